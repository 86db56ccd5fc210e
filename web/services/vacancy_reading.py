"""A vacancy from the text of an advert: what was read is proposed, and nothing is stored before it is confirmed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

import matcher
from matcher.reading.contacts import without_contacts
from matcher.reading.passages import Read, T
from matcher.reading.pay import PaidPer, PayRead
from matcher.reading.vacancy import VacancyReading, read_vacancy
from models import Vacancy
from models.enums import PayPeriod
from models.queries import places as place_queries
from models.queries import taxonomy
from web.services import linking, vacancy_draft, vacancy_edit
from web.services.principal import Principal
from web.services.vacancy_draft import Offer
from web.services.vacancy_edit import Skills, Terms

CAPITAL = {"Столична община": "SOF46", "Stolichna Municipality": "SOF46"}
PERIODS = {PaidPer.MONTH: PayPeriod.MONTH, PaidPer.HOUR: PayPeriod.HOUR}
MOST_HOURS, MOST_PLACES, MOST_CENTS, LONGEST_TITLE = 60, 500, 20_000_00, 200


class SkillOffer(NamedTuple):
    """A skill read from a text, named for the reader; `said` are the words it was read from."""

    uri: str
    name: str
    essential: bool
    said: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for an advert written in `language`; `occupation` is the offer to choose at first."""

    language: str
    reading: VacancyReading
    offers: tuple[Offer, ...]
    occupation: str | None
    skills: tuple[SkillOffer, ...]
    description: str


def propose(session: Session, text: str, language: str, reader: str) -> Proposal:
    """Read a text written in `language`; concepts are named in the language of the reader."""
    places = _places(session)
    reading = read_vacancy(text, linking.linker(session), language=language, places=places)
    found = {skill.found.concept_id: skill for skill in reading.skills}
    names = taxonomy.names(session, found, reader)
    return Proposal(
        language=language,
        reading=reading,
        offers=_offers(session, reading, reader),
        occupation=reading.occupation.concept_id if reading.occupation else None,
        skills=tuple(
            SkillOffer(uri, names.get(uri, skill.found.label), skill.essential, skill.found.said.text)
            for uri, skill in found.items()
        ),
        description=without_contacts(text),
    )


def _places(session: Session) -> Mapping[str, str]:
    """Name → code of every municipality whose name no other has."""
    rows = place_queries.municipalities(session)
    uses = Counter(name for row in rows for name in {row.name_bg, row.name_latin})
    named = {name: row.code for row in rows for name in (row.name_bg, row.name_latin) if uses[name] == 1}
    return named | {name: code for name, code in CAPITAL.items() if any(row.code == code for row in rows)}


def _offers(session: Session, reading: VacancyReading, reader: str) -> tuple[Offer, ...]:
    """The occupations the title may mean, the one that was read first."""
    if reading.title is None:
        return ()
    found = vacancy_draft.offers(session, reading.title.value[:LONGEST_TITLE], reader)
    read = reading.occupation
    if read is None or any(offer.uri == read.concept_id for offer in found):
        return tuple(found)
    name = taxonomy.names(session, [read.concept_id], reader).get(read.concept_id, read.label)
    return (Offer(read.concept_id, name, True), *found)


def terms(proposal: Proposal) -> Terms:
    """The terms as they were read. Pay is taken over only in euros, by month or hour, and unless it is said to be net;
    languages are left to the form, because a text may name one without its level."""
    reading, hours = proposal.reading, proposal.reading.hours
    pay = reading.pay if reading.pay is not None and usable(reading.pay) else None
    week, openings = _value(hours.week), _value(reading.openings)
    return Terms(
        title=reading.title.value[:LONGEST_TITLE] if reading.title else "",
        description=proposal.description,
        places=openings if openings and openings <= MOST_PLACES else 1,
        municipality_code=reading.place.value if reading.place else None,
        starts_on=None, ends_on=None, contract=None,
        hours_per_week=week if week and week <= MOST_HOURS else None,
        weekdays=_value(hours.weekdays), from_minute=None, to_minute=None,
        rotating_shifts=_value(hours.shifts), night_work=_value(hours.nights),
        pay_min=pay.least if pay else None, pay_max=pay.most if pay else None,
        pay_period=PERIODS[pay.per] if pay else PayPeriod.MONTH,
        experience_years=None, languages=(), licences=(),
        accommodation=_value(reading.accommodation), accommodation_price=None, accommodation_ends_with_job=None,
        employer_transport=_value(reading.transport), hazardous=False,
    )  # fmt: skip


def usable(pay: PayRead) -> bool:
    """Whether pay may stand in the form as it is: the form is about gross euros by month or hour."""
    small = max(pay.least or 0, pay.most or 0) <= MOST_CENTS
    return pay.currency == "EUR" and pay.net is not True and pay.per in PERIODS and small


def _value(read: Read[T] | None) -> T | None:
    return read.value if read is not None else None


def create(
    session: Session, who: Principal, language: str, occupation: str | None, wanted: Terms, skills: Skills,
    rules: matcher.Rules, now: datetime,
) -> Vacancy:  # fmt: skip
    """A draft from what was confirmed. Contact data do not get into the text people see, whatever was sent.

    Without any skill confirmed the draft asks for the usual skills of its occupation.
    """
    concept = vacancy_draft.occupation(session, occupation)
    vacancy = vacancy_draft.create(session, who, wanted.title, language, concept, now)
    bare = replace(wanted, description=without_contacts(wanted.description or "") or None)
    vacancy_edit.change(session, vacancy, who, bare, vacancy.version, rules, now)
    if skills:
        vacancy_edit.change_skills(session, vacancy, who, skills, vacancy.version, rules, now)
    return vacancy
