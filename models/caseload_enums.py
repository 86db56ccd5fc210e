"""The closed lists of the caseload: what to do next, how far somebody has come, and what a list may be about."""

from enum import StrEnum


class NextStep(StrEnum):
    """The most useful thing to do for somebody now. Their order is the order of the caseload."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    RENEW_NOW = "renew_now"
    TELEPHONE = "telephone"
    READ_OFFER = "read_offer"
    CALL_ABOUT_OFFER = "call_about_offer"
    CALL_ABOUT_TIME = "call_about_time"
    FIND_INTERPRETER = "find_interpreter"
    LOOK_AT_CONTEST = "look_at_contest"
    ANSWER_INTEREST = "answer_interest"
    TAKE_ON = "take_on"
    ASK_WORK = "ask_work"
    NAME_WORK = "name_work"
    ASK_PLACE = "ask_place"
    SEE_PAPERS = "see_papers"
    RENEW_PAPERS = "renew_papers"
    LOOK_FOR_VACANCY = "look_for_vacancy"
    FOLLOW_UP = "follow_up"
    AT_WORK = "at_work"
    PAUSED = "paused"


class Stage(StrEnum):
    """How far somebody has come on the way to work."""

    INTAKE = "intake"
    READY = "ready"
    PROPOSED = "proposed"
    INVITED = "invited"
    OFFERED = "offered"
    AT_WORK = "at_work"
    PAUSED = "paused"


class Focus(StrEnum):
    """What a list of people may be about."""

    WAITING = "waiting"
    NO_PROPOSAL = "no_proposal"
    CALL = "call"
    FOLLOW_UP_DUE = "follow_up_due"
    TASK_DUE = "task_due"
    PAPERS_30 = "papers_30"
    PAPERS_60 = "papers_60"


class Whose(StrEnum):
    """Whose people a list shows."""

    MINE = "mine"
    EVERYBODY = "all"
    NOBODYS = "nobody"
    COLLEAGUES = "colleague"
