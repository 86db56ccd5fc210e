"""Which vacancies were spoken of lately: most are said to be open, some wait for an answer, one got none. And one that
a counsellor wrote for a company on the telephone."""

from datetime import timedelta

from models import PhonedVacancy
from models.enums import VacancyState
from scripts.demo.personas import COUNSELLOR
from scripts.demo.seed import Seed

SILENT = timedelta(days=20)
EVERY_ASKED, PAUSED_AT = 9, 4


def seed(seed: Seed) -> None:
    """Say so about the open vacancies, without drawing anything by lot. Those of the main story stay as they are."""
    opened = [row for row in seed.vacancies[2:] if row.state is VacancyState.OPEN]
    for number, row in enumerate(opened):
        if row.approved_at is not None and seed.now - row.approved_at > SILENT:
            row.said_open_at = seed.now - timedelta(days=1 + number % 18)
        if number % EVERY_ASKED == 0:
            row.said_open_at, row.asked_open_at = None, seed.now - timedelta(days=3)
    for row in opened[PAUSED_AT : PAUSED_AT + 1]:
        row.state, row.asked_open_at = VacancyState.PAUSED, seed.now - timedelta(days=12)
    _written(seed)
    seed.session.flush()


def _written(seed: Seed) -> None:
    account = next(row for row in seed.staff if row.email == COUNSELLOR)
    draft = next((row for row in seed.vacancies if row.state is VacancyState.DRAFT), None)
    if draft is not None and account.organisation_id is not None:
        seed.session.add(
            PhonedVacancy(
                vacancy=draft, organisation_id=account.organisation_id, written_by=account, created_at=draft.created_at
            )
        )
