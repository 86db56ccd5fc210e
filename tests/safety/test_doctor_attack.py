"""What employers are told about their demands gives nobody away: not to thousands of edits, not to several companies
together, not to somebody who knows everything about the person they look for.

Counts of single demands add up person by person (tested first), so worlds are added up from the vectors of made-up
people: as many worlds as a figure needs. The attacker of the figures reads the whole table each day, far more than the
thirty sets of a company would show.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import numpy as np
import pytest
from sqlalchemy.orm import Session

import matcher
from matcher.index.numbering import Array
from models import Employer
from models.enums import EmployerState
from models.snapshot import SETS_A_DAY
from tests.conftest import VAULT
from tests.matcher import engine_world
from tests.matcher.engine_world import Draw
from web.services import doctor, doctor_pool
from web.services.doctor_pool import Both, Counts

KINDS, POOL, DAYS, EDITS, COMPANIES, WORLDS = 260, 1000, 30, 10_000, 5, 250
START = datetime(2026, 11, 1, 9, tzinfo=UTC)
GIVEN = matcher.Context(engine_world.TAXONOMY, engine_world.rules(), matcher.Settings(), START.date())


def somebody(number: int) -> matcher.Seeker:
    """A person of whom work, skills and languages are known."""
    draw = Draw(f"somebody {number}")
    jobs = draw.some(sorted(engine_world.GROUPS), 2) or ("helper",)
    levels = {"bg": (0, 0, 0, 0, 0, 1, 1, 2, 3, 6), "en": (0, 0, 1, 3, 5), "uk": (0, 6), "ar": (0, 0, 6)}
    spoken = {code: matcher.Cefr(level) for code, some in levels.items() if (level := draw.one(*some))}
    years = {job: float(draw.one(*range(1, 9))) for job in jobs}
    return matcher.Seeker(
        matcher.Candidate(
            id=f"p{number}",
            occupations=tuple(matcher.OccupationHeld(job, engine_world.GROUPS[job], years[job]) for job in jobs),
            skills=tuple(matcher.SkillHeld(skill) for job in jobs for skill in engine_world.NEEDED[job]),
            languages=tuple(matcher.LanguageSkill(code, level) for code, level in spoken.items()),
            availability=matcher.Availability(
                frozenset({matcher.Shift.DAY, *draw.some(list(matcher.Shift))}), care=(),
                max_hours_per_week=draw.one(None, 20, 30),
                earliest_start=START.date() + timedelta(draw.one(*range(0, 90, 7))),
            ),
            reach=matcher.Reach(
                draw.one(*engine_world.PLACES[:3]), draw.one(10, 30, 60), accommodation_needed=draw.sure()
            ),
            licences=(), licences_checked=draw.sure(),
            contracts=draw.one(None, frozenset({matcher.Contract.PERMANENT})),
        ),
        matcher.LegalFacts(),
    )  # fmt: skip


class People:
    """All made-up people, with which demands each meets."""

    def __init__(self) -> None:
        self.all = [somebody(number) for number in range(KINDS)]
        each = [doctor_pool.counts([person], engine_world.PLACES, GIVEN) for person in self.all]
        self.names = sorted(set().union(*each))
        self.met: Array = np.array([[one[name].met if name in one else 0 for name in self.names] for one in each])

    def counts(self, met: Array, people: int) -> Counts:
        """What the service would count."""
        return {name: Both(int(n), people - int(n)) for name, n in zip(self.names, met, strict=True)}

    def table(self, met: Array, people: int, before: Array | None = None) -> Array:
        """Everything an employer could ever be told: tenths, 0 where nothing is said."""
        told = np.zeros(len(self.names), int) if before is None else before
        pairs = zip(self.counts(met, people).items(), told.tolist(), strict=True)
        day = START.date()
        return np.array([doctor_pool.tenths(both, name, day, VAULT, was or None) or 0 for (name, both), was in pairs])


@pytest.fixture(scope="module")
def people() -> People:
    return People()


def drawn(chance: Random, many: int) -> list[int]:
    return [chance.randrange(KINDS) for _ in range(many)]


def advantage(present: Sequence[float], absent: Sequence[float]) -> float:
    """How much better than a coin the best threshold on a score would guess, averaged over all: AUC less a half."""
    wins = [(a > b) + (a == b) / 2 for a in present for b in absent]
    return sum(wins) / len(wins) - 0.5


def test_counts_add_up_person_by_person(people: People) -> None:
    some = sorted(set(drawn(Random(1), 120)))
    counted = doctor_pool.counts([people.all[number] for number in some], engine_world.PLACES, GIVEN)
    expected = people.counts(people.met[some].sum(axis=0), len(some))
    assert {name: expected[name] for name in counted} == counted


@pytest.mark.parametrize(("pool", "alike", "most"), [(POOL, 0.995, 0.05), (300, 0.98, 0.08)])
def test_with_or_without_one_person_the_answers_are_the_same_and_tell_nothing(
    people: People, pool: int, alike: float, most: float
) -> None:
    """The attacker knows everything about the person, and exactly how often each trait occurs among all people there
    could be; not who is there. Over 4,000 worlds the best guess is right in 2 of 100 cases more than a coin with a
    thousand people, in 5 with three hundred."""
    chance, same = Random(2), []
    scores: tuple[list[float], list[float]] = [], []
    for _ in range(WORLDS):
        met, target = people.met[drawn(chance, pool)].sum(axis=0), people.met[chance.randrange(KINDS)]
        without, within = people.table(met, pool), people.table(met + target, pool + 1)
        same.append(np.mean(without == within))
        expected = 10 * (1 - people.met.mean(axis=0))
        for table, score in ((without, scores[0]), (within, scores[1])):
            told = table > 0
            score.append(float(((expected - table) * (2 * target - 1))[told].sum()))
    assert np.mean(same) >= alike
    assert advantage(scores[1], scores[0]) < most


@pytest.mark.parametrize("growing", [True, False])
def test_the_day_on_which_somebody_comes_tells_nothing(people: People, growing: bool) -> None:
    """The attacker compares the last answers before with the first after. In a pool that grows, only those who make the
    counts be taken again have come, the person among them or not."""
    chance = Random(3)
    scores: tuple[list[float], list[float]] = [], []
    for _ in range(WORLDS):
        others, target = drawn(chance, POOL), people.met[chance.randrange(KINDS)]
        before = people.met[others].sum(axis=0)
        table, enough = people.table(before, POOL), chance.randrange(10, 10 + doctor_pool.MOST_MORE)
        for came, score in zip((0, 1), scores, strict=True):
            then, many = _later(people, chance, before, came * target, enough, growing)
            after = people.table(then, many, table)
            told = (table > 0) & (after > 0)
            score.append(float(((table - after) * (2 * target - 1))[told].sum()))
    assert abs(advantage(scores[1], scores[0])) < 0.05


def _later(
    people: People, chance: Random, before: Array, target: Array, enough: int, growing: bool
) -> tuple[Array, int]:
    """The pool at the moment of the next count."""
    then, many = before + target, POOL + int(target.any())
    seen = np.minimum(before, POOL - before) >= doctor_pool.AT_LEAST
    while np.maximum(abs(then - before), abs(many - then - POOL + before))[seen].max() < enough:
        then, many = then + people.met[chance.randrange(KINDS)], many + 1
        if not growing:
            then, many = then - people.met[chance.randrange(KINDS)], many - 1
    return np.clip(then, 0, many), many


def test_new_counts_wait_until_enough_people_have_come_or_gone(people: People, session: Session) -> None:
    others = drawn(Random(4), POOL)
    met, today = people.met[others].sum(axis=0), START.date()
    assert doctor_pool.keep(session, people.counts(met, POOL), today)
    for more in range(1, doctor_pool.AT_LEAST):
        met = met + people.met[more]
        assert not doctor_pool.keep(session, people.counts(met, POOL + more), today + timedelta(1))
    crowd = people.met[drawn(Random(5), 40)].sum(axis=0)
    assert doctor_pool.keep(session, people.counts(met + crowd, POOL + 49), today + timedelta(2))


@pytest.mark.timeout(600)
def test_ten_thousand_edits_by_five_companies_pin_nobody(people: People, session: Session) -> None:
    """In thirty days five companies change their demands as they like, look most where answers changed, and share what
    they learn. On the tenth day the person they look for comes, in one of two worlds. Meanwhile everybody else becomes
    somebody else, so that the shares themselves move."""
    chance, target, learned = Random(6), people.met[7], dict[str, float]()
    companies = [_company(session, number) for number in range(COMPANIES)]
    asked, differing, told = 0, 0, set[tuple[str, int | None]]()
    newcomers = np.flatnonzero(people.met[:, people.names.index("language:bg:A2")]).tolist()
    others, without, renewed = drawn(chance, POOL), dict[str, int](), 0
    table: Array | None = None
    for day in range(DAYS):
        now = START + timedelta(days=day)
        others = others[40:] + chance.choices(newcomers, k=40)
        met = people.met[others].sum(axis=0)
        came = int(day >= 10)
        if doctor_pool.keep(session, people.counts(met + came * target, POOL + came), now.date()):
            table = people.table(met, POOL, table)
            without, renewed = dict(zip(people.names, table.tolist(), strict=True)), renewed + 1
        looked, moved = 0, sorted(learned, key=lambda name: -learned[name])[:40]
        for edit in range(EDITS // DAYS + 1):
            answers = doctor.ask(session, companies[edit % COMPANIES], _set(people, chance, moved), now)
            looked += answers is not None
            for name, tenths in (answers or {}).items():
                asked, differing = asked + 1, differing + ((tenths or 0) != without[name])
                learned[name] = learned.get(name, 0) + ((name, tenths) not in told)
                told.add((name, tenths))
        assert looked <= COMPANIES * SETS_A_DAY
    assert (renewed > 5, asked > 20_000, len(told) > 1.1 * len(learned)) == (True, True, True)
    assert differing / asked < 0.005, f"{differing} of {asked}"


def _company(session: Session, number: int) -> Employer:
    made = Employer(
        name=f"Company {number}", company_number=f"90000000{number}", state=EmployerState.VETTED,
        municipality_code="SOF46", created_at=START,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def _set(people: People, chance: Random, moved: list[str]) -> list[str]:
    """Some demands: half of them where answers have changed most so far, half anywhere."""
    return sorted({*chance.sample(people.names, 4), *chance.sample(moved, min(4, len(moved)))})
