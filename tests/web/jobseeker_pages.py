"""What tests of the jobseeker's pages share: one linker for the whole run, and reading pages as a person does."""

import re
from html import unescape
from typing import Any

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from matcher.linking import Linker
from models import Jobseeker
from models.queries import by_public_id, jobseekers
from tests.browser import HouseClient, fetch_all, hidden_fields
from web.services import linking

MAJOR_GROUPS = ("5", "9")
_built: list[Linker] = []


def share_linker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build a linker once in this process, over service and simple jobs and their skills: every test's database holds
    the same labels, and the whole taxonomy takes long to learn."""

    def shared(session: Session) -> Linker:
        if not _built:
            every = linking.concepts(session)
            jobs = [concept for concept in every if (concept.isco or "").startswith(MAJOR_GROUPS)]
            needed = {skill for job in jobs for skill in job.skills}
            skills = [concept for concept in every if concept.id in needed]
            _built.append(Linker(dimensions=100).fit([*jobs, *skills]))
        return _built[0]

    monkeypatch.setattr(linking, "linker", shared)


def newcomer(session: Session, person: str) -> Jobseeker:
    """The person with every answer taken away, as after signing up."""
    row = by_public_id(session, Jobseeker, person)
    assert row is not None
    for answers in (row.work, row.skills, row.languages, row.licences, row.care_windows, row.exclusions):
        answers.clear()
    for name in ("given_name", "family_name", "birth_date", "birth_date_precision", "municipality_code", "status"):
        setattr(row, name, None)
    for name in ("max_commute_minutes", "works_days", "works_nights", "status_valid_until", "status_seen_on"):
        setattr(row, name, None)
    session.commit()
    return row


def stored(session: Session, person: str) -> Jobseeker:
    """The person as stored now. The transaction ends at once: an open one would keep the application from writing."""
    session.expire_all()
    row = by_public_id(session, Jobseeker, person)
    assert row is not None
    found = jobseekers.whole(session, row.id)
    assert found is not None
    session.commit()
    return found


def rows(session: Session, kind: type) -> list[Any]:
    """Every row of a table as stored now."""
    session.expire_all()
    found = fetch_all(session, kind)
    session.commit()
    return found


def text(response: TestResponse) -> str:
    """The words of a page, without its marks."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.get_data(as_text=True))))


def opened(client: HouseClient, address: str) -> dict[str, str]:
    """The hidden fields of a page's form, to send it later."""
    return hidden_fields(client.get(address).get_data(as_text=True), address)


def offers(response: TestResponse) -> list[str]:
    """The concepts a page offers to choose from, best first."""
    return re.findall(r'name="meaning" type="radio" value="([^"]+)"', response.get_data(as_text=True))


def say_in_own_words(client: HouseClient, address: str, words: str, choice: int | str = 0) -> TestResponse:
    """Write words, and choose among what the page offers: by position, or by value."""
    asked = client.submit(address, {"words": words})
    assert asked.status_code == 200, text(asked)
    found = offers(asked)
    data = hidden_fields(asked.get_data(as_text=True), address)
    return client.post(address, data={**data, "meaning": choice if isinstance(choice, str) else found[choice]})
