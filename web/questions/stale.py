"""When the answers on a page were changed somewhere else: both versions, and the form over what is stored now."""

from collections.abc import Mapping

from models import Jobseeker
from web.extensions import db, now, principal
from web.pages import carried_out_otherwise
from web.questions.answers import AnswerForm
from web.questions.words import describe, names_for
from web.services.jobseeker_answers import ChangedMeanwhile, mark, save
from web.services.jobseeker_sheets import Answers, Sheet

Version = tuple[str, str, str, bool]


def save_over(person: Jobseeker, sheet: Sheet, form: AnswerForm, answers: Answers) -> list[Version]:
    """Save the form's answers; where something else is stored by now, nothing is saved and both versions come back."""
    shown = "" if carried_out_otherwise() else form.shown.data or ""
    try:
        save(db.session, principal(), person, sheet, answers, shown=shown, now=now())
    except ChangedMeanwhile as changed:
        db.session.rollback()
        form.shown.data = mark(changed.saved, now())
        return versions(sheet, answers, changed.saved)
    return []


def versions(sheet: Sheet, mine: Answers, saved: Answers) -> list[Version]:
    """What the reader typed and what is stored, row by row: (what, mine, saved, whether they differ)."""
    names = names_for(db.session, mine, saved)
    left, right = _rows(sheet, mine, names), _rows(sheet, saved, names)
    found = [(what, left.get(what, ""), right.get(what, "")) for what in dict.fromkeys([*left, *right])]
    return [(what, one or "–", other or "–", one != other) for what, one, other in found]


def _rows(sheet: Sheet, answers: Answers, names: Mapping[str, str]) -> dict[str, str]:
    rows: dict[str, str] = {}
    for what, said in describe(sheet.name, answers, names):
        rows[what] = f"{rows[what]} · {said}" if what in rows else said
    return rows
