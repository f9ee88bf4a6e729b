"""How every table of the window looks: bare, with rows of one height and thin scroll bars."""

from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from kollm_gui.ui.controls.own_viewport import make_viewport
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.look import Look

_ROW = 28  # px at text size 1


def dress_table(view: QTableView, look: Look) -> None:
    """Take away frame, grid, row heads and editing; what is left the view draws itself.

    The view must be new: this gives it another viewport.
    """
    make_viewport(view)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setCornerWidget(QWidget(view))  # or Fusion draws a box where the bars meet
    rows = view.verticalHeader()
    rows.setVisible(False)
    rows.setSectionResizeMode(rows.ResizeMode.Fixed)
    rows.setMinimumSectionSize(16)
    fit_rows(view, look)
    thin_scroll_bars(view, look)


def fit_rows(view: QTableView, look: Look) -> None:
    """Give the rows the height that goes with the size of the text."""
    view.verticalHeader().setDefaultSectionSize(look.px(_ROW))
