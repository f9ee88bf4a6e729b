"""What the person does with their own data: asked in a dialog, done as one step."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.ui.dialogs import Dialogs, save_text
from kollm_gui.ui.look import Look
from kollm_gui.ui.own.asking import Asking
from kollm_gui.ui.own.form import FormField
from kollm_gui.ui.own.model_commands import ModelCommands
from kollm_gui.ui.own.note_dialog import NoteDialog
from kollm_gui.ui.own.own_data import OwnData
from kollm_gui.ui.own.tag_dialog import TagDialog
from kollm_gui.ui.own.value_commands import ValueCommands
from kollm_gui.ui.worker import Worker
from kollm_gui.ui.workspace import Workspace
from kollm_gui.userdata.records import Collection, Note, ReadingStatus, Tag
from kollm_gui.userdata.store import UserStore

if TYPE_CHECKING:
    from kollm_gui.ui.own.importing import Importing

JSON_FILES = "JSON (*.json)"


class OwnCommands(QObject):
    """Acts on what is selected; every failure is told, and then nothing was changed."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        own: OwnData,
        *,
        dialogs: Dialogs,
        worker: Worker,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._importing: Importing | None = None
        self._workspace, self._look, self._own = workspace, look, own
        self._dialogs, self._window = dialogs, window
        self._asking = Asking(workspace, look, own, dialogs, window)
        self._values, self._models = ValueCommands(self._asking), ModelCommands(self._asking)
        self._edits: Mapping[str, Callable[[str], None]] = {
            "note.add": lambda _key: self.write_note(),
            "note.change": self._open_note,
            "note.delete": lambda key: self._with_note(key, lambda s, note: s.notes.delete(note)),
            "tag.add": lambda _key: self.edit_tags(),
            "tag.remove": self._remove_tag,
            "reading.status": self.mark,
            "reading.rating": self._rate,
            "member.add": lambda _key: self.collect(),
            "member.remove": self._take_out,
            "score.add": lambda _key: self._models.add_score(),
            "score.change": self._models.edit_score,
            "score.delete": self._models.delete_score,
            "run.delete": self._models.delete_run,
            "model.change": self._models.edit_model,
            "model.delete": self._models.delete_model,
            "override.change": self._values.override,
            "override.revert": self._values.revert_selected,
        }

    def edit(self, what: str, key: str = "") -> None:
        """Do what a link of the details asks for."""
        self._edits[what](key)

    # Edit

    def undo(self) -> None:
        """Take back the last word typed where one types, else the last step of the data."""
        if not _turned_in_field("undo"):
            self._asking.do(UserStore.undo)

    def redo(self) -> None:
        """Do again what was undone."""
        if not _turned_in_field("redo"):
            self._asking.do(UserStore.redo)

    def write_note(self) -> None:
        """Write a note on what is selected."""
        subject = self._workspace.state.selected
        title = (
            _("Note on {subject}").format(subject=self._asking.name(subject))
            if subject
            else _("Note")
        )
        dialog = NoteDialog(
            self._look,
            self._dialogs,
            title,
            "",
            lambda text: self._keep_note(text, subject),
            parent=self._window,
        )
        self._dialogs.show(dialog)

    def edit_tags(self) -> None:
        """Choose the tags of the selected model, name and colour them."""
        slug = self._asking.model
        if slug is not None:
            dialog = TagDialog(
                self._look,
                self._own,
                self._dialogs,
                model=slug,
                name=self._asking.name(slug),
                parent=self._window,
            )
            self._dialogs.show(dialog)

    def mark(self, status: str) -> None:
        """Mark how far the selected model is read."""
        slug = self._asking.model
        if slug is None:
            return
        told: ReadingStatus = next(each for each in ("unread", "reading", "read") if each == status)
        rating = self._asking.snapshot.mine.reading(slug).rating
        self._asking.do(lambda store: store.readings.mark(slug, told, rating))

    def override(self) -> None:
        """Lay a value over one of the catalogue's."""
        self._values.override()

    def revert(self, subject: str, field: str) -> None:
        """Take the value off again that lies over the catalogue's."""
        self._values.revert(subject, field)

    def collect(self, slugs: tuple[str, ...] = ()) -> None:
        """Put the selected model, or these, into a collection made by hand."""
        models = slugs or ((self._asking.model,) if self._asking.model else ())
        if not models:
            return
        names = [each.name for each in self._by_hand()]
        fields = [FormField("name", _("Collection"), hint=_("a new name, or one of these"))]
        if names:
            choices = tuple((name, name) for name in names)
            fields = [
                FormField("known", _("Collection"), (*choices, ("", _("a new one")))),
                FormField("name", _("New name")),
            ]

        def take(values: Mapping[str, str]) -> None:
            name = values.get("known") or values["name"]
            self._own.change(lambda store: _collect(store, self._by_hand(), name, models))

        told = ", ".join(self._asking.name(slug) for slug in models)
        self._asking.ask(_("Add to a collection"), fields, {}, take, told=told)

    def take_out(self, key: str, slugs: tuple[str, ...]) -> None:
        """Take models out of a collection made by hand."""
        found = next((each for each in self._by_hand() if each.id == key), None)
        if found is not None:
            self._asking.do(lambda store: store.collections.take_out(found, slugs))

    # File

    def add_model(self) -> None:
        """Enter a model of one's own."""
        self._models.add_model()

    def add_score(self) -> None:
        """Enter a score of the selected model."""
        self._models.add_score()

    def import_results(self) -> None:
        """Ask for files of evaluation programs, and take them in."""
        self._dialogs.ask_open_several(
            self._window,
            _("Import results"),
            [_("Results (*.json *.jsonl *.md *.csv *.tsv)"), _("All files (*)")],
            self.take_results,
        )

    def import_folder(self) -> None:
        """Ask for a folder of results, and take in all that are in it."""
        self._dialogs.ask_folder(
            self._window, _("Import a folder of results"), lambda path: self.take_results((path,))
        )

    def take_results(self, paths: Sequence[Path]) -> None:
        """Take in files and folders, as they were chosen or dropped on the window."""
        if self._importing is None:
            from kollm_gui.ui.own.importing import Importing  # noqa: PLC0415 - when asked for

            self._importing = Importing(
                self._workspace,
                self._look,
                self._own,
                dialogs=self._dialogs,
                worker=self._worker,
                window=self._window,
                parent=self,
            )
        self._importing.take(paths)

    def export_data(self) -> None:
        """Write everything of one's own to one file."""
        from kollm_gui.userdata.exchange import to_json  # noqa: PLC0415 - only where asked for

        def write(file: Path) -> None:
            try:
                save_text(file, to_json(self._own.store.load()))
            except UserError as error:
                self._dialogs.warn(self._window, _("Not exported"), error.sentence)

        self._dialogs.ask_save(
            self._window, _("Export my data"), "kollm-my-data.json", [JSON_FILES], write
        )

    def import_data(self) -> None:
        """Take in a file that ``export_data`` wrote."""
        self._dialogs.ask_open(
            self._window, _("Import my data"), [JSON_FILES, _("All files (*)")], self._take_in
        )

    def show_history(self) -> None:
        """Every step, newest first."""
        from kollm_gui.ui.own.history_page import HistoryPage  # noqa: PLC0415 - see above

        page = HistoryPage(self._look, self._own.store, self._asking.name, self._window)
        self._dialogs.show(page)

    # Links of the details

    def _open_note(self, key: str) -> None:
        note = self._note(key)
        if note is None:
            return
        title = _("Note on {subject}").format(subject=self._asking.name(note.subject or ""))
        dialog = NoteDialog(
            self._look,
            self._dialogs,
            title if note.subject else _("Note"),
            note.text,
            lambda text: self._own.change(lambda store: store.notes.change(note, text)),
            rendered=True,
            parent=self._window,
        )
        self._dialogs.show(dialog)

    def _keep_note(self, text: str, subject: str | None) -> None:
        if not text.strip():
            raise UserError(_("The note is empty; write something, or cancel."))
        self._own.change(lambda store: store.notes.add(text, subject))

    def _with_note(self, key: str, work: Callable[[UserStore, Note], None]) -> None:
        note = self._note(key)
        if note is not None:
            self._asking.do(lambda store: work(store, note))

    def _remove_tag(self, key: str) -> None:
        slug, tag = self._asking.model, self._tag(key)
        if slug is not None and tag is not None:
            self._asking.do(lambda store: store.tags.detach(slug, tag))

    def _rate(self, stars: str) -> None:
        slug = self._asking.model
        if slug is not None:
            status = self._asking.snapshot.mine.reading(slug).status
            rating = int(stars) if stars else None
            self._asking.do(lambda store: store.readings.mark(slug, status, rating))

    def _take_out(self, key: str) -> None:
        if self._asking.model is not None:
            self.take_out(key, (self._asking.model,))

    def _take_in(self, file: Path) -> None:
        from kollm_gui.userdata.exchange import merge, read  # noqa: PLC0415 - see export_data

        try:
            content = file.read_bytes()
        except OSError as error:
            sentence = _("{file} cannot be read ({reason}).")
            told = sentence.format(file=file.name, reason=error.strerror or error)
            self._dialogs.warn(self._window, _("Not imported"), told)
            return
        try:
            data = read(content, file.name)
            merged = merge(self._own.store, data, file.name)
        except UserError as error:
            self._dialogs.warn(self._window, _("Not imported"), error.sentence)
            return
        self._own.recompose()
        sentence = _(
            "From {file}: {added} entries are new, {changed} were changed, {same} were here"
            " already. Undo takes it all back."
        )
        told = sentence.format(
            file=file.name, added=merged.added, changed=merged.changed, same=merged.same
        )
        self._dialogs.tell(self._window, _("Imported"), told)

    # What is there

    def _note(self, key: str) -> Note | None:
        return next(
            (each for each in self._asking.snapshot.mine.data.notes if each.id == key), None
        )

    def _tag(self, key: str) -> Tag | None:
        return next((each for each in self._asking.snapshot.mine.tags if each.id == key), None)

    def _by_hand(self) -> list[Collection]:
        return [each for each in self._asking.snapshot.mine.collections if each.query is None]


def _collect(store: UserStore, known: list[Collection], name: str, models: tuple[str, ...]) -> None:
    folded = name.strip().casefold()
    found = next((each for each in known if each.name.casefold() == folded), None)
    if found is None:
        store.collections.add(name, models=models)
    else:
        store.collections.put_in(found, models)


def _turned_in_field(method: str) -> bool:
    """Let a field that has the focus take back what was typed, where there is any."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit):
        can = focus.isUndoAvailable() if method == "undo" else focus.isRedoAvailable()
    elif isinstance(focus, QPlainTextEdit | QTextEdit):
        document = focus.document()
        can = document.isUndoAvailable() if method == "undo" else document.isRedoAvailable()
    else:
        return False
    if can:
        getattr(focus, method)()
    return can
