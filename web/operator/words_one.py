"""One occupation, group or skill with all its names; correcting them."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from models import Concept
from models.enums import ConceptKind, CorrectionKind
from models.queries import taxonomy
from models.queries import taxonomy_words as queries
from web.extensions import db, now, principal
from web.filters import language_name
from web.i18n import language
from web.operator import blueprint, words_labels
from web.operator.words_forms import SayForm
from web.pages import done
from web.services import taxonomy_browse, taxonomy_corrections
from web.services.taxonomy_corrections import Saying

Answer = Response | tuple[str, int]
MOST_OCCUPATIONS = 50


@blueprint.route("/operator/words/<id:concept>", methods=["GET", "POST"])
def word(concept: Concept) -> Answer:
    """All names of a concept by language; a form for a better or a further one."""
    form = SayForm(version=concept.version)
    if form.validate_on_submit():
        said = form.said()
        try:
            taxonomy_corrections.say(db.session, principal(), concept, said, form.version.data, now())
            flash(_("Saved. Searching knows the name from now on."), "success")
            return done(_address(concept))
        except taxonomy_corrections.StandsElsewhere as twice:
            db.session.rollback()
            form.wrong("text", _("%(names)s has this name. Say why both may have it.", names=listed(twice.args[0])))
        except StaleDataError:
            return _stale(concept, form, said)
    return _page(concept, form), 422 if form.is_submitted() else 200


@blueprint.route("/operator/words/<id:concept>/hide", methods=["POST"])
def hide_word(concept: Concept) -> Answer:
    """Hide a wrong name."""
    said = _named()
    try:
        taxonomy_corrections.hide(db.session, principal(), concept, said, _version(), now())
        flash(_("The name is hidden. Nobody is led here by it any more."), "success")
    except taxonomy_corrections.IsPreferred:
        flash(_("People see this name. Add a better one first."), "warning")
    except taxonomy_corrections.UnknownName:
        flash(_("This name was changed already."), "info")
    except StaleDataError:
        return _stale(concept, SayForm(formdata=None), said)
    return done(_address(concept))


@blueprint.route("/operator/words/<id:concept>/take-back", methods=["POST"])
def take_back_word(concept: Concept) -> Answer:
    """Undo a correction."""
    said = _named()
    try:
        stays = taxonomy_corrections.take_back(db.session, principal(), concept, said, _version(), now())
        flash(_("Taken back."), "success")
        return done(_address(concept) if stays else url_for("operator.words"))
    except taxonomy_corrections.IsInUse:
        flash(_("People or vacancies use this. Its last name must stay."), "warning")
    except taxonomy_corrections.UnknownName:
        flash(_("This name was changed already."), "info")
    except StaleDataError:
        return _stale(concept, SayForm(formdata=None), said)
    return done(_address(concept))


def _address(concept: Concept) -> str:
    return url_for("operator.word", concept=concept.public_id)


def _named() -> Saying:
    """The name a button stands for, as "bg:name"."""
    code, _colon, text = request.form.get("name", "").partition(":")
    return Saying(code, text, CorrectionKind.HIDDEN)


def _version() -> int | None:
    return request.form.get("version", type=int)


def listed(concepts: list[Concept]) -> str:
    """The names of some concepts for a sentence."""
    called = taxonomy.preferred_labels(db.session, [each.id for each in concepts], language())
    return ", ".join(sorted(called.get(each.id, each.uri) for each in concepts))


def _stale(concept: Concept, form: SayForm, said: Saying) -> tuple[str, int]:
    """Both versions; what was typed stays."""
    db.session.rollback()
    form.version.data = concept.version
    kept = taxonomy_browse.by_language(db.session, concept).get(said.language, [])
    theirs = ", ".join(name.text for name in kept if not name.hidden)
    return _page(concept, form, [(language_name(said.language), said.text, theirs, True)]), 409


def _page(concept: Concept, form: SayForm, versions: object = None) -> str:
    names = taxonomy_browse.by_language(db.session, concept)
    named = {code for code, rows in names.items() if any(not row.hidden for row in rows)}
    skills = taxonomy.skills_of(db.session, concept.id) if concept.kind is ConceptKind.OCCUPATION else []
    others = _others(concept)
    ids = [concept.id, *(skill.id for skill, _needed in skills), *(other.id for other in others)]
    return render_template(
        "operator/word.html", concept=concept, form=form, versions=versions, names=names, skills=skills, others=others,
        missing=taxonomy_browse.missing(named), words=words_labels, kinds=ConceptKind,
        all_sources=words_labels.all_sources, kind_name=words_labels.kind_name, use_name=words_labels.use_name,
        called=taxonomy.preferred_labels(db.session, ids, language()),
    )  # fmt: skip


def _others(concept: Concept) -> list[Concept]:
    """For a skill the occupations it belongs to, otherwise the unit group and what stands in it."""
    if concept.isco is None:
        return list(queries.occupations_with(db.session, concept, MOST_OCCUPATIONS))
    return [other for other in queries.of_group(db.session, concept.isco) if other.id != concept.id]
