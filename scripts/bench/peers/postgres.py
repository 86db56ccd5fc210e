"""PostgreSQL full text: words ranked by ts_rank, filters on columns of the same table."""

from typing import Any

import psycopg

from scripts.bench.peers import WANTED
from scripts.bench.peers.fts5 import COLUMNS, conditions, filter_rows
from scripts.bench.population import Population
from scripts.bench.questions import Question

SETTINGS = ("jit = off", "work_mem = '256MB'", "max_parallel_workers_per_gather = 0", "effective_cache_size = '2GB'")


def connected(address: str) -> "psycopg.Connection[Any]":
    """A connection to the server at a SQLAlchemy address, with settings that suit one large question."""
    base = psycopg.connect(address.replace("postgresql+psycopg", "postgresql"), autocommit=True)
    for setting in SETTINGS:
        base.execute(f"SET {setting}".encode())
    return base


def _vector(text: str) -> str:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(text.split(), start=1):
        places.setdefault(word, []).append(place)
    return " ".join(f"{word}:{','.join(map(str, found))}" for word, found in places.items())


class PgFullText:
    """One table, a GIN index on the words and ordinary ones on what is filtered by."""

    def __init__(self, address: str, drawn: Population, texts: list[str]) -> None:
        self.base = connected(address)
        columns = ", ".join(f"{name} int" for name in COLUMNS)
        self.base.execute(f"CREATE TABLE texts (n int PRIMARY KEY, {columns}, words tsvector)".encode())
        with self.base.cursor().copy(f"COPY texts (n, {', '.join(COLUMNS)}, words) FROM STDIN".encode()) as copy:
            for row, text in zip(filter_rows(drawn), texts, strict=True):
                copy.write_row((*row, _vector(text)))
        self.base.execute("CREATE INDEX ON texts USING gin (words)")
        self.base.execute("CREATE INDEX ON texts (reach)")
        self.base.execute("VACUUM ANALYZE texts")

    def ask(self, question: Question) -> list[int]:
        """The fifty best by ts_rank."""
        statement = (
            "SELECT n FROM texts, to_tsquery('simple', %s) AS asked "  # noqa: S608 (whole numbers only)
            f"WHERE words @@ asked AND {conditions(question)} ORDER BY ts_rank(words, asked) DESC, n LIMIT {WANTED}"
        )
        found = self.base.execute(statement.encode(), [" | ".join(question.words)])
        return [number for (number,) in found]
