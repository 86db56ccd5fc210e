"""The only bridge from rows to the engine's values. What the engine must not know stops here."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

import matcher
from matcher.days import months_later
from matcher.gates.facts import Established, LabourLimits, LabourStage, LegalFacts, Seeker, WorkRight
from models.enums import (
    CefrLevel,
    DatePrecision,
    ExclusionKind,
    LicenceKind,
    ProtectionStatus,
    SkillEvidence,
    WorkKind,
)
from models.jobseeker import Jobseeker
from models.place import Municipality
from models.vacancy import Vacancy
from web.services import licence_papers, working_hours
from web.services.set_aside import undisputed

CEFR = {level: matcher.Cefr[level.name] for level in CefrLevel}
EVIDENCE = {grade: matcher.Evidence[grade.name] for grade in SkillEvidence}
LICENCE_CODES = {
    LicenceKind.DRIVING_B: "driving-licence-b",
    LicenceKind.DRIVING_C: "driving-licence-c",
    LicenceKind.DRIVING_CE: "driving-licence-ce",
    LicenceKind.DRIVING_D: "driving-licence-d",
    LicenceKind.DRIVER_CPC: "driver-cpc",
    LicenceKind.FORKLIFT: "forklift-licence",
    LicenceKind.WELDING: "welding-certificate",
    LicenceKind.ELECTRICAL: "electrical-licence",
    LicenceKind.HEALTH_BOOK: "health-book",
    LicenceKind.RECOGNISED_DIPLOMA: "recognised-diploma",
}
AGES = ("adult_age", "working_age", "working_age_exception")
LONGEST_DOUBT = {DatePrecision.YEAR: 366, DatePrecision.MONTH: 31}
LASTING = frozenset(
    {ProtectionStatus.REFUGEE_STATUS, ProtectionStatus.HUMANITARIAN_STATUS, ProtectionStatus.ASYLUM_PRESIDENT}
)


def place(row: Municipality | None) -> matcher.Place | None:
    """A municipality as the engine's place."""
    return matcher.Place(row.code, row.latitude, row.longitude) if row else None


def seeker(person: Jobseeker, rules: matcher.Rules, today: date) -> Seeker:
    """A person as ranking receives them, without the facts they contest."""
    known = undisputed(person)
    return Seeker(candidate(known, rules), LegalFacts(work_right(known, rules), labour_limits(known, rules, today)))


def candidate(person: Jobseeker, rules: matcher.Rules) -> matcher.Candidate:
    """What a person can do and wants, without anything about who they are."""
    return matcher.Candidate(
        id=person.public_id,
        occupations=_occupations(person),
        skills=_skills(person),
        languages=_languages(person),
        availability=matcher.Availability(
            shifts=working_hours.acceptable_shifts(person),
            earliest_start=person.earliest_start,
            max_hours_per_week=person.max_hours_per_week,
            care=working_hours.care(person),
        ),
        reach=matcher.Reach(
            place=place(person.municipality),
            max_commute_minutes=person.max_commute_minutes,
            own_transport=person.own_transport,
            accommodation_needed=person.accommodation_needed,
        ),
        licences=_licences(person, rules),
        licences_checked=person.licences_checked_on is not None,
        recognised_isco=_recognised(person),
        min_net_month=None if person.min_net_pay is None else person.min_net_pay * 100,
        contracts=frozenset({matcher.Contract(person.preferred_contract.value)}) if person.preferred_contract else None,
        wanted_occupations=_wanted(person),
        exclusions=_exclusions(person),
    )


def _licences(person: Jobseeker, rules: matcher.Rules) -> tuple[matcher.Licence, ...] | None:
    held = []
    for row in person.licences:
        here, until = licence_papers.accepted(row, person, rules)
        code, seen = LICENCE_CODES[row.kind], row.seen_on is not None
        held.append(matcher.Licence(code, row.valid_until, here, verified=seen, accepted_until=until))
    return tuple(held) or None


def _occupations(person: Jobseeker) -> tuple[matcher.OccupationHeld, ...] | None:
    held = tuple(
        matcher.OccupationHeld(
            concept_id=work.concept.uri,
            isco=work.concept.isco or "",
            years=work.years,
            last_used_on=date(work.last_worked_in, 12, 31) if work.last_worked_in else None,
            informal=work.kind in (WorkKind.INFORMAL, WorkKind.UNPAID),
        )
        for work in person.work
        if work.concept is not None
    )
    return held or None


def _wanted(person: Jobseeker) -> frozenset[str] | None:
    answered = [work for work in person.work if work.concept is not None and work.wanted is not None]
    return frozenset(work.concept.uri for work in answered if work.concept and work.wanted) if answered else None


def _skills(person: Jobseeker) -> tuple[matcher.SkillHeld, ...] | None:
    held = tuple(
        matcher.SkillHeld(row.concept.uri, EVIDENCE[row.evidence]) for row in person.skills if row.concept is not None
    )
    return held or None


def _languages(person: Jobseeker) -> tuple[matcher.LanguageSkill, ...] | None:
    known = tuple(
        matcher.LanguageSkill(row.language, _level(row.spoken), _level(row.written)) for row in person.languages
    )
    return known or None


def _level(level: CefrLevel | None) -> matcher.Cefr | None:
    return None if level is None else CEFR[level]


def _recognised(person: Jobseeker) -> frozenset[str]:
    """A recognised diploma, seen by a counsellor, covers the regulated professions the person has worked in."""
    seen = any(row.kind is LicenceKind.RECOGNISED_DIPLOMA and row.seen_on is not None for row in person.licences)
    return frozenset(work.concept.isco or "" for work in person.work if work.concept) if seen else frozenset()


def _exclusions(person: Jobseeker) -> matcher.Exclusions:
    def of(kind: ExclusionKind) -> frozenset[str]:
        return frozenset(row.value for row in person.exclusions if row.kind is kind)

    return matcher.Exclusions(
        occupations=of(ExclusionKind.OCCUPATION),
        employers=of(ExclusionKind.EMPLOYER),
        shifts=working_hours.refused_shifts(person),
        places=of(ExclusionKind.MUNICIPALITY),
    )


def work_right(person: Jobseeker, rules: matcher.Rules) -> WorkRight:
    """The right to work as far as it is known; the kind of protection itself stays outside the engine."""
    status, until = person.status, person.status_valid_until
    if status is None:
        return WorkRight(Established.UNKNOWN)
    if status is ProtectionStatus.ASYLUM_APPLICANT:
        return _right_of_applicant(person, rules)
    return WorkRight(
        established=Established.YES,
        verified=person.status_seen_on is not None,
        valid_until=until,
        grace_until=rules.grace_until(until) if until else None,
        outlives_document=status in LASTING,
        renewal_pending=_prolonged(until, rules),
    )


def _prolonged(until: date | None, rules: matcher.Rules) -> bool:
    """Whether temporary protection, as far as it is known, goes on after the card, so that a new card is to be had."""
    protected_until = rules.last_known("temporary_protection_until").value
    return until is not None and isinstance(protected_until, date) and protected_until > until


def _right_of_applicant(person: Jobseeker, rules: matcher.Rules) -> WorkRight:
    """An applicant may work with an official note; the waiting time only tells when to ask for it."""
    note_seen = person.work_note_seen_on is not None
    registered = person.status_registered_on
    return WorkRight(
        established=Established.YES if note_seen else Established.NOT_YET,
        verified=note_seen or person.status_seen_on is not None,
        valid_until=person.status_valid_until,
        note_required=True,
        note_verified=note_seen,
        waiting_until=months_later(registered, rules.number("applicant_waiting_months", registered))
        if registered
        else None,
    )


def labour_limits(person: Jobseeker, rules: matcher.Rules, today: date) -> LabourLimits:
    """Which labour law applies. Dates are handed on for people under eighteen only."""
    born, precision = person.birth_date, person.birth_date_precision
    if born is None:
        return LabourLimits(LabourStage.UNKNOWN)
    latest = _latest_birth_date(date.fromisoformat(born), precision)
    adult_from, young_from, exception_from = (_birthday(latest, rules.number(key, today)) for key in AGES)
    if today >= adult_from:
        return LabourLimits(LabourStage.ADULT)
    return LabourLimits(
        LabourStage.YOUNG if today >= young_from else LabourStage.TOO_YOUNG,
        exception_from=exception_from,
        young_from=young_from,
        adult_from=adult_from,
        leeway=LONGEST_DOUBT.get(precision or DatePrecision.DAY, 0),
        verified=person.status_seen_on is not None,
    )


def aged(people: Sequence[Seeker], rules: matcher.Rules, since: date, until: date) -> Sequence[Seeker]:
    """Those read on one day who may read otherwise on another: whoever was not of age, or everybody where the day is an
    earlier one or the ages of the law are others."""
    if until < since or any(rules.number(age, since) != rules.number(age, until) for age in AGES):
        return people
    return [each for each in people if each.legal.labour_limits.adult_from is not None]


def _latest_birth_date(born: date, precision: DatePrecision | None) -> date:
    """The latest day the person may have been born on: the careful reading where only a year or month is known."""
    if precision is DatePrecision.YEAR:
        return date(born.year, 12, 31)
    if precision is DatePrecision.MONTH:
        return born.replace(day=monthrange(born.year, born.month)[1])
    return born


def _birthday(born: date, age: int) -> date:
    """The day somebody reaches an age; those born on 29 February reach it on 1 March in common years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def opening(vacancy: Vacancy) -> matcher.Opening:
    """A vacancy as the engine sees it. Raises ValueError for a draft without occupation."""
    if vacancy.concept is None:
        raise ValueError("A vacancy without an occupation cannot be matched.")
    return matcher.Opening(
        id=vacancy.public_id,
        employer_id=vacancy.employer.public_id,
        occupation=vacancy.concept.uri,
        isco=vacancy.concept.isco or "",
        essential_skills=tuple(row.concept.uri for row in vacancy.skills if row.essential),
        optional_skills=tuple(row.concept.uri for row in vacancy.skills if not row.essential),
        languages=tuple(
            matcher.LanguageNeed(row.language, CEFR[row.level], learnable_on_the_job=row.learnable_on_the_job)
            for row in vacancy.languages
        ),
        schedule=working_hours.schedule(vacancy),
        place=place(vacancy.municipality),
        employer_transport=bool(vacancy.employer_transport),
        accommodation_offered=bool(vacancy.accommodation),
        start=vacancy.starts_on,
        end=vacancy.ends_on,
        contract=matcher.Contract(vacancy.contract.value) if vacancy.contract else None,
        pay=_pay(vacancy),
        licences=tuple(LICENCE_CODES[row.kind] for row in vacancy.licences if row.by_law),
        regulated=vacancy.regulated_profession,
        hazardous=vacancy.hazardous,
        experience_years=vacancy.experience_years,
        places=vacancy.places,
    )


def _pay(vacancy: Vacancy) -> matcher.Pay | None:
    if vacancy.pay_min is None or vacancy.pay_max is None:
        return None
    return matcher.Pay(vacancy.pay_min, vacancy.pay_max, matcher.PayPeriod(vacancy.pay_period.value))


def openings(vacancies: Iterable[Vacancy]) -> list[matcher.Opening]:
    """Several vacancies at once."""
    return [opening(vacancy) for vacancy in vacancies]
