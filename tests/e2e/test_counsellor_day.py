"""A counsellor's day in a browser: from the first talk to the question after a month of work.

The counsellor reads Bulgarian, the person Arabic on a phone of 360 px. Every click and every field filled in of the
counsellor is counted; what the person and the company do on their side is done, but not counted.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from models import Disclosure, Jobseeker, Vacancy
from models.queries import by_public_id, disclosures
from scripts import live
from tests.conftest import FakeClock
from tests.crowd import like
from tests.e2e.conftest import Open
from tests.e2e.walker import Walker
from tests.web.plans import another_post, crowd
from tests.world import World
from web.extensions import db, own_transaction
from web.services import plan_run

GIVEN, FAMILY = "سامي", "الخطيب"
NAME = f"{GIVEN} {FAMILY}"
COOK, COOK_IN_ARABIC = "готвач", "طباخ في مطعم"
TALK = "We would like to meet you and talk about the job."
AN_HOUR, DAYS, NIGHTS, PROTECTED, MOST = 3, 0, 1, 3, 50
Result = TypeVar("Result")
table = logging.getLogger(__name__)
pytestmark = [pytest.mark.usefixtures("words_known"), pytest.mark.timeout(300)]


class Desk(Walker):
    """A counsellor."""

    def type(self, name: str, value: str) -> None:
        """Type into a field that offers something, and take the first offer."""
        box = self.page.get_by_role("combobox", name=self.say(name)).first
        box.click()
        box.press_sequentially(value)
        self.fields += 1
        self._tap(self.page.get_by_role("option").filter(visible=True).first)

    def among(self, question: str, place: int) -> None:
        """Choose one of the answers of a question, by its id: the question stands there in two languages."""
        self._tap(self.page.locator(f"#{question}").get_by_role("radio").nth(place))


@dataclass
class Day:
    """Everybody on the way."""

    app: Flask
    clock: FakeClock
    window: Open
    world: World
    counted: dict[str, int] = field(default_factory=dict)
    person: str = ""

    def desk(self) -> Desk:
        """The counsellor, signed in, at the list of people."""
        made = Desk(self.window(account=self.world.counsellor, language="bg").new_page(), "bg")
        made.page.goto("/desk")
        return made

    def write(self, work: Callable[[Session], Result]) -> Result:
        """Do something that no page of this way does."""

        def apart() -> Result:
            with self.app.app_context(), own_transaction() as session, session.begin():
                return work(session)

        return live.apart(apart)

    def phone(self) -> Walker:
        """The person, on a phone."""
        account = self.write(self._account)
        return Walker(self.window(account=account, language="ar", width=360, height=740).new_page(), "ar")

    def _account(self, session: Session) -> str:
        row = by_public_id(session, Jobseeker, self.person)
        assert row is not None
        assert row.account is not None
        return row.account.public_id

    def between(self) -> str:
        """What stands between the person and the hotel."""

        def read(session: Session) -> str:
            person = by_public_id(session, Jobseeker, self.person)
            vacancy = by_public_id(session, Vacancy, self.world.cook_vacancy)
            assert person is not None
            assert vacancy is not None
            found: Disclosure | None = disclosures.of_pair(session, person.id, vacancy.id)
            assert found is not None
            return found.public_id

        return self.write(read)

    def note(self, part: str, desk: Desk) -> None:
        """Write down how many interactions of the counsellor a part took."""
        self.counted[part] = desk.interactions
        table.info("| %s | %d |", part, desk.interactions)


def _send(walker: Walker, button: str) -> None:
    """Press a button and wait until what it does is done."""
    with walker.page.expect_response(lambda answer: answer.request.method == "POST"):
        walker.button(button)


def _enter(day: Day) -> None:
    """A new person with a consent and a slip to sign in with."""
    desk = day.desk()
    desk.link("New person")
    desk.choose("In which language do we write to the person?", "العربية")
    desk.fill("Given name", GIVEN)
    desk.fill("Family name", FAMILY)
    desk.choose("How did the person get to know the privacy page?", 0)
    desk.tick("The person agrees that we look for work for them")
    desk.button("Save and print the slip")
    day.note("entering a person with consent and slip", desk)
    day.person = desk.page.url.split("/people/")[1].split("/")[0]


def _intake(day: Day) -> None:
    """The short form in two languages on one screen; it ends on the vacancies that fit."""
    desk = day.desk()
    desk.page.goto(f"/desk/people/{day.person}/slip")
    desk.link("Go on to the questions")
    desk.type("What did you work as?", COOK)
    theirs = Walker(desk.page, "ar").say("What did you work as?")
    desk.page.get_by_role("textbox", name=theirs).last.fill(COOK_IN_ARABIC)
    desk.page.get_by_role("textbox", name=desk.say("How many years did you do it?")).first.fill("4")
    desk.fields += 2
    desk.among("languages-spoken", 2)
    desk.type("Where do you live?", "Соф")
    desk.among("place-max_commute_minutes", AN_HOUR)
    desk.among("times-works_days", DAYS)
    desk.among("times-works_nights", NIGHTS)
    desk.page.locator("[name=start-at_once]").click()
    desk.taps += 1
    desk.among("papers-status", PROTECTED)
    desk.button("Save and show vacancies")
    expect(desk.page.get_by_role("table")).to_be_visible()
    day.note("intake in two languages, to the vacancies that fit", desk)


def _propose(day: Day) -> None:
    """The best vacancy, its explanation read, proposed with a reason."""
    desk = day.desk()
    desk.page.goto(f"/desk/people/{day.person}/vacancies")
    desk.page.get_by_role("table").get_by_role("link").first.click()
    desk.taps += 1
    desk.choose("What do you do?", "Propose")
    desk.pick("Why?", "skills_fit")
    desk.button("Save")
    expect(desk.page.get_by_text(desk.say("Saved.")).first).to_be_visible()
    day.note("matching one person and proposing", desk)


def _agree(day: Day) -> Walker:
    """The person looks through what was written down, and may be suggested; four others are like them."""

    def others(session: Session) -> None:
        person = by_public_id(session, Jobseeker, day.person)
        assert person is not None
        like(session, person, 5)

    day.write(others)
    person = day.phone()
    person.page.goto("/me")
    person.link("Look through")
    right = person.page.get_by_role("button", name=person.say("Right"), exact=True)
    waiting = right.count()
    for left in reversed(range(waiting)):
        right.first.click()
        expect(right).to_have_count(left)
    person.page.goto("/me/suggested")
    _send(person, "Yes, you may suggest me")
    return person


def _plan(day: Day) -> None:
    """The counsellor's people against all vacancies at once; two pairs of other people are proposed: two companies that
    see one person could tell that it is one."""

    def more(session: Session) -> None:
        crowd(session, day.world, day.world.omar, 3)
        another_post(session, day.world.cook_vacancy, "175074752", places=2)

    def made() -> bool:
        with day.app.app_context():
            return plan_run.carry_out(db.sessionmaker, day.clock)

    day.write(more)
    desk = day.desk()
    desk.link("Placement plans")
    desk.link("New plan")
    desk.button("Make the plan")
    expect(desk.page.get_by_role("progressbar")).to_be_visible()
    assert live.apart(made)
    desk.link("Look at the proposals")
    others = desk.page.get_by_role("row").filter(has_not_text=NAME).get_by_role("checkbox")
    for box in others.all()[:2]:
        box.check()
        desk.taps += 1
    desk.pick("Why?", "skills_fit")
    desk.button("Propose these pairs")
    said = desk.counted("%(num)s pair is proposed.", "%(num)s pairs are proposed.", 2)
    expect(desk.page.get_by_text(said)).to_be_visible()
    day.note("planning the whole caseload and proposing two pairs of it", desk)


def _invite(day: Day, company: Walker) -> None:
    """The company invites the person and offers a time."""
    company.page.goto(f"/employer/people/{day.between()}/invite")
    company.choose("What do you invite the person to?", TALK)
    _send(company, "Send the invitation")
    company.page.goto(f"/employer/people/{day.between()}/times")
    company.choose("Where do you meet?", "At the place of work")
    company.write_day(day.clock().date() + timedelta(days=3))
    company.page.get_by_label(company.say("Begins at")).first.fill("10:30")
    _send(company, "Offer these times")


def _meet(day: Day, person: Walker) -> None:
    """The person says yes and takes the time, with an interpreter, whom the counsellor finds."""
    person.page.goto("/me")
    person.link("Read and answer")
    person.link("Read and answer", exact=False)
    for shared in ("Name", "Languages"):
        person.page.get_by_role("checkbox", name=person.say(shared)).check()
    person.choose("For how long?", 1)
    person.button("Yes, show what I ticked")
    person.choose("Which time suits you?", 0)
    person.page.locator("select[name$=interpreter]").first.select_option("ar")
    _send(person, "Answer")
    desk = day.desk()
    desk.link("Invitations")
    talk = desk.page.locator("main li", has_text=NAME)
    talk.get_by_role("button", name=desk.say("An interpreter will be there")).click()
    desk.taps += 1
    expect(talk).to_have_count(0)
    day.note("finding an interpreter for the talk", desk)


def _begin(day: Day, company: Walker, person: Walker) -> None:
    """The company offers the job, the person takes it; on the second day the counsellor notes that work has begun."""
    company.page.goto(f"/employer/people/{day.between()}")
    company.link("Offer the job")
    _send(company, "Send the offer")
    person.page.goto("/me/offers")
    person.page.locator("main h2 a, main h3 a").first.click()
    _send(person, "Yes, I take the job")
    day.clock.move(days=9)
    desk = day.desk()
    desk.link("Offers and work")
    desk.link(NAME, exact=False)
    desk.write_day(day.clock().date() - timedelta(days=1))
    desk.button("Work has begun")
    expect(desk.page.get_by_text(desk.say("Saved. The person and the company are told."))).to_be_visible()
    day.note("noting that work has begun", desk)


def _ask_how_it_is(day: Day) -> None:
    """A month later the question is due; the answer is written down."""
    day.clock.move(days=32)
    desk = day.desk()
    desk.link("Tasks and follow-ups")
    desk.link("How is it at work?", exact=False)
    desk.link(NAME, exact=False)
    desk.choose("How is it at work?", 0)
    desk.button("Save")
    expect(desk.page.get_by_text(desk.say("Saved.")).first).to_be_visible()
    day.note("the question after a month of work", desk)


def test_from_the_first_talk_to_a_month_of_work(app: Flask, clock: FakeClock, window: Open, world: World) -> None:
    day = Day(app, clock, window, world)
    _enter(day)
    _intake(day)
    _propose(day)
    person = _agree(day)
    _plan(day)
    company = Walker(window(account=world.employer, language="bg").new_page(), "bg")
    _invite(day, company)
    _meet(day, person)
    _begin(day, company, person)
    _ask_how_it_is(day)
    table.info("| together | %d |", sum(day.counted.values()))
    assert sum(day.counted.values()) <= MOST
