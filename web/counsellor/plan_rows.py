"""What the pages of a plan show: its frame, and pairs with their explanations."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import matcher
from models import Jobseeker, PlacementPlan, PlanPair, Vacancy
from models.plan import NoProposal
from models.queries import plan_pages as queries
from web import plan_words
from web.counsellor import words
from web.counsellor.plan_form import key_of
from web.extensions import db, now
from web.gate import leave_marks
from web.reasons import Line
from web.services import engine_switch, plan_reasons

PURPOSE = "matches"
NO_PAIRS = queries.Tally(0, 0, 0, 0, 0, 0)


class Pair(NamedTuple):
    """One pair of a plan. `open`: nothing has become of it yet; `left`: why it was not proposed; `planned`: whether the
    plan holds it."""

    key: str
    person: Jobseeker
    name: str
    vacancy: Vacancy
    band: str
    lines: Sequence[Line]
    choice: str
    pinned: bool
    together: bool
    accepted: bool
    left: str
    open: bool
    planned: bool = True


class Group(NamedTuple):
    """The pairs of one vacancy."""

    vacancy: Vacancy
    rows: Sequence[Pair]


class PersonRow(NamedTuple):
    """The pairs of one person."""

    person: Jobseeker
    name: str
    pairs: Sequence[Pair]


class Counts(NamedTuple):
    """How a finished plan stands: its pairs, and why how many people have none."""

    tally: queries.Tally
    why: Mapping[NoProposal, int]

    @property
    def left_out(self) -> int:
        """How many people have no proposal."""
        return sum(self.why.values())


def counts(plan: PlacementPlan) -> Counts:
    """How a plan stands now, as far as people of the asker's organisation are in it."""
    mine = words.organisation_id()
    tally = queries.tallies(db.session, mine, [plan.id]).get(plan.id, NO_PAIRS)
    return Counts(tally, queries.left_out_counts(db.session, mine, [plan.id]).get(plan.id, {}))


def frame(plan: PlacementPlan, part: str, counts: Counts | None) -> dict[str, object]:
    """What every page of a plan shows: its heading, and its parts with their counts."""
    return {"plan": plan, "open": part, "counts": counts, "scope": plan_words.scope(plan), "words": plan_words}


def pairs(found: Sequence[PlanPair]) -> list[Pair]:
    """Pairs of a plan with their explanations as of now; whoever reads them leaves marks."""
    leave_marks(PURPOSE, {row.jobseeker.public_id for row in found})
    told = explained([(row.jobseeker.public_id, row.vacancy.public_id) for row in found])
    concepts = words.concept_names(told.values())
    return [_pair(row, told.get((row.jobseeker.public_id, row.vacancy.public_id)), concepts) for row in found]


def explained(
    asked: Sequence[plan_reasons.Pair],
) -> Mapping[plan_reasons.Pair, matcher.Match | matcher.Blocked]:
    """What the engine says of pairs now; nothing while it is switched off."""
    return plan_reasons.explained(db.session, asked, now()) if engine_switch.runs(db.session) else {}


def _pair(row: PlanPair, result: matcher.Match | matcher.Blocked | None, concepts: Mapping[str, str]) -> Pair:
    person, vacancy, accepted = row.jobseeker, row.vacancy, row.decision_id is not None
    return Pair(
        key_of(person.public_id, vacancy.public_id), person, words.name(person), vacancy,
        words.band(result) if result else words.BANDS[matcher.Band(row.band)],
        words.main_lines(result, concepts) if result else (), plan_words.choice(row.rank), row.pinned, row.together,
        accepted, str(plan_words.BLOCKED[row.blocked]) if row.blocked and not accepted else "",
        not accepted and row.blocked is None,
    )  # fmt: skip


def by_vacancy(found: Sequence[PlanPair]) -> list[Group]:
    """Pairs that come in the order of their vacancies, together for each."""
    return [
        Group(rows[0].vacancy, rows)
        for _id, grouped in groupby(pairs(found), key=lambda row: row.vacancy.id)
        if (rows := list(grouped))
    ]


def by_person(found: Sequence[PlanPair]) -> list[PersonRow]:
    """Pairs that come in the order of their people, together for each."""
    return [
        PersonRow(rows[0].person, rows[0].name, rows)
        for _id, grouped in groupby(pairs(found), key=lambda row: row.person.id)
        if (rows := list(grouped))
    ]
