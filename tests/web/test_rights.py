"""Rights in plain words: what is stated, what is asked, what is left out, and what ends."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from flask import Flask
from flask_babel import force_locale
from sqlalchemy.orm import Session

import matcher
from models import RuleOverride
from models.enums import RuleConfidence
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.world import NOW, World
from web.i18n import LANGUAGES
from web.rights import TOPICS
from web.rights.shown import NET, NET_FROM, ShownPart, shown
from web.rights.sources import OF_VALUES
from web.services import rule_values

LINES = [line for topic in TOPICS.values() for part in topic.parts for line in part.lines]
TODAY = date(2026, 11, 23)


def read(app: Flask, slug: str, rules: matcher.Rules | None = None, today: date = TODAY) -> list[ShownPart]:
    """The parts of a page in English."""
    with app.test_request_context(), force_locale("en"):
        return list(shown(TOPICS[slug], rules or rule_values.of_the_release(), today))


def told(parts: list[ShownPart]) -> str:
    """Every line and note of some parts."""
    return "\n".join(each for part in parts for lines, notes in part.groups for each in (*lines, *notes))


def changed(key: str, **what: object) -> matcher.Rules:
    """The rules of the release with the values of one parameter changed."""
    rules = rule_values.of_the_release()
    values = tuple(replace(value, **what) for value in rules.parameters[key])  # type: ignore[arg-type]  # by name
    return replace(rules, parameters={**rules.parameters, key: values})


def test_every_page_can_be_read_without_signing_in_in_every_language(client: HouseClient) -> None:
    for slug in TOPICS:
        for code in LANGUAGES:
            shown_page = client.get(f"/rights/{slug}?lang={code}")
            assert shown_page.status_code == 200, (slug, code)
            assert 'class="source"' in shown_page.text, (slug, code)
            assert "%(" not in shown_page.text, (slug, code)


def test_the_list_leads_to_every_page(client: HouseClient) -> None:
    shown_page = client.get("/rights?lang=en").text
    assert all(f'href="/rights/{slug}"' in shown_page for slug in TOPICS)
    assert client.get("/rights/no-such-page").status_code == 404


def test_every_page_leads_to_the_rights(client: HouseClient) -> None:
    for page in ("/", "/help", "/sign-in", "/nowhere", "/rights/pay"):
        assert 'href="/rights"' in client.get(page).text, page


def test_the_vacancy_page_leads_to_the_complaints(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    page = client.get(f"/me/vacancies/{world.hotel_vacancy}?lang=en").text
    assert 'href="/rights/complaints"' in page


def test_every_line_says_where_it_is_written_and_only_sure_ones_are_stated(app: Flask) -> None:
    with app.test_request_context(), force_locale("en"):
        lines = [(str(line.text), line.source) for line in LINES]
    assert len(lines) > 100
    assert [text for text, source in lines if source is None and "%(" not in text] == []
    unsure = [(text, source) for text, source in lines if source and source.confidence is not matcher.Confidence.HIGH]
    assert all(source.confidence is matcher.Confidence.MEDIUM for _text, source in unsure)
    assert [text for text, _source in unsure if "ask " not in text.lower()] == []


def test_the_sources_of_all_values_shown_are_in_the_catalogues(app: Flask) -> None:
    """They come from the file of rules, so a new one there has to be named here to be translated."""
    with app.test_request_context(), force_locale("en"):
        named = {str(name) for name in OF_VALUES}
        rules = rule_values.of_the_release()
        keys = {key for line in LINES for key in re.findall(r"%\((\w+)\)s", str(line.text)) if key != NET} | {*NET_FROM}
    assert {value.source for key in keys for value in rules.parameters[key]} == named


def test_the_lowest_pay_has_its_source_and_its_end(client: HouseClient) -> None:
    page = unescape(client.get("/rights/pay?lang=en").text)
    for words in ("620.20", "3.74", "481.26", "Decree 243", "checked on November 22, 2026"):
        assert words in page
    assert "until December 31, 2026, and no value is known for the time after" in page


def test_a_year_without_a_value_says_so(app: Flask) -> None:
    page = told(read(app, "pay", today=date(2027, 1, 1)))
    assert "This held until December 31, 2026, and we do not know the new value yet." in page


def test_a_value_known_for_later_is_told_before(client: HouseClient, session: Session) -> None:
    row = RuleOverride(
        key="minimum_wage_month", number=70_000, valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31),
        source="A decree made up for tests", checked_on=TODAY, confidence=RuleConfidence.HIGH, reason="test",
        created_at=NOW,
    )  # fmt: skip
    session.add(row)
    session.commit()
    page = unescape(client.get("/rights/pay?lang=en").text)
    assert "From January 1, 2027: The lowest pay for a full-time job is" in page
    assert "700" in page


def test_after_its_first_day_the_new_value_stands(client: HouseClient, session: Session, clock: FakeClock) -> None:
    test_a_value_known_for_later_is_told_before(client, session)
    clock.move(days=60)
    page = client.get("/rights/pay?lang=en").text
    assert "620.20" not in page
    assert "A decree made up for tests" in page


@pytest.mark.parametrize("confidence", [matcher.Confidence.LOW, matcher.Confidence.BACKGROUND])
def test_what_is_hearsay_is_not_shown(app: Flask, confidence: matcher.Confidence) -> None:
    page = told(read(app, "leave", changed("leave_days_per_year", confidence=confidence)))
    assert "days of paid leave" not in page
    assert "first leave after 4 months" in page


def test_what_is_only_likely_says_so(app: Flask) -> None:
    sure = told(read(app, "leave"))
    likely = told(read(app, "leave", changed("leave_days_per_year", confidence=matcher.Confidence.MEDIUM)))
    assert "We are not quite sure of this." not in sure
    assert "We are not quite sure of this." in likely


def test_titles_of_pages_about_danger_say_nothing(client: HouseClient) -> None:
    for slug in ("danger", "complaints"):
        assert "<title>Your rights at work · " in client.get(f"/rights/{slug}?lang=en").text
    assert "<title>Your pay · " in client.get("/rights/pay?lang=en").text


def test_dates_in_sources_keep_their_direction_in_arabic(client: HouseClient) -> None:
    assert "\u20662026-09-05\u2069" in client.get("/rights/pay?lang=ar").text
    assert "\u2066" not in client.get("/rights/pay?lang=en").text
