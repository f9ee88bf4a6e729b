"""The layers hold at run time too: what a command does not need, it does not load."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "kollm_gui"

LOADED = """
import contextlib, io, json, sys
with contextlib.redirect_stdout(io.StringIO()):
    try:
        {code}
    except SystemExit as end:
        assert not end.code, end.code
print(json.dumps(sorted(sys.modules)))
"""

QT = ("PySide6", "shiboken6", "pyqtgraph")
SQL = ("sqlalchemy", "sqlite3")
WINDOW = ("kollm_gui.ui", "kollm_gui.app")
COMMAND = "from kollm_gui.cli.__main__ import main; sys.argv = {}; sys.exit(main())"

# The network's modules; urllib.parse and http.HTTPStatus speak to nobody, but nothing needs them.
NETWORK = ("socket", "ssl", "http", "urllib.request", "asyncio", "requests", "PySide6.QtNetwork")


def loaded_by(code: str) -> set[str]:
    """Names of the modules that a fresh Python holds after the code."""
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOADED.format(code=code)],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return set(json.loads(ended.stdout))


def roots(modules: set[str], unwanted: tuple[str, ...]) -> set[str]:
    """Those of the modules that are, or lie in, an unwanted one."""
    return {
        module
        for module in modules
        if any(f"{module}.".startswith(f"{root}.") for root in unwanted)
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["kollm", "list", "--help"],
        ["kollm", "list", "polyglot", "--format", "json"],
        ["kollm", "show", "polyglot-ko-12.8b"],
        ["kollm", "cite", "polyglot-ko-12.8b"],
        ["kollm", "scores", "--benchmark", "kmmlu"],
        ["kollm", "charts"],
    ],
    ids=" ".join,
)
def test_a_command_of_words_loads_no_qt_and_no_window(arguments: list[str]) -> None:
    assert roots(loaded_by(COMMAND.format(arguments)), QT + WINDOW) == set()


def test_help_loads_no_sql() -> None:
    assert roots(loaded_by(COMMAND.format(["kollm", "--help"])), SQL) == set()


@pytest.mark.parametrize("layer", ["charts.registry", "tables.models", "citing.bibtex"])
def test_what_says_or_draws_something_loads_neither_qt_nor_sql(layer: str) -> None:
    assert roots(loaded_by(f"import kollm_gui.{layer}"), QT + SQL + WINDOW) == set()


@pytest.mark.parametrize("layer", ["catalogue.reader", "library.snapshot", "comparing.protocol"])
def test_the_data_layers_load_no_qt(layer: str) -> None:
    assert roots(loaded_by(f"import kollm_gui.{layer}"), QT + WINDOW) == set()


def test_the_window_starts_without_the_chart_library() -> None:
    # pyqtgraph and numpy cost half of a start; they are loaded after the first frame.
    assert roots(loaded_by("import kollm_gui.app"), ("pyqtgraph", "alembic")) == set()


def imports(file: Path) -> set[str]:
    """Full names of all that a file imports, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE))
)
def test_no_module_speaks_to_the_network(file: Path) -> None:
    assert roots(imports(file), NETWORK) == set()
