"""What a person says about a vacancy: that they want it, that it is not for them and why, that they keep it."""

from collections.abc import Set
from datetime import datetime

from sqlalchemy.orm import Session

from models import Exclusion, Interest, Jobseeker, SavedVacancy, Vacancy
from models.enums import ExclusionKind, InterestKind, NotForMe
from models.inbox import News
from models.queries import employers, interests
from models.queries import jobseekers as person_queries
from models.queries import matching as queries
from web.services import audit
from web.services.inbox import tell
from web.services.principal import Principal


def say(
    session: Session, who: Principal, person: Jobseeker, vacancy: Vacancy, kind: InterestKind, now: datetime
) -> None:
    """Keep what the person says; a new answer replaces the old one. Their counsellor hears of an interest."""
    held = person_queries.locked(session, person.id)
    answer = queries.interest(session, held.id, vacancy.id)
    if answer is not None and answer.kind is kind:
        return
    if answer is None:
        session.add(Interest(jobseeker_id=held.id, vacancy_id=vacancy.id, kind=kind, said_at=now))
    else:
        answer.kind, answer.said_at, answer.reasons = kind, now, frozenset()
    session.flush()
    audit.record(session, who, f"said {kind.value}", held.public_id, now, {"vacancy": vacancy.public_id})
    if kind is InterestKind.INTERESTED:
        tell(session, held.counsellor, News.INTERESTED, {"vacancy": vacancy.public_id}, now)


def why_not(
    session: Session, who: Principal, person: Jobseeker, vacancy: Vacancy, reasons: Set[NotForMe], now: datetime
) -> None:
    """Keep why a vacancy is not for the person, which says that it is not. Only their counsellor reads it."""
    say(session, who, person, vacancy, InterestKind.NOT_FOR_ME, now)
    answer = queries.interest(session, person.id, vacancy.id)
    if answer is None or answer.reasons == reasons:
        return
    answer.reasons = frozenset(reasons)
    session.flush()
    facts = {"vacancy": vacancy.public_id, "reasons": sorted(reasons)}
    audit.record(session, who, "said why not", person.public_id, now, facts)


def ruled_out(person: Jobseeker, vacancy: Vacancy) -> bool:
    """Whether the person wants nothing more from the company of a vacancy."""
    company = vacancy.employer.public_id
    return any(row.kind is ExclusionKind.EMPLOYER and row.value == company for row in person.exclusions)


def rule_out(
    session: Session, who: Principal, person: Jobseeker, vacancy: Vacancy, now: datetime, *, out: bool
) -> None:  # fmt: skip
    """Keep that the person wants nothing more from a company, its branches with it, or that they do again. The company
    is not told. What it was suggested it sees no more; what it was told after a yes is taken back with that yes."""
    held = person_queries.locked(session, person.id)
    if ruled_out(held, vacancy) is out:
        return
    branches = {each.public_id for each in employers.of_root(session, vacancy.employer.root)}
    others = [row for row in held.exclusions if row.kind is not ExclusionKind.EMPLOYER or row.value not in branches]
    held.exclusions = others
    session.flush()
    if out:
        held.exclusions += [Exclusion(kind=ExclusionKind.EMPLOYER, value=each) for each in sorted(branches)]
        session.flush()
    action = "ruled a company out" if out else "let a company in again"
    audit.record(session, who, action, held.public_id, now, {"vacancy": vacancy.public_id})


def take_back(session: Session, who: Principal, person: Jobseeker, vacancy: Vacancy, now: datetime) -> None:
    """Forget what the person said about a vacancy."""
    person_queries.locked(session, person.id)
    answer = queries.interest(session, person.id, vacancy.id)
    if answer is None:
        return
    session.delete(answer)
    session.flush()
    audit.record(session, who, "took answer back", person.public_id, now, {"vacancy": vacancy.public_id})


def keep(session: Session, person: Jobseeker, vacancy: Vacancy, kept: bool, now: datetime) -> None:
    """Save a vacancy to look at it again, or let it go. Nobody else learns of it, so it leaves no entry."""
    person_queries.locked(session, person.id)
    mark = interests.saved(session, person.id, vacancy.id)
    if kept and mark is None:
        session.add(SavedVacancy(jobseeker_id=person.id, vacancy_id=vacancy.id, saved_at=now))
    elif not kept and mark is not None:
        session.delete(mark)
    session.flush()
