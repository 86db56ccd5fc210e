"""Sending people on: what was suggested, sent and received, and what comes next."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from models import Jobseeker, Referral
from models.queries import casework as queries
from models.queries import courses as course_queries
from models.referral import ReferralOutcome, StageBy
from web import course_words
from web.counsellor import blueprint, words
from web.counsellor.editing import Answer
from web.counsellor.referral_forms import ReferralForm, ReferralStepForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done, moved_on
from web.services import courses
from web.services import referrals as service
from web.services.clock import day_in_bulgaria
from web.services.referrals import ReferralStep

MOST = 100


@blueprint.route("/desk/referrals", methods=["GET"])
def referrals() -> str:
    """What other organisations send us, without a name until we accept; and what we sent."""
    organisation = words.organisation_id()
    received = queries.sent_to(db.session, organisation)
    sent = queries.sent_by(db.session, organisation, MOST, 0)
    known = [row for row in received if row.stage in service.KNOWN]
    leave_marks("referrals", {row.jobseeker.public_id for row in (*known, *sent)})
    return render_template(
        "counsellor/referrals.html", received=received, sent=sent,
        names={row.jobseeker_id: words.name(row.jobseeker) for row in (*known, *sent)},
    )  # fmt: skip


@blueprint.route("/desk/people/<id:jobseeker>/referrals", methods=["GET", "POST"])
def new_referral(jobseeker: Jobseeker) -> Answer:
    """Every referral of a person, and a new one; the person is asked first."""
    form = _form()
    if form.is_submitted() and form.validate():
        service.suggest(db.session, principal(), jobseeker, form.typed(), now())
        flash(_("Saved. The person is asked first."), "success")
        return done(url_for("counsellor.new_referral", jobseeker=jobseeker.public_id))
    page = render_template(
        "counsellor/person_referrals.html", person=jobseeker, name=words.name(jobseeker), form=form,
        referrals=queries.referrals(db.session, jobseeker),
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/desk/referrals/<id:referral>", methods=["GET", "POST"])
def referral(referral: Referral) -> Answer:
    """One referral with its history, and what comes next. The other organisation reads a name once it has accepted."""
    by = service.stands(principal(), referral)
    form = ReferralStepForm().among(service.possible(referral, by))
    own = url_for("counsellor.referral", referral=referral.public_id)
    if form.is_submitted() and form.validate():
        refused = _taken(referral, form)
        if refused is not None:
            return moved_on(own, refused)
        flash(_("Saved."), "success")
        return done(_next(referral, by))
    if not form.is_submitted():
        form.version.data = referral.version
    known = by is StageBy.STAFF or referral.stage in service.KNOWN
    page = render_template(
        "counsellor/referral.html", row=referral, form=form, by=by, known=known,
        name=words.name(referral.jobseeker) if known else _("Somebody, without a name yet"),
        history=queries.history(db.session, referral), steps=service.possible(referral, by),
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200


def _taken(referral: Referral, form: ReferralStepForm) -> str | None:
    """Why the step could not be taken; empty if things have moved on, None if it was."""
    step = ReferralStep(form.does.data)
    outcome = ReferralOutcome(form.outcome.data) if step is ReferralStep.END else None
    try:
        service.take(db.session, referral, step, principal(), now(), version=form.version.data, outcome=outcome)
    except courses.NoSeatLeft:
        return str(_("Every seat of this course is taken."))
    except courses.Over:
        return str(_("This course has begun or has ended."))
    except (service.NotPossible, StaleDataError):
        return ""
    return None


def _next(row: Referral, by: StageBy) -> str:
    """The other organisation does not see a referral any more once it is over."""
    gone = by is StageBy.RECEIVER and row.stage not in service.LIVE
    return url_for("counsellor.referrals") if gone else url_for("counsellor.referral", referral=row.public_id)


def _form() -> ReferralForm:
    found = [each.course for each in course_queries.upcoming(db.session, day_in_bulgaria(now()))]
    names = course_words.names_of(found)
    told = [(course, f"{course_words.name(course, names)} · {course_words.dates(course)}") for course in found]
    return ReferralForm().among(told, queries.receivers(db.session, words.organisation_id()))
