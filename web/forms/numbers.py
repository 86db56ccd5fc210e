"""Fields for digits: typed in any script, kept in Latin digits."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from wtforms import PasswordField, StringField

from web.services import phones

HIDDEN_SIGNS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
DECIMAL_SIGNS = str.maketrans({"٫": ".", ",": ".", "٬": None, "'": None, "’": None})
SHORTEST_PIN, LONGEST_PIN = 6, 12
LONGEST = 60


def fold_digits(text: str) -> str:
    """The text with digits of every script as Latin ones, without the invisible signs telephones put around numbers."""
    plain = HIDDEN_SIGNS.sub("", unicodedata.normalize("NFKC", text))
    folded = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)
    return "".join(sign for sign in folded if unicodedata.category(sign) not in ("Cc", "Cs")).strip()


class Digits(StringField):
    """Digits only, such as a code or a company number; blanks and hyphens between them do no harm.

    `lengths` are the lengths allowed; empty is None.
    """

    data: Any

    def __init__(
        self, label: Any = None, validators: Sequence[Any] = (), *, lengths: Sequence[int] = (), **kwargs: Any
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.lengths = lengths

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the digits, or say what is wrong."""
        typed = fold_digits(valuelist[0])[:LONGEST] if valuelist else ""
        digits = re.sub(r"[\s-]", "", typed)
        self.data = typed
        if not digits:
            self.data = None
        if valuelist and valuelist[0].strip():
            if not digits.isdecimal():
                raise ValueError(_("Write digits only."))
            if self.lengths and len(digits) not in self.lengths:
                raise ValueError(_("Look at the number of digits again."))
            self.data = digits


class Number(StringField):
    """A whole number from `least` to `most`; empty is None, which means that nothing was said."""

    data: Any

    def __init__(
        self, label: Any = None, validators: Sequence[Any] = (), *, least: int = 0, most: int, **kwargs: Any
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.least, self.most = least, most

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the number, or say what is wrong."""
        self.data = None
        typed = fold_digits(valuelist[0])[:LONGEST] if valuelist else ""
        self.raw_data = [typed]
        if not typed:
            return
        if not typed.isdecimal() or len(typed) > 9:
            raise ValueError(_("Write a whole number in digits."))
        if not self.least <= int(typed) <= self.most:
            raise ValueError(_("Write a number from %(least)s to %(most)s.", least=self.least, most=self.most))
        self.data = int(typed)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else str(self.data)


class Money(Number):
    """An amount in euros, with at most two decimals; `data` is in cents. `most` is in euros."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the amount, or say what is wrong."""
        self.data = None
        typed = fold_digits(valuelist[0])[:LONGEST] if valuelist else ""
        self.raw_data = [typed]
        amount = re.sub(r"[\s€]", "", typed.translate(DECIMAL_SIGNS))
        if not amount:
            return
        parts = re.fullmatch(r"(\d{1,7})(?:\.(\d{1,2}))?", amount)
        if parts is None:
            raise ValueError(_("Write an amount in euros, for example 950 or 950.50."))
        cents = int(parts[1]) * 100 + int((parts[2] or "0").ljust(2, "0"))
        if not self.least * 100 <= cents <= self.most * 100:
            raise ValueError(_("Write a number from %(least)s to %(most)s.", least=self.least, most=self.most))
        self.data = cents

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        if self.data is None:
            return ""
        return f"{self.data // 100}" if self.data % 100 == 0 else f"{self.data / 100:.2f}"


class Pin(PasswordField):
    """A PIN of six digits or more; never shown again. `chosen` refuses those that are easy to guess."""

    data: Any

    def __init__(
        self, label: Any = None, validators: Sequence[Any] = (), *, chosen: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.chosen = chosen

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the PIN, or say what is wrong with a new one."""
        self.data = re.sub(r"[\s-]", "", fold_digits(valuelist[0][:LONGEST])) if valuelist else None
        if not self.data or not self.chosen:
            return
        if not self.data.isdecimal() or not SHORTEST_PIN <= len(self.data) <= LONGEST_PIN:
            raise ValueError(_("A PIN has 6 to 12 digits."))
        if too_easy(self.data):
            raise ValueError(_("This PIN is easy to guess. Choose another one."))


def too_easy(pin: str) -> bool:
    """Whether a PIN is among the first that somebody would try: one step up or down, or a short pattern repeated."""
    steps = {(int(second) - int(first)) % 10 for first, second in zip(pin, pin[1:], strict=False)}
    repeated = any(pin == (pin[:size] * len(pin))[: len(pin)] for size in (1, 2, 3))
    mirrored = len(set(pin)) <= 3 and pin == pin[::-1]
    return repeated or mirrored or steps in ({1}, {9})


class Phone(StringField):
    """A telephone number, read as a Bulgarian one unless it begins with a country code; `data` is in E.164 form."""

    data: Any

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the number, or say that it is none."""
        typed = fold_digits(valuelist[0])[:LONGEST] if valuelist else ""
        self.data = phones.normal(typed) if typed else None
        if typed and self.data is None:
            self.data = typed
            raise ValueError(_("Write a telephone number, for example 088 812 3456."))
