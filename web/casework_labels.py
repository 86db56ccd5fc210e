"""Names of the closed lists of notes, tasks, plans, referrals and follow-ups. Pages ask `web.labels` for them."""

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from models.action_plan import Goal, StepOwner, StepText
from models.follow_up import FollowUpBy
from models.note import NoteKind, NoteReader
from models.placement import PlacementOutcome
from models.referral import ReferralKind, ReferralOutcome, ReferralStage, Service, StageBy
from models.task import TaskKind

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, LazyString]] = {
    NoteKind: {
        NoteKind.TALK: _l("A talk"),
        NoteKind.AGREED: _l("What we agreed"),
        NoteKind.EMPLOYER: _l("With a company"),
        NoteKind.LEARNING: _l("Learning"),
        NoteKind.OFFICE: _l("With an office"),
        NoteKind.OTHER: _l("Something else"),
    },
    NoteReader: {
        NoteReader.COLLEAGUES: _l("Colleagues only"),
        NoteReader.PERSON: _l("The person reads it too"),
    },
    TaskKind: {
        TaskKind.CALL: _l("Make a telephone call"),
        TaskKind.MEET: _l("Meet the person"),
        TaskKind.PAPERS: _l("Look after papers"),
        TaskKind.EMPLOYER: _l("Ask a company"),
        TaskKind.COURSE: _l("Find a course"),
        TaskKind.INTERPRETER: _l("Find an interpreter"),
        TaskKind.REFERRAL: _l("Ask how a referral goes"),
        TaskKind.HELP_ASKED: _l("The person asks for help"),
        TaskKind.OTHER: _l("Something else"),
    },
    Goal: {
        Goal.WORK: _l("Find work"),
        Goal.BETTER_WORK: _l("Find better work"),
        Goal.OWN_OCCUPATION: _l("Work in the occupation learned"),
        Goal.LANGUAGE: _l("Learn a language for work"),
        Goal.QUALIFICATION: _l("Get a qualification or have one recognised"),
        Goal.OWN_BUSINESS: _l("Begin a business"),
        Goal.OTHER: _l("Something else"),
    },
    StepText: {
        StepText.FINISH_PROFILE: _l("Answer all questions of the profile"),
        StepText.WRITE_CV: _l("Write a CV"),
        StepText.CHECK_VACANCIES: _l("Look at the vacancies every week"),
        StepText.PREPARE_TALK: _l("Prepare for a talk with a company"),
        StepText.LEARN_BULGARIAN: _l("Learn Bulgarian"),
        StepText.COURSE: _l("Go to a course"),
        StepText.LABOUR_OFFICE: _l("Register at the labour office"),
        StepText.RECOGNITION: _l("Have a diploma recognised"),
        StepText.RENEW_PAPERS: _l("Renew the card in time"),
        StepText.HEALTH_BOOK: _l("Get a health book"),
        StepText.DRIVING_LICENCE: _l("Get a driving licence"),
        StepText.CHILD_CARE: _l("Find somebody to look after the children"),
        StepText.WAY_TO_WORK: _l("Find out how to get to work"),
        StepText.BANK_ACCOUNT: _l("Open a bank account"),
        StepText.FIND_INTERPRETER: _l("Find an interpreter"),
        StepText.PROPOSE_VACANCIES: _l("Propose vacancies that fit"),
        StepText.CALL_EMPLOYER: _l("Telephone a company"),
        StepText.OWN: _l("In own words"),
    },
    StepOwner: {
        StepOwner.PERSON: _l("The person"),
        StepOwner.STAFF: _l("The counsellor"),
    },
    ReferralKind: {
        ReferralKind.COURSE: _l("A course"),
        ReferralKind.SERVICE: _l("A service"),
        ReferralKind.ORGANISATION: _l("Another organisation"),
    },
    Service: {
        Service.LABOUR_OFFICE: _l("Labour office"),
        Service.LANGUAGE_LESSONS: _l("Language lessons"),
        Service.LEGAL_ADVICE: _l("Legal advice"),
        Service.RECOGNITION: _l("Recognition of diplomas"),
        Service.CHILD_CARE: _l("Care for children"),
        Service.HOUSING: _l("A place to live"),
        Service.SOCIAL_HELP: _l("Social help"),
        Service.INTERPRETING: _l("Interpreting"),
        Service.OTHER: _l("Another service"),
    },
    ReferralStage: {
        ReferralStage.SUGGESTED: _l("Suggested, no answer yet"),
        ReferralStage.AGREED: _l("Agreed to, not sent yet"),
        ReferralStage.SENT: _l("The referral is sent"),
        ReferralStage.ACCEPTED: _l("The other side has accepted"),
        ReferralStage.STARTED: _l("It has begun"),
        ReferralStage.ENDED: _l("It has ended"),
        ReferralStage.REFUSED: _l("Did not come about"),
    },
    ReferralOutcome: {
        ReferralOutcome.HELPED: _l("It helped"),
        ReferralOutcome.HELPED_PARTLY: _l("It helped in part"),
        ReferralOutcome.DID_NOT_HELP: _l("It did not help"),
        ReferralOutcome.DID_NOT_GO: _l("Nobody went there"),
        ReferralOutcome.NO_PLACE: _l("There was no place"),
        ReferralOutcome.PERSON_SAID_NO: _l("The answer was no"),
        ReferralOutcome.TAKEN_BACK: _l("The counsellor took it back"),
    },
    StageBy: {
        StageBy.PERSON: _l("The person"),
        StageBy.STAFF: _l("The counsellor"),
        StageBy.RECEIVER: _l("The other organisation"),
    },
    PlacementOutcome: {
        PlacementOutcome.EMPLOYED_SAME: _l("Works there"),
        PlacementOutcome.EMPLOYED_OTHER: _l("Works somewhere else"),
        PlacementOutcome.NOT_EMPLOYED: _l("Does not work now"),
        PlacementOutcome.UNREACHABLE: _l("Nobody was reached"),
        PlacementOutcome.MOVED: _l("Moved away"),
        PlacementOutcome.WITHDREW: _l("Does not want to be asked"),
    },
    FollowUpBy: {
        FollowUpBy.PERSON: _l("said by the person"),
        FollowUpBy.STAFF: _l("noted by a counsellor"),
    },
}
