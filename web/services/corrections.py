"""Putting a contested fact right: staff write what is right, and with the same step the fact counts again."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from models import Contest, Jobseeker
from models.entered import EnteredHow
from models.queries import jobseekers
from models.sharing_enums import ContestKind
from web.services import contests, entered, jobseeker_sheets
from web.services.entered import Sitting
from web.services.jobseeker_answers import fingerprint, save
from web.services.jobseeker_progress import Part
from web.services.jobseeker_sheets import Answers, Sheet
from web.services.principal import Principal


def _read_exclusions(person: Jobseeker) -> Answers:
    return {"ruled out": tuple(sorted(f"{row.kind.value}:{row.value}" for row in person.exclusions))}


def _write_exclusions(_session: Session, person: Jobseeker, answers: Answers) -> None:
    person.exclusions = [row for row in person.exclusions if f"{row.kind.value}:{row.value}" in answers["ruled out"]]


#: Where each kind of fact is kept. Work and skills are put right beside the person's own words.
SHEETS: Mapping[ContestKind, Sheet] = {
    ContestKind.PLACE: jobseeker_sheets.PLACE,
    ContestKind.WAY: jobseeker_sheets.PLACE,
    ContestKind.TIMES: jobseeker_sheets.TIMES,
    ContestKind.CARE: jobseeker_sheets.CARE,
    ContestKind.START: jobseeker_sheets.START,
    ContestKind.PAY: jobseeker_sheets.PAY,
    ContestKind.CONTRACT: jobseeker_sheets.WISHES,
    ContestKind.STATUS: jobseeker_sheets.PAPERS,
    ContestKind.LICENCE: jobseeker_sheets.PAPERS,
    ContestKind.BIRTH_DATE: jobseeker_sheets.NAME,
    ContestKind.LANGUAGE: jobseeker_sheets.LANGUAGES,
    ContestKind.EXCLUSION: Sheet("wishes", _read_exclusions, _write_exclusions),
}
#: Entries of a sheet by name: where they stand in it.
_ENTRIES = {ContestKind.LICENCE: "licences", ContestKind.LANGUAGE: "languages"}


def stored(contest: Contest) -> tuple[Answers, str]:
    """The answers of the sheet that holds the fact, and the fingerprint they are saved over."""
    answers = SHEETS[contest.kind].read(contest.jobseeker)
    return answers, fingerprint(answers)


def correct(session: Session, who: Principal, contest: Contest, said: Answers, shown: str, now: datetime) -> None:
    """Write the right answers over those with the fingerprint `shown`, and let the fact count again.

    `said` holds answers of the sheet by name; for an entry whether it `stays`, and the `value` that stands under it.
    Raises AnsweredAlready, and ChangedMeanwhile if something else is stored by now.
    """
    contests.settle(session, who, contest, now)
    person, sheet = jobseekers.locked(session, contest.jobseeker_id), SHEETS[contest.kind]
    save(session, who, person, sheet, _with(sheet.read(person), contest, said), shown=shown, now=now)
    entered.write_down(session, who, person, Part(sheet.name), Sitting(EnteredHow.CORRECTION), now)


def _with(answers: Answers, contest: Contest, said: Answers) -> Answers:
    """The answers of a sheet with what was said in their place."""
    if contest.kind is ContestKind.EXCLUSION:
        return {"ruled out": tuple(each for each in answers["ruled out"] if each != contest.subject)}
    name = _ENTRIES.get(contest.kind)
    if name is None:
        return {**answers, **said}
    entries = {**answers[name], contest.subject: said["value"]}
    if not said["stays"]:
        del entries[contest.subject]
    return {**answers, name: entries}
