"""Ways past this site in a text: telephone numbers, mail, links, messengers, places to come to, however disguised.

A text that an employer sends beside an invitation may hold none of them. Five languages; what is found is a reason for
a person to look or for the sender to write again, never a judgement of the sender.
"""

from __future__ import annotations

from matcher.contact_words import hints, numbers, weighed, written
from matcher.contact_words.seen import cleaned
from matcher.contact_words.way import Way, WayKind

__all__ = ["Way", "WayKind", "ways_of_contact"]


def ways_of_contact(text: str) -> tuple[Way, ...]:
    """Every way of contact the text holds, each kind and piece once; empty where none is found.

    Invisible signs, accents and twins of letters from other scripts change nothing. Time is linear in the length.
    """
    seen = cleaned(text)
    found = (*numbers.ways(seen), *written.ways(seen), *hints.ways(seen), *weighed.ways(seen))
    return tuple(dict.fromkeys(found))
