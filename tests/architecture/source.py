"""The project's own files, read as text and as syntax trees, for the tests that look at the code itself."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("matcher", "models", "web", "scripts")
EVERYTHING = (*PRODUCT, "tests")
GENERATED = ("web/static/vendor/", "web/static/css/fonts/")


def name(path: Path) -> str:
    """A file's path inside the project."""
    return path.relative_to(ROOT).as_posix()


def files(*rooms: str, suffixes: tuple[str, ...] = (".py",)) -> Iterator[Path]:
    """The files of these rooms that somebody wrote by hand, in order."""
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in suffixes and path.is_file() and not name(path).startswith(GENERATED):
                yield path


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> set[str]:
    """Full names of the modules a Python file imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def calls(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every call whose function is written as a plain or dotted name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            dotted = dotted_name(node.func)
            if dotted:
                yield node.lineno, dotted


def dotted_name(node: ast.expr) -> str:
    """`a.b.c` for a dotted name; what stands before an attribute of anything else is `…`."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted_name(node.value) or '…'}.{node.attr}"
    return ""
