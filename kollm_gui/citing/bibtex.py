"""Entries as BibTeX."""

from collections.abc import Sequence

from kollm_gui.citing.entry import Author, Entry

_ESCAPES = str.maketrans(
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
    }
)
_HOW: dict[str, str] = {
    "model_card": "Model card",
    "repo": "Repository",
    "blog": "Blog post",
    "leaderboard": "Leaderboard",
    "seed": "Blog post",
    "dataset": "Data set",
}


def bibtex(entries: Sequence[Entry]) -> str:
    """The entries in order, UTF-8, with a blank line between them."""
    return "\n".join(_entry(entry) for entry in entries)


def escape(text: str) -> str:
    """The text as TeX sets it; Hangul and accents stay as they are."""
    return " ".join(text.translate(_ESCAPES).split())


def _entry(entry: Entry) -> str:
    fields: list[tuple[str, str | None]] = [
        # A second pair of braces keeps capitals such as those of KMMLU.
        ("title", f"{{{escape(entry.title)}}}"),
        ("author", _authors(entry)),
        # Styles sort by it where nobody signed.
        ("key", None if entry.authors else escape(entry.title)),
        ("year", str(entry.year) if entry.year is not None else None),
        ("howpublished", _HOW.get(entry.kind)),
        ("eprint", entry.arxiv),
        ("archiveprefix", "arXiv" if entry.arxiv else None),
        ("version", escape(entry.version) if entry.version else None),
        # A url field takes its text as it stands; only braces would end it early.
        ("url", entry.url.replace("{", "%7B").replace("}", "%7D") if entry.url else None),
        ("note", escape(entry.note) if entry.note else None),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@misc{{{entry.key},", *lines, "}"]) + "\n"


def _authors(entry: Entry) -> str | None:
    names = [_author(author) for author in entry.authors]
    if entry.more_authors and names:
        names.append("others")
    return " and ".join(names) or None


def _author(author: Author) -> str:
    if author.literal is not None:
        return f"{{{escape(author.literal)}}}"
    return f"{escape(author.family or '')}, {escape(author.given or '')}"
