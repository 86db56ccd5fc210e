"""Invented people of one office, some of them entered twice, beside everybody who is easily taken for somebody else.

Drawn from a seed, with the names of one half. Nothing here knows how the matcher compares.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from matcher.duplicates.records import Born, Known, Precision
from tests.matcher.duplicates.base_names import FAMILY, GIVEN

PLACES = tuple(f"P{number:02}" for number in range(24))
LANGUAGES = {"arab": ("ar", "fa", "ps", "en"), "slav": ("uk", "ru", "bg")}
SCRIPTS = {"arab": (0.35, 0.4, 0.25), "slav": (0.0, 0.45, 0.55)}
Spellings = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as they really are; a record shows them as one clerk wrote them down."""

    culture: str
    given: Spellings
    father: Spellings
    family: Spellings
    born: date
    phone: str
    place: str
    language: str


def spellings(lines: str) -> tuple[list[Spellings], list[Spellings]]:
    """The names that are written in Arabic letters too, and the others. "Abd Allah" and the like stay one name."""
    rows = [tuple(tuple(part.split()) for part in line.split("|")) for line in lines.strip().splitlines()]
    whole = [((" ".join(row[0]),), *row[1:]) if row[0] else row for row in rows]
    return [row for row in whole if row[0]], [row for row in whole if not row[0]]


class Office:
    """Draws people and their records; `pairs` are the record numbers that are of one person."""

    def __init__(self, half: str, seed: int) -> None:
        self.chance = random.Random(f"{half} {seed}")
        self.given = dict(zip(("arab", "slav"), spellings(GIVEN[half]), strict=True))
        self.family = dict(zip(("arab", "slav"), spellings(FAMILY[half]), strict=True))
        self.records: list[Known] = []
        self.pairs: set[tuple[int, int]] = set()

    def fill(self, twice: int, once: int) -> "Office":
        """So many people entered twice and so many entered once, and their relatives and namesakes."""
        for number in range(twice + once):
            person = self.somebody()
            first = self.enter(person, changed=False)
            if number < twice:
                self.pairs.add((first, self.enter(person, changed=True)))
            self.others_like(person)
        return self

    def somebody(self) -> Person:
        """A person drawn anew. Many do not know their birthday, and were given the first of January."""
        culture = self.chance.choice(("arab", "slav"))
        born = date(1955, 1, 1) + timedelta(days=self.chance.randrange(365 * 50))
        if culture == "arab" and self.chance.random() < 0.12:
            born = date(born.year, 1, 1)
        return Person(
            culture, self.name(culture), self.name(culture), self.chance.choice(self.family[culture]), born,
            self.number(), self.chance.choice(PLACES), self.chance.choice(LANGUAGES[culture]),
        )  # fmt: skip

    def name(self, culture: str) -> Spellings:
        """A given name."""
        return self.chance.choice(self.given[culture])

    def number(self) -> str:
        """A telephone number."""
        return f"+3598{self.chance.randrange(10**8):08}"

    def enter(self, person: Person, *, changed: bool) -> int:
        """Write a person down; `changed` is how another clerk does it on another day."""
        script = self.chance.choices(range(3), SCRIPTS[person.culture])[0]
        given, family = self.spelt(person.given, script), self.spelt(person.family, script)
        number = len(self.records)
        record = Known(
            number, given, family, Born(person.born, Precision.DAY), person.phone, person.place, person.language
        )
        self.records.append(self.written_otherwise(person, record, script) if changed else record)
        return number

    def spelt(self, name: Spellings, script: int) -> str:
        """One of the spellings of a name."""
        return self.chance.choice(name[script] or name[2])

    def written_otherwise(self, person: Person, record: Known, script: int) -> Known:
        """The same person, with what differs between two offices, two years and two alphabets."""
        given, family = record.given, record.family
        if self.chance.random() < 0.12:
            father = self.spelt(person.father, script)
            given = f"{given} {father}" if person.culture == "arab" else f"{given} {father}ович"
        if self.chance.random() < 0.08:
            given, family = family, given
        if self.chance.random() < 0.1:
            family = self.slip(family)
        born, sure = self.born_otherwise(person.born)
        keeps = self.chance.random() < (0.5 if sure else 0.85)
        other = self.number() if self.chance.random() < 0.6 else None
        place = record.place if self.chance.random() < 0.75 else self.chance.choice([*PLACES, None])
        language = record.language if self.chance.random() < 0.85 else self.chance.choice(LANGUAGES[person.culture])
        return Known(
            record.number, given, family, born, person.phone if keeps else other, place, language
        )  # fmt: skip

    def slip(self, word: str) -> str:
        """A slip of the finger: two letters swapped, one left out or one typed twice."""
        if len(word) < 5:
            return word
        at = self.chance.randrange(1, len(word) - 2)
        return self.chance.choice(
            (
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
            )
        )

    def born_otherwise(self, born: date) -> tuple[Born | None, bool]:
        """A birth date as written another time, and whether it still says something."""
        kind = self.chance.choices(
            ("same", "swapped", "year", "january", "month", "day", "missing"), (70, 7, 7, 6, 2, 4, 4)
        )[0]
        if kind == "swapped" and born.day <= 12:
            return Born(date(born.year, born.day, born.month), Precision.DAY), True
        if kind in ("year", "january"):
            return Born(date(born.year, 1, 1), Precision.YEAR if kind == "year" else Precision.DAY), False
        if kind == "month":
            return Born(date(born.year, born.month, 1), Precision.MONTH), False
        if kind == "day":
            return Born(born.replace(day=born.day % 28 + 1), Precision.DAY), False
        return (None, False) if kind == "missing" else (Born(born, Precision.DAY), True)

    def others_like(self, person: Person) -> None:
        """Whoever is easily taken for this person: relatives, twins, namesakes, people of the same birthday."""
        relative = replace(person, given=self.another(person), phone=self.shared_phone(person))
        if self.chance.random() < 0.2:
            self.enter(replace(relative, born=self.years_from(person.born, 1, 9)), changed=False)
        if self.chance.random() < 0.03:
            self.enter(relative, changed=False)  # a twin
        if self.chance.random() < 0.1:
            father = replace(relative, given=person.father, father=person.given)
            self.enter(replace(father, born=self.years_from(person.born, 18, 40)), changed=False)
        if self.chance.random() < 0.2:
            stranger = self.somebody()
            self.enter(replace(stranger, given=person.given, family=person.family, culture=person.culture,
                               language=person.language), changed=self.chance.random() < 0.3)  # fmt: skip
        if self.chance.random() < 0.15:
            self.enter(replace(self.somebody(), born=person.born, place=person.place), changed=False)
        if self.chance.random() < 0.1:
            near = replace(self.somebody(), born=person.born, family=person.family, culture=person.culture)
            self.enter(replace(near, given=self.another(person)), changed=False)

    def another(self, person: Person) -> Spellings:
        """A given name that is another one."""
        others: Sequence[Spellings] = [name for name in self.given[person.culture] if name != person.given]
        return self.chance.choice(others)

    def shared_phone(self, person: Person) -> str:
        """Relatives often have one telephone."""
        return person.phone if self.chance.random() < 0.5 else self.number()

    def years_from(self, born: date, least: int, most: int) -> date:
        """A birthday so many years before or after."""
        years = self.chance.randint(least, most) * self.chance.choice((-1, 1))
        return born.replace(year=born.year + years, day=min(born.day, 28)) + timedelta(days=self.chance.randrange(40))
