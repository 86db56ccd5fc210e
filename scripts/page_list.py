"""The pages worth looking at, by persona. Used by screenshots and by the tests that look at every page."""

from typing import Protocol

from models.taxonomy import name_in_addresses
from web.rights import TOPICS

PERSONAS = ("visitor", "jobseeker", "employer", "counsellor", "lead", "operator")
RIGHTS = ("/rights", *(f"/rights/{slug}" for slug in TOPICS), "/contacts")
COOK = name_in_addresses("urn:zaedno:occupation:cook")
QUESTIONS = ("skills/proof", "name", "place", "times", "care", "start", "pay", "papers", "wishes")
OWN_JOBS = tuple(f"/me/vacancies/{page}" for page in ("saved", "interested", "not_for_me", "distance"))
DESK = (
    "search", "views", "queue", "interested", "people/new", "words", "vacancies", "vacancies/new",
)  # fmt: skip
MESSAGES = ("inbox", "messages", "messages/email")
SETTLED = ("looking", "suggested", "erase", "erase/now")
OWN = (*QUESTIONS, "vacancies/why", "documents", "documents/slip", *SETTLED, *MESSAGES)


class Things(Protocol):
    """Public ids of the things some pages are about."""

    @property
    def anna(self) -> str:
        """A person of the counsellor's organisation."""

    @property
    def hotel_vacancy(self) -> str:
        """An open vacancy of the employer who is signed in."""

    @property
    def invited(self) -> str:
        """An invitation to the jobseeker who is signed in."""

    @property
    def granted(self) -> str:
        """What a person shares with the employer who is signed in."""

    @property
    def suggested(self) -> str:
        """Somebody proposed to that employer."""

    @property
    def slot(self) -> str:
        """A time to meet that this employer offered."""

    @property
    def written(self) -> str:
        """An invitation with own words of an employer that a counsellor has to read."""

    @property
    def contest(self) -> str:
        """A fact that a person of the counsellor's organisation contested."""

    @property
    def course(self) -> str:
        """A course of the counsellor's organisation that is open."""

    @property
    def report(self) -> str:
        """A report without a name."""

    @property
    def lozen(self) -> str:
        """A company."""

    @property
    def submitted_vacancy(self) -> str:
        """A vacancy that waits for approval."""

    @property
    def job_offer(self) -> str:
        """An offer of work by the employer who is signed in to the jobseeker who is."""

    @property
    def placement(self) -> str:
        """Somebody's work at that employer."""

    @property
    def note(self) -> str:
        """A note about that person."""

    @property
    def task(self) -> str:
        """Something to do for that person."""

    @property
    def step(self) -> str:
        """A step of that person's plan."""

    @property
    def referral(self) -> str:
        """Where that person is sent on to."""

    @property
    def programme(self) -> str:
        """A subsidy programme."""

    @property
    def plan(self) -> str:
        """A placement plan made from another one."""

    @property
    def follow_up_due(self) -> str:
        """A question how somebody's work goes."""

    @property
    def joined(self) -> str:
        """A person whose two records were made one."""

    @property
    def twin(self) -> str:
        """A person who may be in the service twice."""

    @property
    def other_twin(self) -> str:
        """The second record of that person."""

    @property
    def open_glass(self) -> str:
        """An emergency in which the counsellor may read a case."""

    @property
    def glass_asked(self) -> str:
        """An emergency that waits for the lead."""


def addresses(persona: str, things: Things) -> list[str]:
    """The addresses of a persona's pages, in the order of the journey."""
    desk_person, desk_vacancy = f"/desk/people/{things.anna}", f"/desk/vacancies/{things.hotel_vacancy}"
    own, waiting = f"/employer/vacancies/{things.hotel_vacancy}", f"/desk/vacancies/{things.submitted_vacancy}"
    pages = {
        "visitor": [
            "/", "/join", "/sign-in", "/staff/sign-in", "/new-pin", "/employers/register", "/privacy", "/help",
            "/accessibility", *RIGHTS, f"/vacancies/{things.hotel_vacancy}",
            "/report", "/report/answer", "/erased", "/vacancy-confirmed", "/nowhere",
        ],
        "jobseeker": [
            "/me", "/me/cv", "/me/work", "/me/skills", "/me/languages", *(f"/me/{name}" for name in OWN),
            "/me/check", "/me/vacancies", *OWN_JOBS, f"/me/vacancies/{things.hotel_vacancy}",
            f"/me/vacancies/{things.hotel_vacancy}/not-for-me", "/me/who-looked",
            "/confirm", "/me/phone", "/me/move", "/security", "/welcome",
        ],
        "employer": [
            "/employer", "/employer/team", "/employer/vacancies/new", "/employer/vacancies/new/text",
            "/employer/import", "/employer/import/drafts", "/employer/export", f"{own}/share",
            *(f"{own}{page}" for page in ("", "/edit", "/skills", "/occupation", "/people", "/preview")), "/security",
        ],
        "counsellor": [
            "/desk", *(f"/desk/{page}" for page in DESK), desk_vacancy, f"{desk_vacancy}/demands", waiting,
            f"{waiting}/words",
            *(f"{desk_person}{page}" for page in ("", "/vacancies", "/slip", "/erase", "/words", "/household")),
            *(f"{desk_vacancy}/people{page}" for page in ("", f"/{things.anna}", f"/{things.anna}/why")),
        ],
    }  # fmt: skip
    further = [page for part in (_sharing, _hiring, _casework) for page in part(things).get(persona, [])]
    return [*{**pages, **_over_all(things)}[persona], *further]


def _casework(things: Things) -> dict[str, list[str]]:
    """The pages of intakes, notes, tasks, plans of steps, referrals and follow-ups."""
    person = f"/desk/people/{things.anna}"
    rows = {"notes": things.note, "tasks": things.task, "steps": things.step, "referrals": things.referral}
    lists = (
        "notes",
        "tasks",
        "action-plan",
        "action-plan/steps",
        "referrals",
        "intake",
        "intake/work",
        "intake/skills",
    )
    return {
        "jobseeker": ["/me/plan", f"/me/referrals/{things.referral}", "/me/look-through"],
        "counsellor": [
            "/desk/agenda", "/desk/agenda?kind=follow_ups&whose=all", "/desk/referrals",
            *(f"{person}/{page}" for page in lists), *(f"/desk/{kind}/{row}" for kind, row in rows.items()),
            f"/desk/follow-ups/{things.follow_up_due}",
        ],
    }  # fmt: skip


def _plans(things: Things) -> list[str]:
    """The pages of placement plans."""
    plan = f"/desk/plans/{things.plan}"
    parts = ("", "/vacancies", "/people", f"/people/{things.anna}", "/left-out", "/changes", "/by-hand", "/again")
    return ["/desk/plans", "/desk/plans/new", *(f"{plan}{part}" for part in parts)]


def _hiring(things: Things) -> dict[str, list[str]]:
    """The pages of offers, outcomes, placements and what follows from them."""
    placement, programmes = f"/employer/placements/{things.placement}", "/operator/subsidies"
    return {
        "jobseeker": ["/me/offers", f"/me/offers/{things.job_offer}"],
        "employer": [
            "/employer/hiring", f"/employer/people/{things.granted}/offer",
            f"/employer/people/{things.granted}/outcome",
            f"/employer/offers/{things.job_offer}", f"/employer/vacancies/{things.hotel_vacancy}/outcomes", placement,
            f"{placement}/checklist", "/employer/statuses", "/employer/subsidies",
        ],
        "counsellor": [
            "/desk/placements", f"/desk/offers/{things.job_offer}", *_plans(things), "/desk/week", "/desk/emergency",
            f"/desk/emergency/{things.open_glass}", "/desk/export", f"/desk/people/{things.anna}/print",
            "/desk/duplicates", f"/desk/people/{things.joined}/joined",
            f"/desk/people/{things.twin}/same/{things.other_twin}",
        ],
        "operator": [programmes, f"{programmes}/new", f"{programmes}/{things.programme}"],
    }  # fmt: skip


def _over_all(things: Things) -> dict[str, list[str]]:
    """The pages of those who lead an organisation and of those who run the system."""
    return {
        "lead": [
            "/organisation", "/organisation/staff", "/organisation/reports", f"/organisation/reports/{things.report}",
            "/organisation/emergencies", f"/organisation/emergencies/{things.glass_asked}", "/organisation/exports",
            "/desk", "/desk/why", "/desk/hand-overs",
        ],
        "operator": [
            "/operator", "/operator/organisations", "/operator/employers",
            *(f"/operator/employers/{things.lozen}{page}" for page in ("", "/name")),
            "/operator/translations", "/operator/rules", "/operator/engine",
            "/operator/contacts", "/operator/rules/minimum_wage_month", "/operator/rules/grace_until", "/security",
            *(f"/operator/words{page}" for page in ("", f"/{COOK}", "/new", "/files")),
        ],
    }  # fmt: skip


def _sharing(things: Things) -> dict[str, list[str]]:
    """The pages of invitations, of what is shared, of facts that are not right, of courses, and of news."""
    return {
        "jobseeker": [
            "/me/courses", f"/me/courses/{things.course}", "/me/invitations", f"/me/invitations/{things.invited}",
            "/me/not-right", f"/me/vacancies/{things.hotel_vacancy}/not-right",
        ],
        "employer": [
            f"/employer/people/{things.granted}", f"/employer/people/{things.suggested}/invite",
            *(f"/employer/people/{things.granted}/{page}" for page in ("times", "trial-day")),
            *(f"/employer/vacancies/{things.hotel_vacancy}/{page}" for page in ("times", "group-day")),
            f"/employer/times/{things.slot}/move", "/me/inbox",
            "/me/messages",
        ],
        "counsellor": [
            "/me/inbox", "/me/messages", "/desk/courses", "/desk/courses/new", "/desk/courses/asked",
            *(f"/desk/courses/{things.course}{page}" for page in ("", "/edit")),
            "/desk/not-shown", "/desk/invitations", f"/desk/invitations/{things.invited}",
            f"/desk/invitations/{things.written}/words", "/desk/contests",
            f"/desk/contests/{things.contest}", f"/desk/contests/{things.contest}/correct",
        ],
    }  # fmt: skip
