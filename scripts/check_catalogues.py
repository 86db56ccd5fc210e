"""Are all eight catalogues complete and their placeholders right? `python -m scripts.check_catalogues`."""

import re
import sys
from collections.abc import Iterator

from babel.messages.catalog import Message

from scripts.catalogues import LANGUAGES, extracted, load

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")


def faults() -> Iterator[str]:
    """One line for every string that is missing, empty, fuzzy, or whose placeholders differ."""
    wanted = [message for message in extracted() if message.id]
    for language in LANGUAGES:
        catalogue = load(language)
        for message in wanted:
            found = catalogue.get(message.id, message.context)
            fault = _fault(message, found, catalogue.num_plurals)
            if fault:
                yield f"{language}: {fault}: {message.id!r}"


def _fault(wanted: Message, found: Message | None, plurals: int) -> str | None:
    if found is None:
        return "not in the catalogue"
    strings = found.string if isinstance(found.string, (tuple, list)) else (found.string,)
    if not strings or not all(strings):
        return "not translated"
    if found.fuzzy:
        return "fuzzy"
    if wanted.pluralizable and len(strings) != plurals:
        return f"{len(strings)} plural forms instead of {plurals}"
    ids = wanted.id if isinstance(wanted.id, (tuple, list)) else (wanted.id,)
    allowed = {name for text in ids for name in _names(text)}
    needed = _names(ids[0]) if len(ids) == 1 else allowed - {"num"}
    for position, text in enumerate(strings):
        names = _names(text)
        counted_out = wanted.pluralizable and position < len(strings) - 1
        if names - allowed or (needed - names and not counted_out):
            return f"placeholders differ in {text!r}"
    return None


def _names(text: str | None) -> set[str]:
    return {name for name in PLACEHOLDER.findall(text or "") if name}


if __name__ == "__main__":
    found = list(faults())
    print("\n".join(found[:60]))
    print(f"{len(found)} faults in {len(LANGUAGES)} catalogues")
    sys.exit(1 if found else 0)
