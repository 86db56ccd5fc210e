"""Finishing a form: commit once, remember that it was carried out, and send the reader on."""

import hashlib
import secrets

from flask import flash, redirect, request, session
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import FormPost
from models.queries.forms import carried_out
from web.extensions import db, now, own_transaction


def form_key() -> str:
    """A fresh key for a form being shown; a form shown again after an error keeps the key it was sent with, unless that
    one was used up by another answer."""
    sent = request.form.get("form_key")
    return sent if sent and not carried_out_otherwise() else secrets.token_urlsafe(16)


def _posted_key() -> str | None:
    """The key of the form being posted, bound to this browser and address, so that nobody can replay another's and a
    page that carries one key in several forms carries out each of them."""
    key = request.form.get("form_key", "")
    if not 8 <= len(key) <= 64:
        return None
    browser = session.get("browser", "")
    return hashlib.sha256(f"{browser}|{request.path}|{key}".encode()).hexdigest()


def _copy_of(key: str) -> str:
    """The key of this very post: the form's key bound to what was typed. A page that comes back after the line was lost
    keeps its key, and whoever mends an answer on it sends another form with the same one."""
    typed = [pair for pair in request.form.items(multi=True) if pair[0] != "csrf_token"]
    chosen = [(name, file.filename) for name, file in request.files.items(multi=True)]
    return hashlib.sha256(f"{key}|{typed!r}|{chosen!r}".encode()).hexdigest()


def _read(key: str) -> str | None:
    with own_transaction() as reading:
        reading.info["read_only"] = True
        return carried_out(reading, key)


def answer_of_earlier_post() -> Response | None:
    """If this very form was already carried out, with the same answers, the answer it had then."""
    key = _posted_key()
    earlier = _read(_copy_of(key)) if key else None
    return redirect(earlier, 303) if earlier else None


def carried_out_otherwise() -> bool:
    """Whether the form being posted was carried out before with other answers: what it showed is out of date then."""
    key = _posted_key()
    return key is not None and carried_out(db.session, key) is not None


def moved_on(location: str, why: str = "") -> Response:
    """Nothing is changed, since things have moved on since the page was opened: say so (or `why`) at `location`."""
    db.session.rollback()
    flash(why or _("This is not possible any more. Here you see where it stands."), "warning")
    return done(location)


def done(location: str) -> Response:
    """Commit the form's effect together with the record that it happened, and go to `location`.

    A second copy of the same form fails on that record, is rolled back whole, and gets the first one's answer.
    """
    key = _posted_key()
    if key is not None:
        for mark in (key, _copy_of(key)):
            if mark != key or carried_out(db.session, key) is None:
                db.session.add(FormPost(form_key=mark, location=location[:500], created_at=now()))
    db.session.commit()
    return redirect(location, 303)


def send_again(location: str) -> Response:
    """Ask the reader of a page whose form came without its guards to send it once more, from `location`."""
    flash(_("This page was open for too long. Please send it once more."), "warning")
    return done(location)
