"""From exceptions to pages: what went wrong, in the reader's language, and what to do next."""

from flask import Flask, render_template
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, NoResultFound, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from web.extensions import db
from web.pages import answer_of_earlier_post
from web.services.engine_switch import EngineOff
from web.services.throttles import TooManyTries
from web.services.vacancy_edit import Closed, Stale

PAGES = frozenset({400, 403, 404, 409, 413, 429, 500, 503})
Answer = Response | tuple[str, int] | tuple[str, int, dict[str, str]]


def page(status: int, headers: dict[str, str] | None = None) -> tuple[str, int, dict[str, str]]:
    """The error page for a status."""
    shown = status if status in PAGES else (500 if status >= 500 else 400)
    return render_template(f"errors/{shown}.html"), status, headers or {}


def _reason(error: OperationalError) -> str:
    """What the driver calls it: a name or a code, never words that may quote what was asked."""
    said = error.orig
    return str(getattr(said, "sqlite_errorname", None) or getattr(said, "sqlstate", None) or type(said).__name__)


def register(app: Flask) -> None:
    """Attach the handlers."""

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Answer:
        if error.code is None or error.code < 400:
            return error.get_response()
        allow = {"Allow": ", ".join(error.valid_methods or [])} if hasattr(error, "valid_methods") else {}
        return page(error.code, allow)

    @app.errorhandler(CSRFError)
    def forged_or_expired(error: CSRFError) -> Answer:
        return page(400)

    @app.errorhandler(TooManyTries)
    def too_many(error: TooManyTries) -> Answer:
        db.session.rollback()
        return page(429, {"Retry-After": str(error.retry_after)})

    @app.errorhandler(IntegrityError)
    @app.errorhandler(StaleDataError)
    @app.errorhandler(Stale)
    @app.errorhandler(Closed)
    def conflict(error: Exception) -> Answer:
        """The same form sent twice gets its first answer; anything else was changed by somebody else meanwhile."""
        db.session.rollback()
        return answer_of_earlier_post() or page(409)

    @app.errorhandler(EngineOff)
    def engine_off(error: EngineOff) -> Answer:
        """A page that is nothing without the engine says so; what was sent to it was not carried out."""
        db.session.rollback()
        return render_template("errors/engine_off.html"), 503, {}

    @app.errorhandler(NoResultFound)
    def gone(error: NoResultFound) -> Answer:
        """What the gate let through was erased, or moved out of reach, before it could be locked."""
        db.session.rollback()
        return page(404)

    @app.errorhandler(OperationalError)
    def database_away(error: OperationalError) -> Answer:
        db.session.rollback()
        app.logger.error("database unavailable: %s", _reason(error))
        return page(503, {"Retry-After": "5"})

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Answer:
        app.logger.exception("unexpected error")
        db.session.rollback()
        return page(500)
