"""The steps of an offer as one table: from where to where, and who may take them."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from models.offer import OfferState as State
from web.services.disclosure_steps import NotPossible
from web.services.principal import Actor


class OfferStep(StrEnum):
    """What somebody does with an offer, or time does."""

    LET_THROUGH = "let_through"
    GIVE_BACK = "give_back"
    NOTE = "note"
    ACCEPT = "accept"
    DECLINE = "decline"
    TAKE_BACK = "take_back"
    EXPIRE = "expire"
    BEGIN = "begin"


@dataclass(frozen=True, slots=True)
class Move:
    """One step: the states it starts from, where it leads, and whose it is."""

    sources: Set[State]
    target: State
    actors: Set[Actor]


_STAFF = frozenset({Actor.COUNSELLOR, Actor.LEAD})
_PERSON = frozenset({Actor.JOBSEEKER})
_COMPANY = frozenset({Actor.EMPLOYER})
_SYSTEM = frozenset({Actor.OPERATOR})
_WAITING = frozenset({State.HELD, State.MADE, State.NOTED})

MOVES: Mapping[OfferStep, Move] = {
    OfferStep.LET_THROUGH: Move({State.HELD}, State.MADE, _STAFF),
    OfferStep.GIVE_BACK: Move({State.HELD}, State.GIVEN_BACK, _STAFF),
    OfferStep.NOTE: Move({State.MADE}, State.NOTED, _STAFF),
    OfferStep.ACCEPT: Move({State.MADE, State.NOTED}, State.ACCEPTED, _PERSON),
    OfferStep.DECLINE: Move({State.MADE, State.NOTED, State.ACCEPTED}, State.DECLINED, _PERSON | _STAFF),
    OfferStep.TAKE_BACK: Move(_WAITING, State.TAKEN_BACK, _COMPANY),
    OfferStep.EXPIRE: Move(_WAITING, State.EXPIRED, _SYSTEM),
    OfferStep.BEGIN: Move({State.ACCEPTED}, State.BEGUN, _COMPANY | _STAFF),
}


def target(step: OfferStep, state: State, actor: Actor) -> State:
    """Where a step leads. Raises NotPossible."""
    move = MOVES[step]
    if state not in move.sources or actor not in move.actors:
        raise NotPossible
    return move.target
