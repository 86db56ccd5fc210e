"""How fast the index ranks, beside what one might have used instead: `python -m scripts.bench ranking --n N --json`.

All engines answer the same questions in turn within one run, with the same filters; ours gives fifty explanations, the
others ids only. Selective questions ask for language, reach and start; unselective ones for nothing beyond the gates.
Each question is asked in three rounds and the best time counts, as other programs may be running; a ratio is the median
of the peer over ours. The floor is the time to read, once, the columns every row is asked about.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from statistics import median
from time import thread_time
from typing import Any

import matcher
from matcher.index import Shortlist
from scripts.bench.peers import WANTED, Peer
from scripts.bench.peers.fts5 import Fts5
from scripts.bench.peers.in_memory import Loop, SparseDotTopn, Tfidf
from scripts.bench.peers.postgres import PgFullText
from scripts.bench.peers.postgres_exact import PgExact
from scripts.bench.population import TODAY
from scripts.bench.questions import Question, Questions, documents
from scripts.bench.setting import Setting, bandwidth, options, report, seconds, setting
from scripts.bench.vacancies import DEMANDS
from scripts.temporary_postgres import temporary_postgres

GATES = ("live", "stage", "excludes", "excluded_shifts", "signature0", "signature1", "signature2", "occupations_known")
FILTERS = ("earliest", "place", "limit")
CHECKED = 3
ROUNDS = 3
Times = dict[str, list[float]]


def run(arguments: list[str]) -> int:
    """Measure, and print the figures."""
    chosen = options("ranking", __doc__, arguments, ("questions", 20))
    here = setting(chosen.n, chosen.questions, chosen.seed)
    with ExitStack() as stack:
        address = stack.enter_context(temporary_postgres())
        peers = dict(_peers(here, address))
        ask = Questions(here.drawn, here.context)
        kinds = {}
        for selective in (True, False):
            questions = [ask.about(job, selective=selective) for job in here.jobs]
            faults = _check(here, questions, peers)
            times = _in_turn(here, questions, peers)
            kinds[selective] = _figures(here, times, selective=selective, faults=faults)
            kinds[selective]["ours_cpu_ms"] = _processor_ms(here, questions)
            if not chosen.json:
                print("selective" if selective else "unselective", kinds[selective], flush=True)
    report("ranking", chosen, {**kinds[True], "unselective": kinds[False], **_size(here)})
    return int(not (kinds[True]["identical_to_reference"] and kinds[False]["identical_to_reference"]))


def _peers(here: Setting, address: str) -> Iterator[tuple[str, Peer]]:
    from scripts.bench.peers.tantivy_index import Tantivy  # comes with the extra `bench`

    texts = documents(here.drawn)
    yield "pg_fts", PgFullText(address, here.drawn, texts)
    yield "pg_sql", PgExact(address, here.drawn, here.context)
    yield "fts5", Fts5(here.drawn, texts)
    yield "tantivy", Tantivy(here.drawn, texts)
    yield "sparse_dot_topn", SparseDotTopn(here.drawn, texts)
    yield "loop", Loop(here.drawn, texts)
    yield "tfidf", Tfidf(here.drawn, texts)


def _ours(here: Setting, question: Question) -> Shortlist:
    return here.index.shortlist(question.opening, TODAY, WANTED, DEMANDS if question.selective else None)


def _in_turn(here: Setting, questions: list[Question], peers: dict[str, Peer]) -> Times:
    engines: dict[str, Callable[[Question], object]] = {
        "ours": lambda question: _ours(here, question),
        "ids_only": lambda question: here.index.best(question.opening, TODAY, WANTED),
        **{name: peer.ask for name, peer in peers.items()},
    }
    times: Times = {name: [] for name in engines}
    for ask in engines.values():
        ask(questions[0])
    for question in questions:
        rounds = [{name: _seconds(ask, question) for name, ask in engines.items()} for _ in range(ROUNDS)]
        for name, each in times.items():
            each.append(min(times_of[name] for times_of in rounds))
    return times


def _seconds(ask: Callable[[Question], object], question: Question) -> float:
    return seconds(lambda: ask(question))


def _processor_ms(here: Setting, questions: list[Question]) -> float:
    """Median of the processor's time for one answer of ours, which other programs on the machine change little."""
    taken = []
    for question in questions:
        started = thread_time()
        _ours(here, question)
        taken.append(thread_time() - started)
    return round(median(taken) * 1000, 2)


def _check(here: Setting, questions: list[Question], peers: dict[str, Peer]) -> list[str]:
    """What is not as it must be: our answer against the reference and against SQL, and every peer's filters."""
    faults = []
    number = {name: place for place, name in enumerate(here.drawn.ids)}
    exact = peers["pg_sql"]
    for place, question in enumerate(questions):
        answer, mask = _ours(here, question), question.mask(here.drawn)
        ids = [number[match.candidate_id] for match in answer.matches]
        if place < CHECKED and answer != _reference(here, question):
            faults.append(f"{question.opening.id}: not what the reference lists")
        if answer.listed != int(mask.sum()) or exact.ask(question) != ids:
            faults.append(f"{question.opening.id}: not what SQL lists")
        faults += [
            f"{question.opening.id}: {name} filters differently"
            for name, peer in peers.items()
            if place < CHECKED and not mask[peer.ask(question)[: answer.listed]].all()
        ]
    return faults


def _reference(here: Setting, question: Question) -> Shortlist:
    whole = matcher.rank_candidates(question.opening, here.people, **here.how)
    demands = DEMANDS if question.selective else {}
    listed = [
        match
        for match in whole.matches
        if all(part.reason in demands[part.criterion] for part in match.contributions if part.criterion in demands)
    ]
    return Shortlist(tuple(listed[:WANTED]), whole.considered, whole.eligible, len(listed))


def _figures(here: Setting, times: Times, *, selective: bool, faults: list[str]) -> dict[str, Any]:
    middle = {name: median(each) for name, each in times.items()}
    ours = middle.pop("ours")
    ids_only = middle.pop("ids_only")
    columns = here.index.table.columns
    read = sum(columns[name].nbytes for name in (*GATES, *(FILTERS if selective else ())))
    read += len(columns["live"]) * selective
    for fault in faults:
        print(fault, file=sys.stderr)
    return {
        "ours_ms": round(ours * 1000, 2),
        **({} if selective else {"ids_only_ms": round(ids_only * 1000, 2)}),
        "ratio": {name: round(value / ours, 2) for name, value in middle.items()},
        "floor_ratio": round(ours / (read / bandwidth()), 1),
        "identical_to_reference": not faults,
    }


def _size(here: Setting) -> dict[str, float]:
    return {
        "build_s": round(here.build_s, 2),
        "bytes_per_profile": round(here.index.table.bytes / here.index.table.capacity),
    }
