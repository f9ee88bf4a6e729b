"""Which actions are checked, enabled and named how, as the state and the person's data have it."""

from typing import TYPE_CHECKING

from kollm_gui import i18n
from kollm_gui.comparing.protocol import PROVENANCES
from kollm_gui.library.narrowing import chosen_provenances
from kollm_gui.ui.actions.action_set import ActionSet
from kollm_gui.ui.scored import reports_target
from kollm_gui.ui.theme import Theme
from kollm_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from kollm_gui.ui.own.own_data import OwnData


def show_state(actions: ActionSet, workspace: Workspace, theme: Theme) -> None:
    """Check and enable the actions as the state has it."""
    state = workspace.state
    for told in ("group_category", "group_organization", "group_lineage", "group_year"):
        actions[told].setChecked(state.grouping == told.removeprefix("group_"))
    actions["group_size"].setChecked(state.grouping == "size-class")
    actions["group_license"].setChecked(state.grouping == "license")
    actions["group_access"].setChecked(state.grouping == "access")
    counted = chosen_provenances(state.provenances) or frozenset(PROVENANCES)
    for kind in PROVENANCES:
        actions[f"reports_{kind.replace('-', '_')}"].setChecked(kind in counted)
    actions["reports_all"].setEnabled(len(counted) < len(PROVENANCES))
    actions["hide_minimal"].setChecked(state.hide_minimal)
    for choice in ("system", "light", "dark"):
        actions[f"theme_{choice}"].setChecked(theme.choice == choice)
    for language in i18n.LANGUAGES:
        actions[f"language_{language}"].setChecked(i18n.current() == language)
    actions["back"].setEnabled(workspace.can_go_back)
    actions["forward"].setEnabled(workspace.can_go_forward)
    for name in ("clear", "save_search"):
        actions[name].setEnabled(bool(state.query))
    model = workspace.snapshot.models.get(state.selected_model or "")
    actions["copy_name"].setEnabled(model is not None)
    actions["copy_hf"].setEnabled(model is not None and bool(model.hf_id))
    actions["in_chart"].setEnabled(model is not None)
    actions["compare"].setEnabled(model is not None)
    actions["compare_base"].setEnabled(model is not None and model.base_model is not None)
    target = reports_target(state, workspace.snapshot, state.selected_model)
    actions["reports"].setEnabled(target is not None)
    for name in ("copy_slug", "copy_bibtex", "copy_csl", "copy_ris", "print_details"):
        actions[name].setEnabled(state.selected is not None)


def show_own(actions: ActionSet, workspace: Workspace, own: "OwnData") -> None:
    """Name what undo and redo would turn, and show the selected model's status."""
    state, snapshot = workspace.state, workspace.snapshot
    model = snapshot.models.get(state.selected_model or "")
    actions["undo"].setText(own.undo_text)
    actions["redo"].setText(own.redo_text)
    for name in ("tags", "collect", "add_score", "status_unread", "status_reading"):
        actions[name].setEnabled(model is not None)
    actions["status_read"].setEnabled(model is not None)
    selected = state.selected or ""
    actions["override"].setEnabled(
        (model is not None and model.origin == "bundled") or selected.startswith("benchmark/")
    )
    if model is not None:
        status = snapshot.mine.reading(model.slug).status
        actions[f"status_{status}"].setChecked(True)
