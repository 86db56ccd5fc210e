"""The tables of the model card, read from the engine and the column registry."""

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from inspect import getdoc, getsource
from types import ModuleType

import models
from matcher import Band, Criterion, Gate, ReasonCode, Rules, Settings, Unit, records
from matcher.criteria import CRITERIA, LEVELS
from matcher.gates import GATES, MAY_BLOCK, facts
from matcher.rule_bases import resting_on
from matcher.vacancy_rules import CHECKS
from models.columns import Viewer, registry

RULE = re.compile(r'"([A-Z]{2,3}-\d{2})"')
KEPT_BY_THE_ENGINE = ("match_run", "seeker_snapshot", "suggestion", "decision")
BANDS = {Band.FITS_WELL: "fits well", Band.FITS_PARTLY: "fits partly", Band.NOT_YET: "not yet"}


def table(heads: str, rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown; the heads stand in one text, parted by bars."""
    names = heads.split("|")
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def inputs() -> str:
    """Every field the engine can be told of, and who reads it."""
    kinds = [
        (kind, readers)
        for module, readers in ((records, "gates, criteria"), (facts, "gates only"))
        for kind in vars(module).values()
        if hasattr(kind, "__dataclass_fields__") and kind.__module__ == module.__name__
    ]
    told = ((kind.__name__, ", ".join(each.name for each in fields(kind)), readers) for kind, readers in kinds)
    return table("value|fields|read by", told)


def gates(rules: Rules) -> str:
    """The hard questions in their order."""
    rows = (
        (gate.value, about(check), ", ".join(rules_of(gate, rules)), "yes" if gate in MAY_BLOCK else "")
        for gate, check in GATES.items()
    )
    return table("gate|asks|rules|may remove", rows)


def offers() -> str:
    """The rules a vacancy itself has to pass."""
    rows = ((about(check), ", ".join(sorted(named_in(check)))) for check in CHECKS)
    return table("asks|rules", rows)


def named_in(part: Callable[..., object]) -> set[str]:
    """The ids of rules that stand in a module."""
    return set(RULE.findall(getsource(module_of(part))))


def rules_of(gate: Gate, rules: Rules) -> list[str]:
    """The ids of the rules a gate answers under."""
    found = named_in(GATES[gate])
    if gate is Gate.LICENCES:
        found |= {law.rule for law in rules.licences.values()}
    return sorted(found)


def about(part: Callable[..., object]) -> str:
    """What the module of a gate or criterion says it asks: its first sentence or question."""
    text = " ".join((module_of(part).__doc__ or "").split())
    return text[: min(end for mark in "?." if (end := text.find(mark) + 1) > 0)]


def module_of(part: Callable[..., object]) -> ModuleType:
    """The module a gate or criterion stands in."""
    return sys.modules[part.__module__]


def criteria(settings: Settings) -> str:
    """What is scored, with its weight, levels and points."""
    parts = []
    for criterion, assess in CRITERIA.items():
        meaning = f"{about(assess)} {' '.join((getdoc(assess) or '').split())}"
        levels = table("level|points|at most", (level(code, settings) for code in LEVELS[criterion]))
        parts.append(f"### {words(criterion)}: {settings.weights[criterion]}\n\n{meaning}\n\n{levels}")
    return "\n\n".join(parts)


def level(code: ReasonCode, settings: Settings) -> tuple[object, ...]:
    """One level of a criterion."""
    cap = settings.caps.get(code)
    return words(code.level), settings.points.get(code, "in proportion"), BANDS[cap] if cap else ""


def words(name: Criterion | str) -> str:
    """A name of the code as words."""
    return name.replace("_", " ")


def bands(settings: Settings) -> str:
    """From score to band."""
    rows = (
        (BANDS[Band.FITS_WELL], f"{settings.fits_well} or more, and no level that allows less"),
        (BANDS[Band.FITS_PARTLY], f"{settings.fits_partly} or more"),
        (BANDS[Band.NOT_YET], "less, or a level that allows no more"),
    )
    return table("band|score", rows)


def thresholds(settings: Settings) -> str:
    """The single numbers of the settings."""
    single = ((words(name), value) for name, value in settings.content().items() if isinstance(value, int))
    return table("setting|value", single)


def parameters(rules: Rules) -> str:
    """What the law says, as far as it is known."""
    rows = (
        (f"`{one.key}`", figure(one.value, one.unit), one.valid_from, one.valid_to or "", one.confidence,
         ", ".join(resting_on(one.key)), one.source, one.checked_on)
        for values in rules.parameters.values()
        for one in values
    )  # fmt: skip
    return table("parameter|value|from|to|confidence|rules|source|checked", rows)


def figure(value: int | date, unit: Unit) -> str:
    """A value with its unit."""
    if not isinstance(value, int):
        return value.isoformat()
    if unit is Unit.CENTS:
        return f"{value / 100:.2f} €"
    if unit is Unit.BASIS_POINTS:
        return f"{value / 100:.2f} %"
    return f"{value // 60:02}:{value % 60:02}" if unit is Unit.MINUTES else f"{value} {unit}"


def graces(rules: Rules) -> str:
    """Documents honoured beyond their last day."""
    rows = (
        (one.documents_valid_to, one.grace_until, one.confidence, one.source, one.checked_on) for one in rules.graces
    )
    return table("last day|honoured until|confidence|source|checked", rows)


def licences(rules: Rules) -> str:
    """The licences the law demands."""
    laws = rules.licences.values()
    rows = ((law.code, law.rule, law.missing, law.confidence, law.source, law.checked_on) for law in laws)
    return table("licence|rule|missing|confidence|source|checked", rows)


def regulated(rules: Rules) -> str:
    """The unit groups in which a profession is regulated."""
    groups = rules.regulated.values()
    return table(
        "unit group|confidence|source|checked", ((g.isco, g.confidence, g.source, g.checked_on) for g in groups)
    )


def kept() -> str:
    """Who may see what the engine left behind."""
    rows = (
        (name, column, ", ".join(sorted(policy.viewers)), policy.encryption, policy.retention)
        for (name, column), policy in registry(models.Base.metadata).items()
        if name in KEPT_BY_THE_ENGINE and (set(policy.viewers) != {Viewer.NOBODY} or "sealed" in column)
    )
    return table("table|column|seen by|lies as|goes", rows)
