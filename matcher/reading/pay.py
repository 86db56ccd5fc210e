"""Pay in adverts: amounts with their currency, what they are paid for, net or gross. Nothing is converted.

An amount counts only with a currency and with a sign that it is pay: a word for pay, for net or gross, or a period.
Bonuses, vouchers, rents and fees beside it do not count, nor do numbers that go on as telephone numbers or dates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from matcher.reading.passages import Passage, levelled, passage

_NUMBER = r"\d{1,3}(?:[ .,']\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,5}(?:[.,]\d{1,2})?(?!\d)"
_CURRENCIES = (
    ("EUR", r"€|eur(?:o|os)?\b|евро\b|евра\b"),
    ("BGN", r"bgn\b|lv\b\.?|leva\b|лв\b\.?|лева\b|лев\b"),
    ("USD", r"\$|usd\b|долара?\b"),
)
_CURRENCY = "|".join(pattern for _, pattern in _CURRENCIES)
_AMOUNT = re.compile(
    r"(?:(?P<from>\b(?:от|над|минимум|поне|from|starting at|at least|over|between|между)\s+)"
    r"|(?P<upto>\b(?:до|up to)\s+))?"
    rf"(?P<c1>{_CURRENCY})?\s?(?<!\d)(?<!\d[ .,/:-])(?<![+№#])(?P<n1>{_NUMBER})\s?(?P<c2>{_CURRENCY})?"
    rf"(?:\s?(?:-+|\bдо|\bto|\band|\bи)\s?(?P<c3>{_CURRENCY})?\s?(?P<n2>{_NUMBER})\s?(?P<c4>{_CURRENCY})?)?"
)
_EDGE = re.compile(r"[;\n+|•*✓]|[,.!?](?=\s|$)|\)|\(")

_HOUR = r"(?:/|\bна|\bper|\ban|\bв|\bза)\s*(?:час\b|ч\b|h\b|hour|hr\b)|\bhourly|\bпочасов|\bчасов[оаи]\b"
_DAY = r"(?:/|\bна|\bper|\ba|\bза)\s*(?:ден\b|day\b|смяна\b|shift\b)|\bdaily\b|\bдневно\b|\bдневна\b"
_WEEK = r"(?:/|\bна|\bper|\ba|\bза)\s*(?:седмица|week)\b|\bweekly\b|\bседмично\b"
_MONTH = r"(?:/|\bна|\bper|\ba|\bза)\s*(?:месец|мес\b|month|mo\b)|\bmonthly\b|\bмесечн\w*"
_YEAR = r"(?:/|\bна|\bper|\ba|\bза)\s*(?:година|year|annum)|\byearly\b|\bannual\w*|\bгодишн\w*|\bp\.a\."
_NET = re.compile(r"\bнето\b|\bчист[оаи]\b|\bна ръка\b|\bnet(?:to)?\b|\btake.?home\b|\bafter tax\b|\bin hand\b")
_GROSS = re.compile(r"\bбрут\w*|\bgross\b|\bbrutto\b|\bbefore tax\b")
_PAY = re.compile(
    r"\bзаплат\w*|\bзаплащ\w*|\bвъзнагражд\w*|\bплаща\w*|\bставка|\bнадниц\w*|\bsalar\w+|\bpay(?:s|ing)?\b|\bpaid\b"
    r"|\bwages?\b|\bearn\w*|\bremuneration"
)
_OTHER = re.compile(
    r"\bбонус\w*|\bваучер\w*|\bнаем\w?\b|\bтакса\w?\b|\bдепозит\w*|\bоборот\w*|\bбюджет\w*|\bнадбавк\w*|\bкурс\w*|\bглоб\w*"
    r"|\bнаграда\w*|\bнощувк\w*|\bквартир\w*|\bобщежити\w*|\bкапитал\w*|\bприход\w*|\bкарта\b|\bудръж\w+"
    r"|\bbonus\w*|\bvouchers?\b|\brent\b|\bfees?\b|\bdeposit\w*|\bturnover|\brevenue|\bbudget\w*|\ballowance\w*|\bfines?\b"
    r"|\bhostel\w*|\baccommodation|\bcourses?\b|\breward\w*|\bcard\b|\bdeduct\w*|\bworth\b|\bbenefits worth"
)
_USUAL = {"hour": (100, 10_000), "day": (1_000, 60_000), "week": (5_000, 300_000), "month": (10_000, 2_000_000)}
_A_MONTHS_PAY_FROM = 30_000
_SHORT, _NEAR = 40, 120


class PaidPer(StrEnum):
    """What an amount is paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


_PERIODS = tuple((PaidPer(name), re.compile(pattern)) for name, pattern in (
    ("hour", _HOUR), ("day", _DAY), ("week", _WEEK), ("month", _MONTH),
))  # fmt: skip
_YEARLY = re.compile(_YEAR)


@dataclass(frozen=True, slots=True)
class PayRead:
    """Pay a text names, in cents of `currency` (ISO 4217), as found.

    least, most: equal for one amount; None for the open end of "from" or "up to". net: True for net, False for gross,
    None when neither is said. per_said: False when no period is named and the amount can only be a month's pay.
    """

    least: int | None
    most: int | None
    currency: str
    per: PaidPer
    per_said: bool
    net: bool | None
    said: Passage


def pay_in(text: str) -> tuple[PayRead, ...]:
    """Every pay a text names, in reading order."""
    return tuple(_read_all(text))


def _read_all(text: str) -> Iterator[PayRead]:
    plain = levelled(text)
    for match in _AMOUNT.finditer(plain):
        currency = _currency(match)
        if currency is not None and (read := _read(text, plain, match, currency)) is not None:
            yield read


def _currency(match: re.Match[str]) -> str | None:
    """The currency written at either amount; None for none, or two different ones."""
    said = {name for part in ("c1", "c2", "c3", "c4") for name in [_name(match[part])] if name}
    return said.pop() if len(said) == 1 else None


def _name(sign: str | None) -> str | None:
    return next((name for name, pattern in _CURRENCIES if sign and re.fullmatch(pattern, sign)), None)


def _read(text: str, plain: str, match: re.Match[str], currency: str) -> PayRead | None:
    before, after = _around(plain, match)
    near = f"{before[-_SHORT:]} {after}"
    if _YEARLY.search(near) or (_OTHER.search(before + " " + after) and not _PAY.search(before)):
        return None
    per = _period(after) or _period(before)
    net = _net(after) if _net(after) is not None else _net(before)
    line = plain[plain.rfind("\n", 0, match.start()) + 1 : match.start()]
    bare = not re.search(r"\w", before + after)
    if per is None and net is None and not _PAY.search(before) and not _PAY.search(line[-80:]) and not bare:
        return None
    least, most = _bounds(match)
    low, high = _USUAL[per or PaidPer.MONTH]
    if any(amount is not None and not low <= amount <= high for amount in (least, most)):
        return None
    if per is None and (least or most or 0) < _A_MONTHS_PAY_FROM:
        return None
    lead = before.lstrip(" -")
    start = match.start() - len(lead) if len(lead) <= _SHORT else match.start()
    said = passage(text, start, match.end() + _tail(after))
    return PayRead(least, most, currency, per or PaidPer.MONTH, per is not None, net, said)


def _around(plain: str, match: re.Match[str]) -> tuple[str, str]:
    """The words of the same part of the sentence before and after an amount."""
    behind = plain[max(0, match.start() - _NEAR) : match.start()]
    before = _EDGE.split(behind)[-1]
    return before, _EDGE.split(plain[match.end() : match.end() + _NEAR])[0]


def _period(words: str) -> PaidPer | None:
    found = [(place.start(), per) for per, pattern in _PERIODS if (place := pattern.search(words))]
    return min(found)[1] if found else None


def _net(words: str) -> bool | None:
    net, gross = _NET.search(words), _GROSS.search(words)
    if net is None or gross is None:
        return True if net else False if gross else None
    return net.start() < gross.start()


def _tail(after: str) -> int:
    """How much of the words after an amount belongs to it: its period, and net or gross."""
    patterns = [_NET, _GROSS, *(pattern for _, pattern in _PERIODS)]
    return max((place.end() for pattern in patterns if (place := pattern.search(after[:_SHORT]))), default=0)


def _bounds(match: re.Match[str]) -> tuple[int | None, int | None]:
    first = _cents(match["n1"])
    if match["n2"] is not None:
        second = _cents(match["n2"])
        return min(first, second), max(first, second)
    return (None if match["upto"] else first), (None if match["from"] else first)


def _cents(number: str) -> int:
    """An amount in cents. A point or comma with three digits behind parts thousands, with one or two it parts cents."""
    whole, mark, cents = number, "", ""
    if found := re.search(r"[.,](\d{1,2})$", number):
        whole, mark, cents = number[: found.start()], ".", found[1]
    return int(re.sub(r"\D", "", whole)) * 100 + (int(cents.ljust(2, "0")) if mark else 0)
