"""The words of news, and the page each piece of news is about. Nothing personal is in them: who reads over a shoulder
learns no name, no company and no status."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models import InboxItem, Vacancy
from models.course import CourseWishState
from models.enums import VacancyState
from models.inbox import Ended, News, Outcome
from models.phoned import ConfirmationAnswer
from models.placement import ReminderStage
from models.queries import inbox as queries
from models.queries import taxonomy
from models.sharing_enums import ContestState
from models.vetting import VettingStep
from web.extensions import db
from web.i18n import language

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of news as it is shown. `address` is empty where there is nothing more to see."""

    item: InboxItem
    text: str
    address: str


ENDED: Mapping[Ended, LazyString] = {
    Ended.CLOSED: _l("The job “%(job)s” is closed."),
    Ended.FILLED: _l("The job “%(job)s” is filled now."),
    Ended.WITHDRAWN: _l("The company does not offer the job “%(job)s” any more."),
    Ended.SUSPENDED: _l("We took the job “%(job)s” off the list, because we check the company once more."),
}
CAME_OF_IT: Mapping[Outcome, LazyString] = {
    Outcome.NOT_PROPOSED: _l("You were not proposed for it this time."),
    Outcome.PROPOSED: _l("You were proposed, and the company did not invite you this time."),
    Outcome.INVITED: _l("Your counsellor can tell you what came of your invitation."),
}
OFF_THE_LIST: Mapping[Outcome, LazyString] = {
    Outcome.NOT_PROPOSED: _l("This has nothing to do with you."),
    Outcome.PROPOSED: _l("Your proposal has ended. This has nothing to do with you."),
    Outcome.INVITED: _l("Your invitation has ended, and the company sees nothing of you now."),
}


def _closed(facts: Facts, job: str) -> str:
    """Three whole sentences: what happened to the job, how far the person came, and what follows."""
    why, outcome = Ended(facts.get("why", Ended.CLOSED)), Outcome(facts["outcome"])
    came = OFF_THE_LIST[outcome] if why is Ended.SUSPENDED else CAME_OF_IT[outcome]
    further = _("We keep looking for you.")
    return f"{str(ENDED[why]) % {'job': job}} {came} {further}"


COURSES: Mapping[CourseWishState, LazyString] = {
    CourseWishState.SEAT: _l("There is a seat for you in the course you asked for."),
    CourseWishState.NO_SEAT: _l("There is no seat for you in the course this time. Look at the other courses."),
    CourseWishState.CALLED_OFF: _l("A course you asked for is not offered any more. Look at the other courses."),
}


CHECKED: Mapping[VettingStep, LazyString] = {
    VettingStep.ASK: _l("We need one more paper to check your company. Please look which one."),
    VettingStep.APPROVE: _l("Your company is checked. Your vacancies can open now."),
}


FILING_DUE: Mapping[ReminderStage, LazyString] = {
    ReminderStage.BEFORE: _l("Something on a hiring checklist is due soon."),
    ReminderStage.ON_THE_DAY: _l("Something on a hiring checklist is due today."),
    ReminderStage.AFTER: _l("Something on a hiring checklist was due and is not marked as done."),
}


def _resolved(facts: Facts, _job: str) -> str:
    if facts["state"] == ContestState.ACCEPTED.value:
        return str(_("You said that a fact is not right. Your counsellor agrees. Please correct it."))
    return str(_("You said that a fact is not right. Your counsellor has answered."))


CONFIRMED: Mapping[ConfirmationAnswer, LazyString] = {
    ConfirmationAnswer.CONFIRMED: _l("The company confirmed the vacancy “%(job)s”. It waits for approval."),
    ConfirmationAnswer.NOT_OURS: _l("The company says that the vacancy “%(job)s” is not theirs."),
    ConfirmationAnswer.WRONG: _l("The company says that something in the vacancy “%(job)s” is wrong."),
}

WORDS: Mapping[News, Callable[[Facts, str], str]] = {
    News.INVITED: lambda _facts, job: _(
        "A company wants to meet you for the job “%(job)s”. You can say yes or no.", job=job
    ),
    News.PROPOSED: lambda _facts, job: _(
        "Your counsellor proposed you for the job “%(job)s”. The company does not know your name.", job=job
    ),
    News.VACANCY_CLOSED: _closed,
    News.STILL_LOOKING: lambda _facts, _job: _("Are you still looking for work? Please tell us with one tap."),
    News.CONTEST_RESOLVED: _resolved,
    News.INVITATION_ANSWERED: lambda _facts, job: _(
        "Somebody answered your invitation for the job “%(job)s”.", job=job
    ),
    News.VACANCY_APPROVED: lambda _facts, job: _("Your vacancy “%(job)s” is open now.", job=job),
    News.VACANCY_RETURNED: lambda _facts, job: _(
        "Your vacancy “%(job)s” came back to you. Please look at it.", job=job
    ),
    News.COURSE_ANSWERED: lambda facts, _job: str(COURSES[CourseWishState(facts["answer"])]),
    News.CONTESTED: lambda _facts, _job: _("One of your people says that a fact is not right."),
    News.INTERESTED: lambda _facts, job: _("One of your people is interested in the job “%(job)s”.", job=job),
    News.TIME_OFFERED: lambda _facts, job: _(
        "The company with the job “%(job)s” offers you a time to meet. You can say yes or no.", job=job
    ),
    News.TIME_CHANGED: lambda _facts, job: _(
        "A time to meet for the job “%(job)s” was moved or called off. Please look at it.", job=job
    ),
    News.TIME_ANSWERED: lambda _facts, job: _("Something about a time to meet for the job “%(job)s” is new.", job=job),
    News.WORDS_WAITING: lambda _facts, job: _(
        "A company wrote own words to one of your people for the job “%(job)s”. Please read them first.", job=job
    ),
    News.WORDS_RETURNED: lambda _facts, job: _(
        "Your own words with an invitation for the job “%(job)s” came back. Please look at them.", job=job
    ),
    News.INTERPRETER_ASKED: lambda _facts, job: _(
        "One of your people needs an interpreter to talk about the job “%(job)s”.", job=job
    ),
    News.OFFERED: lambda _facts, job: _("A company offers you the job “%(job)s”. You can say yes or no.", job=job),
    News.OFFER_ANSWERED: lambda _facts, job: _("There is an answer to your offer of the job “%(job)s”.", job=job),
    News.OFFER_ENDED: lambda _facts, job: _("A company took its offer of the job “%(job)s” back.", job=job),
    News.OFFER_TO_CHECK: lambda _facts, _job: _("An offer to one of your people pays less than the vacancy says."),
    News.NOT_CHOSEN: lambda _facts, job: _(
        "The company has decided about the job “%(job)s”. Read what comes next.", job=job
    ),
    News.OUTCOME_SAID: lambda _facts, job: _(
        "A company said what came of the job “%(job)s” for one of your people.", job=job
    ),
    News.BEGAN: lambda _facts, job: _(
        "It is noted that you began the job “%(job)s”. Look whether this is right.", job=job
    ),
    News.FILING_DUE: lambda facts, _job: str(FILING_DUE[ReminderStage(facts["stage"])]),
    News.COMPANY_CHECK: lambda facts, _job: str(CHECKED[VettingStep(facts["step"])]),
    News.STILL_OPEN: lambda _facts, job: _(
        "Is your vacancy “%(job)s” still open? Please tell us with one press.", job=job
    ),
    News.VACANCY_PAUSED: lambda _facts, job: _(
        "Your vacancy “%(job)s” is paused, because nobody answered. One press opens it again.", job=job
    ),
    News.HAND_OVER_OFFERED: lambda _facts, _job: _("A colleague would like to hand somebody over to you."),
    News.HAND_OVER_ANSWERED: lambda _facts, _job: _("A colleague answered about somebody you hand over."),
    News.PEOPLE_GIVEN: lambda _facts, _job: _("You are now the counsellor of people of a colleague who left."),
    News.NEW_COUNSELLOR: lambda _facts, _job: _("You have a new counsellor. You need to do nothing."),
    News.GLASS_ASKED: lambda _facts, _job: _("Somebody asks to open a case in an emergency. Please look at it now."),
    News.GLASS_OPENED: lambda _facts, _job: _("A case of your organisation was opened in an emergency."),
    News.GLASS_SEEN: lambda _facts, _job: _("Somebody may read your data because of an emergency. Look who and why."),
    News.EXPORT_ASKED: lambda _facts, _job: _("A colleague asks for a list with names. Please agree or refuse."),
    News.EXPORT_ANSWERED: lambda _facts, _job: _("There is an answer to your request for a list."),
    News.PLAN_NEWS: lambda _facts, _job: _("There is something new in your plan."),
    News.REFERRAL_ASKED: lambda _facts, _job: _(
        "Your counsellor asks whether others may help you. You can say yes or no."
    ),
    News.REFERRAL_CAME: lambda _facts, _job: _("Another organisation sends somebody on to you. Please look at it."),
    News.REFERRAL_MOVED: lambda _facts, _job: _("There is an answer to a referral of one of your people."),
    News.HOW_IS_WORK: lambda _facts, _job: _("How is it at work? Please tell us with one tap."),
    News.HELP_ASKED: lambda _facts, _job: _("One of your people asks for help."),
    News.MADE_ONE: lambda _facts, _job: _("We had your data twice and made it one. Please look whether all is right."),
    News.TAKEN_APART: lambda _facts, _job: _("Your data was joined with other data by mistake. It is apart again."),
    News.VACANCY_CONFIRMED: lambda facts, job: str(CONFIRMED[ConfirmationAnswer(facts["answer"])]) % {"job": job},
}

#: The page that news is about, and the fact that its address names.
PAGES: Mapping[News, tuple[str, str | None]] = {
    News.INVITED: ("jobseeker.invitation", "disclosure"),
    News.PROPOSED: ("jobseeker.vacancy", "vacancy"),
    News.VACANCY_CLOSED: ("jobseeker.vacancies", None),
    News.STILL_LOOKING: ("jobseeker.looking", None),
    News.CONTEST_RESOLVED: ("jobseeker.contests", None),
    News.INVITATION_ANSWERED: ("employer.people", "vacancy"),
    News.VACANCY_APPROVED: ("employer.vacancy", "vacancy"),
    News.VACANCY_RETURNED: ("employer.vacancy", "vacancy"),
    News.CONTESTED: ("counsellor.contest", "contest"),
    News.COURSE_ANSWERED: ("jobseeker.courses", None),
    News.INTERESTED: ("counsellor.interested", None),
    News.TIME_OFFERED: ("jobseeker.invitation", "disclosure"),
    News.TIME_CHANGED: ("jobseeker.invitation", "disclosure"),
    News.TIME_ANSWERED: ("employer.times", "vacancy"),
    News.WORDS_WAITING: ("counsellor.invitation_words", "disclosure"),
    News.WORDS_RETURNED: ("employer.invite", "disclosure"),
    News.INTERPRETER_ASKED: ("counsellor.invitation", "disclosure"),
    News.OFFERED: ("jobseeker.offer", "job_offer"),
    News.OFFER_ANSWERED: ("employer.offered", "job_offer"),
    News.OFFER_ENDED: ("jobseeker.offers", None),
    News.OFFER_TO_CHECK: ("counsellor.offer", "job_offer"),
    News.NOT_CHOSEN: ("jobseeker.offers", None),
    News.OUTCOME_SAID: ("counsellor.placements", None),
    News.BEGAN: ("jobseeker.offers", None),
    News.FILING_DUE: ("employer.checklist", "placement"),
    News.COMPANY_CHECK: ("employer.home", None),
    News.STILL_OPEN: ("employer.vacancy", "vacancy"),
    News.VACANCY_PAUSED: ("employer.vacancy", "vacancy"),
    News.VACANCY_CONFIRMED: ("counsellor.vacancies", None),
    **dict.fromkeys((News.PLAN_NEWS, News.REFERRAL_ASKED, News.HOW_IS_WORK), ("jobseeker.plan", None)),
    **dict.fromkeys((News.REFERRAL_CAME, News.REFERRAL_MOVED), ("counsellor.referrals", None)),
    News.HELP_ASKED: ("counsellor.agenda", None),
    News.HAND_OVER_OFFERED: ("counsellor.hand_overs", None),
    News.HAND_OVER_ANSWERED: ("counsellor.hand_overs", None),
    News.PEOPLE_GIVEN: ("counsellor.home", None),
    News.NEW_COUNSELLOR: ("jobseeker.home", None),
    News.GLASS_ASKED: ("municipality.emergency", "glass"),
    News.GLASS_OPENED: ("municipality.emergency", "glass"),
    News.GLASS_SEEN: ("jobseeker.who_looked", None),
    News.EXPORT_ASKED: ("municipality.people_exports", None),
    News.EXPORT_ANSWERED: ("counsellor.export_people", None),
    **dict.fromkeys((News.MADE_ONE, News.TAKEN_APART), ("jobseeker.who_looked", None)),
}


def told(items: Sequence[InboxItem]) -> list[Told]:
    """News in the reader's language."""
    vacancies = queries.vacancies_named(db.session, {item.facts.get("vacancy", "") for item in items})
    numbers = {row.concept_id for row in vacancies.values() if row.concept_id}
    names = taxonomy.preferred_labels(db.session, numbers, language())
    found = []
    for item in items:
        vacancy = vacancies.get(item.facts.get("vacancy", ""))
        job = (names.get(vacancy.concept_id or 0) or vacancy.title) if vacancy else ""
        found.append(Told(item, str(WORDS[item.news](item.facts, job)), address(item, vacancy)))
    return found


def address(item: InboxItem, vacancy: Vacancy | None) -> str:
    """Where more about it stands. People see a vacancy only while it is open."""
    if item.news is News.PROPOSED and (vacancy is None or vacancy.state is not VacancyState.OPEN):
        return ""
    page, fact = PAGES[item.news]
    named: dict[str, Any] = {fact: item.facts[fact]} if fact else {}
    return url_for(page, **named)
