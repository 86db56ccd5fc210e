"""The words of lists of people that are taken away as a file."""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import gettext as _

from models import PeopleExport
from models.queries.people_listed import Listed
from models.queries.places import districts
from web import card_words
from web.counsellor import words
from web.extensions import db
from web.filters import language_name, moment, place_name, written
from web.services.people_export import PROPOSALS, WEEKS, Nameless

Rows = list[list[str]]


def nameless(rows: Sequence[Nameless]) -> Rows:
    """The sheet without names, its head first."""
    names = {row.code: written(row) for row in districts(db.session)}
    head = [
        _("Code on this list"), _("Field of work"), _("Experience"), _("Bulgarian"), _("District"),
        _("Weeks without a proposal"), _("Proposals"), _("A paper ends within 60 days"), _("Works now"),
    ]  # fmt: skip
    return [head, *(_nameless(row, names.get(row.district or "", "")) for row in rows)]


def _nameless(row: Nameless, district: str) -> list[str]:
    return [
        row.code, str(card_words.FIELDS[row.occupation]) if row.occupation else "",
        str(card_words.YEARS[row.experience]) if row.experience else "",
        str(card_words.SPOKEN[row.bulgarian]) if row.bulgarian else "", district,
        _band(row.weeks, WEEKS), _band(row.proposals, PROPOSALS), _yes_no(row.papers_soon), _yes_no(row.working),
    ]  # fmt: skip


def _band(lowest: int, bands: Sequence[int]) -> str:
    """A band of numbers: "4–11", or "26 or more" for the last one."""
    place = bands.index(lowest)
    if place + 1 == len(bands):
        return str(_("%(count)s or more", count=lowest))
    highest = bands[place + 1] - 1
    return str(lowest) if highest == lowest else f"{lowest}–{highest}"


def _yes_no(answer: bool) -> str:
    return str(_("Yes") if answer else _("No"))


def named(people: Sequence[Listed], mark: str) -> Rows:
    """The sheet with names; the mark of who took it stands in every line."""
    head = [
        _("Name"), _("Language"), _("Place"), _("Counsellor"), _("Proposals"), _("Works now"), _("Made for"),
    ]  # fmt: skip
    return [head, *(_named(each, mark) for each in people)]


def _named(each: Listed, mark: str) -> list[str]:
    person, counsellor = each.person, each.person.counsellor
    return [
        words.name(person), language_name(person.language), place_name(person.municipality),
        (counsellor.name or "") if counsellor else "", str(each.proposals), _yes_no(each.working), mark,
    ]  # fmt: skip


def watermark(row: PeopleExport, now: datetime) -> str:
    """Who took the list and when, to stand beside each person."""
    who = row.asked_by.name or row.asked_by.email or ""
    return f"{who} · {moment(now)} · {row.public_id[:6]}"


def about(row: PeopleExport, mark: str) -> Rows:
    """The sheet that says what the list is for."""
    return [
        [_("About this list"), ""],
        [_("Made for"), mark],
        [_("What for"), row.reason or ""],
        [_("Please"), _("Keep it to yourself. Delete it when you do not need it any more.")],
    ]
