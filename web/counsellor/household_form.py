"""The form for a person's household: with whom, how, and their own yes."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models import Household
from models.household import HouseholdWish
from web.counsellor import words
from web.forms import Answered, Radio, Tick, Version, ZaednoForm
from web.household_words import WISHES
from web.services.households import Yes

ALONE = "alone"
HEARD = (("desk", _l("Here, face to face")), ("telephone", _l("On the telephone")))


class HouseholdForm(ZaednoForm):
    """What the person wants. With whom is asked only while they are in no household."""

    beside = Radio(_l("With whom does the person want to find work?"), choices=[])
    wish = Radio(
        _l("What does the person want?"), [Answered()],
        choices=[SelectChoice(wish.value, text) for wish, text in WISHES.items()],
    )  # fmt: skip
    heard = Radio(
        _l("How did the person say so?"), [Answered()], choices=[SelectChoice(value, text) for value, text in HEARD]
    )
    interpreter = Tick(_l("An interpreter helped"))
    agreed = Tick(
        _l("The person says this for themselves, and agrees to be planned for with the others"),
        [Answered(_l("Without the person's own yes nothing is stored."))],
    )
    version = Version()

    def offer(self, households: Sequence[Household]) -> None:
        """Offer the households there are, by the names of their people, and one of the person's own."""
        named = [(each.public_id, ", ".join(words.name(one.jobseeker) for one in each.members)) for each in households]
        first = SelectChoice(ALONE, _("Nobody of this list yet: begin a household"))
        self.beside.choices = [first, *(SelectChoice(name, text) for name, text in named)]

    def answer(self) -> Yes:
        """What the person agreed to."""
        return Yes(HouseholdWish(self.wish.data), self.heard.data, bool(self.interpreter.data))
