"""Names of the closed lists of offers and outcomes. Pages ask `web.labels` for them."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from models.offer import OfferNo, OfferState
from models.outcome import OutcomeKind, OutcomeReason

HIRING: Mapping[type[StrEnum], Mapping[StrEnum, LazyString]] = {
    OfferNo: {
        OfferNo.PAY: _l("The pay"),
        OfferNo.HOURS: _l("The hours"),
        OfferNo.PLACE: _l("The place or the way there"),
        OfferNo.CONTRACT: _l("The contract"),
        OfferNo.START: _l("The first day"),
        OfferNo.NOT_AS_PROMISED: _l("It is not what the vacancy said"),
        OfferNo.HOME: _l("The place to live"),
        OfferNo.CARE: _l("I look after somebody"),
        OfferNo.OTHER_WORK: _l("I have other work"),
        OfferNo.CHANGED_MIND: _l("I have changed my mind"),
    },
    OfferState: {
        OfferState.HELD: _l("A counsellor looks at it first"),
        OfferState.MADE: _l("Waits for an answer"),
        OfferState.NOTED: _l("Yes noted, not confirmed yet"),
        OfferState.ACCEPTED: _l("Accepted"),
        OfferState.DECLINED: _l("Said no"),
        OfferState.TAKEN_BACK: _l("Taken back"),
        OfferState.GIVEN_BACK: _l("Given back by a counsellor"),
        OfferState.EXPIRED: _l("Not answered in time"),
        OfferState.BEGUN: _l("Work has begun"),
    },
    OutcomeKind: {
        OutcomeKind.HIRED: _l("Hired"),
        OutcomeKind.NOT_CHOSEN: _l("Not chosen"),
    },
    OutcomeReason: {
        OutcomeReason.LANGUAGE: _l("More of the language was needed"),
        OutcomeReason.SKILLS: _l("Other skills were needed"),
        OutcomeReason.HOURS: _l("The hours did not fit"),
        OutcomeReason.PLACE_TAKEN: _l("The place was taken"),
        OutcomeReason.DID_NOT_COME: _l("We did not meet"),
        OutcomeReason.OTHER: _l("Another reason about the work"),
    },
}
