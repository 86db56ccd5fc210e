"""What a person says about a vacancy: that they want it, that it is not for them and why, that they keep it."""

from collections.abc import Set
from datetime import datetime

from sqlalchemy.orm import Session

from models import Interest, Jobseeker, SavedVacancy, Vacancy
from models.enums import InterestKind, NotForMe
from models.inbox import News
from models.queries import interests
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
