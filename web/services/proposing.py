"""Proposing people for vacancies, one or many at once: what stands against each pair is looked at while everything it
hangs on is held, and everything is written at the end."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy.orm import Session

from models import Decision, Employer, Jobseeker, Vacancy
from models.enums import DecisionKind, DecisionReason, VacancyState
from models.queries import proposing as queries
from models.queries.proposing import Between
from models.sharing_enums import DisclosureState
from web.services import audit, cards, disclosure, matching
from web.services.principal import Principal


class Left(StrEnum):
    """Why somebody among several was not proposed."""

    OVERTAKEN = "overtaken"
    RULED_OUT = "ruled_out"
    GONE = "gone"
    NOT_OPEN = "not_open"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pair to propose, the public id of the newest decision about it that was read, and a note."""

    person: Jobseeker
    vacancy: Vacancy
    seen: str | None
    note: str | None = None

    @property
    def pair(self) -> Between:
        """The numbers of both."""
        return self.person.id, self.vacancy.id


class Held(NamedTuple):
    """The people who are still here, and the companies with all their branches."""

    people: Mapping[int, Jobseeker]
    companies: Sequence[Employer]


def hold(session: Session, pairs: Collection[tuple[Jobseeker, Vacancy]]) -> Held:
    """Hold the people, then the companies, then the vacancies, each in one order, so that nobody who does this at the
    same moment waits for somebody who waits for them. All are read anew."""
    people, posts = {person.id for person, _ in pairs}, {vacancy.id for _, vacancy in pairs}
    queries.hold_people(session, people)
    companies = queries.hold_companies(session, {vacancy.employer.root for _, vacancy in pairs})
    queries.hold_posts(session, posts)
    queries.posts(session, posts)
    return Held(queries.people(session, people), companies)


def propose(
    session: Session, wanted: Sequence[Wanted], who: Principal, reason: DecisionReason, now: datetime
) -> Mapping[Between, Decision | Left]:
    """Propose each pair, for one reason, or say what stands against it now. Whoever is proposed becomes a card, if they
    may. Somebody who moved to another organisation since they were read is gone."""
    homes = {each.person.id: each.person.organisation_id for each in wanted}
    held = hold(session, [(each.person, each.vacancy) for each in wanted])
    stayed = {number for number, person in held.people.items() if person.organisation_id == homes[number]}
    found: dict[Between, Decision | Left] = dict(_against(session, wanted, stayed, now))
    chosen = [each for each in wanted if each.pair not in found]
    if chosen:
        found |= _written(session, chosen, who, reason, now)
        rows = disclosure.suggest(session, [(each.person, each.vacancy) for each in chosen], who, now)
        shown = [row for row in rows if row.state is DisclosureState.SUGGESTED]
        cards.give_each(session, shown, held.companies, who, now)
    return found


def _against(
    session: Session, wanted: Sequence[Wanted], stayed: Collection[int], now: datetime
) -> Mapping[Between, Left]:
    """What stands against pairs whose people and vacancies are held."""
    newest = queries.newest_decisions(session, {each.pair for each in wanted})
    found: dict[Between, Left] = {}
    for each in wanted:
        known = newest.get(each.pair)
        if each.person.id not in stayed:
            found[each.pair] = Left.GONE
        elif (known.public_id if known else None) != each.seen:
            found[each.pair] = Left.OVERTAKEN
        elif each.vacancy.state is not VacancyState.OPEN:
            found[each.pair] = Left.NOT_OPEN
    free = [(each.person, each.vacancy) for each in wanted if each.pair not in found]
    return found | {(person.id, post.id): Left.RULED_OUT for person, post in matching.ruled_out(session, free, now)}


def _written(
    session: Session, wanted: Sequence[Wanted], who: Principal, reason: DecisionReason, now: datetime
) -> Mapping[Between, Decision]:
    """The proposals, written down and in the audit chain."""
    said = queries.suggestions(session, {each.pair for each in wanted})
    made = {
        each.pair: Decision(
            jobseeker=each.person, vacancy=each.vacancy, account_id=who.account_id, kind=DecisionKind.PROPOSE,
            reason=reason.value, suggestion_id=said.get(each.pair), created_at=now,
        )
        for each in wanted
    }  # fmt: skip
    session.add_all(made.values())
    session.flush()
    for each in wanted:
        if each.note:
            made[each.pair].note = each.note
    session.flush()
    audit.record_each(session, who, [entry(row) for row in made.values()], now)
    return made


def entry(row: Decision) -> tuple[str, str, Mapping[str, str]]:
    """What the audit trail says of a decision."""
    facts = {
        "decision": row.public_id, "vacancy": row.vacancy.public_id, "kind": row.kind.value, "reason": row.reason
    }  # fmt: skip
    return "decided", row.jobseeker.public_id, facts
