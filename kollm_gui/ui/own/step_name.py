"""What Edit ▸ Undo and Redo are called: the step that they would turn."""

from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.own.model_form import label_of
from kollm_gui.userdata.records import Step
from kollm_gui.userdata.step_texts import text_of

_LONGEST = 48


def step_name(action: str, step: Step, snapshot: Snapshot) -> str:
    """The text of the action (undo or redo) in the menu."""
    told = text_of(step, lambda subject: label_of(snapshot, subject))
    if len(told) > _LONGEST:
        told = told[: _LONGEST - 1].rstrip() + "…"
    told = told.replace("&", "&&")
    sentence = _("Undo: {step}") if action == "undo" else _("Redo: {step}")
    return sentence.format(step=told)
