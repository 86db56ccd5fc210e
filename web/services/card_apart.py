"""Two companies that lay their cards side by side must not tell which two are of one person."""

from collections.abc import Sequence
from dataclasses import astuple

from models.card import Card
from web.services.card_pool import TOGETHER, Look, traits_of
from web.services.card_traits import coarsened


def is_apart(look: Look, person_id: int, here: Sequence[Card], elsewhere: Sequence[Card]) -> bool:
    """Whether a new card of a person, beside the cards of its company, could be any of five of another company's, or
    the person's card there any of five here. Whoever guesses is right once in five times at most."""
    beside = [card for card in here if card.disclosure.jobseeker_id != person_id]
    return all(
        _alike(look, own, elsewhere) >= TOGETHER or _alike(look_of(own), look, beside) + 1 >= TOGETHER
        for own in elsewhere
        if own.disclosure.jobseeker_id == person_id
    )


def _alike(look: Look, own: Card | Look, cards: Sequence[Card]) -> int:
    """Of how many people among `cards` a look could be: those that go with it as well as the person's `own` does."""
    closely = same(look, own if isinstance(own, Look) else look_of(own))
    alike = same if closely else no_contradiction
    return len({card.disclosure.jobseeker_id for card in cards if alike(look, look_of(card))})


def look_of(card: Card) -> Look:
    """What a card shows, with the steps taken."""
    return Look(traits_of(card), card.level)


def same(one: Look, other: Look) -> bool:
    """Whether both are the same card after the steps that either has taken."""
    level = max(one.level, other.level)
    return coarsened(one.traits, level, one.level) == coarsened(other.traits, level, other.level)


def no_contradiction(one: Look, other: Look) -> bool:
    """Whether nothing but the field of work and the years in it, of which people have several, sets them apart."""
    level = max(one.level, other.level)
    mine, theirs = (astuple(coarsened(each.traits, level, each.level))[2:] for each in (one, other))
    return all(a is None or b is None or a == b for a, b in zip(mine, theirs, strict=True))
