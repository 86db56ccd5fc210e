"""Who may import whom, and what files may be called."""

import sys
from collections.abc import Iterator

import pytest
from grimp import ImportGraph
from importlinter import cli
from importlinter.application.app_config import settings

from tests.architecture.source import EVERYTHING, PRODUCT, ROOT, files, imported, name

CONFIGURATION = str(ROOT / "pyproject.toml")
REFUSED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
LIBRARIES = {
    "matcher": {
        *("numpy", "scipy", "sklearn", "rapidfuzz", "sparse_dot_topn", "simplemma", "anyascii", "skops"),
        "threadpoolctl",
    },
    "models": {"sqlalchemy", "alembic", "cryptography"},
}
PLANTED = [
    ("The matcher is pure", "matcher.text", "flask"),
    ("The matcher is pure", "matcher.ranking", "models.vacancy"),
    ("Models are tables and queries", "models.account", "flask"),
    ("Models are tables and queries", "models.queries.matching", "matcher.ranking"),
    ("The web never imports scripts", "web.app", "scripts.run_tests"),
    ("Inside web", "web.employer", "web.counsellor"),
    ("Inside web", "web.services.sign_in", "web.extensions"),
    ("Services are use cases", "web.services.matching", "flask_babel"),
    ("Criteria never see legal facts", "matcher.criteria.pay", "matcher.gates.facts"),
]


def test_every_import_contract_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    kept = cli.lint_imports(config_filename=CONFIGURATION, no_cache=True, no_logo=True) == 0
    assert kept, capsys.readouterr().out


class _Planting:
    """A builder of import graphs that puts one import where none may be."""

    def __init__(self, graph: ImportGraph) -> None:
        self.graph, self.importer, self.target = graph, "", ""

    def build(self, **_options: object) -> ImportGraph:
        """The real graph with the planted import."""
        graph: ImportGraph = self.graph.__deepcopy__({})
        graph.add_import(
            importer=self.importer, imported=self.target, line_number=1, line_contents=f"import {self.target}"
        )
        return graph


@pytest.fixture(scope="module")
def planting() -> Iterator[_Planting]:
    """Import-linter, made to read the project with one import planted."""
    real = settings.GRAPH_BUILDER
    graph = real.build(root_package_names=list(PRODUCT), cache_dir=None, include_external_packages=True)
    planted = _Planting(graph)
    settings.configure(GRAPH_BUILDER=planted)
    yield planted
    settings.configure(GRAPH_BUILDER=real)


@pytest.mark.parametrize(("contract", "importer", "target"), PLANTED)
def test_a_planted_import_breaks_its_contract(
    contract: str, importer: str, target: str, planting: _Planting, capsys: pytest.CaptureFixture[str]
) -> None:
    planting.importer, planting.target = importer, target
    assert cli.lint_imports(config_filename=CONFIGURATION, no_cache=True, no_logo=True) == 1
    said = " ".join(capsys.readouterr().out.split())
    verdict = said[said.index(contract) :]
    assert verdict.index("BROKEN") < verdict.find(" KEPT") or " KEPT" not in verdict


@pytest.mark.parametrize("room", LIBRARIES)
def test_a_pure_room_uses_its_own_libraries_only(room: str) -> None:
    allowed = LIBRARIES[room] | set(sys.stdlib_module_names) | {room}
    for path in files(room):
        strangers = {module for module in imported(path) if module.split(".")[0] not in allowed}
        assert not strangers, f"{name(path)}: {strangers}"


def test_the_entry_imports_only_the_web() -> None:
    assert {module.split(".")[0] for module in imported(ROOT / "wsgi.py")} == {"web"}


def test_nothing_that_is_shipped_imports_the_tests() -> None:
    importers = [
        name(path) for path in [*files(*PRODUCT), ROOT / "wsgi.py"]
        if any(module.split(".")[0] == "tests" for module in imported(path))
    ]  # fmt: skip
    assert not importers


def test_files_are_named_after_what_they_do() -> None:
    named_nothing = [
        name(path) for path in files(*EVERYTHING) if {path.stem, path.parent.name} & REFUSED_NAMES
    ]  # fmt: skip
    assert not named_nothing


def test_every_folder_of_tests_is_a_package() -> None:
    bare = {name(path.parent) for path in files("tests") if not (path.parent / "__init__.py").exists()}
    assert not bare
