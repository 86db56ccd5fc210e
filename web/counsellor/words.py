"""Words the desk uses: names of people, next steps, the lines of an explanation."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

import matcher
from models import Jobseeker
from models.queries import taxonomy
from web import reasons
from web.extensions import db, principal
from web.i18n import language
from web.services.casework_intake import Heard
from web.services.matching import Result
from web.services.why_not import Cause

HEARD: Mapping[Heard, LazyString] = {
    Heard.READ: _l("Read it in their language"),
    Heard.READ_ALOUD: _l("Heard it read aloud in their language"),
    Heard.TELEPHONE: _l("Heard it on the telephone"),
}
CRITERIA: Mapping[matcher.Criterion, LazyString] = {
    matcher.Criterion.OCCUPATION: _l("Occupation"),
    matcher.Criterion.ESSENTIAL_SKILLS: _l("Main skills"),
    matcher.Criterion.OPTIONAL_SKILLS: _l("Welcome skills"),
    matcher.Criterion.EXPERIENCE: _l("Experience"),
    matcher.Criterion.EVIDENCE: _l("Evidence"),
    matcher.Criterion.LANGUAGE: _l("Languages"),
    matcher.Criterion.COMMUTE: _l("Way to work"),
    matcher.Criterion.SCHEDULE: _l("Hours"),
    matcher.Criterion.START: _l("Start"),
    matcher.Criterion.PAY: _l("Pay"),
    matcher.Criterion.CONTRACT: _l("Contract"),
    matcher.Criterion.PREFERENCE: _l("Wishes"),
}
CAUSES: Mapping[Cause, LazyString] = {
    Cause.PAUSED: _l("The person has paused. Until they go on, nobody suggests them."),
    Cause.NO_WORK: _l("The person has not named any work yet. Without it nobody is suggested."),
    Cause.NOT_SUGGESTED: _l("The person is not suggested to anybody at present. Look at their file."),
    Cause.VACANCY_NOT_OPEN: _l("This vacancy is not open now. Nobody is suggested for it."),
    Cause.ENGINE_OFF: _l("The matching program is switched off. Nobody has a place in a list now."),
    Cause.VACANCY_WITHOUT_OCCUPATION: _l("This vacancy has no occupation yet. Nobody can be compared with it."),
}
BANDS = {
    matcher.Band.FITS_WELL: "well", matcher.Band.FITS_PARTLY: "partly", matcher.Band.NOT_YET: "not_yet",
}  # fmt: skip
PLUSES, OTHERS = 2, 2
Names = Mapping[str, str]


class Part(NamedTuple):
    """One bar of an explanation."""

    name: str
    text: str
    points: int
    of: int


def name(person: Jobseeker) -> str:
    """The person's name, or a short mark that tells nameless people apart."""
    given = " ".join(part for part in (person.given_name, person.family_name) if part)
    return given or str(_("No name yet (%(mark)s)", mark=person.public_id[:5]))


def organisation_id() -> int:
    """The database number of the asking counsellor's organisation."""
    return principal().organisation_id or 0


def me() -> int:
    """The database number of the asking account."""
    return principal().account_id or 0


def concept_names(results: Iterable[Result], more: Iterable[str] = ()) -> Mapping[str, str]:
    """The labels of everything these explanations name."""
    found = reasons.concepts_in(results) | set(more)
    return taxonomy.names(db.session, found, language()) if found else {}


def lines(result: Result, names: Mapping[str, str]) -> Sequence[reasons.Line]:
    """The whole explanation."""
    return reasons.lines(result, names, reasons.Audience.STAFF)


def main_lines(result: Result, names: Mapping[str, str]) -> Sequence[reasons.Line]:
    """The lines that matter most: what blocks, or the weightiest that fit and that do not."""
    contributions = result.contributions if isinstance(result, matcher.Match) else ()
    weights = {part.reason: part.max_points for part in contributions}
    whole = sorted(lines(result, names), key=lambda line: -weights.get(line.reason, 0))
    blocking = [line for line in whole if line.mark == "block"]
    fitting = [line for line in whole if line.mark == "plus"][:PLUSES]
    lacking = [line for line in whole if line.mark in ("gap", "ask")][:OTHERS]
    return blocking or [*fitting, *lacking]


def parts(match: matcher.Match, names: Mapping[str, str]) -> Sequence[Part]:
    """What each criterion added, with its sentence, the weightiest first."""
    ordered = sorted(match.contributions, key=lambda part: -part.max_points)
    return [
        Part(
            str(CRITERIA[part.criterion]),
            reasons.sentence(part.reason, part.facts, names, reasons.Audience.STAFF),
            part.points,
            part.max_points,
        )
        for part in ordered
    ]


def band(result: Result) -> str:
    """The name of a band as the component `band` takes it; of an answer without a score, that nothing rules it out."""
    if isinstance(result, matcher.Match):
        return BANDS[result.band]
    return "blocked" if isinstance(result, matcher.Blocked) else "possible"
