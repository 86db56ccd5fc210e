"""What people share with employers: an invitation that waits, one that was accepted, a nameless proposal, a contest."""

from collections.abc import Mapping
from datetime import timedelta

from models import Contest, Disclosure, InterviewSlot, Jobseeker, Vacancy
from models.enums import DecisionKind, DecisionReason
from models.queries import caseload, contests, disclosures
from models.sharing_enums import ContestKind, InvitationText, SharedField
from scripts.demo import meeting
from scripts.demo.seed import Seed, principal
from web.services import being_suggested, cards, decisions
from web.services import contests as contesting
from web.services import disclosure as steps
from web.services.principal import Actor, Principal

Made = Mapping[str, Disclosure | Contest | InterviewSlot]
CHOSEN = frozenset({SharedField.NAME, SharedField.LANGUAGES, SharedField.CV})


def seed(seed: Seed) -> Made:
    """The chambermaid shares her name, the cook has to answer, two more are proposed for the same post.

    To one of these the hotel has written own words."""
    chambermaid, cook, other = seed.people[0], seed.people[1], _other(seed)
    granted = _proposed(seed, chambermaid, seed.vacancies[0])
    invited = _proposed(seed, cook, seed.vacancies[1])
    for row in (granted, invited):
        steps.invite(seed.session, row, company(row.vacancy), InvitationText.TALK, seed.ago(0.4))
    own = _own(chambermaid)
    steps.agree(
        seed.session, granted, own, steps.Agreement(CHOSEN, days=30, language=chambermaid.language), seed.ago(0.3)
    )
    suggested, second = _with_card(seed), _with_card(seed)
    return {
        "granted": granted, "invited": invited, "suggested": suggested, "contest": _contest(seed, other),
        "slot": meeting.times(seed, granted, company(granted.vacancy), own),
        "written": meeting.written(seed, second, company(second.vacancy)),
    }  # fmt: skip


def _other(seed: Seed) -> Jobseeker:
    """Somebody with the chambermaid's counsellor whom nothing keeps from the same post."""
    known = {each.jobseeker_id for each in disclosures.of_vacancy(seed.session, seed.vacancies[0].id)}
    home = seed.people[0].organisation_id
    return next(
        person for person in seed.people[3:]
        if person.organisation_id == home and person.counsellor is not None and person.earliest_start is not None
        and person.paused_at is None and person.id not in known and person.works_days is not False
    )  # fmt: skip


def _with_card(seed: Seed) -> Disclosure:
    """Somebody more for that post whose card the hotel sees."""
    while True:
        row = _proposed(seed, _other(seed), seed.vacancies[0])
        if cards.visible(seed.session, row, seed.ago(0.2)) is not None:
            return row


def _proposed(seed: Seed, person: Jobseeker, vacancy: Vacancy) -> Disclosure:
    """Proposed by the person's counsellor, unless that was done already."""
    if person.counsellor is None:
        raise LookupError("Nobody proposes a person without a counsellor.")
    being_suggested.agree(seed.session, principal(person.counsellor), person, person.language, seed.ago(0.46))
    earlier = caseload.decisions_about(seed.session, person.id, vacancy.id)
    decisions.decide(
        seed.session, person, vacancy, principal(person.counsellor), DecisionKind.PROPOSE, DecisionReason.SKILLS_FIT,
        None, earlier[0].public_id if earlier else None, seed.ago(0.45),
    )  # fmt: skip
    found = disclosures.of_pair(seed.session, person.id, vacancy.id)
    if found is None:
        raise LookupError("A proposal reaches the employer.")
    return found


def _contest(seed: Seed, person: Jobseeker) -> Contest:
    fact = (ContestKind.START, "")
    contesting.contest(seed.session, _own(person), person, fact, None, seed.now - timedelta(hours=5))
    return contests.of_person(seed.session, person.id)[0]


def _own(person: Jobseeker) -> Principal:
    account = person.account
    return Principal(
        Actor.JOBSEEKER, account.id if account else None, account.public_id if account else "", jobseeker_id=person.id
    )


def company(vacancy: Vacancy) -> Principal:
    """The first account of a vacancy's company."""
    account = vacancy.employer.accounts[0]
    return Principal(Actor.EMPLOYER, account.id, account.public_id, employer_id=vacancy.employer_id)
