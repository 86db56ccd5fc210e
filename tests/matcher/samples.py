"""Small made-up people, openings and a taxonomy, complete enough that each test changes one thing."""

from __future__ import annotations

from datetime import date

from matcher import (
    Availability,
    Candidate,
    Cefr,
    Context,
    Contract,
    Established,
    Evidence,
    LabourLimits,
    LabourStage,
    LanguageNeed,
    LanguageSkill,
    LegalFacts,
    OccupationHeld,
    Opening,
    Pay,
    Place,
    Reach,
    Schedule,
    Seeker,
    Settings,
    Shift,
    SkillHeld,
    Window,
    WorkRight,
    build_taxonomy,
    load_rules,
)

TODAY = date(2026, 11, 22)
START = date(2027, 1, 4)

SOFIA = Place("SOF46", 42.6977, 23.3219)
PERNIK = Place("PER32", 42.6052, 23.0378)
PLOVDIV = Place("PDV22", 42.1354, 24.7453)

UNIT_GROUPS = {
    "cook": "5120",
    "grill-cook": "5120",
    "waiter": "5131",
    "bartender": "5132",
    "kitchen-helper": "9412",
    "hotel-cleaner": "9112",
    "nurse": "2221",
}
ESSENTIAL = {
    "cook": ("cook-meals", "food-hygiene", "follow-recipes"),
    "grill-cook": ("grill-meat", "food-hygiene"),
    "waiter": ("serve-guests", "take-orders"),
    "bartender": ("mix-drinks", "serve-guests"),
    "kitchen-helper": ("wash-dishes", "food-hygiene", "prepare-vegetables"),
    "hotel-cleaner": ("clean-rooms", "make-beds"),
    "nurse": ("give-injections", "dress-wounds"),
}
OPTIONAL = {"cook": ("prepare-vegetables",), "kitchen-helper": ("cook-meals", "follow-recipes")}

TAXONOMY = build_taxonomy(UNIT_GROUPS, ESSENTIAL, OPTIONAL)
RULES = load_rules()
SETTINGS = Settings()
CONTEXT = Context(TAXONOMY, RULES, SETTINGS, TODAY)

ADULT = LabourLimits(LabourStage.ADULT)
MAY_WORK = WorkRight(Established.YES, verified=True, valid_until=date(2028, 1, 1))
CLEAR = LegalFacts(MAY_WORK, ADULT)

WEEKDAYS = tuple(Window(day, 8 * 60, 16 * 60) for day in range(5))

COOK = Candidate(
    id="c1",
    occupations=(OccupationHeld("cook", "5120", years=4, last_used_on=date(2025, 6, 1)),),
    skills=tuple(SkillHeld(skill, Evidence.REFERENCE) for skill in ESSENTIAL["cook"]),
    languages=(LanguageSkill("uk", Cefr.C2, Cefr.C2), LanguageSkill("bg", Cefr.A2, Cefr.A1)),
    availability=Availability(frozenset({Shift.DAY, Shift.MORNING}), date(2026, 12, 1), 20, 40, ()),
    reach=Reach(SOFIA, max_commute_km=25, own_transport=False, accommodation_needed=False),
    licences=(),
    min_net_month=60_000,
    contracts=frozenset({Contract.PERMANENT}),
    wanted_occupations=frozenset({"cook"}),
)

COOK_WANTED = Opening(
    id="v1",
    employer_id="e1",
    occupation="cook",
    isco="5120",
    sector="56.10",
    essential_skills=ESSENTIAL["cook"],
    optional_skills=("prepare-vegetables",),
    languages=(LanguageNeed("bg", Cefr.A2),),
    schedule=Schedule(frozenset({Shift.DAY}), windows=WEEKDAYS, hours_per_week=40, hours_per_day=8, night=False),
    place=SOFIA,
    start=START,
    contract=Contract.PERMANENT,
    pay=Pay(90_000, 110_000),
    experience_years=2,
)

NOTHING_KNOWN = Candidate(id="c0")
SEEKER = Seeker(COOK, CLEAR)
