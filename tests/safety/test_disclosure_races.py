"""Two at the same moment: whatever comes first, a yes never outlives what ends it, and no seat is given twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session, sessionmaker

from models import Consent, Disclosure, Employer, Interview, InterviewSlot, InvitationWords, Vacancy
from models.database import open_engine, session_options
from models.disclosure_words import WordsReason, WordsState
from models.enums import ConsentPurpose, EmployerState, VacancyState
from models.interview import InterviewState, SlotKind, SlotPlace
from models.queries import by_public_id, disclosure_words
from models.queries import interviews as interview_queries
from models.sharing_enums import DisclosureState, InvitationText, SharedField
from tests.conftest import VAULT
from tests.world import NOW, World
from web.services import audit, disclosure, employer_vetting, interviews, invitation_words, vacancy_state
from web.services.disclosed import disclosed_fields
from web.services.disclosure_steps import NotPossible
from web.services.principal import Actor, Principal

PERSON, OPERATOR, STAFF = (Principal(actor) for actor in (Actor.JOBSEEKER, Actor.OPERATOR, Actor.COUNSELLOR))
COMPANY = Principal(Actor.EMPLOYER)
YES = disclosure.Agreement(frozenset({SharedField.NAME}), 30, "uk")
FAILED = (NotPossible, interviews.Clash, interviews.NoSeat)
LATER = timedelta(days=400)


@dataclass(frozen=True)
class Between:
    """What two people have with one company: anna's on the cook's post, omar's on the same one."""

    session: Session
    world: World

    def row(self, name: str) -> Disclosure:
        """A disclosure."""
        found = by_public_id(self.session, Disclosure, getattr(self.world, name))
        assert found is not None
        return found

    def time(self, name: str) -> Interview:
        """The time offered in it."""
        return interview_queries.of_disclosure(self.session, self.row(name))[-1]

    def words(self, name: str) -> InvitationWords:
        """The own words that go with it."""
        found = disclosure_words.of_disclosure(self.session, self.row(name))
        assert found is not None
        return found


Step = Callable[[Between], None]


def agree(of: Between) -> None:
    disclosure.agree(of.session, of.row("invited"), PERSON, YES, NOW)


def withdraw(of: Between) -> None:
    disclosure.withdraw(of.session, of.row("invited"), PERSON, NOW)


def withdraw_shared(of: Between) -> None:
    disclosure.withdraw(of.session, of.row("granted"), PERSON, NOW)


def withdraw_suggested(of: Between) -> None:
    disclosure.withdraw(of.session, of.row("suggested"), PERSON, NOW)


def suspend(of: Between) -> None:
    employer_vetting.suspend(of.session, OPERATOR, of.row("invited").vacancy.employer, NOW)


def close(of: Between) -> None:
    vacancy_state.close(of.session, of.row("granted").vacancy, STAFF, NOW)


def take(of: Between) -> None:
    interviews.take(of.session, of.time("granted"), PERSON, "uk", NOW)


def take_too(of: Between) -> None:
    interviews.take(of.session, of.time("suggested"), PERSON, None, NOW)


def cancel(of: Between) -> None:
    interviews.cancel(of.session, of.time("granted").slot, COMPANY, NOW)


def allow(of: Between) -> None:
    invitation_words.allow(of.session, of.row("suggested"), STAFF, of.words("suggested").version, NOW)


def give_back(of: Between) -> None:
    version = of.words("suggested").version
    invitation_words.give_back(of.session, of.row("suggested"), STAFF, version, WordsReason.PRESSURE, NOW)


def invite(of: Between) -> None:
    disclosure.invite(of.session, of.row("suggested"), COMPANY, InvitationText.TALK, NOW)


def invite_too(of: Between) -> None:
    disclosure.invite(of.session, of.row("invited"), COMPANY, InvitationText.TALK, NOW)


def invited(of: Between) -> str:
    assert disclosed_fields(of.session, of.row("invited").vacancy.employer, of.row("invited"), NOW) is None
    return of.row("invited").state.value


def shared(of: Between) -> str:
    assert not interviews.shares(of.row("granted"), NOW)
    return of.time("granted").state.value


def called_off(of: Between) -> str:
    return of.time("granted").state.value


def seats(of: Between) -> str:
    held = [of.time(name).state is InterviewState.AGREED for name in ("granted", "suggested")]
    return f"{sum(held)} of {of.time('granted').slot.seats}"


def suggested(of: Between) -> str:
    return of.row("suggested").state.value


def words(of: Between) -> str:
    sent = of.row("suggested").state is DisclosureState.INVITED
    assert sent == (of.words("suggested").state is WordsState.ALLOWED)
    return "sent" if sent else of.words("suggested").state.value


def open_ones(of: Between) -> str:
    return str(sum(of.row(name).state is DisclosureState.INVITED for name in ("suggested", "invited")))


#: Two steps at once → how it may end.
KINDS: dict[str, tuple[Step, Step, Callable[[Between], str], set[str]]] = {
    "a yes and taking it back": (agree, withdraw, invited, {"withdrawn"}),
    "a yes and a suspension": (agree, suspend, invited, {"suspended"}),
    "a time and taking everything back": (take, withdraw_shared, shared, {"ended"}),
    "a time and a suspension": (take, suspend, shared, {"ended"}),
    "a time and the end of the vacancy": (take, close, shared, {"ended"}),
    "a time and calling it off": (take, cancel, called_off, {"cancelled"}),
    "two people and one seat": (take, take_too, seats, {"1 of 1"}),
    "letting words go and the person's no": (allow, withdraw_suggested, suggested, {"withdrawn"}),
    "letting words go and giving them back": (allow, give_back, words, {"sent", "returned"}),
    "two invitations and room for one": (invite, invite_too, open_ones, {"1"}),
}


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine with a connection for each thread."""
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


def _race(engine: Engine, world: World, kind: str, rounds: int) -> set[str]:
    """Let two steps be taken at once, again and again; how it ended."""
    first, second, told, _ends = KINDS[kind]
    open_session = sessionmaker(engine, **session_options(VAULT))
    start, ends = Barrier(2), set()

    def step(taken: Step) -> None:
        start.wait(120)
        with open_session() as session, session.begin():
            try:
                taken(Between(session, world))
            except FAILED:
                session.rollback()

    with ThreadPoolExecutor(2) as pool:
        for round_ in range(rounds):
            _begin_again(open_session, world, kind)
            list(pool.map(step, [first, second] if round_ % 2 else [second, first]))
            with open_session() as session:
                ends.add(told(Between(session, world)))
    with open_session() as session:
        assert audit.verify(session).broken_at is None
    return ends


def _begin_again(open_session: sessionmaker[Session], world: World, kind: str) -> None:
    with open_session() as session, session.begin():
        session.execute(update(Employer).where(Employer.public_id == world.lozen).values(state=EmployerState.VETTED))
        opened = {"state": VacancyState.OPEN, "approved_by_id": 1, "closed_at": None, "close_reason": None}
        names = (world.hotel_vacancy, world.cook_vacancy)
        session.execute(update(Vacancy).where(Vacancy.public_id.in_(names)).values(**opened))
        of, two_invitations, two_people = Between(session, world), kind.startswith("two inv"), kind.startswith("two p")
        waits = DisclosureState.SUGGESTED if two_invitations else DisclosureState.INVITED
        _stand(of, "invited", waits)
        _stand(of, "granted", DisclosureState.DISCLOSED)
        _stand(of, "suggested", DisclosureState.DISCLOSED if two_people else DisclosureState.SUGGESTED)
        _offer_anew(of, ("granted", "suggested") if two_people else ("granted",))
        disclosure_words.forget(session, of.row("suggested"))
        if "words" in kind:
            session.add(InvitationWords(
                disclosure=of.row("suggested"), state=WordsState.WAITING, template=InvitationText.VISIT,
                draft="Ще ви покажем хотела.", language="bg", asked_at=NOW,
            ))  # fmt: skip


def _stand(of: Between, name: str, state: DisclosureState) -> None:
    row = of.row(name)
    if state is DisclosureState.DISCLOSED and row.consent is None:
        row.consent = Consent(
            jobseeker_id=row.jobseeker_id, purpose=ConsentPurpose.SHARE_WITH_EMPLOYER, text_version="2026-11",
            language="uk", channel="web", given_at=NOW,
        )  # fmt: skip
        of.session.add(row.consent)
        of.session.flush()
    row.state, row.changed_at = state, NOW
    asked = state is not DisclosureState.SUGGESTED
    row.invitation, row.invited_at = (InvitationText.TALK, NOW) if asked else (None, None)
    if state is DisclosureState.DISCLOSED:
        row.fields, row.expires_at, row.confirmed_at = frozenset({SharedField.NAME}), NOW + LATER, NOW
    of.session.flush()


def _offer_anew(of: Between, names: tuple[str, ...]) -> None:
    for slot in interview_queries.coming(of.session, of.row("granted").vacancy_id, NOW):
        of.session.delete(slot)
    of.session.flush()
    slot = InterviewSlot(
        vacancy=of.row("granted").vacancy, kind=SlotKind.TALK, place=SlotPlace.TELEPHONE,
        starts_at=NOW + timedelta(days=2), minutes=30, created_at=NOW,
    )  # fmt: skip
    of.session.add_all([slot, *(Interview(
        disclosure=of.row(name), slot=slot, state=InterviewState.OFFERED, changed_at=NOW, created_at=NOW
    ) for name in names)])  # fmt: skip


@pytest.fixture(autouse=True)
def room_for_one(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two invite at once, there is room for one."""
    if "two invitations" in request.node.name:
        monkeypatch.setattr(disclosure, "MOST_OPEN", 1)


@pytest.mark.parametrize("kind", KINDS)
def test_two_at_once_end_as_one_after_the_other(engine: Engine, world: World, kind: str) -> None:
    ends = _race(engine, world, kind, 12)
    assert ends
    assert ends <= KINDS[kind][3]


@pytest.mark.nightly
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", KINDS)
def test_two_at_once_end_as_one_after_the_other_in_a_thousand_races(engine: Engine, world: World, kind: str) -> None:
    assert _race(engine, world, kind, 1000) <= KINDS[kind][3]
