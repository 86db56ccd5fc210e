"""A curriculum vitae as Europass XML: the SkillsPassport document of schema 3.4, the last one with a published schema.

Periods begin with a first year, which nobody is asked for; years are told in words instead.
"""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree import ElementTree

from flask_babel import force_locale
from flask_babel import gettext as _

from models.enums import CefrLevel, LicenceKind
from web import labels
from web.filters import place_name
from web.i18n import language
from web.papers import words
from web.services.own_cv import Cv, KnownLanguage, Work

NAMESPACE = "http://europass.cedefop.europa.eu/Europass"
DRIVING = {
    LicenceKind.DRIVING_B: "B",
    LicenceKind.DRIVING_C: "C",
    LicenceKind.DRIVING_CE: "CE",
    LicenceKind.DRIVING_D: "D",
}
KEPT = "\n\u200c\u200d"
Part = ElementTree.Element


def europass(cv: Cv, now: datetime) -> bytes:
    """The document, UTF-8. What is not known is left out."""
    root = Part("SkillsPassport", {"xmlns": NAMESPACE, "locale": cv.language})
    made = now.astimezone(UTC).isoformat(timespec="seconds")
    with force_locale(cv.language):
        _group(root, "DocumentInfo", [
            _leaf("DocumentType", "ECV"), _leaf("CreationDate", made), _leaf("LastUpdateDate", made),
            _leaf("XSDVersion", "V3.4"), _leaf("Generator", "Zaedno"),
        ])  # fmt: skip
        learner = _group(root, "LearnerInfo")
        _identification(learner, cv)
        if wish := words.headline(cv):
            headline = _group(learner, "Headline")
            _group(headline, "Type", [_leaf("Code", "preferred_job")])
            _group(headline, "Description", [_leaf("Label", wish)])
        _group(learner, "WorkExperienceList", map(_work, cv.work))
        _skills(learner, cv)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _leaf(name: str, text: str) -> Part:
    part = Part(name)
    part.text = "".join(letter for letter in text if not unicodedata.category(letter).startswith("C") or letter in KEPT)
    return part


def _group(parent: Part, name: str, parts: Iterable[Part] = ()) -> Part:
    group = ElementTree.SubElement(parent, name)
    group.extend(list(parts))
    return group


def _identification(learner: Part, cv: Cv) -> None:
    contact = cv.contact
    if not (contact.name or contact.phone or contact.email):
        return
    who = _group(learner, "Identification")
    if contact.name:
        _group(who, "PersonName", [_leaf("FirstName", contact.given_name), _leaf("Surname", contact.family_name)])
    ways = _group(who, "ContactInfo")
    if contact.place:
        address = _group(_group(ways, "Address"), "Contact", [_leaf("Municipality", place_name(contact.place))])
        _group(address, "Country", [_leaf("Code", "BG")])
    if contact.email:
        _group(ways, "Email", [_leaf("Contact", contact.email)])
    if contact.phone:
        telephone = _group(_group(ways, "TelephoneList"), "Telephone", [_leaf("Contact", contact.phone)])
        _group(telephone, "Use", [_leaf("Code", "mobile")])


def _work(work: Work) -> Part:
    part = Part("WorkExperience")
    _group(part, "Position", [_leaf("Label", work.name.text)])
    mark = words.own_words_mark(work.name) if work.name.own_language else ""
    told = " · ".join(filter(None, (mark, words.work_note(work))))
    if told:
        part.append(_leaf("Activities", told))
    return part


def _skills(learner: Part, cv: Cv) -> None:
    skills = _group(learner, "Skills")
    known = _group(skills, "Linguistic")
    native = [one for one in cv.languages if one.spoken is CefrLevel.C2]
    _group(known, "MotherTongueList", (_language("MotherTongue", one) for one in native))
    _group(known, "ForeignLanguageList", (_foreign(one) for one in cv.languages if one not in native))
    told = "\n".join(f"{one.name.text} ({words.evidence_words(one.evidence)})" for one in cv.skills)
    if told:
        _group(skills, "JobRelated", [_leaf("Description", told)])
    if driving := [DRIVING[one.kind] for one in cv.licences if one.kind in DRIVING]:
        _group(_group(skills, "Driving"), "Description", (_leaf("Licence", kind) for kind in driving))
    papers = [", ".join(filter(None, (words.licence_name(one), words.until(one)))) for one in cv.licences]
    when = [_("When I can work: %(times)s", times=", ".join(words.available(cv.availability)))]
    other = [*papers, *(when if any(words.available(cv.availability)) else [])]
    if other:
        _group(skills, "Other", [_leaf("Description", "\n".join(other))])


def _language(name: str, known: KnownLanguage) -> Part:
    part = Part(name)
    label = labels.language_name(known.code, language())
    _group(part, "Description", [_leaf("Code", known.code), _leaf("Label", label)])
    return part


def _foreign(known: KnownLanguage) -> Part:
    """A language with its levels; understanding was not asked apart from speaking and writing, so it is left out."""
    part = _language("ForeignLanguage", known)
    levels = {"SpokenInteraction": known.spoken, "SpokenProduction": known.spoken, "Writing": known.written}
    stated = [_leaf(name, level.value) for name, level in levels.items() if level and level is not CefrLevel.NONE]
    if stated:
        _group(part, "ProficiencyLevel", stated)
    return part
