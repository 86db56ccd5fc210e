"""Arbitrary people and openings for property tests."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from matcher import (
    Availability,
    Candidate,
    Cefr,
    Contract,
    Established,
    Evidence,
    Exclusions,
    LabourLimits,
    LabourStage,
    LanguageNeed,
    LanguageSkill,
    LegalFacts,
    Licence,
    OccupationHeld,
    Opening,
    Pay,
    PayPeriod,
    Place,
    Reach,
    Schedule,
    Seeker,
    Shift,
    SkillHeld,
    Window,
    WorkRight,
)
from tests.matcher.samples import ESSENTIAL, UNIT_GROUPS

SKILLS = sorted({skill for skills in ESSENTIAL.values() for skill in skills})
LICENCES = ("driving-licence-b", "forklift-licence", "boat-licence")
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
LEVELS = st.sampled_from(Cefr)
SHIFTS = st.frozensets(st.sampled_from(Shift), max_size=3)
HOURS = st.integers(1, 60).map(float)
OCCUPATIONS = st.sampled_from(sorted(UNIT_GROUPS))

NONE = st.none()
CODES = st.sampled_from(["bg", "en", "uk"])

windows = st.builds(
    lambda day, start, length: Window(day, start, start + length),
    st.integers(0, 6),
    st.integers(0, 1439),
    st.integers(1, 1440),
)
places = st.builds(
    Place,
    st.sampled_from(["SOF46", "PER32", "PDV22"]),
    NONE | st.floats(41.3, 44.2),
    NONE | st.floats(22.4, 28.6),
    NONE | st.integers(0, 1439),
)
candidates = st.builds(
    Candidate,
    id=st.uuids().map(str),
    occupations=NONE
    | st.lists(
        OCCUPATIONS.flatmap(
            lambda key: st.builds(
                OccupationHeld,
                st.just(key),
                st.just(UNIT_GROUPS[key]),
                NONE | st.integers(0, 40).map(float),
                NONE | st.dates(date(2000, 1, 1), date(2026, 11, 22)),
                st.booleans(),
            )
        ),
        max_size=3,
    ).map(tuple),
    skills=NONE
    | st.lists(
        st.builds(SkillHeld, st.sampled_from(SKILLS), st.sampled_from(Evidence)),
        max_size=6,
        unique_by=lambda skill: skill.concept_id,
    ).map(tuple),
    languages=NONE
    | st.lists(
        st.builds(LanguageSkill, CODES, NONE | LEVELS, NONE | LEVELS), max_size=3, unique_by=lambda skill: skill.code
    ).map(tuple),
    availability=st.builds(
        Availability,
        NONE | SHIFTS,
        NONE | DAYS,
        NONE | HOURS,
        NONE | HOURS,
        NONE | st.lists(windows, max_size=3).map(tuple),
    ),
    reach=st.builds(
        Reach,
        NONE | places,
        NONE | st.integers(0, 200),
        NONE | st.integers(0, 180),
        NONE | st.booleans(),
        NONE | st.booleans(),
    ),
    licences=NONE
    | st.lists(
        st.builds(Licence, st.sampled_from(LICENCES), NONE | DAYS, NONE | st.booleans(), st.booleans(), NONE | DAYS),
        max_size=2,
    ).map(tuple),
    licences_checked=st.booleans(),
    recognised_isco=st.frozensets(st.sampled_from(["2221"])),
    min_net_month=NONE | st.integers(0, 300_000),
    contracts=NONE | st.frozensets(st.sampled_from(Contract), max_size=3),
    wanted_occupations=NONE | st.frozensets(OCCUPATIONS, max_size=2),
    exclusions=st.builds(
        Exclusions,
        st.frozensets(OCCUPATIONS, max_size=1),
        st.frozensets(st.sampled_from(["51", "9112"]), max_size=1),
        st.frozensets(st.sampled_from(["56.10"]), max_size=1),
        st.frozensets(st.sampled_from(["e2"]), max_size=1),
        st.frozensets(st.sampled_from(Shift), max_size=1),
        st.frozensets(st.sampled_from(["SOF46", "PDV22"]), max_size=1),
    ),
)
legal_facts = st.builds(
    LegalFacts,
    st.builds(
        WorkRight,
        st.sampled_from(Established),
        st.booleans(),
        NONE | DAYS,
        NONE | DAYS,
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        NONE | DAYS,
    ),
    st.sampled_from([LabourStage.ADULT, LabourStage.UNKNOWN]).map(LabourLimits)
    | st.builds(
        LabourLimits,
        st.sampled_from([LabourStage.YOUNG, LabourStage.TOO_YOUNG]),
        NONE | DAYS,
        NONE | DAYS,
        NONE | DAYS,
        st.sampled_from([0, 31, 366]),
        st.booleans(),
    ),
)
seekers = st.builds(Seeker, candidates, legal_facts)
openings = OCCUPATIONS.flatmap(
    lambda key: st.builds(
        Opening,
        id=st.uuids().map(str),
        employer_id=st.sampled_from(["e1", "e2"]),
        occupation=st.just(key),
        isco=st.just(UNIT_GROUPS[key]),
        sector=NONE | st.sampled_from(["56.10", "55.10"]),
        essential_skills=st.lists(st.sampled_from(SKILLS), max_size=4, unique=True).map(tuple),
        optional_skills=st.lists(st.sampled_from(SKILLS), max_size=3, unique=True).map(tuple),
        languages=st.lists(
            st.builds(LanguageNeed, CODES, LEVELS, NONE | LEVELS, st.booleans()),
            max_size=2,
            unique_by=lambda need: need.code,
        ).map(tuple),
        schedule=st.builds(
            Schedule,
            NONE | SHIFTS,
            st.booleans(),
            NONE | st.lists(windows, max_size=3).map(tuple),
            NONE | HOURS,
            NONE | st.integers(1, 14).map(float),
            NONE | st.booleans(),
            NONE | st.booleans(),
        ),
        place=NONE | places,
        remote=st.booleans(),
        employer_transport=st.booleans(),
        accommodation_offered=st.booleans(),
        start=NONE | DAYS,
        end=NONE | DAYS,
        contract=NONE | st.sampled_from(Contract),
        pay=NONE
        | st.builds(
            lambda low, more, period: Pay(low, low + more, period),
            st.integers(0, 300_000),
            st.integers(0, 50_000),
            st.sampled_from(PayPeriod),
        ),
        licences=st.lists(st.sampled_from(LICENCES), max_size=2, unique=True).map(tuple),
        regulated=st.booleans(),
        hazardous=NONE | st.booleans(),
        experience_years=NONE | st.integers(0, 10).map(float),
    )
)
