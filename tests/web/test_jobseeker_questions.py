"""Each question: saved at once, shown again, never guessed; two pages open at once lose nothing."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import AuditEntry, WorkExperience
from models.enums import DatePrecision
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.web.jobseeker_pages import rows, say_in_own_words, stored, text
from tests.world import COOK, World

pytestmark = pytest.mark.usefixtures("shared_linker")

NEXT_YEAR = "the year after this one"


SAVED: list[tuple[str, dict[str, Any], dict[str, Any], list[str]]] = [
    (
        "name",
        {"given_name": "Анна", "family_name": "Коваль", "phone": "٠٨٨٨١٢٣٤٥٦", "email": "a@example.org",
         "birth-month": "۵", "birth-year": "١٩٩٠"},
        {"given_name": "Анна", "family_name": "Коваль", "phone": "+359888123456", "email": "a@example.org",
         "birth_date": "1990-05-01", "birth_date_precision": DatePrecision.MONTH},
        ['value="Анна"', 'value="+359888123456"', 'value="1990"'],
    ),
    (
        "place",
        {"municipality_code": "SOF46", "max_commute_minutes": "45", "own_transport": "no",
         "accommodation_needed": "yes"},
        {"municipality_code": "SOF46", "max_commute_minutes": 45, "own_transport": False, "accommodation_needed": True},
        ['<option selected value="SOF46">'],
    ),
    (
        "times",
        {"works_days": "yes", "works_evenings": "unsaid", "works_nights": "no", "max_hours_per_week": "٢٠"},
        {"works_days": True, "works_evenings": None, "works_nights": False, "works_weekends": None,
         "max_hours_per_week": 20},
        ['value="20"'],
    ),
    (
        "start",
        {"earliest-day": "٢", "earliest-month": "2", "earliest-year": "2027"},
        {"earliest_start": date(2027, 2, 2)},
        ['value="2027"'],
    ),
    ("pay", {"min_net_pay": "۸۵۰"}, {"min_net_pay": 850}, ['value="850"']),
]  # fmt: skip


@pytest.mark.parametrize(("question", "typed", "kept", "shown"), SAVED)
def test_a_question_is_saved_and_shown_again(
    anna: HouseClient, session: Session, world: World, question: str, typed: dict[str, Any], kept: dict[str, Any],
    shown: list[str],
) -> None:  # fmt: skip
    response = anna.submit(f"/me/{question}", typed)
    assert response.status_code == 303, text(response)
    person = stored(session, world.anna)
    assert {name: getattr(person, name) for name in kept} == kept
    page = anna.get(f"/me/{question}").get_data(as_text=True)
    assert "Saved." in page
    for words in shown:
        assert words in page, words


def test_care_hours_are_saved_by_day_and_run_past_midnight(anna: HouseClient, session: Session, world: World) -> None:
    data = {
        "lines-0-days": ["0", "1"], "lines-0-start": "16:00", "lines-0-end": "٢٠:٠٠",
        "lines-1-days": ["6"], "lines-1-start": "22:00", "lines-1-end": "06:00",
    }  # fmt: skip
    assert anna.submit("/me/care", data).status_code == 303
    person = stored(session, world.anna)
    assert person.has_care_hours is True
    windows = [(row.weekday, row.from_minute, row.to_minute) for row in person.care_windows]
    assert sorted(windows) == [(0, 0, 360), (0, 960, 1200), (1, 960, 1200), (6, 1320, 1440)]
    assert 'value="16:00"' in anna.get("/me/care").get_data(as_text=True)
    anna.submit("/me/care", {"has_care_hours": "no"})
    assert stored(session, world.anna).care_windows == []


def test_papers_are_kinds_and_dates_and_a_change_asks_the_counsellor_to_look_again(
    anna: HouseClient, session: Session, world: World
) -> None:
    first = {"status": "refugee_status", "licences": ["driving_b", "health_book"]}
    assert anna.submit("/me/papers", first).location == "/me/papers"
    dated = {**first, "until_driving_b-day": "1", "until_driving_b-month": "6", "until_driving_b-year": "2030"}
    assert anna.submit("/me/papers", dated).location == "/me/wishes"
    person = stored(session, world.anna)
    assert {row.kind.value: row.valid_until for row in person.licences} == {
        "driving_b": date(2030, 6, 1), "health_book": None,
    }  # fmt: skip
    person.status_seen_on = person.licences[0].seen_on = person.licences[1].seen_on = date(2026, 11, 1)
    session.commit()
    anna.submit("/me/papers", {**dated, "until_driving_b-year": "2031", "valid_until-day": "1",
                               "valid_until-month": "1", "valid_until-year": "2028"})  # fmt: skip
    person = stored(session, world.anna)
    assert person.status_seen_on is None
    assert {row.kind.value: row.seen_on for row in person.licences} == {
        "driving_b": None, "health_book": date(2026, 11, 1),
    }  # fmt: skip


def test_languages_start_with_bulgarian_and_the_own_one_and_take_more(
    anna: HouseClient, session: Session, world: World
) -> None:
    page = anna.get("/me/languages").get_data(as_text=True)
    assert page.index('value="bg"') < page.index('value="uk"')
    data = {
        "lines-0-code": "bg", "lines-0-spoken": "none", "lines-1-code": "uk", "lines-1-spoken": "C2",
        "lines-1-written": "C2", "lines-2-code": "tr", "lines-2-spoken": "B1", "more": "1",
    }  # fmt: skip
    assert anna.submit("/me/languages", data).location == "/me/languages#more"
    levels = {row.language: (row.spoken, row.written) for row in stored(session, world.anna).languages}
    assert levels == {"bg": ("none", None), "uk": ("C2", "C2"), "tr": ("B1", None)}
    again = anna.submit("/me/languages", {**data, "lines-3-code": "bg", "lines-3-spoken": "A1"})
    assert again.status_code == 422
    assert "on the list already" in text(again)


def test_wishes_take_an_unwanted_job_in_own_words(anna: HouseClient, session: Session, world: World) -> None:
    assert say_in_own_words(anna, "/me/wishes", "кухар").status_code == 303
    assert [row.value for row in stored(session, world.anna).exclusions] == [COOK]
    assert anna.submit("/me/wishes", {"preferred_contract": "seasonal"}).status_code == 303
    person = stored(session, world.anna)
    assert (person.exclusions, person.preferred_contract) == ([], "seasonal")


def test_own_words_stay_without_a_concept(anna: HouseClient, session: Session, world: World) -> None:
    say_in_own_words(anna, "/me/work", "доглядала бджіл у діда", "none")
    say_in_own_words(anna, "/me/skills", "плету кошики", "none")
    person = stored(session, world.anna)
    assert [(row.own_words, row.concept_id) for row in person.work] == [("доглядала бджіл у діда", None)]
    assert [(row.own_words, row.concept_id) for row in person.skills] == [("плету кошики", None)]
    assert "плету кошики" in text(anna.get("/me/check"))


def test_a_skill_in_own_words_stands_beside_its_concept(anna: HouseClient, session: Session, world: World) -> None:
    say_in_own_words(anna, "/me/work", "прибиральниця в готелі")
    task = "urn:zaedno:skill:make-beds"
    anna.submit("/me/skills", {"tasks": [task]})
    asked = anna.submit("/me/skills", {"tasks": [task], "words": "застеляти ліжка"})
    assert task in asked.get_data(as_text=True)
    say_in_own_words(anna, "/me/skills", "застеляти ліжка", task)
    skills = [(row.concept and row.concept.uri, row.own_words) for row in stored(session, world.anna).skills]
    assert skills == [(task, "застеляти ліжка")]


@pytest.mark.parametrize("sent", [{"tasks": ["\0"]}, {"more": ["urn:\0"]}, {"own": [r'["\u0000", "words", "en"]']}])
def test_a_character_no_database_takes_is_an_answer_that_is_not_on_the_list(
    anna: HouseClient, sent: dict[str, list[str]]
) -> None:
    assert anna.submit("/me/skills", sent).status_code == 422


def test_words_nobody_knows_are_met_with_an_honest_page(anna: HouseClient) -> None:
    asked = anna.submit("/me/work", {"words": "qqq zzz"})
    assert asked.status_code == 200
    assert "We are not sure" in text(asked) or "We do not know these words yet" in text(asked)


def test_work_can_be_told_in_detail_and_taken_away(anna: HouseClient, session: Session, world: World) -> None:
    page = say_in_own_words(anna, "/me/work", "прибиральниця в готелі").location
    anna.submit(page, {"kind": "unpaid", "years": "٢٫٥", "last_worked_in": "٢٠٢٤", "wanted": "no"})
    entry = stored(session, world.anna).work[0]
    assert (entry.kind, entry.years, entry.last_worked_in, entry.wanted) == ("unpaid", 2.5, 2024, False)
    assert anna.submit(f"{page}/remove", page="/me/work").location == "/me/work"
    assert stored(session, world.anna).work == []
    assert anna.get(page).status_code == 404


def test_another_persons_work_does_not_exist(anna: HouseClient, session: Session, world: World) -> None:
    foreign = stored(session, world.omar).work[0].public_id
    assert anna.get(f"/me/work/{foreign}").status_code == 404
    assert anna.submit(f"/me/work/{foreign}/remove", page="/me/name").status_code == 404


@pytest.mark.parametrize("question", ["name", "place", "times", "care", "start", "pay", "papers", "wishes"])
def test_what_is_not_said_stays_unknown(anna: HouseClient, session: Session, world: World, question: str) -> None:
    before = len(rows(session, AuditEntry))
    assert anna.submit(f"/me/{question}").status_code == 303
    person = stored(session, world.anna)
    for name in ("own_transport", "accommodation_needed", "works_evenings", "has_care_hours", "earliest_start",
                 "min_net_pay", "status", "preferred_contract", "birth_date", "max_commute_minutes"):  # fmt: skip
        assert getattr(person, name) is None, name
    assert len(rows(session, AuditEntry)) == before


BAD: list[tuple[str, dict[str, str], str]] = [
    ("name", {"given_name": "x" * 70000}, "too long"),
    ("name", {"given_name": "Анна\u202e"}, "signs that cannot be shown"),
    ("name", {"given_name": "A\x00b"}, "signs that cannot be shown"),
    ("name", {"birth-day": "31", "birth-month": "2", "birth-year": "1990"}, "There is no such day"),
    ("name", {"birth-year": "0000"}, "Look at the date again"),
    ("name", {"birth-year": NEXT_YEAR}, "Look at the year again"),
    ("name", {"phone": "12"}, "telephone number"),
    ("place", {"municipality_code": "XXX99"}, "Choose one of the answers"),
    ("place", {"max_commute_minutes": "-5"}, "Choose one of the answers"),
    ("times", {"max_hours_per_week": "61"}, "from 1 to 60"),
    ("times", {"works_days": "perhaps"}, "Choose one of the answers"),
    ("care", {"lines-0-days": "0", "lines-0-start": "25:00", "lines-0-end": "26:00"}, "Write a time"),
    ("care", {"lines-0-start": "08:00", "lines-0-end": "09:00"}, "Choose the days"),
    ("care", {"lines-0-days": "9", "lines-0-start": "08:00", "lines-0-end": "09:00"}, "answers on the list"),
    ("start", {"earliest-day": "1", "earliest-month": "13", "earliest-year": "2027"}, "There is no such day"),
    ("start", {"earliest-day": "1", "earliest-month": "1", "earliest-year": "0000"}, "There is no such day"),
    ("pay", {"min_net_pay": "20001"}, "from 0 to 20000"),
    ("pay", {"min_net_pay": "many"}, "whole number"),
    ("papers", {"status": "tourist"}, "Choose one of the answers"),
    ("papers", {"licences": "pilot"}, "answers on the list"),
    ("languages", {"lines-2-code": "tlh", "lines-2-spoken": "A1"}, "Choose one of the answers"),
    ("languages", {"lines-2-spoken": "A1"}, "Choose the language"),
    ("work", {"words": ""}, "Write what you worked as"),
    ("work", {"words": "y" * 70000}, "too long"),
    ("skills", {"tasks": "urn:zaedno:skill:no-such"}, "answers on the list"),
]


@pytest.mark.parametrize(("question", "typed", "message"), BAD)
def test_bad_input_is_answered_with_a_clear_message_and_nothing_is_stored(
    anna: HouseClient, session: Session, clock: FakeClock, question: str, typed: dict[str, str], message: str
) -> None:
    before = len(rows(session, AuditEntry))
    typed = {field: str(clock().year + 1) if value == NEXT_YEAR else value for field, value in typed.items()}
    response = anna.submit(f"/me/{question}", typed)
    assert response.status_code == 422, text(response)[:600]
    assert message in text(response)
    assert len(rows(session, AuditEntry)) == before


def test_looking_at_pages_changes_nothing(anna: HouseClient, session: Session, world: World) -> None:
    before = [len(rows(session, kind)) for kind in (AuditEntry, WorkExperience)]
    version = stored(session, world.anna).version
    for address in ("", "/work", "/skills", "/languages", "/name", "/place", "/times", "/care", "/start", "/pay",
                    "/papers", "/wishes", "/check", "/vacancies", "/who-looked"):  # fmt: skip
        assert anna.get(f"/me{address}").status_code == 200, address
    assert [len(rows(session, kind)) for kind in (AuditEntry, WorkExperience)] == before
    assert stored(session, world.anna).version == version


def test_mending_an_answer_leads_back_to_all_answers(anna: HouseClient) -> None:
    assert 'href="/me/pay?back=check"' in anna.get("/me/check").get_data(as_text=True)
    assert anna.submit("/me/pay?back=check", {"min_net_pay": "700"}).location == "/me/check"


def test_what_people_wrote_never_reaches_the_audit_chain(anna: HouseClient, session: Session) -> None:
    say_in_own_words(anna, "/me/work", "прибиральниця в готелі")
    anna.submit("/me/name", {"given_name": "Ясногора"})
    facts = str([entry.facts for entry in rows(session, AuditEntry)])
    assert "прибиральниця" not in facts
    assert "Ясногора" not in facts


def test_a_meaning_must_be_chosen_among_those_offered(anna: HouseClient, session: Session, world: World) -> None:
    words = {"words": "прибиральниця в готелі", "asked": "1"}
    missing = anna.submit("/me/work", words)
    assert missing.status_code == 422
    assert "Choose one of the answers" in text(missing)
    assert anna.submit("/me/work", {**words, "meaning": "urn:zaedno:skill:make-beds"}).status_code == 422
    assert stored(session, world.anna).work == []
