"""Budgets of size. An exception is listed with its reason, and goes when it is no longer needed."""

import ast

from tests.architecture.source import EVERYTHING, PRODUCT, files, name, tree

LONGEST_FUNCTION, LONGEST_MODULE, LONGEST_TEMPLATE = 30, 300, 100
LONG_FUNCTIONS = {
    "web/errors.py:register": "holds the handlers of all exceptions, each of a few lines",
    "tests/world.py:build": "the small world in one reading, a row a line",
    "models/migrations/versions/0001_create_the_first_tables.py:upgrade": "every table, written out by Alembic",
    "models/migrations/versions/0001_create_the_first_tables.py:downgrade": "every table, written out by Alembic",
}
LONG_MODULES = {
    "models/migrations/versions/0001_create_the_first_tables.py": "every table, written out by Alembic",
    "tests/matcher/test_criteria_levels.py": "one decision table of all criteria and their levels",
}


def functions(path_tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, nested ones too."""
    return [node for node in ast.walk(path_tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end; the docstring is prose and does not count."""
    prose = function.body[0] if ast.get_docstring(function, clean=False) is not None else None
    documented = (prose.end_lineno or 0) - prose.lineno + 1 if prose else 0
    return (function.end_lineno or 0) - function.lineno + 1 - documented


def test_functions_are_short() -> None:
    long = {
        f"{name(path)}:{function.name}": lines_of(function)
        for path in files(*EVERYTHING)
        for function in functions(tree(path))
        if lines_of(function) > LONGEST_FUNCTION
    }
    assert not {place: lines for place, lines in long.items() if place not in LONG_FUNCTIONS}
    assert LONG_FUNCTIONS.keys() <= long.keys(), "an exception that is no longer needed"


def test_modules_are_short() -> None:
    long = {name(path): path.read_text("utf-8").count("\n") for path in files(*EVERYTHING)}
    long = {place: lines for place, lines in long.items() if lines > LONGEST_MODULE}
    assert not {place: lines for place, lines in long.items() if place not in LONG_MODULES}
    assert LONG_MODULES.keys() <= long.keys(), "an exception that is no longer needed"


def test_templates_are_short() -> None:
    templates = files("web/templates", "scripts", suffixes=(".html", ".typ"))
    assert not {
        name(path): lines
        for path in templates
        if (lines := path.read_text("utf-8").count("\n")) > LONGEST_TEMPLATE
    }  # fmt: skip


def test_whoever_is_asked_for_is_documented() -> None:
    """Public classes and functions of the product say what they mean."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    silent = [
        f"{name(path)}:{node.name}"
        for path in files(*PRODUCT)
        if "versions/" not in name(path)
        for node in tree(path).body
        if isinstance(node, kinds) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert not silent
