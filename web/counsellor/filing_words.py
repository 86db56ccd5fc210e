"""What an employer files, in words for the desk."""

from collections.abc import Iterable, Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from matcher.filings import Duty, Filing
from web.filters import day

DUTIES: Mapping[Duty, LazyString] = {
    Duty.SEE_DOCUMENT: _l("See the valid card and note its last day"),
    Duty.WRITTEN_CONTRACT: _l("Sign a written contract"),
    Duty.REGISTER_CONTRACT: _l("Enter the contract in the Employment Register"),
    Duty.REGISTER_CHANGE: _l("Enter the change of the contract in the Employment Register"),
    Duty.REGISTER_END: _l("Enter the end of the contract in the Employment Register"),
    Duty.TELL_INSPECTORATE: _l("Tell the General Labour Inspectorate that the person has started"),
    Duty.TELL_LABOUR_OFFICE: _l("Declare the work to the Labour Office"),
    Duty.TERM_WITHIN_DOCUMENT: _l("Think of a contract that ends no later than the card (practice, not law)"),
    Duty.PROBATION_WITHIN_LAW: _l("Keep the trial period within the law"),
    Duty.MEDICAL_CHECK: _l("Medical check; a health book where the work needs one"),
    Duty.PERMIT_FOR_YOUNG: _l("Permit of the Labour Inspectorate and a medical opinion"),
    Duty.RENEW_DOCUMENT: _l("Remind the person to renew the card"),
}


def lines(found: Iterable[Filing]) -> list[tuple[str, str]]:
    """(the last day, what is to be done) of each filing."""
    return [(day(each.due), str(DUTIES[each.duty])) for each in found]
