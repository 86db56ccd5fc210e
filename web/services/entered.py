"""What staff write down for a person: who, how, with what kind of interpreter; and what the person says of it.

Nobody's name reaches an employer before the person has called every such part right.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import EnteredAnswer, Jobseeker
from models.entered import EnteredHow, InterpreterKind, LookedThrough
from models.queries import contests as contest_queries
from models.queries import entered as queries
from models.queries import jobseekers
from models.sharing_enums import ContestKind
from web.services import audit, contests
from web.services.jobseeker_progress import Part, State, progress
from web.services.principal import Actor, Principal

#: What can be contested of each part.
FACTS: dict[Part, tuple[ContestKind, ...]] = {
    Part.WORK: (ContestKind.WORK,),
    Part.SKILLS: (ContestKind.SKILL,),
    Part.LANGUAGES: (ContestKind.LANGUAGE,),
    Part.PLACE: (ContestKind.PLACE, ContestKind.WAY),
    Part.TIMES: (ContestKind.TIMES,),
    Part.CARE: (ContestKind.CARE,),
    Part.START: (ContestKind.START,),
    Part.PAY: (ContestKind.PAY,),
    Part.PAPERS: (ContestKind.STATUS, ContestKind.LICENCE),
    Part.WISHES: (ContestKind.CONTRACT, ContestKind.EXCLUSION),
    Part.NAME: (ContestKind.BIRTH_DATE,),
}


class LookThroughFirst(Exception):
    """Something was written down for the person that they have not called right."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """How two people talked: together or on the telephone, and what kind of interpreter helped in which language."""

    how: EnteredHow
    interpreter: InterpreterKind | None = None
    language: str | None = None


def write_down(
    session: Session, who: Principal, person: Jobseeker, part: Part, sitting: Sitting, now: datetime
) -> None:
    """Keep that a part was written down for the person just now; it waits until the person has looked through it."""
    row = queries.of_part(session, person.id, part)
    if row is None:
        row = EnteredAnswer(jobseeker_id=person.id, part=part.value, created_at=now)
        session.add(row)
    row.entered_by_id, row.created_at = who.account_id, now
    row.how, row.helped_by, row.helped_in = sitting.how, sitting.interpreter, sitting.language
    row.state, row.looked_at = LookedThrough.WAITING, None
    session.flush()
    facts = {"part": part.value, "how": sitting.how.value, "interpreter": (sitting.interpreter or "")}
    audit.record(session, who, "wrote down for person", person.public_id, now, facts)


def taken_from_file(session: Session, person: Jobseeker, now: datetime) -> None:
    """Everything known of a new person came from a file: each part of it waits for them."""
    for part, state in progress(person).items():
        if state is not State.TODO:
            made = EnteredAnswer(jobseeker_id=person.id, part=part.value, how=EnteredHow.FILE, created_at=now)
            made.state = LookedThrough.WAITING
            session.add(made)
    session.flush()


def last_sitting(rows: Iterable[EnteredAnswer]) -> Sitting:
    """How the person and staff talked last; together, where nothing is known of it."""
    talks = [row for row in rows if row.how in (EnteredHow.TOGETHER, EnteredHow.TELEPHONE)]
    last = max(talks, key=lambda row: row.created_at, default=None)
    return Sitting(last.how, last.helped_by, last.helped_in) if last else Sitting(EnteredHow.TOGETHER)


def said_alone(session: Session, who: Principal, person: Jobseeker, question: str) -> None:
    """A person who answers a question alone has looked through that part: it is theirs from then on."""
    if who.actor is Actor.JOBSEEKER and question in list(Part):
        row = queries.of_part(session, person.id, question)
        if row is not None:
            session.delete(row)
            session.flush()


def call_right(session: Session, who: Principal, person: Jobseeker, part: Part, now: datetime) -> None:
    """The person says that a part is right; what they had set aside of it counts again."""
    held = jobseekers.locked(session, person.id)
    if not _looked(session, held, part, LookedThrough.RIGHT, now):
        return
    for kind, subject in contests.facts(held, FACTS[part]):
        standing = contest_queries.standing(session, held.id, kind, subject)
        if standing is not None:
            contests.settle(session, who, standing, now)
    audit.record(session, who, "called right what was written down", held.public_id, now, {"part": part.value})


def call_wrong(session: Session, who: Principal, person: Jobseeker, part: Part, now: datetime) -> None:
    """The person says that a part is not right: every fact in it is set aside, and a counsellor is told."""
    held = jobseekers.locked(session, person.id)
    if not _looked(session, held, part, LookedThrough.NOT_RIGHT, now):
        return
    audit.record(session, who, "called wrong what was written down", held.public_id, now, {"part": part.value})
    for fact in list(contests.facts(held, FACTS[part])):
        contests.contest(session, who, held, fact, None, now)


def _looked(session: Session, person: Jobseeker, part: Part, state: LookedThrough, now: datetime) -> bool:
    """Keep what the person says; False if nothing of the kind was written down for them."""
    row = queries.of_part(session, person.id, part)
    if row is None or row.state is state:
        return False
    row.state, row.looked_at = state, now
    session.flush()
    return True


def must_be_right(session: Session, jobseeker_id: int) -> None:
    """Raise LookThroughFirst while something written down for the person is not called right by them."""
    if queries.unsettled(session, jobseeker_id):
        raise LookThroughFirst


def call_all_right(session: Session, person: Jobseeker, now: datetime) -> None:
    """The person has looked at all answers on one page and found them right. What they called wrong stays so."""
    for row in queries.of_person(session, person.id):
        if row.state is LookedThrough.WAITING:
            row.state, row.looked_at = LookedThrough.RIGHT, now
    session.flush()
