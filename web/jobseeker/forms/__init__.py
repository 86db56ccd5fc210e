"""The forms of the profile: one for each question."""

from collections.abc import Mapping

from web.jobseeker.forms.answers import AnswerForm
from web.jobseeker.forms.care import CareForm
from web.jobseeker.forms.papers import PapersForm, PayForm
from web.jobseeker.forms.person import NameForm
from web.jobseeker.forms.when_and_where import PlaceForm, StartForm, TimesForm
from web.jobseeker.forms.wishes import WishesForm

QUESTIONS: Mapping[str, type[AnswerForm]] = {
    "name": NameForm, "place": PlaceForm, "times": TimesForm, "care": CareForm, "start": StartForm, "pay": PayForm,
    "papers": PapersForm, "wishes": WishesForm,
}  # fmt: skip
