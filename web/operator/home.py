"""The overview: how much there is, whether the chain holds, what waits."""

from flask import current_app, render_template

from models import schema
from models.database import read_only
from models.queries import overview, taxonomy
from web.extensions import db, now
from web.operator import blueprint, rules_labels
from web.rights import contact_words
from web.services import audit, contacts, reference, rule_tasks, rule_values, subsidies
from web.services.clock import day_in_bulgaria
from web.settings import Settings

LONGEST_CHAIN_CHECKED_ON_A_PAGE = 20_000


@blueprint.route("/operator")
def home() -> str:
    """Counts, audit chain, last import, health."""
    return render_template(
        "operator/home.html",
        counts=overview.counts(db.session),
        chain=_chain(),
        last_import=taxonomy.last_import(db.session, reference.SOURCE),
        health=_health(),
        rule_tasks=rule_tasks.tasks(rule_values.in_force(db.session), day_in_bulgaria(now())),
        contact_tasks=contacts.tasks(db.session, day_in_bulgaria(now())),
        contact_words=contact_words,
        programme_tasks=len(subsidies.tasks(db.session, day_in_bulgaria(now()))),
        words=rules_labels,
    )


def _chain() -> tuple[int, audit.Verdict | None]:
    """The length of the audit chain, and the result of walking it unless it is long."""
    length = audit.length(db.session)
    return length, audit.verify(db.session) if length <= LONGEST_CHAIN_CHECKED_ON_A_PAGE else None


def _health() -> dict[str, object]:
    settings: Settings = current_app.extensions["settings"]
    return {
        "revision": schema.current(read_only(db.engine)),
        "expected": schema.head(),
        "mail": bool(settings.smtp_host),
        "sms": bool(settings.sms_gateway),
        "mode": settings.mode.value,
    }
