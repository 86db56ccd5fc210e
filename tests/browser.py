"""The test client: signs in, fills in forms as a browser would, and holds every page to the house rules."""

import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Account
from web.services import sign_in

HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
VOID_RULES = ("style=", "onclick=", "javascript:")
#: Keys of forms differ from one showing of a page to the next, and nothing else may.
KEYS = re.compile(r'(?<=name="csrf_token" value=")[\w.-]+|(?<=name="form_key" value=")[\w.-]+')


class HouseClient(FlaskClient):
    """A browser without scripts. Every HTML page it fetches is checked."""

    def open(self, *args: Any, raw: bool = False, **kwargs: Any) -> TestResponse:
        """Fetch, and check the page unless a raw answer is wanted."""
        response = super().open(*args, **kwargs)
        check_headers(response)
        bodiless = response.status_code in (301, 302, 303) or kwargs.get("method") == "HEAD"
        if response.mimetype == "text/html" and not bodiless and not raw:
            _check_once(KEYS.sub("key", response.get_data(as_text=True)))
        return response

    def sign_in_as(self, account: Account | str, *, proved: bool = True) -> "HouseClient":
        """Become an account (or the account with this public id), as if it had signed in a moment ago."""
        app = self.application
        with app.app_context():
            from models.queries import by_public_id
            from web.extensions import now, own_transaction

            with own_transaction() as session, session.begin():
                name = account if isinstance(account, str) else account.public_id
                row = by_public_id(session, Account, name)
                assert row is not None
                token = sign_in.start(session, row.id, now(), proved=proved)
        with self.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = token, True
            cookie.setdefault("browser", "test-browser")
        return self

    def submit(self, address: str, data: dict[str, Any] | None = None, *, page: str | None = None) -> TestResponse:
        """Fetch `page` (default: the address itself), take its form's hidden fields, and post to `address`."""
        shown = self.get(page or address).get_data(as_text=True)
        return self.post(address, data={**hidden_fields(shown, address), **(data or {})})


def another(app: Flask) -> HouseClient:
    """A browser nobody has signed in with."""
    made = app.test_client()
    assert isinstance(made, HouseClient)
    made.environ_base["wsgi.url_scheme"] = "https"
    return made


def hidden_fields(shown: str, address: str) -> dict[str, str]:
    """Hidden fields of the form that posts to `address`, or of the first form with a key."""
    forms = re.findall(r"<form\b[^>]*>.*?</form>", shown, re.S)
    own = [form for form in forms if f'action="{address}"' in form.split(">", 1)[0] + ">"]
    unnamed = [form for form in forms if "action=" not in form.split(">", 1)[0]]
    keyed = [form for form in forms if 'name="form_key"' in form]
    chosen = (own or unnamed or keyed or forms or [""])[0]
    fields = {}
    for tag in HIDDEN.findall(chosen):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            fields[name.group(1)] = value.group(1) if value else ""
    return fields


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def check_page(shown: str) -> None:
    """House rules of every page: valid HTML, language and direction, one h1, a title, nothing inline, labelled ids."""
    html5lib.HTMLParser(strict=True).parse(shown)
    page = _Page()
    page.feed(shown)
    html = next(attrs for tag, attrs in page.tags if tag == "html")
    assert html.get("lang"), "a page without a language"
    assert html.get("dir") in ("ltr", "rtl"), "a page without a direction"
    assert [tag for tag, _ in page.tags].count("h1") == 1, "not exactly one h1"
    assert re.search(r"<title>[^<]+\S[^<]*</title>", shown), "a page without a title"
    for tag, attrs in page.tags:
        assert "style" not in attrs, f"inline style on <{tag}>"
        assert not any(name.startswith("on") for name in attrs), f"inline script on <{tag}>"
        told_only = attrs.get("rel") in ("alternate", "canonical") or attrs.get("type") == "application/ld+json"
        if tag in ("script", "link", "img") and not told_only:
            source = attrs.get("src") or attrs.get("href") or ""
            assert source.startswith(("/", "data:")), f"a page asks another host: {source}"
    ids = [attrs["id"] for _, attrs in page.tags if attrs.get("id")]
    assert len(ids) == len(set(ids)), f"an id twice: {sorted(i for i in ids if ids.count(i) > 1)[:3]}"
    forms = re.findall(r'<form\b[^>]*method="post"[^>]*>.*?</form>', shown, re.S | re.I)
    assert all('name="csrf_token"' in form for form in forms), "a form without a CSRF token"


@lru_cache(maxsize=2048)
def _check_once(shown: str) -> None:
    """Check a page that has not been seen to be sound yet; tests fetch the same page many times over."""
    check_page(shown)


def check_headers(response: TestResponse) -> None:
    """Security headers of every answer."""
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "Strict-Transport-Security" in response.headers


def fetch_all(session: Session, kind: type) -> list[Any]:
    """Every row of a table, in order."""
    from sqlalchemy import select

    return list(session.scalars(select(kind)).all())
