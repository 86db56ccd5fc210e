"""Why a job is not in one's list: find it by its address, and what can be done about each thing that keeps it away."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

import matcher
from models import Vacancy
from web.extensions import db, principal
from web.gate import PublicId
from web.jobseeker import blueprint
from web.jobseeker.steps import address
from web.reasons import Audience, Line, Result, remedies
from web.services import access
from web.services.jobseeker_progress import Part
from web.services.principal import Relation

LONGEST_ADDRESS = 300
PARTS: Mapping[matcher.Gate, Part] = {
    matcher.Gate.WORK_RIGHT: Part.PAPERS,
    matcher.Gate.LABOUR_LAW: Part.NAME,
    matcher.Gate.LICENCES: Part.PAPERS,
    matcher.Gate.RECOGNITION: Part.PAPERS,
    matcher.Gate.EXCLUSIONS: Part.WISHES,
    matcher.Gate.LANGUAGE: Part.LANGUAGES,
    matcher.Gate.COMMUTE: Part.PLACE,
    matcher.Gate.SCHEDULE: Part.TIMES,
}
SHIFT_REASONS = frozenset({matcher.ReasonCode.EXCLUSION_SHIFT, matcher.ReasonCode.EXCLUSION_SHIFT_UNKNOWN})


class Advised(NamedTuple):
    """A line of an explanation, with what can be done about it and the page of the answer it came from."""

    mark: str
    text: str
    note: str
    url: str


@blueprint.route("/me/vacancies/why", methods=["GET"])
def why() -> str | Response:
    """The page of an open job whose address was pasted. Whether another one exists is not told."""
    given = request.args.get("address", "").strip()[:LONGEST_ADDRESS]
    found = _open_vacancy(given)
    if found is not None:
        return redirect(url_for("jobseeker.vacancy", vacancy=found.public_id), 303)
    return render_template("jobseeker/why.html", given=given)


def _open_vacancy(given: str) -> Vacancy | None:
    last = re.search(rf"(?:^|/)({PublicId.regex})/?(?:[?#].*)?$", given)
    thing = access.find(db.session, Vacancy, last.group(1)) if last else None
    if isinstance(thing, Vacancy) and Relation.PUBLISHED in access.relations(principal(), thing):
        return thing
    return None


def put_right(result: Result, lines: Iterable[Line]) -> list[Advised]:
    """The lines, each that came from a gate with what can be done about it and where the answer can be changed."""
    notes = remedies.notes(result.gates, Audience.PERSON)
    pages = {gate.reason: _page(gate) for gate in result.gates if gate.outcome is not matcher.Outcome.PASS}
    return [Advised(line.mark, line.text, notes.get(line.reason, ""), pages.get(line.reason, "")) for line in lines]


def _page(gate: matcher.GateResult) -> str:
    return address(Part.TIMES if gate.reason in SHIFT_REASONS else PARTS[gate.gate])
