"""Amounts of money as the reader writes them."""

from babel.numbers import format_currency

from web.i18n import language


def euros(cents: int) -> str:
    """An amount of euro cents; whole euros without decimals."""
    pattern = "#,##0 ¤" if cents % 100 == 0 else "#,##0.00 ¤"
    return str(format_currency(cents / 100, "EUR", pattern, language(), currency_digits=False))
