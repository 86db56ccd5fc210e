"""The checklist of hiring as it is read: each thing with where, by when, whether it is done, and which data it asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

import matcher
from matcher.filings import Duty
from models import Placement
from models.disclosure import Disclosure
from models.placement import FilingMark
from models.queries import disclosures, taxonomy
from models.sharing_enums import SharedField
from web.employer.signs import sign
from web.extensions import db, principal
from web.filters import day
from web.hiring_words import ASKS, Words, days_left, in_words
from web.i18n import language, locale_of
from web.services import offers, placements
from web.services.checklist import Checklist, Entry
from web.services.clock import day_in_bulgaria


@dataclass(frozen=True, slots=True)
class Datum:
    """One field of a filing. Without `text` we do not say it: the person shares it with the company on a page of its
    own (`shared`), or the company asks the person."""

    label: str
    text: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the list. `done` says who marked it and when; `left` how far its last day is away."""

    key: str
    words: Words
    done: str
    left: str
    late: bool
    advice: bool
    data: tuple[Datum, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole list of one placement. `disclosure` is set while the person shares data with the company."""

    sign: str
    lines: tuple[Line, ...]
    asks: tuple[Duty, ...]
    disclosure: Disclosure | None


def sheet(row: Placement, found: Checklist, rules: matcher.Rules, now: datetime) -> Sheet:
    """The list in the reader's words: what waits, what to think of, what is done."""
    between = disclosures.of_pair(db.session, row.jobseeker_id, row.vacancy_id)
    shared = between if between is not None and offers.sharing(between, now) else None
    data = _data(row, shared)
    order = sorted(found.entries, key=lambda each: (each.mark is not None, each.advice))
    lines = tuple(_line(each, data, rules, now) for each in order)
    return Sheet(sign(between) if between is not None else "", lines, found.asks, shared)


def on_paper(row: Placement, found: Sheet, now: datetime) -> dict[str, object]:
    """The list as a paper, in the reader's language. It names nobody: the company writes the name on it by hand."""
    sections = [_section(line) for line in found.lines]
    asks = [_plain(str(ASKS[duty])) for duty in found.asks]
    return {
        "lang": language(), "dir": locale_of(language()).text_direction, "title": str(_("Hiring checklist")),
        "kicker": found.sign, "headline": [_plain(row.vacancy.title, written_in=row.vacancy.language)], "contact": [],
        "sections": [*sections, *([{"title": str(_("Ask the person")), "lines": asks}] if asks else [])],
        "footer": str(_("As of %(day)s", day=day(day_in_bulgaria(now)))),
    }  # fmt: skip


def _section(line: Line) -> dict[str, object]:
    title = line.words.what if line.advice else _("%(what)s: by %(day)s", what=line.words.what, day=line.words.due)
    state = line.words.where if line.advice else line.done or str(_("Not done yet"))
    said = [_plain(state, "" if line.advice else line.words.where)]
    said += [_plain(each.label, each.text or str(_("Ask the person"))) for each in line.data]
    return {"title": str(title), "lines": [*said, _plain(line.words.how, " · ".join(line.words.notes))]}


def _plain(text: str, note: str = "", written_in: str = "") -> dict[str, str]:
    direction = locale_of(written_in).text_direction if written_in else ""
    return {"text": text, "note": note, "lang": written_in, "dir": direction}


def _line(entry: Entry, data: Mapping[str, Datum], rules: matcher.Rules, now: datetime) -> Line:
    today = day_in_bulgaria(now)
    asked = tuple(data[name] for name in NEEDED.get(entry.filing.duty, ()) if name in data)
    return Line(
        entry.key, in_words(entry.filing, rules), _done(entry.mark), days_left(entry.filing.due, today),
        entry.late(today), entry.advice, asked,
    )  # fmt: skip


def _done(mark: FilingMark | None) -> str:
    if mark is None:
        return ""
    if mark.account_id == principal().account_id:
        return str(_("Done by you on %(day)s", day=day(mark.done_at)))
    return str(_("Done by a colleague on %(day)s", day=day(mark.done_at)))


#: The data each filing needs, as far as we have read of it.
NEEDED: Mapping[Duty, tuple[str, ...]] = {
    Duty.REGISTER_CONTRACT: ("name", "position", "group", "signed", "term"),
    Duty.REGISTER_CHANGE: ("name", "changed"),
    Duty.REGISTER_END: ("name", "end"),
    Duty.TELL_INSPECTORATE: ("name", "first"),
    Duty.TELL_LABOUR_OFFICE: ("name", "latin", "born", "document", "position", "term"),
}


def _data(row: Placement, shared: Disclosure | None) -> dict[str, Datum]:
    """What we can say of each field. Of the person nothing is said here, only whether they share it."""
    contract, concept = placements.contract_of(row), row.vacancy.concept
    names = taxonomy.preferred_labels(db.session, [concept.id], language()) if concept else {}
    until = day(contract.last_day) if contract.last_day else str(_("No end"))
    found = {
        "name": Datum(_("Name as in the papers"), shared=shared is not None and SharedField.NAME in shared.fields),
        "latin": Datum(_("The same in Latin letters")),
        "born": Datum(_("Date of birth")),
        "document": Datum(_("Number of the paper")),
        "position": Datum(_("Position"), names.get(concept.id, row.vacancy.title) if concept else row.vacancy.title),
        "first": Datum(_("First day of work"), day(contract.first_day)),
        "signed": Datum(_("Day of the contract"), day(contract.signed_on)),
        "term": Datum(_("Last day of the contract"), until),
        "end": Datum(_("Last day of work"), day(row.ended_on or contract.last_day)),
        "changed": Datum(_("Contract changed on"), day(contract.changed_on)),
    }
    if concept is not None and concept.isco:
        found["group"] = Datum(_("Position code in the national list (НКПД) begins with"), concept.isco)
    return found
