"""The steps of a company's check, as one table: from where to where, and whether a step vouches for the company."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from models.employer import BEING_CHECKED
from models.enums import EmployerState as State
from models.vetting import CallOutcome, VettingPart, VettingStep


class NotPossible(Exception):
    """The step does not lead on from here."""


@dataclass(frozen=True, slots=True)
class Move:
    """One step: the states it starts from, where it leads, and the part that whoever takes it has in the round. Without
    a part it vouches for nothing, and any operator may take it."""

    sources: Set[State]
    target: State
    part: VettingPart | None = None


_LOOKED_AT = frozenset({State.DOCUMENTS, State.CALL_BACK, State.SECOND_PERSON})

MOVES: Mapping[VettingStep, Move] = {
    VettingStep.BEGIN: Move({State.NEW}, State.DOCUMENTS),
    VettingStep.SEE: Move({State.DOCUMENTS}, State.CALL_BACK, VettingPart.FIRST),
    VettingStep.ASK: Move(_LOOKED_AT, State.DOCUMENTS),
    VettingStep.CALL: Move({State.CALL_BACK}, State.SECOND_PERSON, VettingPart.FIRST),
    VettingStep.APPROVE: Move({State.SECOND_PERSON}, State.VETTED, VettingPart.SECOND),
    VettingStep.SUSPEND: Move({*BEING_CHECKED, State.VETTED}, State.SUSPENDED),
    VettingStep.REOPEN: Move({State.SUSPENDED}, State.DOCUMENTS, VettingPart.FIRST),
}


def target(step: VettingStep, state: State, outcome: CallOutcome | None = None) -> State:
    """Where a step leads. A call leads on only if somebody was reached who knows of the registration. Raises
    NotPossible."""
    move = MOVES[step]
    if state not in move.sources:
        raise NotPossible
    if outcome is not None and outcome is not CallOutcome.REACHED:
        return state
    return move.target


def possible(state: State) -> frozenset[VettingStep]:
    """The steps that lead on from a state."""
    return frozenset(step for step, move in MOVES.items() if state in move.sources)
