"""What is wrong with a file or a row of it, in the reader's words."""

from collections.abc import Mapping

from flask_babel import LazyString, force_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from web.services.sheet_fields import Fault, Wrong
from web.services.sheets import Refused, WhyNot

LONGEST = 80

SENTENCES: Mapping[Wrong, LazyString] = {
    Wrong.MISSING: _l("This must be filled in."),
    Wrong.UNKNOWN_COLUMN: _l("We do not know this column. Look at the names in our sheet, or take the column out."),
    Wrong.TOO_LONG: _l("This is too long. At most %(most)s letters."),
    Wrong.HIDDEN_SIGNS: _l("There are hidden signs in this text. Please type it anew."),
    Wrong.NOT_WHOLE: _l("Write a whole number from %(least)s to %(most)s."),
    Wrong.NOT_AMOUNT: _l("Write an amount in euros, such as 850 or 4.50."),
    Wrong.LEVA: _l("This is in leva. Bulgaria pays in euros: write the amount in euros."),
    Wrong.NOT_DAY: _l("Write a day such as 2026-12-01 or 01.12.2026."),
    Wrong.NOT_TIME: _l("Write a time such as 08:30."),
    Wrong.NOT_WEEKDAYS: _l("Write days as numbers, such as 1-5 or 1,3,5. Monday is 1."),
    Wrong.NOT_YES_OR_NO: _l("Write yes or no."),
    Wrong.NOT_AMONG: _l("Write one of these: %(allowed)s."),
    Wrong.NOT_LANGUAGES: _l("Write languages such as bg A2; en B1. We know: %(allowed)s."),
    Wrong.UNKNOWN_PLACE: _l("We do not know this municipality. Write its name, or its code such as SOF46."),
    Wrong.SEVERAL_PLACES: _l("Several municipalities have this name. Write the code: %(codes)s."),
    Wrong.UNKNOWN_OCCUPATION: _l("We do not know this occupation. Write four digits of ISCO, or leave it empty."),
    Wrong.UNKNOWN_SKILL: _l("We do not know this skill. Leave it empty and we take the usual ones."),
    Wrong.UNKNOWN_EMPLOYER: _l("No employer here has this number."),
    Wrong.OTHER_EMPLOYER: _l("This is the number of another company. You can only bring vacancies of your own."),
    Wrong.UNKNOWN_ORGANISATION: _l("No organisation here has this name."),
    Wrong.TWICE: _l("This vacancy stands in two rows."),
    Wrong.LESS_THAN: _l("This must not be less than %(other)s."),
    Wrong.NOT_AFTER: _l("This must come after %(other)s."),
    Wrong.ONE_TIME: _l("Write both times or none."),
    Wrong.IN_THE_FUTURE: _l("This lies in the future."),
    Wrong.TOO_OLD: _l("This is more than %(years)s years ago."),
}
REFUSALS: Mapping[WhyNot, LazyString] = {
    WhyNot.TOO_LARGE: _l("The file is larger than %(size)s MB."),
    WhyNot.OTHER_KIND: _l("We cannot read this kind of file. We read: %(kinds)s."),
    WhyNot.NO_ROWS: _l("There are no rows in the file."),
    WhyNot.TOO_MANY_ROWS: _l("There are more than %(count)s rows in the file. Make two files of it."),
    WhyNot.TOO_MANY_COLUMNS: _l("There are more than %(count)s columns in the file."),
    WhyNot.UNKNOWN_LETTERS: _l("We cannot read the letters of this file. Save it as “CSV UTF-8” or as XLSX."),
    WhyNot.BROKEN_LINE: _l("The file is broken at line %(line)s. Perhaps a quotation mark is missing."),
    WhyNot.UNPACKS_TOO_LARGE: _l("The file holds more than %(size)s MB when it is unpacked."),
    WhyNot.NO_WORKBOOK: _l("We cannot open this as an XLSX workbook. Save it once more and try again."),
    WhyNot.SAME_NAME: _l("Two columns have the same name."),
    WhyNot.MORE_CELLS: _l("Row %(row)s has more cells than there are columns."),
    WhyNot.NO_JSON: _l("We cannot read the data in this file."),
    WhyNot.NO_POSTING: _l("There is no JobPosting of schema.org in this file."),
    WhyNot.TOO_MUCH_TEXT: _l("There is too much text in the file. Make two files of it."),
}


def what_is_wrong(fault: Fault) -> str:
    """The sentence about a fault."""
    return _with(SENTENCES[fault.wrong], fault.facts)


def sentence(wrong: Wrong, **facts: object) -> str:
    """How a kind of cell is written."""
    return _with(SENTENCES[wrong], facts)


def line(fault: Fault) -> str:
    """A fault in one line, with where it is."""
    where = {"row": fault.row, "column": visible(fault.column), "what": what_is_wrong(fault)}
    if not fault.column:
        return str(_("row %(row)s: %(what)s", **where))
    return str(_("row %(row)s, %(column)s: %(what)s", **where))


def refusal(refused: Refused) -> str:
    """Why a file cannot be taken."""
    return _with(REFUSALS[refused.why], refused.facts)


def refusal_in_english(refused: Refused) -> str:
    """The same for a command."""
    with force_locale("en"):
        return refusal(refused)


def _with(sentence: LazyString, facts: Mapping[str, object]) -> str:
    return str(sentence) % facts


def visible(text: str) -> str:
    """The beginning of what stands in a cell, without signs that cannot be shown."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text.encode("utf-8", "replace").decode())
    return f"{plain[:LONGEST]}…" if len(plain) > LONGEST else plain
