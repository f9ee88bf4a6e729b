"""What Qt writes into a PDF and we replace: its dates, its rounded page size, its metadata."""

import re
from datetime import datetime
from uuid import UUID
from xml.sax.saxutils import escape

_DATES: tuple[tuple[bytes, re.Pattern[bytes]], ...] = (
    (b"/CreationDate", re.compile(rb"/CreationDate \(D:[^)]*\)")),
    (b"/ModDate", re.compile(rb"/ModDate \(D:[^)]*\)")),
)
_MEDIA_BOX = re.compile(rb"/MediaBox \[([^\]]*)\]")
_CROSS_REFERENCES = re.compile(rb"\nxref\n0 \d+\n((?:\d{10} \d{5} [nf][ \r]?\r?\n)+)")
_CHARACTER_MAP = re.compile(rb"beginbfrange\n.*?endbfrange", re.DOTALL)
_TARGETS = re.compile(rb"\[[^\]]*\]")
_START = re.compile(rb"startxref\n(\d+)")

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{source}   <dc:format>application/pdf</dc:format>
   <pdf:Producer>{tool}</pdf:Producer>
   <xmp:CreatorTool>{tool}</xmp:CreatorTool>
   <xmp:CreateDate>{date}</xmp:CreateDate>
   <xmp:ModifyDate>{date}</xmp:ModifyDate>
   <xmp:MetadataDate>{date}</xmp:MetadataDate>
   <xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


def metadata(title: str, tool: str, identity: UUID, date: datetime, source: str = "") -> bytes:
    """The XMP packet of a figure; ``source`` names the data that it was made from."""
    return _XMP.format(
        title=escape(title),
        tool=escape(tool),
        date=f"{date:%Y-%m-%dT%H:%M:%SZ}",
        identity=identity,
        source=f"   <dc:source>{escape(source)}</dc:source>\n" if source else "",
    ).encode()


def dated(pdf: bytes, date: datetime) -> bytes:
    """The file with its dates set, whose length differs between time zones in Qt.

    Setting TZ while painting would do the same, but for the whole process, and not on
    Windows.
    """
    for name, pattern in _DATES:
        pdf = _replaced(pdf, pattern, name + f" (D:{date:%Y%m%d%H%M%S}Z)".encode())
    return pdf


def with_spaces(pdf: bytes) -> bytes:
    """The file whose spaces are spaces when copied; Qt calls their glyph a tab.

    Qt takes the first character that a glyph stands for, and its engine draws a tab
    as a space. The maps are not compressed, and both names are of one length.
    """

    def spaced(found: re.Match[bytes]) -> bytes:
        return _TARGETS.sub(lambda row: row[0].replace(b"<0009>", b"<0020>"), found[0])

    return _CHARACTER_MAP.sub(spaced, pdf)


def with_page_size(pdf: bytes, width_mm: float, height_mm: float) -> bytes:
    """The file with its page size exact; Qt rounds it to whole points.

    Content hangs on the top left corner of the rounded page, which therefore stays.
    """
    found = _MEDIA_BOX.search(pdf)
    if found is None:
        message = "Qt wrote a PDF without a page size"
        raise ValueError(message)
    top = float(found[1].split()[3])
    wide, high = (mm * 72 / 25.4 for mm in (width_mm, height_mm))
    box = f"/MediaBox [0 {top - high:.3f} {wide:.3f} {top:.3f}]"
    return _replaced(pdf, _MEDIA_BOX, box.encode())


def _replaced(pdf: bytes, pattern: re.Pattern[bytes], text: bytes) -> bytes:
    """Replace what a pattern finds, and move the offsets of the objects behind it."""
    found = pattern.search(pdf)
    table = _CROSS_REFERENCES.search(pdf)
    start = _START.search(pdf)
    if found is None or table is None or start is None:
        message = "Qt wrote a PDF of another structure than the one we know"
        raise ValueError(message)
    place, longer = found.start(), len(text) - (found.end() - found.start())

    def moved(offset: int) -> int:
        return offset + longer if offset > place else offset

    rows = re.sub(
        rb"(\d{10})( \d{5} n)", lambda row: b"%010d" % moved(int(row[1])) + row[2], table[1]
    )
    first = pdf[: table.start(1)] + rows + pdf[table.end(1) : start.start(1)]
    whole = first + b"%d" % moved(int(start[1])) + pdf[start.end(1) :]
    return whole[:place] + text + whole[found.end() :]
