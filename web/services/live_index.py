"""The columnar indexes of this process, brought up to date before each answer.

An index takes in what is committed, and nothing else. It follows the log of changes; when that says too little, or the
taxonomy, the rules or the weights are others, it is built again. On another day those who were not of age are read
again. Whoever has changed people or vacancies in a transaction of their own that is not over gets no index: only the
reference sees what others must not see yet.
"""

import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from threading import Lock, RLock
from typing import Generic, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session
from sqlalchemy.pool import Pool

import matcher
from matcher.index import IndexDiffersError, OpeningIndex, PeopleIndex
from matcher.index import base as matcher_base
from matcher.index.base import HasId
from models.change import ChangeKind
from models.database import DomainSession
from models.queries import changes
from models.queries import matching as queries
from web.services import adapters

log = logging.getLogger(__name__)
# Beyond so many changes at once, building anew is the shorter way. It is also how many are asked for in one statement.
MOST_CHANGES = 1000
FOLLOWED = (ChangeKind.PERSON, ChangeKind.VACANCY, ChangeKind.FORGOTTEN)
Index = TypeVar("Index", PeopleIndex, OpeningIndex)
Answer = TypeVar("Answer")
Held = TypeVar("Held", bound=HasId)
There = TypeVar("There", bound=HasId)


class Following(Generic[Index]):
    """The index of one side of one database, for all threads of this process."""

    def __init__(
        self, kind: ChangeKind, build: Callable[[matcher.Context], Index], rows: "Rows",
        aged: "Callable[[Index, date, matcher.Context], Collection[str]]",
    ) -> None:  # fmt: skip
        self._kind, self._rows = kind, rows
        self._make: Callable[[matcher.Context], Index] = build
        self._aged: Callable[[Index, date, matcher.Context], Collection[str]] = aged
        self._lock = RLock()
        self._index: Index | None = None
        self._context: matcher.Context | None = None
        self._names: dict[int, str] = {}
        self._place = 0
        self._seen: frozenset[int] = frozenset()

    def ask(self, session: Session, context: matcher.Context, question: Callable[[Index], Answer]) -> Answer | None:
        """The answer of an index that is as new as the transaction of `session`; None if the reference must answer."""
        with self._lock:
            for _ in range(2):
                index = self._current(session, context)
                if index is None:
                    return None
                try:
                    return question(index)
                except IndexDiffersError as reason:
                    log.error("the index (%s) differs from the reference: %s", self._kind, reason)
                    self._index = None
        return None

    def _current(self, session: Session, context: matcher.Context) -> Index | None:
        read_only = session.info.get("read_only")
        index = self._index if read_only and self._was_followed_in(session) and self._stands(context) else None
        if index is not None and not self._older(index, context):
            return index
        with _committed(session) as reading:
            if not read_only:
                session.flush()
                kinds = (self._kind, ChangeKind.EVERYTHING)
                if changes.has_changed(session, changes.place(reading), kinds):
                    return None
            index, self._index = self._index, None  # whatever goes wrong on the way, a half-changed index is not kept
            if index is None or not self._stands(context) or not self._caught_up(session, reading, index, context):
                index = self._built(reading, context)
            self._index = index
        session.info[self._kind] = session.get_transaction()
        return index

    def _was_followed_in(self, session: Session) -> bool:
        """Whether this transaction has asked before: a page sees one picture."""
        transaction = session.get_transaction()
        return transaction is not None and session.info.get(self._kind) is transaction

    def _stands(self, context: matcher.Context) -> bool:
        """Whether the rows are what they would be in this context, but for those that are older now."""
        had = self._context
        return (
            had is not None
            and had.taxonomy is context.taxonomy
            and had.rules.version == context.rules.version
            and had.settings.version == context.settings.version
        )

    def _older(self, index: Index, context: matcher.Context) -> set[int]:
        """The rows that may be others on the day of this context."""
        if self._context is None or self._context.on == context.on:
            return set()
        names = frozenset(self._aged(index, self._context.on, context))
        return {number for number, name in self._names.items() if name in names}

    def _built(self, reading: Session, context: matcher.Context) -> Index:
        index = self._make(context)
        self._place, self._seen, self._names = changes.place(reading), frozenset(), {}
        self._put(index, self._rows(reading, None, context))
        self._context = context
        return index

    def _caught_up(self, session: Session, reading: Session, index: Index, context: matcher.Context) -> bool:
        """Take in what has changed. False if that cannot be known from the log any more, or is too much."""
        news = _news(session, reading, self._place, (self._kind, ChangeKind.FORGOTTEN))
        if any(entry.kind is ChangeKind.FORGOTTEN and entry.row_id >= self._place for entry in news.entries):
            return False
        touched = {entry.row_id for entry in news.entries if entry.id not in self._seen} - {0}
        if len(touched) > MOST_CHANGES:
            return False
        touched |= self._older(index, context)
        found = list(self._some_rows(reading, sorted(touched), context))
        for number in touched & self._names.keys():
            index.remove(self._names.pop(number))
        self._put(index, iter(found))
        self._place, self._seen = news.place, frozenset(entry.id for entry in news.entries)
        self._context = context
        return True

    def _some_rows(self, reading: Session, ids: Sequence[int], context: matcher.Context) -> Iterator[tuple[int, HasId]]:
        for start in range(0, len(ids), MOST_CHANGES):
            yield from self._rows(reading, ids[start : start + MOST_CHANGES], context)

    def _put(self, index: Index, rows: Iterator[tuple[int, HasId]]) -> None:
        put = cast("Callable[[HasId], None]", index.put)
        for number, value in rows:
            put(value)
            self._names[number] = value.id


def ranked(
    index: matcher_base.Index[Held, There], there: There, context: matcher.Context, limit: int | None = None,
    among: Collection[str] | None = None, *, with_blocked: bool = True,
) -> matcher.Ranking:  # fmt: skip
    """The answer of an index as the reference gives it, over everything in it or those ``among`` it; whoever a gate
    removes is counted, and explained if asked for."""
    found = index.shortlist(there, context.on, len(index) if limit is None else limit, among=among)
    return matcher.Ranking(
        matches=found.matches,
        blocked=index.blocked(there, context.on) if with_blocked else (),
        considered=len(index) if among is None else sum(name in index for name in among),
        eligible=found.listed,
        on=context.on,
        settings_version=context.settings.version,
        rules_version=context.rules.version,
        taxonomy_version=context.taxonomy.version,
    )


def _news(session: Session, reading: Session, place: int, kinds: Collection[ChangeKind]) -> changes.News:
    """What has changed since a place. A page that only reads asks once for both sides; what it learns of a place before
    may come again."""
    if not session.info.get("read_only"):
        return changes.since(reading, place, kinds)
    known: tuple[object, int, changes.News] | None = session.info.get("news")
    if known is None or known[0] is not session.get_transaction() or known[1] > place:
        known = session.get_transaction(), place, changes.since(reading, place, FOLLOWED)
        session.info["news"] = known
    return changes.News(known[2].place, tuple(entry for entry in known[2].entries if entry.kind in kinds))


Rows = Callable[[Session, Collection[int] | None, matcher.Context], Iterator[tuple[int, HasId]]]
_all: WeakKeyDictionary[Pool, tuple[Following[PeopleIndex], Following[OpeningIndex]]] = WeakKeyDictionary()
_lock = Lock()


def people(session: Session) -> Following[PeopleIndex]:
    """Everybody who may be suggested, in the database of `session`."""
    return _of(session)[0]


def vacancies(session: Session) -> Following[OpeningIndex]:
    """Every open vacancy in the database of `session`."""
    return _of(session)[1]


def _of(session: Session) -> tuple[Following[PeopleIndex], Following[OpeningIndex]]:
    pool = session.get_bind().engine.pool
    with _lock:
        if pool not in _all:
            _all[pool] = (
                Following(ChangeKind.PERSON, _people_index, _seekers, _aged),
                Following(ChangeKind.VACANCY, _opening_index, _openings, lambda *_: ()),  # it looks to the day itself
            )
        return _all[pool]


def _people_index(context: matcher.Context) -> PeopleIndex:
    return PeopleIndex(context.taxonomy, context.rules, context.settings)


def _aged(index: PeopleIndex, since: date, context: matcher.Context) -> list[str]:
    return [each.id for each in adapters.aged(index.everything, context.rules, since, context.on)]


def _opening_index(context: matcher.Context) -> OpeningIndex:
    return OpeningIndex(context.taxonomy, context.rules, context.settings, context.on)


def _seekers(
    session: Session, ids: Collection[int] | None, context: matcher.Context
) -> Iterator[tuple[int, matcher.Seeker]]:
    for person in queries.matchable_people(session, ids):
        yield person.id, adapters.seeker(person, context.rules, context.on)


def _openings(
    session: Session, ids: Collection[int] | None, _context: matcher.Context
) -> Iterator[tuple[int, matcher.Opening]]:
    for vacancy in queries.open_vacancies(session, ids):
        yield vacancy.id, adapters.opening(vacancy)


@contextmanager
def _committed(session: Session) -> Iterator[Session]:
    """A session that sees what is committed, and has not read anything before.

    A transaction that cannot write sees nothing else, so it is read in; one that can is left alone.
    """
    bind = session.connection() if session.info.get("read_only") else session.get_bind().engine
    with DomainSession(bind, info={**session.info, "read_only": True}, autoflush=False) as reading:
        yield reading
