"""Random steps of everybody, against a second, simpler account of what should happen: after each step both say the same
about what the employer may read."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import Account, Disclosure, Employer, Jobseeker, Vacancy
from models.enums import DecisionKind, EmployerState, VacancyState
from models.queries import by_public_id, disclosures
from models.sharing_enums import InvitationText, SharedField
from tests.safety.disclosure_model import Model
from tests.world import NOW, World
from web.services import disclosure, employer_vetting, vacancy_state
from web.services.disclosed import disclosed_fields
from web.services.disclosure_steps import NotPossible
from web.services.principal import Actor, Principal

PEOPLE, VACANCIES = ("anna", "omar"), ("hotel_vacancy", "cook_vacancy")
WHO, WHAT = st.sampled_from(PEOPLE), st.sampled_from(VACANCIES)
CHOSEN = st.frozensets(st.sampled_from([one.value for one in SharedField]), min_size=1)
STAFF, OPERATOR = Principal(Actor.COUNSELLOR), Principal(Actor.OPERATOR)


class Between(RuleBasedStateMachine):
    """Everybody's steps, taken in the service and in the model."""

    steps = read = 0

    def __init__(self, session: Session, world: World) -> None:
        super().__init__()
        self.session, self.world = session, world
        self.model = Model(NOW, PEOPLE, VACANCIES)
        session.execute(delete(Disclosure))
        self.lozen, self.kestrel = (self._row(Employer, name) for name in ("lozen", "kestrel"))
        self.vacancies = {name: self._row(Vacancy, name) for name in VACANCIES}
        self.people = {name: self._row(Jobseeker, name) for name in PEOPLE}
        for person in self.people.values():
            person.phone, person.email = "+359888123456", "somebody@example.org"
        self.kestrel.state = EmployerState.VETTED
        self.approver = self._row(Account, "counsellor").id
        session.flush()

    def _row(self, kind: type[Any], name: str) -> Any:
        found = by_public_id(self.session, kind, getattr(self.world, name))
        assert found is not None
        return found

    def teardown(self) -> None:
        self.session.rollback()
        self.session.expunge_all()

    def _pair(self, person: str, vacancy: str) -> Disclosure | None:
        return disclosures.of_pair(self.session, self.people[person].id, self.vacancies[vacancy].id)

    def _own(self, person: str, own: bool) -> Principal:
        return Principal(Actor.JOBSEEKER, jobseeker_id=self.people[person].id) if own else STAFF

    def _both(self, person: str, vacancy: str, expected: bool, take: Callable[[Disclosure], None]) -> None:
        """Take a step in the service too; it must be possible exactly where the model says so."""
        row = self._pair(person, vacancy)
        try:
            if row is None:
                raise NotPossible
            take(row)
        except NotPossible:
            assert not expected
        else:
            assert expected

    def _decide(self, person: str, vacancy: str, kind: DecisionKind) -> None:
        disclosure.decided(self.session, self.people[person], self.vacancies[vacancy], STAFF, kind, self.model.now)

    @rule(person=WHO, vacancy=WHAT)
    def propose(self, person: str, vacancy: str) -> None:
        self.model.propose(person, vacancy)
        self._decide(person, vacancy, DecisionKind.PROPOSE)

    @rule(person=WHO, vacancy=WHAT, veto=st.booleans())
    def hold_or_veto(self, person: str, vacancy: str, veto: bool) -> None:
        (self.model.veto if veto else self.model.hold)(person, vacancy)
        self._decide(person, vacancy, DecisionKind.VETO if veto else DecisionKind.HOLD)

    @rule(person=WHO, vacancy=WHAT)
    def invite(self, person: str, vacancy: str) -> None:
        asking, now = Principal(Actor.EMPLOYER, employer_id=self.lozen.id), self.model.now
        self._both(
            person, vacancy, self.model.invite(person, vacancy),
            lambda row: disclosure.invite(self.session, row, asking, InvitationText.TALK, now),
        )  # fmt: skip

    @rule(person=WHO, vacancy=WHAT, fields=CHOSEN, days=st.sampled_from(disclosure.DAYS), own=st.booleans())
    def agree(self, person: str, vacancy: str, fields: frozenset[str], days: int, own: bool) -> None:
        said = disclosure.Agreement(frozenset(SharedField(one) for one in fields), days, "uk")
        self._both(
            person, vacancy, self.model.agree(person, vacancy, fields, days, own=own),
            lambda row: disclosure.agree(self.session, row, self._own(person, own), said, self.model.now),
        )  # fmt: skip

    @rule(person=WHO, vacancy=WHAT, own=st.booleans())
    def confirm(self, person: str, vacancy: str, own: bool) -> None:
        self._both(
            person, vacancy, own and self.model.confirm(person, vacancy),
            lambda row: disclosure.confirm(self.session, row, self._own(person, own), "uk", self.model.now),
        )  # fmt: skip

    @rule(person=WHO, vacancy=WHAT, own=st.booleans())
    def decline(self, person: str, vacancy: str, own: bool) -> None:
        self._both(
            person, vacancy, self.model.decline(person, vacancy),
            lambda row: disclosure.decline(self.session, row, self._own(person, own), self.model.now),
        )  # fmt: skip

    @rule(person=WHO, vacancy=WHAT, own=st.booleans())
    def withdraw(self, person: str, vacancy: str, own: bool) -> None:
        self._both(
            person, vacancy, self.model.withdraw(person, vacancy),
            lambda row: disclosure.withdraw(self.session, row, self._own(person, own), self.model.now),
        )  # fmt: skip

    @rule(hours=st.sampled_from([1, 24, 200, 340, 800]), sweep=st.booleans())
    def time_passes(self, hours: int, sweep: bool) -> None:
        self.model.now += timedelta(hours=hours)
        if sweep:
            self.model.sweep()
            disclosure.sweep(self.session, self.model.now)

    @rule()
    def suspend(self) -> None:
        if self.model.vetted:
            employer_vetting.suspend(self.session, OPERATOR, self.lozen, self.model.now)
            self.model.suspend()

    @rule(vacancy=WHAT)
    def close(self, vacancy: str) -> None:
        if self.vacancies[vacancy].state is not VacancyState.CLOSED:
            vacancy_state.close(self.session, self.vacancies[vacancy], STAFF, self.model.now)
            self.model.close(vacancy)

    @rule(vacancy=WHAT)
    def change_vacancy(self, vacancy: str) -> None:
        """A change sends an open vacancy back to a counsellor."""
        if self.model.open[vacancy]:
            self.vacancies[vacancy].state, self.model.open[vacancy] = VacancyState.SUBMITTED, False

    @rule()
    def all_is_well_again(self) -> None:
        self.lozen.state, self.model.vetted = EmployerState.VETTED, True
        for name, row in self.vacancies.items():
            row.state, row.approved_by_id, self.model.open[name] = VacancyState.OPEN, self.approver, True
        self.session.flush()

    @rule(person=WHO, vacancy=WHAT, fields=CHOSEN, days=st.sampled_from(disclosure.DAYS), own=st.booleans())
    def the_whole_way(self, person: str, vacancy: str, fields: frozenset[str], days: int, own: bool) -> None:
        """Random steps alone seldom come this far."""
        self.all_is_well_again()
        self.propose(person, vacancy)
        self.invite(person, vacancy)
        self.agree(person, vacancy, fields, days, own)

    @invariant()
    def the_employer_reads_what_the_model_says(self) -> None:
        """States of all; what can be read of whoever shares, and of one other in turn."""
        type(self).steps += 1
        self.session.flush()
        stored = {(row.jobseeker_id, row.vacancy_id): row for row in self.session.scalars(select(Disclosure))}
        for place, ((person, vacancy), pair) in enumerate(self.model.pairs.items()):
            row = stored.get((self.people[person].id, self.vacancies[vacancy].id))
            assert (row.state.value if row else "nothing") == pair.state
            if row and (pair.state == "disclosed" or self.steps % len(self.model.pairs) == place):
                seen = self.model.seen(person, vacancy)
                assert self._read(self.lozen, row) == seen
                assert not seen or not self._read(self.kestrel, row)
                type(self).read += bool(seen)

    def _read(self, employer: Employer, row: Disclosure) -> frozenset[str]:
        shown = disclosed_fields(self.session, employer, row, self.model.now)
        return frozenset(one.value for one in SharedField if shown is not None and shown.has(one))


def _run(session: Session, world: World, examples: int, least: int) -> None:
    Between.steps = Between.read = 0
    run_state_machine_as_test(
        lambda: Between(session, world),
        settings=settings(
            max_examples=examples, stateful_step_count=50, deadline=None, derandomize=least < 10_000, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    assert Between.steps >= least
    assert Between.read >= least / 20, "too little was shared to say anything"


def test_two_thousand_random_steps_end_as_the_simple_account_says(session: Session, world: World) -> None:
    _run(session, world, 45, 2_000)


@pytest.mark.nightly
@pytest.mark.timeout(1200)
def test_twenty_thousand_random_steps_end_as_the_simple_account_says(session: Session, world: World) -> None:
    _run(session, world, 460, 20_000)
