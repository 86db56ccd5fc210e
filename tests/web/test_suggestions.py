"""Suggestions while somebody types: who gets them, in which language, and that nothing of it stays anywhere."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.browser import HouseClient, hidden_fields
from tests.web.jobseeker_pages import share_linker
from tests.world import COOK, World
from web.services import linking, suggesting
from web.services.jobseeker_meaning import JOBS

PAGES = {"anna_account": "/me/work", "employer": "/employer/vacancies/new", "counsellor": "/desk/people/new"}


def ask(client: HouseClient, page: str, typed: str, about: str = "jobs") -> TestResponse:
    """Type something on a page."""
    token = hidden_fields(client.get(page).get_data(as_text=True), page)["csrf_token"]
    return client.post("/words/suggest", data={"typed": typed, "about": about, "csrf_token": token})


def suggested(client: HouseClient, page: str, typed: str, about: str = "jobs") -> list[dict[str, Any]]:
    """What is offered."""
    answer = ask(client, page, typed, about)
    assert answer.status_code == 200
    offers: list[dict[str, Any]] = answer.get_json()["offers"]
    return offers


@pytest.mark.parametrize("who", [*PAGES, "lead"])
def test_people_employers_and_staff_are_offered_jobs(client: HouseClient, world: World, who: str) -> None:
    client.sign_in_as(getattr(world, who))
    page = PAGES.get(who, "/desk/people/new")
    client.get(f"{page}?lang=bg")
    offers = suggested(client, page, "готв")
    assert offers[0]["uri"] == COOK
    assert len(offers) == 7
    assert offers[0]["language"] == "bg"


def test_nobody_else_is_answered(client: HouseClient, world: World) -> None:
    assert ask(client, "/sign-in", "готв").status_code == 404
    client.sign_in_as(world.operator)
    assert ask(client, "/operator/organisations", "готв").status_code == 404


def test_typed_in_another_language_the_readers_name_stands_beside(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=bg")
    first = suggested(client, "/me/work", "покоїв")[0]
    assert (first["language"], first["direction"]) == ("uk", "ltr")
    assert first["name"].startswith("поко")
    assert "камериер" in first["hint"]
    assert suggested(client, "/me/work", "طبا")[0]["direction"] == "rtl"


def test_offers_that_look_alike_are_told_apart(session: Session) -> None:
    offers = suggesting.offers(session, "склад", "bg", JOBS)
    names = [(offer.name, offer.group) for offer in offers]
    assert len(set(names)) == len(names)


def test_skills_are_offered_where_skills_are_asked_for(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=bg")
    offers = suggested(client, "/me/skills", "чист", "skills")
    assert offers
    assert all(":skill:" in offer["uri"] for offer in offers)


@pytest.mark.parametrize("typed", ["", "г", "\u0000\u202e", "ё" * 5000, "<zzz>", "%' ZZ 1=1 --", "😀😀"])
def test_odd_words_get_an_honest_answer(client: HouseClient, world: World, typed: str) -> None:
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    answer = ask(client, "/me/work", typed, "something else")
    assert answer.status_code == 200
    assert answer.get_json()["offers"] == []
    assert answer.get_json()["said"] == "No suggestion. Write on, your own words are fine."


def test_typed_words_are_not_logged_and_not_stored(
    client: HouseClient, world: World, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    client.sign_in_as(world.anna_account)
    with caplog.at_level("DEBUG"):
        ask(client, "/me/work", "унікальнеслово")
    assert "унікальнеслово" not in caplog.text
    assert client.get("/words/suggest?typed=слово").status_code == 405


def test_a_form_from_elsewhere_is_refused(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    assert client.post("/words/suggest", data={"typed": "готв", "about": "jobs"}).status_code == 400


def test_whole_phrases_go_to_the_linker_but_only_if_it_is_at_hand(
    app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "чистя стаи в хотел"
    monkeypatch.setattr(linking, "at_hand", lambda session: None)
    assert suggesting.offers(session, words, "bg", JOBS) == []
    share_linker(monkeypatch)
    monkeypatch.setattr(linking, "at_hand", linking.linker)
    assert suggesting.offers(session, words, "bg", JOBS)
