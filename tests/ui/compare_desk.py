"""A desk over data that is made for being compared."""

import pytest

from kollm_gui.ui.desk import Desk
from tests.comparisons import comparison_snapshot


@pytest.fixture
def compare_desk(qtbot, make_desk) -> Desk:
    """A shown window with models that share benchmarks."""
    made = make_desk(comparison_snapshot())
    made.window.resize(1440, 900)
    with qtbot.waitExposed(made.window):
        made.window.show()
    return made
