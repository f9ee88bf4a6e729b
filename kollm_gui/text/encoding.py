"""The encoding of a text file, told by its first bytes."""

SAMPLE_BYTES = 1 << 16
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def encoding_of(sample: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or Korean Windows' cp949 where UTF-8 cannot be."""
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name
    try:
        # The sample may end within a character.
        sample[: len(sample) - 4 if len(sample) == SAMPLE_BYTES else None].decode("utf-8")
    except UnicodeDecodeError:
        try:
            sample[: len(sample) // 2 * 2].decode("cp949", errors="strict")
        except UnicodeDecodeError as error:
            # A double byte cut by the sample's end is no sign of another encoding.
            if error.start < len(sample) - 4:
                return "utf-8"  # whose error names the place
        return "cp949"
    return "utf-8"
