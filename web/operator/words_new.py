"""A new occupation or skill."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models.enums import ConceptKind
from models.queries import taxonomy
from models.queries import taxonomy_words as queries
from web.extensions import db, now, principal
from web.i18n import language
from web.operator import blueprint
from web.operator.words_forms import NewWordForm
from web.operator.words_one import listed
from web.pages import done
from web.services import pack, taxonomy_corrections

Answer = Response | tuple[str, int]


@blueprint.route("/operator/words/new", methods=["GET", "POST"])
def new_word() -> Answer:
    """A form for a concept that is missing; where it is saved, the page says which languages have no name."""
    form = NewWordForm()
    _offer_occupations(form)
    if form.validate_on_submit():
        known = form.kind.data == ConceptKind.SKILL.value or queries.of_group(db.session, form.group.data)
        if known:
            try:
                return _added(form)
            except taxonomy_corrections.StandsElsewhere as twice:
                db.session.rollback()
                where = listed(twice.args[0])
                form.wrong("reason", _("One of the names stands elsewhere already: %(where)s", where=where))
        else:
            form.wrong("group", _("There is no such group."))
    page = render_template("operator/words_new.html", form=form, languages_of_names=pack.LANGUAGES)
    return page, 422 if form.is_submitted() else 200


def _added(form: NewWordForm) -> Response:
    like = taxonomy.by_uri(db.session, form.like.data) if form.like.data and form.is_occupation() else None
    kind = ConceptKind(form.kind.data)
    isco = form.group.data if form.is_occupation() else None
    concept = taxonomy_corrections.add(db.session, principal(), kind, isco, form.said(), like, now())
    flash(_("Added. Searching knows it from now on."), "success")
    return done(url_for("operator.word", concept=concept.public_id))


def _offer_occupations(form: NewWordForm) -> None:
    rows = queries.occupations(db.session, taxonomy.BUILT_IN)
    called = taxonomy.preferred_labels(db.session, [row.id for row in rows], language())
    named = sorted(((row.uri, called.get(row.id, row.uri)) for row in rows), key=lambda pair: pair[1].casefold())
    form.like.choices = [("", ""), *named]
