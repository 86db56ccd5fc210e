"""Forms as a browser holds them: which controls stand on a page, what is in them, what would be sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

Pairs = tuple[tuple[str, str], ...]
MARKS = frozenset({"csrf_token", "form_key", "shown"})
"""What a form carries beside the answers."""


@dataclass
class Control:
    """All boxes of one name: their kind (`radio`, `checkbox`, `select`, `hidden`, `text`), what can be chosen, what is
    in them now."""

    kind: str
    options: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)


class Form(HTMLParser):
    """The form of a page that holds the answers (the one with a mark of what it was opened over)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.controls: dict[str, Control] = {}
        self._open: dict[str, Control] = {}
        self._select = ""
        self.feed(page)
        self._keep()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a control over."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._keep()
            self._open, self._select = {}, ""
        elif tag == "select":
            self._select = given["name"]
            self._open[self._select] = Control("select")
        elif tag == "option":
            self._option(given)
        elif tag == "input" and given.get("name"):
            self._input(given)

    def _option(self, given: dict[str, str]) -> None:
        control = self._open[self._select]
        control.options.append(given.get("value", ""))
        if "selected" in given or len(control.options) == 1:
            control.values = [given.get("value", "")]

    def _input(self, given: dict[str, str]) -> None:
        kind, name, value = given.get("type", "text"), given["name"], given.get("value", "")
        kind = kind if kind in ("radio", "checkbox", "hidden") else "text"
        control = self._open.setdefault(name, Control(kind))
        if kind in ("radio", "checkbox"):
            control.options.append(value)
        if kind in ("hidden", "text") or "checked" in given:
            control.values.append(value)

    def _keep(self) -> None:
        if "shown" in self._open and not self.controls:
            self.controls = self._open

    def pairs(self) -> Pairs:
        """What a browser would send."""
        return tuple(self._pairs())

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for name, control in self.controls.items():
            yield from ((name, value) for value in control.values)


def sent(pairs: Pairs) -> dict[str, list[str]]:
    """Names and values for the test client."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found
