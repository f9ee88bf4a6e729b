"""A form about what is selected, and its answer kept as one step of the person's data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.own import model_form
from kollm_gui.ui.own.form import FormDialog, FormField
from kollm_gui.ui.own.own_data import OwnData
from kollm_gui.ui.workspace import Workspace
from kollm_gui.userdata.store import UserStore


@dataclass(frozen=True, slots=True)
class Asking:
    """What every command on the person's data needs: what is selected, forms, and the step."""

    workspace: Workspace
    look: Look
    own: OwnData
    dialogs: Dialogs
    window: QWidget

    @property
    def snapshot(self) -> Snapshot:
        """What is shown now, the person's data among it."""
        return self.workspace.snapshot

    @property
    def model(self) -> str | None:
        """The selected model's slug."""
        slug = self.workspace.state.selected_model
        return slug if slug in self.snapshot.models else None

    def name(self, subject: str | None) -> str:
        """What the subject is called; "" for none."""
        return model_form.label_of(self.snapshot, subject or "")

    def ask(
        self,
        title: str,
        fields: tuple[FormField, ...] | list[FormField],
        values: Mapping[str, str],
        taken: Callable[[Mapping[str, str]], None],
        *,
        told: str = "",
    ) -> None:
        """Show a form; ``taken`` gets what was filled in, and may refuse it."""
        self.dialogs.show(
            FormDialog(
                self.look,
                title,
                fields,
                values,
                taken,
                told=told,
                workspace=self.workspace,
                parent=self.window,
            )
        )

    def do(self, work: Callable[[UserStore], object]) -> None:
        """Do one step; where it cannot be done, tell why."""
        try:
            self.own.change(work)
        except UserError as error:
            self.dialogs.warn(self.window, _("Not saved"), error.sentence)
