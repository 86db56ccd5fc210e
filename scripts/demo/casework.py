"""What has happened so far: looks and answers, rankings, decisions, what people said, and contracts that started."""

from collections import defaultdict
from datetime import datetime, timedelta

from models import Account, FilingMark, Interest, Jobseeker, Placement, Vacancy
from models.enums import DecisionKind, InterestKind, NotForMe, Role, VacancyState
from models.placement import PlacementOutcome
from scripts.demo.seed import Seed, principal
from web.services import audit, being_suggested, decisions, matching
from web.services.principal import SYSTEM, Principal

OUTCOMES = {
    PlacementOutcome.EMPLOYED_SAME: 52, PlacementOutcome.EMPLOYED_OTHER: 14, PlacementOutcome.NOT_EMPLOYED: 14,
    PlacementOutcome.UNREACHABLE: 12, PlacementOutcome.MOVED: 8,
}  # fmt: skip
ENDED = {PlacementOutcome.EMPLOYED_OTHER, PlacementOutcome.NOT_EMPLOYED, PlacementOutcome.MOVED}
FOLLOWED_UP_AFTER = 30
FILED = ("see_document", "written_contract", "medical_check", "register_contract", "tell_inspectorate")
KINDS = {DecisionKind.PROPOSE: 60, DecisionKind.HOLD: 25, DecisionKind.VETO: 15}
Event = tuple[datetime, Principal, str, str, dict[str, str]]


def seed(seed: Seed) -> None:
    """The past in the order of time, then the rankings of the open vacancies that came first."""
    events = [*_past_of_people(seed), *_past_of_vacancies(seed)]
    for at, who, action, subject, facts in sorted(events, key=lambda event: event[0]):
        audit.record(seed.session, who, action, subject, at, facts)
    _placements(seed)
    _rankings(seed)


def _past_of_people(seed: Seed) -> list[Event]:
    found: list[Event] = []
    for person in seed.people[:: max(1, len(seed.people) // 150)]:
        found.append((person.created_at, SYSTEM, "joined", person.public_id, {}))
        if person.counsellor is not None:
            who = principal(person.counsellor)
            later = person.created_at + timedelta(hours=20)
            found.append((later, who, "took person on", person.public_id, {}))
            looked = seed.ago(seed.dice.uniform(0.2, 0.9))
            found.append((max(later, looked), who, "looked", person.public_id, {"purpose": "profile"}))
    return found


def _past_of_vacancies(seed: Seed) -> list[Event]:
    staff = {account.id: account for account in seed.staff}
    return [
        (vacancy.approved_at, principal(staff[vacancy.approved_by_id]), "approved vacancy", vacancy.public_id, {})
        for vacancy in seed.vacancies
        if vacancy.approved_at is not None and vacancy.approved_by_id is not None
    ]


def _placements(seed: Seed) -> None:
    closed = [vacancy for vacancy in seed.vacancies if vacancy.state is VacancyState.CLOSED]
    by_job: dict[int | None, list[Jobseeker]] = defaultdict(list)
    for person in seed.people[3:]:
        by_job[person.work[0].concept_id].append(person)
    for number in range(seed.sizes.placements if closed else 0):
        vacancy = closed[number % len(closed)]
        people = by_job[vacancy.concept_id]
        if people:
            _placement(seed, people.pop(), vacancy)
    seed.session.flush()


def _placement(seed: Seed, person: Jobseeker, vacancy: Vacancy) -> None:
    age = seed.dice.randrange(10, 220)
    started = seed.today - timedelta(days=age)
    outcome = seed.pick(OUTCOMES) if age > FOLLOWED_UP_AFTER else None
    ended = started + timedelta(days=seed.dice.randrange(5, age)) if outcome in ENDED else None
    made = Placement(
        jobseeker=person, vacancy=vacancy, started_on=started, ended_on=ended, outcome=outcome,
        created_at=seed.ago(age),
    )  # fmt: skip
    seed.session.add(made)
    seed.session.flush()
    done = [*FILED, *(["register_end"] if ended else [])]
    seed.session.add_all(FilingMark(placement_id=made.id, duty=duty, done_at=seed.ago(0.9 * age)) for duty in done)
    person.paused_at = None if ended else seed.ago(age)


def _rankings(seed: Seed) -> None:
    open_now = [vacancy for vacancy in seed.vacancies if vacancy.state is VacancyState.OPEN]
    for number, vacancy in enumerate(open_now[: seed.sizes.runs]):
        at = seed.ago(0.5) + timedelta(minutes=20 * number)
        run = matching.run(seed.session, vacancy, SYSTEM, at)
        for position, suggestion in enumerate(run.suggestions[:12]):
            _interest(seed, suggestion.jobseeker, vacancy, at)
            # The head of the first two lists stays undecided, so that there is something to decide.
            if number >= 2 or position >= 4:
                _decide(seed, suggestion.jobseeker, vacancy, at + timedelta(minutes=position + 1))
    seed.session.flush()


def _interest(seed: Seed, person: Jobseeker, vacancy: Vacancy, at: datetime) -> None:
    if seed.chance(40):
        kind = InterestKind.INTERESTED if seed.chance(75) else InterestKind.NOT_FOR_ME
        why = {list(NotForMe)[vacancy.id % len(NotForMe)]} if kind is InterestKind.NOT_FOR_ME else set()
        given = {"kind": kind, "reasons": frozenset(why), "said_at": at}
        seed.session.add(Interest(jobseeker_id=person.id, vacancy_id=vacancy.id, **given))


def _decide(seed: Seed, person: Jobseeker, vacancy: Vacancy, at: datetime) -> None:
    counsellor: Account | None = person.counsellor
    if counsellor is None or counsellor.role is not Role.COUNSELLOR or not seed.chance(55):
        return
    kind = seed.pick(KINDS)
    reason = seed.dice.choice(decisions.REASONS[kind][:-1])
    if kind is DecisionKind.PROPOSE and seed.chance(85):
        # Most counsellors ask before they propose; the rest read why nobody sees their person.
        being_suggested.agree(seed.session, principal(counsellor), person, person.language, at)
    decisions.decide(seed.session, person, vacancy, principal(counsellor), kind, reason, None, None, at)
