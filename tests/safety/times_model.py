"""What should happen with times to meet, written a second time: each hangs on what a person and an employer agreed."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.safety.disclosure_model import LIVE, Model

HALF_AN_HOUR, LONGEST = timedelta(minutes=30), timedelta(hours=8)
STANDS, HELD = ("offered", "noted", "agreed"), ("noted", "agreed")


@dataclass
class Slot:
    """A time of one vacancy, half an hour long."""

    vacancy: str
    starts: datetime
    seats: int
    off: bool = False

    def meets(self, other: "Slot") -> bool:
        """Whether the two share a minute."""
        return abs(self.starts - other.starts) < HALF_AN_HOUR


@dataclass
class TimesModel(Model):
    """The model with times. `said` is what each person's offer of a time has come to."""

    slots: list[Slot] = field(default_factory=list)
    said: dict[tuple[str, int], str] = field(default_factory=dict)

    def settle(self) -> None:
        """Whatever two had agreed is over: so are its times."""
        for (person, number), state in self.said.items():
            ended = self.pairs[person, self.slots[number].vacancy].state not in LIVE
            if ended and state in STANDS:
                self.said[person, number] = "ended"

    def of(self, person: str, vacancy: str) -> list[int]:
        """The times offered to somebody for a vacancy."""
        return [number for (who, number) in self.said if who == person and self.slots[number].vacancy == vacancy]

    def offer(self, people: list[str], vacancy: str, starts: datetime, seats: int) -> bool:
        new = Slot(vacancy, starts, seats)
        if not self.works(vacancy) or any(self.pairs[one, vacancy].state not in LIVE - {"suggested"} for one in people):
            return False
        if any(slot.meets(new) for slot in self._coming(vacancy)) or any(self._many(one, vacancy) for one in people):
            return False
        self.slots.append(new)
        self.said.update({(one, len(self.slots) - 1): "offered" for one in people})
        return True

    def _coming(self, vacancy: str) -> list[Slot]:
        return [
            slot for slot in self.slots
            if slot.vacancy == vacancy and not slot.off and slot.starts > self.now - LONGEST
        ]  # fmt: skip

    def _many(self, person: str, vacancy: str) -> bool:
        waiting = [
            number for number in self.of(person, vacancy)
            if self.said[person, number] in STANDS and self.slots[number].starts > self.now
        ]  # fmt: skip
        return len(waiting) >= 6

    def take(self, person: str, number: int, *, own: bool) -> bool:
        slot, state = self.slots[number], self.said[person, number]
        pair = self.pairs[person, slot.vacancy]
        states = ("disclosed",) if own else ("accepted", "disclosed")
        shares = pair.state in states and pair.until is not None and self.now < pair.until and self.works(slot.vacancy)
        stands = state == "offered" or (own and state == "noted")
        if not (shares and stands and not slot.off and slot.starts > self.now):
            return False
        if sum(self._holds(one, number) for one in self.people if one != person) >= slot.seats:
            return False
        others = [
            each for (who, each) in self.said
            if who == person and each != number and self._holds(person, each)
            and self.slots[each].starts > self.now - LONGEST
        ]  # fmt: skip
        free = [
            each for each in others if self.slots[each].vacancy == slot.vacancy and self.slots[each].starts > self.now
        ]
        if any(slot.meets(self.slots[each]) for each in others if each not in free):
            return False
        self.said.update({(person, each): "offered" for each in free})
        self.said[person, number] = "agreed" if own else "noted"
        return True

    def _holds(self, person: str, number: int) -> bool:
        return self.said.get((person, number)) in HELD

    def refuse(self, person: str, vacancy: str) -> bool:
        found = [
            number for number in self.of(person, vacancy)
            if self.said[person, number] in ("offered", "noted") and self.slots[number].starts > self.now
        ]  # fmt: skip
        self.said.update({(person, number): "refused" for number in found if self.works(vacancy)})
        return bool(found) and self.works(vacancy)

    def cancel(self, number: int) -> bool:
        slot = self.slots[number]
        if slot.off or slot.starts <= self.now:
            return False
        slot.off = True
        self._all(number, "cancelled")
        return True

    def move(self, number: int, starts: datetime) -> bool:
        slot = self.slots[number]
        new = Slot(slot.vacancy, starts, slot.seats)
        if slot.off or slot.starts <= self.now or any(
            each.meets(new) for each in self._coming(slot.vacancy) if each is not slot
        ):  # fmt: skip
            return False
        slot.starts = starts
        self._all(number, "offered")
        return True

    def _all(self, number: int, state: str) -> None:
        for one in self.people:
            if self.said.get((one, number)) in STANDS:
                self.said[one, number] = state

    def forget(self, person: str) -> None:
        """An erased person leaves no offer behind."""
        self.said = {key: state for key, state in self.said.items() if key[0] != person}
