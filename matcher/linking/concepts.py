"""What the linker knows (concepts) and what it answers (links)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ConceptKind(StrEnum):
    """The kinds of concept a text can be linked to."""

    OCCUPATION = "occupation"
    UNIT_GROUP = "unit_group"
    SKILL = "skill"


JOB_KINDS = (ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP)


@dataclass(frozen=True, slots=True)
class Concept:
    """An occupation, an ISCO-08 unit group or a skill, with its labels per language (the first one is preferred).

    isco: four digits, None on skills. skills: ids of the skills an occupation essentially needs; ids that are
    not fitted along are ignored.
    """

    id: str
    kind: ConceptKind
    isco: str | None
    labels: Mapping[str, tuple[str, ...]]
    descriptions: Mapping[str, str] = field(default_factory=dict)
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One concept a text may mean; score in [0, 1], comparable within one result and between results."""

    concept_id: str
    kind: ConceptKind
    isco: str | None
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class LinkResult:
    """The best concepts for a text, best first. `sure` means: the first link may be used without asking back.

    language: the one whose labels matched best, None when nothing matched.
    """

    text: str
    sure: bool
    language: str | None
    links: tuple[Link, ...]
