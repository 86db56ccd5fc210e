"""Recordings of questions and of pages about rights."""

from flask import Response, abort, send_file

from web.i18n import LANGUAGES
from web.public import blueprint
from web.recordings import NAMES, instance
from web.services import recordings


@blueprint.route(f"/audio/<any({','.join(LANGUAGES)}):code>/<any({','.join(NAMES)}):place>/<name>")
def audio(code: str, place: str, name: str) -> Response:
    """One recording, whole or in ranges. The file is looked at again each time."""
    found = recordings.find(instance(), code, place, name) if name in NAMES[place] else None
    if found is None:
        abort(404)
    return send_file(found.path, found.kind, conditional=True, etag=True, max_age=0)
