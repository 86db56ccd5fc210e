"""The mark a page leaves in the browser when somebody leaves quickly, in case the line is down and we are not told.

Whatever this browser asks for next ends the sign-in first and takes the mark away. It lasts as long as a sign-in
sleeps.
"""

from contextlib import suppress

from flask import Flask, Response, current_app, request, session
from sqlalchemy.exc import OperationalError

from models.database import hurry
from web.extensions import now, own_transaction
from web.services import sign_in
from web.services.principal import Principal

MARK = "left"


def register(app: Flask) -> None:
    """Take the mark away with every answer but a static file."""

    @app.after_request
    def forget(response: Response) -> Response:
        if MARK in request.cookies and request.endpoint != "static":
            response.delete_cookie(MARK, path="/", secure=bool(current_app.config["SESSION_COOKIE_SECURE"]))
        return response


def end_if_left(who: Principal) -> bool:
    """End the sign-in of somebody who left with this browser's last page, and tell whether they did."""
    if MARK not in request.cookies:
        return False
    end(who)
    return True


def end(who: Principal) -> None:
    """End a sign-in. A busy database, which may not note it within a second, keeps nobody: the browser's session is
    emptied first."""
    session.clear()
    with suppress(OperationalError), own_transaction() as writing, writing.begin():
        hurry(writing)
        sign_in.end(writing, who, now())
