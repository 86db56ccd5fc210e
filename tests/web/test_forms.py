"""The shared fields: digits of any script, hidden signs, dates in two calendars."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from models.enums import DatePrecision
from web.forms import DateParts, Email, Money, Number, Phone, Pin, PlainText, ZaednoForm
from web.forms.solar_hijri import FIRST_YEAR, LAST_YEAR, to_gregorian


class Sample(ZaednoForm):
    """One field of each kind."""

    name = PlainText("Name", longest=10)
    years = Number("Years", most=50)
    pay = Money("Pay", most=10000)
    pin = Pin("PIN", chosen=True)
    phone = Phone("Phone")
    email = Email("E-mail")
    born = DateParts("Born", exact=False, solar=True)


def filled(app: Flask, **typed: str) -> Sample:
    """The form after it was sent."""
    with app.test_request_context("/?lang=en", method="POST", data={"form_key": "k" * 20, **typed}):
        form = Sample()
        form.validate()
        return form


@pytest.mark.parametrize(
    ("field", "typed", "data"),
    [
        ("years", "۱۲", 12), ("years", "٣", 3),
        ("years", "", None), ("pay", "۹۵۰٫۵", 95050), ("pay", "1 200,00 €", 120000),
        ("pin", "٤٨٢٩١٣", "482913"), ("phone", "\u202a088 812 3456\u202c", "+359888123456"),
        ("phone", "+380 44 234 5678", "+380442345678"), ("email", " a.b@example.org ", "a.b@example.org"),
        ("name", "  Оля ", "Оля"), ("name", "می\u200cروم", "می\u200cروم"),
    ],
)  # fmt: skip
def test_what_people_type_is_understood(app: Flask, field: str, typed: str, data: Any) -> None:
    form = filled(app, **{field: typed})
    assert form.errors == {}
    assert form[field].data == data


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("years", "51"), ("years", "-1"), ("years", "1e3"), ("pay", "12,345,678"), ("pay", "1.234"),
        ("pin", "12345"), ("pin", "123456"), ("pin", "654321"), ("pin", "121212"), ("pin", "000000"), ("pin", "1" * 13),
        ("phone", "12"), ("email", "a@b"), ("email", "a b@example.org"), ("name", "x" * 11), ("name", "x" * 70000),
        ("name", "a\u202eb"), ("name", "a\u0000b"), ("name", "a\u200fb"), ("name", "a\ufffdb"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(app: Flask, field: str, typed: str) -> None:
    form = filled(app, **{field: typed})
    assert list(form.errors) == [field]


def test_what_was_typed_stays_but_for_hidden_signs(app: Flask) -> None:
    assert filled(app, name="Ол\u202eя").name.data == "Оля"
    assert filled(app, years="many").years._value() == "many"


@pytest.mark.parametrize(
    ("day", "month", "year", "found", "precision"),
    [
        ("17", "5", "1990", date(1990, 5, 17), DatePrecision.DAY),
        ("١٧", "٥", "١٩٩٠", date(1990, 5, 17), DatePrecision.DAY),
        ("۱۷", "۵", "۱۹۹۰", date(1990, 5, 17), DatePrecision.DAY),
        ("", "5", "1990", date(1990, 5, 1), DatePrecision.MONTH),
        ("", "", "1990", date(1990, 1, 1), DatePrecision.YEAR),
        ("29", "2", "2024", date(2024, 2, 29), DatePrecision.DAY),
        ("", "", "", None, None),
    ],
)  # fmt: skip
def test_dates_are_read_with_digits_of_any_script(
    app: Flask, day: str, month: str, year: str, found: date | None, precision: DatePrecision | None
) -> None:
    form = filled(app, **{"born-day": day, "born-month": month, "born-year": year})
    assert form.errors == {}
    assert (form.born.date, form.born.precision) == (found, precision)


@pytest.mark.parametrize(
    ("typed", "shown", "precision"),
    [
        (("۱۱", "۱۰", "۱۳۴۸"), ("1", "1", "1970"), DatePrecision.DAY),
        (("١", "١", "١٣٦٩"), ("21", "3", "1990"), DatePrecision.DAY),
        (("30", "12", "1403"), ("20", "3", "2025"), DatePrecision.DAY),
        (("", "5", "1369"), ("", "7", "1990"), DatePrecision.MONTH),
        (("", "", "1369"), ("", "", "1990"), DatePrecision.YEAR),
    ],
)  # fmt: skip
def test_a_solar_hijri_date_is_shown_in_the_international_calendar_before_it_is_kept(
    app: Flask, typed: tuple[str, str, str], shown: tuple[str, str, str], precision: DatePrecision
) -> None:
    boxes = ("born-day", "born-month", "born-year")
    form = filled(app, **dict(zip(boxes, typed, strict=True)))
    assert list(form.errors["born"]) == ["year"]
    assert shown[2] in form.errors["born"]["year"][0]
    assert tuple(form.born.form[name]._value() for name in ("day", "month", "year")) == shown
    again = filled(app, **dict(zip(boxes, shown, strict=True)))
    assert again.errors == {}
    assert again.born.precision is precision


@pytest.mark.parametrize(
    ("day", "month", "year", "box"),
    [
        ("31", "2", "2000", "day"), ("29", "2", "2023", "day"), ("30", "12", "1402", "day"),
        ("1", "13", "2000", "month"),
        ("1", "1", "1899", "year"), ("1", "", "2000", "month"), ("1", "1", "", "year"), ("x", "1", "2000", "day"),
        ("1", "1", "1250", "year"), ("1", "13", "1369", "month"),
    ],
)  # fmt: skip
def test_impossible_dates_are_said_at_the_box_to_look_at(app: Flask, day: str, month: str, year: str, box: str) -> None:
    form = filled(app, **{"born-day": day, "born-month": month, "born-year": year})
    assert list(form.errors) == ["born"]
    assert list(form.errors["born"]) == [box]


def test_solar_new_years_of_three_leap_cycles() -> None:
    known = {
        1300: date(1921, 3, 21), 1358: date(1979, 3, 21), 1369: date(1990, 3, 21), 1375: date(1996, 3, 20),
        1399: date(2020, 3, 20), 1403: date(2024, 3, 20), 1404: date(2025, 3, 21), 1405: date(2026, 3, 21),
        1408: date(2029, 3, 20),
    }  # fmt: skip
    assert {year: to_gregorian(year, 1, 1) for year in known} == known


def test_solar_days_follow_each_other_without_a_gap_through_every_year() -> None:
    lengths = [31] * 6 + [30] * 5 + [30]
    expected = to_gregorian(FIRST_YEAR, 1, 1)
    for year in range(FIRST_YEAR, LAST_YEAR):
        for month, length in enumerate(lengths, 1):
            for day in range(1, length + 1):
                if (month, day) == (12, 30) and to_gregorian(year + 1, 1, 1) == expected:
                    continue  # a common year: its last month has 29 days
                assert to_gregorian(year, month, day) == expected
                expected += timedelta(days=1)


def test_a_form_without_a_key_is_shown_again(app: Flask) -> None:
    form = filled(app, form_key="")
    assert form.form_errors
