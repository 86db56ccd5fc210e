"""How much a card may tell: what somebody has in common with at least four others who agreed to be suggested."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from sqlalchemy.orm import Session

from models.card import Card
from models.queries import cards as queries
from models.sharing_enums import ContestKind
from web.services.card_traits import FOOT, Known, Traits, coarsened, finest
from web.services.licence_papers import DRIVING

TOGETHER = 5
BULGARIAN, ENGLISH = "bg", "en"


@dataclass(frozen=True, slots=True)
class Look:
    """What a card shows, after how many steps down the ladder."""

    traits: Traits
    level: int


@dataclass(slots=True)
class Pool:
    """Everybody who agreed to be suggested, with what a card may speak of, on one day."""

    known: Mapping[int, Known]
    today: date
    _finest: dict[str, Mapping[int, Traits]] = field(default_factory=dict)
    _levels: dict[str, Mapping[Traits, int]] = field(default_factory=dict)

    def looks(self, person_id: int, isco: str, earlier: Sequence[Card] = ()) -> Iterator[Look]:
        """What a card beside work with this ISCO code may show of a person, the finest first: what at least five share
        and no more than `earlier` cards did. Nothing if the person is too rare."""
        own = self._beside(isco).get(person_id)
        first = self._placed(isco).get(own) if own is not None else None
        if own is None or first is None:
            return
        for level in range(max(first, *(card.level for card in earlier), 0), FOOT + 1):
            traits = coarsened(own, level)
            if all(coarsened(traits_of(card), level, card.level) == traits for card in earlier):
                yield Look(traits, level)

    def _beside(self, isco: str) -> Mapping[int, Traits]:
        group = isco[:2]
        if group not in self._finest:
            self._finest[group] = {number: finest(each, group, self.today) for number, each in self.known.items()}
        return self._finest[group]

    def _placed(self, isco: str) -> Mapping[Traits, int]:
        group = isco[:2]
        if group not in self._levels:
            self._levels[group] = placed(self._beside(isco).values())
        return self._levels[group]


def placed(everybody: Iterable[Traits]) -> Mapping[Traits, int]:
    """Finest traits → the first step at which at least five who were not placed before look alike. So five or more get
    the very same card, and not only one that would fit them too."""
    waiting = Counter(everybody)
    now = {each: each for each in waiting}
    found: dict[Traits, int] = {}
    for level in range(FOOT + 1):
        if level:
            now = {each: coarsened(traits, level, level - 1) for each, traits in now.items()}
        alike: Counter[Traits] = Counter()
        for each, traits in now.items():
            alike[traits] += waiting[each]
        found |= {each: level for each, traits in now.items() if alike[traits] >= TOGETHER}
        now = {each: traits for each, traits in now.items() if each not in found}
    return found


def traits_of(card: Card) -> Traits:
    """What a card shows."""
    return Traits(
        card.occupation, card.experience, card.bulgarian, card.english, card.driving, card.start, card.district_code
    )


def when_needed(session: Session, today: date) -> Callable[[], Pool]:
    """Gives the pool, read when it is first asked for and kept from then on."""
    return cache(lambda: load(session, today))


def load(session: Session, today: date) -> Pool:
    """The pool as it is now. What somebody contests reads as never said."""
    aside: dict[int, set[tuple[ContestKind, str]]] = defaultdict(set)
    for number, kind, subject in queries.contested(session):
        aside[number].add((kind, subject))
    work: dict[int, list[tuple[str, float | None]]] = defaultdict(list)
    for number, name, isco, years in queries.work(session):
        if (ContestKind.WORK, name) not in aside[number]:
            work[number].append((isco, years))
    spoken = {
        (number, language): level
        for number, language, level in queries.languages(session, (BULGARIAN, ENGLISH))
        if (ContestKind.LANGUAGE, language) not in aside[number]
    }
    driving = {
        number for number, kind in queries.licences(session, DRIVING)
        if (ContestKind.LICENCE, kind.value) not in aside[number]
    }  # fmt: skip
    known = {
        number: Known(
            number, tuple(work[number]), spoken.get((number, BULGARIAN)), spoken.get((number, ENGLISH)),
            driving=number in driving or None,
            earliest_start=None if (ContestKind.START, "") in aside[number] else start,
            district=None if (ContestKind.PLACE, "") in aside[number] else district,
        )
        for number, start, district in queries.people(session)
    }  # fmt: skip
    return Pool(known, today)
