"""Forms of the placement plan: what is planned, and what is done with pairs of it."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice

from models.enums import DecisionKind, DecisionReason
from web import labels, plan_words
from web.forms import Answered, Pick, Radio, Tick, Ticks, ZaednoForm
from web.services import decisions
from web.services.plan_terms import Limits, Scope

MINE, ALL = "mine", "all"
WEEKS = (0, 2, 5, 8, 12, 26)
USUAL = Limits()
Pair = tuple[str, str]


def _numbers(most: int) -> list[SelectChoice]:
    return [SelectChoice(str(each), str(each)) for each in range(1, most + 1)]


class PlanForm(ZaednoForm):
    """Whose people against which vacancies, and how far the plan may go."""

    whose = Radio(
        _l("For whom is the plan?"),
        [Answered()],
        choices=[SelectChoice(MINE, _l("My people")), SelectChoice(ALL, _l("The whole organisation"))],
        default=MINE,
    )
    per_person = Pick(
        _l("For how many vacancies may one person be proposed?"), [Answered()], choices=_numbers(5),
        default=str(USUAL.per_person),
    )  # fmt: skip
    per_place = Pick(
        _l("How many people may be proposed for one free place?"), [Answered()], choices=_numbers(10),
        default=str(USUAL.per_place),
    )  # fmt: skip
    patience = Pick(
        _l("After how many weeks without a proposal does waiting count?"), [Answered()],
        choices=[SelectChoice(str(each), str(each)) for each in WEEKS], default=str(USUAL.patience),
    )  # fmt: skip
    households = Tick(_l("Keep the wishes of households"), default=True)
    vacancies = Ticks(_l("Which vacancies?"), description=_l("Tick none to plan for all open vacancies."), choices=[])

    def scope(self) -> Scope:
        """Whose people, and which vacancies."""
        return Scope(self.whose.data == MINE, tuple(self.vacancies.data) if self.vacancies.data else None)

    def limits(self) -> Limits:
        """How far the plan may go."""
        numbers = {name: int(self[name].data) for name in ("per_person", "per_place", "patience")}
        return Limits(**numbers, households=bool(self.households.data))


class PairsForm(ZaednoForm):
    """What is done with the pairs ticked, and why."""

    step = HiddenField()
    pair = Ticks(_l("Pairs"), choices=[])
    reason = Pick(_l("Why?"), choices=[])

    kinds = tuple(plan_words.GROUPS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reason.flags.said_once = True
        self.reason.choices = [SelectChoice("", ""), *(each for kind in self.kinds for each in _group(kind))]

    def offer(self, keys: list[str]) -> None:
        """The pairs that can be ticked."""
        self.pair.choices = [SelectChoice(each, each) for each in keys]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether pairs were ticked, and a reason chosen that goes with what is done."""
        if not super().validate(extra_validators):
            return False
        if not self.pair.data and self.step.data != "accept_all":
            self.wrong("pair", _("Tick at least one pair."))
        elif not self.reason.data:
            self.wrong("reason", _("Choose a reason."))
        elif not any(decisions.fits(kind, self.why()) for kind in self._allowed()):
            self.wrong("reason", _("Choose a reason from the same group as what you do."))
        return not self.errors

    def _allowed(self) -> tuple[DecisionKind, ...]:
        return (DecisionKind.HOLD, DecisionKind.VETO) if self.step.data == "forbid" else (DecisionKind.PROPOSE,)

    def why(self) -> DecisionReason:
        """The reason."""
        return DecisionReason(self.reason.data)

    def pairs(self) -> list[Pair]:
        """Person and vacancy (public ids) of each pair ticked."""
        return [pair_of(key) for key in self.pair.data or []]


class LiftForm(ZaednoForm):
    """What was done by hand and is taken back."""

    pair = Ticks(_l("Pairs"), [Answered(_l("Tick at least one pair."))], choices=[])


def pair_of(key: str) -> Pair:
    """The pair that a tick names."""
    person, _dot, vacancy = key.partition(".")
    return person, vacancy


def key_of(person: str, vacancy: str) -> str:
    """How a tick names a pair."""
    return f"{person}.{vacancy}"


def _group(kind: DecisionKind) -> list[SelectChoice]:
    own = [each for each in decisions.REASONS[kind] if each is not DecisionReason.OTHER]
    return [SelectChoice(each.value, labels.label(each), optgroup=str(plan_words.GROUPS[kind])) for each in own]
