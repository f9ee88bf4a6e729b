"""A desk in a window with hand-made data, and dialogs that only note what they were asked."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.desk import Desk
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.main_window import MainWindow
from kollm_gui.ui.own.own_data import OwnData
from kollm_gui.ui.settings import Settings
from kollm_gui.ui.theme import Theme
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.worker import AtOnce
from kollm_gui.ui.workspace import Workspace
from kollm_gui.userdata.store import UserStore
from tests.fixtures import tiny_catalogue, tiny_snapshot

MakeDesk = Callable[..., Desk]


class FakeDialogs(Dialogs):
    """Answers file dialogs with ``answer`` and keeps what was told, copied and opened."""

    def __init__(self) -> None:
        self.answer: Path | None = None
        self.typed: str | None = None  # what is answered where a text is asked for
        self.agrees = True
        self.asked: list[str] = []
        self.told: list[str] = []
        self.copied: list[str] = []
        self.pages: list[str] = []
        self.shown: list[QDialog] = []

    def ask_save(
        self,
        parent: QWidget,
        title: str,
        name: str,
        filters: Sequence[str],
        taken: Callable[[Path], None],
    ) -> None:
        self._take(taken)

    def ask_open(
        self, parent: QWidget, title: str, filters: Sequence[str], taken: Callable[[Path], None]
    ) -> None:
        self._take(taken)

    def ask_open_several(
        self,
        parent: QWidget,
        title: str,
        filters: Sequence[str],
        taken: Callable[[Sequence[Path]], None],
    ) -> None:
        self._take(lambda path: taken([path]))

    def ask_folder(self, parent: QWidget, title: str, taken: Callable[[Path], None]) -> None:
        self._take(taken)

    def tell(self, parent: QWidget | None, title: str, sentence: str) -> None:
        self.told.append(sentence)

    def warn(self, parent: QWidget | None, title: str, sentence: str) -> None:
        self.told.append(sentence)

    def ask_text(
        self, parent: QWidget, title: str, label: str, text: str, taken: Callable[[str], None]
    ) -> None:
        self.asked.append(text)
        if self.typed is not None:
            taken(self.typed)

    def ask_yes(
        self, parent: QWidget, title: str, sentence: str, yes: str, taken: Callable[[], None]
    ) -> None:
        self.asked.append(sentence)
        if self.agrees:
            taken()

    def show(self, dialog: QDialog) -> None:
        self.shown.append(dialog)

    def show_beside(self, dialog: QDialog) -> None:
        self.shown.append(dialog)

    def copy(self, text: str) -> None:
        self.copied.append(text)

    def open_page(self, address: str) -> None:
        self.pages.append(address)

    def _take(self, taken: Callable[[Path], None]) -> None:
        if self.answer is not None:
            taken(self.answer)


class FakeHost:
    """The composition root's part, noted down."""

    def __init__(self) -> None:
        self.languages: list[str] = []
        self.files: list[Path | None] = []

    def switch_language(self, language: str) -> None:
        self.languages.append(language)

    def load_catalogue(self, file: Path | None) -> None:
        self.files.append(file)

    def open_pack(self, file: Path) -> None:
        self.files.append(file)

    def leave_pack(self) -> None:
        self.files.append(None)

    def make_about(self, parent: QWidget) -> QWidget:
        return QDialog(parent)


class Held:
    """A worker whose jobs run when the test says so."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def run(self, job, done, failed) -> None:
        self.jobs.append(lambda: AtOnce().run(job, done, failed))

    def finish(self) -> None:
        self.jobs.pop(0)()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look()


@pytest.fixture
def workspace(qapp: QApplication) -> Workspace:
    return Workspace(tiny_snapshot(), ViewState())


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture
def own(qapp: QApplication, tmp_path: Path) -> Iterator[OwnData]:
    """The tiny catalogue and a store in which nothing is kept yet."""
    made = OwnData(tiny_catalogue(), UserStore(tmp_path / "user.sqlite"))
    yield made
    made.store.close()


@pytest.fixture
def make_desk(qtbot, qapp, look, dialogs, host, tmp_path) -> MakeDesk:  # noqa: PLR0917 - fixtures
    """Makes a desk in a window that is not shown yet; ``later`` as a start does it."""

    def make(snapshot: Snapshot, own: OwnData | None = None, *, later: bool = False) -> Desk:
        window = MainWindow(look)
        qtbot.addWidget(window)
        made = Desk(
            window,
            snapshot,
            ViewState(),
            look=look,
            theme=Theme(qapp, look, "light", parent=window),
            dialogs=dialogs,
            host=host,
            own=own,
        )
        made.furnish(Settings(tmp_path / "settings.json"), later=later)
        return made

    return make


@pytest.fixture
def desk(qtbot, make_desk, own) -> Desk:
    """A shown window with tree, table and details of the tiny catalogue."""
    made = make_desk(tiny_snapshot(), own)
    with qtbot.waitExposed(made.window):
        made.window.show()
    return made
