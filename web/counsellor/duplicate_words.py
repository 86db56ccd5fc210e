"""People entered twice, in words: how likely, why, and the answers of two records beside each other."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from babel.dates import format_date
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from matcher.duplicates import (
    WEIGHTS,
    BornLevel,
    LanguageLevel,
    Level,
    NameLevel,
    PhoneLevel,
    PlaceLevel,
)
from models import Account, Jobseeker
from models.enums import DatePrecision
from web import labels
from web.counsellor import profile_words, words
from web.filters import place_name
from web.i18n import language
from web.services.clock import day_in_bulgaria
from web.services.merge_likely import Chance
from web.services.merge_rules import Field

CHANCES: Mapping[Chance, LazyString] = {
    Chance.SURE: _l("Almost certainly one person"),
    Chance.LIKELY: _l("Probably one person"),
    Chance.MAYBE: _l("Perhaps one person"),
}
REASONS: Mapping[Level, LazyString] = {
    NameLevel.SAME: _l("The names are the same."),
    NameLevel.SPELT: _l("The names are the same, written in another way."),
    NameLevel.NEAR: _l("The names sound alike."),
    NameLevel.PART: _l("Only a part of the names is the same."),
    NameLevel.OTHER: _l("The names are different."),
    NameLevel.UNKNOWN: _l("A name is missing."),
    BornLevel.SAME: _l("The birthday is the same."),
    BornLevel.SWAPPED: _l("The birthday is the same if day and month are swapped."),
    BornLevel.SAME_JANUARY: _l("Both have 1 January of the same year."),
    BornLevel.YEAR: _l("The year of birth is the same. A day is not known."),
    BornLevel.SLIP: _l("The birthdays differ in one part only."),
    BornLevel.OTHER: _l("The birthdays are different."),
    BornLevel.UNKNOWN: _l("A birthday is missing."),
    PhoneLevel.SAME: _l("The telephone is the same."),
    PhoneLevel.OTHER: _l("The telephones are different."),
    PhoneLevel.UNKNOWN: _l("A telephone is missing."),
    PlaceLevel.SAME: _l("Both live in the same municipality."),
    PlaceLevel.OTHER: _l("They live in different municipalities."),
    PlaceLevel.UNKNOWN: _l("It is not known where one of them lives."),
    LanguageLevel.SAME: _l("We write to both in the same language."),
    LanguageLevel.OTHER: _l("We write to them in different languages."),
}
FIELDS: Mapping[Field, LazyString] = {
    Field.NAME: _l("Name"),
    Field.BIRTH: _l("Born"),
    Field.PHONE: _l("Telephone"),
    Field.EMAIL: _l("E-mail"),
    Field.LANGUAGE: _l("Language we write in"),
    Field.PLACE: _l("Lives in"),
    Field.TRAVEL: _l("Way to work"),
    Field.ROOF: _l("Needs accommodation"),
    Field.TIMES: _l("Can work"),
    Field.CARE: _l("Looks after somebody"),
    Field.START: _l("Can start"),
    Field.PAY: _l("Least pay in the hand"),
    Field.CONTRACT: _l("Wants a contract"),
    Field.STATUS: _l("Papers"),
    Field.DOCUMENT: _l("Number of the document"),
    Field.COUNSELLOR: _l("Counsellor"),
}
#: Which of the answers on a person's page a field is, by their order there; some fields are two of them.
_ON_THE_PAGE: Mapping[Field, tuple[int, ...]] = {
    Field.TRAVEL: (1, 2), Field.ROOF: (3,), Field.TIMES: (4, 6), Field.CARE: (5,), Field.START: (7,), Field.PAY: (8,),
    Field.CONTRACT: (9,),
}  # fmt: skip


#: Numbers and addresses, which run from the left in every language.
_SIGNS = frozenset({Field.PHONE, Field.EMAIL, Field.DOCUMENT})
NOT_KNOWN = frozenset({NameLevel.UNKNOWN, BornLevel.UNKNOWN, PhoneLevel.UNKNOWN, PlaceLevel.UNKNOWN})


class Reasons(NamedTuple):
    """Sentences by what they say."""

    speaks_for: list[str]
    speaks_against: list[str]
    not_known: list[str]


class Row(NamedTuple):
    """One answer of both records. Where they differ, `chosen` says which one is ticked at first."""

    field: str
    label: str
    values: tuple[str, str]
    differs: bool
    chosen: str
    from_left: bool


def reasons(codes: Sequence[str]) -> Reasons:
    """What speaks for one person, what against, and what is not known, each in words."""
    told = {str(level): level for level in WEIGHTS}
    levels = [told[code] for code in codes if code in told]
    open_ones = [each for each in levels if each in NOT_KNOWN]
    closed = [each for each in levels if each not in NOT_KNOWN]
    return Reasons(
        [str(REASONS[each]) for each in closed if WEIGHTS[each] > 0],
        [str(REASONS[each]) for each in closed if WEIGHTS[each] <= 0],
        [str(REASONS[each]) for each in open_ones],
    )


def rows(left: Jobseeker, right: Jobseeker) -> list[Row]:
    """All answers of both. An answer that only one has is the one ticked."""
    both = (_answers(left), _answers(right))
    return [_row(field, both[0][field], both[1][field]) for field in Field if both[0][field] or both[1][field]]


def _row(field: Field, one: str, other: str) -> Row:
    ticked = "person" if one else "other"
    return Row(field.value, str(FIELDS[field]), (one, other), one != other, ticked, field in _SIGNS)


def _answers(person: Jobseeker) -> dict[Field, str]:
    shown = profile_words.where_and_when(person)
    on_page = {
        field: " · ".join(shown[place][1] for place in places if shown[place][1])
        for field, places in _ON_THE_PAGE.items()
    }
    return on_page | {
        Field.NAME: words.name(person) if person.given_name or person.family_name else "",
        Field.BIRTH: _born(person),
        Field.PHONE: person.phone or "",
        Field.EMAIL: person.email or "",
        Field.LANGUAGE: labels.language_name(person.language, language()),
        Field.PLACE: place_name(person.municipality),
        Field.STATUS: _papers(person),
        Field.DOCUMENT: person.document_number or "",
        Field.COUNSELLOR: (person.counsellor.name or "") if person.counsellor else "",
    }


def _born(person: Jobseeker) -> str:
    if person.birth_date is None:
        return ""
    day, form = date.fromisoformat(person.birth_date), "long"
    if person.birth_date_precision is DatePrecision.YEAR:
        return str(day.year)
    if person.birth_date_precision is DatePrecision.MONTH:
        form = "LLLL y"
    return str(format_date(day, form, locale=language()))


def _papers(person: Jobseeker) -> str:
    if person.status is None:
        return ""
    name = labels.label(person.status)
    if person.status_valid_until is None:
        return name
    return str(_("%(paper)s, until %(day)s", paper=name, day=_day(person.status_valid_until)))


def _day(day: date) -> str:
    return str(format_date(day, "medium", locale=language()))


def sign_ins(left: Jobseeker, right: Jobseeker) -> tuple[str, str] | None:
    """The two accounts in words, if both can sign in and one must be chosen."""
    if left.account is None or right.account is None:
        return None
    return _account(left.account), _account(right.account)


def _account(account: Account) -> str:
    made = _day(day_in_bulgaria(account.created_at))
    if account.phone_confirmed_at is not None:
        return str(_("Account of %(day)s, with a confirmed telephone", day=made))
    return str(_("Account of %(day)s", day=made))
