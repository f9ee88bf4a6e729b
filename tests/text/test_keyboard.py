"""Text typed while the keyboard stood on the other layout."""

import pytest

from kollm_gui.text import keyboard


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vhfflrmffht", "폴리글롯"),
        ("Eht", "똣"),
        ("dml-2", "의-2"),
        ("ㄷㅌㅁㅐㅜㄷ", "exaone"),
        ("ㅔㅐㅣㅛ히ㅐㅅ", "polyglot"),
        ("ㅃㅉ", "qw"),
        ("엑사 one", None),
        ("3.5", None),
        ("", None),
    ],
)
def test_the_same_keys_are_read_on_the_other_layout(typed: str, meant: str | None) -> None:
    assert keyboard.on_the_other_layout(typed) == meant
