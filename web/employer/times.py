"""Times to meet, as the employer offers them: who has said yes, and how to move a time or call it off."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Disclosure, Interview, InterviewSlot, Vacancy
from models.interview import InterviewState
from models.queries import disclosures
from models.queries import interviews as queries
from models.sharing_enums import DisclosureState
from web import money, times_words
from web.employer import blueprint
from web.employer.times_form import DayForm, GroupDayForm, MomentForm, MoveForm, TimesForm, TrialDayForm
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.pages import done, moved_on, send_again
from web.services import interviews, matching
from web.services.disclosed import pseudonym
from web.services.disclosure import going_on
from web.services.disclosure_steps import NotPossible
from web.services.interview_times import Time

Answer = str | tuple[str, int] | Response
SHOWN_AFTER = timedelta(days=7)


class Line(NamedTuple):
    """What one person said to a time. `stand`: waiting, agreed, no or off. `shared`: their data can be read now."""

    interview: Interview
    sign: str
    stand: str
    shared: bool


class Person(NamedTuple):
    """Somebody who can be offered times."""

    public_id: str
    sign: str
    shared: bool


@blueprint.route("/employer/vacancies/<id:vacancy>/times", methods=["GET"])
def times(vacancy: Vacancy) -> str:
    """The times of a vacancy with what people said, and to whom more can be offered."""
    found = queries.of_vacancy(db.session, vacancy.id, now() - SHOWN_AFTER)
    lines = [line for each in found if (line := _line(each)) is not None]
    slots = list(dict.fromkeys(line.interview.slot for line in lines))
    return render_template(
        "employer/times.html", times_words=times_words, vacancy=vacancy, people=_people(vacancy), now=now(),
        rows=[(slot, [line for line in lines if line.interview.slot is slot]) for slot in slots],
    )  # fmt: skip


def sign(row: Disclosure) -> str:
    """What the employer calls the person."""
    return pseudonym(db.session.info["vault"], row)


def _line(each: Interview) -> Line | None:
    row, shared = each.disclosure, interviews.shares(each.disclosure, now())
    if row.state not in interviews.OPEN_TO_TIMES or each.state is InterviewState.ENDED:
        return None
    stands = {InterviewState.REFUSED: "no", InterviewState.CANCELLED: "off"}
    agreed = each.state is InterviewState.AGREED and shared
    return Line(each, sign(row), "agreed" if agreed else stands.get(each.state, "waiting"), shared)


def _people(vacancy: Vacancy) -> list[Person]:
    if not going_on(vacancy):
        return []
    found = disclosures.of_vacancy(db.session, vacancy.id)
    return [
        Person(row.public_id, sign(row), interviews.shares(row, now()))
        for row in found
        if row.state in interviews.OPEN_TO_TIMES and not _over(row)
    ]


def _over(row: Disclosure) -> bool:
    return row.state is not DisclosureState.INVITED and row.expires_at is not None and row.expires_at <= now()


@blueprint.route("/employer/people/<id:disclosure>/times", methods=["GET", "POST"])
def offer_times(disclosure: Disclosure) -> Answer:
    """Offer one to six times for a talk."""
    form = TimesForm().put_up().at(now())
    return _offered(form, [disclosure], "employer/offer_times.html", lambda: form.found)


@blueprint.route("/employer/people/<id:disclosure>/trial-day", methods=["GET", "POST"])
def trial_day(disclosure: Disclosure) -> Answer:
    """Offer a day of paid work."""
    form = TrialDayForm().at(now())
    return _offered(form, [disclosure], "employer/trial_day.html", lambda: [form.time()])


@blueprint.route("/employer/vacancies/<id:vacancy>/group-day", methods=["GET", "POST"])
def group_day(vacancy: Vacancy) -> Answer:
    """Offer a day to several people at once."""
    people = {row.public_id: row for row in disclosures.of_vacancy(db.session, vacancy.id)}
    form = GroupDayForm().put_up([(each.public_id, each.sign) for each in _people(vacancy)]).at(now())
    rows = [people[name] for name in form.people.data or [] if name in people]
    return _offered(form, rows, "employer/group_day.html", lambda: [form.time()], vacancy)


def _offered(
    form: DayForm | TimesForm, rows: list[Disclosure], page: str, times_of: Callable[[], list[Time]],
    of: Vacancy | None = None,
) -> Answer:  # fmt: skip
    vacancy = of or rows[0].vacancy
    back = url_for("employer.times", vacancy=vacancy.public_id)
    if form.validate_on_submit():
        rules = matching.rules(db.session)
        if _taken(form, lambda: interviews.offer(db.session, rows, principal(), times_of(), rules, now())):
            flash(_("Offered. You see here when somebody has answered."), "success")
            return done(back)
    shown = render_template(
        page, form=form, vacancy=vacancy, back=back, sign=sign(rows[0]) if rows else "",
        possible=of is not None or rows[0].state in interviews.OPEN_TO_TIMES,
        shared=bool(rows) and interviews.shares(rows[0], now()),
    )  # fmt: skip
    return shown, 422 if form.is_submitted() else 200


def _taken(form: MomentForm, step: Callable[[], object]) -> bool:
    """Take a step; what keeps it from being taken is said in the form."""
    try:
        step()
    except interviews.Clash:
        form.form_errors.append(_("Two times overlap, or one overlaps a time you offered before. Choose another one."))
    except interviews.TooManyTimes:
        form.form_errors.append(_("This person has six times to choose from already. Call one off first."))
    except interviews.Unpaid as unpaid:
        least = money.euros(unpaid.least)
        form.form_errors.append(_("The pay is below the minimum wage of %(least)s an hour.", least=least))
    except NotPossible:
        form.form_errors.append(_("This is not possible any more. Look at the list of times."))
    else:
        return True
    db.session.rollback()
    return False


@blueprint.route("/employer/times/<id:slot>/move", methods=["GET", "POST"])
def move_time(slot: InterviewSlot) -> Answer:
    """Put a time on another moment."""
    back = url_for("employer.times", vacancy=slot.vacancy.public_id)
    form, rules = MoveForm(data={"version": slot.version}).at(now()), matching.rules(db.session)
    if form.validate_on_submit() and _taken(form, lambda: interviews.move(
        db.session, slot, principal(), form.version.data, form.starts_at, rules, now()
    )):  # fmt: skip
        flash(_("Moved. Whoever had said yes is asked anew."), "success")
        return done(back)
    shown = render_template(
        "employer/move_time.html", times_words=times_words, form=form, slot=slot, vacancy=slot.vacancy, back=back
    )
    return shown, 422 if form.is_submitted() else 200


@blueprint.route("/employer/times/<id:slot>/cancel", methods=["POST"])
def cancel_time(slot: InterviewSlot) -> Response:
    """Call a time off."""
    back = url_for("employer.times", vacancy=slot.vacancy.public_id)
    if not ZaednoForm().validate_on_submit():
        return send_again(back)
    try:
        interviews.cancel(db.session, slot, principal(), now())
    except NotPossible:
        return moved_on(back)
    flash(_("Called off. Whoever it was offered to is told."), "success")
    return done(back)
