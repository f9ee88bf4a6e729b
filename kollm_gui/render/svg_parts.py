"""What Qt writes into an SVG and we replace: its rounded size, its bare font names."""

import re
from xml.sax.saxutils import escape, unescape

from kollm_gui.render import fonts

_SIZE = re.compile(r'width="[\d.]+mm" height="[\d.]+mm"')
_TEXT = re.compile(r"<text ([^>]*?)\s*>([^<]*)</text>")
# What one call of drawText writes: texts that only white space parts.
_RUN = re.compile(r"<text [^>]*>[^<]*</text>\s*(?:<text [^>]*>[^<]*</text>\s*)+")
_FAMILY = re.compile(r'font-family="([^"]*)"')
_FONT = re.compile(r'font-size="(\d+)" font-weight="(\d+)"')
_METADATA = """<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">
<dc:creator>{tool}</dc:creator><dc:source>{source}</dc:source>
</rdf:Description></rdf:RDF></metadata>
"""
# Korean faces of the usual systems, for a reader without ours.
FALLBACKS = ("Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "sans-serif")


def with_exact_size(svg: str, width_mm: float, height_mm: float) -> str:
    """The file with its size in millimetres, which Qt rounds to whole pixels."""
    size = f'width="{width_mm:.6g}mm" height="{height_mm:.6g}mm"'
    return _SIZE.sub(size, svg, count=1)


def with_metadata(svg: str, tool: str, source: str) -> str:
    """The file with the program and the data that it was made from, as Dublin Core."""
    told = _METADATA.format(tool=escape(tool), source=escape(source))
    return svg.replace("<defs>", f"{told}<defs>", 1)


def with_whole_texts(svg: str) -> str:
    """The file with each text in one piece; Qt parts it where Hangul meets Latin letters."""
    return _RUN.sub(_joined, svg)


def _joined(found: re.Match[str]) -> str:
    pieces = list(_TEXT.finditer(found[0]))
    text = "".join(piece[2] for piece in pieces)
    return f"<text {pieces[0][1]}>{text}</text>\n"


def with_kept_widths(svg: str) -> str:
    """The file with the width of each text stated, which another font then has to keep.

    SVG does not carry its fonts; a wider one would run texts into each other and off the page.
    """
    families = ", ".join((fonts.FAMILIES[0], *FALLBACKS))
    svg = _FAMILY.sub(f'font-family="{families}"', svg)
    return _TEXT.sub(_with_width, svg)


def _with_width(found: re.Match[str]) -> str:
    attributes, text = found[1], found[2]
    told = _FONT.search(attributes)
    if told is None or not text.strip():
        return found[0]
    width = fonts.width(unescape(text, {"&quot;": '"'}), int(told[1]), int(told[2]))
    kept = f'textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"'
    return f"<text {attributes} {kept}>{text}</text>"
