"""What is done with a plan: its pairs proposed, pairs put first or left out, the plan made again to check it."""

import re
from collections.abc import Collection, Sequence

from flask import flash, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import PlacementPlan
from models.plan import WishKind
from models.queries import matching as people_queries
from models.queries import plans as queries
from web import plan_words
from web.counsellor import words
from web.counsellor.plan_form import Pair, PairsForm, key_of
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.pages import done
from web.services import plan as service
from web.services.plan_terms import Wish

KEY = re.compile(r"[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{22}")
MOST_NAMED = 10
# While pairs are proposed nobody else can write to SQLite.
AT_ONCE = 50


def sent_pairs() -> list[str]:
    """The pairs in the form being sent, as far as they can be any."""
    return [key for key in request.form.getlist("pair") if KEY.fullmatch(key)]


def only_read(form: ZaednoForm) -> None:
    """If a form comes back, its page is only shown: nothing is kept, and marks of looks need not wait for it."""
    if form.is_submitted():
        db.session.rollback()
        db.session.info["read_only"] = True


def choices_of(keys: Collection[str]) -> list[SelectChoice]:
    """Pairs as answers of a form."""
    return [SelectChoice(key, key) for key in keys]


def carry_out(plan: PlacementPlan, form: PairsForm) -> Response:
    """Do what the form asks with the pairs ticked in it."""
    if form.step.data in ("accept", "accept_all"):
        return _accepted(plan, form)
    kind = WishKind.FORBID if form.step.data == "forbid" else WishKind.PIN
    made = _again(plan, [Wish(*pair, form.why().value) for pair in form.pairs()], kind)
    flash(_("The plan is made anew."), "success")
    return done(url_for("counsellor.plan", plan=made.public_id))


def _again(plan: PlacementPlan, more: Sequence[Wish], kind: WishKind) -> PlacementPlan:
    """The plan with these pairs, too; what was asked of the same pairs before does not count any more."""
    asked = {(wish.jobseeker, wish.vacancy) for wish in more}
    former = [
        (Wish(row.jobseeker.public_id, row.vacancy.public_id, row.reason), row.kind)
        for row in queries.wishes(db.session, plan.id)
    ]
    kept = [(wish, was) for wish, was in former if (wish.jobseeker, wish.vacancy) not in asked]
    wishes = [*kept, *((wish, kind) for wish in more)]
    return service.adjust(
        db.session, plan, [wish for wish, how in wishes if how is WishKind.PIN],
        [wish for wish, how in wishes if how is WishKind.FORBID], principal(), now(),
    )  # fmt: skip


def without(plan: PlacementPlan, keys: Collection[str]) -> PlacementPlan:
    """The plan without what was asked of some pairs by hand."""
    rows = [
        row
        for row in queries.wishes(db.session, plan.id)
        if key_of(row.jobseeker.public_id, row.vacancy.public_id) not in keys
    ]

    def of(kind: WishKind) -> list[Wish]:
        return [Wish(row.jobseeker.public_id, row.vacancy.public_id, row.reason) for row in rows if row.kind is kind]

    return service.adjust(db.session, plan, of(WishKind.PIN), of(WishKind.FORBID), principal(), now())


def _accepted(plan: PlacementPlan, form: PairsForm) -> Response:
    """Propose what was ticked, or of the whole plan as many as a request may: the page then shows what still waits."""
    chosen: Sequence[Pair] = form.pairs()
    show = "proposed"
    if form.step.data == "accept_all":
        known = service.report(db.session, plan).pairs
        waiting = [(pair.jobseeker, pair.vacancy) for pair in known if not pair.accepted and not pair.blocked]
        chosen, show = waiting[:AT_ONCE], "open" if len(waiting) > AT_ONCE else show
    found = service.accept(db.session, plan, chosen, principal(), now(), form.why())
    _say(found)
    return done(url_for("counsellor.plan_pairs", plan=plan.public_id, show="blocked" if found.blocked else show))


def _say(found: service.Accepted) -> None:
    """Those proposed are counted, the first of those blocked are named with the cause; the list shows all of them."""
    number = len(found.proposed)
    if number:
        flash(ngettext("%(num)s pair is proposed.", "%(num)s pairs are proposed.", number), "success")
    named = list(found.blocked.items())[:MOST_NAMED]
    people = people_queries.people_named(db.session, [person for (person, _vacancy), _why in named])
    for (person, _vacancy), why in named:
        if person in people and people[person].organisation_id == words.organisation_id():
            text = _(
                "%(name)s is not proposed. %(why)s", name=words.name(people[person]), why=str(plan_words.BLOCKED[why])
            )
            flash(text, "warning")
    rest = len(found.blocked) - len(named)
    if rest:
        flash(ngettext("%(num)s more pair is not proposed.", "%(num)s more pairs are not proposed.", rest), "warning")
