"""Amounts of money as the reader writes them."""

from babel.numbers import format_currency

from web.i18n import language, reader_locale

LEFT_TO_RIGHT, END = "\u2066", "\u2069"


def euros(cents: int) -> str:
    """An amount of euro cents; whole euros without decimals. In right-to-left text it keeps its own direction."""
    pattern = "#,##0\N{NO-BREAK SPACE}€" if cents % 100 == 0 else "#,##0.00\N{NO-BREAK SPACE}€"
    written = str(format_currency(cents / 100, "EUR", pattern, language(), currency_digits=False))
    return f"{LEFT_TO_RIGHT}{written}{END}" if reader_locale().text_direction == "rtl" else written
