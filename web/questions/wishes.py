"""Wishes: the contract, and work and places the person does not want."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models import Jobseeker, Municipality
from models.enums import ContractKind
from web import labels
from web.forms import Pick, PlainText, Radio, Ticks
from web.questions.answers import AnswerForm, OwnWords
from web.questions.when_and_where import by_district
from web.services.jobseeker_sheets import Answers


class WishesForm(AnswerForm, OwnWords):
    """The contract wanted; occupations and places not wanted: those kept ticked, and one more of each."""

    preferred_contract = Radio(_l("Which contract do you want most?"))
    unwanted = Ticks(_l("Work you do not want"), description=_l("Take the tick away to allow it again."))
    words = PlainText(
        _l("Is there work you do not want?"), longest=200, description=_l("Write one job, in your own words.")
    )

    not_in = Ticks(_l("Places where you do not want to work"), description=_l("Take the tick away to allow it again."))
    not_in_more = Pick(
        _l("Is there a place where you do not want to work?"),
        description=_l("Jobs there are left out. Type to search."),
    )

    def prepare(self, person: Jobseeker, today: date) -> None:
        """Offer the contracts."""
        self.preferred_contract.choices = labels.choices(ContractKind)

    def name(self, names: Mapping[str, str]) -> None:
        """Offer the occupations not wanted so far, by name."""
        self.unwanted.choices = [SelectChoice(uri, name) for uri, name in names.items()]

    def offer_places(self, places: Iterable[Municipality], ruled_out: Collection[str]) -> None:
        """Offer municipalities to rule out, and those ruled out so far."""
        grouped = by_district(places)
        self.not_in_more.choices = [SelectChoice("", _l("None")), *grouped]
        self.not_in.choices = [SelectChoice(each.value, each.label) for each in grouped if each.value in ruled_out]

    @classmethod
    def boxes(cls, stored: Answers) -> Mapping[str, Any]:
        """The stored answers."""
        return {**stored, "unwanted": list(stored["unwanted"]), "not_in": list(stored["not_in"])}

    def answers(self) -> Answers:
        """The answers given, the newly named occupation among them."""
        added = {self.uri} if self.words.data and self.uri else set()
        contract = self.preferred_contract.data
        return {
            "preferred_contract": ContractKind(contract) if contract else None,
            "unwanted": tuple(sorted({*(self.unwanted.data or []), *added})),
            "not_in": tuple(sorted({*(self.not_in.data or []), self.not_in_more.data} - {None, ""})),
        }
