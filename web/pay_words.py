"""Pay as people read it: what reaches the hand and what the contract says, for a month and for an hour."""

from typing import NamedTuple

from flask_babel import gettext as _

from web import money
from web.filters import day
from web.services.vacancy_pay import Pay, Span


class Row(NamedTuple):
    """One line about pay; `per` is "month" or "hour". Amounts are empty where they are not known."""

    per: str
    net: str
    gross: str


def rows(pay: Pay | None) -> list[Row]:
    """Pay for a month and for an hour, as far as it is known."""
    if pay is None:
        return []
    found = [("month", pay.net_month, pay.per_month), ("hour", pay.net_hour, pay.per_hour)]
    return [Row(per, span(net), span(gross)) for per, net, gross in found if gross]


def span(amounts: Span | None) -> str:
    """One amount, or from one to another."""
    if amounts is None:
        return ""
    low, high = amounts
    if low == high:
        return money.euros(low)
    return str(_("%(low)s to %(high)s", low=money.euros(low), high=money.euros(high)))


def note(pay: Pay | None) -> str:
    """How the amount after tax was reckoned, and by the rates of which day."""
    if pay is None:
        return ""
    since, checked = day(pay.since), day(pay.checked_on)
    told = _("Reckoned with the rates of %(day)s for tax and insurance.", day=since)
    looked = _("On %(day)s we looked them up last.", day=checked)
    later = "" if pay.current else _("Other rates may hold when the job starts.")
    return f"{told} {looked} {later}".rstrip()
