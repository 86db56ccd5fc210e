"""The words the invented world is made of, read from the tables beside this file."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("bg", "en", "uk", "ru", "ar", "fa", "ps", "fr")


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One kind of work: the advert for it, its usual terms (euro a month), and how people say they have done it."""

    key: str
    sector: str
    title: str
    task: str
    low: int
    high: int
    hours: str
    level: str
    licence: str
    people: int
    vacancies: int
    phrases: dict[str, str]

    @property
    def uri(self) -> str:
        """The occupation's URI in the built-in taxonomy."""
        return f"urn:zaedno:occupation:{self.key}"


@dataclass(frozen=True, slots=True)
class Names:
    """Names that fit one language."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    family_women: tuple[str, ...]
    family_men: tuple[str, ...]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def jobs() -> tuple[Job, ...]:
    """All kinds of work, in the order of the table."""
    return tuple(
        Job(
            key=row["key"], sector=row["sector"], title=row["title"], task=row["task"], low=int(row["low"]),
            high=int(row["high"]), hours=row["hours"], level=row["level"], licence=row["licence"],
            people=int(row["people"]), vacancies=int(row["vacancies"]),
            phrases={language: row[language] for language in LANGUAGES},
        )
        for row in _rows("jobs.tsv")
    )  # fmt: skip


@cache
def names() -> dict[str, Names]:
    """Language → names."""
    columns = ("women", "men", "family_women", "family_men")
    return {
        row["language"]: Names(*(tuple(row[column].split("|")) for column in columns)) for row in _rows("names.tsv")
    }
