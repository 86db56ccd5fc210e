"""Filling in every form of a page as somebody would who answers everything, with words that are found again."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

from tests.browser import HouseClient
from tests.world import PIN


@dataclass
class Writer:
    """Types a new word into every box for words; keeps them all."""

    mark: str
    words: set[str] = field(default_factory=set)

    def type_into(self, box: Element) -> str:
        """What to type into a text box, by what it asks for."""
        number, kind, mode = len(self.words), box.get("type", "text"), box.get("inputmode", "")
        if kind == "password" or "pin" in box.get("name", ""):
            return PIN
        if mode in ("numeric", "decimal"):
            return "12"
        word = f"{self.mark}{number}Кът"
        if mode == "tel":
            word = f"+35988731{number:04d}"
        elif mode == "email" or kind == "email":
            word = f"{self.mark.lower()}{number}@example.net"
        self.words.add(word)
        return word


def submit_every_form(client: HouseClient, page: str, writer: Writer, left_out: Container[str]) -> None:
    """Fetch a page and send each of its forms, every box filled in and everything ticked; nothing may break.

    `left_out` are endpoints that nothing is sent to.
    """
    answer = client.get(page, raw=True)
    if answer.status_code != 200 or answer.mimetype != "text/html":
        return
    addresses = client.application.url_map.bind("localhost")
    forms = html5lib.parse(answer.text, namespaceHTMLElements=False).iter("form")
    for form in [each for each in forms if each.get("method", "get").lower() == "post"]:
        action = urljoin(page, form.get("action") or page)
        endpoint, _values = addresses.match(urlsplit(action).path, method="POST")
        if endpoint not in left_out:
            sent = client.post(action, data=answers_of(form, writer), raw=True)
            assert sent.status_code < 500, f"{action} on {page}"


def answers_of(form: Element, writer: Writer) -> dict[str, list[str]]:
    """What a browser would send: name → values."""
    values: dict[str, list[str]] = {}
    for name, value in _controls(form, writer):
        values.setdefault(name, []).append(value)
    return values


def _controls(form: Element, writer: Writer) -> Iterator[tuple[str, str]]:
    picked: set[str] = set()
    for control in form.iter():
        name, kind = control.get("name"), control.get("type", "text")
        if not name or kind in ("submit", "file"):
            continue
        if control.tag == "select":
            yield name, [option.get("value") or "" for option in control.iter("option")][-1]
        elif control.tag == "textarea" or control.tag == "input" and kind in ("text", "password", "email", "tel"):
            yield name, writer.type_into(control)
        elif control.tag == "input" and (kind in ("hidden", "checkbox") or name not in picked):
            picked.add(name)
            yield name, control.get("value") or ("y" if kind == "checkbox" else "")
