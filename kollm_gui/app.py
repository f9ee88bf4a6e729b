"""The composition root of the window: builds each object once and hands it on."""

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kollm_gui import i18n, late_modules, paths
from kollm_gui.errors import UserError
from kollm_gui.ui import launch as launching
from kollm_gui.ui.launch import Launch
from kollm_gui.ui.look import Look
from kollm_gui.ui.main_window import MainWindow, set_application_icon
from kollm_gui.ui.settings import Settings
from kollm_gui.ui.theme import Theme, load_first_font, load_other_fonts

if TYPE_CHECKING:  # the first frame is painted without these
    from kollm_gui.catalogue.records import Catalogue
    from kollm_gui.library.snapshot import Snapshot
    from kollm_gui.ui.crash import CrashReporter
    from kollm_gui.ui.data_packs import DataPacks
    from kollm_gui.ui.desk import Desk
    from kollm_gui.ui.dialogs import Dialogs
    from kollm_gui.ui.long_opening import LongOpening
    from kollm_gui.ui.own.own_data import OwnData
    from kollm_gui.ui.view_state import ViewState
    from kollm_gui.ui.worker import Worker

PRELOAD_MS = 300  # after the rows: what the charts need, so that the first is there at once


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it closes; the exit code."""
    launch = launching.read_arguments(arguments)
    application = make_application(sys.argv[:1])
    if launch.screenshot is not None:
        from kollm_gui.library.snapshot import compose  # noqa: PLC0415
        from kollm_gui.ui.screenshots import take_all  # noqa: PLC0415 - only where asked for

        return take_all(application, compose(_read(launch.database)), launch.screenshot)
    root = Root(application, launch, Settings(paths.settings_file()))
    root.start()
    return application.exec()


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application with Fusion and the first font."""
    # As an argument: QApplication.setStyle() would import all of Qt's style classes.
    application = QApplication([*arguments, "-style", "Fusion"])
    application.setApplicationName("KoLLM")
    application.setDesktopFileName("kollm-gui")
    load_first_font()
    return application


def _read(database: Path | None) -> "Catalogue":
    from kollm_gui.catalogue.reader import open_catalogue  # noqa: PLC0415 - SQLAlchemy

    return open_catalogue(database)


class Root(QObject):
    """Makes the window in two steps: its shell, and after the first frame all that is in it."""

    def __init__(
        self,
        application: QApplication,
        launch: Launch,
        settings: Settings,
        dialogs: "Dialogs | None" = None,
        worker: "Worker | None" = None,
    ) -> None:
        super().__init__()
        self._application, self._launch, self._settings = application, launch, settings
        self._dialogs, self._worker = dialogs, worker
        kept = settings.preferences
        language = launch.lang or kept.language
        if language is not None and i18n.is_language(language):
            i18n.set_language(language)
        self.look = Look(scale=kept.text_scale, parent=self)
        choice = launch.theme or kept.theme
        self.theme = Theme(application, self.look, choice, parent=self)  # type: ignore[arg-type]
        self.look.changed.connect(self._use_font)
        self._use_font()
        self.window = self._make_window()
        self._preload_timer = QTimer(self)
        self._preload_timer.setSingleShot(True)
        self._preload_timer.timeout.connect(self._preload)
        self._own: OwnData | None = None
        self._reporter: CrashReporter | None = None
        self._database = launch.database
        self.desk: Desk | None = None
        self._packs: DataPacks | None = None

    def start(self) -> None:
        """Show the shell; the rest follows once it is painted."""
        if self._launch.asks_for_data and not self._reads_long():
            launching.check(self._launch, self._lay_over(self._read_chosen()))
        self.window.shell.painted.connect(self._first_frame_painted)
        self.window.show()

    def furnish(self) -> None:
        """Read the rows and put the panels into the window."""
        load_other_fonts()
        self.theme.settle()
        if self._own is None and self._reads_long():
            self.window.shell.tell(i18n._("Reading the catalogue …"))
            self._long_opening(self._furnish_late, self._refuse_start).read(self._read_chosen)
            return
        try:
            snapshot = (
                self._own.snapshot if self._own is not None else self._lay_over(self._read_chosen())
            )
        except UserError as error:
            self._refuse_start(error)
            return
        self._furnish_with(snapshot)

    def _refuse_start(self, error: UserError) -> None:
        set_application_icon(self._application, self.look)
        self._show_error(error)
        gc.enable()

    def _furnish_late(self, snapshot: "Snapshot") -> None:
        """Hold the arguments against data that a worker has read, then go on."""
        try:
            launching.check(self._launch, snapshot)
        except UserError as error:
            self._refuse_start(error)
            return
        self._furnish_with(snapshot)

    def _furnish_with(self, snapshot: "Snapshot") -> None:
        """Put the panels into the window."""
        self._place_panels(self._first_state(snapshot), later=True)
        gc.enable()
        gc.freeze()

    def switch_language(self, language: str) -> None:
        """Close the window and build another one in this language from the same state."""
        if self.desk is None or language == i18n.current() or not i18n.is_language(language):
            return
        state, old = self.desk.workspace.state, self.window
        self._keep()
        i18n.set_language(language)
        self._settings.change(language=language)
        self.window = self._make_window()
        if self._own is not None:  # a few names of it are in the language of the window
            self._own.recompose()
        self._place_panels(state)
        self.window.show()
        old.closing.disconnect(self._close)
        old.close()
        old.deleteLater()

    def load_catalogue(self, file: Path | None) -> None:
        """Lay the same state over another catalogue; a bad file leaves everything as it was."""
        from kollm_gui.ui.long_opening import is_long  # noqa: PLC0415 - when asked for

        def show(snapshot: "Snapshot") -> None:
            self._database = file
            if self.desk is None:
                self._place_panels(self._first_state(snapshot))
            else:
                self.desk.show_snapshot(snapshot)

        def refuse(error: UserError) -> None:
            self._made_dialogs().warn(self.window, i18n._("Not opened"), error.sentence)

        if is_long(file):
            self._long_opening(show, refuse).read(partial(_read, file))
            return
        try:
            catalogue = _read(file)
        except UserError as error:
            refuse(error)
            return
        show(self._lay_over(catalogue))

    def open_pack(self, file: Path) -> None:
        """Examine newer data and offer to install them."""
        self._data_packs().open(file, self._database)

    def leave_pack(self) -> None:
        """Return to the data before the last installed pack."""
        self._data_packs().leave()

    def make_about(self, parent: Any) -> Any:
        """The About page of the catalogue that is open."""
        from kollm_gui.ui.about_page import AboutData, AboutPage  # noqa: PLC0415 - when asked for

        assert self._own is not None  # noqa: S101 - the menu comes with the data
        snapshot = self._own.snapshot
        data = AboutData(
            snapshot.info,
            self._database or paths.bundled_database(),
            len(snapshot.models),
            len(snapshot.scores),
            len(snapshot.sources),
        )
        return AboutPage(self.look, data, parent)

    def _lay_over(self, catalogue: "Catalogue") -> "Snapshot":
        """The catalogue with the person's own data over it."""
        if self._own is not None:
            return self._own.set_catalogue(catalogue)
        from kollm_gui.ui.own.own_data import OwnData  # noqa: PLC0415 - after the first frame
        from kollm_gui.userdata.store import UserStore  # noqa: PLC0415

        self._own = OwnData(catalogue, UserStore(paths.user_file()), self)
        return self._own.snapshot

    def _reads_long(self) -> bool:
        """Whether what a start opens is so large that a worker should read it."""
        from kollm_gui.catalogue import pack_list  # noqa: PLC0415 - after the first frame
        from kollm_gui.ui.long_opening import is_long  # noqa: PLC0415

        return is_long(self._database or pack_list.choose().path)

    def _long_opening(
        self, show: "Callable[[Snapshot], None]", refuse: Callable[[UserError], None]
    ) -> "LongOpening":
        from kollm_gui.ui.long_opening import LongOpening  # noqa: PLC0415 - when asked for

        worker = self._made_worker()
        self._opening = LongOpening(worker, self._lay_over, show, refuse, self)
        return self._opening

    def _made_worker(self) -> "Worker":
        if self._worker is None:
            from kollm_gui.ui.worker import Pool  # noqa: PLC0415 - when asked for

            self._worker = Pool(self)
        return self._worker

    def _read_chosen(self) -> "Catalogue":
        """The named file, or the installed pack where it can be used, or the bundled catalogue."""
        from kollm_gui.catalogue import pack_list  # noqa: PLC0415 - after the first frame

        if self._database is not None:
            return _read(self._database)
        choice = pack_list.choose()
        if choice.path is not None:
            try:
                catalogue = _read(choice.path)
            except UserError as error:
                choice = pack_list.unusable(choice.path, error.sentence)
            else:
                self._database = choice.path
                return catalogue
        if choice.sentence is not None:
            self._settings.trouble = choice.sentence
        return _read(None)

    def _data_packs(self) -> "DataPacks":
        if self._packs is None:
            from kollm_gui.ui.data_packs import DataPacks  # noqa: PLC0415 - when asked for

            self._packs = DataPacks(
                self.look,
                self._made_dialogs(),
                worker=self._made_worker(),
                show=self.load_catalogue,
                window=lambda: self.window,
                parent=self,
            )
        return self._packs

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.look)
        window.restore(self._settings.preferences.geometry)
        window.closing.connect(self._close)
        return window

    def _first_frame_painted(self) -> None:
        self.window.shell.painted.disconnect(self._first_frame_painted)
        QTimer.singleShot(0, self, self.furnish)

    def _made_dialogs(self) -> "Dialogs":
        if self._dialogs is None:
            from kollm_gui.ui.dialogs import Dialogs  # noqa: PLC0415 - after the first frame

            self._dialogs = Dialogs()
        return self._dialogs

    def _place_panels(self, state: "ViewState", *, later: bool = False) -> None:
        from kollm_gui.ui.after_paint import AfterPaint  # noqa: PLC0415 - after the first frame
        from kollm_gui.ui.desk import Desk  # noqa: PLC0415
        from kollm_gui.ui.qt_language import speak  # noqa: PLC0415

        assert self._own is not None  # noqa: S101 - read just before
        dialogs = self._made_dialogs()
        speak(self._application, i18n.current())
        before = self.desk.workspace if self.desk is not None else None
        self.desk = Desk(
            self.window,
            self._own.snapshot,
            state,
            look=self.look,
            theme=self.theme,
            dialogs=dialogs,
            host=self,
            own=self._own,
            before=before,
        )
        self.desk.furnish(self._settings, later=later)
        AfterPaint(self.desk.tree.view.viewport(), self._rows_painted)
        if self._reporter is not None:
            self._reporter.set_window(self.window)

    def _first_state(self, snapshot: "Snapshot") -> "ViewState":
        from kollm_gui.ui.view_state import ViewState  # noqa: PLC0415 - after the first frame

        kept, state = self._settings.preferences.view, ViewState()
        if kept is not None:
            try:
                state = ViewState.from_json(kept)
            except UserError as error:
                self._settings.trouble = error.sentence
        launch = self._launch
        if launch.query is not None:
            state = state.with_(query=launch.query)
        if launch.select is not None:
            state = state.with_(selected=snapshot.model_now(launch.select))
        if launch.chart is not None:
            state = state.with_(chart=launch.chart, chart_preset=None, tab="charts")
        return state

    def _show_error(self, error: UserError) -> None:
        from kollm_gui.ui.panels.error_state import ErrorState  # noqa: PLC0415 - the rare case

        panel = ErrorState(self.look, error.sentence, offer_bundled=self._database is not None)
        panel.quit_asked.connect(self.window.close)
        panel.bundled_asked.connect(lambda: self.load_catalogue(None))
        panel.file_asked.connect(self._ask_catalogue)
        self.window.show_alone(panel)

    def _ask_catalogue(self) -> None:
        self._made_dialogs().ask_open(
            self.window,
            i18n._("Open a catalogue"),
            [i18n._("KoLLM catalogues (*.sqlite)"), i18n._("All files (*)")],
            self.load_catalogue,
        )

    def _report_bugs(self) -> None:
        """Tell of bugs in a dialog from here on; before, the log alone does."""
        if self._reporter is None:
            from kollm_gui.ui.crash import CrashReporter  # noqa: PLC0415 - after the rows

            self._reporter = CrashReporter(self._made_dialogs(), sys.excepthook, self)
            sys.excepthook = self._reporter.take
        self._reporter.set_window(self.window)

    def _rows_painted(self) -> None:
        self._report_bugs()
        set_application_icon(self._application, self.look)
        self._settings.check_writable()
        if self.desk is not None:
            self.desk.show_trouble()
        if self.window.isVisible():
            self._preload_timer.start(PRELOAD_MS)

    def _preload(self) -> None:
        late_modules.run_taken()
        # Left out where a chart is open already, or where the window closed meanwhile.
        if self.desk is not None and self.window.isVisible():
            self.desk.preload()

    def _use_font(self) -> None:
        self._application.setFont(self.look.font("body"))

    def _keep(self) -> None:
        if self.desk is not None:
            self._settings.change(
                theme=self.theme.choice,
                text_scale=self.look.scale,
                geometry=self.window.kept_geometry,
                **self.desk.to_remember(),
            )

    def _close(self) -> None:
        self._preload_timer.stop()
        self._keep()
        if self.desk is not None:
            self._settings.save()
        if self._own is not None:
            self._own.store.close()
