"""The steps between a person and an employer, as one table: from where to where, and who may take them."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from models.sharing_enums import DisclosureState as State
from web.services.principal import Actor


class Step(StrEnum):
    """What somebody does, or time does."""

    SUGGEST = "suggest"
    INVITE = "invite"
    ALLOW = "allow"
    AGREE = "agree"
    CONFIRM = "confirm"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    CLOSE = "close"
    SUSPEND = "suspend"


class NotPossible(Exception):
    """The step does not lead on from here, or is not this actor's to take."""


class TooManyOpen(NotPossible):
    """The company has as many invitations without an answer as it may have."""


@dataclass(frozen=True, slots=True)
class Move:
    """One step: the states it starts from (None: nothing is there yet), where it leads, and whose it is."""

    sources: Set[State | None]
    target: State
    actors: Set[Actor]


LIVE = frozenset({State.SUGGESTED, State.INVITED, State.ACCEPTED, State.DISCLOSED})
_STAFF = frozenset({Actor.COUNSELLOR, Actor.LEAD})
_PERSON = frozenset({Actor.JOBSEEKER})
_SYSTEM = frozenset({Actor.OPERATOR})
# A person's no stays: nobody can begin again from `declined` or `withdrawn`.
_AGAIN = frozenset({None, State.EXPIRED, State.CLOSED, State.SUSPENDED})

MOVES: Mapping[Step, Move] = {
    Step.SUGGEST: Move(_AGAIN, State.SUGGESTED, _STAFF),
    Step.INVITE: Move({State.SUGGESTED}, State.INVITED, {Actor.EMPLOYER}),
    # A counsellor has read what the employer wrote, and lets the invitation go.
    Step.ALLOW: Move({State.SUGGESTED}, State.INVITED, _STAFF),
    Step.AGREE: Move({State.INVITED}, State.ACCEPTED, _PERSON | _STAFF),
    Step.CONFIRM: Move({State.ACCEPTED}, State.DISCLOSED, _PERSON),
    Step.DECLINE: Move({State.INVITED, State.ACCEPTED}, State.DECLINED, _PERSON | _STAFF),
    Step.WITHDRAW: Move(LIVE, State.WITHDRAWN, _PERSON | _STAFF),
    Step.EXPIRE: Move(LIVE, State.EXPIRED, _SYSTEM),
    Step.CLOSE: Move(LIVE, State.CLOSED, _STAFF | _SYSTEM | {Actor.EMPLOYER}),
    Step.SUSPEND: Move(LIVE, State.SUSPENDED, _SYSTEM),
}


def target(step: Step, state: State | None, actor: Actor) -> State:
    """Where a step leads. Raises NotPossible."""
    move = MOVES[step]
    if state not in move.sources or actor not in move.actors:
        raise NotPossible
    return move.target
