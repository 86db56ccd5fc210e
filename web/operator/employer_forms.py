"""The forms of a company's check, one for each step that says more than that it was taken."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from models.vetting import CallOutcome, FoundIn, Paper, SeenIn, SuspensionReason, VettingStep
from web import vetting_words as words
from web.forms import Answered, DateParts, Email, PlainText, Radio, Tick, Ticks, Version, ZaednoForm
from web.services.employer_vetting import Told


class StepForm(ZaednoForm):
    """A step that needs no more words."""

    version = Version()

    def told(self) -> Told:
        """What was noted."""
        return Told()


class PapersForm(StepForm):
    """Papers that are still missing."""

    papers = Ticks(_l("Which papers are missing?"), [Answered()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.papers.choices = _choices(words.PAPERS)

    def told(self) -> Told:
        """What was noted."""
        return Told(papers=frozenset(map(Paper, self.papers.data)))


class SeenForm(PapersForm):
    """Papers that were seen."""

    papers = Ticks(
        _l("Which papers did you see?"), [Answered()],
        description=_l("Look at them and give them back. Nothing is copied or stored."),
    )  # fmt: skip
    seen_in = Radio(_l("Where did you see them?"), [Answered()])
    done_on = DateParts(_l("On which day?"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seen_in.choices = _choices(words.SEEN_IN)

    def told(self) -> Told:
        """What was noted."""
        return Told(frozenset(map(Paper, self.papers.data)), SeenIn(self.seen_in.data), self.done_on.date)


class CallForm(StepForm):
    """A call to a number that the company did not give."""

    found_in = Radio(
        _l("Where did you find the number?"), [Answered()],
        description=_l("A number that the company itself gave never counts, not even if it is right."),
    )  # fmt: skip
    found_at = PlainText(
        _l("Page or entry where the number stands"), [Answered()], longest=300,
        description=_l("Write the address of the page or the number of the entry, not the telephone number."),
    )  # fmt: skip
    own_finding = Tick(
        _l("I found the number there myself. The company did not give it to me."),
        [Answered(_l("Look for the number yourself, then call."))],
    )
    done_on = DateParts(_l("On which day did you call?"), required=True)
    outcome = Radio(_l("What came of the call?"), [Answered()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found_in.choices, self.outcome.choices = _choices(words.FOUND_IN), _choices(words.OUTCOMES)

    def told(self) -> Told:
        """What was noted. The number itself is not kept: the second person finds it where it stands."""
        return Told(
            done_on=self.done_on.date, outcome=CallOutcome(self.outcome.data), found_in=FoundIn(self.found_in.data),
            found_at=self.found_at.data,
        )  # fmt: skip


class ApproveForm(StepForm):
    """The second person's yes."""

    looked = Tick(
        _l("I looked at every step on this page. I found the number again where it stands."),
        [Answered(_l("Look at everything first."))],
    )


class SuspendForm(StepForm):
    """Why a company is suspended."""

    reason = Radio(_l("Why?"), [Answered()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reason.choices = _choices(words.REASONS)

    def told(self) -> Told:
        """What was noted."""
        return Told(reason=SuspensionReason(self.reason.data))


class AccessForm(ZaednoForm):
    """Somebody gets access for a company."""

    email = Email(_l("E-mail"), [Answered()])


FORMS: Mapping[VettingStep, type[StepForm]] = {
    VettingStep.BEGIN: StepForm,
    VettingStep.SEE: SeenForm,
    VettingStep.ASK: PapersForm,
    VettingStep.CALL: CallForm,
    VettingStep.APPROVE: ApproveForm,
    VettingStep.SUSPEND: SuspendForm,
    VettingStep.REOPEN: StepForm,
}


def _choices(labels: Mapping[Any, Any]) -> list[tuple[str, str]]:
    return [(_value(each), str(text)) for each, text in labels.items()]


def _value(member: StrEnum) -> str:
    return member.value
