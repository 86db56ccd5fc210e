"""Forms for sending somebody on, and for saying how it goes after work began."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models import Course, Organisation
from models.placement import PlacementOutcome
from models.referral import LONGEST_PROVIDER, LONGEST_REASON, ReferralKind, Service
from web import labels
from web.counsellor.case_forms import NOT_HERE, WrittenForm
from web.forms import Answered, LongText, Pick, PlainText, Radio, Version, ZaednoForm
from web.services.referrals import ENDINGS, ReferralStep, Target

NEEDED = {ReferralKind.COURSE: "course", ReferralKind.SERVICE: "service", ReferralKind.ORGANISATION: "receiver"}
STEPS: dict[ReferralStep, LazyString] = {
    ReferralStep.AGREE: _l("The person agrees"),
    ReferralStep.SEND: _l("Send it"),
    ReferralStep.ACCEPT: _l("Accept"),
    ReferralStep.START: _l("It has begun"),
    ReferralStep.END: _l("It has ended"),
    ReferralStep.REFUSE: _l("There is no place"),
    ReferralStep.TAKE_BACK: _l("Take it back"),
}


class ReferralForm(WrittenForm):
    """Where to send somebody on, and what for."""

    kind = Radio(_l("Where to?"), [Answered()], choices=[SelectChoice(*each) for each in labels.choices(ReferralKind)])
    course = Pick(_l("Which course?"), choices=[])
    service = Pick(_l("What kind of service?"), choices=[])
    provider = PlainText(_l("Which one? Name and place"), longest=LONGEST_PROVIDER)
    receiver = Pick(_l("Which organisation?"), choices=[])
    words = LongText(_l("What for?"), [Answered()], longest=LONGEST_REASON, description=NOT_HERE)

    def among(self, courses: Iterable[tuple[Course, str]], receivers: Sequence[Organisation]) -> "ReferralForm":
        """Put courses and organisations up for choice."""
        pairs = list(courses)
        self.courses = {course.public_id: course for course, _name in pairs}
        self.receivers = {each.public_id: each for each in receivers}
        none = SelectChoice("", "")
        self.course.choices = [none, *(SelectChoice(course.public_id, name) for course, name in pairs)]
        self.service.choices = [none, *(SelectChoice(*each) for each in labels.choices(Service))]
        self.receiver.choices = [none, *(SelectChoice(each.public_id, each.name) for each in receivers)]
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the target goes with its kind."""
        if not super().validate(extra_validators):
            return False
        if not self[NEEDED[ReferralKind(self.kind.data)]].data:
            self.wrong(NEEDED[ReferralKind(self.kind.data)], _("Please answer this."))
        return not self.errors

    def typed(self) -> Target:
        """The target as typed; only of a valid form."""
        kind = ReferralKind(self.kind.data)
        target = {name: None if kind is not each else self[name].data for each, name in NEEDED.items()}
        return Target(
            self.words.data, self.language.data,
            course=self.courses[target["course"]] if target["course"] else None,
            service=Service(target["service"]) if target["service"] else None,
            provider=self.provider.data if target["service"] else None,
            receiver=self.receivers[target["receiver"]] if target["receiver"] else None,
        )  # fmt: skip


class ReferralStepForm(ZaednoForm):
    """What happens with a referral next."""

    does = Radio(_l("What comes next?"), [Answered()], choices=[])
    outcome = Pick(_l("What came of it?"), choices=[])
    version = Version()

    def among(self, steps: Iterable[ReferralStep]) -> "ReferralStepForm":
        """Put the possible steps up for choice."""
        self.does.choices = [SelectChoice(step.value, STEPS[step]) for step in steps]
        self.outcome.choices = [SelectChoice("", ""), *(SelectChoice(*each) for each in labels.choices(ENDINGS))]
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether it is said what came of something that ended."""
        if not super().validate(extra_validators):
            return False
        if self.does.data == ReferralStep.END and not self.outcome.data:
            self.wrong("outcome", _("Please answer this."))
        return not self.errors


class FollowUpForm(ZaednoForm):
    """How it goes at work, as staff heard it."""

    outcome = Radio(
        _l("How is it at work?"),
        [Answered()],
        choices=[SelectChoice(*each) for each in labels.choices(PlacementOutcome)],
    )
    version = Version()
