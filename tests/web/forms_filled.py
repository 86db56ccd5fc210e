"""A form as a browser would send it: everything the page has filled in already, under its name."""

from xml.etree.ElementTree import Element

import html5lib

Values = dict[str, list[str]]


def filled(page: str, action: str = "") -> Values:
    """What the form that posts to `action` (or to its own page) would send if somebody only pressed its button."""
    forms = html5lib.parse(page, namespaceHTMLElements=False).iter("form")
    form = next(
        each for each in forms if each.get("method") == "post" and (each.get("action") or "") in (action, "")
        and not (action and each.get("action") != action)
    )  # fmt: skip
    values: Values = {}
    for control in form.iter():
        for value in _said(control):
            values.setdefault(str(control.get("name")), []).append(value)
    return values


def _said(control: Element) -> list[str]:
    name, kind = control.get("name"), control.get("type", "text")
    if not name or control.tag not in ("input", "select", "textarea") or kind in ("submit", "file"):
        return []
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return [option.get("value") or "" for option in chosen]
    if control.tag == "textarea":
        return [(control.text or "").removeprefix("\n")]
    if kind in ("checkbox", "radio") and control.get("checked") is None:
        return []
    return [control.get("value") or ("y" if kind == "checkbox" else "")]
