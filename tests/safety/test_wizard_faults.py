"""Posts that never arrive, arrive twice, late, in another order, or again after a week, from two devices of one person:
no answer is lost or written over unseen, and whoever would, is shown both versions with what they typed kept."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Exclusion, Jobseeker, JobseekerSkill
from models.enums import ExclusionKind, SkillEvidence
from models.queries import by_public_id
from tests.browser import HouseClient, hidden_fields
from tests.conftest import FakeClock
from tests.safety.paper_forms import Form, sent
from tests.safety.wizard import Post, Tab, Truth, edit, said
from tests.world import COOK, HOTEL, World
from web.services.jobseeker_sheets import QUESTIONS

DEVICES = (0, 1)


@dataclass
class Person:
    """Somebody with two devices, the pages open on them, and what is on its way."""

    clients: list[HouseClient]
    watcher: HouseClient
    pages: dict[str, str]
    dice: random.Random
    clock: FakeClock
    truth: Truth
    tabs: list[Tab] = field(default_factory=list)
    late: list[Post] = field(default_factory=list)
    old: list[Post] = field(default_factory=list)
    conflicts: int = 0
    posts: int = 0

    def now(self, page: str, client: HouseClient | None = None) -> Form:
        """A page opened afresh."""
        self.clock.move(seconds=1)
        answer = (client or self.watcher).get(self.pages[page], raw=True)
        assert answer.status_code == 200, page
        return Form(answer.get_data(as_text=True))

    def open(self) -> Tab:
        """Open a page on a device."""
        device, page = self.dice.choice(DEVICES), self.dice.choice(sorted(self.pages))
        tab = Tab(device, page, self.now(page, self.clients[device]), self.truth.edition[page])
        self.tabs.append(tab)
        return tab

    def tab(self) -> Tab:
        """A page that is open; pages left open long ago are as good as new ones."""
        if not self.tabs or self.dice.random() < 0.4:
            return self.open()
        return self.dice.choice(self.tabs)

    def arrive(self, post: Post) -> TestResponse:
        """A post arrives: the answer and what is stored are as the model says."""
        expected = self.truth.arrive(post)
        answer = self.clients[post.device].post(self.pages[post.page], data=sent(post.pairs), raw=True)
        self.posts += 1
        assert answer.status_code == (303 if expected else 409), f"{post}\n{answer.get_data(as_text=True)[-3000:]}"
        if not expected:
            self._shows_both(post, answer)
        stored = said(post.page, self.now(post.page).pairs())
        assert stored == self.truth.saved[post.page], post
        self.old.append(post)
        return answer

    def _shows_both(self, post: Post, answer: TestResponse) -> None:
        self.conflicts += 1
        shown = answer.get_data(as_text=True)
        assert 'class="differs"' in shown, f"both versions look the same: {post}"
        assert said(post.page, Form(shown).pairs()) == post.said, "what was typed is gone from the page"

    def seen(self, tab: Tab, answer: TestResponse) -> None:
        """The person sees the answer: the page is done, or becomes the one that shows both versions."""
        if answer.status_code == 409:
            tab.form, tab.edition = Form(answer.get_data(as_text=True)), self.truth.edition[tab.page]
        elif self.dice.random() < 0.7:
            self.tabs.remove(tab)


def _save(person: Person, tab: Tab) -> None:
    person.seen(tab, person.arrive(tab.post()))


def _save_and_go_back(person: Person, tab: Tab) -> None:
    """The answer is lost on its way, or the back button is pressed: the page is there as it was when it was sent."""
    person.arrive(tab.post())
    if person.dice.random() < 0.7:
        edit(person.dice, tab)
        _save(person, tab)


def _tap_twice(person: Person, tab: Tab) -> None:
    person.arrive(tab.post())
    _save(person, tab)


def _hang(person: Person, tab: Tab) -> None:
    """The post is on its way for long, or for ever; the person may change their mind and press again."""
    if person.dice.random() < 0.7:
        person.late.append(tab.post())
    if person.dice.random() < 0.5:
        edit(person.dice, tab)
        _save(person, tab)


def _come_late(person: Person, tab: Tab) -> None:
    if person.late:
        person.arrive(person.late.pop(person.dice.randrange(len(person.late))))


def _replay(person: Person, tab: Tab) -> None:
    if person.old:
        person.arrive(person.dice.choice(person.old[-30:]))


STEPS: list[Callable[[Person, Tab], None]] = [_save, _save_and_go_back, _tap_twice, _hang, _come_late, _replay]


def go_wrong(person: Person, steps: int) -> None:
    """So many steps of a schedule, and then a look at every page."""
    for _ in range(steps):
        tab = person.tab()
        edit(person.dice, tab)
        person.dice.choice(STEPS)(person, tab)
    for post in person.late:
        person.arrive(post)
    for page in person.pages:
        assert said(page, person.now(page).pairs()) == person.truth.saved[page], page


@pytest.fixture
def anna(session: Session, world: World) -> dict[str, str]:
    """The pages of somebody who has said something everywhere, lists among it."""
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    for kind, values in ((ExclusionKind.OCCUPATION, (COOK, HOTEL)), (ExclusionKind.MUNICIPALITY, ("SOF46", "VAR06"))):
        person.exclusions += [Exclusion(kind=kind, value=value) for value in values]
    for words in ("плету кошики", "варю борщ"):
        skill = JobseekerSkill(language="uk", evidence=SkillEvidence.SELF_REPORTED)
        person.skills.append(skill)
        session.flush()
        skill.own_words = words
    session.flush()
    names = [*QUESTIONS, "skills", "languages"]
    pages = {name: f"/me/{name}" for name in names} | {"work details": f"/me/work/{person.work[0].public_id}"}
    session.commit()
    return pages


@pytest.fixture
def meet(app: Flask, clock: FakeClock, world: World, anna: dict[str, str]) -> Callable[[int], Person]:
    """The person on two devices with dice of their own."""

    def make(seed: int) -> Person:
        clients = [_device(app, world, f"device-{seed}-{number}") for number in range(3)]
        person = Person(clients[:2], clients[2], anna, random.Random(seed), clock, Truth({}))
        person.truth.saved = {page: said(page, person.now(page).pairs()) for page in anna}
        return person

    return make


def _device(app: Flask, world: World, name: str) -> HouseClient:
    client = app.test_client()
    assert isinstance(client, HouseClient)
    client.environ_base["wsgi.url_scheme"] = "https"
    with client.session_transaction(base_url="https://localhost") as cookie:
        cookie["browser"] = name
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en", raw=True)
    return client


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(4, 80))])
def test_no_answer_is_lost_or_written_over_unseen(meet: Callable[[int], Person], seed: int) -> None:
    person = meet(seed)
    go_wrong(person, 40)
    assert person.conflicts


def test_what_shows_a_skill_is_not_lost_either(meet: Callable[[int], Person]) -> None:
    person = meet(5)
    person.pages = {"proof": "/me/skills/proof"}
    person.truth.saved = {"proof": said("proof", person.now("proof").pairs())}
    go_wrong(person, 25)
    assert person.conflicts


def test_a_page_opened_before_a_change_that_was_taken_back_is_out_of_date(meet: Callable[[int], Person]) -> None:
    person = meet(0)
    one, other = person.clients
    form = person.now("pay", one)
    for pay in ("900", ""):
        person.clock.move(seconds=1)
        assert other.submit("/me/pay", {"min_net_pay": pay}).status_code == 303
    form.controls["min_net_pay"].values = ["700"]
    assert one.post("/me/pay", data=sent(form.pairs())).status_code == 409


def test_a_late_copy_does_not_undo_what_was_mended_on_the_same_page(meet: Callable[[int], Person]) -> None:
    person = meet(0)
    form = person.now("pay", person.clients[0])
    stays = sent(form.pairs())
    form.controls["min_net_pay"].values = ["700"]
    assert person.clients[0].post("/me/pay", data=stays).status_code == 303
    assert person.clients[0].post("/me/pay", data=sent(form.pairs())).status_code == 409
    assert person.now("pay").controls["min_net_pay"].values == [""]


def test_own_words_dropped_elsewhere_stay_on_the_page_that_kept_them(meet: Callable[[int], Person]) -> None:
    person = meet(0)
    one, other = person.clients
    form = person.now("skills", one)
    kept = person.now("skills", other)
    kept.controls["own"].values = kept.controls["own"].values[:1]
    assert other.post("/me/skills", data=sent(kept.pairs())).status_code == 303
    form.controls["tasks"].values = form.controls["tasks"].options
    answer = one.post("/me/skills", data=sent(form.pairs()))
    assert answer.status_code == 409
    assert len(Form(answer.get_data(as_text=True)).controls["own"].values) == 2


def test_work_that_got_new_details_elsewhere_is_not_taken_away_unseen(meet: Callable[[int], Person]) -> None:
    person = meet(0)
    one, other = person.clients
    details, listed = person.pages["work details"], "/me/work"
    shown = hidden_fields(one.get(listed).get_data(as_text=True), f"{details}/remove")
    assert other.submit(details, {"years": "9"}).status_code == 303
    refused = one.post(f"{details}/remove", data=shown, follow_redirects=True).get_data(as_text=True)
    assert "This work was changed meanwhile." in refused
    assert one.get(details).status_code == 200
    assert one.submit(f"{details}/remove", page=listed).status_code == 303
    assert one.get(details).status_code == 404


def test_details_of_work_taken_away_elsewhere_are_shown_once_more(meet: Callable[[int], Person]) -> None:
    person = meet(0)
    one, other = person.clients
    details = person.pages["work details"]
    fields = hidden_fields(one.get(details).get_data(as_text=True), details)
    assert other.submit(f"{details}/remove", page="/me/work").status_code == 303
    answer = one.post(details, data={**fields, "kind": "unpaid", "years": "9", "last_worked_in": "2021"})
    assert answer.status_code == 404
    assert 'class="differs"' in answer.get_data(as_text=True)
    assert "2021" in answer.get_data(as_text=True)


def test_ticks_stay_on_the_page_though_their_work_was_taken_away_elsewhere(meet: Callable[[int], Person]) -> None:
    person = meet(0)
    one, other = person.clients
    form = person.now("skills", one)
    tasks = form.controls["tasks"].options
    form.controls["tasks"].values, ticked = tasks, len(tasks)
    assert other.submit(f"{person.pages['work details']}/remove", page="/me/work").status_code == 303
    assert other.submit("/me/skills", {}).status_code == 303
    answer = one.post("/me/skills", data=sent(form.pairs()))
    assert answer.status_code == 409
    assert len(Form(answer.get_data(as_text=True)).controls["tasks"].values) == ticked


@pytest.mark.parametrize("page", ["pay", "times", "wishes", "languages"])
def test_two_devices_at_the_same_moment_get_one_yes_and_one_look_at_both(
    meet: Callable[[int], Person], page: str
) -> None:
    person = meet(3)
    tabs = [Tab(device, page, person.now(page, person.clients[device]), 0) for device in DEVICES]
    while len({tab.post().said for tab in tabs} | {person.truth.saved[page]}) < 3:
        for tab in tabs:
            edit(person.dice, tab)
    together = Barrier(2)

    def send(tab: Tab) -> tuple[int, Post]:
        together.wait()
        post = tab.post()
        answer = person.clients[tab.device].post(person.pages[page], data=sent(post.pairs), raw=True)
        return answer.status_code, post

    with ThreadPoolExecutor(2) as pool:
        ends = dict(pool.map(send, tabs))
    assert sorted(ends) == [303, 409]
    assert said(page, person.now(page).pairs()) == ends[303].said
