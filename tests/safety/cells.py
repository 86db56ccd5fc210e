"""The cells of the authorisation matrix: every rule of the URL map × method × actor × the thing named.

What is expected comes from the policy table and from what this file knows about the small world; the gate's own
computation of relations is not asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import Rule as UrlRule

from models.taxonomy import name_in_addresses
from tests.world import World
from web.gate import THINGS, PublicId
from web.permissions import POLICY
from web.services.principal import Actor, Relation

METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH")
UNKNOWN = "A" * 22


@dataclass(frozen=True)
class Somebody:
    """An actor of the matrix: which account signs in (None: nobody), and whether fully."""

    name: str
    actor: Actor
    account: str | None
    proved: bool = True


@dataclass(frozen=True)
class Cell:
    """One request of the matrix and whether it must be let in."""

    endpoint: str
    method: str
    somebody: Somebody
    address: str
    things: tuple[str, ...]
    expected: bool

    def __str__(self) -> str:
        return f"{self.method} {self.address} as {self.somebody.name} ({', '.join(self.things) or 'no thing'})"


def everybody(world: World) -> list[Somebody]:
    """Who knocks on every door."""
    return [
        Somebody("nobody", Actor.ANONYMOUS, None),
        Somebody("a counsellor without second factor", Actor.PENDING, world.counsellor, proved=False),
        Somebody("anna", Actor.JOBSEEKER, world.anna_account),
        Somebody("mina", Actor.JOBSEEKER, world.mina_account),
        Somebody("employer lozen", Actor.EMPLOYER, world.employer),
        Somebody("employer kestrel", Actor.EMPLOYER, world.other_employer),
        Somebody("counsellor sofia", Actor.COUNSELLOR, world.counsellor),
        Somebody("counsellor varna", Actor.COUNSELLOR, world.other_counsellor),
        Somebody("lead sofia", Actor.LEAD, world.lead),
        Somebody("lead varna", Actor.LEAD, world.other_lead),
        Somebody("operator", Actor.OPERATOR, world.operator),
    ]


def things(world: World, works: dict[str, str]) -> dict[str, dict[str, str]]:
    """Parameter name → what it may name in the small world (label → public id)."""
    return {
        "jobseeker": {"anna": world.anna, "mina": world.mina, "nobody known": UNKNOWN},
        "twin": {"omar": world.omar, "mina": world.mina, "nobody known": UNKNOWN},
        "vacancy": {
            "open": world.hotel_vacancy, "submitted": world.submitted_vacancy, "draft": world.draft_vacancy,
            "nothing known": UNKNOWN,
        },
        "employer": {"lozen": world.lozen, "nothing known": UNKNOWN},
        "organisation": {"sofia": world.sofia, "nothing known": UNKNOWN},
        "concept": {"welder": name_in_addresses("urn:zaedno:occupation:welder"), "nothing known": UNKNOWN},
        "disclosure": {
            "anna invited": world.invited, "anna shares": world.granted, "omar proposed": world.suggested,
            "nothing known": UNKNOWN,
        },
        "slot": {"the cook's": world.slot, "nothing known": UNKNOWN},
        "interview": {"anna's": world.interview, "nothing known": UNKNOWN},
        **_further(world, works),
    }  # fmt: skip


def _further(world: World, works: dict[str, str]) -> dict[str, dict[str, str]]:
    """The rest of it."""
    return {
        "contact": {"inspectorate": world.contact, "nothing known": UNKNOWN},
        "contest": {"anna's": world.contest, "nothing known": UNKNOWN},
        "course": {"sofia's": world.course, "varna's, ended": world.ended_course, "nothing known": UNKNOWN},
        "wish": {"anna's": world.wish, "nothing known": UNKNOWN},
        "report": {"the hotel's": world.report, "nothing known": UNKNOWN},
        "job_offer": {"anna's": world.job_offer, "nothing known": UNKNOWN},
        "placement": {"mina's": world.placement, "nothing known": UNKNOWN},
        **{name: {"anna's": getattr(world, name), "nothing known": UNKNOWN} for name in CASEWORK},
        "follow_up": {"mina's": world.follow_up, "nothing known": UNKNOWN},
        "plan": {"sofia's": world.plan, "nothing known": UNKNOWN},
        "programme": {"of the release": world.programme, "nothing known": UNKNOWN},
        "news_item": {"anna's": world.news, "nothing known": UNKNOWN},
        "hand_over": {"omar's": world.handed_over, "nothing known": UNKNOWN},
        "colleague": {"sofia's": world.counsellor, "varna's": world.other_counsellor, "nobody known": UNKNOWN},
        "glass": {
            "varna reads omar": world.glass, "sofia asks for mina": world.asked_glass,
            "sofia asks for nobody": world.empty_glass, "nothing known": UNKNOWN,
        },
        "people_export": {"sofia's": world.people_export, "nothing known": UNKNOWN},
        "work": {"anna's": works["anna"], "mina's": works["mina"], "nothing known": UNKNOWN},
    }  # fmt: skip


SOFIA = {"counsellor sofia", "lead sofia"}
VARNA = {"counsellor varna", "lead varna"}
STAFF = SOFIA | VARNA


ANNAS = {Relation.SELF: {"anna"}, Relation.OWN_ORGANISATION: SOFIA}
LOZENS = {Relation.OWN_EMPLOYER: {"employer lozen"}}
CASEWORK = ("note", "task", "step", "referral")
#: What hangs between a person and the hotel.
BETWEEN: dict[tuple[str, str], dict[Relation, set[str]]] = {
    ("disclosure", "anna invited"): ANNAS | LOZENS,
    ("disclosure", "anna shares"): ANNAS | LOZENS,
    ("disclosure", "omar proposed"): {Relation.OWN_ORGANISATION: SOFIA} | LOZENS,
    ("slot", "the cook's"): LOZENS,
    ("interview", "anna's"): ANNAS | LOZENS,
    ("contest", "anna's"): ANNAS,
    ("job_offer", "anna's"): ANNAS | LOZENS,
    **{(name, "anna's"): ANNAS for name in ("note", "task", "step")},
    ("referral", "anna's"): {**ANNAS, Relation.RECEIVING: VARNA},
    ("follow_up", "mina's"): {Relation.SELF: {"mina"}, Relation.OWN_ORGANISATION: VARNA},
    ("placement", "mina's"): {Relation.SELF: {"mina"}, Relation.OWN_ORGANISATION: VARNA} | LOZENS,
}
ALL_NAMES = STAFF | {"nobody", "a counsellor without second factor", "anna", "mina", "employer lozen",
                     "employer kestrel", "operator"}  # fmt: skip
#: How somebody stands to a thing of the small world, written down by hand.
TABLE: dict[tuple[str, str], dict[Relation, set[str]]] = {
    ("jobseeker", "anna"): {Relation.SELF: {"anna"}, Relation.OWN_ORGANISATION: SOFIA},
    ("jobseeker", "mina"): {Relation.SELF: {"mina"}, Relation.OWN_ORGANISATION: VARNA},
    ("twin", "omar"): {Relation.OWN_ORGANISATION: SOFIA},
    ("twin", "mina"): {Relation.SELF: {"mina"}, Relation.OWN_ORGANISATION: VARNA},
    ("work", "anna's"): {Relation.SELF: {"anna"}, Relation.OWN_ORGANISATION: SOFIA},
    ("work", "mina's"): {Relation.SELF: {"mina"}, Relation.OWN_ORGANISATION: VARNA},
    **BETWEEN,
    ("hand_over", "omar's"): {Relation.OWN_ORGANISATION: SOFIA},
    ("colleague", "sofia's"): {Relation.OWN_ORGANISATION: SOFIA},
    ("colleague", "varna's"): {Relation.OWN_ORGANISATION: VARNA},
    ("glass", "varna reads omar"): {
        Relation.BREAK_GLASS: {"counsellor varna"}, Relation.OWN_ORGANISATION: {"lead sofia"},
        Relation.STAFF: {"lead varna"},
    },
    ("glass", "sofia asks for mina"): {
        Relation.OWN_ORGANISATION: {"lead varna"}, Relation.STAFF: {"lead sofia"},
    },
    ("glass", "sofia asks for nobody"): {Relation.STAFF: {"lead sofia"}},
    ("people_export", "sofia's"): {
        Relation.SELF: {"counsellor sofia"}, Relation.OWN_ORGANISATION: {"lead sofia"},
    },
    ("plan", "sofia's"): {Relation.OWN_ORGANISATION: SOFIA},
    ("programme", "of the release"): {Relation.OPERATES: {"operator"}},
    ("course", "sofia's"): {
        Relation.PUBLISHED: set(ALL_NAMES), Relation.STAFF: STAFF, Relation.OWN_ORGANISATION: SOFIA,
    },
    ("course", "varna's, ended"): {Relation.STAFF: STAFF, Relation.OWN_ORGANISATION: VARNA},
    ("wish", "anna's"): ANNAS,
    ("report", "the hotel's"): {Relation.STAFF: {"lead sofia", "lead varna"}},
    ("news_item", "anna's"): {Relation.SELF: {"anna"}},
    ("vacancy", "open"): {
        Relation.OWN_EMPLOYER: {"employer lozen"}, Relation.STAFF: STAFF,
        Relation.PUBLISHED: set(ALL_NAMES),
    },
    ("vacancy", "submitted"): {Relation.OWN_EMPLOYER: {"employer lozen"}, Relation.STAFF: STAFF},
    ("vacancy", "draft"): {Relation.OWN_EMPLOYER: {"employer kestrel"}},
    ("employer", "lozen"): {Relation.OPERATES: {"operator"}},
    ("organisation", "sofia"): {Relation.OPERATES: {"operator"}},
    ("concept", "welder"): {Relation.OPERATES: {"operator"}},
    ("contact", "inspectorate"): {Relation.OPERATES: {"operator"}},
}  # fmt: skip


def stands(somebody: Somebody, kind: str, label: str) -> set[Relation]:
    """How somebody stands to a thing of the small world."""
    who = somebody.name
    return {relation for relation, names in TABLE.get((kind, label), {}).items() if who in names}


EXAMPLES = {"public.audio": "pay", "public.right": "pay"}
"""What an address names that is no thing of the database."""


def cells(app: Flask, world: World, works: dict[str, str]) -> Iterator[Cell]:
    """Every cell of the matrix."""
    named = things(world, works)
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        for labels, address in _addresses(rule, named, app):
            for somebody in everybody(world):
                for method in METHODS:
                    expected = method in (rule.methods or set()) and _expected(rule.endpoint, method, somebody, labels)
                    yield Cell(rule.endpoint, method, somebody, address, tuple(f"{k}={v}" for k, v in labels), expected)


def _expected(endpoint: str, method: str, somebody: Somebody, labels: list[tuple[str, str]]) -> bool:
    policy = POLICY[endpoint]
    grants = policy.post if method == "POST" else policy.get
    if somebody.actor not in grants:
        return False
    return all(grants[somebody.actor] & stands(somebody, kind, label) for kind, label in labels)


def _addresses(
    rule: UrlRule, named: dict[str, dict[str, str]], app: Flask
) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """Every address of a rule: each combination of the things it names."""
    combinations: list[tuple[list[tuple[str, str]], dict[str, str]]] = [([], {})]
    for name in sorted(rule.arguments):
        converter = rule._converters[name]
        if isinstance(converter, PublicId):
            assert name in THINGS
            combinations = [
                ([*labels, (name, label)], {**values, name: public_id})
                for labels, values in combinations
                for label, public_id in named[name].items()
            ]
        else:
            value = min(getattr(converter, "items", [EXAMPLES.get(rule.endpoint, "no-such-token-0000000000")]))
            combinations = [(labels, {**values, name: value}) for labels, values in combinations]
    adapter = app.url_map.bind("localhost")
    for labels, values in combinations:
        yield labels, adapter.build(rule.endpoint, values, method=next(iter(rule.methods or {"GET"})))
