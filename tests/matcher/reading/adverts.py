"""The labelled adverts: what a person reads from each, and how a reading compares with it."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from matcher.reading.pay import PayRead
from matcher.reading.vacancy import VacancyReading

FOLDER = Path(__file__).parent
PLACES = FOLDER.parents[2] / "models" / "data" / "places" / "municipalities.tsv"
WRITTEN = ("adverts_bg", "adverts_en")
HELD_BACK = ("held_back",)
NOTHING = "-"


@dataclass(frozen=True)
class Advert:
    """One advert and its labels by field name; "-" means that the text does not say."""

    text: str
    labels: dict[str, str]


@dataclass
class Figures:
    """How often a field was read, how often that was right, and how often there was something to read."""

    read: int = 0
    right: int = 0
    there: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right among what was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Right among what was there."""
        return self.right / self.there if self.there else 1.0


def adverts(names: Iterable[str]) -> Iterator[Advert]:
    """Every advert of these files."""
    for name in names:
        for entry in (FOLDER / f"{name}.txt").read_text("utf-8").split("==========\n"):
            head, text = entry.split("---\n", 1)
            yield Advert(text.strip(), dict(line.split(": ", 1) for line in head.splitlines()))


def places() -> dict[str, str]:
    """Name → code of every municipality, in Bulgarian and Latin letters."""
    with PLACES.open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t"))
    named = {row[column]: row["code"] for row in rows for column in ("name_bg", "name_latin")}
    return named | {"София": "SOF46", "Sofia": "SOF46"}


def measured(pairs: Iterable[tuple[Advert, VacancyReading]]) -> dict[str, Figures]:
    """Figures of every field over adverts and their readings."""
    figures: dict[str, Figures] = defaultdict(Figures)
    known = places()
    for advert, reading in pairs:
        expected, found = _expected(advert.labels, known), read_values(reading)
        for name, values in expected.items():
            tally, got = figures[name], found[name]
            tally.read += len(got)
            tally.there += len(values)
            tally.right += len(got & values)
            if got != values:
                tally.wrong.append(f"{advert.labels['title']}: {sorted(got - values)} for {sorted(values - got)}")
    return figures


def _expected(labels: dict[str, str], known: dict[str, str]) -> dict[str, set[str]]:
    said = {name: set(value.split()) - {NOTHING} for name, value in labels.items()}
    welcome = said["welcome"]
    return {
        "occupation": said["isco"],
        "skills": said["needed"],
        "welcome skills": {word for word in welcome if len(word) > 2},
        "languages": {word.split(":")[0] for word in said["languages"]},
        "language levels": {word for word in said["languages"] if not word.endswith(":-")},
        "welcome languages": {word for word in welcome if len(word) == 2},
        "hours a week": said["week"],
        "shifts": said["shifts"] & {"yes"},
        "nights": said.get("nights", set()) & {"yes"},
        "pay": {labels["pay"]} - {NOTHING},
        "openings": said["places"],
        "accommodation": said["accommodation"],
        "transport": said["transport"],
        "place": {known[labels["place"]]} if labels["place"] in known else set(),
        "contacts": {f"contact {n}" for n in range(int(labels["contacts"]))},
    }


def read_values(reading: VacancyReading) -> dict[str, set[str]]:
    """A reading in the words of the labels."""
    hours, languages = reading.hours, reading.languages
    yes = {True: "yes", False: "no"}
    return {
        "occupation": {reading.occupation.isco or ""} if reading.occupation else set(),
        "skills": {_key(skill.found.concept_id) for skill in reading.skills if skill.essential},
        "welcome skills": {_key(skill.found.concept_id) for skill in reading.skills if not skill.essential},
        "languages": {each.found.language for each in languages if each.essential},
        "language levels": {
            f"{each.found.language}:{each.found.level.name}"
            for each in languages
            if each.essential and each.found.level is not None
        },
        "welcome languages": {each.found.language for each in languages if not each.essential},
        "hours a week": {str(hours.week.value)} if hours.week else set(),
        "shifts": {"yes"} if hours.shifts and hours.shifts.value else set(),
        "nights": {"yes"} if hours.nights and hours.nights.value else set(),
        "pay": {_pay(reading.pay)} if reading.pay else set(),
        "openings": {str(reading.openings.value)} if reading.openings else set(),
        "accommodation": {yes[reading.accommodation.value]} if reading.accommodation else set(),
        "transport": {yes[reading.transport.value]} if reading.transport else set(),
        "place": {reading.place.value} if reading.place else set(),
        "contacts": {f"contact {n}" for n in range(len(reading.contacts))},
    }


def _key(concept: str) -> str:
    return concept.rpartition(":")[2]


def _pay(pay: PayRead) -> str:
    amounts = [f"{cents / 100:.2f}".removesuffix(".00") for cents in (pay.least, pay.most) if cents is not None]
    net = {True: "net", False: "gross", None: NOTHING}[pay.net]
    return f"{'-'.join(dict.fromkeys(amounts))} {pay.currency} {pay.per} {net}"
