"""Text fields. Control and bidirectional characters are refused: they can hide or reorder what others read."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from wtforms import HiddenField, PasswordField, StringField
from wtforms.widgets import TextArea

REFUSED_KINDS = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INVISIBLE = frozenset("\ufeff\ufffd\ufffe\uffff") | {chr(code) for code in range(0xE0000, 0xE0080)}
EMAIL = re.compile(
    r"[^\s@<>\"(),:;\[\]\\]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+", re.I
)
LONGEST_EMAIL = 254
LONGEST_SECRET = 200


def _refused(sign: str, lines: bool) -> bool:
    if lines and sign == "\n":
        return False
    return sign in BIDIRECTIONAL or sign in INVISIBLE or unicodedata.category(sign) in REFUSED_KINDS


def clean(text: str, *, lines: bool = False) -> tuple[str, bool]:
    """The text in one normal form without refused characters, and whether there were any."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    kept = "".join(sign for sign in plain if not _refused(sign, lines))
    return kept.strip(), len(kept) != len(plain)


class PlainText(StringField):
    """One line of text, at most `longest` characters; empty is None. What was typed stays in the form."""

    data: Any
    lines = False

    def __init__(self, label: Any = None, validators: Sequence[Any] = (), *, longest: int = 200, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.longest = longest

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the text, or say what is wrong with it."""
        text, dirty = clean(valuelist[0], lines=self.lines) if valuelist else ("", False)
        self.data = text or None
        if dirty:
            raise ValueError(_("We took out signs that cannot be shown. Look at the text and send it again."))
        if len(text) > self.longest:
            raise ValueError(_("This is too long. Write at most %(count)s letters.", count=self.longest))


class LongText(PlainText):
    """Several lines of text."""

    widget = TextArea()
    lines = True


class Email(PlainText):
    """An e-mail address."""

    def __init__(self, label: Any = None, validators: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(label, validators, longest=LONGEST_EMAIL, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the address, or say that it is none."""
        super().process_formdata(valuelist)
        if self.data and not EMAIL.fullmatch(self.data):
            raise ValueError(_("Write an e-mail address like name@example.org."))


class Password(PasswordField):
    """A password; never shown again. Its length is checked before anything is hashed."""

    data: Any

    def __init__(self, label: Any = None, validators: Sequence[Any] = (), *, shortest: int = 1, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.shortest = shortest

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the password, in one normal form, so that it is the same from every keyboard."""
        self.data = unicodedata.normalize("NFC", valuelist[0]) if valuelist and valuelist[0] else None
        if self.data is None:
            return
        if len(self.data) > LONGEST_SECRET:
            self.data = None
            raise ValueError(_("This is too long. Write at most %(count)s letters.", count=LONGEST_SECRET))
        if len(self.data) < self.shortest:
            raise ValueError(_("This is too short. Write at least %(count)s letters.", count=self.shortest))


class Version(HiddenField):
    """The version of the row a form was opened with. `data` is a number; None if it was tampered with."""

    data: Any

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the number."""
        typed = valuelist[0] if valuelist else ""
        self.data = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else None
