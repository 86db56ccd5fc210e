"""The few answers people and vacancies of a benchmark choose from."""

from matcher import Contract, Exclusions, Shift, Window

_DAY, _MORNING, _EVENING, _NIGHT, _WEEKEND = Shift.DAY, Shift.MORNING, Shift.EVENING, Shift.NIGHT, Shift.WEEKEND
SHIFTS: tuple[frozenset[Shift] | None, ...] = (
    None,
    frozenset({_DAY}),
    frozenset({_DAY, _MORNING}),
    frozenset({_DAY, _MORNING, _EVENING}),
    frozenset({_DAY, _WEEKEND}),
    frozenset(Shift),
)
CONTRACTS: tuple[frozenset[Contract] | None, ...] = (
    None,
    frozenset({Contract.PERMANENT}),
    frozenset({Contract.PERMANENT, Contract.FIXED_TERM}),
    frozenset({Contract.SEASONAL}),
)


def weekly(days: range, start: int, end: int) -> tuple[Window, ...]:
    """The same hours on some days of the week."""
    return tuple(Window(day, start * 60, end * 60) for day in days)


CARE: tuple[tuple[Window, ...], ...] = (
    (),
    *(weekly(range(days), start, start + 4) for days in (5, 7) for start in range(6, 20)),
    *(weekly(range(day, day + 1), 8, 18) for day in range(7)),
)
HOURS: tuple[tuple[Window, ...] | None, ...] = (
    None,
    weekly(range(5), 8, 17),
    weekly(range(5), 9, 18),
    weekly(range(6), 7, 14),
    weekly(range(7), 14, 22),
    weekly(range(5), 22, 30),
    weekly(range(5, 7), 8, 20),
)
NO_EXCLUSIONS = Exclusions()
