"""A desk over data that is made for being compared."""

import pytest

from kollm_gui.ui.desk import Desk
from kollm_gui.ui.main_window import MainWindow
from kollm_gui.ui.settings import Settings
from kollm_gui.ui.theme import Theme
from kollm_gui.ui.view_state import ViewState
from tests.comparisons import comparison_snapshot


@pytest.fixture
def compare_desk(qtbot, qapp, look, dialogs, host, tmp_path) -> Desk:  # noqa: PLR0917 - fixtures
    """A shown window with models that share benchmarks."""
    window = MainWindow(look)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    made = Desk(
        window,
        comparison_snapshot(),
        ViewState(),
        look=look,
        theme=Theme(qapp, look, "light", parent=window),
        dialogs=dialogs,
        host=host,
    )
    made.furnish(Settings(tmp_path / "settings.json"))
    with qtbot.waitExposed(window):
        window.show()
    return made
