"""Grades in the words of the person who gives them: a language by what one can do with it, a skill by what shows it."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models.enums import CefrLevel, SkillEvidence

Sentences = Mapping[CefrLevel, LazyString]

SPOKEN: Sentences = {
    CefrLevel.NONE: _l("Not at all"),
    CefrLevel.A1: _l("A1: I can greet people and say my name"),
    CefrLevel.A2: _l("A2: I can buy a ticket and ask the way"),
    CefrLevel.B1: _l("B1: I can talk about my day and my work"),
    CefrLevel.B2: _l("B2: I can speak freely about most things"),
    CefrLevel.C1: _l("C1: I can say everything I need, at work too"),
    CefrLevel.C2: _l("C2: I speak it like my mother tongue"),
}
WRITTEN: Sentences = {
    CefrLevel.NONE: _l("Not at all"),
    CefrLevel.A1: _l("A1: I can write my name and address"),
    CefrLevel.A2: _l("A2: I can write a short message"),
    CefrLevel.B1: _l("B1: I can write a simple letter"),
    CefrLevel.B2: _l("B2: I can write a clear report"),
    CefrLevel.C1: _l("C1: I can write long texts well"),
    CefrLevel.C2: _l("C2: I write it like my mother tongue"),
}
SHOWN_BY: Mapping[SkillEvidence, LazyString] = {
    SkillEvidence.NONE: _l("My word is enough for now"),
    SkillEvidence.SELF_REPORTED: _l("My word is enough for now"),
    SkillEvidence.REFERENCE: _l("Somebody I worked for can say so"),
    SkillEvidence.WORK_SAMPLE: _l("I can show it on a trial day or in pictures"),
    SkillEvidence.CERTIFICATE: _l("I have a certificate or a diploma"),
    SkillEvidence.RECOGNISED: _l("My diploma is recognised in Bulgaria"),
}


def choices(sentences: Sentences) -> list[SelectChoice]:
    """The levels to choose from; at first nothing is said."""
    return [SelectChoice("", _l("Not said yet")), *(SelectChoice(one.value, text) for one, text in sentences.items())]
