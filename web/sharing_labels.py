"""Names of what stands between people and employers: invitations, what is shared, times to meet, contested facts."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from models.disclosure_words import WordsReason
from models.interview import InterviewState, SlotKind, SlotPlace
from models.sharing_enums import ContestAnswer, ContestKind, ContestState, DisclosureState, InvitationText, SharedField

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, LazyString]] = {
    ContestAnswer: {
        ContestAnswer.SAID_SO: _l("It is what the person told us"),
        ContestAnswer.IN_PAPER: _l("It stands so in a paper we saw"),
        ContestAnswer.AGREED_NOW: _l("We talked, and it is right after all"),
        ContestAnswer.OTHER: _l("Something else, see the note"),
    },
    ContestKind: {
        ContestKind.WORK: _l("Work done before"),
        ContestKind.SKILL: _l("A skill"),
        ContestKind.LANGUAGE: _l("A language"),
        ContestKind.LICENCE: _l("A licence or paper"),
        ContestKind.EXCLUSION: _l("Something ruled out"),
        ContestKind.PLACE: _l("Place to live"),
        ContestKind.WAY: _l("How far and how to get there"),
        ContestKind.TIMES: _l("Times to work"),
        ContestKind.CARE: _l("Hours with people to look after"),
        ContestKind.START: _l("First possible day"),
        ContestKind.PAY: _l("Pay needed"),
        ContestKind.CONTRACT: _l("Contract wanted"),
        ContestKind.STATUS: _l("Papers to stay and work"),
        ContestKind.BIRTH_DATE: _l("Age"),
    },
    ContestState: {
        ContestState.OPEN: _l("Set aside. A counsellor looks at it"),
        ContestState.ACCEPTED: _l("Not right. It waits to be corrected"),
        ContestState.REJECTED: _l("Left as it is"),
        ContestState.SETTLED: _l("Put right"),
    },
    DisclosureState: {
        DisclosureState.SUGGESTED: _l("Proposed without a name"),
        DisclosureState.INVITED: _l("Invited"),
        DisclosureState.ACCEPTED: _l("Yes noted, not confirmed yet"),
        DisclosureState.DISCLOSED: _l("Shared"),
        DisclosureState.CLOSED: _l("Over"),
        DisclosureState.DECLINED: _l("Said no"),
        DisclosureState.EXPIRED: _l("Not answered in time"),
        DisclosureState.WITHDRAWN: _l("Taken back"),
        DisclosureState.SUSPENDED: _l("Stopped by us"),
    },
    InterviewState: {
        InterviewState.OFFERED: _l("Offered, no answer yet"),
        InterviewState.NOTED: _l("Yes noted, not confirmed yet"),
        InterviewState.AGREED: _l("Agreed"),
        InterviewState.REFUSED: _l("Not this time"),
        InterviewState.CANCELLED: _l("Called off"),
        InterviewState.ENDED: _l("Over"),
    },
    SlotKind: {
        SlotKind.TALK: _l("Talk"),
        SlotKind.GROUP_DAY: _l("Day for several people"),
        SlotKind.TRIAL_DAY: _l("Paid trial day"),
    },
    SlotPlace: {
        SlotPlace.WORKPLACE: _l("At the place of work"),
        SlotPlace.TELEPHONE: _l("By telephone, through a counsellor"),
        SlotPlace.ONLINE: _l("Online, through a counsellor"),
    },
    WordsReason: {
        WordsReason.CONTACT: _l("It tries to get around us: a number, an address or a messenger"),
        WordsReason.UNLAWFUL: _l("The law does not allow something in it"),
        WordsReason.PERSONAL: _l("It asks about something private"),
        WordsReason.PRESSURE: _l("It puts pressure on the person"),
        WordsReason.NOT_THE_JOB: _l("It is not about this job"),
        WordsReason.UNCLEAR: _l("It is not clear what is meant"),
    },
    InvitationText: {
        InvitationText.TALK: _l("We would like to meet you and talk about the job."),
        InvitationText.TELEPHONE: _l("We would like to talk about the job on the telephone."),
        InvitationText.VISIT: _l("We would like to show you the place and the work."),
        InvitationText.INTERVIEW: _l("We would like to invite you to an interview."),
        InvitationText.GROUP_DAY: _l("We would like to show you and others the place and the work on one day."),
        InvitationText.TRIAL_DAY: _l("We would like to offer you a trial day. It is paid and has a contract."),
    },
    SharedField: {
        SharedField.NAME: _l("Name"),
        SharedField.PHONE: _l("Telephone number"),
        SharedField.EMAIL: _l("E-mail"),
        SharedField.LANGUAGES: _l("Languages"),
        SharedField.CV: _l("Work, skills and licences"),
    },
}
