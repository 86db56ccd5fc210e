"""What somebody worked as: in own words, then the details of one entry."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models.enums import WorkKind
from web import labels
from web.forms import Answered, Number, PlainText, Radio
from web.forms.numbers import DECIMAL_SIGNS, fold_digits
from web.questions.answers import AnswerForm, OwnWords, YesNo
from web.services.jobseeker_sheets import Answers

FIRST_YEAR = 1950
KIND_HINTS = {
    WorkKind.EMPLOYED: _l("You worked for somebody who paid you, with or without a contract."),
    WorkKind.SELF_EMPLOYED: _l("For example your own shop, workshop or taxi."),
    WorkKind.INFORMAL: _l("For example paid by the day on building sites or in the harvest."),
    WorkKind.UNPAID: _l("For example you cared for somebody, or helped on the farm or in the shop of your family."),
}
KIND_PICTURES = {
    WorkKind.EMPLOYED: "work", WorkKind.SELF_EMPLOYED: "shop", WorkKind.INFORMAL: "build", WorkKind.UNPAID: "home",
}  # fmt: skip
USUAL = {
    "5311": _l("I looked after children"),
    "5322": _l("I cared for somebody ill or old"),
    "6130": _l("I worked on the farm of my family"),
    "5223": _l("I helped in the shop of my family"),
    "5120": _l("I cooked for many people"),
    "7531": _l("I sewed clothes"),
}


class Years(Number):
    """A number of years, halves allowed; `data` is a float."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the number, or say what is wrong."""
        self.data = None
        typed = fold_digits(valuelist[0])[:20] if valuelist else ""
        self.raw_data = [typed]
        if not typed:
            return
        whole, _dot, half = typed.translate(DECIMAL_SIGNS).partition(".")
        if not whole.isdecimal() or len(whole) > 3 or half not in ("", "0", "5", "25", "75"):
            raise ValueError(_("Write a number of years, for example 3 or 0.5."))
        if float(f"{whole}.{half or 0}") > self.most:
            raise ValueError(_("Write a number from %(least)s to %(most)s.", least=self.least, most=self.most))
        self.data = float(f"{whole}.{half or 0}")

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else ("" if self.data is None else f"{self.data:g}")


class WorkWords(OwnWords):
    """One more thing somebody worked as."""

    words = PlainText(
        _l("What did you work as?"),
        [Answered(_l("Write what you worked as."))],
        description=_l("Write it in your own words, in any language. Work at home or without pay counts too."),
        longest=200,
    )


class WorkDetails(AnswerForm):
    """How, how long and when somebody did this work, and whether they want it again."""

    kind = Radio(_l("What kind of work was it?"))
    years = Years(_l("How many years did you do it?"), most=70, description=_l("For half a year write 0.5."))
    last_worked_in = Number(_l("In which year did you last do it?"), least=FIRST_YEAR, most=2100)
    wanted = YesNo(_l("Do you want to do this work again?"))

    def prepare(self, this_year: int) -> None:
        """Offer the kinds of work; nobody has worked in the future."""
        self.kind.choices = labels.choices(WorkKind)
        self.last_worked_in.most = this_year

    def answers(self) -> Answers:
        """The answers given."""
        return {
            "kind": WorkKind(self.kind.data) if self.kind.data else None,
            "years": self.years.data,
            "last_worked_in": self.last_worked_in.data,
            "wanted": self.wanted.said,
        }
