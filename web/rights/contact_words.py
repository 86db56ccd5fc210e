"""Contacts in words: their kinds, and what an operator has to look up."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from models.contact import ContactKind
from web.filters import day
from web.services.contacts import Lack, Task

KINDS: Mapping[ContactKind, LazyString] = {
    ContactKind.VIOLENCE: _l("Help against violence and human trafficking"),
    ContactKind.LEGAL_HELP: _l("Legal help"),
    ContactKind.LABOUR_INSPECTORATE: _l("Labour Inspectorate"),
    ContactKind.LABOUR_OFFICE: _l("Labour office"),
    ContactKind.REFUGEE_AGENCY: _l("State Agency for Refugees"),
    ContactKind.EQUALITY: _l("Commission for Protection against Discrimination"),
    ContactKind.DATA_PROTECTION: _l("Commission for Personal Data Protection"),
    ContactKind.OTHER: _l("Other help"),
}
TASKS: Mapping[Lack, LazyString] = {
    Lack.NONE_OF_KIND: _l("%(what)s: readers find no contact yet."),
    Lack.SOURCE: _l("%(what)s: the source is missing. No reader sees this contact."),
    Lack.OLD: _l("%(what)s: not checked since %(day)s, look at this contact again."),
}


def task(found: Task) -> str:
    """What an operator has to look up."""
    what = found.contact.name if found.contact else KINDS[found.kind]
    return str(TASKS[found.lack]) % {"what": what, "day": day(found.contact.checked_on) if found.contact else ""}
