"""The same answer as the engine's, in exact SQL on PostgreSQL: gates, criteria and order, without the explanations."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

import matcher
from matcher import Criterion, Opening
from matcher import ReasonCode as R
from matcher.criteria import LEVELS
from matcher.criteria.commute import limit_km
from matcher.criteria.pay import net_month
from matcher.distance import road_km
from matcher.index.occupations import OTHER, Jobs
from matcher.records import MINUTES_PER_DAY, Contract, Reach, Shift, Window
from scripts.bench.peers import WANTED
from scripts.bench.peers.fts5 import COLUMNS, conditions, filter_rows
from scripts.bench.peers.postgres import connected
from scripts.bench.peers.postgres_score import ONE_LANGUAGE, SCORE
from scripts.bench.population import TODAY, WAYS, Population
from scripts.bench.questions import Question
from scripts.bench.wishes import CARE, CONTRACTS, SHIFTS

MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY
SHIFT = {shift: 1 << place for place, shift in enumerate(Shift)}
CONTRACT = {contract: 1 << place for place, contract in enumerate(Contract)}
TABLES = (
    (
        f"CREATE TABLE people (n int PRIMARY KEY, id text, {', '.join(f'{name} int' for name in COLUMNS)}, place int,"
        " limit_km int, roof bool, shifts int, hours float8, care int, min_net int, contracts int, wanted int,"
        " jobs_known bool, skills_known bool)"
    ),
    "CREATE TABLE jobs (n int, job int, years float8, used int)",
    "CREATE TABLE skills (n int, skill int, grade int)",
    "CREATE TABLE care (care int, starts int, ends int)",
)
PARTS = ("skill", "place", "credit", "held")
GRADES = (
    R.EVIDENCE_UNKNOWN,
    R.EVIDENCE_SELF_REPORTED,
    R.EVIDENCE_REFERENCE,
    R.EVIDENCE_WORK_SAMPLE,
    R.EVIDENCE_CERTIFICATE,
    R.EVIDENCE_RECOGNISED,
)
INDEXES = ("people (reach)", "jobs (job, n) INCLUDE (years, used)", "skills (skill, n) INCLUDE (grade)")


def spans(windows: Sequence[Window]) -> Iterator[tuple[int, int]]:
    """The minutes of the week inside the windows; what runs past Sunday midnight falls on Monday."""
    for window in windows:
        start, end = window.day * MINUTES_PER_DAY + window.start, window.day * MINUTES_PER_DAY + window.end
        yield start, min(end, MINUTES_PER_WEEK)
        if end > MINUTES_PER_WEEK:
            yield 0, end - MINUTES_PER_WEEK


class PgExact:
    """Normalised tables with the indexes such a query needs."""

    def __init__(self, address: str, drawn: Population, context: matcher.Context) -> None:
        self.base, self.world, self.context = connected(address), drawn.world, context
        self.skill = {name: number for number, name in enumerate(self.world.skills)}
        self.jobs = Jobs(self.world.taxonomy, context.settings.neighbour_occupation)
        for name, isco in zip(self.world.occupations, self.world.isco, strict=True):
            self.jobs.number(name, isco)
        for table in TABLES:
            self.base.execute(table.encode())
        self._copy("people", self._people(drawn))
        self._copy("jobs", self._held(drawn))
        self._copy("skills", self._able(drawn))
        self._copy("care", ((each, *span) for each, windows in enumerate(CARE) for span in spans(windows)))
        for index in INDEXES:
            self.base.execute(f"CREATE INDEX ON {index}".encode())
        self.base.execute("VACUUM ANALYZE")

    def _copy(self, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
        with self.base.cursor().copy(f"COPY {table} FROM STDIN".encode()) as copy:
            for row in rows:
                copy.write_row(row)

    def _people(self, drawn: Population) -> Iterator[tuple[Any, ...]]:
        limits = [limit_km(Reach(None, None, minutes, own), self.context.settings) for minutes, own, _ in WAYS]
        shifts = [None if each is None else sum(SHIFT[shift] for shift in each) for each in SHIFTS]
        contracts = [sum(CONTRACT[contract] for contract in each or ()) for each in CONTRACTS]
        for row in filter_rows(drawn):
            each = row[0]
            way, hours, wanted = drawn.way[each], float(drawn.hours[each]), int(drawn.wanted[each])
            yield (
                each, drawn.ids[each], *row[1:], int(drawn.place[each]), limits[way], WAYS[way][2],
                shifts[drawn.shifts[each]], None if hours != hours else hours, int(drawn.care[each]),
                None if drawn.min_net[each] < 0 else int(drawn.min_net[each]), contracts[drawn.contracts[each]],
                None if wanted < 0 else wanted, bool(drawn.jobs_known[each]), bool(drawn.skills_known[each]),
            )  # fmt: skip

    def _held(self, drawn: Population) -> Iterator[tuple[Any, ...]]:
        for each, (jobs, years, used) in enumerate(
            zip(drawn.jobs.tolist(), drawn.years.tolist(), drawn.last_used.tolist(), strict=True)
        ):
            for job, some, day in zip(jobs, years, used, strict=True):
                if job >= 0:
                    yield each, job, None if some != some else some, day or None

    def _able(self, drawn: Population) -> Iterator[tuple[Any, ...]]:
        ends = drawn.skills.ends
        who = np.repeat(np.arange(drawn.size), np.diff(ends)).tolist()
        return zip(who, drawn.skills.values.tolist(), drawn.evidence.tolist(), strict=True)

    def ask(self, question: Question) -> list[int]:
        """The fifty best, as the engine ranks them."""
        return [number for number, _ in self.scored(question)]

    def scored(self, question: Question) -> list[tuple[int, int]]:
        """Numbers and scores."""
        opening = question.opening
        each = [
            ONE_LANGUAGE.format(name=need.code, level=int(need.level), learnable=need.learnable_on_the_job)
            for need in opening.languages
        ]
        languages = f"LEAST({', '.join(each)})" if each else "%(language_not_asked)s"
        statement = SCORE.format(conditions=conditions(question), languages=languages, wanted=WANTED)
        found = self.base.execute(statement.encode(), self._values(opening))
        return [(number, score) for number, _, score in found]

    def _values(self, opening: Opening) -> dict[str, Any]:
        settings = self.context.settings
        points = {reason.value.replace(".", "_"): value for reason, value in settings.points.items()}
        return {
            **points,
            "grades": [settings.points[reason] for reason in GRADES],
            "essential_weight": settings.weights[Criterion.ESSENTIAL_SKILLS],
            "optional_weight": settings.weights[Criterion.OPTIONAL_SKILLS],
            **self._occupation(opening),
            **self._skills("ask", opening.essential_skills),
            **self._skills("opt", opening.optional_skills),
            "asked_count": len(opening.essential_skills),
            "welcome_count": len(opening.optional_skills),
            **self._commute(opening),
            **self._schedule(opening),
            **self._offer(opening),
        }

    def _occupation(self, opening: Opening) -> dict[str, Any]:
        levels = self.jobs.near_to(self.jobs.number(opening.occupation, opening.isco))[1:].tolist()
        points = [self.context.settings.points[reason] for reason in LEVELS[Criterion.OCCUPATION]]
        near = [(job, points[level]) for job, level in enumerate(levels) if level != OTHER]
        return {
            "near_jobs": [job for job, _ in near],
            "near_points": [value for _, value in near],
            "years": opening.experience_years or 0,
            "today": TODAY.toordinal(),
            "recent_days": self.context.settings.recent_years * 365.25,
            "job": self.world.occupations.index(opening.occupation),
            "group": [job for job, isco in enumerate(self.world.isco) if isco == opening.isco],
        }

    def _skills(self, name: str, asked: Sequence[str]) -> dict[str, Any]:
        credit = self.context.settings.near_skill_credit
        rows = []
        for place, skill in enumerate(asked):
            near = self.world.taxonomy.neighbours.get(skill, {})
            rows.append((self.skill[skill], place, 100, True))
            rows += [(self.skill[other], place, each * credit // 100, False) for other, each in near.items()]
        columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
        return {f"{name}_{part}": list(column) for part, column in zip(PARTS, columns, strict=True)}

    def _commute(self, opening: Opening) -> dict[str, Any]:
        settings = self.context.settings
        return {
            "places": list(range(len(self.world.places))),
            "km": [road_km(home, opening.place) for home in self.world.places],
            "remote": opening.remote,
            "transport": opening.employer_transport,
            "roof": opening.accommodation_offered,
            "near_km": settings.near_km,
            "transport_km": settings.employer_transport_km,
            "beyond": settings.beyond_percent,
        }

    def _schedule(self, opening: Opening) -> dict[str, Any]:
        schedule = opening.schedule
        weekly = list(spans(schedule.windows or ()))
        return {
            "worked": None if schedule.shifts is None else sum(SHIFT[shift] for shift in schedule.shifts),
            "choice": schedule.shift_choice,
            "hours": schedule.hours_per_week,
            "windows_known": schedule.windows is not None,
            "starts": [start for start, _ in weekly],
            "ends": [end for _, end in weekly],
        }

    def _offer(self, opening: Opening) -> dict[str, Any]:
        net = net_month(opening, self.context)
        settings = self.context.settings
        return {
            "start": opening.starts_on(TODAY).toordinal(),
            "soon": settings.soon_days,
            "later": settings.later_days,
            "net_low": net[0] if net else None,
            "net_high": net[1] if net else None,
            "slightly": settings.slightly_below_pay,
            "contract": CONTRACT[opening.contract] if opening.contract else 0,
        }
