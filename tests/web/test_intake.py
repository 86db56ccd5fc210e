"""The intake at the desk: both languages on one page, who wrote an answer down, and what the person says of it."""

from typing import Any

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Contest, Disclosure, EnteredAnswer, Jobseeker, WorkExperience
from models.entered import EnteredHow, InterpreterKind, LookedThrough
from models.sharing_enums import ContestKind, ContestState, DisclosureState
from tests.browser import HouseClient, another, fetch_all
from tests.web.asked import statements
from tests.web.forms_filled import filled
from tests.world import World
from web.services.jobseeker_progress import Part

WITH_HELP = {"sitting-how": "telephone", "sitting-helped_by": "volunteer", "sitting-helped_in": "ar"}
MOST_STATEMENTS = 12


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor, in English."""
    client.sign_in_as(world.counsellor)
    client.get("/desk?lang=en")
    return client


def told(session: Session, kind: type, *names: str) -> list[tuple[Any, ...]]:
    """These attributes of every stored row of a kind, oldest first. Nothing stays open in the database."""
    session.expire_all()
    session.rollback()
    found = [tuple(getattr(row, name) for name in names) for row in fetch_all(session, kind)]
    session.rollback()
    return found


def written(session: Session) -> dict[str, tuple[Any, ...]]:
    """What was written down, by part: how, by whose help, in which language, what the person says, when."""
    rows = told(session, EnteredAnswer, "part", "how", "helped_by", "helped_in", "state", "created_at")
    return {part: tuple(rest) for part, *rest in rows}


def of_person(session: Session, name: str, *names: str) -> tuple[Any, ...]:
    """These attributes of one person."""
    return next(rest for own, *rest in told(session, Jobseeker, "public_id", *names) if own == name)


def send(desk: HouseClient, address: str, said: dict[str, str]) -> TestResponse:
    """Open a page, answer something, and send all of its form."""
    shown = filled(desk.get(address).get_data(as_text=True))
    return desk.post(address, data={**shown, **said})


def page_of(world: World, part: str = "") -> str:
    """The short form of Omar, or a part of the full one."""
    return f"/desk/people/{world.omar}/intake{'/' if part else ''}{part}"


def test_every_question_stands_in_both_languages_with_its_own_direction(desk: HouseClient, world: World) -> None:
    page = desk.get(page_of(world)).get_data(as_text=True)
    assert "Where do you live, and how far can work be?" in page
    assert "أين سكنك، وكم يمكن أن يبعد العمل؟" in page
    assert 'lang="ar" dir="rtl"' in page
    assert page.count('<form method="post" action=""') == 1, "one form posts both sides"


def test_whoever_speaks_the_readers_language_sees_every_question_once(desk: HouseClient, world: World) -> None:
    page = desk.get(page_of(world) + "?lang=ar").get_data(as_text=True)
    assert 'class="pair' not in page.split("intake-part", 1)[1].split('id="languages"', 1)[1]


@pytest.mark.parametrize("part", ["", *Part])
def test_a_page_sent_as_it_stands_changes_nothing_and_asks_little_of_the_database(
    part: str, desk: HouseClient, world: World, session: Session
) -> None:
    desk.get(page_of(world, part))
    with statements(desk.application) as asked:
        shown = desk.get(page_of(world, part)).get_data(as_text=True)
    assert len(asked) <= MOST_STATEMENTS, [one[:90] + one[one.find("FROM") :][:90] for one in asked]
    assert desk.post(page_of(world, part), data=filled(shown)).status_code == 303
    assert not written(session)


def test_the_short_form_saves_everything_with_who_wrote_it_and_ends_on_vacancies(
    desk: HouseClient, world: World, session: Session
) -> None:
    said = {
        **WITH_HELP, "languages-spoken": "B2", "place-municipality_code": "PDV22", "place-max_commute_minutes": "90",
        "times-works_days": "yes", "times-works_nights": "no", "papers-status": "temporary_protection",
    }  # fmt: skip
    answer = send(desk, page_of(world), said)
    assert (answer.status_code, answer.location) == (303, f"/desk/people/{world.omar}/vacancies")
    assert of_person(session, world.omar, "municipality_code", "max_commute_minutes", "works_nights") == [
        "PDV22", 90, False,
    ]  # fmt: skip
    rows = written(session)
    assert {"place", "languages"} == rows.keys()
    assert rows["place"][:4] == (EnteredHow.TELEPHONE, InterpreterKind.VOLUNTEER, "ar", LookedThrough.WAITING)
    shown = filled(desk.get(page_of(world)).get_data(as_text=True))
    assert shown["sitting-helped_by"] == ["volunteer"], "the next page knows how the two talk"


def test_an_interpreter_needs_a_language(desk: HouseClient, world: World, session: Session) -> None:
    said = {"sitting-helped_by": "volunteer", "sitting-helped_in": "", "pay-min_net_pay": "900"}
    assert send(desk, page_of(world, "pay"), said).status_code == 422
    assert not written(session)


def test_work_is_kept_in_the_words_of_both_and_the_persons_are_never_overwritten(
    desk: HouseClient, world: World, session: Session
) -> None:
    said = {"work-words": "عامل تنظيف", "work-reworded": "cleaner", "work-years": "3"}
    assert send(desk, page_of(world, "work"), said).status_code == 200, "the page asks back what the words mean"
    settled = send(desk, page_of(world, "work"), {**said, "work-asked": "1", "work-meaning": "none"})
    assert settled.status_code == 303
    named = ("own_words", "language", "reworded", "reworded_language", "years")
    assert told(session, WorkExperience, *named)[-1] == ("عامل تنظيف", "ar", "cleaner", "en", 3)
    assert written(session)["work"][3] is LookedThrough.WAITING
    ((entry,),) = told(session, WorkExperience, "public_id")[-1:]
    assert send(desk, page_of(world, "work"), {f"{entry}-reworded": "cleaner in a school"}).status_code == 303
    assert told(session, WorkExperience, *named)[-1] == ("عامل تنظيف", "ar", "cleaner in a school", "en", 3)


def test_what_was_changed_meanwhile_is_shown_beside_what_was_typed(
    desk: HouseClient, world: World, session: Session
) -> None:
    shown = filled(desk.get(page_of(world, "pay")).get_data(as_text=True))
    assert send(desk, page_of(world, "pay"), {"pay-min_net_pay": "1234"}).status_code == 303
    answer = desk.post(page_of(world, "pay"), data={**shown, "pay-min_net_pay": "777"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "777" in page
    assert "1,234" in page
    assert of_person(session, world.omar, "min_net_pay") == [1234]


def test_one_question_can_be_sent_alone_and_the_others_stay(desk: HouseClient, world: World, session: Session) -> None:
    before = of_person(session, world.omar, "municipality_code")
    shown = filled(desk.get(page_of(world)).get_data(as_text=True))
    alone = {name: value for name, value in shown.items() if name.startswith(("sitting-", "times-")) or "-" not in name}
    answer = desk.post(page_of(world), data={**alone, "times-works_weekends": "no", "alone": "1"})
    assert answer.status_code == 200
    assert of_person(session, world.omar, "works_weekends", "municipality_code") == [False, *before]
    assert written(session).keys() == {"times"}
    again = {**alone, **(answer.get_json() or {}), "times-works_weekends": "yes", "stay": "1"}
    assert desk.post(page_of(world), data=again).location == page_of(world), "the open page goes on from there"
    assert of_person(session, world.omar, "works_weekends") == [True]


@pytest.fixture
def anna(desk: HouseClient, world: World) -> HouseClient:
    """Anna's browser, after her counsellor wrote down the pay she needs."""
    assert send(desk, f"/desk/people/{world.anna}/intake/pay", {"pay-min_net_pay": "950"}).status_code == 303
    made = another(desk.application).sign_in_as(world.anna_account)
    made.get("/me?lang=en")
    return made


def test_nothing_is_shown_of_a_person_before_they_called_right_what_was_written_down(
    anna: HouseClient, world: World, session: Session
) -> None:
    assert "Written down for you: please look through" in anna.get("/me").get_data(as_text=True)
    yes = {"fields": "languages", "days": "30"}
    stopped = anna.submit(f"/me/invitations/{world.invited}", yes)
    assert (stopped.status_code, stopped.location) == (303, "/me/look-through")
    assert ("invited",) in [(state.value,) for (state,) in told(session, Disclosure, "state")]
    page = anna.get("/me/look-through").get_data(as_text=True)
    assert "Sitting together" in page
    assert "/me/look-through?lang=uk" in page, "The choice of languages names languages"
    says = {"part": "pay", "says": "right", "written": written(session)["pay"][4].isoformat()}
    assert anna.submit("/me/look-through", says).status_code == 303
    assert written(session)["pay"][3] is LookedThrough.RIGHT
    assert anna.submit(f"/me/invitations/{world.invited}", yes).location == "/me/invitations"
    states = dict(told(session, Disclosure, "public_id", "state"))
    assert states[world.invited] is DisclosureState.DISCLOSED


def test_what_is_called_wrong_does_not_count_until_it_is_called_right(
    anna: HouseClient, world: World, session: Session
) -> None:
    at = written(session)["pay"][4].isoformat()
    for says, open_ones in (("wrong", {ContestKind.PAY}), ("right", set())):
        assert anna.submit("/me/look-through", {"part": "pay", "says": says, "written": at}).status_code == 303
        rows = told(session, Contest, "kind", "state")
        assert {kind for kind, state in rows if state is ContestState.OPEN and kind is ContestKind.PAY} == open_ones


def test_a_part_the_person_answers_alone_is_theirs(anna: HouseClient, session: Session) -> None:
    anna.submit("/me/pay", {"min_net_pay": "950"})
    assert "pay" not in written(session)


def test_what_was_written_down_anew_must_be_looked_at_again(anna: HouseClient, session: Session) -> None:
    anna.submit("/me/look-through", {"part": "pay", "says": "right", "written": "2020-01-01T00:00:00+00:00"})
    assert written(session)["pay"][3] is LookedThrough.WAITING


def test_another_organisations_person_has_no_intake(desk: HouseClient, world: World) -> None:
    for part in ("", "/work", "/pay"):
        assert desk.get(f"/desk/people/{world.mina}/intake{part}").status_code == 404
