"""Where am I signed in, and what else keeps my account mine."""

from flask import render_template

from models import Account
from web.accounts import blueprint
from web.extensions import db, now, principal
from web.services import sign_in


@blueprint.route("/security")
def security() -> str:
    """The browsers that are signed in, and ways to change how one signs in."""
    account = db.session.get_one(Account, principal().account_id)
    places = sign_in.places(db.session, principal(), now())
    return render_template("accounts/security.html", account=account, places=places, here=principal().sign_in_id)
