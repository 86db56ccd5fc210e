"""The person who is asking."""

from flask import abort

from models import Jobseeker
from models.queries import jobseekers
from web.extensions import db, principal


def me() -> Jobseeker:
    """The signed-in person with all answers; 404 if they were erased meanwhile."""
    person = jobseekers.whole(db.session, principal().jobseeker_id or 0)
    if person is None:
        abort(404)
    return person
