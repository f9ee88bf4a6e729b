"""KoLLM's window as ``kollm-gui`` opens it, with the clock running; then what the task asks.

The first argument names the task: ``start``, ``memory``, ``keys`` or ``charts``; the others are
``kollm-gui``'s own.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from time import perf_counter, sleep

from kollm_gui import late_modules

late_modules.postpone()  # as kollm-gui does before PySide6, which the next line imports

import watch  # noqa: E402
from PySide6 import QtWidgets  # noqa: E402 - whose classes are made when they are named
from PySide6.QtCore import QObject, QPoint, Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget  # noqa: E402

LEFT = Qt.MouseButton.LeftButton
LEAST_ROWS = 400
PATIENCE_S = 120
IDLE_MS = 1500  # what is loaded after the first frame has been loaded by then

told: dict[str, object] = {}


def window() -> QMainWindow:
    """The window that KoLLM has opened."""
    (found,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
    return found


def shown(kind: type[QWidget]) -> list[QWidget]:
    """The visible widgets of a kind."""
    return [widget for widget in window().findChildren(kind) if widget.isVisible()]


def is_filled(table: "QtWidgets.QTableView") -> bool:
    """Whether it has all the models."""
    return table.model() is not None and table.model().rowCount() >= LEAST_ROWS


def filled_table() -> QWidget | None:
    """The area of the table that has all the models, once the window holds it and the tree.

    Asked of the desk, a child of the window: looking through all widgets for one of a kind makes
    PySide6 a class for each kind there is, 5 ms of what a start was said to take.
    """
    desks = [each for each in window().children() if type(each).__name__ == "Desk"]
    if not desks or not hasattr(desks[0], "center"):
        return None
    tree, panel = desks[0].tree.view, desks[0].center.made_panel("models")
    if panel is None or not tree.model().rowCount() or not is_filled(panel.view):
        return None
    return panel.view.viewport()


def painted_after(act: Callable[[], object], *areas: QWidget) -> float:
    """Milliseconds from the act until one of the areas has been painted."""
    done: list[float] = []
    watchers = [watch.FirstPaint(area, lambda: done.append(perf_counter())) for area in areas]
    return _until(done, act, watchers)


def shown_after(act: Callable[[], object], view: "QtWidgets.QAbstractItemView") -> float:
    """Milliseconds from the act until the view has other rows and these have been painted."""
    done: list[float] = []
    watchers: list[QObject] = []

    def follow() -> None:
        if not watchers:
            watchers.append(watch.FirstPaint(view.viewport(), lambda: done.append(perf_counter())))

    view.model().modelReset.connect(follow)
    taken = _until(done, act, watchers)
    view.model().modelReset.disconnect(follow)
    return taken


def opened_after(act: Callable[[], object], wanted: Callable[[QWidget], bool]) -> float:
    """Milliseconds from the act until a widget that was not there before has been painted."""
    done: list[float] = []
    return _until(done, act, [watch.PaintWatch(wanted, lambda: done.append(perf_counter()))])


def _until(done: list[float], act: Callable[[], object], watchers: list[QObject]) -> float:
    start = perf_counter()
    act()
    while not done and perf_counter() - start < PATIENCE_S:
        QApplication.processEvents()
    for watcher in watchers:
        watcher.deleteLater()
    if not done:
        sys.exit("nothing was painted in time")
    return (done[0] - start) * 1000


def is_chart(widget: QWidget) -> bool:
    """Whether it is the area of a chart."""
    return isinstance(widget.parentWidget(), QtWidgets.QGraphicsView)


def show(**state: object) -> Callable[[], None]:
    """An act that changes what the window shows, as its tabs and menus do."""
    workspace = desk().workspace
    return lambda: workspace.change(**state)


def desk() -> QObject:
    """Everything in the window."""
    from kollm_gui.ui.desk import Desk  # not before the clock has stopped

    return window().findChild(Desk)


def settle() -> None:
    """Let everything that is still pending happen."""
    from PySide6.QtTest import QTest

    QTest.qWait(300)


def await_search() -> None:
    """Wait until the search of a large catalogue is made, as it is while one looks around."""
    answered_after(show(query="polyglot"))
    told.setdefault("search_ready", watch.since_start() - told["filled"])
    show(query="")()
    settle()


class Heartbeat(QObject):
    """Notes the longest time in which the event loop answered nobody."""

    def __init__(self) -> None:
        super().__init__()
        self._last = perf_counter()
        self.longest_ms = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def start_over(self) -> None:
        """Forget what was before."""
        self._last, self.longest_ms = perf_counter(), 0.0

    def _beat(self) -> None:
        now = perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now


class Filling(QObject):
    """Calls back once the tree and the table have their rows."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self._then = then
        self._timer = QTimer(self)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if filled_table() is not None:
            self._timer.stop()
            self._then()


def is_idle() -> bool:
    """Whether the window shows what its state asks for."""
    workspace = desk().workspace
    return workspace.index.is_prepared and not workspace.is_working


def answered_after(act: Callable[[], object]) -> float:
    """Milliseconds from the act until the window waits for no worker any more."""
    start = perf_counter()
    act()
    while not is_idle() and perf_counter() - start < PATIENCE_S:
        QApplication.processEvents()
        sleep(0.001)  # the worker's turn
    QApplication.processEvents()
    return (perf_counter() - start) * 1000


def peak_mib() -> float:
    """The most memory that this process has had."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_keys() -> None:
    """Type and sort, and tell how long it took."""
    watch.tell({**told, **typed_and_sorted()})


def typed_and_sorted() -> dict[str, object]:
    """Type words letter by letter, and sort by a column again and again."""
    from PySide6.QtTest import QTest

    await_search()
    (table,) = shown(QtWidgets.QTableView)
    if "heartbeat" in told:
        told["heartbeat"].start_over()
    tree = shown(QtWidgets.QTreeView)[0]
    search = next(line for line in shown(QtWidgets.QLineEdit) if line.isEnabled())
    search.setFocus()
    keys = []
    for word in ("polyglot", "exaone", "kmmlu", "llama 8b"):
        for letter in word:
            settle()
            keys.append(shown_after(lambda k=letter: QTest.keyClicks(search, k), table))
        search.clear()
        settle()
    counts = []
    for letter in "polyglot exaone":
        settle()
        follows = lambda k=letter: QTest.keyClicks(search, k)  # noqa: E731
        counts.append(shown_after(follows, tree))
    search.clear()
    sorts = []
    header = table.horizontalHeader()
    for turn in range(24):
        settle()
        section = 2 + turn % 3
        place = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
        click = lambda place=place: QTest.mouseClick(header.viewport(), LEFT, pos=place)  # noqa: E731
        taken = shown_after(click, table)
        if turn >= 6:  # by then each order is cached
            sorts.append(taken)
    return {"keys": keys, "sorts": sorts, "counts": counts, "memory": peak_mib()}


FIRSTS = {
    "Hangul": ("ㅍㄹㄱㄹ", "폴리글", "가람"),
    "conditions": (
        "params:>7",
        "tokens:none",
        "released:2024",
        "license:apache",
        "organization:nova",
        "name:nova",
        "base:nova",
        "kmmlu:>50",
        "stage:base",
    ),
}
GROUPINGS = ("organization", "year", "size-class", "license", "category")
COLUMNS = ("name", "params", "tokens", "organization", "released", "kmmlu")


def measure_scale() -> None:
    """Ask a large catalogue for everything that it has to work out first; then as ``keys``."""
    from kollm_gui.ui.view_state import SortKey

    beat = told["heartbeat"]
    told["opening_stop"] = beat.longest_ms
    await_search()
    beat.start_over()
    for name, queries in FIRSTS.items():
        told[name] = []
        for query in queries:
            told[name].append(answered_after(show(query=query)))
            show(query="")()
            settle()
    told["first_sorts"] = {}
    for column in COLUMNS:
        key = (SortKey(column, descending=True),)
        told["first_sorts"][column] = answered_after(show(sort=key))
        settle()
    show(sort=())()
    told["groupings"] = []
    for grouping in GROUPINGS:
        told["groupings"].append(answered_after(show(grouping=grouping)))
        settle()
    top = desk().top
    told["filters"] = [answered_after(top.toggle_filters)]
    top.toggle_filters()
    settle()
    told["longest_stop"] = beat.longest_ms
    told.update(typed_and_sorted())
    told["typing_stop"] = beat.longest_ms
    told["stops"] = dict(stops_of_looking(beat))
    del told["heartbeat"]
    watch.tell(told)


def stops_of_looking(beat: Heartbeat) -> Iterator[tuple[str, float]]:
    """Open everything that is made of many models, and how long the window then stood still."""
    from kollm_gui.charts.registry import CHARTS

    snapshot, table = desk().workspace.snapshot, desk().center.panel("models").view
    makers = Counter(model.organization for model in snapshot.model_list if model.organization)
    some = tuple(model.slug for model in snapshot.model_list[-8:])
    acts = {
        "largest maker": show(selected=f"organization/{makers.most_common(1)[0][0]}"),
        "benchmark": show(selected="benchmark/kmmlu"),
        "everything selected": table.selectAll,
        "benchmarks": show(tab="benchmarks"),
        "coverage": show(benchmark_view="coverage"),
        "comparison": show(tab="compare", compare=some),
        **{f"chart {chart.key}": show(tab="charts", chart=chart.key) for chart in CHARTS},
        "models": show(tab="models"),
        "everything copied": desk().commands.copy_rows,  # last: it goes on beside what follows
    }
    for name, act in acts.items():
        settle()
        beat.start_over()
        answered_after(act)
        settle()
        yield name, beat.longest_ms


def measure_charts() -> None:
    """Open the chart for the first time, then again and again, both charts by turns."""
    first = opened_after(show(tab="charts", chart="training-budget"), is_chart)
    opened_after(show(tab="charts", chart="scores"), is_chart)
    charts = [view.viewport() for view in window().findChildren(QtWidgets.QGraphicsView)]
    (table,) = [
        view.viewport() for view in window().findChildren(QtWidgets.QTableView) if is_filled(view)
    ]
    later = []
    for turn in range(20):
        painted_after(show(tab="models"), table)
        settle()
        chart = ("training-budget", "scores")[turn % 2]
        taken = painted_after(show(tab="charts", chart=chart), *charts)
        if turn >= 2:
            later.append(taken)
        settle()
    watch.tell({"first": [first], "later": later})


def measure_memory() -> None:
    """Show a chart, so that all that KoLLM can load is loaded."""
    opened_after(show(tab="charts", chart="training-budget"), is_chart)
    settle()
    watch.tell({"memory": watch.memory_mib()})


TASKS = {
    "keys": measure_keys,
    "scale": measure_scale,
    "charts": measure_charts,
    "memory": measure_memory,
}


def finish(task: str) -> None:
    """Do the task in the window that is now filled."""
    told["filled"] = watch.since_start()
    told["spent"] = watch.spent()
    if task == "start":
        watch.tell(told)
    QTimer.singleShot(IDLE_MS, TASKS[task])


def main() -> None:
    """Open KoLLM with watchers in place as soon as its event loop starts."""
    task = sys.argv.pop(1)
    run = QApplication.exec
    watchers = []

    def watched_run(*arguments: object) -> int:
        if task == "scale":
            # A worker fills tree and table, of which the window hears nothing.
            told["heartbeat"] = Heartbeat()
            watchers.append(Filling(lambda: finish(task)))
            return run()
        note = lambda: told.setdefault("first_frame", watch.since_start())  # noqa: E731
        filled = lambda area: watchers.append(watch.FirstPaint(area, lambda: finish(task)))  # noqa: E731
        watchers.append(watch.FirstPaint(window(), note))
        watchers.append(watch.Arrival(window(), filled_table, filled))
        return run()

    QApplication.exec = watched_run
    from kollm_gui.__main__ import main as open_kollm

    sys.exit(open_kollm())


if __name__ == "__main__":
    main()
