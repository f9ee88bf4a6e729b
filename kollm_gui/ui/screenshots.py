"""Pictures of the window for the README and for eyes: each tab, both languages, both themes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kollm_gui import i18n
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.about_page import AboutData, AboutPage
from kollm_gui.ui.desk import Desk
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.help_page import HelpPage
from kollm_gui.ui.look import Look
from kollm_gui.ui.main_window import MainWindow
from kollm_gui.ui.qt_language import speak
from kollm_gui.ui.settings import Settings
from kollm_gui.ui.theme import Theme, load_other_fonts
from kollm_gui.ui.tokens import ThemeName
from kollm_gui.ui.view_state import SortKey, ViewState

SIZE = QSize(1440, 900)
THEMES: tuple[ThemeName, ...] = ("light", "dark")
EXPORTED = "chart-survey-figure-1"  # the picture whose figure the export dialog shows
_BY_KMMLU = (SortKey("kmmlu", descending=True),)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture's name and the state it shows; a state without its model is left out."""

    name: str
    state: Mapping[str, Any] = field(default_factory=dict)
    needs: str | None = None  # slug that the data must hold


SHOTS: tuple[Shot, ...] = (
    Shot(
        "models",
        {"selected": "exaone-3.0-7.8b", "sort": _BY_KMMLU},
        "exaone-3.0-7.8b",
    ),
    Shot("search", {"query": "ㅍㄹㄱㄹ", "selected": "polyglot-ko-12.8b"}, "polyglot-ko-12.8b"),
    Shot("empty", {"query": "폴리글롯 엑사원"}),
    Shot("conditions", {"query": "params:6..11 kmmlu:any", "sort": _BY_KMMLU}),
    Shot("error", {"query": "parmas:<=8 license:apache"}),
    Shot("chart-training-budget", {"tab": "charts", "chart": "training-budget"}),
    Shot(
        "chart-survey-figure-1",
        {"tab": "charts", "chart": "training-budget", "chart_preset": "survey-figure-1"},
    ),
    Shot("chart-kmmlu", {"tab": "charts", "chart": "scores", "chart_preset": "survey-kmmlu"}),
    Shot("chart-compare", {"tab": "charts", "chart": "compare"}),
    Shot("chart-code-switching", {"tab": "charts", "chart": "code-switching"}),
    Shot("chart-recipe", {"tab": "charts", "chart": "recipe"}),
    Shot("compare-empty", {"tab": "compare"}),
    Shot(
        "compare",
        {
            "tab": "compare",
            "compare": ("exaone-3.0-7.8b", "llama-3.1-8b-instruct", "gemma-2-9b-it"),
        },
        "exaone-3.0-7.8b",
    ),
    Shot("gain", {"tab": "compare", "gain_of": "ko-llama3-luxia-8b"}, "ko-llama3-luxia-8b"),
    Shot("benchmarks", {"tab": "benchmarks", "selected": "benchmark/kmmlu"}),
    Shot("guide", {"tab": "guide", "selected": "polyglot-ko-12.8b"}),
    Shot(
        "details-polyglot",
        {"query": "폴리글롯", "selected": "polyglot-ko-12.8b"},
        "polyglot-ko-12.8b",
    ),
    Shot("details-eeve", {"query": "eeve", "selected": "eeve-korean-10.8b"}, "eeve-korean-10.8b"),
    Shot("details-gpt-4", {"query": "gpt-4", "selected": "gpt-4"}, "gpt-4"),
    Shot("details-category", {"selected": "category/korean-continual"}),
)


class _Stand(QObject):
    """Stands in for the composition root: pictures need no other language and no other file."""

    def __init__(self, about: Callable[[QWidget], QWidget]) -> None:
        super().__init__()
        self._about = about

    def switch_language(self, language: str) -> None:
        """Pictures are taken one language after the other."""

    def load_catalogue(self, file: Path | None) -> None:
        """Pictures show one catalogue."""

    def open_pack(self, file: Path) -> None:
        """Pictures install nothing."""

    def leave_pack(self) -> None:
        """Pictures install nothing."""

    def make_about(self, parent: QWidget) -> QWidget:
        """The About dialog."""
        return self._about(parent)


class _HeldDialogs(Dialogs):
    """Keeps a dialog for its picture instead of opening it over the window."""

    def __init__(self) -> None:
        self.held: list[QDialog] = []

    def show(self, dialog: QDialog) -> None:
        """Note the dialog."""
        self.held.append(dialog)


def take_all(application: QApplication, snapshot: Snapshot, folder: Path) -> int:
    """Write every picture into the folder; the exit code."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("{folder} cannot be made ({reason}); name another folder.").format(
                folder=folder, reason=error.strerror or error
            )
        ) from error
    load_other_fonts()
    for language in i18n.LANGUAGES:
        for theme in THEMES:
            i18n.set_language(language)
            speak(application, language)
            take(application, snapshot, theme, language, folder)
    return 0


def take(
    application: QApplication,
    snapshot: Snapshot,
    theme: ThemeName,
    language: i18n.Language,
    folder: Path,
) -> None:
    """Write the pictures of one theme and language."""
    look = Look(theme)
    in_force = Theme(application, look, theme)
    in_force.settle()
    application.setFont(look.font("body"))
    settings = Settings(folder / "no-settings.json")
    about_data = AboutData(
        snapshot.info,
        Path("kollm.sqlite"),
        len(snapshot.models),
        len(snapshot.scores),
        len(snapshot.sources),
    )
    stand = _Stand(lambda parent: AboutPage(look, about_data, parent))
    for shot in SHOTS:
        if shot.needs is not None and shot.needs not in snapshot.models:
            continue
        window = MainWindow(look)
        window.resize(SIZE)
        state = ViewState().with_(**shot.state)
        dialogs = _HeldDialogs()
        desk = Desk(window, snapshot, state, look=look, theme=in_force, dialogs=dialogs, host=stand)
        desk.furnish(settings)
        window.show()
        _save(application, window, folder / f"{shot.name}-{theme}-{language}.png")
        over: dict[str, QWidget] = {}
        if shot.name == "models":
            over = {
                "about": stand.make_about(window),
                "help": HelpPage(desk.workspace, look, window),
            }
        elif shot.name == EXPORTED:
            desk.commands.export()
            over = dict(zip(("export",), dialogs.held, strict=False))
        for name, dialog in over.items():
            dialog.show()
            _save(application, dialog, folder / f"{name}-{theme}-{language}.png")
            dialog.close()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    in_force.deleteLater()


def _save(application: QApplication, widget: QWidget, file: Path) -> None:
    for _round in range(4):  # layouts settle, then late passes of the panels
        application.processEvents()
    if not widget.grab().save(str(file)):
        raise UserError(_("{file} could not be written; name another folder.").format(file=file))
