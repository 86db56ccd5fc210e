"""What a counsellor should do next for a person: one ladder for the whole caseload, and how much of the profile there
is. Codes, no sentences; their words are `web.counsellor.words.STEPS`."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.caseload_enums import NextStep
from models.queries import caseload_facts
from models.queries.caseload_facts import Moment
from models.queries.caseload_list import Line
from web.services.clock import day_in_bulgaria
from web.services.disclosure import ANSWER_WITHIN, CALL_AFTER

#: From the most pressing to the least. The database puts people in this order, each on the first step that holds.
#: Whoever works or has paused stands at the end, unless something is due or to be answered.
LADDER = tuple(NextStep)
SOON, LATER = caseload_facts.SOON, caseload_facts.LATER
LONG_WAIT: timedelta = caseload_facts.LONG_WAIT


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the parts an engine needs are answered."""

    done: int
    of: int


def moment(now: datetime) -> Moment:
    """What the ladder has to know about the time."""
    return Moment(now, day_in_bulgaria(now), now - ANSWER_WITHIN, now - CALL_AFTER)


def progress(line: Line) -> Progress:
    """Work, skills, languages, place, times and papers."""
    person = line.person
    parts = [
        line.has_work, line.has_skills, line.has_languages, person.municipality_code is not None,
        person.works_days is not None or person.works_evenings is not None, person.status is not None,
    ]  # fmt: skip
    return Progress(sum(parts), len(parts))
