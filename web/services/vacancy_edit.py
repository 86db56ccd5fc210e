"""Changing a vacancy: everything that can be changed as one value, so that versions can be compared and shown."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

import matcher
from models import Employer, Vacancy, VacancyLanguage, VacancyLicence, VacancyOwnSkill, VacancySkill
from models.enums import CefrLevel, ContractKind, LicenceKind, PayPeriod, VacancyState
from models.queries import taxonomy
from models.queries import vacancies as queries
from web.services import audit, doctor, vacancy_check
from web.services.clock import day_in_bulgaria
from web.services.principal import Principal


@dataclass(frozen=True, slots=True)
class LanguageWanted:
    """A language the work needs."""

    language: str
    level: CefrLevel
    learnable_on_the_job: bool
    needed_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What an employer says about a vacancy, apart from its skills. Pay is in cents, minutes count from midnight."""

    title: str
    description: str | None
    places: int
    municipality_code: str | None
    starts_on: date | None
    ends_on: date | None
    contract: ContractKind | None
    hours_per_week: int | None
    weekdays: int | None
    from_minute: int | None
    to_minute: int | None
    rotating_shifts: bool | None
    night_work: bool | None
    pay_min: int | None
    pay_max: int | None
    pay_period: PayPeriod
    experience_years: int | None
    overtime_hours: int | None = None
    probation_months: int | None = None
    leave_days: int | None = None
    languages: tuple[LanguageWanted, ...]
    licences: tuple[LicenceKind, ...]
    accommodation: bool | None
    accommodation_price: int | None
    accommodation_ends_with_job: bool | None
    accommodation_deposit: int | None = None
    accommodation_sharing: int | None = None
    accommodation_leave_days: int | None = None
    employer_transport: bool | None
    hazardous: bool
    group_size: int | None = None
    start_together: bool | None = None


PLAIN = tuple(each.name for each in fields(Terms) if each.name not in ("languages", "licences"))
Skills = Mapping[str, bool]


class Stale(Exception):
    """Somebody else changed the vacancy since the form was opened."""


class Closed(Exception):
    """A closed vacancy does not change any more."""


def terms_of(vacancy: Vacancy) -> Terms:
    """The vacancy's terms as they are stored."""
    plain: dict[str, Any] = {name: getattr(vacancy, name) for name in PLAIN}
    wanted = [
        LanguageWanted(row.language, row.level, row.learnable_on_the_job, row.needed_for) for row in vacancy.languages
    ]
    return Terms(
        **plain,
        languages=tuple(sorted(wanted, key=lambda each: each.language)),
        licences=tuple(sorted(row.kind for row in vacancy.licences if row.by_law)),
    )


def skills_of(vacancy: Vacancy) -> Skills:
    """URI of each skill asked for → whether it is essential."""
    return {row.concept.uri: row.essential for row in vacancy.skills}


def own_skills_of(vacancy: Vacancy) -> Skills:
    """Each skill asked for in the employer's own words → whether it is essential."""
    return {row.words: row.essential for row in vacancy.own_skills}


def change(
    session: Session, vacancy: Vacancy, who: Principal, terms: Terms, version: int | None, rules: matcher.Rules,
    now: datetime,
) -> list[str]:  # fmt: skip
    """Store new terms and return the names of what changed. Raises Stale or Closed."""
    before = terms_of(_opened(session, vacancy, version))
    changed = [each.name for each in fields(Terms) if getattr(before, each.name) != getattr(terms, each.name)]
    for name in changed:
        if name in PLAIN:
            setattr(vacancy, name, getattr(terms, name))
    if "languages" in changed:
        _set_languages(vacancy, terms.languages)
    if "licences" in changed:
        _set_licences(vacancy, terms.licences)
    _changed(session, vacancy, who, changed, rules, now)
    return changed


def change_skills(
    session: Session, vacancy: Vacancy, who: Principal, skills: Skills, version: int | None, rules: matcher.Rules,
    now: datetime, *, own: Skills | None = None,
) -> bool:  # fmt: skip
    """Store which skills are asked for, with `own` also those in own words, and return whether anything changed.

    Raises Stale or Closed.
    """
    before = skills_of(_opened(session, vacancy, version))
    if before == dict(skills) and own in (None, own_skills_of(vacancy)):
        return False
    if own is not None:
        _set_own_skills(vacancy, own)
    rows = {row.concept.uri: row for row in vacancy.skills}
    for uri in before.keys() - skills.keys():
        vacancy.skills.remove(rows[uri])
    for uri, essential in skills.items():
        if uri in rows:
            rows[uri].essential = essential
        else:
            vacancy.skills.append(VacancySkill(concept=taxonomy.by_uri(session, uri), essential=essential))
    _changed(session, vacancy, who, ["skills"], rules, now)
    return True


def change_occupation(
    session: Session, vacancy: Vacancy, who: Principal, uri: str, version: int | None, rules: matcher.Rules,
    now: datetime,
) -> bool:  # fmt: skip
    """Take another occupation with its usual skills and return whether it is another one. Raises Stale or Closed."""
    _opened(session, vacancy, version)
    concept = taxonomy.by_uri(session, uri)
    if concept is None or concept.id == vacancy.concept_id:
        return False
    vacancy.concept = concept
    vacancy.skills.clear()
    session.flush()
    vacancy.skills = [
        VacancySkill(concept=one, essential=need) for one, need in taxonomy.skills_of(session, concept.id)
    ]
    _changed(session, vacancy, who, ["occupation", "skills"], rules, now)
    return True


def company_changed(
    session: Session, employer: Employer, who: Principal, names: list[str], rules: matcher.Rules, now: datetime
) -> None:
    """What people read about the company is part of every vacancy: all that were sent go back to approval."""
    for vacancy in queries.live_of_employer(session, employer.id):
        _changed(session, queries.whole(session, vacancy), who, names, rules, now)


def _opened(session: Session, vacancy: Vacancy, version: int | None) -> Vacancy:
    queries.locked(session, vacancy)
    if vacancy.version != version:
        raise Stale
    if vacancy.state is VacancyState.CLOSED:
        raise Closed
    return vacancy


def _set_languages(vacancy: Vacancy, wanted: tuple[LanguageWanted, ...]) -> None:
    rows = {row.language: row for row in vacancy.languages}
    keep = {each.language for each in wanted}
    for language, row in rows.items():
        if language not in keep:
            vacancy.languages.remove(row)
    for each in wanted:
        row = rows.get(each.language) or VacancyLanguage(language=each.language)
        row.level, row.learnable_on_the_job = each.level, each.learnable_on_the_job
        row.needed_for = each.needed_for
        if each.language not in rows:
            vacancy.languages.append(row)


def _set_own_skills(vacancy: Vacancy, wanted: Skills) -> None:
    for row in [row for row in vacancy.own_skills if row.words not in wanted]:
        vacancy.own_skills.remove(row)
    held = {row.words: row for row in vacancy.own_skills}
    for words, essential in wanted.items():
        if words in held:
            held[words].essential = essential
        else:
            vacancy.own_skills.append(VacancyOwnSkill(words=words, language=vacancy.language, essential=essential))


def _set_licences(vacancy: Vacancy, kinds: tuple[LicenceKind, ...]) -> None:
    for row in [row for row in vacancy.licences if row.kind not in kinds]:
        vacancy.licences.remove(row)
    held = {row.kind: row for row in vacancy.licences}
    for kind in kinds:
        if kind in held:
            held[kind].by_law = True
        else:
            vacancy.licences.append(VacancyLicence(kind=kind, by_law=True))


def _changed(
    session: Session, vacancy: Vacancy, who: Principal, names: list[str], rules: matcher.Rules, now: datetime
) -> None:
    """An edit of what was submitted or open goes back to approval, or to a draft if it cannot be submitted so."""
    if not names:
        return
    was = vacancy.state
    if was in queries.LIVE:
        lacking = vacancy_check.blocked(vacancy, rules, day_in_bulgaria(now))
        vacancy.state = VacancyState.DRAFT if lacking else VacancyState.SUBMITTED
        vacancy.approved_by_id, vacancy.approved_at = None, None
        vacancy.submitted_at = None if lacking else now
        vacancy.asked_open_at = vacancy.said_open_at = None
    # What hangs on the vacancy counts too: its version must grow with every edit.
    flag_modified(vacancy, "title")
    session.flush()
    facts = {"changed": names, "was": was.value, "is": vacancy.state.value}
    audit.record(session, who, "changed vacancy", vacancy.public_id, now, facts)
    doctor.look(session, vacancy, now)
