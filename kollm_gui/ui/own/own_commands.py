"""What the person does with their own data: asked in a dialog, done as one step."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.overriding import FIELDS, OverridableField, field_of, read_value, written
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.dialogs import Dialogs, save_text
from kollm_gui.ui.look import Look
from kollm_gui.ui.own import model_form
from kollm_gui.ui.own.form import FormDialog, FormField
from kollm_gui.ui.own.note_dialog import NoteDialog
from kollm_gui.ui.own.override_form import OverrideForm
from kollm_gui.ui.own.own_data import OwnData
from kollm_gui.ui.own.tag_dialog import TagDialog
from kollm_gui.ui.worker import Worker
from kollm_gui.ui.workspace import Workspace
from kollm_gui.userdata.records import (
    Collection,
    Note,
    Override,
    ReadingStatus,
    Tag,
)
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
            "score.add": lambda _key: self.add_score(),
            "score.change": self._edit_score,
            "score.delete": self._delete_score,
            "run.delete": self._delete_run,
            "model.change": self._edit_model,
            "model.delete": self._delete_model,
            "override.change": self.override,
            "override.revert": self._revert,
        }

    def edit(self, what: str, key: str = "") -> None:
        """Do what a link of the details asks for."""
        self._edits[what](key)

    # Edit

    def undo(self) -> None:
        """Take back the last word typed where one types, else the last step of the data."""
        if not _turned_in_field("undo"):
            self._do(UserStore.undo)

    def redo(self) -> None:
        """Do again what was undone."""
        if not _turned_in_field("redo"):
            self._do(UserStore.redo)

    def write_note(self) -> None:
        """Write a note on what is selected."""
        subject = self._workspace.state.selected
        title = _("Note on {subject}").format(subject=self._name(subject)) if subject else _("Note")
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
        slug = self._slug
        if slug is not None:
            dialog = TagDialog(
                self._look,
                self._own,
                self._dialogs,
                model=slug,
                name=self._name(slug),
                parent=self._window,
            )
            self._dialogs.show(dialog)

    def mark(self, status: str) -> None:
        """Mark how far the selected model is read."""
        slug = self._slug
        if slug is None:
            return
        told: ReadingStatus = next(each for each in ("unread", "reading", "read") if each == status)
        rating = self._snapshot.mine.reading(slug).rating
        self._do(lambda store: store.readings.mark(slug, told, rating))

    def override(self, key: str = "") -> None:
        """Lay a value over one of the catalogue's."""
        subject = self._workspace.state.selected
        if subject is None:
            return
        field = field_of(subject, key)
        if field is None:
            owner = "benchmark" if subject.startswith("benchmark/") else "model"
            self._ask_field(subject, [each for each in FIELDS if each.owner == owner])
        else:
            self._ask_value(subject, field)

    def revert(self, subject: str, field: str) -> None:
        """Take the value off again that lies over the catalogue's."""
        self._do(lambda store: store.overrides.revert(subject, field))

    def collect(self, slugs: tuple[str, ...] = ()) -> None:
        """Put the selected model, or these, into a collection made by hand."""
        models = slugs or ((self._slug,) if self._slug else ())
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

        told = ", ".join(self._name(slug) for slug in models)
        self._ask(_("Add to a collection"), fields, {}, take, told=told)

    def take_out(self, key: str, slugs: tuple[str, ...]) -> None:
        """Take models out of a collection made by hand."""
        found = next((each for each in self._by_hand() if each.id == key), None)
        if found is not None:
            self._do(lambda store: store.collections.take_out(found, slugs))

    # File

    def add_model(self) -> None:
        """Enter a model of one's own."""

        def take(values: Mapping[str, str]) -> None:
            model = model_form.read_model(values, self._snapshot)
            self._own.change(lambda store: store.runs.add_model(model))
            self._workspace.change(selected=model.slug)

        fields = model_form.model_fields(self._snapshot)
        self._ask(_("Add a model of mine"), fields, model_form.model_values(None), take)

    def add_score(self) -> None:
        """Enter a score of the selected model."""
        slug = self._slug
        if slug is None:
            self._dialogs.tell(
                self._window, _("Add a score"), _("Choose the model first that was scored.")
            )
            return

        def take(values: Mapping[str, str]) -> None:
            score = model_form.read_score(values, slug, self._snapshot)
            self._own.change(lambda store: store.runs.add_score(score))

        fields = model_form.score_fields(self._snapshot)
        values = model_form.score_values(None)
        self._ask(_("Add a score"), fields, values, take, told=self._name(slug))

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

        page = HistoryPage(self._look, self._own.store, self._name, self._window)
        self._dialogs.show(page)

    # Links of the details

    def _open_note(self, key: str) -> None:
        note = self._note(key)
        if note is None:
            return
        title = _("Note on {subject}").format(subject=self._name(note.subject or ""))
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
            self._do(lambda store: work(store, note))

    def _remove_tag(self, key: str) -> None:
        slug, tag = self._slug, self._tag(key)
        if slug is not None and tag is not None:
            self._do(lambda store: store.tags.detach(slug, tag))

    def _rate(self, stars: str) -> None:
        slug = self._slug
        if slug is not None:
            status = self._snapshot.mine.reading(slug).status
            rating = int(stars) if stars else None
            self._do(lambda store: store.readings.mark(slug, status, rating))

    def _take_out(self, key: str) -> None:
        if self._slug is not None:
            self.take_out(key, (self._slug,))

    def _edit_score(self, key: str) -> None:
        before = self._snapshot.mine.scores.get(key)
        if before is None:
            return

        def take(values: Mapping[str, str]) -> None:
            after = model_form.read_score(values, before.model, self._snapshot, before)
            self._own.change(lambda store: store.runs.change_score(before, after))

        fields = model_form.score_fields(self._snapshot)
        told = self._name(before.model)
        self._ask(_("Edit the score"), fields, model_form.score_values(before), take, told=told)

    def _delete_score(self, key: str) -> None:
        score = self._snapshot.mine.scores.get(key)
        if score is not None:
            self._do(lambda store: store.runs.delete_score(score))

    def _delete_run(self, key: str) -> None:
        run = self._snapshot.mine.runs.get(key)
        if run is not None:
            self._do(lambda store: store.runs.delete(run))

    def _edit_model(self, slug: str) -> None:
        before = self._snapshot.mine.models.get(slug)
        if before is None:
            return

        def take(values: Mapping[str, str]) -> None:
            after = model_form.read_model(values, self._snapshot, before)
            self._own.change(lambda store: store.runs.save_model(after))

        fields = model_form.model_fields(self._snapshot)
        self._ask(_("Edit the model"), fields, model_form.model_values(before), take)

    def _delete_model(self, slug: str) -> None:
        sentence = _("Delete {model} and its scores? Undo brings them back.")
        self._dialogs.ask_yes(
            self._window,
            _("Delete the model"),
            sentence.format(model=self._name(slug)),
            _("Delete"),
            lambda: self._do(lambda store: store.runs.delete_model(slug)),
        )

    def _revert(self, key: str) -> None:
        subject = self._workspace.state.selected
        if subject is not None:
            self.revert(subject, key)

    # Asking

    def _ask_field(self, subject: str, fields: list[OverridableField]) -> None:
        def take(values: Mapping[str, str]) -> None:
            field = next(each for each in fields if each.name == values["field"])
            self._lay(subject, field, values)

        def stands(field: OverridableField) -> tuple[str, Mapping[str, str]]:
            return self._stands(subject, field)

        self._dialogs.show(OverrideForm(self._look, fields, stands, take, self._window))

    def _ask_value(self, subject: str, field: OverridableField) -> None:
        choices = tuple((each, each) for each in field.choices)
        asked = (
            FormField("value", field.told, choices, hint=_("empty: not known")),
            FormField("reason", _("Reason"), lines=2),
        )
        told, values = self._stands(subject, field)
        self._ask(
            _("Override this value"),
            asked,
            values,
            lambda values: self._lay(subject, field, values),
            told=told,
        )

    def _stands(self, subject: str, field: OverridableField) -> tuple[str, Mapping[str, str]]:
        """A sentence on the catalogue's value, and what a form of this field begins with."""
        mine = self._snapshot.mine.overrides.get((subject, field.name))
        original = self._original(subject, field.name)
        told = _("{subject}: the catalogue says {value}; that stays visible beside yours.").format(
            subject=self._name(subject), value=written(original, field.kind) or _("not known")
        )
        values = {
            "value": written(original if mine is None else mine.value, field.kind),
            "reason": mine.reason if mine is not None else "",
        }
        return told, values

    def _lay(self, subject: str, field: OverridableField, values: Mapping[str, str]) -> None:
        value = read_value(field, values["value"])
        override = Override(subject, field.name, value, values["reason"].strip())
        if value == self._original(subject, field.name):
            raise UserError(_("That is what the catalogue says already."))
        self._own.change(lambda store: store.overrides.put(override))

    def _original(self, subject: str, name: str) -> object:
        snapshot = self._snapshot
        if subject.startswith("benchmark/"):
            slug = subject.removeprefix("benchmark/")
            record: object = snapshot.original_benchmarks.get(slug) or snapshot.benchmarks[slug]
        else:
            record = snapshot.original_models.get(subject) or snapshot.models[subject]
        return getattr(record, name)

    def _ask(
        self,
        title: str,
        fields: tuple[FormField, ...] | list[FormField],
        values: Mapping[str, str],
        taken: Callable[[Mapping[str, str]], None],
        *,
        told: str = "",
    ) -> None:
        self._dialogs.show(
            FormDialog(self._look, title, fields, values, taken, told=told, parent=self._window)
        )

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

    def _do(self, work: Callable[[UserStore], object]) -> None:
        try:
            self._own.change(work)
        except UserError as error:
            self._dialogs.warn(self._window, _("Not saved"), error.sentence)

    # What is there

    @property
    def _snapshot(self) -> Snapshot:
        return self._workspace.snapshot

    @property
    def _slug(self) -> str | None:
        slug = self._workspace.state.selected_model
        return slug if slug in self._snapshot.models else None

    def _name(self, subject: str | None) -> str:
        return model_form.label_of(self._snapshot, subject or "")

    def _note(self, key: str) -> Note | None:
        return next((each for each in self._snapshot.mine.data.notes if each.id == key), None)

    def _tag(self, key: str) -> Tag | None:
        return next((each for each in self._snapshot.mine.tags if each.id == key), None)

    def _by_hand(self) -> list[Collection]:
        return [each for each in self._snapshot.mine.collections if each.query is None]


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
