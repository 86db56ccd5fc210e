"""What is asked in the ranking benchmark, with the filters put so that every engine can apply them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

import matcher
from matcher import Context, Opening, Outcome, Reach, Seeker, Shift
from matcher.criteria.commute import finding
from matcher.gates import labour_law
from matcher.gates.facts import LabourLimits, LabourStage, LegalFacts
from scripts.bench.population import LANGUAGES, TODAY, UNKNOWN, WAYS, Array, Population
from scripts.bench.vacancies import DEMANDS
from web.services import pack

SOON = matcher.Settings().soon_days
NEED_COLUMNS = LANGUAGES[:2]


@dataclass(frozen=True)
class Question:
    """A vacancy, and the filters as plain numbers.

    `reach`: the numbers of those who can get there; `needs`: language → least level; `latest`: the last day on which
    somebody must be free, 0 where nobody asks. `employer`, `job`, `night` and `bars_young`: whom the gates remove.
    """

    opening: Opening
    words: tuple[str, ...]
    selective: bool
    reach: tuple[int, ...]
    needs: tuple[tuple[str, int], ...]
    latest: int
    employer: int
    job: int
    night: bool
    bars_young: bool
    start: int

    def mask(self, drawn: Population) -> Array:
        """Who may be listed, in NumPy."""
        removed = (drawn.no_employer == self.employer) | (drawn.no_job == self.job)
        if self.night:
            removed |= drawn.no_night
        if self.bars_young:
            removed |= drawn.adult_from > self.start
        mask: Array = ~removed
        if self.selective:
            reachable = np.zeros(len(drawn.world.places) * len(WAYS), bool)
            reachable[list(self.reach)] = True
            mask &= reachable[drawn.reach] & (drawn.earliest > 0) & (drawn.earliest <= self.latest)
            for language, level in self.needs:
                spoken = drawn.spoken[:, LANGUAGES.index(language)]
                mask &= (spoken >= level) & (spoken != UNKNOWN)
        return mask


class Questions:
    """Turns vacancies into questions."""

    def __init__(self, drawn: Population, context: Context) -> None:
        self.world, self.context = drawn.world, context
        self.job = {name: number for number, name in enumerate(self.world.occupations)}
        self.names = names()

    def about(self, opening: Opening, *, selective: bool) -> Question:
        """The question for a vacancy."""
        named = (opening.occupation, *opening.essential_skills)
        words = tuple(dict.fromkeys(word for name in named for word in self.names[name]))
        start = opening.starts_on(TODAY).toordinal()
        shifts = (opening.schedule.shifts or frozenset()) | ({Shift.NIGHT} if opening.schedule.night else frozenset())
        way_out = opening.schedule.shift_choice and len(shifts) > 1
        return Question(
            opening=opening,
            words=words,
            selective=selective,
            reach=tuple(self._reach(opening)) if selective else (),
            needs=tuple((need.code, int(need.level)) for need in opening.languages),
            latest=start + SOON,
            employer=int(opening.employer_id[1:]),
            job=self.job[opening.occupation],
            night=Shift.NIGHT in shifts and not way_out,
            bars_young=self._bars_young(opening),
            start=start,
        )

    def _reach(self, opening: Opening) -> Iterator[int]:
        reasons = DEMANDS[matcher.Criterion.COMMUTE]
        for place, home in enumerate(self.world.places):
            for way, (minutes, own_transport, roof) in enumerate(WAYS):
                somebody = matcher.Candidate(id="", reach=Reach(home, None, minutes, own_transport, roof))
                if finding(somebody, opening, self.context)[0] in reasons:
                    yield place * len(WAYS) + way

    def _bars_young(self, opening: Opening) -> bool:
        young = Seeker(matcher.Candidate(id=""), LegalFacts(labour_limits=LabourLimits(LabourStage.YOUNG)))
        return any(each.outcome is Outcome.BLOCK for each in labour_law.check(young, opening, self.context))


def names() -> dict[str, list[str]]:
    """The English name of every concept, cut into words."""
    return {entry.uri: re.findall("[a-z]+", entry.labels["en"][0].lower()) for entry in pack.entries()}


def documents(drawn: Population) -> list[str]:
    """For each person the names of the occupations and skills they hold, as a profile would say them."""
    named = {uri: " ".join(words) for uri, words in names().items()}
    jobs = [named[uri] for uri in drawn.world.occupations]
    skills = [named[uri] for uri in drawn.world.skills]
    ends, able, held = drawn.skills.ends.tolist(), drawn.skills.values.tolist(), drawn.jobs.tolist()
    return [
        " ".join([*(jobs[job] for job in held[each] if job >= 0), *(skills[skill] for skill in able[start:end])])
        for each, (start, end) in enumerate(zip(ends, ends[1:], strict=False))
    ]
