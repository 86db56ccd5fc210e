"""The overview: how much there is, whether the chain holds, what waits."""

from flask import current_app, render_template

from models import Account, Jobseeker, Organisation, schema
from models.database import read_only
from models.employer import BEING_CHECKED
from models.enums import EmployerState, VacancyState
from models.queries import organisations, outbox, taxonomy
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
    employers = organisations.employers_by_state(db.session)
    counts = {
        "organisations": organisations.how_many(db.session, Organisation),
        "people": organisations.how_many(db.session, Jobseeker),
        "accounts": organisations.how_many(db.session, Account),
        "vetted": employers.get(EmployerState.VETTED, 0),
        "open": organisations.vacancies_in_state(db.session, VacancyState.OPEN),
    }
    return render_template(
        "operator/home.html",
        counts=counts,
        new_employers=sum(employers.get(state, 0) for state in BEING_CHECKED),
        without_number=[row for row in organisations.all_of_them(db.session) if not row.mediator_register_number],
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
    waiting, failed = outbox.waiting_and_failed(db.session)
    return {
        "revision": schema.current(read_only(db.engine)),
        "expected": schema.head(),
        "waiting": waiting,
        "failed": failed,
        "mail": bool(settings.smtp_host),
        "sms": bool(settings.sms_gateway),
        "mode": settings.mode.value,
    }
