"""A world that never changes: people, openings, rules and a taxonomy, drawn from digests, to see the engine change."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from matcher import (
    Availability,
    Candidate,
    Cefr,
    Confidence,
    Contract,
    Established,
    Evidence,
    Exclusions,
    LabourLimits,
    LabourStage,
    LanguageNeed,
    LanguageSkill,
    LegalFacts,
    Licence,
    OccupationHeld,
    Opening,
    Parameter,
    Pay,
    PayPeriod,
    Place,
    Reach,
    Rules,
    Schedule,
    Seeker,
    Shift,
    SkillHeld,
    Unit,
    Window,
    WorkRight,
    build_taxonomy,
)
from matcher.rules import LicenceRule, Missing, Regulated

Item = TypeVar("Item")
TODAY = date(2026, 11, 22)
GROUPS = {
    "cook": "5120", "grill": "5120", "baker": "7512", "butcher": "7511", "waiter": "5131", "helper": "9412",
    "cleaner": "9112", "nurse": "2221",
}  # fmt: skip
NEEDED = {
    "cook": ("cook", "hygiene", "recipes"),
    "grill": ("grill", "hygiene"),
    "baker": ("bake", "hygiene", "recipes"),
    "butcher": ("cut",),
    "waiter": ("serve", "orders"),
    "helper": ("wash", "hygiene", "peel"),
    "cleaner": ("clean", "beds"),
    "nurse": ("inject", "dress"),
}
USEFUL = {"cook": ("peel", "bake"), "helper": ("cook", "recipes"), "waiter": ("mix",)}
SKILLS = sorted({skill for skills in (*NEEDED.values(), *USEFUL.values()) for skill in skills})
TAXONOMY = build_taxonomy(GROUPS, NEEDED, USEFUL)
PLACES = [Place("A", 42.6977, 23.3219, 1200), Place("B", 42.6052, 23.0378), Place("C", 42.1354, 24.7453), Place("D")]
NUMBERS = {
    "adult_age": 18, "working_age": 16, "working_age_exception": 15, "hazardous_work_age": 18, "hours_per_day": 8,
    "hours_per_week": 40, "young_hours_per_day": 7, "young_hours_per_week": 35, "night_starts": 1320, "night_ends": 360,
    "minimum_wage_month": 62020, "minimum_wage_hour": 374, "employee_contributions": 1378, "income_tax": 1000,
    "leave_days_per_year": 20, "applicant_waiting_months": 6,
}  # fmt: skip
CODES = ("driving", "forklift", "boat")


def rules() -> Rules:
    """Rules that no law changes."""
    said = ("a law", TODAY)
    return Rules(
        "XX",
        "fixed",
        {
            key: (Parameter(key, value, Unit.HOURS, date(2020, 1, 1), None, *said, Confidence.HIGH),)
            for key, value in NUMBERS.items()
        },
        (),
        {
            "driving": LicenceRule("driving", "RP-02", Missing.REVIEW, *said, Confidence.HIGH),
            "boat": LicenceRule("boat", "RP-02", Missing.BLOCK, *said, Confidence.HIGH),
        },
        {"2221": Regulated("2221", *said, Confidence.HIGH)},
    )


class Draw:
    """The same choices in every version of Python."""

    def __init__(self, seed: str) -> None:
        self._seed, self._drawn = seed, 0

    def one(self, *options: Item) -> Item:
        """One of the options."""
        self._drawn += 1
        digest = hashlib.sha256(f"{self._seed} {self._drawn}".encode()).digest()
        return options[int.from_bytes(digest[:6], "big") % len(options)]

    def some(self, options: Sequence[Item], most: int = 3) -> tuple[Item, ...]:
        """Up to `most` different ones of the options, in their order."""
        drawn = {self.one(*range(len(options))) for _ in range(self.one(*range(most + 1)))}
        return tuple(options[number] for number in sorted(drawn))

    def yes(self, *, known: bool = False) -> bool | None:
        """Yes, no, or not known."""
        return self.one(True, False) if known else self.one(True, False, None)

    def sure(self) -> bool:
        """Yes or no."""
        return self.one(True, False)

    def day(self) -> date:
        """A day within a year before or after."""
        return TODAY + timedelta(self.one(*range(-360, 360, 7)))

    def week(self) -> tuple[Window, ...]:
        """Some hours of the week."""
        start, length = self.one(360, 480, 840, 1320), self.one(60, 240, 480, 600)
        return tuple(Window(day, start, start + length) for day in self.some(range(7), 5))


def seeker(number: int) -> Seeker:
    """One of the people."""
    draw = Draw(f"person {number}")
    held = draw.some(sorted(GROUPS), 2)
    return Seeker(
        Candidate(
            id=f"p{number:03}",
            occupations=draw.one(
                tuple(OccupationHeld(each, GROUPS[each], draw.one(None, 0.5, 2, 8.0), draw.one(None, draw.day(),
                                     date(2019, 1, 1)), draw.sure()) for each in held), None),
            skills=draw.one(tuple(SkillHeld(each, draw.one(*Evidence)) for each in draw.some(SKILLS, 7)),
                            tuple(SkillHeld(each) for job in held for each in NEEDED[job]), None),
            languages=draw.one(tuple(LanguageSkill(each, draw.one(None, *Cefr), draw.one(None, *Cefr))
                                     for each in draw.some(["bg", "en", "uk"])), (LanguageSkill("bg", Cefr.B2),), None),
            availability=Availability(
                draw.one(None, frozenset(draw.some(list(Shift), 5))), draw.one(None, draw.day()), draw.one(None, 20),
                draw.one(None, 20, 40.0), draw.one(None, (), draw.week())),
            reach=Reach(draw.one(None, *PLACES), draw.one(None, 5, 30), draw.one(None, 30, 180), draw.yes(),
                        draw.yes()),
            licences=draw.one(None, (), tuple(
                Licence(each, draw.one(None, draw.day()), draw.yes(), draw.sure(), draw.one(None, draw.day()))
                for each in draw.some(CODES))),
            licences_checked=draw.sure(),
            recognised_isco=frozenset(draw.some(["2221"], 1)),
            min_net_month=draw.one(None, 40_000, 75_000, 200_000),
            contracts=draw.one(None, frozenset(draw.some(list(Contract)))),
            wanted_occupations=draw.one(None, frozenset(draw.some(sorted(GROUPS)))),
            exclusions=draw.one(Exclusions(), Exclusions(), _exclusions(draw)),
        ),
        LegalFacts(_right(draw), _limits(draw)),
    )  # fmt: skip


def _exclusions(draw: Draw) -> Exclusions:
    return Exclusions(
        frozenset(draw.some(sorted(GROUPS), 1)), frozenset(draw.some(["51", "9112"], 1)),
        frozenset(draw.some(["56.10"], 1)), frozenset(draw.some(["e1"], 1)), frozenset(draw.some(list(Shift), 1)),
        frozenset(draw.some(["A", "B", "C"])),
    )  # fmt: skip


def _right(draw: Draw) -> WorkRight:
    until = draw.one(None, draw.day(), draw.day(), date(2029, 1, 1))
    return WorkRight(
        draw.one(Established.YES, Established.YES, Established.YES, *Established), draw.sure(), until,
        until + timedelta(300) if until and draw.sure() else None, draw.sure(), draw.sure(),
        draw.one(False, False, True), draw.one(True, True, False), draw.one(False, True), draw.one(None, draw.day()),
    )  # fmt: skip


def _limits(draw: Draw) -> LabourLimits:
    stage = draw.one(LabourStage.ADULT, LabourStage.ADULT, LabourStage.ADULT, *LabourStage)
    if stage in (LabourStage.ADULT, LabourStage.UNKNOWN):
        return LabourLimits(stage)
    return LabourLimits(stage, draw.day(), draw.day(), draw.day(), draw.one(0, 31, 366), draw.sure())


def opening(number: int) -> Opening:
    """One of the openings."""
    draw = Draw(f"opening {number}")
    job = draw.one(*sorted(GROUPS))
    return Opening(
        id=f"v{number:03}", employer_id=draw.one("e1", "e2"), occupation=job, isco=GROUPS[job],
        sector=draw.one(None, "56.10"),
        essential_skills=draw.one(NEEDED[job], draw.some(SKILLS)), optional_skills=draw.some(SKILLS),
        languages=tuple(LanguageNeed(each, draw.one(*Cefr), draw.one(None, *Cefr), draw.sure())
                        for each in draw.some(["bg", "en"], 2)),
        schedule=Schedule(draw.one(None, frozenset(draw.some(list(Shift)))), draw.sure(), draw.one(None, draw.week()),
                          draw.one(None, 20.0, 40, 48), draw.one(None, 7, 8, 10.0), draw.yes(), draw.yes()),
        place=draw.one(None, *PLACES), remote=draw.one(False, False, True), employer_transport=draw.sure(),
        accommodation_offered=draw.sure(), start=draw.one(None, draw.day()), end=draw.one(None, None, date(2028, 1, 1)),
        contract=draw.one(None, *Contract),
        pay=draw.one(None, Pay(60_000, 90_000), Pay(110_000, 110_000), Pay(400, 900, PayPeriod.HOUR)),
        licences=draw.some(CODES, 2), regulated=draw.sure(), hazardous=draw.yes(),
        experience_years=draw.one(None, 1.0, 5),
    )  # fmt: skip
