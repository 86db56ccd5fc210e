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
MOST_LINES = 2


class Pair(NamedTuple):
    """One pair of a plan: what the row says, how it fits and why, and what became of it (`left`: why it was not
    proposed)."""

    key: str
    row: PlanPair
    name: str
    band: str
    lines: Sequence[Line]
    choice: str
    left: str

    @property
    def person(self) -> Jobseeker:
        """Who is proposed."""
        return self.row.jobseeker

    @property
    def vacancy(self) -> Vacancy:
        """What for."""
        return self.row.vacancy


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
    return Counts(tally_of(plan), why_left_out(plan))


def tally_of(plan: PlacementPlan) -> queries.Tally:
    """How many pairs a plan has, and how they stand."""
    return queries.tallies(db.session, words.organisation_id(), [plan.id]).get(plan.id, queries.NO_PAIRS)


def why_left_out(plan: PlacementPlan) -> Mapping[NoProposal, int]:
    """Why people have no proposal, and how many for each reason."""
    return queries.left_out_counts(db.session, words.organisation_id(), [plan.id]).get(plan.id, {})


def frame(plan: PlacementPlan, part: str) -> dict[str, object]:
    """What every page of a plan shows: its heading and its parts."""
    mine = plan.counsellor_id == words.me()
    return {"plan": plan, "open": part, "scope": plan_words.scope(plan, mine=mine), "words": plan_words}


def pairs(found: Sequence[PlanPair], *, with_reasons: bool) -> list[Pair]:
    """Pairs of a plan, with their reasons as of now if asked for; whoever reads them leaves marks."""
    leave_marks(PURPOSE, {row.jobseeker.public_id for row in found})
    told = explained([(row.jobseeker.public_id, row.vacancy.public_id) for row in found]) if with_reasons else {}
    concepts = words.concept_names(told.values()) if told else {}
    return [_pair(row, told.get((row.jobseeker.public_id, row.vacancy.public_id)), concepts) for row in found]


def explained(
    asked: Sequence[plan_reasons.Pair],
) -> Mapping[plan_reasons.Pair, matcher.Match | matcher.Blocked]:
    """What the engine says of pairs now; nothing while it is switched off."""
    return plan_reasons.explained(db.session, asked, now()) if engine_switch.runs(db.session) else {}


def shortest(result: matcher.Match | matcher.Blocked, concepts: Mapping[str, str]) -> Sequence[Line]:
    """What speaks most for a pair, and most against it: a line each."""
    found = words.main_lines(result, concepts)
    return [line for number, line in enumerate(found) if line.mark != "plus" or number == 0][:MOST_LINES]


def left_of(row: PlanPair) -> str:
    """Why a pair was not proposed, empty if it was or waits for that."""
    return str(plan_words.BLOCKED[row.blocked]) if row.blocked and row.decision_id is None else ""


def _pair(row: PlanPair, result: matcher.Match | matcher.Blocked | None, concepts: Mapping[str, str]) -> Pair:
    return Pair(
        key_of(row.jobseeker.public_id, row.vacancy.public_id), row, words.name(row.jobseeker),
        words.band(result) if result else words.BANDS[matcher.Band(row.band)],
        shortest(result, concepts) if result else (), plan_words.choice(row.rank), left_of(row),
    )  # fmt: skip


def by_vacancy(found: Sequence[PlanPair]) -> list[Group]:
    """Pairs that come in the order of their vacancies, together for each."""
    return [
        Group(rows[0].vacancy, rows)
        for _id, grouped in groupby(pairs(found, with_reasons=True), key=lambda row: row.vacancy.id)
        if (rows := list(grouped))
    ]


def by_person(found: Sequence[PlanPair]) -> list[PersonRow]:
    """Pairs that come in the order of their people, together for each."""
    return [
        PersonRow(rows[0].person, rows[0].name, rows)
        for _id, grouped in groupby(pairs(found, with_reasons=False), key=lambda row: row.person.id)
        if (rows := list(grouped))
    ]
