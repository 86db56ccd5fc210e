"""The documentation names what exists: targets, commands, settings, tests, files. And what exists is described."""

import ast
import re
from pathlib import Path

import click
import pytest

from tests.architecture.source import EVERYTHING, ROOT, files, name
from web.cli import GROUPS
from web.permissions import POLICY

DOCS = [
    *(ROOT / one for one in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
COMMANDS = {group.name: group for group in GROUPS}
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.S)


def code_of(path: Path) -> str:
    """What a document sets as code."""
    return "\n".join(CODE.findall(path.read_text("utf-8")))


def resolved(words: list[str]) -> tuple[click.Command | None, list[str]]:
    """The command that words typed after `flask --app wsgi` reach, and the words left over."""
    command: click.Command | None = COMMANDS.get(words[0])
    rest = words[1:]
    while isinstance(command, click.Group) and rest:
        command, rest = command.commands.get(rest[0]), rest[1:]
    return command, rest


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    named = set(re.findall(r"(?:^|[`\s;&])make ([a-z][a-z-]*)", code_of(path), re.M))
    assert named <= TARGETS


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_every_command_that_is_named_exists_with_its_options(path: Path) -> None:
    for typed in re.findall(r"flask --app wsgi ([^`|\n]+)", code_of(path)):
        command, rest = resolved(typed.replace("…", " ").split())
        assert command is not None, typed
        assert not isinstance(command, click.Group) or not rest, typed
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word.split("=")[0] for word in rest if word.startswith("--")} <= options, typed


def test_every_command_is_described() -> None:
    described = code_of(ROOT / "docs" / "operating.md")
    for group in GROUPS:
        members = group.commands if isinstance(group, click.Group) else {"": group}
        for member in members:
            assert f"flask --app wsgi {group.name} {member}".strip() in described, f"{group.name} {member}"


def test_every_target_of_make_is_explained_by_help() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    silent = {target for target in TARGETS if not re.search(rf"^{target}:.*## \w", makefile, re.M)}
    assert silent <= {"setup-dev"}


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_every_script_that_is_named_exists(path: Path) -> None:
    for module in re.findall(r"python -m (scripts(?:\.[a-z_]+)+)", code_of(path)):
        place = ROOT / module.replace(".", "/")
        assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), module


def test_every_setting_is_described_and_every_described_one_exists() -> None:
    shipped = [*files("web", "scripts"), ROOT / "Makefile"]
    read = {setting for path in shipped for setting in re.findall(r"\bZAEDNO_[A-Z_]+", path.read_text("utf-8"))}
    described = set(re.findall(r"`(ZAEDNO_[A-Z_]+)`", (ROOT / "docs" / "operating.md").read_text("utf-8")))
    assert read == described


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_every_link_inside_the_project_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
        assert "://" not in target, f"{name(path)} points to another host: {target}"
        file, _, heading = target.partition("#")
        there = (path.parent / file) if file else path
        assert there.exists(), f"{name(path)}: {target}"
        if heading:
            headings = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.M)
            assert heading in {re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-") for one in headings}


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_every_file_that_is_named_exists(path: Path) -> None:
    rooms = "|".join((*EVERYTHING, "docs"))
    for place in re.findall(rf"`((?:{rooms})/[\w/.-]*\w\.(?:py|toml|tsv|md|html|css|png))\b", path.read_text("utf-8")):
        assert (ROOT / place).exists() or place.startswith("docs/images/"), f"{name(path)}: {place}"


def test_every_promise_stands_beside_a_test_that_exists() -> None:
    promises = (ROOT / "docs" / "safety.md").read_text("utf-8").split("## Promises")[1].split("\n## ")[0]
    rows = [row for row in promises.splitlines() if row.startswith("| ") and not row.startswith("| promise")]
    assert rows
    for row in rows:
        proofs = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", row)
        assert proofs, row
        for file, test in proofs:
            module = ast.parse((ROOT / file).read_text("utf-8"))
            assert test in {node.name for node in module.body if isinstance(node, ast.FunctionDef)}, f"{file}::{test}"


def test_every_part_of_the_site_is_on_the_map() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    blueprints = {endpoint.split(".")[0] for endpoint in POLICY if "." in endpoint}
    assert not {one for one in blueprints if f"| `{one}` |" not in page}


def test_every_room_is_on_the_map() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    assert not {room for room in EVERYTHING if f"| `{room}/`" not in page}
    folders = {path.parent.name for path in files("tests") if path.parent.parent == ROOT / "tests"}
    assert not {folder for folder in folders if f"`{folder}`" not in page}


def test_decisions_are_numbered_once_and_have_their_three_parts() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [page.name[:4] for page in pages]
    assert len(set(numbers)) == len(numbers)
    for page in pages:
        text = page.read_text("utf-8")
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequences")), page.name


def test_the_changelog_has_a_place_for_what_is_not_released() -> None:
    assert re.search(r"^## Unreleased$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
