"""Pages to read: what each kind of protection means for hiring, and programmes that pay something towards a job."""

from flask import render_template

from web import subsidy_words
from web.employer import blueprint
from web.extensions import db, now
from web.rights.hiring import HIRING
from web.rights.shown import shown
from web.services import rule_values
from web.services import subsidies as services
from web.services.clock import day_in_bulgaria


@blueprint.route("/employer/statuses", methods=["GET"])
def statuses() -> str:
    """Each status: which paper to see, what to file. Nothing about any person."""
    parts = list(shown(HIRING, rule_values.in_force(db.session), day_in_bulgaria(now())))
    return render_template("employer/statuses.html", topic=HIRING, parts=parts)


@blueprint.route("/employer/subsidies", methods=["GET"])
def subsidies() -> str:
    """Programmes that run today and that somebody looked at not too long ago."""
    rows = services.for_employers(db.session, day_in_bulgaria(now()))
    return render_template("employer/subsidies.html", rows=rows, words=subsidy_words)
