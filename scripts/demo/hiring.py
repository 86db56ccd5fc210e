"""Hiring: the chambermaid has an offer to answer, and somebody began work a week ago, with some of it filed."""

from dataclasses import replace
from datetime import timedelta

from models import Consent, Disclosure, FilingMark, JobOffer, Placement
from models.enums import ConsentPurpose, ContractKind
from models.sharing_enums import DisclosureState
from scripts.demo.seed import Seed
from scripts.demo.sharing import company
from web.services import offers, rule_values
from web.services.offers import HIRING_TEXT

FILED = ("see_document", "written_contract", "medical_check")


def seed(seed: Seed) -> dict[str, JobOffer | Placement]:
    """An offer with fewer hours than the vacancy says, and work that began."""
    granted = seed.shared["granted"]
    if not isinstance(granted, Disclosure):
        raise LookupError("Nobody shares data in this world.")
    return {"job_offer": _offer(seed, granted), "placement": _placement(seed, granted)}


def _offer(seed: Seed, granted: Disclosure) -> JobOffer:
    vacancy = granted.vacancy
    terms = offers.of_vacancy(vacancy, seed.today)
    if terms is None:
        raise LookupError("The vacancy promises nothing.")
    less = replace(terms, hours_per_week=terms.hours_per_week - 5)
    rules = rule_values.in_force(seed.session)
    return offers.make(seed.session, granted, company(vacancy), less, rules, seed.ago(0.2))


def _placement(seed: Seed, granted: Disclosure) -> Placement:
    home, known = granted.jobseeker.organisation_id, {granted.jobseeker_id}
    person = next(
        each for each in reversed(seed.people)
        if each.organisation_id == home and each.status is not None and each.id not in known and each.birth_date
        and each.status_valid_until is not None and each.status_valid_until > seed.today
    )  # fmt: skip
    began = seed.today - timedelta(days=5)
    consent = Consent(
        jobseeker_id=person.id, purpose=ConsentPurpose.HIRING_CHECKLIST, text_version=HIRING_TEXT,
        language=person.language, channel="web", given_at=seed.ago(7),
    )  # fmt: skip
    made = Placement(
        jobseeker=person, vacancy=granted.vacancy, consent=consent, started_on=began, created_at=seed.ago(5),
        contract=ContractKind.PERMANENT, contract_on=began - timedelta(days=1),
    )  # fmt: skip
    met = Disclosure(
        jobseeker=person, vacancy=granted.vacancy, state=DisclosureState.CLOSED, changed_at=seed.ago(5),
        created_at=seed.ago(20),
    )  # fmt: skip
    seed.session.add_all((made, met))
    seed.session.flush()
    marks = [FilingMark(placement_id=made.id, duty=duty, done_at=seed.ago(4)) for duty in FILED]
    seed.session.add_all(marks)
    seed.session.flush()
    return made
