"""Rights in plain words, and who helps."""

from flask import abort, render_template

from models.contact import ContactKind
from web import recordings
from web.extensions import db, now
from web.public import blueprint
from web.rights import TOPICS, contact_words
from web.rights.in_trouble import DANGER
from web.rights.shown import shown
from web.services import contacts as services
from web.services import rule_values
from web.services.clock import day_in_bulgaria


@blueprint.route("/rights")
def rights() -> str:
    """The list of pages."""
    return render_template("public/rights.html", topics=[each for each in TOPICS.values() if each is not DANGER])


@blueprint.route("/rights/<topic>")
def right(topic: str) -> str:
    """One topic as it reads today."""
    page = TOPICS.get(topic) or abort(404)
    return render_template(
        "public/right.html", topic=page, words=contact_words, audio=recordings.address("rights", topic),
        parts=list(shown(page, rule_values.in_force(db.session), day_in_bulgaria(now()))),
        contacts=services.for_readers(db.session, page.helpers),
    )  # fmt: skip


@blueprint.route("/contacts")
def contacts() -> str:
    """Everybody to turn to."""
    found = services.for_readers(db.session, tuple(ContactKind))
    return render_template("public/contacts.html", contacts=found, words=contact_words)
