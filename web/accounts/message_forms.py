"""The forms of messages."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models.enums import Channel
from web.forms import Answered, Email, Pin, Radio, ZaednoForm
from web.services.channels import QUIET_HOURS


class ChoiceForm(ZaednoForm):
    """A channel and quiet hours."""

    channel = Radio(_l("Where do you want to hear of news?"), [Answered()])
    quiet = Radio(
        _l("When should we send nothing?"), [Answered()],
        description=_l("What comes in these hours is sent when they end. Bulgarian time."),
    )  # fmt: skip

    def offer(self, reachable: Sequence[Channel]) -> None:
        """Give the answers one can choose from."""
        names = {
            Channel.INBOX: _("Only here, in Zaedno"),
            Channel.SMS: _("Here, and a text message to my phone"),
            Channel.EMAIL: _("Here, and an e-mail"),
        }
        self.channel.choices = [(channel.value, names[channel]) for channel in reachable]
        self.quiet.choices = [(text_of(hours), _hours(*hours)) for hours in QUIET_HOURS]


class EmailForm(ZaednoForm):
    """A person gives an e-mail for messages."""

    email = Email(_l("Your e-mail"), [Answered()])
    pin = Pin(_l("Your PIN"), [Answered()], description=_l("So that nobody else can change this."))


def text_of(hours: tuple[int, int]) -> str:
    """Quiet hours as a form carries them."""
    return f"{hours[0]}-{hours[1]}"


def understood(text: str) -> tuple[int, int]:
    """Quiet hours from what a form carried."""
    begins, ends = text.split("-")
    return int(begins), int(ends)


def _hours(begins: int, ends: int) -> str:
    if begins == ends:
        return str(_("You may send at any time"))
    return str(_("From %(begins)s to %(ends)s", begins=f"{begins}:00", ends=f"{ends}:00"))
