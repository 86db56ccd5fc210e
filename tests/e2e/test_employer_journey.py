"""The whole way of an employer in a browser: registered, checked by two people, a vacancy, a card, a yes, a checklist.

A company and the staff read Bulgarian or English, the person Arabic or Ukrainian on a phone of 360 px. Whatever the
company is sent before the person's yes is kept and searched for the name, the telephone number and the e-mail.
"""

import logging
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

import pyotp
import pytest
from flask import Flask, Response
from playwright.sync_api import expect

from scripts import live
from tests.conftest import FakeClock
from tests.e2e import employer_people as people
from tests.e2e.conftest import Open
from tests.e2e.walker import Walker
from tests.world import World
from web.extensions import principal
from web.services.principal import Actor

NUMBER, COMPANY, MAIL, PASSWORD = "175074752", "Пекарна Зора", "zora@example.org", "kettle meadow lantern"
OWN_WORDS = "Ние сме малък екип. Ще ви покажем мястото и работата."
MOST_TO_POST = 25
PROMISE = (
    "Nobody pays anything to get this job and nobody's papers are kept. "
    "There are at least 20 working days of paid leave a year."
)
LOOKED = "I looked at every step on this page. I found the number again where it stands."
FOUND_MYSELF = "I found the number there myself. The company did not give it to me."
TALK = "We would like to meet you and talk about the job."
CODE = "The six digits your authenticator app shows now"
table = logging.getLogger(__name__)
pytestmark = [pytest.mark.usefixtures("words_known"), pytest.mark.timeout(300)]


@dataclass
class Journey:
    """Everybody on the way, and all that the company was sent so far."""

    app: Flask
    clock: FakeClock
    window: Open
    world: World
    company: Walker
    language: str
    title: str
    heard: list[str] = field(default_factory=list)
    secret: str = ""
    counted: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.app.after_request(self._overhear)

    def _overhear(self, response: Response) -> Response:
        if principal().actor is Actor.EMPLOYER and not response.direct_passthrough:
            self.heard.append(response.get_data().decode(errors="replace"))
        return response

    def staff(self, account: str, page: str) -> Walker:
        """Somebody of the staff at a page."""
        walker = Walker(self.window(account=account, language=self.language).new_page(), self.language)
        walker.page.goto(page)
        return walker

    def in_days(self, number: int) -> date:
        """A day from now."""
        return self.clock().date() + timedelta(days=number)

    def code(self) -> str:
        """What the company's authenticator shows now."""
        return pyotp.TOTP(self.secret).at(self.clock())

    def note(self, part: str) -> int:
        """Write down how many interactions of the company a part of the way took."""
        self.counted[part] = self.company.interactions - sum(self.counted.values())
        table.info("| %s | %s | %d |", self.language, part, self.counted[part])
        return self.counted[part]


def _register(way: Journey) -> None:
    """From the first page over the message to an account with a second step."""
    company = way.company
    company.start()
    company.link("I have work to offer")
    company.fill("Company number (EIK)", NUMBER)
    company.fill("Name of the company", COMPANY)
    company.fill("Municipality", {"bg": "Соф", "en": "Sof"}[way.language])
    company.page.get_by_role("option").first.click()
    company.fill("Your e-mail at work", MAIL)
    company.button("Register the company")
    company.arrive("Look at your e-mail")
    company.page.goto(people.link_in_the_mail(way.app, way.clock, MAIL))
    company.fill("Choose a password", PASSWORD)
    company.fill("The same password once more", PASSWORD)
    company.button("Keep this password")
    company.arrive("Make your account safe")
    way.secret = company.page.locator("figcaption").inner_text().replace(" ", "")
    company.fill(CODE, way.code())
    company.button("Finish and sign in")
    company.arrive("Our vacancies")
    expect(company.page.get_by_text(company.say("Where the check of your company stands"))).to_be_visible()
    way.note("registering")


def _check(way: Journey) -> None:
    """Papers and the call by one operator, the last word by another."""
    first = way.staff(way.world.operator, "/operator/employers")
    first.link(COMPANY)
    first.button("Take it up")
    first.tick("The entry in the Commercial Register")
    first.tick("A paper that this person may act for the company")
    first.choose("Where did you see them?", "They showed it at our office.")
    first.write_day(way.in_days(0))
    first.button("I saw these papers")
    first.choose("Where did you find the number?", "In the Commercial Register")
    first.fill("Page or entry where the number stands", NUMBER)
    first.tick(FOUND_MYSELF)
    first.write_day(way.in_days(0))
    first.choose("What came of the call?", "They know of the registration.")
    first.button("Note the call")
    expect(first.page.get_by_text(first.say("Called the company")).first).to_be_visible()
    assert first.page.get_by_label(first.say(LOOKED)).count() == 0
    second = way.staff(people.second_operator(way.app, way.clock), first.page.url)
    second.tick(LOOKED)
    second.button("Let the company work with us")
    expect(second.page.get_by_text(second.say("Nothing is to do. The company works with us."))).to_be_visible()


def _post(way: Journey) -> None:
    """From a title to a vacancy that is sent, past what it asks of people."""
    company = way.company
    company.page.goto("/employer")
    company.link("Write the first vacancy")
    company.fill("What is the job called?", way.title)
    company.button("Go on")
    company.choose("Which of these is it?", 0)
    company.button("Go on")
    company.arrive("Terms of the vacancy")
    company.write_day(way.in_days(8))
    company.fill("Gross pay from", "900")
    company.fill("Gross pay up to", "1100")
    company.button("Save")
    expect(company.page.get_by_role("heading", name=company.say("Whom each demand leaves out"))).to_be_visible()
    assert company.page.locator("#doctor .demands li").count() >= 1
    company.tick(PROMISE)
    company.button("Send for approval")
    expect(company.page.get_by_text(company.say("Sent for approval")).first).to_be_visible()
    assert way.note("posting") <= MOST_TO_POST


def _propose(way: Journey) -> Walker:
    """A counsellor approves, looks at the list and proposes three people."""
    desk = way.staff(way.world.counsellor, "/desk/vacancies")
    desk.link(way.title)
    desk.button("Approve and look for people")
    for name in people.NAMES:
        desk.page.get_by_label(name).first.check()
    desk.button("Propose those ticked")
    desk.arrive("Propose several people")
    desk.pick("Why?", "skills_fit")
    desk.button("Propose these people")
    return desk


def _invite(way: Journey, desk: Walker) -> str:
    """Cards without names, an invitation with own words, two times; gives the invitation's public id."""
    company = way.company
    company.page.reload()
    company.link("Proposed people")
    expect(company.page.locator(".person-card")).to_have_count(len(people.NAMES))
    company.link("Invite", exact=False)
    name = company.page.url.split("/")[-2]
    company.choose("What do you invite the person to?", TALK)
    company.fill("A few words of your own", OWN_WORDS)
    company.button("Send the invitation")
    desk.page.goto("/desk")
    desk.link(desk.counted("%(num)s text of an employer to read", "%(num)s texts of employers to read", 1))
    desk.link(COMPANY, exact=False)
    expect(desk.page.get_by_text(OWN_WORDS)).to_be_visible()
    desk.button("Let it go to the person")
    company.page.reload()
    company.link("Times to meet")
    company.link("Offer times for a talk", exact=False)
    company.choose("Where do you meet?", "At the place of work")
    for number, clock in enumerate(("10:30", "9:00")):
        company.write_day(way.in_days(3 + number), number)
        company.page.get_by_label(company.say("Begins at")).nth(number).fill(clock)
        company.fields += 1
    company.button("Offer these times")
    way.note("inviting and offering two times")
    return name


def _everything_the_company_can_open(way: Journey) -> int:
    """Follow every link of the company's pages; how many there are."""
    asked, waiting = set[str](), ["/employer"]
    while waiting:
        asked.add(page := waiting.pop())
        shown = way.company.page.request.get(page).body().decode(errors="replace")
        waiting += set(re.findall(r'href="(/(?:employer|me/inbox)[^"#?]*)', shown)) - asked - set(waiting)
    return len(asked)


def _say_yes(way: Journey, person: Walker) -> list[str]:
    """The person reads, shares a name and languages and picks a time; gives what they were told is shown."""
    person.page.goto("/me")
    person.link("Read and answer")
    person.link("Read and answer", exact=False)
    expect(person.page.get_by_text(OWN_WORDS)).to_be_visible()
    for shared in ("Name", "Languages"):
        person.page.get_by_role("checkbox", name=person.say(shared)).check()
        person.taps += 1
    person.choose("For how long?", 1)
    person.button("Yes, show what I ticked")
    person.choose("Which time suits you?", 1)
    person.button("Answer")
    expect(person.page.get_by_text(person.say("You have agreed to this"))).to_be_visible()
    assert person.page.evaluate("document.documentElement.scrollWidth") <= 360
    return person.page.locator("main dl dd").all_inner_texts()


def _hire(way: Journey, person: Walker, told: list[str]) -> None:
    """The company reads exactly what was shared and offers the job; the person takes it."""
    company = way.company
    company.page.reload()
    expect(company.page.get_by_text(company.say("Comes"), exact=True)).to_be_visible()
    company.link("Proposed people")
    company.link("Read", exact=False)
    company.arrive("What this person shares with you")
    assert company.page.locator("main dt").all_inner_texts() == [company.say("Name"), company.say("Languages")]
    assert company.page.locator("main dd").first.inner_text() == told[0]
    company.link("Offer the job")
    company.button("Send the offer")
    person.page.goto("/me")
    person.link("Offers")
    person.page.locator("main h2 a, main h3 a").first.click()
    person.button("Yes, I take the job")
    expect(person.page.get_by_text(person.say("Accepted")).first).to_be_visible()
    company.page.reload()
    said_yes = company.say("The person said yes. Come back on the first day and say that work has begun.")
    expect(company.page.get_by_text(said_yes)).to_be_visible()
    way.note("reading and offering the job")


def _begin_work(way: Journey) -> None:
    """Eight days later: signed in once more, work has begun, and what is to be done until when."""
    company = way.company
    way.clock.move(days=8)
    company.page.goto("/employer")
    company.fill("E-mail", MAIL)
    company.fill("Password", PASSWORD)
    company.button("Go on")
    company.fill(CODE, way.code())
    company.button("Sign in")
    company.link("Hiring")
    company.link("Offer", exact=False)
    company.button("Work has begun")
    company.arrive("Hiring checklist")
    duties = company.page.locator(".duty")
    dated = duties.filter(has_text=re.compile(r"202\d"))
    assert dated.count() == duties.count() >= 5
    company.button("Mark as done")
    expect(company.page.locator(".duty-done")).to_have_count(1)
    way.note("beginning work")


@pytest.mark.parametrize(
    ("language", "title", "like", "reads"),
    [
        pytest.param("bg", "готвач в ресторант", "omar", "ar", id="bg-ar"),
        pytest.param("en", "cleaner in a hotel", "anna", "uk", id="en-uk", marks=pytest.mark.nightly),
    ],
)
def test_from_registering_to_the_first_day_of_work(
    app: Flask, clock: FakeClock, window: Open, world: World, language: str, title: str, like: str, reads: str
) -> None:
    live.apart(lambda: people.gather(app, clock, getattr(world, like)))
    company = Walker(window(language="bg").new_page(), language)
    way = Journey(app, clock, window, world, company, language, title)
    _register(way)
    _check(way)
    _post(way)
    invitation = _invite(way, _propose(way))
    assert _everything_the_company_can_open(way) >= 20
    somebody = people.invited(app, invitation)
    assert not [secret for secret in people.SECRETS for page in way.heard if secret in page]
    person = Walker(window(account=somebody, language=reads, width=360, height=740).new_page(), reads)
    told = _say_yes(way, person)
    _hire(way, person, told)
    _begin_work(way)
    assert any(told[0] in page for page in way.heard)
    assert not [secret for secret in people.CONTACTS for page in way.heard if secret in page]
    table.info("| %s | all | %d |", language, sum(way.counted.values()))
