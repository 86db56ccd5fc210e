"""Everybody's steps between people and one employer, taken in the services and in a second, simpler account of what
should happen: after each step both say the same about what the employer may read."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models import Account, Card, Disclosure, Employer, Jobseeker, Vacancy
from models.card import Years
from models.disclosure_words import WordsReason
from models.enums import DecisionKind, EmployerState, VacancyState
from models.queries import by_public_id, disclosure_words, disclosures, erasure
from models.sharing_enums import InvitationText, SharedField
from tests.safety.times_model import TimesModel
from tests.world import NOW, World
from web.services import (
    being_suggested,
    disclosure,
    employer_vetting,
    interviews,
    invitation_words,
    matching,
    vacancy_state,
)
from web.services.disclosed import disclosed_fields
from web.services.disclosure_steps import NotPossible
from web.services.principal import Actor, Principal

PEOPLE, VACANCIES = ("anna", "omar"), ("hotel_vacancy", "cook_vacancy")
WHO, WHAT = st.sampled_from(PEOPLE), st.sampled_from(VACANCIES)
CHOSEN = st.frozensets(st.sampled_from([one.value for one in SharedField]), min_size=1)
SELDOM = st.sampled_from([True, *[False] * 29])
STAFF, OPERATOR = Principal(Actor.COUNSELLOR), Principal(Actor.OPERATOR)
MOST_OPEN = 2
WORDS = invitation_words.Written(InvitationText.VISIT, "Ще ви покажем хотела.", "bg")
FAILED = (NotPossible, interviews.Clash, interviews.NoSeat, interviews.TooManyTimes)


class Between(RuleBasedStateMachine):
    """Everybody's steps, taken in the service and in the model."""

    steps = read = 0

    def __init__(self, session: Session, world: World) -> None:
        super().__init__()
        self.session, self.world = session, world
        self.model = TimesModel(NOW, PEOPLE, VACANCIES, MOST_OPEN)
        session.execute(delete(Disclosure))
        self.lozen, self.kestrel = (self._row(Employer, name) for name in ("lozen", "kestrel"))
        self.vacancies = {name: self._row(Vacancy, name) for name in VACANCIES}
        self.people = {name: self._row(Jobseeker, name) for name in PEOPLE}
        self.numbers = {name: row.id for name, row in self.people.items()}
        self.rules = matching.rules(session)
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
        return disclosures.of_pair(self.session, self.numbers[person], self.vacancies[vacancy].id)

    def _own(self, person: str, own: bool) -> Principal:
        return Principal(Actor.JOBSEEKER, jobseeker_id=self.numbers[person]) if own else STAFF

    def _asking(self) -> Principal:
        return Principal(Actor.EMPLOYER, employer_id=self.lozen.id)

    def _both(self, person: str, vacancy: str, expected: bool, take: Callable[[Disclosure], None]) -> None:
        """Take a step in the service too; it must be possible exactly where the model says so."""
        row = self._pair(person, vacancy)
        self._try(expected and row is not None, (lambda: take(row)) if row is not None else None)
        assert row is not None or not expected

    def _try(self, expected: bool, take: Callable[[], object] | None) -> None:
        """Take a step; what fails leaves nothing behind."""
        try:
            with self.session.begin_nested():
                if take is None:
                    raise NotPossible
                take()
        except FAILED:
            assert not expected
        else:
            assert expected

    def _decide(self, person: str, vacancy: str, kind: DecisionKind) -> None:
        disclosure.decided(self.session, self.people[person], self.vacancies[vacancy], STAFF, kind, self.model.now)

    @rule(person=WHO, vacancy=WHAT, card=st.sampled_from([True, True, False]))
    def propose(self, person: str, vacancy: str, card: bool) -> None:
        if self.model.pairs[person, vacancy].state in ("nothing", "expired", "closed", "suspended"):
            self._decide(person, vacancy, DecisionKind.PROPOSE)
            row = self._pair(person, vacancy)
            assert row is not None
            self.session.execute(delete(Card).where(Card.disclosure_id == row.id))
            if card:
                self.session.add(Card(
                    disclosure=row, shown_at=self.model.now, period="2026-4", level=9, occupation="9",
                    experience=Years.ONE_TO_FOUR,
                ))  # fmt: skip
        elif self.people.get(person):
            self._decide(person, vacancy, DecisionKind.PROPOSE)
        self.model.propose(person, vacancy, card=card)

    @rule(person=WHO, vacancy=WHAT, veto=st.booleans())
    def hold_or_veto(self, person: str, vacancy: str, veto: bool) -> None:
        (self.model.veto if veto else self.model.hold)(person, vacancy)
        if self.people.get(person):
            self._decide(person, vacancy, DecisionKind.VETO if veto else DecisionKind.HOLD)

    @rule(person=WHO, vacancy=WHAT)
    def invite(self, person: str, vacancy: str) -> None:
        self._both(
            person, vacancy, self.model.invite(person, vacancy),
            lambda row: disclosure.invite(self.session, row, self._asking(), InvitationText.TALK, self.model.now),
        )  # fmt: skip

    @rule(person=WHO, vacancy=WHAT)
    def write(self, person: str, vacancy: str) -> None:
        """Invite with own words, which wait."""
        self._both(
            person, vacancy, self.model.write(person, vacancy),
            lambda row: invitation_words.write(self.session, row, self._asking(), WORDS, self.rules, self.model.now),
        )  # fmt: skip

    @rule(person=WHO, vacancy=WHAT, allow=st.booleans())
    def answer_words(self, person: str, vacancy: str, allow: bool) -> None:
        """A counsellor lets them go, or gives them back."""

        def answer(row: Disclosure) -> None:
            kept = disclosure_words.of_disclosure(self.session, row)
            version = kept.version if kept else None
            if allow:
                invitation_words.allow(self.session, row, STAFF, version, self.model.now)
            else:
                reason = WordsReason.PERSONAL
                invitation_words.give_back(self.session, row, STAFF, version, reason, self.model.now)

        self._both(person, vacancy, self.model.answer_words(person, vacancy, allow=allow), answer)

    @rule(person=WHO, yes=st.booleans())
    def may_be_suggested(self, person: str, yes: bool) -> None:
        """Say that one may be suggested to companies, or take it back."""
        if self.people.get(person):
            who, row = self._own(person, own=True), self.people[person]
            if yes:
                being_suggested.agree(self.session, who, row, "uk", self.model.now)
            else:
                being_suggested.take_back(self.session, who, row, self.model.now)
            (self.model.agrees.add if yes else self.model.agrees.discard)(person)

    @rule(person=WHO, really=SELDOM)
    def erase(self, person: str, really: bool) -> None:
        """Everything about a person goes."""
        if really and self.people.pop(person, None):
            self.session.flush()
            erasure.forget_people(self.session, [getattr(self.world, person)])
            self.session.expire_all()
            self.model.erase(person)
            self.model.forget(person)

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
        self.may_be_suggested(person, yes=True)
        self.propose(person, vacancy, card=True)
        self.invite(person, vacancy)
        self.agree(person, vacancy, fields, days, own)

    @invariant()
    def the_employer_reads_what_the_model_says(self) -> None:
        """States of all; what can be read of whoever shares, and of one other in turn."""
        type(self).steps += 1
        self.session.flush()
        self.model.settle()
        stored = {(row.jobseeker_id, row.vacancy_id): row for row in self.session.scalars(select(Disclosure))}
        for place, ((person, vacancy), pair) in enumerate(self.model.pairs.items()):
            row = stored.get((self.numbers[person], self.vacancies[vacancy].id))
            assert row.state.value == pair.state if row else pair.state in ("nothing", "gone")
            if row and (pair.state == "disclosed" or self.steps % len(self.model.pairs) == place):
                seen = self.model.seen(person, vacancy)
                assert self._read(self.lozen, row) == seen
                assert not seen or not self._read(self.kestrel, row)
                type(self).read += bool(seen)

    def _read(self, employer: Employer, row: Disclosure) -> frozenset[str]:
        shown = disclosed_fields(self.session, employer, row, self.model.now)
        return frozenset(one.value for one in SharedField if shown is not None and shown.has(one))
