"""Ways of contact that hold no address: "find us in the messenger", "come to the kiosk", "send me your number"."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.contact_words.seen import Seen
from matcher.contact_words.vocabulary import families_in, hints
from matcher.contact_words.way import Way, way
from matcher.reading.passages import clauses


def ways(seen: Seen) -> Iterator[Way]:
    """Clauses that say where else to find somebody, also where two that follow each other say it together."""
    pieces = list(clauses(seen.flat))
    ends = [(piece.end, pieces[at + 1].end if at + 1 < len(pieces) else piece.end) for at, piece in enumerate(pieces)]
    for piece, both in zip(pieces, ends, strict=True):
        for end in dict.fromkeys(both):
            found = families_in(seen.flat[piece.start : end])
            for hint in hints():
                if hint.asks.holds(found):
                    yield way(hint.kind, seen.text[piece.start : end])
