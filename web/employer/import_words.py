"""The columns of a vacancy sheet, explained: what each holds and how it is written."""

from collections.abc import Iterator, Mapping

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models.enums import ContractKind, LicenceKind, PayPeriod
from web import sheet_words
from web.services.sheet_fields import Wrong
from web.services.vacancy_sheet import ASKED_LANGUAGES
from web.vacancy_words import WHAT

Row = tuple[str, str, str]
LABELS: Mapping[str, LazyString] = {
    "reference": _l("Your own number of the vacancy"),
    "company_number": _l("Company number (EIK)"),
    "language": _l("Language of the text"),
    "occupation": _l("Occupation"),
    "municipality": WHAT["municipality_code"],
    "from": WHAT["from_minute"],
    "to": WHAT["to_minute"],
    "currency": _l("Currency"),
    "bulgarian": _l("Level of Bulgarian"),
    "papers": WHAT["licences"],
    "skills": _l("Needed skills"),
    "welcome_skills": _l("Welcome skills"),
    "own_skills": _l("Needed skills in your own words"),
    "own_welcome_skills": _l("Welcome skills in your own words"),
    "dangerous": WHAT["hazardous"],
    "regulated": _l("A profession the law regulates"),
    "group_size": _l("How many start together"),
    "start_together": _l("People who belong together may start together"),
}
HOW: Mapping[str, LazyString] = {
    "reference": _l("Any text. A number that is there already is not taken twice. It may be empty."),
    "company_number": _l("It may be empty. Only your own."),
    "title": _l("As you would say it. This is needed."),
    "description": _l("Any text, without telephone numbers, e-mail addresses and links."),
    "occupation": _l("Four digits of ISCO, or empty: then we look for it by the title."),
    "currency": _l("Only euros. It may be empty."),
    "skills": _l("Addresses of skills, or empty: then we take the usual ones of the occupation."),
    "welcome_skills": _l("Addresses of skills."),
    "own_skills": _l("One in a line."),
    "own_welcome_skills": _l("One in a line."),
    "languages": _l("A code and a level, such as: bg A2; en B1 learnable: to read orders"),
}  # fmt: skip
WHOLE = {
    "places": (1, 500), "group_size": (2, 500), "hours_per_week": (1, 60), "overtime_hours": (0, 40),
    "probation_months": (0, 24), "leave_days": (0, 100), "experience_years": (0, 40), "accommodation_sharing": (1, 20),
    "accommodation_leave_days": (0, 365),
}  # fmt: skip
READ_AS: Mapping[str, Wrong] = {
    "municipality": Wrong.UNKNOWN_PLACE, "starts_on": Wrong.NOT_DAY, "ends_on": Wrong.NOT_DAY,
    "from": Wrong.NOT_TIME, "to": Wrong.NOT_TIME, "weekdays": Wrong.NOT_WEEKDAYS, "pay_min": Wrong.NOT_AMOUNT,
    "pay_max": Wrong.NOT_AMOUNT, "accommodation_price": Wrong.NOT_AMOUNT, "accommodation_deposit": Wrong.NOT_AMOUNT,
}  # fmt: skip
AMONG = {
    "language": ("bg", "en"), "contract": tuple(ContractKind), "pay_period": tuple(PayPeriod),
    "papers": tuple(LicenceKind), "bulgarian": ("A1", "A2", "B1", "B2", "C1", "C2"),
}  # fmt: skip
EXAMPLES = {
    "reference": "A-17", "title": "Камериерка", "language": "bg", "occupation": "9112", "places": "2",
    "municipality": "SOF46", "starts_on": "2027-02-01", "contract": "permanent", "hours_per_week": "40",
    "weekdays": "1-5", "from": "08:00", "to": "17:00", "night_work": "no", "pay_min": "850", "pay_max": "950,50",
    "pay_period": "month", "languages": "bg A1 learnable", "papers": "health_book", "accommodation": "yes",
    "accommodation_price": "120", "employer_transport": "no",
}  # fmt: skip


def columns(names: Iterator[str]) -> list[Row]:
    """(name of the column, what it holds, how it is written) of each column."""
    return [(name, label(name), _how(name)) for name in names]


def label(name: str) -> str:
    """What a column holds."""
    return str(LABELS.get(name) or WHAT[name])


def _how(name: str) -> str:
    if name in HOW:
        return str(HOW[name])
    if name in WHOLE:
        least, most = WHOLE[name]
        return sheet_words.sentence(Wrong.NOT_WHOLE, least=least, most=most)
    if name in AMONG:
        return sheet_words.sentence(Wrong.NOT_AMONG, allowed=", ".join(AMONG[name]))
    return sheet_words.sentence(READ_AS.get(name, Wrong.NOT_YES_OR_NO))


def known_languages() -> str:
    """The codes of the languages a sheet may name."""
    return str(_("Languages: %(codes)s.", codes=", ".join(ASKED_LANGUAGES)))
