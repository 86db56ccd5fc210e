"""What a counsellor asks of a placement plan: whose people, which vacancies, how much of what, and single pairs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from matcher.assignment import Policy

#: The smallest and the largest number each limit may have.
RANGES: Mapping[str, tuple[int, int]] = {
    "per_person": (1, 10), "per_place": (1, 10), "patience": (0, 52), "for_waiting": (0, 30), "households": (0, 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose people are planned: one's own, or the whole organisation's; against which vacancies (public ids; None: all
    that are open)."""

    mine_only: bool = False
    vacancies: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a plan may go: proposals per person, people per free place, the weeks after which waiting counts, the
    percent of fit given for those who wait, and whether households keep their wish. Raises ValueError."""

    per_person: int = 2
    per_place: int = 3
    patience: int = 5
    for_waiting: int = 8
    households: bool = True

    def __post_init__(self) -> None:
        for name, (least, most) in RANGES.items():
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be between {least} and {most}")

    @classmethod
    def stored(cls, values: Mapping[str, Any]) -> "Limits":
        """The limits that were kept as plain values."""
        return cls(**values)

    def plain(self) -> dict[str, int | bool]:
        """The limits as plain values."""
        return asdict(self)

    @property
    def policy(self) -> Policy:
        """What the planner is told."""
        return Policy(patience=self.patience, most_for_waiting=self.for_waiting / 100)


@dataclass(frozen=True, slots=True)
class Wish:
    """A pair (public ids) that a counsellor pins or forbids, with the code of a reason if one is given."""

    jobseeker: str
    vacancy: str
    reason: str | None = None
