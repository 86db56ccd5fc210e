"""The level and points of many pairs at once: one function for each criterion of `matcher.criteria`.

Each takes views of people and of work, one of which has a single row. Levels are places in the criterion's own list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce

import numpy as np

from matcher.criteria import LEVELS
from matcher.index.choice import any_slot, choose
from matcher.index.experience import experience
from matcher.index.lexicon import NO_DAY, Day, Levels, at_levels, worst
from matcher.index.numbering import Array
from matcher.index.occupations import UNKNOWN
from matcher.index.people import LANGUAGE_CODES, NO_LIMIT, NO_PAY, NOT_KNOWN
from matcher.index.places import UNKNOWN_KM
from matcher.index.skills_asked import essential_skills, evidence, optional_skills
from matcher.index.table import View
from matcher.reasons import ReasonCode as R
from matcher.result import Criterion

Assess = Callable[[View, View, Day], Levels]


def occupation(people: View, work: View, day: Day) -> Levels:
    """The nearest of the occupations held."""
    level = reduce(np.minimum, day.lexicon.jobs.nearness(people["held"], work["job"]).T)
    return at_levels(day, Criterion.OCCUPATION, np.where(people["occupations_known"], level, UNKNOWN))


def language(people: View, work: View, day: Day) -> Levels:
    """The worst of the languages asked for."""
    not_asked = LEVELS[Criterion.LANGUAGE].index(R.LANGUAGE_NOT_ASKED)
    found = []
    for need, spoken, written, learnable in zip(
        work["language"].T, work["spoken"].T, work["written"].T, work["learnable"].T, strict=True
    ):
        if not need.any():
            continue
        held = people.pick("lines", need)
        if len(need) == 1:
            level = _compare_language(np.arange(LANGUAGE_CODES), spoken, written, learnable, day).take(held)
        else:
            level = _compare_language(held, spoken, written, learnable, day)
        found.append(level if need.all() else np.where(need == 0, np.uint8(not_asked), level))
    return worst(day, Criterion.LANGUAGE, found or [np.full(1, not_asked, np.uint8)])


def _compare_language(held: Array, spoken: Array, written: Array, learnable: Array, day: Day) -> Array:
    """The worse of what is known to be missing or met, and what is not known."""
    said, wrote = (held // (NOT_KNOWN + 1)).astype(np.int8), (held % (NOT_KNOWN + 1)).astype(np.int8)
    said = np.where((said == NOT_KNOWN) & (spoken == 0), 0, said)
    wrote = np.where((wrote == NOT_KNOWN) & (written == 0), 0, wrote)
    writing = written != NOT_KNOWN
    no_gap = np.int8(-NOT_KNOWN)
    said_gap = np.where(said == NOT_KNOWN, no_gap, spoken.astype(np.int8) - said)
    wrote_gap = np.where((wrote == NOT_KNOWN) | ~writing, no_gap, written.astype(np.int8) - wrote)
    open_question = (said == NOT_KNOWN) | (writing & (wrote == NOT_KNOWN))
    gap = np.maximum(said_gap, wrote_gap)
    choices = [
        (R.LANGUAGE_MET, gap <= 0),
        (R.LANGUAGE_LEARNABLE, np.broadcast_to(learnable, gap.shape)),
        (R.LANGUAGE_ONE_BELOW, gap == 1),
        (R.LANGUAGE_TWO_BELOW, gap == 2),
    ]
    certain = choose(Criterion.LANGUAGE, choices, R.LANGUAGE_FAR_BELOW)
    either = choose(Criterion.LANGUAGE, [(R.LANGUAGE_LEARNABLE_UNKNOWN, learnable)], R.LANGUAGE_UNKNOWN)
    parts = [np.where(gap == no_gap, either, certain), np.where(open_question, either, certain)]
    return worst(day, Criterion.LANGUAGE, parts).level


def commute(people: View, work: View, day: Day) -> Levels:
    """The way to work against what the person can travel."""
    settings = day.lexicon.settings
    far = day.lexicon.places.kilometres(people["place"], work["place"])
    limit = people["limit"]
    housed, nowhere = work["roof"] & people["needs_roof"], far == UNKNOWN_KM
    choices = [
        (R.COMMUTE_REMOTE, work["remote"]),
        (R.COMMUTE_ACCOMMODATION_ANYWHERE, housed & nowhere),
        (R.COMMUTE_UNKNOWN, nowhere),
        (R.COMMUTE_NEAR, far <= settings.near_km),
        (R.COMMUTE_EMPLOYER_TRANSPORT, work["transport"] & (far <= settings.employer_transport_km)),
        (R.COMMUTE_ACCOMMODATION, housed),
        (R.COMMUTE_UNKNOWN, limit == NO_LIMIT),
        (R.COMMUTE_IN_REACH, far <= limit),
        (R.COMMUTE_BEYOND, far.astype(np.int64) * 100 <= limit.astype(np.int64) * settings.beyond_percent),
    ]
    return at_levels(day, Criterion.COMMUTE, choose(Criterion.COMMUTE, choices, R.COMMUTE_FAR))


def schedule(people: View, work: View, day: Day) -> Levels:
    """The worst of shifts, weekly hours and care duties."""
    found = [_shifts(people, work), _hours(people, work), day.lexicon.weeks.levels(people["care"], work["week"])]
    return worst(day, Criterion.SCHEDULE, found)


def _shifts(people: View, work: View) -> Array:
    worked = work["shifts"]
    other = worked & ~people["shifts"]
    choices = [
        (R.SCHEDULE_UNKNOWN, ~(work["shifts_known"] & (people["shifts_known"] | (worked == 0)))),
        (R.SCHEDULE_FITS, (other == 0) | (work["shift_choice"] & (other != worked))),
    ]
    return choose(Criterion.SCHEDULE, choices, R.SCHEDULE_SHIFT_DIFFERS)


def _hours(people: View, work: View) -> Array:
    hours = work["hours"]
    differ = (hours > people["max_hours"]) | (hours < people["min_hours"])
    return choose(Criterion.SCHEDULE, [(R.SCHEDULE_HOURS_DIFFER, differ)], R.SCHEDULE_FITS)


def start(people: View, work: View, day: Day) -> Levels:
    """Days between the start of the work and the earliest the person can."""
    settings, earliest = day.lexicon.settings, people["earliest"]
    late = earliest - work["start"]
    choices = [
        (R.START_UNKNOWN, np.broadcast_to(earliest == NO_DAY, late.shape)),
        (R.START_READY, late <= 0),
        (R.START_SOON, late <= settings.soon_days),
        (R.START_LATER, late <= settings.later_days),
    ]
    return at_levels(day, Criterion.START, choose(Criterion.START, choices, R.START_MUCH_LATER))


def pay(people: View, work: View, day: Day) -> Levels:
    """Estimated monthly net pay against the least the person needs."""
    minimum, low, high = people["min_net"], work["net_low"], work["net_high"]
    enough = 100 * high >= day.lexicon.settings.slightly_below_pay * minimum.astype(np.int64)
    choices = [
        (R.PAY_UNKNOWN, (minimum == NO_PAY) | (low == NO_PAY)),
        (R.PAY_MEETS, low >= minimum),
        (R.PAY_WITHIN_RANGE, high >= minimum),
        (R.PAY_SLIGHTLY_BELOW, enough),
    ]
    return at_levels(day, Criterion.PAY, choose(Criterion.PAY, choices, R.PAY_BELOW))


def contract(people: View, work: View, day: Day) -> Levels:
    """The contract offered against those wanted."""
    wanted, offered = people["contracts"], work["contract"]
    choices = [
        (R.CONTRACT_UNKNOWN, (wanted == 0) | (offered == 0)),
        (R.CONTRACT_WANTED, (wanted & offered) != 0),
    ]
    return at_levels(day, Criterion.CONTRACT, choose(Criterion.CONTRACT, choices, R.CONTRACT_OTHER))


def preference(people: View, work: View, day: Day) -> Levels:
    """The occupation against those wanted."""
    jobs, wanted, job = day.lexicon.jobs, people["wanted"], work["job"]
    groups = jobs.group_of_concept()
    choices = [
        (R.PREFERENCE_UNKNOWN, wanted[:, 0] == 0),
        (R.PREFERENCE_WANTED, any_slot(wanted == jobs.concept[job][:, None])),
        (R.PREFERENCE_NEAR, any_slot(groups[wanted] == jobs.group[job][:, None])),
    ]
    return at_levels(day, Criterion.PREFERENCE, choose(Criterion.PREFERENCE, choices, R.PREFERENCE_OTHER))


ASSESS: Mapping[Criterion, Assess] = {
    Criterion.OCCUPATION: occupation,
    Criterion.ESSENTIAL_SKILLS: essential_skills,
    Criterion.OPTIONAL_SKILLS: optional_skills,
    Criterion.EXPERIENCE: experience,
    Criterion.EVIDENCE: evidence,
    Criterion.LANGUAGE: language,
    Criterion.COMMUTE: commute,
    Criterion.SCHEDULE: schedule,
    Criterion.START: start,
    Criterion.PAY: pay,
    Criterion.CONTRACT: contract,
    Criterion.PREFERENCE: preference,
}
