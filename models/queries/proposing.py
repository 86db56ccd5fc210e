"""What many proposals at once are held by and checked against: one statement for each kind of thing."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models.card import Card, HeldBack
from models.disclosure import Disclosure
from models.employer import ROOT_DIGITS, Employer
from models.jobseeker import Jobseeker
from models.matching import Decision, MatchRun, Suggestion
from models.queries.jobseekers import WHOLE
from models.vacancy import Vacancy, VacancySkill

#: Number of a person, number of a vacancy.
Between = tuple[int, int]
_POST = (
    joinedload(Vacancy.employer), joinedload(Vacancy.concept),
    joinedload(Vacancy.municipality), selectinload(Vacancy.skills).joinedload(VacancySkill.concept),
    selectinload(Vacancy.languages), selectinload(Vacancy.licences),
)  # fmt: skip


def hold_people(session: Session, numbers: Collection[int]) -> None:
    """Let nobody change these people until the transaction ends."""
    held = select(Jobseeker.id).where(Jobseeker.id.in_(numbers)).order_by(Jobseeker.id)
    session.scalars(held.with_for_update(key_share=True)).all()


def hold_companies(session: Session, roots: Collection[str]) -> Sequence[Employer]:
    """The companies with these nine digits, with all their branches, held until the transaction ends."""
    root = func.substr(Employer.company_number, 1, ROOT_DIGITS)
    return session.scalars(
        select(Employer)
        .where(root.in_(roots))
        .order_by(root, Employer.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def hold_posts(session: Session, numbers: Collection[int]) -> None:
    """Let nobody change these vacancies until the transaction ends. Their companies must be held."""
    held = select(Vacancy.id).where(Vacancy.id.in_(numbers)).order_by(Vacancy.id)
    session.scalars(held.with_for_update()).all()


def people(session: Session, numbers: Collection[int]) -> Mapping[int, Jobseeker]:
    """Number → person as they are now, with all the engine needs; without those who are gone."""
    found = select(Jobseeker).where(Jobseeker.id.in_(numbers)).options(*WHOLE, joinedload(Jobseeker.account))
    rows = session.scalars(found.order_by(Jobseeker.id).execution_options(populate_existing=True))
    return {row.id: row for row in rows}


def posts(session: Session, numbers: Collection[int]) -> Mapping[int, Vacancy]:
    """Number → vacancy as it is now, with all the engine needs."""
    found = select(Vacancy).where(Vacancy.id.in_(numbers)).options(*_POST)
    rows = session.scalars(found.order_by(Vacancy.id).execution_options(populate_existing=True))
    return {row.id: row for row in rows}


def newest_decisions(session: Session, pairs: Collection[Between]) -> Mapping[Between, Decision]:
    """The newest decision about each of the pairs that has one."""
    people, posts = {person for person, _ in pairs}, {post for _, post in pairs}
    rows = session.scalars(
        select(Decision).where(Decision.jobseeker_id.in_(people), Decision.vacancy_id.in_(posts)).order_by(Decision.id)
    )
    return {(row.jobseeker_id, row.vacancy_id): row for row in rows if (row.jobseeker_id, row.vacancy_id) in pairs}


def suggestions(session: Session, pairs: Collection[Between]) -> Mapping[Between, int]:
    """Pair → the number of what the newest run for the vacancy over the person's organisation, or over everybody, says
    of the person; without pairs of which it says nothing."""
    people, posts = {person for person, _ in pairs}, {post for _, post in pairs}
    theirs = or_(MatchRun.organisation_id == Jobseeker.organisation_id, MatchRun.organisation_id.is_(None))
    newest = (
        select(Jobseeker.id.label("person"), MatchRun.vacancy_id.label("post"), func.max(MatchRun.id).label("run"))
        .join(MatchRun, theirs)
        .where(Jobseeker.id.in_(people), MatchRun.vacancy_id.in_(posts))
        .group_by(Jobseeker.id, MatchRun.vacancy_id)
        .subquery()
    )
    said = and_(Suggestion.run_id == newest.c.run, Suggestion.jobseeker_id == newest.c.person)
    rows = session.execute(select(newest.c.person, newest.c.post, Suggestion.id).join(Suggestion, said))
    return {(row[0], row[1]): row[2] for row in rows if (row[0], row[1]) in pairs}


def disclosures(session: Session, pairs: Collection[Between]) -> Mapping[Between, Disclosure]:
    """What there is between the people and the vacancies of these pairs, as it is stored now."""
    people, posts = {person for person, _ in pairs}, {post for _, post in pairs}
    rows = session.scalars(
        select(Disclosure)
        .where(Disclosure.jobseeker_id.in_(people), Disclosure.vacancy_id.in_(posts))
        .options(joinedload(Disclosure.consent))
        .order_by(Disclosure.id)
        .execution_options(populate_existing=True)
    )
    return {(row.jobseeker_id, row.vacancy_id): row for row in rows if (row.jobseeker_id, row.vacancy_id) in pairs}


def cards(session: Session, disclosure_ids: Collection[int]) -> Mapping[int, Card]:
    """Number of a proposal → its card, as stored now."""
    found = select(Card).where(Card.disclosure_id.in_(disclosure_ids)).order_by(Card.id)
    rows = session.scalars(found.execution_options(populate_existing=True))
    return {row.disclosure_id: row for row in rows}


def held_back(session: Session, disclosure_ids: Collection[int]) -> Mapping[int, HeldBack]:
    """Number of a proposal → why it is not shown, as stored now."""
    found = select(HeldBack).where(HeldBack.disclosure_id.in_(disclosure_ids)).order_by(HeldBack.id)
    rows = session.scalars(found.execution_options(populate_existing=True))
    return {row.disclosure_id: row for row in rows}
