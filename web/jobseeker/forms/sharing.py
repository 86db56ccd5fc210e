"""Saying yes to an employer, and saying that a fact is not right."""

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms.fields.choices import SelectChoice

from models.sharing_enums import ContestKind, SharedField
from web.forms import Answered, LongText, Radio, Ticks, ZaednoForm
from web.services.contests import Fact
from web.services.disclosure import DAYS
from web.sharing_words import Row

LONGEST_WORDS = 500


class AgreeForm(ZaednoForm):
    """What the employer may see, and for how long. Nothing is ticked beforehand."""

    fields = Ticks(_l("What may the employer see?"), [Answered(_l("Tick what the employer may see, or say no."))])
    days = Radio(_l("For how long?"), [Answered()])

    def offer(self, rows: list[Row]) -> None:
        """Offer only what there is, and the lengths."""
        self.fields.choices = [SelectChoice(row.field.value, row.label) for row in rows]
        self.days.choices = [SelectChoice(str(n), ngettext("%(num)s day", "%(num)s days", n)) for n in DAYS]

    def chosen(self) -> frozenset[SharedField]:
        """The fields ticked."""
        return frozenset(SharedField(value) for value in self.fields.data)


class NotRightForm(ZaednoForm):
    """Which fact is not right, and why."""

    fact = Radio(_l("What is not right?"), [Answered()])
    words = LongText(_l("What is wrong about it?"), longest=LONGEST_WORDS)

    def offer(self, named: dict[Fact, str]) -> None:
        """Offer the facts by their names."""
        self.fact.choices = [SelectChoice(f"{kind.value}|{subject}", name) for (kind, subject), name in named.items()]

    def chosen(self) -> Fact:
        """The fact."""
        kind, _mark, subject = str(self.fact.data).partition("|")
        return ContestKind(kind), subject
