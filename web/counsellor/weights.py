"""What counts how much in the engine, in words, as it stands in this installation."""

from collections.abc import Mapping
from typing import NamedTuple

from flask import render_template
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

import matcher
from matcher import Criterion
from matcher.settings import FULL_SCORE
from models.queries import engine_switch as switch_queries
from web.counsellor import blueprint, words
from web.extensions import db
from web.services import matching

TURNS_SHOWN = 10
MEANS: Mapping[Criterion, LazyString] = {
    Criterion.OCCUPATION: _l("Whether the person has done this work, or work close to it."),
    Criterion.ESSENTIAL_SKILLS: _l("How many of the skills that the job cannot do without the person has."),
    Criterion.OPTIONAL_SKILLS: _l("How many of the skills that are welcome the person has."),
    Criterion.EXPERIENCE: _l("How many years the person did such work, paid or not, and how long ago."),
    Criterion.EVIDENCE: _l("What shows the skills. The person's own word counts, too."),
    Criterion.LANGUAGE: _l("Whether the languages are enough, or can be learned on the job."),
    Criterion.COMMUTE: _l("How far the way to work is, and whether the company brings people or offers a home."),
    Criterion.SCHEDULE: _l("Whether hours and shifts go with what the person can do, also with care for others."),
    Criterion.START: _l("How long after the first day of work the person can begin."),
    Criterion.PAY: _l("Whether the pay reaches what the person needs at least."),
    Criterion.CONTRACT: _l("Whether it is the kind of contract the person would like."),
    Criterion.PREFERENCE: _l("Whether it is work the person would like to do."),
}


class Weight(NamedTuple):
    """One criterion: its name, what it asks, and its points of all."""

    name: str
    means: str
    points: int


@blueprint.route("/desk/weights", methods=["GET"])
def weights() -> str:
    """Every criterion with its points, where the bands begin, and which version this is."""
    settings = matching.weights(db.session)
    ordered = sorted(settings.weights.items(), key=lambda each: -each[1])
    return render_template(
        "counsellor/weights.html", of=FULL_SCORE, settings=settings, own=settings.version != matching.WRITTEN.version,
        rows=[Weight(str(words.CRITERIA[name]), str(MEANS[name]), points) for name, points in ordered],
        engine=matcher.ENGINE_VERSION, rules=matching.rules(db.session).version,
        turns=switch_queries.history(db.session, TURNS_SHOWN),
    )  # fmt: skip
