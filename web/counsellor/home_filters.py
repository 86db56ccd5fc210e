"""Which people of the caseload are asked for, as it stands in the address. What makes no sense there counts as
nothing chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models import Account, Municipality
from models.caseload_enums import Focus, Stage, Whose
from models.queries.caseload_list import Asked, Narrowed
from web.counsellor import home_words
from web.filters import language_name
from web.forms import AddressForm, Pick
from web.place_names import told_apart

Kind = TypeVar("Kind", bound=StrEnum)
NAMES = ("whose", "show", "stage", "language", "place")
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Filters:
    """What was chosen, as texts; empty where nothing was."""

    whose: str = ""
    show: str = ""
    stage: str = ""
    language: str = ""
    place: str = ""

    @classmethod
    def read(cls, arguments: Mapping[str, str]) -> "Filters":
        """From an address."""
        return cls(**{name: arguments.get(name, "")[:LONGEST] for name in NAMES})

    @classmethod
    def written(cls, text: str) -> "Filters":
        """From what `as_text` wrote."""
        return cls.read(dict(parse_qsl(text)))

    def as_text(self) -> str:
        """One text to keep, the same for the same choice."""
        return urlencode(self.in_address())

    def in_address(self, **changed: str) -> dict[str, str]:
        """What goes into an address; what is not chosen is left out."""
        return {name: value for name, value in {**asdict(self), **changed}.items() if value}

    @property
    def focus(self) -> Focus | None:
        """What the list is about."""
        return _one_of(Focus, self.show)

    @property
    def narrowed(self) -> bool:
        """Whether stage, language or place leave people out."""
        return bool(self.stage or self.language or self.place)

    def asked(self, organisation_id: int, me: int, colleagues: Sequence[Account]) -> Asked:
        """The same for the database."""
        colleague = next((each.id for each in colleagues if each.public_id == self.whose), None)
        whose = Whose.COLLEAGUES if colleague else _one_of(Whose, self.whose) or Whose.MINE
        return Asked(
            organisation_id, me, Whose.MINE if whose is Whose.COLLEAGUES and not colleague else whose, colleague,
            self.focus, _one_of(Stage, self.stage), self.language or None, self.place or None,
            by_waiting=self.focus is Focus.WAITING,
        )  # fmt: skip


def _one_of(kind: type[Kind], text: str) -> Kind | None:
    return kind(text) if text in set(kind) else None


class FilterForm(AddressForm):
    """Whose people, how far, which language, where."""

    whose = Pick(_l("Whose people"))
    stage = Pick(_l("Stage"))
    language = Pick(_l("Language"))
    place = Pick(_l("Lives in"))


def form(
    chosen: Filters, asked: Asked, colleagues: Sequence[Account], languages: Sequence[str],
    places: Sequence[Municipality], counted: Narrowed,
) -> FilterForm:  # fmt: skip
    """The form with the choices there are, each with how many people it leaves, and what was chosen."""
    made = FilterForm(data={**asdict(chosen), "whose": chosen.whose if asked.colleague else asked.whose.value})
    others = [SelectChoice(each.public_id, each.name or "–") for each in colleagues if each.id != asked.me]
    made.whose.choices = [*(SelectChoice(each.value, word) for each, word in home_words.WHOSE.items()), *others]
    stages = ((each.value, str(word)) for each, word in home_words.STAGES.items())
    made.stage.choices = _counted(stages, counted.stage)
    made.language.choices = _counted(((code, language_name(code)) for code in languages), counted.language)
    made.place.choices = _counted(told_apart(places).items(), counted.place)
    return made


def _counted(named: Iterable[tuple[str, str]], counts: Mapping[str | None, int]) -> list[SelectChoice]:
    """All, then each choice, with the length of the list it leads to."""
    return [
        SelectChoice(value, f"{name} ({counts.get(value or None, 0)})") for value, name in (("", _("All")), *named)
    ]  # fmt: skip
