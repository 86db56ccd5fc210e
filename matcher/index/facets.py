"""What each gate and criterion looks at, of a person and of a vacancy."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from operator import attrgetter

from matcher import gates
from matcher.context import Context
from matcher.criteria import commute, language, schedule
from matcher.criteria.occupation import compare
from matcher.criteria.pay import against, net_month
from matcher.criteria.scale import at_level, worst_of
from matcher.gates.facts import Seeker
from matcher.index.explanations import Facet, Part
from matcher.reasons import ReasonCode
from matcher.records import OccupationHeld, Opening, Window
from matcher.result import Criterion, Gate

_SHIFTS_AND_HOURS = attrgetter("shifts", "min_hours_per_week", "max_hours_per_week")
_NOBODY: Mapping[str, int] = {}


def of_people(opening: Opening, context: Context) -> list[Facet[Seeker]]:
    """The facets of a person, in the light of one vacancy."""
    work = _WorkDone(opening, context)
    return [
        Facet(attrgetter("legal.work_right", "legal.labour_limits"), (Gate.WORK_RIGHT, Gate.LABOUR_LAW)),
        Facet(attrgetter("candidate.licences", "candidate.licences_checked"), (Gate.LICENCES,)),
        Facet(attrgetter("candidate.recognised_isco"), (Gate.RECOGNITION,)),
        Facet(attrgetter("candidate.exclusions"), (Gate.EXCLUSIONS,)),
        Facet(work.occupations, (), (Criterion.OCCUPATION,)),
        Facet(_SkillsHeld(opening.essential_skills, context), (), (Criterion.ESSENTIAL_SKILLS,)),
        Facet(_SkillsHeld(opening.optional_skills, context), (), (Criterion.OPTIONAL_SKILLS,)),
        Facet(work.years, (), (Criterion.EXPERIENCE,)),
        Facet(_Evidence(opening), (), (Criterion.EVIDENCE,)),
        Facet(_Languages(opening), (Gate.LANGUAGE,), (Criterion.LANGUAGE,), _languages),
        Facet(attrgetter("candidate.reach"), (Gate.COMMUTE,), (Criterion.COMMUTE,), _way),
        Facet(_Hours(opening), (Gate.SCHEDULE,), (Criterion.SCHEDULE,), _schedule),
        Facet(_Start(opening, context), (), (Criterion.START,)),
        Facet(attrgetter("candidate.min_net_month"), (), (Criterion.PAY,), _pay(opening, context)),
        Facet(attrgetter("candidate.contracts"), (), (Criterion.CONTRACT,)),
        Facet(attrgetter("candidate.wanted_occupations"), (), (Criterion.PREFERENCE,)),
    ]


def of_openings() -> list[Facet[Opening]]:
    """The facets of a vacancy, whoever asks."""
    work = ("occupation", "isco", "sector", "employer_id")
    way = ("place", "remote", "employer_transport", "accommodation_offered", "schedule.windows")
    return [
        Facet(attrgetter("start", "end"), (Gate.WORK_RIGHT,)),
        Facet(attrgetter("start", "schedule", "hazardous"), (Gate.LABOUR_LAW,)),
        Facet(attrgetter("start", "licences"), (Gate.LICENCES,)),
        Facet(attrgetter("occupation", "isco", "regulated"), (Gate.RECOGNITION,)),
        Facet(attrgetter(*work, "place", "remote", "schedule"), (Gate.EXCLUSIONS,)),
        Facet(attrgetter("occupation", "isco"), (), (Criterion.OCCUPATION,)),
        Facet(attrgetter("essential_skills"), (), (Criterion.ESSENTIAL_SKILLS,)),
        Facet(attrgetter("optional_skills"), (), (Criterion.OPTIONAL_SKILLS,)),
        Facet(attrgetter("occupation", "isco", "experience_years"), (), (Criterion.EXPERIENCE,)),
        Facet(attrgetter("essential_skills"), (), (Criterion.EVIDENCE,)),
        Facet(attrgetter("languages"), (Gate.LANGUAGE,), (Criterion.LANGUAGE,), _languages),
        Facet(attrgetter(*way), (Gate.COMMUTE,), (Criterion.COMMUTE,), _way),
        Facet(attrgetter("schedule"), (Gate.SCHEDULE,), (Criterion.SCHEDULE,), _schedule),
        Facet(attrgetter("start"), (), (Criterion.START,)),
        Facet(attrgetter("pay", "start", "schedule.hours_per_week"), (), (Criterion.PAY,)),
        Facet(attrgetter("contract"), (), (Criterion.CONTRACT,)),
        Facet(attrgetter("occupation", "isco"), (), (Criterion.PREFERENCE,)),
    ]


def _languages(seeker: Seeker, opening: Opening, context: Context) -> Part:
    found = language.findings(seeker.candidate, opening, context)
    scored = at_level(context, Criterion.LANGUAGE, *worst_of(context, found))
    return gates.language.answers(found, context), (scored,)


def _way(seeker: Seeker, opening: Opening, context: Context) -> Part:
    found = commute.finding(seeker.candidate, opening, context)
    answers = gates.commute.answers(found, seeker.candidate, opening, context)
    return answers, (at_level(context, Criterion.COMMUTE, *found),)


def _schedule(seeker: Seeker, opening: Opening, context: Context) -> Part:
    found = schedule.findings(seeker.candidate, opening)
    scored = at_level(context, Criterion.SCHEDULE, *worst_of(context, found))
    return gates.schedule.answers(found, context), (scored,)


def _pay(opening: Opening, context: Context) -> Callable[[Seeker, Opening, Context], Part]:
    span = net_month(opening, context)
    return lambda seeker, _, context: ((), (against(span, seeker.candidate, context),))


class _WorkDone:
    """The occupations held that are related to the vacancy's."""

    def __init__(self, opening: Opening, context: Context) -> None:
        self._opening, self._context = opening, context
        self._related: dict[tuple[str, str], bool] = {}

    def occupations(self, seeker: Seeker) -> Hashable:
        """Which they are."""
        held = seeker.candidate.occupations
        return held and tuple([(each.concept_id, each.isco) for each in held if self._is_related(each)])

    def years(self, seeker: Seeker) -> Hashable:
        """How long and when, where the vacancy asks."""
        held = seeker.candidate.occupations
        if not self._opening.experience_years:
            return ()
        return held and tuple([(each.years, each.last_used_on) for each in held if self._is_related(each)])

    def _is_related(self, held: OccupationHeld) -> bool:
        job = held.concept_id, held.isco
        related = self._related.get(job)
        if related is None:
            nearness = compare(held, self._opening, self._context)
            related = self._related[job] = nearness is not ReasonCode.OCCUPATION_OTHER
        return related


class _SkillsHeld:
    """The skills held that are among those asked for, or near one of them."""

    def __init__(self, asked: tuple[str, ...], context: Context) -> None:
        neighbours = context.taxonomy.neighbours
        self._relevant = frozenset(asked).union(*(neighbours.get(skill, _NOBODY) for skill in asked))

    def __call__(self, seeker: Seeker) -> Hashable:
        skills, relevant = seeker.candidate.skills, self._relevant
        return skills and frozenset([each.concept_id for each in skills if each.concept_id in relevant])


class _Evidence:
    """How well the essential skills held are evidenced: the best grade, and how many have it."""

    def __init__(self, opening: Opening) -> None:
        self._essential = frozenset(opening.essential_skills)

    def __call__(self, seeker: Seeker) -> Hashable:
        skills, essential = seeker.candidate.skills, self._essential
        grades = skills and [each.evidence for each in skills if each.concept_id in essential]
        return (best := max(grades), grades.count(best)) if grades else skills is None


class _Languages:
    """The languages asked for that are known."""

    def __init__(self, opening: Opening) -> None:
        self._codes = frozenset(need.code for need in opening.languages)

    def __call__(self, seeker: Seeker) -> Hashable:
        known, codes = seeker.candidate.languages, self._codes
        return known and tuple([each for each in known if each.code in codes])


class _Hours:
    """Shifts, weekly hours, and how far care duties and work collide."""

    def __init__(self, opening: Opening) -> None:
        self._windows = opening.schedule.windows
        self._clashes: dict[tuple[Window, ...], int | bool] = {}

    def __call__(self, seeker: Seeker) -> Hashable:
        availability = seeker.candidate.availability
        return _SHIFTS_AND_HOURS(availability), availability.care and self._clash(availability.care)

    def _clash(self, care: tuple[Window, ...]) -> int | bool:
        found = self._clashes.get(care)
        if found is None:
            found = self._clashes[care] = self._windows is None or schedule.clash(care, self._windows)
        return found


class _Start:
    """The earliest day on which the person can start, unless the work starts later."""

    def __init__(self, opening: Opening, context: Context) -> None:
        self._start: date = opening.starts_on(context.on)

    def __call__(self, seeker: Seeker) -> Hashable:
        earliest = seeker.candidate.availability.earliest_start
        return earliest and max(earliest, self._start)
