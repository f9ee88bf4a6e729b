"""Context menus about a model, a family, an organization or a benchmark."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kollm_gui.citing.bibtex import bibtex
from kollm_gui.citing.entry import (
    entry_of,
    sources_of_benchmark,
    sources_of_family,
    sources_of_model,
)
from kollm_gui.i18n import _
from kollm_gui.library.overriding import field_of, written
from kollm_gui.tables.correction import Questioned, correction_text
from kollm_gui.tables.harness import harness_command
from kollm_gui.tables.model_row import model_rows
from kollm_gui.tables.own_cells import own_fields
from kollm_gui.ui.controls.menus import open_menu
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.model_tree import Node
from kollm_gui.ui.scored import reports_target
from kollm_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from kollm_gui.ui.own.own_commands import OwnCommands

HUGGING_FACE = "https://huggingface.co/"
MOST_SOURCES = 6


class ModelMenu:
    """Opens menus about what a row shows; what they do goes through workspace and dialogs."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        dialogs: Dialogs,
        parent: QWidget,
        own: "OwnCommands | None" = None,
    ) -> None:
        self._workspace, self._look, self._dialogs = workspace, look, dialogs
        self._parent, self._own = parent, own

    def open_for_model(
        self,
        slug: str,
        at: QPoint,
        questioned: Questioned | None = None,
        slugs: Sequence[str] = (),
        column: str = "",
    ) -> None:
        """The menu of a model's row; ``questioned`` is the value of the cell under the pointer.

        ``slugs`` are all rows that are selected, ``column`` is that of the cell.
        """
        menu = self.of_model(slug, slugs)
        self.add_reverts(menu, slug, column)
        if questioned is not None:
            menu.addSeparator()
            text = correction_text(questioned, self._workspace.snapshot.info)
            self._offer_copy(menu, _("Suggest a correction of this value"), text)
        self._popup(menu, at)

    def open_for_node(self, node: Node, at: QPoint) -> None:
        """The menu of a row of the tree."""
        menu = self.of_model(node.slug) if node.slug else self.of_group(node)
        if menu is not None:
            self._popup(menu, at)

    def open_for_benchmark(self, slug: str, at: QPoint) -> None:
        """The menu of a benchmark's row."""
        self._popup(self.of_benchmark(slug), at)

    def of_model(self, slug: str, slugs: Sequence[str] = ()) -> QMenu:
        """Copying, opening pages, showing in the chart, filtering, one's own; of several rows."""
        snapshot = self._workspace.snapshot
        model = snapshot.models[slug]
        menu = QMenu(self._parent)
        self._offer_copy(menu, _("Copy name"), model.name)
        self._offer_copy(menu, _("Copy slug"), slug)
        if model.hf_id:
            self._offer_copy(menu, _("Copy Hugging Face id"), model.hf_id)
        sources = sources_of_model(snapshot, model)
        self._offer_copy(
            menu, _("Copy citations as BibTeX"), bibtex([entry_of(each) for each in sources])
        )
        menu.addSeparator()
        if model.hf_id:
            address = HUGGING_FACE + model.hf_id
            self._offer(
                menu, _("Open the Hugging Face page"), lambda: self._dialogs.open_page(address)
            )
        self._offer_sources(menu, [(each.title, each.url) for each in sources])
        if self._own is not None:
            menu.addSeparator()
            self._offer_own(menu, slug, tuple(slugs) if slug in slugs else (slug,))
        menu.addSeparator()
        target = reports_target(self._workspace.state, snapshot, slug)
        if target is not None:
            name = snapshot.benchmarks[target.split("/")[1]].label
            self._offer(
                menu,
                _("All reports on {benchmark}").format(benchmark=name),
                lambda: self._workspace.change(selected=target),
            )
        self._offer(
            menu,
            _("Show in the chart"),
            lambda: self._workspace.change(selected=slug, tab="charts"),
        )
        compared = slug in self._workspace.state.compare
        self._offer(
            menu,
            _("Remove from Compare") if compared else _("Add to Compare"),
            lambda: self._workspace.toggle_compared(slug),
        )
        if model.base_model in snapshot.models:
            self._offer(
                menu,
                _("Compare with its base"),
                lambda: self._workspace.change(tab="compare", gain_of=slug),
            )
        family = snapshot.families.get(model.family)
        if family is not None:
            self._offer_search(menu, family.name)
        maker = snapshot.organization_of(model)
        if maker is not None:
            self._offer_search(menu, maker.label)
        return menu

    def of_group(self, node: Node) -> QMenu | None:
        """The menu of a group: its name, its citations, its models alone."""
        menu = QMenu(self._parent)
        self._offer_copy(menu, _("Copy name"), node.text)
        selects = node.selects or ""
        if selects.startswith("family/"):
            slug = selects.removeprefix("family/")
            sources = sources_of_family(self._workspace.snapshot, slug)
            self._offer_copy(
                menu, _("Copy citations as BibTeX"), bibtex([entry_of(each) for each in sources])
            )
        if selects.startswith(("family/", "organization/")):
            self._offer_search(menu, node.text)
        return menu

    def of_benchmark(self, slug: str) -> QMenu:
        """Copying and opening pages."""
        snapshot = self._workspace.snapshot
        benchmark = snapshot.benchmarks[slug]
        menu = QMenu(self._parent)
        self._offer_copy(menu, _("Copy name"), benchmark.name)
        self._offer_copy(menu, _("Copy slug"), slug)
        sources = sources_of_benchmark(snapshot, benchmark)
        self._offer_copy(
            menu, _("Copy citations as BibTeX"), bibtex([entry_of(each) for each in sources])
        )
        command = harness_command(benchmark)
        if command is not None:
            self._offer_copy(menu, _("Copy the harness command"), command)
        if benchmark.hf_id:
            address = f"{HUGGING_FACE}datasets/{benchmark.hf_id}"
            self._offer(
                menu, _("Open the Hugging Face page"), lambda: self._dialogs.open_page(address)
            )
        self._offer_sources(menu, [(each.title, each.url) for each in sources])
        return menu

    def _offer(self, menu: QMenu, text: str, work: Callable[[], None]) -> None:
        menu.addAction(text.replace("&", "&&")).triggered.connect(lambda _on=False: work())

    def _offer_own(self, menu: QMenu, slug: str, slugs: tuple[str, ...]) -> None:
        own, workspace = self._own, self._workspace
        if own is None:
            return

        def on_it(work: Callable[[], None]) -> Callable[[], None]:
            def done() -> None:
                workspace.change(selected=slug)
                work()

            return done

        self._offer(menu, _("Write a note…"), on_it(own.write_note))
        self._offer(menu, _("Tags…"), on_it(own.edit_tags))
        self._offer(menu, _("Add to a collection…"), lambda: own.collect(slugs))
        mine = workspace.snapshot.mine
        for collection in mine.collections:
            if slug in mine.members.get(collection.id, ()):
                self._offer(
                    menu,
                    _("Take out of “{collection}”").format(collection=collection.name),
                    lambda key=collection.id: own.take_out(key, slugs),
                )

    def add_reverts(self, menu: QMenu, slug: str, column: str) -> None:
        """Put on top what takes back the values that lie over the catalogue’s in this cell."""
        own, snapshot = self._own, self._workspace.snapshot
        row = model_rows(snapshot, [slug])[0]
        fields = own_fields(column, row)
        if own is None or not fields:
            return
        first = menu.actions()[0]
        for name in fields:
            field = field_of(slug, name)
            if field is not None:
                value = getattr(snapshot.original_models[slug], name)
                told = _("Revert “{field}” to the catalogue’s {value}").format(
                    field=field.told, value=written(value, field.kind) or _("not known")
                )
                action = QAction(told.replace("&", "&&"), menu)
                action.triggered.connect(lambda _on=False, name=name: own.revert(slug, name))
                menu.insertAction(first, action)
        menu.insertSeparator(first)

    def _offer_copy(self, menu: QMenu, text: str, what: str) -> None:
        if what:
            self._offer(menu, text, lambda: self._dialogs.copy(what))

    def _offer_search(self, menu: QMenu, name: str) -> None:
        self._offer(
            menu,
            _("Show only {name}").format(name=name),
            lambda: self._workspace.change(query=f'"{name}"' if " " in name else name),
        )

    def _offer_sources(self, menu: QMenu, sources: list[tuple[str, str | None]]) -> None:
        known = [(title, url) for title, url in sources if url][:MOST_SOURCES]
        if not known:
            return
        below = menu.addMenu(_("Open a source"))
        for title, url in known:
            short = title if len(title) <= 60 else title[:59].rstrip() + "…"
            self._offer(below, short, lambda url=url: self._dialogs.open_page(url))

    def _popup(self, menu: QMenu, at: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        open_menu(menu, self._look, at)
