"""What all forms are made of. Pages import from here."""

from web.forms.base import AddressForm, ZaednoForm
from web.forms.choices import NO, YES, Pick, Radio, Tick, Ticks, YesNo
from web.forms.clock import ClockTime
from web.forms.dates import DateParts
from web.forms.meaning import MeaningForm
from web.forms.numbers import Digits, Money, Number, Phone, Pin
from web.forms.rules import Answered, EqualTo
from web.forms.text import Email, LongText, Password, PlainText, Version

__all__ = [
    "NO",
    "YES",
    "AddressForm",
    "Answered",
    "ClockTime",
    "DateParts",
    "Digits",
    "Email",
    "EqualTo",
    "LongText",
    "MeaningForm",
    "Money",
    "Number",
    "Password",
    "Phone",
    "Pick",
    "Pin",
    "PlainText",
    "Radio",
    "Tick",
    "Ticks",
    "Version",
    "YesNo",
    "ZaednoForm",
]
