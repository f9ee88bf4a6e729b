"""Texts made safe for LaTeX, Markdown and spreadsheets."""

import re

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"
_PLAIN = str.maketrans(_RAISED, "0123456789-+")
_RUN_OF_RAISED = re.compile(f"[{_RAISED}]+")
# What pdflatex does not read as it stands; the rest of Unicode needs a font of lualatex.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        "≈": r"$\approx$",
        "≥": r"$\geq$",
        "≤": r"$\leq$",
        "±": r"$\pm$",
        "×": r"$\times$",
        "·": r"$\cdot$",
        "→": r"$\rightarrow$",
        "−": r"$-$",
        "–": "--",
        "—": "---",
        "…": r"\ldots{}",
        "“": "``",
        "”": "''",
        "‘": "`",
        "’": "'",
        "\u00a0": "~",
        "\u2060": "",
    }
)
_MARKDOWN = str.maketrans(
    {
        "\\": "\\\\",
        "|": "\\|",
        "*": "\\*",
        "_": "\\_",
        "<": "&lt;",
        ">": "&gt;",
        "`": "\\`",
        "~": "\\~",
        "[": "\\[",
        "]": "\\]",
    }
)
# What a spreadsheet takes for the beginning of a formula, and signed numbers, which are none.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SIGNED = re.compile(r"[+-][\d.,]+(e[+-]?\d+)?( ?[%\w]+)?")


def latex(text: str) -> str:
    """The text for LaTeX, on one line."""
    parts: list[str] = []
    end = 0
    for found in _RUN_OF_RAISED.finditer(text):
        parts += (text[end : found.start()].translate(_LATEX), _exponent(found[0]))
        end = found.end()
    parts.append(text[end:].translate(_LATEX))
    return " ".join("".join(parts).split())


def markdown(text: str) -> str:
    """The text for a cell or line of Markdown, on one line."""
    return " ".join(text.translate(_MARKDOWN).split())


def spreadsheet(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run as a formula.

    Numbers are no texts and stay as they are, and so does a signed one with its unit. The
    catalogue's own texts do not begin so; what a person imports may.
    """
    harmless = not text.startswith(_FORMULA) or _SIGNED.fullmatch(text)
    return text if harmless else f"'{text}"


def _exponent(raised: str) -> str:
    return f"$^{{{raised.translate(_PLAIN)}}}$"
