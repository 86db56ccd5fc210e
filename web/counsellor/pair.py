"""One person and one vacancy: the whole explanation, and the counsellor's word."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

import matcher
from models import Decision, Jobseeker, Vacancy
from models.enums import DecisionReason, VacancyState
from models.queries import caseload
from models.queries import desk_order as keys
from models.sharing_enums import DisclosureState
from web import card_words, labels, reasons, vacancy_words
from web.counsellor import blueprint, filing_words, words
from web.counsellor.forms import DecisionForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done
from web.services import cards, decisions, filings, matching
from web.services.clock import day_in_bulgaria

Answer = Response | tuple[str, int]
SEE_CARD = "card"


@blueprint.route("/desk/vacancies/<id:vacancy>/people/<id:jobseeker>", methods=["GET"])
def pair(vacancy: Vacancy, jobseeker: Jobseeker) -> str:
    """Everything that speaks for and against it, as of now."""
    return _page(vacancy, jobseeker)


@blueprint.route("/desk/vacancies/<id:vacancy>/people/<id:jobseeker>/decide", methods=["POST"])
def decide(vacancy: Vacancy, jobseeker: Jobseeker) -> Answer:
    """Propose, hold or rule out, with a reason."""
    history = caseload.decisions_about(db.session, jobseeker.id, vacancy.id)
    form = DecisionForm(liftable=decisions.liftable(history))
    if not form.validate_on_submit():
        return _again(vacancy, jobseeker, form), 422
    try:
        decisions.decide(
            db.session, jobseeker, vacancy, principal(), form.chosen_kind(), form.chosen_reason(), form.note.data,
            form.seen.data or None, now(),
        )  # fmt: skip
    except decisions.Overtaken:
        trouble = _(
            "A colleague decided meanwhile. Look at it in the history, then send yours again if you still want to."
        )
        return _again(vacancy, jobseeker, form, trouble), 409
    except decisions.NothingToLift:
        return _again(vacancy, jobseeker, form, _("Nothing stands that could be lifted.")), 409
    except decisions.NotOpen:
        return _again(vacancy, jobseeker, form, _("This vacancy is not open now.")), 409
    except decisions.Forbidden:
        form.wrong("kind", _("This cannot be proposed: the law or the person's own wish rules it out."))
        return _again(vacancy, jobseeker, form), 422
    flash(_("Saved."), "success")
    return done(url_for("counsellor.candidates", vacancy=vacancy.public_id))


def _again(vacancy: Vacancy, jobseeker: Jobseeker, form: DecisionForm, trouble: str = "") -> str:
    """The page once more, with nothing stored; whoever reads it here leaves a mark, too."""
    shown = jobseeker.public_id
    db.session.rollback()
    leave_marks("matches", [shown])
    return _page(vacancy, jobseeker, form, trouble)


def _page(vacancy: Vacancy, person: Jobseeker, form: DecisionForm | None = None, trouble: str = "") -> str:
    found = keys.between(db.session, vacancy.id, person.id)
    row, history = found.vacancy, found.decisions
    result = matching.pair(db.session, person, row, now())
    match = result if isinstance(result, matcher.Match) else None
    asked = {concept for each in result.advice for concept in reasons.concepts_of(each.facts)}
    names = words.concept_names([result], {row.concept.uri} | asked if row.concept else asked)
    shown = form or DecisionForm(formdata=None, liftable=decisions.liftable(history))
    shown.seen.data = history[0].public_id if history else ""
    return render_template(
        "counsellor/pair.html", vacancy=row, person=person, name=words.name(person), form=shown, trouble=trouble,
        pay=vacancy_words.pay(row), occupation=names.get(row.concept.uri, "") if row.concept else "",
        band=words.band(result), lines=words.lines(result, names), parts=words.parts(match, names) if match else [],
        match=match, history=[(one, reason_label(one)) for one in history], may_decide=row.state is VacancyState.OPEN,
        interest=found.interest, **_with_employer(found),
        filings=filing_words.lines(filings.due(person, row, matching.rules(db.session), day_in_bulgaria(now()))),
        helps=[
            (reasons.sentence(each.reason, each.facts, names, reasons.Audience.STAFF), words.BANDS[each.band])
            for each in result.advice
        ],
    )  # fmt: skip


def _with_employer(found: keys.Between) -> dict[str, object]:
    """How far it has come with the employer, and what the employer sees of the person if asked for, or why nothing."""
    between, see = found.disclosure, request.args.get("see") == SEE_CARD
    card = cards.visible(db.session, between, now()) if between and see else None
    suggested = between is not None and between.state is DisclosureState.SUGGESTED
    return {
        "between": between, "held": found.held if suggested else None, "see": see,
        "facts": card_words.rows(card, found.vacancy) if card else None, "causes": card_words.CAUSES,
        "next_steps": card_words.NEXT,
    }  # fmt: skip


def reason_label(decision: Decision) -> str:
    """The reason of a decision in words; one from a list no longer used stands as it is."""
    known = decision.reason in list(DecisionReason)
    return labels.label(DecisionReason(decision.reason)) if known else decision.reason
