"""Finding people of one's own organisation by name, however it is spelt and in whatever letters.

Names lie sealed, so each process keeps the opened ones of the organisations that search in its memory, and nowhere
else; the log of changes keeps them as new as the database. What is searched for is neither stored nor logged."""

import re
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session
from sqlalchemy.pool import Pool

from matcher.duplicates.names import keys, likeness
from matcher.duplicates.spelling import spoken, words
from matcher.text import fold, romanised
from models import Jobseeker
from models.change import ChangeKind
from models.queries import changes
from models.queries import names as queries

#: Each word searched for is at least so like a word of the name; the words somebody has besides do not count.
NEAR = 0.72
#: A beginning that was typed counts like this.
BEGINNING = 0.8
SHORTEST_BEGINNING = 2
#: A mark that sets what is heard apart from what is written; letters that one alphabet writes and others only hear.
SOUND, HEARD_ALIKE = "/", str.maketrans("AEWYUI", "aauiui")
#: Of so many organisations the names are kept at once; beyond, those not asked for longest are let go.
MOST_ORGANISATIONS = 32
#: With more changes than this, reading everything again is the shorter way.
MOST_CHANGES = 500


@dataclass(slots=True)
class _Names:
    """The names of one organisation's people by number, as they sound, and who has which key."""

    place: int = 0
    seen: frozenset[int] = frozenset()
    names: dict[int, str] = field(default_factory=dict)
    spelt: dict[int, tuple[str, ...]] = field(default_factory=dict)
    initials: dict[int, frozenset[str]] = field(default_factory=dict)
    keyed: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def put(self, number: int, name: str) -> None:
        """Take a person in."""
        self.names[number], self.spelt[number], self.initials[number] = name, words(name), _initials(name)
        for key in keys(name):
            self.keyed[key].add(number)

    def drop(self, number: int) -> None:
        """Forget a person."""
        self.spelt.pop(number, None)
        self.initials.pop(number, None)
        for key in keys(self.names.pop(number, "")):
            self.keyed[key].discard(number)


class NameSearch:
    """The opened names of one database, for all threads of this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[int, _Names] = OrderedDict()

    def find(self, session: Session, organisation_id: int, wanted: str) -> Sequence[int]:
        """The numbers of an organisation's people whose names are like `wanted`, the likest first. Of a single letter:
        who has a name that begins with it, in the order of the names."""
        letter = _heard(fold(wanted.strip()))
        with self._lock:
            kept = self._current(session, organisation_id)
            if letter:
                begun_so = [(kept.names[number], number) for number, all_of in kept.initials.items() if all_of & letter]
                return [number for _name, number in sorted(begun_so)]
            rated = [(_likeness(wanted, kept.names[number]), number) for number in _sharing_keys(kept, wanted)]
            begun = [(BEGINNING, number) for number in _beginning(kept, wanted)]
        best: dict[int, float] = {}
        for score, number in (*rated, *begun):
            best[number] = max(score, best.get(number, 0.0))
        return [
            number for _score, number in sorted((-score, number) for number, score in best.items() if score >= NEAR)
        ]

    def _current(self, session: Session, organisation_id: int) -> _Names:
        kept = self._kept.pop(organisation_id, None)
        if kept is None or not _catch_up(kept, session, organisation_id):
            kept = _read(session, organisation_id)
        self._kept[organisation_id] = kept
        while len(self._kept) > MOST_ORGANISATIONS:
            self._kept.popitem(last=False)
        return kept


def _sharing_keys(kept: _Names, wanted: str) -> set[int]:
    return {number for key in keys(wanted) for number in kept.keyed.get(key, ())}


def _beginning(kept: _Names, wanted: str) -> list[int]:
    """Whose name has, for each word typed, a word that begins like it as it sounds."""
    typed = words(wanted)
    if not typed or min(map(len, typed)) < SHORTEST_BEGINNING:
        return []
    return [
        number
        for number, spelt in kept.spelt.items()
        if all(any(word.startswith(beginning) for word in spelt) for beginning in typed)
    ]


def _initials(name: str) -> frozenset[str]:
    """How the words of a name begin: as written, in Latin letters, and as heard."""
    found: set[str] = set()
    for written in re.findall(r"[^\W\d_]+", fold(name)):
        found |= {written[0], romanised(written)[:1], SOUND + spoken(written)[:1].translate(HEARD_ALIKE)}
    return frozenset(found - {"", SOUND})


def _heard(typed: str) -> frozenset[str]:
    """A single letter, as written and as heard; nothing of anything longer."""
    if len(typed) != 1 or not typed.isalpha():
        return frozenset()
    return frozenset({typed, SOUND + spoken(typed).translate(HEARD_ALIKE)} - {SOUND})


def _likeness(wanted: str, name: str) -> float:
    """How like the words that were typed are to words of the name, the worst of them."""
    found = likeness(wanted, name)
    return min(found.fits, default=0.0) - 0.05 * found.left_over[0]


def _name(person: Jobseeker) -> str:
    return " ".join(part for part in (person.given_name, person.family_name) if part)


def _read(session: Session, organisation_id: int) -> _Names:
    kept = _Names(place=changes.place(session))
    for person in queries.of_organisation(session, organisation_id):
        kept.put(person.id, _name(person))
    return kept


def _catch_up(kept: _Names, session: Session, organisation_id: int) -> bool:
    """Take in what has changed. False if that cannot be known from the log any more, or is too much."""
    news = changes.since(session, kept.place, tuple(ChangeKind))
    if any(_cannot_be_followed(entry, kept.place) for entry in news.entries if entry.id not in kept.seen):
        return False
    touched = {each.row_id for each in news.entries if each.kind is ChangeKind.PERSON and each.id not in kept.seen}
    if len(touched) > MOST_CHANGES:
        return False
    _renew(kept, session, organisation_id, touched)
    kept.place, kept.seen = news.place, frozenset(entry.id for entry in news.entries)
    return True


def _cannot_be_followed(entry: changes.Entry, place: int) -> bool:
    """The log was cut beyond where we were, or everything may be another."""
    cut = entry.kind is ChangeKind.FORGOTTEN and entry.row_id >= place
    return cut or entry.kind is ChangeKind.EVERYTHING


def _renew(kept: _Names, session: Session, organisation_id: int, touched: Collection[int]) -> None:
    found = queries.of_organisation(session, organisation_id, touched) if touched else ()
    for number in touched:
        kept.drop(number)
    for person in found:
        kept.put(person.id, _name(person))


_all: WeakKeyDictionary[Pool, NameSearch] = WeakKeyDictionary()
_lock = Lock()


def of(session: Session) -> NameSearch:
    """The search over the database of `session`."""
    pool = session.get_bind().engine.pool
    with _lock:
        return _all.setdefault(pool, NameSearch())
