"""Amounts, hours and contact data in adverts: what is read, what is left alone, and how long it takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.reading.contacts import contacts_in, without_contacts
from matcher.reading.hours import hours_in
from matcher.reading.languages import mentions_in
from matcher.reading.pay import pay_in
from matcher.reading.places import place_in, place_line
from matcher.reading.sections import parts

PAY = [
    ("от 900 евро", (90000, None, "EUR", "month", False, None)),
    ("1 800 EUR gross", (180000, 180000, "EUR", "month", False, False)),
    ("1200-1500 лв", (120000, 150000, "BGN", "month", False, None)),
    ("до 1500 лв. на месец", (None, 150000, "BGN", "month", True, None)),
    ("Заплата ١٢٠٠ евро", (120000, 120000, "EUR", "month", False, None)),
    ("€1.200,50 net per month", (120050, 120050, "EUR", "month", True, True)),
    ("between 900 and 1,100 EUR monthly", (90000, 110000, "EUR", "month", True, None)),
    ("по 6 евро на час", (600, 600, "EUR", "hour", True, None)),
    ("80 - 100 € на ден, на ръка", (8000, 10000, "EUR", "day", True, None)),
    ("salary 1200 EUR/month, bonus 300 EUR", (120000, 120000, "EUR", "month", True, None)),
    ("Заплата 2000 лева бруто", (200000, 200000, "BGN", "month", False, False)),
]
NO_PAY = [
    "тел. 0888 123 456 лв", "0888 12 34 56 900 лв", "ул. Шипка 12, 1000 София", "заплата 1200",
    "Такса 50 евро на месец",
    "15.12.2026 – 31.03.2027", "бонус до 500 евро", "Food vouchers worth 102 EUR", "оборот 12000 евро", "6 евро",
    "1000 EUR per year training budget", "наем 200 евро на месец", "revenue of 12 million EUR", "заплата 99999 евро",
    "1 EUR = 1.95583 BGN", "Salary 1000 EUR - 1500 BGN", "от 2009 г. с 1200 клиенти",
]  # fmt: skip
HOURS = [
    ("8 часа на ден, 5 дни в седмицата", 40, None),
    ("40 hours a week", 40, None),
    ("38-часова работна седмица", 38, None),
    ("part-time 4h", None, None),
    ("пълно работно време", 40, None),
    ("непълно работно време, 4 часа дневно, понеделник - петък", 20, None),
    ("събота и неделя почивни, 8-часов работен ден", 40, None),
    ("понеделник до събота, 8 часа на ден", 48, None),
    ("работа 2/2", None, True),
    ("на смени", None, True),
    ("без смени", None, False),
    ("12-hour shifts", None, True),
    ("30 or 40 hours a week: 30 hours a week, 40 hours a week", None, None),
    ("отворено 24 часа", None, None),
    ("100 hours a week", None, None),
    ("на 2.2.2027 в 8 часа", None, None),
]
CONTACTS = [
    ("тел. 0888 123 456", ["0888 123 456"]),
    ("+359 (0) 88 765-43-21 или ивана@пример.бг", ["+359 (0) 88 765-43-21", "ивана@пример.бг"]),
    ("٠٨٨٨١٢٣٤٥٦", ["٠٨٨٨١٢٣٤٥٦"]),
    ("www.firma.example/rabota и https://x.example?a=1", ["www.firma.example/rabota", "https://x.example?a=1"]),
    ("пишете на @hotel.bor или hotel-bor.bg", ["@hotel.bor", "hotel-bor.bg"]),
    ("от 01.12.2026 до 05/01/2027, 08:00 - 17:00, 1200 - 1500 EUR, стая 112", []),
]


@pytest.mark.parametrize(("text", "expected"), PAY)
def test_pay_is_read_as_written(text: str, expected: tuple[object, ...]) -> None:
    pay = pay_in(text)[0]
    assert (pay.least, pay.most, pay.currency, pay.per.value, pay.per_said, pay.net) == expected


@pytest.mark.parametrize("text", NO_PAY)
def test_other_numbers_are_not_pay(text: str) -> None:
    assert pay_in(text) == ()


@pytest.mark.parametrize(("text", "week", "shifts"), HOURS)
def test_working_time_is_read(text: str, week: int | None, shifts: bool | None) -> None:
    read = hours_in(text)
    assert (read.week.value if read.week else None, read.shifts.value if read.shifts else None) == (week, shifts)


def test_nights_are_read_and_denied() -> None:
    found = [hours_in(text).nights for text in ("нощни смени", "night shifts", "без нощни смени", "no night work", "")]
    assert [each.value if each else None for each in found] == [True, True, False, False, None]


@pytest.mark.parametrize(("text", "expected"), CONTACTS)
def test_contact_data_are_found_and_taken_out(text: str, expected: list[str]) -> None:
    assert [contact.said.text for contact in contacts_in(text)] == expected
    assert not any(piece in without_contacts(text) for piece in expected)
    assert contacts_in(without_contacts(text)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Месторабота: Русе\nФирма от София", "RSE"),
        ("Готвач в Пловдив, ул. София 12", "PDV"),
        ("Cook, Ruse, 5 Plovdiv street", "RSE"),
        ("превоз от София", "SOF"),
        ("работа русе", "RSE"),
        ("Нещо Друго с русе и Още", None),
    ],
)
def test_the_place_of_work_is_found_in_a_list(text: str, expected: str | None) -> None:
    known = {"Русе": "RSE", "Пловдив": "PDV", "София": "SOF", "Ruse": "RSE", "Plovdiv": "PDV"}
    found = place_in(text, known)
    assert (found.value if found else None) == expected


def test_a_place_that_is_on_no_list_is_kept_as_text() -> None:
    read = place_line("Месторабота: с. Нещо си, до Перник\nЗаплата 1000 евро")
    assert read is not None
    assert read.value == "с. Нещо си, до Перник"


READERS = [pay_in, hours_in, contacts_in, mentions_in, parts, place_line, lambda text: place_in(text, {"а б в": "x"})]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["1 000 ", "1-", "от 1 до ", "8 ч", "+359 ", "0 ", "a.", "@", "в ", "- ", " ", "n\n"])
def test_long_texts_are_read_quickly(piece: str) -> None:
    for reader in READERS:
        reader(piece * (20_000 // len(piece)))


@given(st.text(alphabet=st.sampled_from("0123456789 +-.,/:()€лвевроEUR@a\nнасhч٣٤"), max_size=120))
def test_what_was_read_stands_in_the_text(text: str) -> None:
    hours = hours_in(text)
    reads = [*pay_in(text), *contacts_in(text), *(each for each in (hours.week, hours.day, hours.shifts) if each)]
    assert all(text[each.said.start : each.said.end] == each.said.text != "" for each in reads)
