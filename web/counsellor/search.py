"""Finding a person by name. The name travels in the body of the form, and neither addresses nor logs ever hold it."""

from collections.abc import Sequence

from flask import redirect, render_template, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from models import Jobseeker
from models.queries import names as queries
from web.counsellor import blueprint, words
from web.extensions import db
from web.forms import Answered, PlainText, ZaednoForm
from web.gate import leave_marks
from web.services import name_search

MOST_SHOWN = 25


class SearchForm(ZaednoForm):
    """A name, or a part of one."""

    name = PlainText(_l("Name of the person"), [Answered(_l("Write a name, or a part of one."))], longest=100)


@blueprint.route("/desk/search", methods=["GET", "POST"])
def search() -> str | Response | tuple[str, int]:
    """The organisation's people with a name like this; a single one is opened at once."""
    form = SearchForm()
    if not form.validate_on_submit():
        page = render_template("counsellor/search.html", form=form, people=(), asked=False)
        return page, 422 if form.is_submitted() else 200
    # Nothing is changed, so nobody else who writes is kept waiting.
    db.session.rollback()
    db.session.info["read_only"] = True
    numbers = name_search.of(db.session).find(db.session, words.organisation_id(), form.name.data)
    found = _people(numbers[:MOST_SHOWN])
    leave_marks("search", [person.public_id for person in found])
    if len(found) == 1:
        return redirect(url_for("counsellor.person", jobseeker=found[0].public_id), 303)
    people = [(person, words.name(person), person.counsellor) for person in found]
    more = len(numbers) > MOST_SHOWN
    return render_template("counsellor/search.html", form=form, people=people, asked=True, more=more)


def _people(numbers: Sequence[int]) -> Sequence[Jobseeker]:
    """In the order in which they were found."""
    people = {person.id: person for person in queries.to_show(db.session, words.organisation_id(), numbers)}
    return [people[number] for number in numbers if number in people]
