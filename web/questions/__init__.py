"""The questions of the profile: one form each, asked of the person alone or together with a counsellor."""

from collections.abc import Mapping

from web.questions.answers import AnswerForm
from web.questions.care import CareForm
from web.questions.papers import PapersForm, PayForm
from web.questions.person import NameForm
from web.questions.when_and_where import PlaceForm, StartForm, TimesForm
from web.questions.wishes import WishesForm

QUESTIONS: Mapping[str, type[AnswerForm]] = {
    "name": NameForm, "place": PlaceForm, "times": TimesForm, "care": CareForm, "start": StartForm, "pay": PayForm,
    "papers": PapersForm, "wishes": WishesForm,
}  # fmt: skip
