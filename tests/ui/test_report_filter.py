"""The window's filter by who reports a score, from the menu to the status row."""

from kollm_gui.ui.view_state import ViewState
from tests.fixtures import tiny_snapshot


def test_the_filter_acts_on_the_table_and_the_status_row_shows_it(desk) -> None:
    panel = desk.center.panel("models")
    column = [each.key for each in panel.model.columns].index("kmmlu")

    def kmmlu(slug: str) -> str:
        return panel.model.cell(panel.model.row_of(slug), column).text

    assert kmmlu("mirae-x") == "53.40"
    assert "All reports count" in desk.status.reports.text()
    desk.actions["reports_owner"].trigger()
    assert kmmlu("mirae-x") == "–"
    assert desk.actions["reports_paper"].isChecked()
    assert not desk.actions["reports_owner"].isChecked()
    assert desk.status.reports.text() == "6 of 7 kinds of reports"
    assert desk.status.reports.accessibleName() == desk.status.reports.text()


def test_the_filter_acts_on_the_details(desk) -> None:
    desk.workspace.change(selected="haneul-12.8b")
    desk.workspace.change(provenances=("third-party",))
    shown = [part.body.lines for part in desk.details.details.sections if part.id == "scores"]
    assert {line.provenance for lines in shown for line in lines} == {"third-party"}


def test_leaving_out_the_last_kind_lets_all_count_again(desk) -> None:
    desk.workspace.change(provenances=("paper",))
    assert desk.status.reports.text() == "Only: paper"
    desk.actions["reports_paper"].trigger()
    assert desk.workspace.state.provenances == ()
    assert not desk.actions["reports_all"].isEnabled()


def test_one_action_lets_all_count_again(desk) -> None:
    desk.workspace.change(provenances=("paper", "owner"))
    desk.actions["reports_all"].trigger()
    assert desk.workspace.snapshot.provenances is None


def test_other_data_are_narrowed_as_well(desk) -> None:
    desk.workspace.change(provenances=("paper",))
    desk.workspace.replace_snapshot(tiny_snapshot())
    assert {score.provenance for score in desk.workspace.snapshot.scores} == {"paper"}


def test_a_saved_view_keeps_the_filter() -> None:
    state = ViewState(provenances=("paper", "derived"))
    assert ViewState.from_json(state.to_json()) == state


def test_an_exported_table_says_what_counts(desk) -> None:
    desk.workspace.change(provenances=("third-party",))
    text = desk.center.panel("models").table_maker()().text("markdown")
    assert "Only reports of these kinds count here: third-party." in text
