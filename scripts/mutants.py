"""Break gates and criteria in one small place at a time and see whether a test notices: `python -m scripts.mutants`.

The engine's tests are collected once. Each mutant is planted in a fork: into the functions in memory where it is inside
one, else by importing everything anew. The tables run first, then, for what they let live, the properties. Mutants that
mean the same as the original stand with the reason in `tests/matcher/equivalent_mutants.toml` and are not counted. The
last line is JSON.
"""

import argparse
import importlib.abc
import importlib.util
import json
import os
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import FunctionType, ModuleType

import hypothesis
import pytest
from _pytest.runner import runtestprotocol

from scripts.mutations import ROOT, Mutant, levels_of_the_engine, mutants_of

EQUIVALENT = ROOT / "tests/matcher/equivalent_mutants.toml"
ROOMS = ("matcher/gates", "matcher/criteria")
TABLES = ("tests/matcher/decisions", *(f"tests/matcher/test_gate_{name}.py" for name in (
    "labour_law", "licences", "wishes", "work_right",
)), "tests/matcher/test_criteria_levels.py")  # fmt: skip
PROPERTIES = ("tests/matcher/test_contracts.py", "tests/matcher/test_ranking.py", "tests/matcher/test_input_types.py")
GOAL = 95.0
QUIET = ("-x", "-q", "--noconftest", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:logging",
         "-o", "timeout=60")  # fmt: skip


class Planted(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves the changed module in place of the one on disk."""

    def __init__(self, mutant: Mutant) -> None:
        self.file = ROOT / mutant.path
        self.module = mutant.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.code = compile(mutant.tree, str(self.file), "exec")

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The changed module's place, and nothing for any other."""
        if name != self.module:
            return None
        package = [str(self.file.parent)] if self.file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            name, self.file, loader=self, submodule_search_locations=package
        )  # fmt: skip

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed module."""
        exec(self.code, module.__dict__)  # noqa: S102 (our own source with one node changed)


def plant(mutant: Mutant) -> None:
    """Give the functions and constants in memory the changed module's code and values."""
    found = Planted(mutant)
    module = sys.modules[found.module]
    fresh = {"__name__": module.__name__, "__file__": str(found.file), "__package__": module.__package__}
    exec(found.code, fresh)  # noqa: S102 (our own source with one node changed)
    for name, new in fresh.items():
        old = vars(module).get(name)
        if isinstance(new, type) and isinstance(old, type) and old.__module__ == found.module:
            for part, method in vars(new).items():
                _recode(vars(old).get(part), method)
        elif not _recode(old, new) and name.isupper():
            _everywhere(old, new)


def _recode(old: object, new: object) -> bool:
    """Put the new function's code into the old one, through properties and caches; False for anything else."""
    if isinstance(old, property) and isinstance(new, property):
        return _recode(old.fget, new.fget)
    if hasattr(old, "cache_clear"):
        old.cache_clear()
    old, new = getattr(old, "__wrapped__", old), getattr(new, "__wrapped__", new)
    if not (isinstance(old, FunctionType) and isinstance(new, FunctionType)):
        return False
    if old.__module__ == new.__module__:
        old.__code__, old.__defaults__ = new.__code__, new.__defaults__
    return True


def _everywhere(old: object, new: object) -> None:
    """A module's constant in every module that took it over."""
    for module in [each for name, each in sys.modules.items() if name.startswith(("matcher", "tests.matcher"))]:
        for name, value in list(vars(module).items()):
            if value is old and name.isupper():
                setattr(module, name, new)


class Trial:
    """A pytest plugin that runs the collected tests on every mutant instead of once. `fine`: the tests accept the code
    as it is."""

    def __init__(self, mutants: Sequence[Mutant], say: Callable[[str], object]) -> None:
        self.mutants, self.say, self.living, self.fine = mutants, say, list[Mutant](), False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Judge every mutant."""
        self.fine = not _in_fork(lambda: _notice(session.items))
        for number, mutant in enumerate(self.mutants if self.fine else (), start=1):
            if not _in_fork(lambda mutant=mutant: _trial(mutant, session.items)):  # type: ignore[misc]  # its own
                self.living.append(mutant)
                self.say(f"lives  {mutant.path}:{mutant.line}  {mutant.before} -> {mutant.after}")
            elif number % 100 == 0:
                self.say(f"{number} of {len(self.mutants)}")
        return True


def _trial(mutant: Mutant, items: Sequence[pytest.Item]) -> bool:
    if mutant.in_memory:
        plant(mutant)
        return _notice(items)
    for name in [name for name in sys.modules if name.startswith(("matcher", "tests.matcher"))]:
        del sys.modules[name]
    sys.meta_path.insert(0, Planted(mutant))
    return pytest.main([*QUIET, *TABLES, *PROPERTIES]) != 0


def _notice(items: Sequence[pytest.Item]) -> bool:
    """Whether any test fails."""
    return any(
        report.failed
        for item, following in zip(items, [*items[1:], None], strict=True)
        for report in runtestprotocol(item, log=False, nextitem=following)
    )


def _in_fork(noticed: Callable[[], bool]) -> bool:
    """The answer from a process of its own; one that crashes or hangs has been noticed."""
    child = os.fork()
    if child == 0:
        os._exit(int(noticed()))
    _, status = os.waitpid(child, 0)
    return status != 0


def equivalent() -> dict[str, str]:
    """Mutants that mean the same as the original, with the reason."""
    listed = tomllib.loads(EQUIVALENT.read_text("utf-8")) if EQUIVALENT.exists() else {}
    return {name: entry["reason"] for entry in listed.get("same", ()) for name in entry["mutants"]}


def judged(mutants: Sequence[Mutant]) -> Trial:
    """Try all mutants, keeping pytest quiet."""
    few = hypothesis.settings(deadline=None, max_examples=15, derandomize=True, database=None)
    hypothesis.settings.register_profile("mutants", few)
    hypothesis.settings.load_profile("mutants")
    aloud = os.dup(1)
    trial = Trial(mutants, lambda line: os.write(aloud, f"{line}\n".encode()))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    pytest.main([*QUIET, *TABLES, *PROPERTIES], plugins=[trial])
    os.dup2(aloud, 1)
    return trial


def main() -> int:
    """Run all mutants, or those of the files named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="modules below matcher/; all gates and criteria by default")
    named = parser.parse_args().files
    began, levels = time.monotonic(), levels_of_the_engine()
    files = [ROOT / name for name in named] or sorted(file for room in ROOMS for file in (ROOT / room).glob("*.py"))
    same = equivalent()
    mutants = [mutant for file in files for mutant in mutants_of(file, levels)]
    counted = [mutant for mutant in mutants if mutant.name not in same]
    trial = judged(counted)
    if not trial.fine:
        print("The tests fail on the code as it is.")
        return 2
    for mutant in mutants:
        if mutant.name in same:
            print(f"same   {mutant.name}  ({same[mutant.name]})")
    killed = 100 * (len(counted) - len(trial.living)) / max(1, len(counted))
    print(json.dumps({
        "mutants": len(counted), "killed_percent": round(killed, 1), "living": len(trial.living),
        "equivalent": len(mutants) - len(counted), "seconds": round(time.monotonic() - began),
    }))  # fmt: skip
    return 0 if killed >= GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())
