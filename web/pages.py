"""Finishing a form: commit once, remember that it was carried out, and send the reader on."""

import hashlib
import secrets

from flask import redirect, request, session
from werkzeug.wrappers import Response

from models import FormPost
from models.queries.forms import carried_out
from web.extensions import db, now, own_transaction


def form_key() -> str:
    """A fresh key for a form being shown; a form shown again after an error keeps the key it was sent with."""
    return request.form.get("form_key") or secrets.token_urlsafe(16)


def _posted_key() -> str | None:
    """The key of the form being posted, bound to this browser and address, so that nobody can replay another's and a
    page that carries one key in several forms carries out each of them."""
    key = request.form.get("form_key", "")
    if not 8 <= len(key) <= 64:
        return None
    browser = session.get("browser", "")
    return hashlib.sha256(f"{browser}|{request.path}|{key}".encode()).hexdigest()


def answer_of_earlier_post() -> Response | None:
    """If this very form was already carried out, the answer it had then."""
    key = _posted_key()
    if key is None:
        return None
    with own_transaction() as reading:
        reading.info["read_only"] = True
        earlier = carried_out(reading, key)
    return redirect(earlier, 303) if earlier else None


def done(location: str) -> Response:
    """Commit the form's effect together with the record that it happened, and go to `location`.

    A second copy of the same form fails on that record, is rolled back whole, and gets the first one's answer.
    """
    key = _posted_key()
    if key is not None:
        db.session.add(FormPost(form_key=key, location=location[:500], created_at=now()))
    db.session.commit()
    return redirect(location, 303)
