"""The main menu of each role: text, address, picture, and whether the reader is there."""

from typing import NamedTuple

from flask import request, url_for
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError

from models.queries import inbox
from web.extensions import db, principal
from web.services.principal import Actor

Entry = tuple[str, str, str, tuple[str, ...]]


class Item(NamedTuple):
    """One entry of the menu."""

    text: str
    address: str
    picture: str
    current: bool


NEW_VACANCY = ("employer.new_vacancy", "employer.vacancy_from_text")
_DESK_PEOPLE = (
    "counsellor.home", "counsellor.person", "counsellor.person_words", "counsellor.person_vacancies", "counsellor.slip",
    "counsellor.erase", "counsellor.interested", "counsellor.words_waiting", "counsellor.hand_over",
    "counsellor.hand_overs", "counsellor.search", "counsellor.saved_views", "counsellor.together",
    "counsellor.together_vacancy", "counsellor.together_task", "counsellor.together_print",
)  # fmt: skip
_DESK_VACANCIES = (
    "counsellor.vacancies", "counsellor.vacancy", "counsellor.vacancy_demands", "counsellor.vacancy_words",
    "counsellor.candidates", "counsellor.pair", "counsellor.why", "counsellor.propose", "counsellor.not_shown",
    "counsellor.compare_people", "counsellor.compare_vacancies", "counsellor.weights",
    "employer.new_by_telephone",
)  # fmt: skip
_DESK_AGENDA = ("counsellor.agenda", "counsellor.follow_up", "counsellor.referrals", "counsellor.referral")
_DESK_INVITATIONS = ("counsellor.invitations", "counsellor.invitation", "counsellor.invitation_words")
_DESK_PLANS = (
    "counsellor.plans", "counsellor.new_plan", "counsellor.plan", "counsellor.plan_again", "counsellor.plan_pairs",
    "counsellor.plan_wishes", "counsellor.plan_people", "counsellor.plan_left_out", "counsellor.plan_changes",
    "counsellor.plan_person",
)  # fmt: skip
STAFFS_COURSES = (
    "counsellor.courses", "counsellor.course", "counsellor.new_course", "counsellor.edit_course",
    "counsellor.course_wishes",
)  # fmt: skip
_OWN_VACANCIES = ("jobseeker.vacancies", "jobseeker.vacancy", "jobseeker.said", "jobseeker.by_distance")
OUR_VACANCIES = (
    "employer.home", "employer.vacancy", "employer.edit_vacancy", "employer.vacancy_skills", "employer.preview_vacancy",
    "employer.vacancy_occupation", "employer.share_vacancy", "employer.people", "employer.person", "employer.invite",
    "employer.times", "employer.offer_times", "employer.trial_day", "employer.group_day", "employer.move_time",
    "employer.offer", "employer.outcome", "employer.outcomes_asked", "employer.imports", "employer.from_file",
    "employer.export",
)  # fmt: skip
HIRING = (
    "employer.hiring", "employer.offered", "employer.checklist", "employer.placement", "employer.statuses",
    "employer.subsidies",
)  # fmt: skip
OPERATORS_PROGRAMMES = ("operator.subsidies", "operator.subsidy", "operator.new_subsidy")
_EMPLOYERS = ("operator.employers", "operator.employer", "operator.rename_employer")
OPERATORS_WORDS = ("operator.words", "operator.word", "operator.new_word", "operator.word_files")


def items() -> list[Item]:
    """The entries for whoever is asking."""
    return [Item(text, url_for(end), picture, request.endpoint in here) for text, end, picture, here in _menu()]


def unread() -> int:
    """How many messages wait for whoever is asking. A page that says that the database is away has a menu too."""
    if not principal().signed_in:
        return 0
    try:
        with db.session.no_autoflush:
            return inbox.unread(db.session, principal().account_id or 0)
    except OperationalError:
        return 0


def _menu() -> list[Entry]:
    menus: dict[Actor, list[Entry]] = {
        Actor.JOBSEEKER: _own(),
        Actor.EMPLOYER: [
            (_("Our vacancies"), "employer.home", "work", OUR_VACANCIES),
            (_("New vacancy"), "employer.new_vacancy", "document", NEW_VACANCY),
            (_("Colleagues"), "employer.team", "people", ("employer.team",)),
            (_("Hiring"), "employer.hiring", "check", HIRING),
            (_("Safety"), "accounts.security", "shield", ("accounts.security",)),
        ],
        Actor.COUNSELLOR: _desk(),
        Actor.LEAD: [
            *_desk(),
            (_("Organisation"), "municipality.home", "office", _ORGANISATION),
            (_("Staff"), "municipality.staff", "people", ("municipality.staff",)),
            (_("Reports"), "municipality.reports", "warning", ("municipality.reports", "municipality.report")),
        ],
        Actor.OPERATOR: _operators(),
    }
    return menus.get(principal().actor, [])


def _operators() -> list[Entry]:
    return [
        (_("Overview"), "operator.home", "list", ("operator.home",)),
        (_("Organisations"), "operator.organisations", "office", ("operator.organisations",)),
        (_("Employers"), "operator.employers", "factory", _EMPLOYERS),
        (_("Words"), "operator.words", "search", OPERATORS_WORDS),
        (_("Matching program"), "operator.engine", "list", ("operator.engine",)),
        (_("Legal values"), "operator.rules", "document", ("operator.rules", "operator.rule")),
        (_("Contacts"), "operator.contacts", "phone", ("operator.contacts", "operator.contact")),
        (_("Programmes"), "operator.subsidies", "pay", OPERATORS_PROGRAMMES),
        (_("Translations"), "operator.translations", "language", ("operator.translations",)),
        (_("Safety"), "accounts.security", "shield", ("accounts.security",)),
    ]


def _own() -> list[Entry]:
    return [
        (_("My profile"), "jobseeker.home", "person", ("jobseeker.home", "jobseeker.check")),
        (_("Jobs for me"), "jobseeker.vacancies", "work", _OWN_VACANCIES),
        (_("My plan"), "jobseeker.plan", "list", ("jobseeker.plan", "jobseeker.referral", "jobseeker.follow_up")),
        (_("Courses"), "jobseeker.courses", "school", ("jobseeker.courses", "jobseeker.course")),
        (_("Invitations"), "jobseeker.invitations", "chat", ("jobseeker.invitations", "jobseeker.invitation")),
        (_("Offers"), "jobseeker.offers", "work", ("jobseeker.offers", "jobseeker.offer")),
        (_("Who looked"), "jobseeker.who_looked", "eye", ("jobseeker.who_looked",)),
        (_("Safety"), "accounts.security", "shield", ("accounts.security",)),
    ]


_ORGANISATION = (
    "municipality.home", "municipality.emergencies", "municipality.emergency", "municipality.people_exports",
)  # fmt: skip
_WEEK = ("counsellor.week", "counsellor.export_people", "counsellor.break_glass", "counsellor.glass_case")
_DUPLICATES = ("counsellor.duplicates", "counsellor.same_person", "counsellor.joined")
_CONTESTS = ("counsellor.contests", "counsellor.contest", "counsellor.correct")


def _desk() -> list[Entry]:
    return [
        (_("People"), "counsellor.home", "people", _DESK_PEOPLE),
        (_("Waiting for intake"), "counsellor.queue", "clock", ("counsellor.queue",)),
        (_("Invitations"), "counsellor.invitations", "chat", _DESK_INVITATIONS),
        (_("Contested facts"), "counsellor.contests", "question", _CONTESTS),
        (_("Entered twice?"), "counsellor.duplicates", "search", _DUPLICATES),
        (_("Vacancies"), "counsellor.vacancies", "work", _DESK_VACANCIES),
        (_("Your week"), "counsellor.week", "calendar", _WEEK),
        (_("Placement plans"), "counsellor.plans", "plan", _DESK_PLANS),
        (_("Offers and work"), "counsellor.placements", "calendar", ("counsellor.placements", "counsellor.offer")),
        (_("Tasks and follow-ups"), "counsellor.agenda", "list", _DESK_AGENDA),
        (_("Courses"), "counsellor.courses", "school", STAFFS_COURSES),
        (_("New person"), "counsellor.new_person", "person", ("counsellor.new_person",)),
        (_("Safety"), "accounts.security", "shield", ("accounts.security",)),
    ]
