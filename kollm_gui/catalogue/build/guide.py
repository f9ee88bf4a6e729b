"""``guide/NN-<slug>.en.md`` and ``.ko.md``: the guide's pages in the order of their numbers."""

import re

from kollm_gui.catalogue.build.files import SourceFiles
from kollm_gui.catalogue.build.problems import Place
from kollm_gui.catalogue.build.rows import Rows
from kollm_gui.i18n import _

_NAME = re.compile(r"guide/(\d{2})-([a-z0-9-]+)\.(en|ko)\.md")


def add_guide(files: SourceFiles, rows: Rows) -> None:
    """Add every page, which stands in two files, one for each language."""
    pages: dict[tuple[str, str], dict[str, str]] = {}
    for name in files.below("guide", ".md"):
        found = _NAME.fullmatch(name)
        if found is None:
            files.problems.add(
                Place(name, ""), _("The name must be like guide/01-budgets.en.md. Rename it.")
            )
            continue
        number, slug, language = found.groups()
        pages.setdefault((number, slug), {})[language] = name
    for (number, slug), named in pages.items():
        texts: dict[str, str] = {}
        for language in ("en", "ko"):
            stem = f"guide/{number}-{slug}.{language}.md"
            if language not in named:
                files.problems.add(Place(stem, ""), _("The file is missing. Restore it."))
                continue
            title, body = _parts(files, stem)
            texts |= {f"title_{language}": title, f"body_{language}": body}
        if len(texts) == 4:
            place = Place(f"guide/{number}-{slug}.en.md", "")
            rows.add("guide_page", place, slug=slug, position=int(number), **texts)


def _parts(files: SourceFiles, name: str) -> tuple[str, str]:
    """The title, which is the first line's heading, and the text below it."""
    first, _end, rest = files.text(name).partition("\n")
    if not first.startswith("# ") or not rest.strip():
        files.problems.add(
            Place(name, "1"), _("The page must begin with “# ” and its title, and go on below.")
        )
    return first.removeprefix("# ").strip(), rest.strip()
