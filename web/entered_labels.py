"""Names of how answers were written down for somebody, and of what that person says of them."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from models.entered import EnteredHow, InterpreterKind, LookedThrough

ENTERED: Mapping[type[StrEnum], Mapping[StrEnum, LazyString]] = {
    EnteredHow: {
        EnteredHow.TOGETHER: _l("Sitting together"),
        EnteredHow.TELEPHONE: _l("On the telephone"),
        EnteredHow.FILE: _l("Taken over from a file"),
        EnteredHow.CORRECTION: _l("Put right after it was called wrong"),
    },
    InterpreterKind: {
        InterpreterKind.PROFESSIONAL: _l("A professional interpreter"),
        InterpreterKind.COLLEAGUE: _l("A colleague who speaks the language"),
        InterpreterKind.VOLUNTEER: _l("A volunteer"),
        InterpreterKind.BROUGHT: _l("Somebody the person brought along"),
    },
    LookedThrough: {
        LookedThrough.WAITING: _l("Not looked through yet"),
        LookedThrough.RIGHT: _l("Right"),
        LookedThrough.NOT_RIGHT: _l("Not right"),
    },
}
