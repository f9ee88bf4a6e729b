"""A catalogue file verified: its bytes, its references, its numbers, its words."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import DatabaseError

from kollm_gui.catalogue.bilingual import remarks
from kollm_gui.catalogue.content import content_hash
from kollm_gui.catalogue.finding import Finding
from kollm_gui.catalogue.opening import named_engine, unreadable
from kollm_gui.catalogue.reader import read_catalogue
from kollm_gui.catalogue.records import Catalogue, CatalogueInfo
from kollm_gui.catalogue.schema import metadata
from kollm_gui.catalogue.schema.columns import written_rules
from kollm_gui.catalogue.soundness import findings
from kollm_gui.i18n import _


@dataclass(frozen=True, slots=True)
class Untranslated:
    """How many texts of a kind have an English form and no Korean one."""

    kind: str
    missing: int
    whole: int


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of a file found."""

    path: Path
    info: CatalogueInfo
    models: int
    scores: int
    sources: int
    citations: int
    findings: tuple[Finding, ...]
    untranslated: tuple[Untranslated, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong; a missing translation is not wrong."""
        return not self.findings


def check_file(path: Path) -> CheckReport:
    """Verify a file; ``UserError`` where it cannot even be read."""
    engine = named_engine(path)
    try:
        catalogue = read_catalogue(engine)
        later = _later_columns(engine)
        said = [one for one in findings(catalogue) if one.place.rpartition(": ")[2] not in later]
        found = [*_file_findings(engine, catalogue.info), *said]
    except DatabaseError as error:
        raise unreadable(path, error) from error
    finally:
        engine.dispose()
    owners = (*catalogue.models, *catalogue.benchmarks, *catalogue.families)
    return CheckReport(
        path=path,
        info=catalogue.info,
        models=len(catalogue.models),
        scores=len(catalogue.scores),
        sources=len(catalogue.sources),
        citations=sum(len(owner.citations) for owner in owners),
        findings=tuple(found),
        untranslated=untranslated(catalogue),
    )


def _later_columns(engine: Engine) -> set[str]:
    """Columns that came after the file's schema minor: it cannot be asked for their values."""
    with engine.connect() as connection:
        views = connection.exec_driver_sql("SELECT name FROM sqlite_temp_master").scalars().all()

        def columns(schema: str) -> set[tuple[str, str]]:
            return {
                (view, row.name)
                for view in views
                for row in connection.exec_driver_sql(f'PRAGMA {schema}.table_info("{view}")')
            }

        return {name for _view, name in columns("temp") - columns("main")}


def content_of(path: Path) -> str:
    """The content hash of what a file holds now, whatever it says of itself."""
    engine = named_engine(path)
    try:
        with engine.connect() as connection:
            return content_hash(connection)
    finally:
        engine.dispose()


def _file_findings(engine: Engine, info: CatalogueInfo) -> list[Finding]:
    found: list[Finding] = []
    with engine.connect() as connection:
        for (verdict,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if verdict != "ok":
                found.append(Finding(_("file"), str(verdict)))
        found += _rule_findings(connection)
        for table, _row, target, _number in connection.exec_driver_sql(
            "PRAGMA main.foreign_key_check"
        ):
            sentence = _("refers to a row that {target} does not have.").format(target=target)
            found.append(Finding(str(table), sentence))
        if content_hash(connection) != info.content_hash:
            sentence = _("does not match the content: the file was changed after it was built.")
            found.append(Finding("catalogue_info: content_hash", sentence))
    return found


def _rule_findings(connection: Connection) -> list[Finding]:
    """Rows that break a rule of the schema, whatever rules the file itself keeps."""
    found: list[Finding] = []
    for table in metadata.sorted_tables:
        key = table.primary_key.columns.values()[0]
        for rule in written_rules(table):
            broken = connection.scalars(select(key).where(text(f"NOT ({rule.sqltext})"))).all()
            sentence = _("breaks the rule “{rule}”.").format(rule=rule.sqltext)
            found += [Finding(f"{table.name} {one}", sentence) for one in broken]
    return found


def untranslated(catalogue: Catalogue) -> tuple[Untranslated, ...]:
    """Counts of texts and names that lack their Korean form."""
    known = {model.family for model in catalogue.models if not model.minimal}
    families = [family for family in catalogue.families if family.slug in known]
    korean = [maker for maker in catalogue.organizations if maker.country == "KR"]
    pairs: dict[str, list[tuple[str | None, str | None]]] = {
        _("family names"): [(family.name, family.name_ko) for family in families],
        _("Korean organizations' names"): [(maker.name, maker.name_ko) for maker in korean],
        _("family notes"): [(family.note_en, family.note_ko) for family in catalogue.families],
        _("model notes"): [(model.note_en, model.note_ko) for model in catalogue.models],
        _("benchmark notes"): [(test.note_en, test.note_ko) for test in catalogue.benchmarks],
        _("remarks on disagreements"): [
            (one.comment, one.comment_ko) for one in catalogue.conflicts
        ],
        _("techniques"): [(one.name_en, one.name_ko) for one in catalogue.techniques],
        _("licence summaries"): [(one.summary_en, one.summary_ko) for one in catalogue.licenses],
    }
    for remark in remarks(catalogue):
        pairs.setdefault(_(remark.kind), []).append((remark.english, remark.korean))
    return tuple(
        Untranslated(
            kind,
            sum(1 for english, korean_form in forms if english and not korean_form),
            sum(1 for english, _korean_form in forms if english),
        )
        for kind, forms in pairs.items()
    )
