"""From the hand-kept sources to the catalogue file."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from kollm_gui.catalogue.build.benchmarks import add_benchmarks
from kollm_gui.catalogue.build.documents import add_documents
from kollm_gui.catalogue.build.fields import Fields
from kollm_gui.catalogue.build.files import SourceFiles
from kollm_gui.catalogue.build.guide import add_guide
from kollm_gui.catalogue.build.models import add_models
from kollm_gui.catalogue.build.problems import Problems
from kollm_gui.catalogue.build.references import check_references
from kollm_gui.catalogue.build.remarks import add_remarks
from kollm_gui.catalogue.build.rows import Rows
from kollm_gui.catalogue.build.scores import add_scores
from kollm_gui.catalogue.build.write import write_database


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    content_hash: str
    data_version: str
    models: int
    scores: int


def build_database(sources: Path, out: Path) -> Built:
    """Check every source and write the file; ``UserError`` lists all that is wrong."""
    problems = Problems()
    files = SourceFiles(sources, problems)
    rows = Rows()
    head = Fields(problems, "catalogue.toml", "", files.toml("catalogue.toml"))
    data_version = head.required("data_version")
    head.finish()
    add_documents(files, rows)
    add_models(files, rows)
    add_benchmarks(files, rows)
    add_scores(files, rows)
    add_remarks(files, rows)
    add_guide(files, rows)
    check_references(rows, problems)
    problems.raise_any()
    found = write_database(rows, data_version, out, problems)
    return Built(found, data_version, rows.count("model"), rows.count("score"))


def expected_hash(sources: Path) -> str:
    """The content hash that a build of the sources would have."""
    with tempfile.TemporaryDirectory() as folder:
        return build_database(sources, Path(folder) / "kollm.sqlite").content_hash
