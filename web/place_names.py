"""Municipalities to choose from, told apart where names repeat."""

from collections import Counter
from collections.abc import Iterable

from models import Municipality
from models.queries import places
from web.extensions import db
from web.filters import place_name, written


def place_choices() -> dict[str, str]:
    """Code → name of every municipality, as `told_apart` gives it."""
    return told_apart(places.municipalities(db.session))


def told_apart(found: Iterable[Municipality]) -> dict[str, str]:
    """Code → name of each, with its district where names repeat; in the order of the names."""
    rows = list(found)
    names = {row.code: place_name(row) for row in rows}
    uses = Counter(names.values())
    shown = {
        row.code: f"{names[row.code]} ({written(row.district)})" if uses[names[row.code]] > 1 else names[row.code]
        for row in rows
    }
    return dict(sorted(shown.items(), key=lambda pair: pair[1]))
