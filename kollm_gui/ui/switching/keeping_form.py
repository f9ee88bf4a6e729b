"""Asks whose answers were counted, and keeps the count among one's own scores."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.switching.tally import Tally
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.export_message import ExportMessage
from kollm_gui.ui.look import Look
from kollm_gui.ui.own.form import FormDialog
from kollm_gui.ui.own.own_data import OwnData
from kollm_gui.ui.switching import keeping
from kollm_gui.ui.switching.counting import Counting
from kollm_gui.ui.workspace import Workspace


class KeepingForm:
    """Hashes the file first, away from the window; the form stands on ``parent``."""

    def __init__(
        self,
        look: Look,
        dialogs: Dialogs,
        own: OwnData,
        message: ExportMessage,
        parent: QWidget,
        *,
        workspace: Workspace | None = None,
    ) -> None:
        self._look, self._dialogs, self._own = look, dialogs, own
        self._message, self._parent, self._workspace = message, parent, workspace

    def ask(self, tally: Tally, counting: Counting) -> None:
        """Ask for the model of this tally."""
        file, rules = counting.file_of(tally), counting.rules
        counting.worker.run(
            partial(keeping.sha256_of, file),
            lambda sha256: self._show(tally, keeping.Source(file, sha256, rules)),
            self._tell_unread,
        )

    def _show(self, tally: Tally, source: keeping.Source) -> None:
        if not self._parent.isVisible():
            return
        told = _("{hits} of {n} answers hold Chinese characters among Korean; {file}.").format(
            hits=tally.after_hangul["han"], n=tally.answers, file=source.file.name
        )
        self._dialogs.show(
            FormDialog(
                self._look,
                _("Keep as a score of mine"),
                keeping.fields(),
                keeping.values(tally, self._own.snapshot),
                self._taking(tally, source),
                told=told,
                workspace=self._workspace,
                parent=self._parent,
            )
        )

    def _taking(self, tally: Tally, source: keeping.Source) -> Callable[[Mapping[str, str]], None]:
        def take(told: Mapping[str, str]) -> None:
            made = keeping.kept(tally, source, told, self._own.snapshot)
            self._own.change(lambda store: store.add_run(made.run, [made.score]))
            name = self._own.snapshot.models[made.score.model].label
            self._message.show_good(
                _("Kept as a score of yours of {model}; Undo takes it back.").format(model=name)
            )

        return take

    def _tell_unread(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._message.show_error(error.sentence)
