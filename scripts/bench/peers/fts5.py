"""SQLite FTS5: words ranked by bm25, filters on a table beside it."""

import sqlite3
from collections.abc import Iterator

from scripts.bench.peers import WANTED
from scripts.bench.population import LANGUAGES, Population
from scripts.bench.questions import Question

COLUMNS = ("reach", "earliest", *LANGUAGES, "no_employer", "no_job", "no_night", "adult_from")


def filter_rows(drawn: Population) -> Iterator[tuple[int, ...]]:
    """For each person the number and the values of :data:`COLUMNS`."""
    columns = [
        range(drawn.size),
        drawn.reach.tolist(),
        drawn.earliest.tolist(),
        *(drawn.spoken[:, place].tolist() for place in range(len(LANGUAGES))),
        drawn.no_employer.tolist(),
        drawn.no_job.tolist(),
        drawn.no_night.astype(int).tolist(),
        drawn.adult_from.tolist(),
    ]
    return zip(*columns, strict=True)


def conditions(question: Question) -> str:
    """The filters in SQL that both databases read; all values are whole numbers."""
    parts = [f"no_employer <> {question.employer}", f"no_job <> {question.job}"]
    if question.night:
        parts.append("no_night = 0")
    if question.bars_young:
        parts.append(f"adult_from <= {question.start}")
    if question.selective:
        parts.append(f"reach IN ({','.join(map(str, question.reach)) or '-1'})")
        parts.append(f"earliest BETWEEN 1 AND {question.latest}")
        parts += [f"{language} BETWEEN {level} AND 6" for language, level in question.needs]
    return " AND ".join(parts)


class Fts5:
    """A database in memory, which is the best case for it."""

    def __init__(self, drawn: Population, texts: list[str]) -> None:
        self.base = sqlite3.connect(":memory:")
        self.base.execute(f"CREATE TABLE people (n INTEGER PRIMARY KEY, {', '.join(f'{c} INT' for c in COLUMNS)})")
        self.base.execute("CREATE VIRTUAL TABLE words USING fts5(held, content='')")
        marks = ",".join("?" * (len(COLUMNS) + 1))
        self.base.executemany(f"INSERT INTO people VALUES ({marks})", filter_rows(drawn))  # noqa: S608 (fixed names)
        self.base.executemany("INSERT INTO words (rowid, held) VALUES (?, ?)", enumerate(texts))
        self.base.execute("INSERT INTO words (words) VALUES ('optimize')")
        self.base.execute("ANALYZE")

    def ask(self, question: Question) -> list[int]:
        """The fifty best by bm25."""
        found = self.base.execute(
            "SELECT n FROM words JOIN people ON n = words.rowid "  # noqa: S608 (whole numbers only)
            f"WHERE words MATCH ? AND {conditions(question)} ORDER BY bm25(words), n LIMIT {WANTED}",
            [" OR ".join(f'"{word}"' for word in question.words)],
        )
        return [number for (number,) in found]
