"""Charts on the screen: opening one, and moving the pointer or wheel over 2,000 points."""

import random
from time import perf_counter

from kollm_gui.charts.figure import Axis, Figure, Label, Panel, Point, Points
from kollm_gui.charts.numbers import amount
from kollm_gui.charts.scale import Log
from tests.benchmarks.measuring import Row, by_turns, row
from tests.benchmarks.starting import child

POINTS = 2_000
PATIENCE_S = 5
WIDTH, HEIGHT = 1000, 700


def measure(runs: int) -> list[Row]:
    """The window's own charts in a process of their own, then a made figure with many points."""
    told = child("kollm.py", "charts")
    return [
        row("chart shown after a click, first", told["first"], 250),
        row("chart shown after a click, later", told["later"], 50),
        *_measure_events(runs * 3),
    ]


def many_points() -> Figure:
    """2,000 named points strewn over logarithmic axes."""
    chance = random.Random(11)
    places = [
        (f"model-{number}", 10 ** chance.uniform(0, 2.5), 10 ** chance.uniform(0, 4))
        for number in range(POINTS)
    ]
    points = Points(
        tuple(Point(key, x, y, "multilingual", "square", tooltip=(key,)) for key, x, y in places)
    )
    labels = tuple(Label(key, key, x, y, "multilingual") for key, x, y in places)
    axes = (Axis("x", Log(1, 320, amount)), Axis("y", Log(1, 10_000, amount)))
    return Figure("many", "Many points", "", (Panel(*axes, (points,), labels),))


def _measure_events(runs: int) -> list[Row]:
    from PySide6.QtWidgets import QApplication, QGraphicsView

    from kollm_gui.render.screen import FigureView

    application = QApplication.instance() or QApplication(["benchmarks"])
    view = FigureView()
    view.resize(WIDTH, HEIGHT)
    view.set_figure(many_points())
    view.show()
    plot = view.findChild(QGraphicsView)
    _settle(application)
    values = by_turns(
        {
            "hover": lambda: _until_painted(application, plot, _hover),
            "wheel": lambda: _until_painted(application, plot, _wheel),
        },
        runs,
    )
    view.close()
    view.deleteLater()
    _settle(application)
    return [
        row("hover to repaint, 2,000 points", values["hover"], 16),
        row("wheel to repaint, 2,000 points", values["wheel"], 16),
    ]


def _settle(application) -> None:
    end = perf_counter() + 0.3
    while perf_counter() < end:
        application.processEvents()


def _until_painted(application, plot, act) -> float:
    """Milliseconds from the event until the plot has been painted again."""
    from tests.benchmarks.children.watch import FirstPaint

    _settle(application)
    done: list[float] = []
    area = plot.viewport()
    watcher = FirstPaint(area, lambda: done.append(perf_counter()))
    start = perf_counter()
    while not done and perf_counter() - start < PATIENCE_S:
        started = perf_counter()
        act(application, area)
        # A pointer that meets the same point again changes nothing: move on.
        while not done and perf_counter() - started < 0.2:
            application.processEvents()
        start = started if done else start
    del watcher
    return (done[0] - start) * 1000


_places = random.Random(7)


def _place(area):
    from PySide6.QtCore import QPointF

    return QPointF(
        _places.uniform(0.2, 0.8) * area.width(), _places.uniform(0.2, 0.8) * area.height()
    )


def _hover(application, area) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QMouseEvent

    place, none = _place(area), Qt.MouseButton.NoButton
    whole = area.mapToGlobal(place)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, whole, none, none, Qt.KeyboardModifier.NoModifier
    )
    application.sendEvent(area, event)


def _wheel(application, area) -> None:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtGui import QWheelEvent

    place = _place(area)
    turn = QPoint(0, _places.choice((120, -120)))
    event = QWheelEvent(
        place,
        area.mapToGlobal(place),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    application.sendEvent(area, event)
