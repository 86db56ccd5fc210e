"""Wishes: the contract, and work the person does not want."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models import Jobseeker
from models.enums import ContractKind
from web import labels
from web.forms import PlainText, Radio, Ticks
from web.jobseeker.forms.answers import AnswerForm, OwnWords
from web.services.jobseeker_sheets import Answers


class WishesForm(AnswerForm, OwnWords):
    """The contract wanted, and occupations not wanted: those kept ticked, and one more in own words."""

    preferred_contract = Radio(_l("Which contract do you want most?"))
    unwanted = Ticks(_l("Work you do not want"), description=_l("Take the tick away to allow it again."))
    words = PlainText(
        _l("Is there work you do not want?"), longest=200, description=_l("Write one job, in your own words.")
    )

    def prepare(self, person: Jobseeker, today: date) -> None:
        """Offer the contracts."""
        self.preferred_contract.choices = labels.choices(ContractKind)

    def name(self, names: Mapping[str, str]) -> None:
        """Offer the occupations not wanted so far, by name."""
        self.unwanted.choices = [SelectChoice(uri, name) for uri, name in names.items()]

    @classmethod
    def boxes(cls, stored: Answers) -> Mapping[str, Any]:
        """The stored answers."""
        return {"preferred_contract": stored["preferred_contract"], "unwanted": list(stored["unwanted"])}

    def answers(self) -> Answers:
        """The answers given, the newly named occupation among them."""
        added = {self.uri} if self.words.data and self.uri else set()
        contract = self.preferred_contract.data
        return {
            "preferred_contract": ContractKind(contract) if contract else None,
            "unwanted": tuple(sorted({*(self.unwanted.data or []), *added})),
        }
