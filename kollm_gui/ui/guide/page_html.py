"""A page of the guide as rich text: paragraphs, headings, lists, bold words and links."""

import html
import re
from collections.abc import Iterator

from kollm_gui.ui.details.paragraph import unbroken
from kollm_gui.ui.look import Look

_INLINE = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<words>[^\]]+)\]\((?P<address>[^)\s]+)\)")


def page_html(look: Look, title: str, body: str, foot: str = "") -> str:
    """The page in the look's sizes and colours; Hangul words are held together."""
    blocks = "".join(_blocks(look, body))
    last = f'<p class="foot">{_inline(foot)}</p>' if foot else ""
    return f"<h1>{_text(title)}</h1>{blocks}{last}"


def page_style(look: Look) -> str:
    """The style sheet of a page's document."""
    text, quiet, accent = (look.colour(name).name() for name in ("text", "text_2", "accent"))
    return (
        f"h1{{font-size:{look.px(20)}px;font-weight:600;color:{text};margin:0 0 {look.px(14)}px 0}}"
        f"h2{{font-size:{look.px(15)}px;font-weight:600;color:{text};"
        f"margin:{look.px(20)}px 0 {look.px(6)}px 0}}"
        f"p,li{{font-size:{look.px(14)}px;color:{text};line-height:158%}}"
        f"p{{margin:0 0 {look.px(10)}px 0}}"
        f"li{{margin:0 0 {look.px(5)}px 0}}"
        f"a{{color:{accent};text-decoration:none}}"
        f".foot{{color:{quiet};margin:{look.px(22)}px 0 {look.px(24)}px 0}} b{{font-weight:600}}"
    )


def _blocks(look: Look, body: str) -> Iterator[str]:
    for block in re.split(r"\n{2,}", body.strip()):
        if block.startswith("## "):
            yield f"<h2>{_inline(block[3:])}</h2>"
        elif block.startswith("- "):
            items = "".join(f"<li>{_inline(line[2:])}</li>" for line in block.splitlines())
            margin = look.px(18)
            yield f'<ul style="margin-left:{margin}px;-qt-list-indent:0">{items}</ul>'
        else:
            yield f"<p>{_inline(block)}</p>"


def _inline(text: str) -> str:
    parts: list[str] = []
    end = 0
    for match in _INLINE.finditer(text):
        parts.append(_text(text[end : match.start()]))
        if match["bold"] is not None:
            parts.append(f"<b>{_text(match['bold'])}</b>")
        else:
            address = html.escape(match["address"], quote=True)
            parts.append(f'<a href="{address}">{_text(match["words"])}</a>')
        end = match.end()
    parts.append(_text(text[end:]))
    return "".join(parts)


def _text(text: str) -> str:
    return html.escape(unbroken(text), quote=False)
