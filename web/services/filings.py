"""What an employer would have to file for a person in a vacancy. The kind of papers becomes duties here and stops."""

from collections.abc import Sequence
from datetime import date

import matcher
from matcher.filings import Duties, Filing, Start, filings
from matcher.gates.facts import LabourStage
from models import Jobseeker, Vacancy
from models.enums import ProtectionStatus
from web.services import adapters

BOUND = frozenset({ProtectionStatus.TEMPORARY_PROTECTION, ProtectionStatus.ASYLUM_APPLICANT})


def due(person: Jobseeker, vacancy: Vacancy, rules: matcher.Rules, today: date) -> Sequence[Filing]:
    """Everything to do if the contract is made on the first day of work, the most urgent first."""
    first = vacancy.starts_on or today
    start = Start(first, first, vacancy.ends_on, document_until=person.status_valid_until)
    return filings(start, duties(person, rules, today, first), rules)


def duties(person: Jobseeker, rules: matcher.Rules, today: date, first_day: date) -> Duties:
    """What the person's papers ask of an employer; where the status is not known yet, what holds for all of them."""
    stage = adapters.labour_limits(person, rules, today).stage_on(first_day)
    return Duties(
        document=True,
        inspectorate=True,
        labour_office=person.status is ProtectionStatus.ASYLUM_APPLICANT,
        bound_to_document=person.status in BOUND,
        young=stage is LabourStage.YOUNG,
    )
