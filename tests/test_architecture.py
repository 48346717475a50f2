"""The rules of the house that the import contracts cannot say."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DESKTOP = ROOT / "desktop"
MODULES = sorted(path for folder in (DESKTOP, ROOT / "installer") for path in folder.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
LONGEST_MAIN_WINDOW = 300
MEDIAN_MODULE = 120
MEDIAN_FUNCTION = 10

# Ideographs, not punctuation: tables of signs that may not begin a line are typography, not wording. The
# first and last ideograph of a block are left out: they stand in the ranges of patterns, and in no sentence.
HAN = re.compile("[\u3401-\u9ffe\uf901-\ufafe\U00020001-\U0003fffe]")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def docstring_node(node: ast.AST) -> ast.Constant | None:
    body = getattr(node, "body", None)
    first = body[0] if isinstance(body, list) and body else None
    if (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    ):
        return first.value
    return None


def length(function: Function) -> int:
    """Count the lines of a function, its docstring apart."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    docstring = docstring_node(function)
    return lines - ((docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0)


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def loaded_by(*modules: str) -> set[str]:
    """Import modules in a fresh interpreter and tell the names of all that this loads."""
    program = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return set(done.stdout.split())


def test_scoring_loads_neither_qt_nor_a_database_nor_a_workbook_library() -> None:
    forbidden = {"PySide6", "shiboken6", "sqlite3", "sqlalchemy", "openpyxl", "reportlab"}
    assert not loaded_by("desktop.scoring.engine") & forbidden


def test_nothing_below_the_window_loads_qt() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted(DESKTOP.rglob("*.py"))
        if path.relative_to(DESKTOP).parts[0] not in {"app.py", "views"}
    ]
    assert "desktop.cli" in modules
    assert not loaded_by(*modules) & {"PySide6", "shiboken6"}


def test_the_entry_loads_no_library_before_it_knows_what_to_do() -> None:
    forbidden = {"PySide6", "sqlalchemy", "openpyxl", "reportlab", "yaml"}
    assert not loaded_by("desktop.__main__") & forbidden


def test_the_parts_of_the_window_load_nothing_that_only_files_need() -> None:
    loaded = loaded_by("desktop.app", "desktop.views.workbench", "desktop.views.crash")
    assert not loaded & {"openpyxl", "pickle", "pypdfium2", "reportlab", "sqlalchemy", "subprocess"}
    assert not {name for name in loaded if name.startswith(("desktop.printing.", "desktop.workbook."))}


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=name_of)
def test_module_is_short(path: Path) -> None:
    classes = {node.name for node in tree_of(path).body if isinstance(node, ast.ClassDef)}
    limit = LONGEST_MAIN_WINDOW if "MainWindow" in classes else LONGEST_MODULE
    assert line_count(path) <= limit


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_are_short(path: Path) -> None:
    too_long = {f.name: length(f) for f in functions(tree_of(path)) if length(f) > LONGEST_FUNCTION}
    assert not too_long


def test_most_modules_and_functions_are_small() -> None:
    modules = [line_count(path) for path in MODULES if path.name != "__init__.py"]
    bodies = [length(function) for path in MODULES for function in functions(tree_of(path))]
    assert statistics.median(modules) < MEDIAN_MODULE
    assert statistics.median(bodies) < MEDIAN_FUNCTION


@pytest.mark.parametrize("path", sorted(DESKTOP.rglob("*.py")), ids=name_of)
def test_chinese_wording_stands_in_text_alone(path: Path) -> None:
    if path.is_relative_to(DESKTOP / "text"):
        return
    tree = tree_of(path)
    # A string that stands alone is a docstring, of an attribute too.
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = [
        f"line {node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and HAN.search(node.value)
        if id(node) not in docstrings
    ]
    assert not found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_patterns_are_read_alike_by_every_python(path: Path) -> None:
    # Debian 12 has Python 3.11.2, which matches possessive quantifiers wrongly (3.11.7 does not); a look-
    # ahead with a group and its back-reference says the same and is right everywhere: (?=(...))\1
    possessive = re.compile(r"\(\?>|[)\]][*+?]\+")
    found = [
        f"line {node.lineno}: {node.value}"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and possessive.search(node.value)
    ]
    assert not found


@pytest.mark.parametrize("path", sorted(DESKTOP.rglob("__init__.py")), ids=name_of)
def test_package_file_holds_a_docstring_and_nothing_else(path: Path) -> None:
    tree = tree_of(path)
    assert len(tree.body) == 1
    assert docstring_node(tree) is not None


@pytest.mark.parametrize(
    "path",
    [path for folder in ("rules", "checks") for path in sorted((DESKTOP / "scoring" / folder).glob("*.py"))],
    ids=name_of,
)
def test_public_functions_of_rules_and_checks_name_their_source(path: Path) -> None:
    public = [
        node for node in tree_of(path).body if isinstance(node, Function) and not node.name.startswith("_")
    ]
    without = [
        function.name
        for function in public
        if not re.search(r"^\s*Source: \S", ast.get_docstring(function) or "", re.MULTILINE)
    ]
    assert not without


def test_modules_are_named_for_what_they_do() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools", "base"}
    named = {part.removesuffix(".py") for path in MODULES for part in path.relative_to(ROOT).parts}
    assert not named & empty


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=name_of)
def test_an_exception_to_a_check_has_its_reason_beside_it(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    bare = [
        f"line {number}: {line.strip()}"
        for number, line in enumerate(lines, 1)
        if re.search(r"#\s*(noqa(: [A-Z0-9, ]+)?|type: ignore(\[[\w, -]+\])?|pragma: no \w+)\s*$", line)
        if not (number > 1 and lines[number - 2].lstrip().startswith("#"))
    ]
    assert not bare


@cache
def own_files() -> dict[Path, list[str]]:
    """Read the lines of the project's text files, without what tools leave behind."""
    listed = (
        path
        for top in ROOT.iterdir()
        if not top.name.startswith(".") or top.name in {".ci", ".gitignore"}
        for path in ([top] if top.is_file() else top.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    )
    texts = {}
    for path in sorted(listed):
        try:
            texts[path.relative_to(ROOT)] = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:  # a font, a picture, a workbook
            continue
    return texts


def places(pattern: str, files: dict[Path, list[str]]) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path, lines in files.items()
        for number, line in enumerate(lines, 1)
        if found.search(line)
    ]


def test_lock_files_hold_no_address() -> None:
    locks = {path: lines for path, lines in own_files().items() if path.suffix == ".lock"}
    assert len(locks) == 2
    assert not places("://", locks)


def test_no_package_index_is_named_anywhere() -> None:
    # Written so that the pattern does not find itself.
    assert not places(r"-{2}(extra-)?index-url|-{2}find-links|(py)pi\.org|registry\.(npm)js", own_files())


def test_no_path_of_a_machine_is_written_down() -> None:
    assert not places(r"(?<![\w.}*])/(work|root|opt/\w+)/", own_files())
    # A test may make up the home of a user, or an address that must not be opened.
    shipped = {path: lines for path, lines in own_files().items() if path.parts[0] != "tests"}
    assert not places(r"(?<![\w.}*])/home/\w+/|[^\w]C:\\\\?Users|file:/{3}", shipped)
