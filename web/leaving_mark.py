"""The mark a page leaves in the browser when somebody leaves quickly, in case the line is down and we are not told.

Whatever this browser asks for next ends the sign-in first and takes the mark away. It lasts as long as a sign-in
sleeps.
"""

from flask import Flask, Response, current_app, request, session
from sqlalchemy.exc import OperationalError

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
    """End the sign-in of somebody who left with this browser's last page, and tell whether they did. They are out also
    where a busy database could not note it: the browser's session is emptied first."""
    if MARK not in request.cookies:
        return False
    session.clear()
    try:
        with own_transaction() as writing, writing.begin():
            sign_in.end(writing, who, now())
    except OperationalError:
        return True
    return True
