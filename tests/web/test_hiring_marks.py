"""What reading and ticking the checklist leaves behind: a mark for the person, and no word of papers for ever."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

import matcher
from matcher.filings import Duty
from models import AuditEntry, Placement
from models.enums import ProtectionStatus
from models.queries import by_public_id
from tests.browser import HouseClient, another, fetch_all
from tests.web.test_hiring_checklist import _agrees as agrees
from tests.web.test_hiring_checklist import _company as company
from tests.web.test_hiring_checklist import rules, work
from tests.world import NOW, World
from web.services import checklist

__all__ = ["rules", "work"]

pytestmark = pytest.mark.own_calendar


def test_the_paper_leaves_the_mark_that_the_page_leaves(client: HouseClient, session: Session, world: World) -> None:
    row = by_public_id(session, Placement, world.placement)
    assert row is not None
    agrees(session, row, ProtectionStatus.ASYLUM_APPLICANT, date(2027, 3, 4))
    session.commit()
    page = f"/employer/placements/{world.placement}/checklist.pdf"
    assert client.sign_in_as(world.employer).get(page).status_code == 200
    person = another(client.application).sign_in_as(world.mina_account)
    person.get("/?lang=en")
    assert "Read what to do because of your papers" in person.get("/me/who-looked").get_data(as_text=True)


def test_the_audit_chain_does_not_learn_what_papers_ask(
    session: Session, work: Placement, rules: matcher.Rules
) -> None:
    agrees(session, work, ProtectionStatus.ASYLUM_APPLICANT, date(2027, 3, 4))
    listed = checklist.of_placement(session, work, rules, NOW).entries
    (key,) = [each.key for each in listed if each.filing.duty is Duty.RENEW_DOCUMENT]
    checklist.note_done(session, work, company(work), key, True, rules, NOW)
    session.flush()
    noted = [entry for entry in fetch_all(session, AuditEntry) if entry.action == "done on checklist"]
    assert [entry.subject for entry in noted] == [work.public_id]
    assert not [entry for entry in noted if "2027" in str(entry.facts) or "renew" in str(entry.facts)]
