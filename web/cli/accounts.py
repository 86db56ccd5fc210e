"""`flask --app wsgi accounts …`: the first operator, and one-time codes of the invented world."""

import click
import pyotp
from flask import current_app, url_for
from flask.cli import AppGroup, with_appcontext

from models.crypto import Vault
from models.enums import Role
from models.queries import accounts as queries
from web.extensions import db, now
from web.i18n import DEFAULT, LANGUAGES
from web.services import account_create
from web.services.principal import SYSTEM

accounts = AppGroup("accounts", help="Accounts of a real installation, and codes of the demo.")


@accounts.command("create")
@click.option("--role", type=click.Choice([Role.OPERATOR.value]), required=True)
@click.option("--lang", type=click.Choice(list(LANGUAGES)), default=DEFAULT)
@click.argument("email")
@with_appcontext
def create(role: str, lang: str, email: str) -> None:
    """Make an operator account for EMAIL and print the address at which its password is chosen, once."""
    with db.sessionmaker() as session, session.begin():
        try:
            _, token = account_create.staff(session, SYSTEM, Role(role), email, lang, now())
        except account_create.Taken as taken:
            raise click.ClickException("There is an account with this e-mail.") from taken
    with current_app.test_request_context():
        click.echo(url_for("accounts.invitation", token=token))


@accounts.command("totp")
@click.argument("email")
@with_appcontext
def totp(email: str) -> None:
    """Print the current one-time code of EMAIL. Demo only."""
    if not current_app.extensions["settings"].demo:
        raise click.ClickException("One-time codes are printed in the demo only.")
    with db.sessionmaker() as session:
        session.info["read_only"] = True
        vault: Vault = session.info["vault"]
        account = queries.by_email_index(session, vault.blind_index("email", email.casefold()))
        if account is None or account.totp is None:
            raise click.ClickException("No account with this e-mail has a second factor.")
        click.echo(pyotp.TOTP(account.totp).at(now()))
