"""People from a file of the organisation that helps them: all rows or none. They wait in its intake queue.

Whoever has no day of consent in the file is paused: known to the organisation, but in no ranking.
"""

from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from models import Consent, Jobseeker, JobseekerLanguage, Organisation, WorkExperience
from models.crypto import Vault
from models.enums import CefrLevel, ConsentPurpose, DatePrecision, ProtectionStatus
from models.queries import imports, organisations
from web.services import account_create, audit, entered
from web.services.clock import day_in_bulgaria
from web.services.pack import LANGUAGES
from web.services.principal import SYSTEM
from web.services.sheet_fields import (
    Column,
    Fault,
    Imported,
    Wrong,
    among,
    day,
    one_of,
    text,
    unknown_columns,
    values,
    whole,
    yes_or_no,
)
from web.services.sheet_lookups import Lookups
from web.services.sheets import Row

ANSWERS = ("works_nights", "works_weekends", "own_transport", "accommodation_needed", "max_commute_minutes")


def columns(lookups: Lookups) -> dict[str, Column]:
    """The columns of a file of people."""
    return {
        "organisation": Column(text(200), needed=True),
        "reference": Column(text(100), needed=True),
        "language": Column(among(LANGUAGES), needed=True),
        "given_name": Column(text(100)),
        "family_name": Column(text(100)),
        "birth_date": Column(day),
        "own_words": Column(text(500)),
        "occupation": Column(lookups.occupation),
        "years": Column(whole(0, 70)),
        "last_worked_in": Column(whole(1950, 2100)),
        "municipality": Column(lookups.municipality),
        "bulgarian": Column(one_of(CefrLevel)),
        "status": Column(one_of(ProtectionStatus)),
        "status_valid_until": Column(day),
        "works_nights": Column(yes_or_no),
        "works_weekends": Column(yes_or_no),
        "own_transport": Column(yes_or_no),
        "accommodation_needed": Column(yes_or_no),
        "max_commute_minutes": Column(whole(1, 240)),
        "consent_on": Column(day),
    }


def load(session: Session, rows: list[Row], now: datetime) -> Imported:
    """Store the rows; rows whose reference the organisation has already change nothing."""
    lookups = Lookups(session)
    vault: Vault = session.info["vault"]
    known = columns(lookups)
    done = Imported(faults=[Fault(1, name, Wrong.UNKNOWN_COLUMN) for name in unknown_columns(rows, known)])
    fresh: list[tuple[Organisation, str, dict[str, Any]]] = []
    seen: set[tuple[int, str]] = set()
    for row in rows:
        given = values(row, known, done.faults)
        organisation = organisations.by_name(session, given["organisation"] or "")
        if given["organisation"] and organisation is None:
            done.faults.append(Fault(row.number, "organisation", Wrong.UNKNOWN_ORGANISATION))
        if organisation is None or given["reference"] is None:
            continue
        index = vault.blind_index("external reference", given["reference"])
        if imports.knows(session, organisation.id, index):
            done.there_already += 1
        elif (organisation.id, index) in seen:
            done.faults.append(Fault(row.number, "reference", Wrong.TWICE))
        else:
            _check(row, given, now, done.faults)
            fresh.append((organisation, index, given))
        seen.add((organisation.id, index))
    if not done.faults:
        for organisation, index, given in fresh:
            _store(lookups, organisation, index, given, now)
        done.added = len(fresh)
    return done


def _check(row: Row, given: dict[str, Any], now: datetime, faults: list[Fault]) -> None:
    today = day_in_bulgaria(now)
    for name in ("birth_date", "consent_on"):
        if given[name] is not None and given[name] > today:
            faults.append(Fault(row.number, name, Wrong.IN_THE_FUTURE))
    if given["birth_date"] is not None and today.year - given["birth_date"].year > 110:
        faults.append(Fault(row.number, "birth_date", Wrong.TOO_OLD, {"years": 110}))
    if given["last_worked_in"] is not None and given["last_worked_in"] > today.year:
        faults.append(Fault(row.number, "last_worked_in", Wrong.IN_THE_FUTURE))


def _store(lookups: Lookups, organisation: Organisation, index: str, given: dict[str, Any], now: datetime) -> None:
    session = lookups.session
    person = account_create.jobseeker(session, organisation, given["language"], now, by_staff=True)
    person.external_index = index
    person.given_name, person.family_name = given["given_name"], given["family_name"]
    if given["birth_date"] is not None:
        person.birth_date, person.birth_date_precision = given["birth_date"].isoformat(), DatePrecision.DAY
    person.municipality_code = given["municipality"]
    person.status, person.status_valid_until = given["status"], given["status_valid_until"]
    for name in ANSWERS:
        setattr(person, name, given[name])
    if given["bulgarian"] is not None:
        person.languages.append(JobseekerLanguage(language="bg", spoken=given["bulgarian"]))
    _store_work(lookups, person, given)
    _store_consent(session, person, given, now)
    session.flush()
    entered.taken_from_file(session, person, now)
    audit.record(session, SYSTEM, "imported person", person.public_id, now)


def _store_work(lookups: Lookups, person: Jobseeker, given: dict[str, Any]) -> None:
    words = given["own_words"]
    if words is None and given["occupation"] is None:
        return
    concept = given["occupation"] or lookups.meant(words, person.language)
    work = WorkExperience(
        language=person.language, concept=concept, years=given["years"], last_worked_in=given["last_worked_in"]
    )
    person.work.append(work)
    lookups.session.flush()
    work.own_words = words


def _store_consent(session: Session, person: Jobseeker, given: dict[str, Any], now: datetime) -> None:
    if given["consent_on"] is None:
        person.paused_at = now
        return
    session.add(
        Consent(
            jobseeker_id=person.id, purpose=ConsentPurpose.MATCHING, text_version=account_create.MATCHING_TEXT,
            language=person.language, channel="paper", given_at=datetime.combine(given["consent_on"], time(), UTC),
        )
    )  # fmt: skip
