"""The short lists that models and scores refer to: makers, sources, terms, techniques."""

from kollm_gui.catalogue.build.citations import add_citations, require_citations
from kollm_gui.catalogue.build.fields import Fields
from kollm_gui.catalogue.build.files import SourceFiles
from kollm_gui.catalogue.build.rows import Rows
from kollm_gui.catalogue.build.spoken import add_spoken

_CORPUS_EXTRAS = ("earlier_name", "format", "composition", "license_note")
_CORPUS_CITABLE = frozenset(
    (*_CORPUS_EXTRAS, "name", "release", "tokens_b", "rows", "language", "license", "note")
)


def add_documents(files: SourceFiles, rows: Rows) -> None:
    """Add categories, organizations, sources, licences, techniques and published corpora."""
    for entry in files.listed("organizations.toml", "organization"):
        optional = ("name_ko", "kind", "country", "short", "short_ko")
        slug = _add_plain(entry, rows, "organization", ("name",), optional)
        add_spoken(entry, rows, ("organization", slug))
        entry.finish()
    for entry in files.listed("sources.toml", "source"):
        optional = ("authors", "url", "arxiv", "note", "note_ko", "short")
        _add_plain(
            entry, rows, "source", ("kind", "title", "status"), optional, year=entry.whole("year")
        )
        entry.finish()
    for entry in files.listed("licenses.toml", "license"):
        names = ("name_ko", "short", "short_ko", "spdx")
        optional = (*names, "url", "summary_en", "summary_ko", "source", "locator")
        _add_plain(entry, rows, "license", ("name", "commercial"), optional)
        entry.finish()
    for entry in files.listed("techniques.toml", "technique"):
        _add_plain(entry, rows, "technique", ("name_en",), ("name_ko", "note_en", "note_ko"))
        entry.finish()
    for position, entry in enumerate(files.listed("categories.toml", "category")):
        texts = ("name_en", "name_ko", "definition_en", "definition_ko")
        _add_plain(entry, rows, "category", texts, (), position=position)
        entry.finish()
    for entry in files.listed("corpora.toml", "corpus"):
        _add_published_corpus(entry, rows)


def _add_plain(
    entry: Fields,
    rows: Rows,
    table: str,
    required: tuple[str, ...],
    optional: tuple[str, ...],
    /,
    **more: object,
) -> str:
    slug = entry.required("id")
    texts = {name: entry.required(name) for name in required}
    texts |= {name: entry.text(name) for name in optional}
    rows.add(table, entry.place(), slug=slug, **texts, **more)
    return slug


def _add_published_corpus(entry: Fields, rows: Rows) -> None:
    release, first_day, last_day = entry.date("release")
    slug = _add_plain(
        entry,
        rows,
        "published_corpus",
        ("name", "language"),
        ("organization", "license_printed", "license", "hf_id", "note_en", "note_ko"),
        release=release,
        release_from=first_day,
        release_to=last_day,
        tokens_b=entry.number("tokens_b"),
        rows=entry.whole("rows"),
        extras=entry.extras(_CORPUS_EXTRAS),
    )
    add_citations(entry, rows, ("published_corpus", slug), _CORPUS_CITABLE)
    require_citations(entry, ("release", "tokens_b", "rows"))
    entry.finish()
