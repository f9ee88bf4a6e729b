"""Markdown as runs of a row: bold, lists and links; nothing that it names is loaded."""

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment, QTextListFormat

from kollm_gui.ui.details.paragraph import Run
from kollm_gui.ui.details.spot import Open

_BREAK = "\u2028"
_OPENED = ("https://", "http://", "mailto:")
_PICTURE = "\ufffc"


def markdown_runs(text: str) -> list[Run]:
    """The text's paragraphs one under another, lists with their bullets or numbers."""
    document = QTextDocument()  # never laid out, so that no picture is ever asked for
    features = QTextDocument.MarkdownFeature
    document.setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
    runs: list[Run] = []
    block = document.begin()
    while block.isValid():
        found = _block_runs(block)
        if found:
            runs += [Run(_BREAK)] if runs else []
            runs += found
        block = block.next()
    return runs or [Run(text.strip(), "text_2")]


def _block_runs(block: QTextBlock) -> list[Run]:
    runs: list[Run] = []
    # A block's iterator cannot be iterated over from Python.
    iterator = block.begin()
    while not iterator.atEnd():
        runs.append(_run(iterator.fragment(), heading=block.blockFormat().headingLevel() > 0))
        iterator += 1
    if runs and block.textList() is not None:
        runs.insert(0, Run(_bullet(block), "text_3"))
    return runs


def _bullet(block: QTextBlock) -> str:
    held = block.textList()
    depth = "\u2003" * max(held.format().indent() - 1, 0)
    if held.format().style() in (
        QTextListFormat.Style.ListDisc,
        QTextListFormat.Style.ListCircle,
        QTextListFormat.Style.ListSquare,
    ):
        return f"{depth}•\u2002"
    return f"{depth}{held.itemNumber(block) + 1}.\u2002"


def _run(fragment: QTextFragment, *, heading: bool) -> Run:
    tone = fragment.charFormat()
    words = fragment.text().replace(_PICTURE, "")
    if tone.isImageFormat():
        return Run(f"[{tone.toImageFormat().name()}]", "text_3", "small")
    address = tone.anchorHref()
    if address.lower().startswith(_OPENED):
        return Run(words, "accent", "body", Open(address), address)
    strong = heading or tone.fontWeight() >= 600
    role = "mono" if tone.fontFixedPitch() else "section" if strong else "body"
    return Run(words, "text_2" if not strong else "text", role)
