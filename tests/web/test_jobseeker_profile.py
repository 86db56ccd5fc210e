"""What shows a skill, work without pay, starting now, dates in the Solar Hijri calendar, and the law under eighteen."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.enums import DatePrecision, SkillEvidence, WorkKind
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.web.jobseeker_pages import opened, say_in_own_words, stored, text
from tests.world import World
from web.services.clock import day_in_bulgaria

pytestmark = pytest.mark.usefixtures("shared_linker")


def test_what_shows_a_skill_is_asked_for_each_and_stands_among_the_answers(
    anna: HouseClient, session: Session, world: World
) -> None:
    say_in_own_words(anna, "/me/skills", "something nobody has a name for", "none")
    assert "My word is enough for now" in text(anna.get("/me/check"))
    (skill,) = stored(session, world.anna).skills
    assert skill.evidence is SkillEvidence.SELF_REPORTED
    assert anna.submit("/me/skills/proof", {"lines-0-grade": "certificate"}).status_code == 303
    assert stored(session, world.anna).skills[0].evidence is SkillEvidence.CERTIFICATE
    assert '<option selected value="certificate">' in anna.get("/me/skills/proof").get_data(as_text=True)
    assert "I have a certificate or a diploma" in text(anna.get("/me/check"))


def test_what_shows_a_skill_is_not_overwritten_from_an_older_page(
    anna: HouseClient, session: Session, world: World
) -> None:
    say_in_own_words(anna, "/me/skills", "something nobody has a name for", "none")
    older = opened(anna, "/me/skills/proof")
    anna.submit("/me/skills/proof", {"lines-0-grade": "reference"})
    stale = anna.post("/me/skills/proof", data={**older, "lines-0-grade": "work_sample"})
    assert stale.status_code == 409
    assert "Somebody I worked for can say so" in text(stale)
    assert stored(session, world.anna).skills[0].evidence is SkillEvidence.REFERENCE


def test_without_skills_there_is_nothing_to_show(anna: HouseClient) -> None:
    assert anna.get("/me/skills/proof").location == "/me/skills"


def test_unpaid_work_is_told_with_one_tap(anna: HouseClient, session: Session, world: World) -> None:
    assert "I looked after children" in text(anna.get("/me/work"))
    assert anna.submit("/me/work/usual", {"isco": "5311"}, page="/me/work").status_code == 303
    (work,) = stored(session, world.anna).work
    assert (work.kind, work.own_words) == (WorkKind.UNPAID, "I looked after children")
    assert work.concept is not None
    assert work.concept.isco == "5311"
    assert "Which of these can you do?" in text(anna.get("/me/skills"))


def test_unpaid_work_nobody_offered_adds_nothing(anna: HouseClient, session: Session, world: World) -> None:
    anna.submit("/me/work/usual", {"isco": "0110"}, page="/me/work")
    assert stored(session, world.anna).work == []


def test_starting_now_needs_no_date(anna: HouseClient, session: Session, world: World, clock: FakeClock) -> None:
    assert anna.submit("/me/start", {"at_once": "y"}).status_code == 303
    assert stored(session, world.anna).earliest_start == day_in_bulgaria(clock())


def test_a_solar_hijri_birth_date_is_shown_first_and_kept_when_sent_again(
    anna: HouseClient, session: Session, world: World
) -> None:
    asked = anna.submit("/me/name", {"birth-day": "۱", "birth-month": "۱", "birth-year": "۱۳۶۹"})
    assert asked.status_code == 422
    assert "this is March 21, 1990" in text(asked)
    assert stored(session, world.anna).birth_date is None
    shown = asked.get_data(as_text=True)
    assert all(f'value="{part}"' in shown for part in ("21", "3", "1990"))
    anna.submit("/me/name", {"birth-day": "21", "birth-month": "3", "birth-year": "1990"})
    person = stored(session, world.anna)
    assert (person.birth_date, person.birth_date_precision) == ("1990-03-21", DatePrecision.DAY)


@pytest.mark.parametrize("question", ["name", "start", "papers"])
def test_readers_of_persian_and_pashto_are_told_of_both_calendars(anna: HouseClient, question: str) -> None:
    hints = {code: anna.get(f"/me/{question}?lang={code}").get_data(as_text=True).count('class="hint"')
             for code in ("fa", "ps", "en")}  # fmt: skip
    assert hints["fa"] == hints["ps"] > hints["en"]


@pytest.mark.parametrize(
    ("years", "said"),
    [(15, "still too young"), (16, "at most 7 hours a day and 35 hours a week"), (17, "from 22:00 to 06:00"), (18, "")],
)
def test_the_law_is_said_to_people_under_eighteen(
    anna: HouseClient, session: Session, world: World, clock: FakeClock, years: int, said: str
) -> None:
    today = day_in_bulgaria(clock())
    person = stored(session, world.anna)
    person.birth_date, person.birth_date_precision = date(today.year - years, 1, 1).isoformat(), DatePrecision.DAY
    session.commit()
    for address in ("/me", "/me/times", "/me/check"):
        page = text(anna.get(address))
        assert said in page
        assert ("the law protects you" in page) is (years in (16, 17))


def test_languages_are_asked_by_what_one_can_do_with_them(anna: HouseClient) -> None:
    page = text(anna.get("/me/languages"))
    assert "I can buy a ticket" in page
    assert "I can write a short message" in page
