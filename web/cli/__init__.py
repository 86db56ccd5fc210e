"""Commands on a live system: `flask --app wsgi …`."""

from flask.cli import AppGroup

from web.cli.accounts import accounts
from web.cli.audit import audit
from web.cli.db import db

GROUPS: tuple[AppGroup, ...] = (db, accounts, audit)
