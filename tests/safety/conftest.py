"""What tests of safety share."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Jobseeker, WorkExperience
from tests.world import World


@pytest.fixture
def works(session: Session, world: World) -> dict[str, str]:
    """Public ids of anna's and mina's work entries."""
    found = {}
    for name, person in (("anna", world.anna), ("mina", world.mina)):
        statement = select(WorkExperience.public_id).join(Jobseeker).where(Jobseeker.public_id == person)
        found[name] = session.scalars(statement).first() or ""
    session.rollback()
    return found
