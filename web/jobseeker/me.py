"""The person who is asking."""

from flask import abort, g

from models import Jobseeker
from models.queries import jobseekers
from web.extensions import db, principal

_KEPT = "asking_person"


def me() -> Jobseeker:
    """The signed-in person with all answers; 404 if they were erased meanwhile. A page that only reads asks once."""
    kept: Jobseeker | None = g.get(_KEPT)
    if (
        kept is not None
        and kept.id == principal().jobseeker_id
        and db.session.info.get("read_only")
        and kept in db.session
    ):
        return kept
    person = jobseekers.whole(db.session, principal().jobseeker_id or 0)
    if person is None:
        abort(404)
    setattr(g, _KEPT, person)
    return person
