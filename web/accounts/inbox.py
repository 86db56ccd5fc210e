"""What I was told: unread first. Opening something marks it as read; looking at the list does not."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import InboxItem
from models.queries import inbox as queries
from web import news
from web.accounts import blueprint
from web.extensions import db, now, principal
from web.pages import done
from web.services import inbox as services


@blueprint.route("/me/inbox")
def inbox() -> str:
    """The newest news, unread first."""
    rows = news.told(queries.of_account(db.session, principal().account_id or 0, services.SHOWN))
    waits = sum(row.item.read_at is None for row in rows)
    return render_template("accounts/inbox.html", rows=rows, waits=waits)


@blueprint.route("/me/inbox/<id:news_item>", methods=["POST"])
def open_news(news_item: InboxItem) -> Response:
    """Mark it as read and go to what it is about."""
    services.read(db.session, news_item, now())
    return done(news.told([news_item])[0].address or url_for("accounts.inbox"))


@blueprint.route("/me/inbox/read", methods=["POST"])
def read_all_news() -> Response:
    """Mark everything as read."""
    services.read_all(db.session, principal().account_id or 0, now())
    flash(_("All messages are marked as read."), "success")
    return done(url_for("accounts.inbox"))
