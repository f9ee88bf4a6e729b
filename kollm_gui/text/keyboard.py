"""Text typed on the other layout of the keyboard: vhfflrmffht is 폴리글롯, ㄷㅌㅁㅐㅜㄷ exaone."""

from kollm_gui.text import hangul

# The standard Korean layout of two sets (KS X 5002), key by key.
_KEYS = "qwertyuiopasdfghjklzxcvbnm"
_JAMO = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"
_SHIFTED = dict(zip("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
_TO_JAMO = str.maketrans(dict(zip(_KEYS.upper() + _KEYS, _JAMO * 2, strict=True)) | _SHIFTED)
_TO_KEY = str.maketrans(
    dict(zip(_JAMO, _KEYS, strict=True)) | {jamo: key.lower() for key, jamo in _SHIFTED.items()}
)


def on_the_other_layout(text: str) -> str | None:
    """What the same keys write on the other layout; None for a text of both scripts or of none."""
    if hangul.has_hangul(text):
        mixed = any(character.isascii() and character.isalpha() for character in text)
        return None if mixed else hangul.to_jamo(hangul.fold(text)).translate(_TO_KEY)
    typed = text.translate(_TO_JAMO)
    return hangul.compose(typed) if typed != text else None
