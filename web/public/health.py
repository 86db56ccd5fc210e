"""Health, in plain text."""

from flask import Response, current_app
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from models import schema
from models.database import read_only
from web.extensions import db
from web.public import blueprint

PLAIN = "text/plain; charset=utf-8"
UNAVAILABLE = 503


@blueprint.route("/healthz")
def healthz() -> Response:
    """Whether this process serves. Asks nothing of the database."""
    return Response("ok", content_type=PLAIN)


@blueprint.route("/readyz")
def readyz() -> Response:
    """Whether the database answers and has the shape this code expects."""
    try:
        with read_only(db.engine).connect() as connection:
            connection.execute(text("SELECT 1"))
        shaped = schema.current(read_only(db.engine)) == schema.head()
    except SQLAlchemyError as error:
        current_app.logger.error("not ready: %s", type(error).__name__)
        return Response("the database does not answer", UNAVAILABLE, content_type=PLAIN)
    if not shaped:
        return Response("the database is not at the revision this code expects", UNAVAILABLE, content_type=PLAIN)
    return Response("ok", content_type=PLAIN)
