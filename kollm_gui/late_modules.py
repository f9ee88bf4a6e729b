"""Leaves modules of other packages unread that a start imports and does not use."""

import builtins
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # importlib.abc brings modules of its own, and this file is to spare them
    from importlib.abc import Loader

# PySide6 keeps these as source text inside its library and compiles them at every start, which
# is a third of the time it takes to import it. They explain wrong calls and write signatures.
PYSIDE6 = tuple(
    f"shibokensupport.signature.{name}"
    for name in (
        "errorhandler",
        "layout",
        "parser",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
        "mapping",
    )
)
# The one of them that PySide6 takes a function out of without asking the module for it.
PYSIDE6_TAKES = {"shibokensupport.signature.mapping": "update_mapping"}
# PySide6, SQLAlchemy and Python's own modules import these for unpacking, copying, drawing lots,
# for telling where something went wrong, and to know which machine and which Python this is.
STANDARD = (
    *("bz2", "copy", "ipaddress", "lzma", "platform", "random", "shutil", "sysconfig", "tempfile"),
    *("textwrap", "tokenize", "traceback"),
)
# msgspec writes and reads files by these; a start has its Structs, and decodes the JSON that a
# record holds.
MSGSPEC = tuple(
    f"msgspec.{name}" for name in ("_json_schema", "inspect", "json", "msgpack", "toml", "yaml")
)
# SQLAlchemy awaits, makes digests, pickles, looks for versions, plug-ins and other drivers, sorts
# tables and takes joins apart by these; a start has it do none of that.
SQLALCHEMY = (
    "asyncio",
    "hashlib",
    "importlib.metadata",
    "pickle",
    "sqlalchemy.dialects.sqlite.aiosqlite",
    "sqlalchemy.dialects.sqlite.pysqlcipher",
    "sqlalchemy.sql.util",
    "sqlalchemy.util.topological",
)
# What pyqtgraph's package takes from a module by its name, and KoLLM has no use for either.
_WIDGETS = ("ColorMapMenu", "GroupBox", "RemoteGraphicsView")
# pyqtgraph's package takes all names of all its items and widgets. KoLLM draws with a view, its
# box and an axis; the rest is a quarter of what importing it takes, and 5 MiB.
PYQTGRAPH = (
    "pyqtgraph.imageview",
    *(
        f"pyqtgraph.graphicsItems.{name}"
        for name in (
            *("ArrowItem", "BarGraphItem", "BoxplotItem", "ColorBarItem", "CurvePoint"),
            *("DateAxisItem", "ErrorBarItem", "FillBetweenItem", "GradientEditorItem"),
            *("GradientLegend", "GraphicsLayout", "GraphItem", "GridItem", "HistogramLUTItem"),
            *("ImageItem", "InfiniteLine", "IsocurveItem", "LabelItem", "LegendItem"),
            *("LinearRegionItem", "PColorMeshItem", "PlotCurveItem", "PlotDataItem", "PlotItem"),
            *("ROI", "ScaleBar", "ScatterPlotItem", "TargetItem", "TextItem", "VTickGroup"),
        )
    ),
    *(
        f"pyqtgraph.widgets.{name}"
        for name in (
            *("BusyCursor", "CheckTable", "ColorButton", "ColorMapWidget", "ComboBox"),
            *("DataFilterWidget", "DataTreeWidget", "DiffTreeWidget", "FeedbackButton"),
            *("FileDialog", "GradientWidget", "GraphicsLayoutWidget", "HistogramLUTWidget"),
            *("JoystickButton", "LayoutWidget", "PathButton", "PlotWidget", "ProgressDialog"),
            *("RawImageWidget", "ScatterPlotWidget", "SpinBox", "TableWidget", "TreeWidget"),
            *("ValueLabel", "VerticalLabel", *_WIDGETS),
        )
    ),
)
UNUSED = {(f"pyqtgraph.widgets.{name}", name) for name in _WIDGETS}
# What is asked of a late module at once and lives in a small part of it.
PARTS = {("asyncio", "iscoroutine"): "asyncio.coroutines"}


def _config_var(name: str) -> object:
    """``sysconfig.get_config_var``, which reads a file of a thousand lines for any of them."""
    if name == "Py_GIL_DISABLED" and sys.platform != "win32":
        return None if sys.version_info < (3, 13) else int("t" in sys.abiflags)
    return _whole("sysconfig").get_config_var(name)


def _implementation() -> str:
    """``platform.python_implementation``, which takes the version's text apart."""
    if sys.implementation.name == "cpython":
        return "CPython"
    return _whole("platform").python_implementation()


def _told_by_uname(name: str) -> str:
    """``platform.system`` and ``machine``: the system's own words wherever it is asked by POSIX."""
    if sys.platform in {"linux", "darwin"}:
        told = os.uname()
        return told.sysname if name == "system" else told.machine
    return getattr(_whole("platform"), name)()


def _whole(name: str) -> Any:
    """A late module after its code has run, if need be now."""
    module = sys.modules[name]
    waiting = module.__dict__.get(_WAITING)
    if waiting is not None:
        waiting.run(module)
    return module


# What is asked of a late module at once, and can be told without its code.
VALUES: Mapping[tuple[str, str], object] = {
    ("pickle", "HIGHEST_PROTOCOL"): 5,  # in every Python from 3.8 on
    ("platform", "machine"): partial(_told_by_uname, "machine"),
    ("platform", "python_implementation"): _implementation,
    ("platform", "system"): partial(_told_by_uname, "system"),
    ("sysconfig", "get_config_var"): _config_var,
}


class LateModule(ModuleType):
    """A module whose code runs when first something in it is asked for."""

    def __getattr__(self, name: str) -> object:
        """Run the code of the module, then give what it has under the name."""
        if self.__name__ in PYQTGRAPH and name == "__all__":
            return ()  # an import of all names takes none
        if (self.__name__, name) in UNUSED:
            return None
        if (self.__name__, name) in VALUES:
            return VALUES[self.__name__, name]
        part = PARTS.get((self.__name__, name))
        if part is not None:
            return getattr(import_module(part), name)
        waiting = self.__dict__.get(_WAITING)
        if waiting is not None and name not in _NEVER_THERE:
            waiting.run(self)
        if name in self.__dict__:
            return self.__dict__[name]
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")


class _Waiting:
    """Code of a module that has not run yet, and runs once, whichever thread asks for it."""

    def __init__(self, loader: "Loader", name: str) -> None:
        self._loader, self._name = loader, name
        self._lock, self._begun = RLock(), False

    def run(self, module: ModuleType) -> None:
        """Run the code, or wait until the thread that runs it is done."""
        with self._lock:
            if self._begun:  # the code itself asks for something in its module
                return
            self._begun = True
            spec = module.__spec__
            assert spec is not None  # noqa: S101 - _Postponing has made the module from one
            # PySide6 publishes its modules under another name, by which its loader has no source.
            published_as, spec.name, spec.loader = spec.name, self._name, self._loader
            self._loader.exec_module(module)
            spec.name = published_as
            del module.__dict__[_WAITING]
            module.__class__ = ModuleType  # from here on a module like any other


_WAITING = "_kollm_waiting"
# The import system asks every module whether it is a package, and inspect what it wraps.
_NEVER_THERE = frozenset({"__path__", "__wrapped__"})


def _call_whole(name: str, function: str) -> object:
    """Call a function of a late module after its code has run, which replaces this one there."""
    return _whole(name).__dict__[function]()


class _Postponing:
    """Makes a late module, and keeps the loader that can run its code."""

    def __init__(self, loader: "Loader") -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return LateModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__[_WAITING] = _Waiting(self._loader, module.__name__)
        taken = PYSIDE6_TAKES.get(module.__name__)
        if taken is not None:
            module.__dict__[taken] = partial(_call_whole, module.__name__, taken)


class LateModules:
    """Finds the named modules as the finders after it do, and makes late modules of them."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(names)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec of a module that may wait; nothing for any other."""
        if sys.meta_path[0] is not self:  # PySide6 puts its finder in front while it starts
            sys.meta_path.remove(self)
            sys.meta_path.insert(0, self)
        if fullname not in self._names:
            return None
        for finder in sys.meta_path[1:]:
            spec = finder.find_spec(fullname, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = _Postponing(spec.loader)  # type: ignore[assignment] - by its shape
                return spec
        return None


def postpone() -> None:
    """Let the modules wait that a start does not use; before PySide6 is first imported."""
    if not any(isinstance(finder, LateModules) for finder in sys.meta_path):
        sys.meta_path.insert(
            0, LateModules([*PYSIDE6, *STANDARD, *MSGSPEC, *SQLALCHEMY, *PYQTGRAPH])
        )


def run_taken() -> None:
    """Run what PySide6 takes functions out of: one that took others would end the program.

    For after the start. The versions that are tested (6.8 to 6.12) are content without.
    """
    for name in PYSIDE6_TAKES:
        if name in sys.modules:
            _whole(name)


def import_plainly() -> None:
    """Take PySide6's own ``import`` away again, which Python runs for each import statement.

    It looks for ``from __feature__ import``, which KoLLM has nowhere, and reads the source of
    every imported module to know where it might matter: a tenth of the start (6.11, 6.12).
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
        sys.modules["linecache"].clearcache()  # what it has read by now is a megabyte
