"""The forms about words."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import FileField

from models.enums import ConceptKind, CorrectionKind
from web.filters import language_name
from web.forms import Answered, Digits, LongText, Pick, PlainText, Radio, Version, ZaednoForm
from web.operator.words_labels import KINDS, USES
from web.services import pack
from web.services.taxonomy_corrections import Saying

LONGEST = 200
REASON = _l("Needed only if another occupation or skill has the same name.")


class SayForm(ZaednoForm):
    """What an operator says about one name."""

    language = Pick(_l("Language"), [Answered()])
    text = PlainText(_l("Name"), [Answered()], longest=LONGEST)
    kind = Radio(_l("What is it?"), [Answered()])
    reason = PlainText(_l("Why may the name stand twice?"), longest=300, description=REASON)
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language.choices = [(code, language_name(code)) for code in pack.LANGUAGES]
        self.kind.choices = [(kind.value, USES[kind]) for kind in CorrectionKind if kind is not CorrectionKind.HIDDEN]

    def said(self) -> Saying:
        """The answers."""
        text = " ".join(self.text.data.split())
        return Saying(self.language.data, text, CorrectionKind(self.kind.data), self.reason.data)


class NewWordForm(ZaednoForm):
    """A concept that is missing, with names in each language of the pack, one in a line."""

    kind = Radio(_l("What is missing?"), [Answered()])
    group = Digits(
        _l("Group of occupations"),
        lengths=(4,),
        description=_l("The four digits of ISCO-08, for an occupation. For example 5120."),
    )
    like = Pick(_l("The skills are those of"), description=_l("An occupation that needs the same skills."))
    reason = PlainText(_l("Why may the name stand twice?"), longest=300, description=REASON)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = [(kind.value, KINDS[kind]) for kind in (ConceptKind.OCCUPATION, ConceptKind.SKILL)]
        for code in pack.LANGUAGES:
            self[f"names_{code}"].label.text = language_name(code)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is a name, and a group for an occupation."""
        if not super().validate(extra_validators):
            return False
        first = f"names_{pack.LANGUAGES[0]}"
        if not self.names():
            self.wrong(first, _("Write a name in one language at least."))
        if any(len(name) > LONGEST for _code, names in self.names() for name in names):
            self.wrong(first, _("A name is too long. Write at most %(count)s letters.", count=LONGEST))
        if self.is_occupation() and not self.group.data:
            self.wrong("group", _("Write the four digits of the group."))
        return not self.errors

    def is_occupation(self) -> bool:
        """Whether an occupation is added."""
        return bool(self.kind.data == ConceptKind.OCCUPATION.value)

    def names(self) -> list[tuple[str, list[str]]]:
        """Language and names, for each language that has one."""
        typed = {code: (self[f"names_{code}"].data or "").splitlines() for code in pack.LANGUAGES}
        tidy = {code: [" ".join(line.split()) for line in lines if line.strip()] for code, lines in typed.items()}
        return [(code, list(dict.fromkeys(names))) for code, names in tidy.items() if names]

    def said(self) -> list[Saying]:
        """The names, the first of a language preferred."""
        preferred, other = CorrectionKind.PREFERRED, CorrectionKind.OTHER
        return [
            Saying(code, name, other if position else preferred, self.reason.data)
            for code, names in self.names()
            for position, name in enumerate(names)
        ]


for _code in pack.LANGUAGES:
    setattr(NewWordForm, f"names_{_code}", LongText("", longest=2000))


class TableForm(ZaednoForm):
    """A file with corrections or with NKPD titles; for the latter, the columns that are not found by themselves."""

    kind = Radio(_l("What is in the file?"), [Answered()])
    table = FileField(
        _l("File"), [Answered()], description=_l("CSV, TSV or XLSX, up to 4 MB. For more there is a command.")
    )
    code = PlainText(_l("Column with the NKPD code"), longest=100)
    title = PlainText(_l("Column with the title"), longest=100)
    esco = PlainText(_l("Column with the ESCO address"), longest=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = [
            ("corrections", _l("Corrected words")), ("nkpd", _l("NKPD titles with codes and ESCO addresses")),
        ]  # fmt: skip

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is a file."""
        fine = super().validate(extra_validators)
        if fine and not (self.table.data and self.table.data.filename):
            self.wrong("table", _("Choose a file."))
            return False
        return fine
