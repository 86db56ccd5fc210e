"""Addresses that leave the house: in messages and on slips."""

from typing import Any

from flask import current_app, request, url_for

from web.extensions import principal
from web.settings import Mode, Settings


def absolute(endpoint: str, **values: Any) -> str:
    """The whole address of a page.

    Where `base_url` is not set, the request's own host serves: for whoever is signed in, and outside production. For a
    stranger in production it is left out, because a forged host would send a link of ours to somebody else's server.
    """
    settings: Settings = current_app.extensions["settings"]
    path = url_for(endpoint, _external=False, **values)
    if settings.base_url:
        return settings.base_url.rstrip("/") + path
    if settings.mode is Mode.PRODUCTION and not principal().signed_in:
        return path
    return request.url_root.rstrip("/") + path
