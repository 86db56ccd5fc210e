"""Ranking everybody for every open vacancy on several machines, with Dask.distributed.

The workers get the same values and run the same functions as one process would, so the answers are the same to the
bit. Whatever has changed by the time an answer is kept is asked again on the spot. Import of `distributed` waits until
somebody names a cluster: it comes with the extra `cluster`.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

import matcher
from matcher.index import PeopleIndex
from web.services.live_index import ranked

PIECES = 8  # for each thread of the cluster, so that none waits long for another
Among = frozenset[str] | None


class OtherVersionError(RuntimeError):
    """A worker runs another version of the engine."""


@dataclass(frozen=True, slots=True)
class Question:
    """A vacancy, whose people are asked about (``None``: everybody), and how many are to be listed at most."""

    opening: matcher.Opening
    among: Among
    at_most: int


@dataclass(frozen=True, slots=True)
class Base:
    """What all questions of one time have in common; the workers are sent it once."""

    context: matcher.Context
    seekers: Sequence[matcher.Seeker]
    engine_version: str = matcher.ENGINE_VERSION
    mark: str = field(default_factory=secrets.token_hex)


_lock = Lock()
_built: dict[str, PeopleIndex] = {}


def answer(questions: Sequence[Question], base: Base) -> list[matcher.Ranking]:
    """The rankings, as each worker makes them over an index that it builds once."""
    if base.engine_version != matcher.ENGINE_VERSION:
        raise OtherVersionError(f"this worker runs {matcher.ENGINE_VERSION}, the others {base.engine_version}")
    with _lock:
        if base.mark not in _built:
            _built.clear()
            context = base.context
            index = _built[base.mark] = PeopleIndex(context.taxonomy, context.rules, context.settings)
            index.add(base.seekers)
        index = _built[base.mark]
        return [
            ranked(index, each.opening, base.context, each.at_most, each.among, with_blocked=False)
            for each in questions
        ]


def on_cluster(address: str, questions: Sequence[Question], base: Base) -> "Answers":
    """Have the cluster whose scheduler is at ``address`` answer. Raises ``OSError`` when there is none, and
    :class:`OtherVersionError` when a worker runs another version."""
    from distributed import Client  # comes with the extra `cluster`

    with Client(address, set_as_default=False) as client:
        shared = client.scatter(base, broadcast=True, hash=False)
        threads = sum(client.nthreads().values()) or 1
        size = -(-len(questions) // (threads * PIECES)) or 1
        pieces = [questions[start : start + size] for start in range(0, len(questions), size)]
        parts = client.gather(client.map(answer, pieces, base=shared, pure=False))
    rankings = [ranking for part in parts for ranking in part]
    return Answers(base, dict(zip(questions, rankings, strict=True)))


class Answers:
    """What was answered elsewhere, for questions that are still the same."""

    def __init__(self, base: Base, rankings: Mapping[Question, matcher.Ranking]) -> None:
        self._base, self._rankings = base, rankings
        self._people = {seeker.id: seeker for seeker in base.seekers}

    def find(
        self, question: Question, asked: Sequence[matcher.Seeker], context: matcher.Context
    ) -> matcher.Ranking | None:
        """The answer, unless the vacancy, the people ``asked`` about, the day or a version are others by now."""
        found = self._rankings.get(question)
        if found is None or _versions(context) != _versions(self._base.context):
            return None
        same = all(self._people.get(seeker.id) == seeker for seeker in asked)
        return found if same and found.considered == len(asked) else None


def _versions(context: matcher.Context) -> tuple[object, ...]:
    return context.on, context.taxonomy.version, context.rules.version, context.settings.version
