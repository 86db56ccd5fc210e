"""What comes after two records were taken apart: each lives and ends by itself."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from models import CareWindow, Jobseeker
from models.queries import by_public_id
from tests.web.test_merge import LATER, choice, get, staff
from tests.world import NOW, World
from web.services import erasure, merge_undo
from web.services.merge import make_one
from web.services.merge_rules import Field


@pytest.mark.parametrize("ends", ["anna", "omar"])
def test_erasing_one_of_two_taken_apart_leaves_the_other(
    session: Session, world: World, tmp_path: Path, ends: str
) -> None:
    anna, omar = get(session, Jobseeker, world.anna), get(session, Jobseeker, world.omar)
    name = omar.family_name
    made = make_one(session, staff(session, world), anna, omar, choice(anna, omar), NOW)
    merge_undo.take_apart(session, staff(session, world), made, LATER)
    session.commit()
    other = {"anna": "omar", "omar": "anna"}[ends]
    journal = erasure.Journal(tmp_path / "erasures.log")
    erasure.erase(session, journal, staff(session, world), getattr(world, ends), LATER)
    session.commit()
    session.expire_all()
    assert journal.people() == [getattr(world, ends)]
    assert by_public_id(session, Jobseeker, getattr(world, ends)) is None
    left = get(session, Jobseeker, getattr(world, other))
    assert other == "anna" or left.family_name == name


def test_hours_of_care_given_anew_since_are_not_mixed_with_those_before(session: Session, world: World) -> None:
    anna, omar = get(session, Jobseeker, world.anna), get(session, Jobseeker, world.omar)
    anna.care_windows = [CareWindow(weekday=0, from_minute=480, to_minute=540)]
    omar.care_windows = [CareWindow(weekday=1, from_minute=480, to_minute=540)]
    anna.has_care_hours = omar.has_care_hours = True
    session.commit()
    made = make_one(session, staff(session, world), anna, omar, choice(anna, omar, Field.CARE), NOW)
    anna = get(session, Jobseeker, world.anna)
    anna.care_windows = [CareWindow(weekday=4, from_minute=600, to_minute=660)]
    session.commit()
    merge_undo.take_apart(session, staff(session, world), made, LATER)
    session.commit()
    session.expire_all()
    assert [row.weekday for row in get(session, Jobseeker, world.anna).care_windows] == [4]
    assert get(session, Jobseeker, world.anna).has_care_hours is True
