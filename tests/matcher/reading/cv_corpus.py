"""Invented curricula vitae, two in each language, with what a careful reader would take from them.

Behind the line of equal signs stand the expectations: `work: slug/or-slug | years | last year`, `skill: slug/or-slug`,
`language: code level`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cvs"


@dataclass(frozen=True)
class Sample:
    """A curriculum vitae and what is to be read from it."""

    name: str
    text: str
    work: tuple[tuple[frozenset[str], float, int], ...]
    skills: tuple[frozenset[str], ...]
    languages: frozenset[tuple[str, str]]

    @property
    def language(self) -> str:
        """What it is written in."""
        return self.name[:2]


def samples() -> Iterator[Sample]:
    """All of them, by name."""
    for path in sorted(FOLDER.glob("*.txt")):
        text, _, expected = path.read_text("utf-8").partition("====\n")
        rows = [line.split(": ", 1) for line in expected.splitlines()]
        jobs = [said.split("|") for what, said in rows if what == "work"]
        yield Sample(
            path.stem, text,
            tuple((_any_of(slugs), float(years), int(last)) for slugs, years, last in jobs),
            tuple(_any_of(said) for what, said in rows if what == "skill"),
            frozenset((said.split()[0], said.split()[1]) for what, said in rows if what == "language"),
        )  # fmt: skip


def _any_of(slugs: str) -> frozenset[str]:
    return frozenset(slugs.strip().split("/"))
