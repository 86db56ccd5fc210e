"""What templates use to show dates, money and addresses of static files."""

from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from babel.numbers import format_decimal
from flask import Flask, url_for

from models.place import District, Municipality
from web import labels, money
from web.i18n import language
from web.services import families
from web.services.clock import SOFIA, day_in_bulgaria

CYRILLIC = frozenset({"bg", "ru", "uk"})

STATIC = Path(__file__).parent / "static"


@cache
def _fingerprint(path: str) -> str:
    file = STATIC / path
    return sha256(file.read_bytes()).hexdigest()[:10] if file.exists() else "0"


def static_url(path: str) -> str:
    """The address of a static file, with a fingerprint of its content so that browsers may keep it."""
    return url_for("static", filename=path, v=_fingerprint(path))


def day(value: date | datetime | None) -> str:
    """A day written out in the reader's language; Gregorian, Latin digits."""
    if value is None:
        return ""
    shown = day_in_bulgaria(value) if isinstance(value, datetime) else value
    return format_date(shown, format="long", locale=language())


def month(value: date | datetime | None) -> str:
    """A month and year, where the day would say too much."""
    if value is None:
        return ""
    shown = day_in_bulgaria(value) if isinstance(value, datetime) else value
    return str(format_skeleton("yMMMM", shown, locale=language()))


def moment(value: datetime | None) -> str:
    """A day and time in Bulgaria, in the reader's language."""
    if value is None:
        return ""
    time = format_time(value, "short", tzinfo=SOFIA, locale=language())
    return str(get_datetime_format("medium", language())).replace("'", "").format(time, day(value))


def euros(cents: int | None) -> str:
    """An amount of euro cents; nothing for none."""
    return "" if cents is None else money.euros(cents)


def number(value: float) -> str:
    """A number in the reader's form."""
    return str(format_decimal(value, locale=language()))


def place_name(place: Municipality | None) -> str:
    """A municipality as it stands on signs: in Cyrillic for readers of Cyrillic, in Latin letters otherwise."""
    return written(place) if place is not None else ""


def written(place: District | Municipality) -> str:
    """The name of a district or municipality in letters the reader knows."""
    return place.name_bg if language() in CYRILLIC else place.name_latin


def language_name(code: str) -> str:
    """The name of a human language in the reader's language."""
    return labels.language_name(code, language())


def clock_time(minute: int) -> str:
    """A time of day from minutes since midnight."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def dialled(number: str) -> str:
    """A telephone number as a telephone takes it in a link."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def register(app: Flask) -> None:
    """Make them available to templates."""
    app.jinja_env.globals["static_url"] = static_url
    app.jinja_env.filters.update(
        day=day, month=month, moment=moment, euros=euros, number=number, place_name=place_name,
        language_name=language_name, clock_time=clock_time, dialled=dialled, label=labels.label, family=families.family,
    )  # fmt: skip
