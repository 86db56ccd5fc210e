"""One row of the policy: who may call an endpoint with which method, in what relation to the things named."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from web.services.principal import Actor, Relation

Grants = Mapping[Actor, frozenset[Relation]]


@dataclass(frozen=True, slots=True)
class Rule:
    """The grants of one endpoint, by method.

    `looks` names the mark a GET leaves with each person it shows. `asked_anew`: what is sent to it after an idle
    sign-out is not given back to its writer, because a yes to it counts only on the page that says what it does.
    """

    get: Grants = field(default_factory=dict)
    post: Grants = field(default_factory=dict)
    looks: str | None = None
    asked_anew: bool = False

    def grants(self, method: str) -> Grants:
        """The grants for a method; HEAD and OPTIONS are GET."""
        return self.post if method == "POST" else self.get


def allowed(rule: Rule, method: str, actor: Actor, relations: list[frozenset[Relation]]) -> bool:
    """Whether `actor` may use `rule` with `method`, given its relations to each thing named in the address.

    Every thing must stand in one of the granted relations.
    """
    granted = rule.grants(method).get(actor)
    if granted is None:
        return False
    return all(granted & found for found in relations)
