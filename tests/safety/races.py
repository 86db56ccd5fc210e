"""Which forms change something that two people may have open at once, and how each is filled in for a race.

Every form of staff stands in one of three lists: it edits (and is raced), it is a step (a button or a decision that
counts once), or it makes something new.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models import Contest, Jobseeker
from models.queries import by_public_id
from models.sharing_enums import ContestKind, ContestState
from models.taxonomy import name_in_addresses
from tests.world import NOW, World
from web.services import vacancy_draft

Typing = Callable[[str], dict[str, str]]


@dataclass(frozen=True)
class Race:
    """Two browsers of `who` at the form on `page`, each typing its own word (`typing`: word → fields).

    `sent_to`: where the form goes, and `kept_on`: where what was saved shows, if not on its own page. `words`: at least
    four fixed words where nothing can be typed freely, each with how a page shows it. `begin` makes what the small
    world lacks, and its public id fills the page's gap.
    """

    who: tuple[str, str]
    page: Callable[[World, str], str]
    typing: Typing
    sent_to: Callable[[World, str], str] | None = None
    words: tuple[tuple[str, str], ...] = ()
    kept_on: Callable[[World], str] | None = None
    begin: Callable[[Session, World], str] = lambda _session, _world: ""


DESK, LEADS, OPERATORS = ("counsellor", "lead"), ("lead", "lead"), ("operator", "operator")
VARNAS = ("other_counsellor", "other_lead")


def _field(name: str, **more: str) -> Typing:
    return lambda word: {name: word, **more}


def _contest(session: Session, world: World) -> str:
    anna = by_public_id(session, Jobseeker, world.anna)
    assert anna is not None
    made = Contest(jobseeker=anna, kind=ContestKind.PAY, subject="", state=ContestState.OPEN, created_at=NOW)
    session.add(made)
    session.commit()
    return made.public_id


def _know_words(session: Session, _world: World) -> str:
    """The first question about words builds the dictionary, which takes longer than another may wait for the lock."""
    vacancy_draft.offers(session, "nurse", "en")
    session.rollback()
    return ""


def _pair(world: World) -> str:
    return f"/desk/vacancies/{world.cook_vacancy}/people/{world.omar}"


WELDER = name_in_addresses("urn:zaedno:occupation:welder")
WISHES = (
    ("together", "Work with the same employer"), ("same_place", "Work in the same town"),
    ("opposite_shifts", "Never work at the same hours"),
)  # fmt: skip
EDITS: Mapping[str, Race] = {
    "counsellor.decide": Race(
        DESK, lambda world, _new: _pair(world), _field("note", kind="hold", reason="ask_person"),
        sent_to=lambda world, _new: f"{_pair(world)}/decide",
    ),
    "counsellor.correct": Race(
        DESK, lambda _world, new: f"/desk/contests/{new}/correct", _field("min_net_pay"),
        words=tuple((word, word) for word in ("811", "822", "833", "844")), begin=_contest,
        kept_on=lambda world: f"/desk/people/{world.anna}",
    ),
    "counsellor.edit_course": Race(DESK, lambda world, _new: f"/desk/courses/{world.course}/edit", _field("title")),
    "counsellor.note": Race(DESK, lambda world, _new: f"/desk/notes/{world.note}", _field("words")),
    "counsellor.task": Race(DESK, lambda world, _new: f"/desk/tasks/{world.task}", _field("words")),
    "counsellor.step": Race(DESK, lambda world, _new: f"/desk/steps/{world.step}", _field("words")),
    "counsellor.action_plan": Race(
        DESK, lambda world, _new: f"/desk/people/{world.anna}/action-plan", _field("words"),
    ),
    "counsellor.follow_up": Race(
        VARNAS, lambda world, _new: f"/desk/follow-ups/{world.follow_up}", _field("outcome"),
        words=(
            ("employed_same", "Works there"), ("employed_other", "Works somewhere else"),
            ("not_employed", "Does not work now"), ("moved", "Moved away"),
        ),
    ),
    "counsellor.intake_part": Race(
        DESK, lambda world, _new: f"/desk/people/{world.anna}/intake/name", _field("name-given_name"),
    ),
    "counsellor.intake": Race(
        DESK, lambda world, _new: f"/desk/people/{world.anna}/intake", _field("place-municipality_code"),
        words=(("VAR06", "Varna"), ("BGS04", "Burgas"), ("PDV22", "Plovdiv"), ("RSE27", "Ruse")),
    ),
    "counsellor.household": Race(
        DESK, lambda world, _new: f"/desk/people/{world.anna}/household", _field("wish", heard="desk", agreed="y"),
        words=tuple(WISHES[each % 3] for each in range(6)),
    ),
    "employer.vacancy_skills": Race(
        ("other_employer", "other_employer"), lambda world, _new: f"/employer/vacancies/{world.draft_vacancy}/skills",
        lambda word: {"needed": f"urn:zaedno:skill:{word}"},
        words=(
            ("clean-bathrooms", "clean bathrooms"), ("make-beds", "make beds"),
            ("refill-room-supplies", "refill room supplies"), ("vacuum-floors", "vacuum carpets"),
        ),
    ),
    "employer.vacancy_occupation": Race(
        ("other_employer", "other_employer"),
        lambda world, _new: f"/employer/vacancies/{world.draft_vacancy}/occupation",
        lambda word: {"title": word, "asked_for": word, "occupation": f"urn:zaedno:occupation:{word}"},
        words=tuple((word, word) for word in ("nurse", "dentist", "architect", "accountant")),
        kept_on=lambda world: f"/employer/vacancies/{world.draft_vacancy}", begin=_know_words,
    ),
    "municipality.report": Race(
        ("lead", "other_lead"), lambda world, _new: f"/organisation/reports/{world.report}",
        _field("answer", state="in_hand"),
    ),
    "operator.contact": Race(OPERATORS, lambda world, _new: f"/operator/contacts/{world.contact}", _field("name")),
    "operator.organisation": Race(
        OPERATORS, lambda world, _new: f"/operator/organisations/{world.sofia}", _field("name")
    ),
    "operator.subsidy": Race(OPERATORS, lambda world, _new: f"/operator/subsidies/{world.programme}", _field("name")),
    "operator.word": Race(
        OPERATORS, lambda _world, _new: f"/operator/words/{WELDER}", _field("text", language="bg", kind="preferred")
    ),
    "operator.rename_employer": Race(
        OPERATORS, lambda world, _new: f"/operator/employers/{world.lozen}/name", _field("name")
    ),
    "employer.edit_vacancy": Race(
        ("other_employer", "other_employer"), lambda world, _new: f"/employer/vacancies/{world.draft_vacancy}/edit",
        _field("title"),
    ),
}  # fmt: skip

#: A button, or an answer that counts once: the service says what it finds, and nothing typed by somebody else is lost.
STEPS = frozenset(
    [
        "accounts.open_news",
        "accounts.quick_exit",
        "accounts.read_all_news",
        "accounts.sign_out",
        "accounts.sign_out_everywhere",
        "counsellor.accept_hand_over",
        "counsellor.add_words",
        "counsellor.answer_wish",
        "counsellor.approve",
        "counsellor.began",
        "counsellor.called",
        "counsellor.confirm_phone",
        "counsellor.contest",
        "counsellor.end_course",
        "counsellor.erase",
        "counsellor.finish_task",
        "counsellor.found_interpreter",
        "counsellor.give_offer_back",
        "counsellor.invitation",
        "counsellor.invitation_words",
        "counsellor.leave_household",
        "counsellor.let_offer_through",
        "counsellor.note_suggested",
        "counsellor.note_time",
        "counsellor.offer",
        "counsellor.person_words",
        "counsellor.plan_pairs",
        "counsellor.propose",
        "counsellor.rank",
        "counsellor.referral",
        "counsellor.refuse_hand_over",
        "counsellor.remove_note",
        "counsellor.remove_step",
        "counsellor.reset_pin",
        "counsellor.return_vacancy",
        "counsellor.return_words",
        "counsellor.same_person",
        "counsellor.see_papers",
        "counsellor.still_looking",
        "counsellor.take",
        "counsellor.take_apart",
        "counsellor.take_back_hand_over",
        "counsellor.tick_step",
        "counsellor.two_people",
        "counsellor.unlink_words",
        "counsellor.vacancy_words",
        "employer.ask_employer",
        "employer.close_vacancy",
        "employer.look_again",
        "municipality.answer_emergency",
        "municipality.answer_export",
        "municipality.hold_vacancy",
        "municipality.leaving",
        "operator.employer_access",
        "operator.employer_step",
        "operator.end_contact",
        "operator.engine",
        "operator.hide_word",
        "operator.remove_nkpd",
        "operator.saw_subsidy",
        "operator.settle_registration",
        "operator.take_back_word",
    ]
)
#: Something new is made each time, so there is nothing to overwrite.
MAKES = frozenset(
    [
        "counsellor.break_glass",
        "counsellor.export_people",
        "counsellor.hand_over",
        "counsellor.nameless_list",
        "counsellor.new_course",
        "counsellor.new_person",
        "counsellor.new_plan",
        "counsellor.new_referral",
        "counsellor.new_step",
        "counsellor.notes",
        "counsellor.plan_person",
        "counsellor.plan_wishes",
        "counsellor.saved_views",
        "counsellor.tasks",
        "counsellor.together_task",
        "employer.new_by_telephone",
        "municipality.invite",
        "operator.contacts",
        "operator.invite_lead",
        "operator.new_subsidy",
        "operator.new_word",
        "operator.organisations",
        "operator.rule",
        "operator.word_files",
    ]
)
#: One's own, or a question that changes nothing.
OWN = frozenset(
    [
        "accounts.confirm_message_email",
        "accounts.messages",
        "counsellor.change_view",
        "counsellor.search",
        "public.confirm_vacancy",
        "public.report",
        "public.report_answer",
        "public.want_vacancy",
        "words.suggest",
    ]
)
