"""Legal values: the list, one of them with its history, a new dated value and what it would change."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

import matcher
from matcher.rule_bases import resting_on
from web.extensions import db, now, principal
from web.operator import blueprint, rules_labels
from web.operator.rules_forms import ValueForm, form_for
from web.pages import done
from web.services import rule_preview, rule_tasks, rule_values
from web.services.clock import day_in_bulgaria

Answer = Response | tuple[str, int]
KEYS = (*rule_values.of_the_release().parameters, matcher.GRACE)


@blueprint.route("/operator/rules")
def rules() -> str:
    """Every value with its days, source and certainty, and what has to be looked up."""
    today, in_force = day_in_bulgaria(now()), rule_values.in_force(db.session)
    rows = [(key, in_force.known(key, today)) for key in in_force.parameters]
    return render_template(
        "operator/rules.html", rows=rows, tasks=rule_tasks.tasks(in_force, today), rules=in_force, today=today,
        words=rules_labels, resting_on=resting_on, grace=matcher.GRACE,
    )  # fmt: skip


@blueprint.route(f"/operator/rules/<any({','.join(KEYS)}):key>", methods=["GET", "POST"])
def rule(key: str) -> Answer:
    """One parameter and a form for a new value. The first sending shows what would change, the second saves."""
    unit = rule_values.unit_of(key)
    form = form_for(unit, day_in_bulgaria(now()))
    if form.validate_on_submit():
        row = form.row(key, unit)
        if request.form.get("confirmed") != "yes":
            return _preview(key, row)
        rule_values.add(db.session, principal(), row, now())
        flash(_("Saved. It counts from now on."), "success")
        return done(url_for("operator.rule", key=key))
    return _page(key, form), 422 if form.is_submitted() else 200


def _page(key: str, form: ValueForm) -> str:
    in_force = rule_values.in_force(db.session)
    return render_template(
        "operator/rule.html", key=key, form=form, values=in_force.parameters.get(key, ()), words=rules_labels,
        graces=in_force.graces if key == matcher.GRACE else (), resting_on=resting_on,
    )  # fmt: skip


def _preview(key: str, row: matcher.Parameter) -> Answer:
    before, after = rule_values.in_force(db.session), rule_values.with_row(db.session, row)
    sent = [pair for pair in request.form.items(multi=True) if pair[0] not in ("csrf_token", "form_key", "confirmed")]
    shown = rule_preview.preview(db.session, before, after, now())
    return render_template(
        "operator/rule_preview.html", key=key, row=row, preview=shown, sent=sent, words=rules_labels
    ), 200  # fmt: skip
