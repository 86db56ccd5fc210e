"""Steps about times to meet, beside those about what is shared."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from models import Interview, InterviewSlot
from models.interview import InterviewState, SlotKind, SlotPlace
from models.queries import interviews as queries
from tests.safety.between import PEOPLE, WHAT, WHO, Between
from web.services import interviews
from web.services.interview_times import Time
from web.services.principal import Principal

HOURS = st.sampled_from([3, 3.25, 6, 30, 300])
WHICH = st.integers(0, 40)


class Times(Between):
    """Times offered, taken, noted, given back, moved and called off."""

    agreed = 0

    def _slots(self) -> list[InterviewSlot]:
        return list(self.session.scalars(select(InterviewSlot).order_by(InterviewSlot.id)))[-len(self.model.slots) :]

    def _interview(self, person: str, number: int) -> Interview | None:
        found = select(Interview).where(Interview.slot_id == self._slots()[number].id)
        return next(
            (row for row in self.session.scalars(found) if row.disclosure.jobseeker_id == self.numbers[person]), None
        )

    @rule(person=WHO, vacancy=WHAT, hours=HOURS, both=st.booleans(), seats=st.integers(1, 2))
    def offer(self, person: str, vacancy: str, hours: float, both: bool, seats: int) -> None:
        people = list(PEOPLE) if both else [person]
        starts = self.model.now + timedelta(hours=hours)
        kind = SlotKind.TALK if seats == 1 else SlotKind.GROUP_DAY
        time = Time(kind=kind, place=SlotPlace.WORKPLACE, starts_at=starts, minutes=30, seats=seats)
        rows = [self._pair(one, vacancy) for one in people]
        known = [row for row in rows if row is not None]
        possible = len(known) == len(rows) and self.model.offer(people, vacancy, starts, seats)
        if len(known) == len(rows):
            self._try(possible, lambda: interviews.offer(
                self.session, known, self._asking(), [time], self.rules, self.model.now
            ))  # fmt: skip

    @rule(person=WHO, which=WHICH, own=st.booleans())
    def take(self, person: str, which: int, own: bool) -> None:
        """Say yes to one of the times."""
        known = [number for (who, number) in self.model.said if who == person]
        if known:
            number = known[which % len(known)]
            row = self._interview(person, number)
            assert row is not None
            self._try(
                self.model.take(person, number, own=own),
                lambda: interviews.take(self.session, row, self._own(person, own), None, self.model.now),
            )

    @rule(person=WHO, vacancy=WHAT, seats=st.integers(1, 2), which=WHICH)
    def the_whole_way_to_a_time(self, person: str, vacancy: str, seats: int, which: int) -> None:
        """Random steps alone seldom come this far."""
        self.the_whole_way(person, vacancy, frozenset({"name"}), 30, own=True)
        self.offer(person, vacancy, 6, both=False, seats=seats)
        self.take(person, which, own=True)

    @rule(person=WHO, vacancy=WHAT, own=st.booleans())
    def none_of_them(self, person: str, vacancy: str, own: bool) -> None:
        self._both(
            person, vacancy, self.model.refuse(person, vacancy),
            lambda row: interviews.refuse(self.session, row, self._own(person, own), self.model.now),
        )  # fmt: skip

    @rule(which=WHICH, hours=HOURS, off=st.booleans())
    def move_or_cancel(self, which: int, hours: float, off: bool) -> None:
        if not self.model.slots:
            return
        number = which % len(self.model.slots)
        slot, starts = self._slots()[number], self.model.now + timedelta(hours=hours)
        expected = self.model.cancel(number) if off else self.model.move(number, starts)
        self._try(expected, self._change(slot, None if off else timedelta(hours=hours), self._asking()))

    def _change(self, slot: InterviewSlot, ahead: timedelta | None, who: Principal) -> Callable[[], None]:
        if ahead is None:
            return lambda: interviews.cancel(self.session, slot, who, self.model.now)
        starts = self.model.now + ahead
        return lambda: interviews.move(self.session, slot, who, slot.version, starts, self.rules, self.model.now)

    @invariant()
    def times_stand_as_the_model_says(self) -> None:
        """Each offer of a time has come to the same, and no time has more people than seats."""
        if not self.model.slots:
            return
        self.session.flush()
        self.model.settle()
        places = {slot.id: number for number, slot in enumerate(self._slots())}
        names = {number: name for name, number in self.numbers.items()}
        stored = {
            (names[row.disclosure.jobseeker_id], places[row.slot_id]): row
            for row in self.session.scalars(select(Interview)) if row.slot_id in places
        }  # fmt: skip
        assert {key: row.state.value for key, row in stored.items()} == self.model.said
        for number, slot in enumerate(self.model.slots):
            held = [row for (_who, of), row in stored.items() if of == number and row.state in queries.HELD]
            assert len(held) <= slot.seats
        for (person, number), row in stored.items():
            pair = self.model.pairs[person, self.model.slots[number].vacancy]
            seen = row.state is InterviewState.AGREED and interviews.shares(row.disclosure, self.model.now)
            assert not seen or pair.state == "disclosed"
            type(self).agreed += seen
