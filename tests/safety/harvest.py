"""Five companies of one owner, twenty accounts, honest counsellors, and what all of the companies' pages give away."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO
from random import Random
from zipfile import ZipFile

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.routing import BuildError, Rule
from werkzeug.test import TestResponse

from models import (
    Account,
    Disclosure,
    Employer,
    Jobseeker,
    JobseekerLanguage,
    JobseekerLicence,
    Organisation,
    Vacancy,
    VacancyLanguage,
    WorkExperience,
)
from models.enums import CefrLevel, DecisionReason, EmployerState, LicenceKind, VacancyState
from models.queries import taxonomy
from tests.browser import HouseClient, another
from tests.conftest import FakeClock
from tests.crowd import agrees
from tests.safety.cells import UNKNOWN
from tests.world import NOW
from web.gate import PublicId
from web.permissions import POLICY
from web.services import account_create, decisions, passwords
from web.services.disclosed import LENGTH, SIGNS, pseudonym
from web.services.principal import Actor, Principal

COMPANIES, ACCOUNTS, POSTS = 5, 4, 3
#: A counsellor who reads that a vacancy is full proposes a few more and stops.
ENOUGH = 14
JOBS = tuple(f"urn:zaedno:occupation:{name}" for name in ("cook", "hotel-room-attendant", "kitchen-helper", "waiter"))
TOWNS = ("SOF46", "PDV22", "VAR06")
SIGN = re.compile(rf"(?<![A-Za-z0-9_-])[{SIGNS}]{{{LENGTH}}}(?![A-Za-z0-9_-])")
WORD = re.compile(r"[\w-]+")
QUERIES = (
    "", "?page=2", "?page=-1", "?sort=name", "?order=desc", "?limit=1000", "?offset=10", "?q=а", "?filter=language:ar",
    "?state=declined", "?show=all", "?person=1", "?show=closed&page=9", "?lang=ar", "?fields=name&fields=phone",
)  # fmt: skip
TRICKS = (
    {}, {"If-None-Match": "*"}, {"If-Modified-Since": "Mon, 01 Jan 2024 00:00:00 GMT"}, {"Range": "bytes=0-100"},
    {"Accept": "application/json"}, {"X-HTTP-Method-Override": "GET"}, {"HX-Request": "true"},
)  # fmt: skip
# What would end the attack instead of carrying it on.
SPARED = frozenset({"accounts.sign_out", "accounts.quick_exit", "accounts.sign_out_everywhere", "employer.team",
                    "employer.remove_colleague", "accounts.messages", "accounts.confirm_code"})  # fmt: skip


@dataclass
class Town:
    """The people, the companies' numbers in the database with their accounts, and the secrets of every person."""

    people: list[Jobseeker]
    companies: dict[int, list[str]]
    secrets: set[str]
    counsellor: Principal


def build(session: Session, dice: Random, how_many: int) -> Town:
    """People with all kinds of facts who agreed to be suggested, and five vetted companies; the last one is new."""
    home = session.query(Organisation).first()
    staff = session.query(Account).filter(Account.organisation_id == (home.id if home else 0)).first()
    assert home is not None
    assert staff is not None
    people = [_person(session, dice, home, number) for number in range(how_many)]
    companies = {}
    for number, digits in enumerate(("175074752", "131129282", "121699211", "000694037", "202040000")[:COMPANIES]):
        since = NOW - timedelta(days=5 if number == COMPANIES - 1 else 90)
        company = Employer(
            company_number=digits, name=f"Лозе {number}", state=EmployerState.VETTED, municipality_code="SOF46",
            vetted_at=since, created_at=since,
        )  # fmt: skip
        session.add(company)
        session.flush()
        companies[company.id] = [_account(session, company, each) for each in range(ACCOUNTS)]
    secrets = {each for person in people for each in _secrets(person)}
    who = Principal(Actor.COUNSELLOR, staff.id, staff.public_id, organisation_id=home.id)
    session.commit()
    return Town(people, companies, secrets, who)


def _person(session: Session, dice: Random, home: Organisation, number: int) -> Jobseeker:
    person = account_create.jobseeker(session, home, dice.choice(("uk", "ar", "fa", "ru")), NOW)
    person.given_name, person.family_name = f"Імя{number}ЯЯ", f"Прізвище{number}ЖЖ"
    person.phone, person.email = f"+35988800{number:04d}", f"zz{number}zz@example.org"
    person.birth_date = f"19{dice.randrange(60, 99)}-05-17"
    person.municipality_code = dice.choice(TOWNS)
    person.earliest_start = dice.choice((None, date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)))
    for concept in dice.sample(JOBS, dice.choice((1, 1, 2))):
        row = WorkExperience(
            language="uk", concept=taxonomy.by_uri(session, concept), years=dice.choice((0.5, 2, 4, 7, None))
        )
        person.work.append(row)
        session.flush()
        row.own_words = f"власні слова {number}ЩЩ"
    for code in ("bg", "en"):
        level = dice.choice((None, CefrLevel.NONE, CefrLevel.A1, CefrLevel.A2, CefrLevel.B1, CefrLevel.C1))
        person.languages.append(JobseekerLanguage(language=code, spoken=level))
    if dice.random() < 0.3:
        person.licences.append(JobseekerLicence(kind=LicenceKind.DRIVING_B))
    return agrees(session, person)


def _secrets(person: Jobseeker) -> Iterator[str]:
    """Words that stand nowhere else: ids, names, and what is in a phone number, an address and the own words."""
    said = (person.given_name, person.family_name, person.phone, person.email, *(row.own_words for row in person.work))
    words = (max(WORD.findall(each), key=_marked) for each in said if each)
    yield from (person.public_id, *(row.public_id for row in person.work), *words)


def _marked(word: str) -> tuple[bool, int]:
    return any(sign.isdigit() for sign in word), len(word)


def _account(session: Session, company: Employer, number: int) -> str:
    mark = f"{company.id:04d}{number:04d}"
    account, _link = account_create.employer(session, mark, f"9{mark}", "SOF46", f"{mark}@example.org", "bg", NOW)
    account.employer = company
    account.secret_hash, account.totp = passwords.hash_secret("a calm river"), "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    session.flush()
    return account.public_id


@dataclass
class Attack:
    """The owner's whole knowledge: which signs each company has seen when, and what should never have been there."""

    app: Flask
    clock: FakeClock
    town: Town
    dice: Random
    requests: int = 0
    leaks: list[str] = field(default_factory=list)
    seen: dict[int, dict[str, set[date]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    errors: list[str] = field(default_factory=list)
    names: dict[int, set[str]] = field(default_factory=lambda: defaultdict(lambda: {UNKNOWN, "1", "0"}))

    def day(self, requests: int) -> None:
        """So many requests by all accounts in turn, over every page an employer may call."""
        browsers = [
            (company, another(self.app).sign_in_as(account))
            for company, accounts in self.town.companies.items() for account in accounts
        ]  # fmt: skip
        rules = [rule for rule in self.app.url_map.iter_rules() if _employers(rule)]
        lists = [rule for rule in rules if rule.endpoint == "employer.people"]
        home = next(rule for rule in rules if rule.endpoint == "employer.home")
        for company, browser in browsers[::ACCOUNTS]:
            self._ask(company, browser, home)
            for name in sorted(self.names[company]):
                self._fetch(company, browser, "GET", f"/employer/vacancies/{name}/people")
        for number in range(requests):
            company, browser = browsers[number % len(browsers)]
            rule = self.dice.choice(lists if number % 4 == 0 else rules)
            self._ask(company, browser, rule)

    def _ask(self, company: int, browser: HouseClient, rule: Rule) -> None:
        of_all = sorted(set().union(*self.names.values(), (UNKNOWN,)))
        names = sorted(self.names[company]) if self.dice.random() < 0.7 else of_all
        values = {
            name: self._changed(self.dice.choice(names))
            if isinstance(converter, PublicId)
            else min(getattr(converter, "items", ["x"]))
            for name, converter in rule._converters.items()
        }
        try:
            address = self.app.url_map.bind("localhost").build(rule.endpoint, values, force_external=False)
        except BuildError:
            return
        method = self.dice.choice([each for each in ("GET", "HEAD", "POST") if each in (rule.methods or ())])
        self._fetch(company, browser, method, address + self.dice.choice(QUERIES))

    def _fetch(self, company: int, browser: HouseClient, method: str, address: str) -> None:
        data = {"text": "talk", "reason": "withdrawn", "person": sorted(self.names[company]), "page": "1"}
        answer = browser.open(
            address, method=method, data=data if method == "POST" else None, headers=self.dice.choice(TRICKS), raw=True
        )
        self.requests += 1
        self._read(company, answer, address)

    def _changed(self, name: str) -> str:
        """An id as it was seen, or one beside it."""
        if self.dice.random() < 0.8 or len(name) < 3:
            return name
        return name[:-1] + chr((ord(name[-1]) - 64) % 26 + 65)

    def _read(self, company: int, answer: TestResponse, address: str) -> None:
        said = _unpacked(answer.get_data()) + str(answer.headers)
        if answer.status_code >= 500:
            self.errors.append(f"{answer.status_code} {address}")
        self.names[company] |= set(re.findall(r"/employer/(?:people|vacancies)/([A-Za-z0-9_-]{22})", said))
        for sign in SIGN.findall(said):
            self.seen[company][sign].add(self.clock().date())
        self.leaks += [f"{secret} in {address}" for secret in set(WORD.findall(said)) & self.town.secrets]


def _unpacked(body: bytes) -> str:
    """What an answer says, also inside a spreadsheet."""
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as files:
            body = b"".join(files.read(name) for name in files.namelist())
    return body.decode(errors="replace")


def _employers(rule: Rule) -> bool:
    found = POLICY[rule.endpoint]
    grants = {**found.get, **found.post}
    return Actor.EMPLOYER in grants and Actor.ANONYMOUS not in grants and rule.endpoint not in SPARED


def post(session: Session, town: Town, dice: Random, now: datetime) -> None:
    """Every company has its vacancies, all alike and as tempting as it can make them; what was closed is posted again,
    and what an edit sent back is approved again."""
    for row in session.query(Vacancy).filter(Vacancy.state == VacancyState.SUBMITTED):
        row.state, row.approved_by_id, row.approved_at = VacancyState.OPEN, town.counsellor.account_id, now
    session.flush()
    for company in town.companies:
        there = session.query(Vacancy).filter_by(employer_id=company, state=VacancyState.OPEN).count()
        for number in range(there, POSTS):
            made = Vacancy(
                employer_id=company, title=f"Обява {number}", language="bg", state=VacancyState.OPEN,
                concept=taxonomy.by_uri(session, JOBS[number % len(JOBS)]), municipality_code=dice.choice(TOWNS),
                starts_on=date(2027, 1, 10), pay_min=90000, pay_max=110000, created_at=now, hours_per_week=40,
                weekdays=31, from_minute=480, to_minute=1020, night_work=False, rotating_shifts=False,
                approved_by_id=town.counsellor.account_id, approved_at=now,
            )  # fmt: skip
            made.languages.append(VacancyLanguage(language="bg", level=CefrLevel.A2, learnable_on_the_job=True))
            session.add(made)
    session.commit()


def counsel(session: Session, town: Town, dice: Random, now: datetime, at_once: int) -> int:
    """Honest counsellors propose people for every open vacancy of the five; how many they proposed."""
    proposed = 0
    for vacancy in session.query(Vacancy).filter(Vacancy.employer_id.in_(list(town.companies))).order_by(Vacancy.id):
        if vacancy.state is not VacancyState.OPEN:
            continue
        known = {row.jobseeker_id for row in session.query(Disclosure).filter_by(vacancy_id=vacancy.id)}
        if len(known) >= ENOUGH:
            continue
        chosen = [each for each in dice.sample(town.people, 4 * at_once) if each.id not in known][:at_once]
        pairs = [(person, None) for person in chosen]
        found = decisions.propose_all(session, pairs, vacancy, town.counsellor, DecisionReason.SKILLS_FIT, now)
        proposed += sum(left is None for left in found.values())
        session.commit()
    return proposed


def signs(session: Session, town: Town) -> dict[int, dict[str, int]]:
    """Company → sign → person, of everybody proposed to it: what the owner would give much to know."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for row in session.query(Disclosure).all():
        company = row.vacancy.employer_id
        if company in town.companies:
            found[company][pseudonym(session.info["vault"], row)] = row.jobseeker_id
    return found
