"""Pay that a text names and that lies below the minimum wage: by the hour, the day or the month of full work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.reading.passages import Passage, clauses, levelled
from matcher.vacancy_rules.signs import family

LEVA_PER_EURO = 1.95583
HOURS_A_DAY = 8
SHORTEST_MONTH_SAID = 30_000
_NEAR = 28
_EUROS = r"евро|евра|eur(?:o|os)?(?!\w)|€|євро|یورو"
_BARE = r"(?=بالشهر|شهریا|на месец|в месяц|на місяць|a month|per month|/ ?month)"
_NUMBER = r"\d{1,2}(?:[ .]\d{3})(?!\d)|\d{1,4}(?:[.,٫]\d{1,2}(?!\d))?"
_LEV = r"лв(?!\w)|лева|bgn|leva|lv(?!\w)|لیفا"
_AMOUNT = re.compile(
    rf"(?P<first>{_EUROS})? ?(?<![\d.,:/-])(?P<number>{_NUMBER})(?!\d)"
    rf"(?: ?(?:-|до|to|الی|و) ?\d[\d.,]*)? ?(?P<currency>{_EUROS}|{_LEV}|{_BARE}|(?(first)|(?!)))"
)
_FIGURES = {
    **dict.fromkeys(("one", "един", "одно", "один"), "1"),
    **dict.fromkeys(("two", "два", "две", "дві"), "2"),
    **dict.fromkeys(("three", "три"), "3"),
}  # fmt: skip
_SPOKEN = re.compile(rf"\b({'|'.join(_FIGURES)})(?= (?:{_EUROS}))")
_LEVA = ("лв", "лева", "bgn", "leva", "lv", "لیفا")


@dataclass(frozen=True, slots=True)
class PaySaid:
    """Pay below the least, both in cents: ``least`` is what the law gives for the same hour, day or month."""

    said: Passage
    least: int


def below(text: str, least_hour: int, least_month: int) -> Iterator[PaySaid]:
    """Every sentence whose pay lies below. A month of part-time work is not judged."""
    part_time = family("part_time").search(levelled(text)) is not None
    for clause in clauses(text):
        flat = _SPOKEN.sub(lambda match: _FIGURES[match[0]], levelled(clause.text))
        for match in _AMOUNT.finditer(flat):
            least = _least(flat, match, part_time=part_time, hour=least_hour, month=least_month)
            if least and _cents(match) < least:
                yield PaySaid(clause, least)
                break


def _least(flat: str, match: re.Match[str], *, part_time: bool, hour: int, month: int) -> int:
    """What the amount has to be at least; 0 where it is no pay, or nobody can say for how long."""
    before, after = flat[max(0, match.start() - _NEAR) : match.start()], flat[match.end() : match.end() + _NEAR]
    if family("beside_pay").search(before) or family("beside_pay").search(after[:6]):
        return 0
    if family("per_hour").search(after[:11]) or family("per_hour").search(before[-7:]):
        return hour
    if family("per_month").search(after[:14]):
        return 0 if part_time or _cents(match) < SHORTEST_MONTH_SAID else month
    if family("per_day").search(after) or family("per_day").search(before):
        return 0 if family("short_day").search(flat) else hour * HOURS_A_DAY
    paid = family("wage").search(flat) or family("per_month").search(flat)
    return month if paid and not part_time and _cents(match) >= SHORTEST_MONTH_SAID else 0


def _cents(match: re.Match[str]) -> int:
    said = match["number"].replace("٫", ".")
    number = float(re.sub(r"[ .]", "", said) if re.search(r"[ .]\d{3}$", said) else said.replace(",", "."))
    return round(number * 100 / (LEVA_PER_EURO if match["currency"].startswith(_LEVA) else 1))
