"""The gate in front of every view: policy, things named in the address, marks of looks, forms sent twice."""

import re
import secrets
from collections.abc import Iterable, Mapping

from flask import Flask, abort, g, redirect, request, session, url_for
from flask import Response as FlaskResponse
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response

from models import (
    Account,
    ActionStep,
    BreakGlass,
    Concept,
    Contact,
    Contest,
    Course,
    CourseWish,
    Disclosure,
    Employer,
    FollowUp,
    HandOver,
    InboxItem,
    Interview,
    InterviewSlot,
    JobOffer,
    Jobseeker,
    Note,
    Organisation,
    PeopleExport,
    Placement,
    PlacementPlan,
    Referral,
    SubsidyProgramme,
    Task,
    Vacancy,
    WorkExperience,
)
from models.report import Report
from web.extensions import db, now, own_transaction, principal
from web.grants import Rule, allowed
from web.pages import answer_of_earlier_post
from web.permissions import POLICY
from web.services import access, audit
from web.services.principal import Actor, Principal
from web.signing_in_again import keep_what_was_sent

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SHOWN_AGAIN = (200, 409, 422)
THINGS: Mapping[str, type[access.Thing]] = {
    "jobseeker": Jobseeker,
    "twin": Jobseeker,
    "vacancy": Vacancy,
    "employer": Employer,
    "organisation": Organisation,
    "work": WorkExperience,
    "concept": Concept,
    "disclosure": Disclosure,
    "interview": Interview,
    "slot": InterviewSlot,
    "contact": Contact,
    "contest": Contest,
    "course": Course,
    "wish": CourseWish,
    "news_item": InboxItem,
    "report": Report,
    "glass": BreakGlass,
    "people_export": PeopleExport,
    "job_offer": JobOffer,
    "placement": Placement,
    "note": Note,
    "task": Task,
    "step": ActionStep,
    "referral": Referral,
    "follow_up": FollowUp,
    "plan": PlacementPlan,
    "hand_over": HandOver,
    "colleague": Account,
    "programme": SubsidyProgramme,
}

OF_A_PERSON = (
    ActionStep, Contest, CourseWish, Disclosure, FollowUp, HandOver, Note, Placement, Referral, Task,
)  # fmt: skip


class PublicId(BaseConverter):
    """A random public id in an address. Which kind of thing it names follows from the parameter's name."""

    regex = r"[A-Za-z0-9_-]{22}"


def public_id_in(text: str) -> str:
    """A public id from a query string, empty if the text cannot be one."""
    return text if re.fullmatch(PublicId.regex, text) else ""


class PolicyIncomplete(RuntimeError):
    """Pages and policy do not agree; the application must not start."""


def check_policy(app: Flask) -> None:
    """Raise PolicyIncomplete unless pages and policy name exactly the same endpoints and only typed things."""
    served = {rule.endpoint for rule in app.url_map.iter_rules()}
    if served != set(POLICY):
        raise PolicyIncomplete(
            f"Only served: {sorted(served - set(POLICY))}; only in policy: {sorted(set(POLICY) - served)}"
        )
    for rule in app.url_map.iter_rules():
        untyped = [name for name, kind in rule._converters.items() if isinstance(kind, PublicId) and name not in THINGS]
        if untyped:
            raise PolicyIncomplete(f"{rule.endpoint} names things of unknown kind: {untyped}")


def admit() -> Response | None:
    """Let the request through to its view, or answer it here. Runs before every view."""
    if request.endpoint == "static" or request.endpoint is None:
        return None
    session.setdefault("browser", secrets.token_urlsafe(12))
    rule, who = POLICY[request.endpoint], principal()
    if request.method in SAFE:
        db.session.info["read_only"] = True
    elif (earlier := answer_of_earlier_post()) is not None:
        return earlier
    if who.actor not in rule.grants(request.method):
        return _turn_away(who, rule)
    things = _things()
    if not allowed(rule, request.method, who.actor, [access.relations(who, thing) for thing in things]):
        abort(404)
    seen = _people(things)
    if rule.looks and request.method in SAFE and seen:
        leave_marks(rule.looks, (person.public_id for person in seen))
    elif rule.looks and seen:
        g.shown_if_refused = rule.looks, [person.public_id for person in seen]
    return None


def mark_refused(response: FlaskResponse) -> FlaskResponse:
    """Whoever reads a page about people because a form was not taken leaves a mark, too. Runs after every view."""
    shown = g.pop("shown_if_refused", None)
    if shown and response.status_code in SHOWN_AGAIN and response.mimetype == "text/html":
        # Nothing is kept of what was refused, and the mark must not wait for it.
        db.session.rollback()
        leave_marks(*shown)
    return response


def leave_marks(purpose: str, people: Iterable[str], **facts: object) -> None:
    """Write, in a transaction of its own, that the asker looks at these people (public ids)."""
    subjects = list(people)
    if subjects:
        with own_transaction() as writing, writing.begin():
            audit.record_all(writing, principal(), "looked", subjects, now(), {"purpose": purpose, **facts})


def _people(things: Iterable[access.Thing]) -> list[Jobseeker]:
    """The people among things, and those whose things they are."""
    owners = [_owner(thing) for thing in things]
    return [owner for owner in owners if isinstance(owner, Jobseeker)]


def _owner(thing: access.Thing) -> access.Thing:
    """The person whose thing it is; otherwise the thing itself."""
    if isinstance(thing, JobOffer | Interview):
        return thing.disclosure.jobseeker
    return thing.jobseeker if isinstance(thing, OF_A_PERSON) else thing


def _things() -> list[access.Thing]:
    """Replace the public ids in the address by the things themselves; 404 if one does not exist."""
    values = request.view_args or {}
    for name in values.keys() & THINGS.keys():
        thing = access.find(db.session, THINGS[name], values[name])
        if thing is None:
            abort(404)
        values[name] = thing
    return [values[name] for name in sorted(values.keys() & THINGS.keys())]


def _turn_away(who: Principal, rule: Rule) -> Response:
    """Anonymous readers are asked to sign in; to everybody else the page does not exist."""
    if who.actor is Actor.PENDING:
        return redirect(url_for("accounts.second_step"), 303)
    if who.actor is Actor.ANONYMOUS and request.method in SAFE:
        staff_only = Actor.JOBSEEKER not in rule.get
        return redirect(url_for("accounts.staff_sign_in" if staff_only else "accounts.sign_in"), 303)
    if who.actor is Actor.ANONYMOUS:
        keep_what_was_sent(rule)
    return abort(404)
