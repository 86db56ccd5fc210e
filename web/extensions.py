"""The Flask extensions and the small bridges from a request to the services."""

from datetime import datetime

from flask import current_app
from flask_babel import Babel
from flask_login import LoginManager, UserMixin, current_user
from flask_sqlalchemy_lite import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy.orm import Session

from models.database import DomainSession
from web.services.clock import Clock
from web.services.principal import NOBODY, Principal

db = SQLAlchemy(session_options={"class_": DomainSession})
csrf = CSRFProtect()
babel = Babel()
login_manager = LoginManager()


class SignedIn(UserMixin):
    """What Flask-Login carries: the token of a sign-in row and the principal made from it."""

    def __init__(self, token: str, principal: Principal) -> None:
        self.token = token
        self.principal = principal

    @property
    def is_authenticated(self) -> bool:
        """Whether the second factor (if one is needed) has been given too."""
        return self.principal.signed_in

    @property
    def role(self) -> str:
        """The actor's name, for templates."""
        return self.principal.actor.value

    def get_id(self) -> str:
        """The token: random, revocable, says nothing about the account."""
        return self.token


def principal() -> Principal:
    """Who is asking."""
    return current_user.principal if isinstance(current_user._get_current_object(), SignedIn) else NOBODY


def now() -> datetime:
    """The moment by this application's clock."""
    clock: Clock = current_app.extensions["clock"]
    return clock()


def own_transaction() -> Session:
    """A session of its own for what must be written (or read) apart from the request's transaction.

    Use it as `with own_transaction() as session, session.begin():`.
    """
    return db.sessionmaker()
