"""J5: three models of one size, only what all have, copied as LaTeX with BibTeX."""

import pytest
from PySide6.QtCore import Qt

from tests.test_journey import (  # noqa: F401 - fixtures
    desk,
    dialogs,
    host,
    look,
    make_desk,
    shipped_desk,
)

NAMES = ("EXAONE 3.0 7.8B", "Llama-3.1-8B-Instruct", "Gemma-2-9B-IT")


def test_three_models_are_found_compared_and_copied_by_keyboard(
    qtbot,
    qapp,
    shipped_desk,  # noqa: F811 - a fixture
    dialogs,  # noqa: F811
) -> None:
    workspace, center = shipped_desk.workspace, shipped_desk.center
    for name in NAMES:
        shipped_desk.actions["find"].trigger()
        shipped_desk.top.search.line.setText(f'"{name}"')
        shipped_desk.commands.go_to_results()
        view = center.panel("models").view
        assert qapp.focusWidget() is view
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert workspace.state.compare == (
        "exaone-3.0-7.8b",
        "llama-3.1-8b-instruct",
        "gemma-2-9b-it",
    )
    shipped_desk.actions["tab_3"].trigger()
    panel = center.panel("compare")
    found = panel.comparison
    assert found is not None
    # Only what all have, each line under one protocol and from one source.
    assert found.common == len(found.measures)
    for line in found.measures:
        assert len(line.scores.rows) == 3
        assert len({row.score.source for row in line.scores.rows}) == 1
    kmmlu = found.measures[0]
    assert [kmmlu.cell(model.slug).text for model in found.models] == ["45.03", "41.37", "46.36"]
    assert kmmlu.standing.leader == "gemma-2-9b-it"
    # Judged by LG itself: the measurer is named, and in warning.
    logickor = next(line for line in found.measures if line.label == "LogicKor")
    assert (logickor.measurer.text, logickor.measurer.tone) == ("EXAONE’s owner", "warning")
    assert sum(found.highest.values()) + found.level == len(found.measures)
    # Copy as LaTeX with BibTeX.
    menu = panel.tools.copy.menu()
    next(each for each in menu.actions() if each.text() == "LaTeX with BibTeX").trigger()
    copied = dialogs.copied[-1]
    assert r"\textbf{46.36}" in copied
    assert "@misc{lmeval-wiki," in copied
    assert "@misc{exaone-3.0-repo," in copied
    assert "direct · 5-shot" in copied or r"direct" in copied
    assert r"\cite{lmeval-wiki" in copied


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_three_ready_comparisons_have_something_to_show(
    shipped_desk,  # noqa: F811
    place,
) -> None:
    shipped_desk.actions["tab_3"].trigger()
    panel = shipped_desk.center.panel("compare")
    from kollm_gui.tables.ready_comparisons import ready_comparisons

    ready = ready_comparisons(shipped_desk.workspace.snapshot)
    assert len(ready) == 3
    panel.empty.ready_chosen.emit(ready[place])
    shown = panel.gain.lines if panel.gain is not None else panel.comparison.measures
    assert shown
