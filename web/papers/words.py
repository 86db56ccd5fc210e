"""A curriculum vitae in words: headings, lines and lists in its own language, whatever the reader's page is in."""

from collections.abc import Iterator
from datetime import date

from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from models.enums import CefrLevel, LicenceKind, SkillEvidence
from web import labels
from web.filters import day, number, place_name
from web.i18n import language, locale_of
from web.services.own_cv import Availability, Cv, KnownLanguage, Licence, Named, Skill, Work

UNSAID = (None, CefrLevel.NONE)
Line = dict[str, str]
Section = dict[str, object]


def sheet(cv: Cv, made_on: date) -> dict[str, object]:
    """Everything a printed curriculum vitae shows, as plain values in the order they stand on it."""
    with force_locale(cv.language):
        return {
            "lang": cv.language,
            "dir": locale_of(cv.language).text_direction,
            "title": cv.contact.name or _("Curriculum vitae"),
            "kicker": _("Curriculum vitae") if cv.contact.name else "",
            "headline": [_line(work.name) for work in wishes(cv)],
            "contact": list(_contact(cv)),
            "sections": [section for section in _sections(cv) if section["lines"]],
            "footer": _("As of %(day)s", day=day(made_on)),
        }


def wishes(cv: Cv) -> list[Work]:
    """What the person wants to work as, three at most; without a wish, what they named first."""
    return [work for work in cv.work if work.wanted][:3] or list(cv.work[:1])


def headline(cv: Cv) -> str:
    """The wishes as one text."""
    return " · ".join(work.name.text for work in wishes(cv))


def _contact(cv: Cv) -> Iterator[dict[str, object]]:
    contact = cv.contact
    if contact.phone:
        yield {"label": _("Telephone"), "text": contact.phone, "latin": True}
    if contact.email:
        yield {"label": _("E-mail"), "text": contact.email, "latin": True}
    if contact.place:
        yield {"label": _("Place"), "text": place_name(contact.place), "latin": False}


def _sections(cv: Cv) -> Iterator[Section]:
    yield {"title": _("Work"), "lines": [_line(work.name, work_note(work)) for work in cv.work]}
    yield {"title": _("What I can do"), "lines": list(_skills(cv.skills))}
    yield {"title": _("Languages"), "lines": [_plain(name, said) for name, said in map(language_levels, cv.languages)]}
    yield {"title": _("Papers"), "lines": [_plain(licence_name(one), until(one)) for one in cv.licences]}
    yield {"title": _("When I can work"), "lines": [_plain(text) for text in available(cv.availability)]}


def _plain(text: str, note: str = "") -> Line:
    return {"text": text, "note": note, "lang": "", "dir": ""}


def _line(name: Named, note: str = "") -> Line:
    """A line with its note; own words carry their language and direction, and say that they are own words."""
    if not name.own_language:
        return _plain(name.text, note)
    marked = own_words_mark(name)
    spoken = name.own_language.split("-")[0]
    direction = locale_of(spoken).text_direction
    return {"text": name.text, "note": f"{marked} · {note}" if note else marked, "lang": spoken, "dir": direction}


def own_words_mark(name: Named) -> str:
    """That a text is the person's own, and in which language."""
    return str(_("In my own words (%(language)s)", language=labels.language_name(name.own_language, language())))


def work_note(work: Work) -> str:
    """How, how long and until when the work was done."""
    years = work.years
    said = [
        str(labels.label(work.kind)) if work.kind else "",
        "" if not years else ngettext("%(years)s year", "%(years)s years", round(years) or 1, years=number(years)),
        _("until %(year)s", year=str(work.last)) if work.last else "",
    ]
    return " · ".join(text for text in said if text)


def _skills(skills: tuple[Skill, ...]) -> Iterator[Line]:
    """Skills by how they are known, own words apart."""
    for evidence in reversed(SkillEvidence):
        if evidence is SkillEvidence.NONE:
            continue
        own_account = (SkillEvidence.NONE, SkillEvidence.SELF_REPORTED)
        grades = own_account if evidence is SkillEvidence.SELF_REPORTED else (evidence,)
        group = [skill for skill in skills if skill.evidence in grades]
        named = [skill.name.text for skill in group if not skill.name.own_language]
        if named:
            yield _plain(" · ".join(named), evidence_words(evidence))
        yield from (_line(skill.name, evidence_words(evidence)) for skill in group if skill.name.own_language)


def evidence_words(evidence: SkillEvidence) -> str:
    """How a skill is known, as the person says it about themselves."""
    if evidence in (SkillEvidence.NONE, SkillEvidence.SELF_REPORTED):
        return str(_("By my own account"))
    return labels.label(evidence)


def language_levels(known: KnownLanguage) -> tuple[str, str]:
    """The name of a language and its levels, with what they mean."""
    said = [
        _("Speaking: %(level)s", level=labels.label(known.spoken)) if known.spoken not in UNSAID else "",
        _("Writing: %(level)s", level=labels.label(known.written)) if known.written not in UNSAID else "",
    ]
    return labels.language_name(known.code, language()), " · ".join(text for text in said if text)


def language_short(known: KnownLanguage) -> str:
    """The name of a language and how well it is spoken, as a code only."""
    name = labels.language_name(known.code, language())
    return f"{name} {known.spoken.value}" if known.spoken and known.spoken not in UNSAID else name


def licence_name(licence: Licence) -> str:
    """The kind of paper."""
    return labels.label(LicenceKind(licence.kind))


def until(licence: Licence) -> str:
    """The last day of a paper."""
    return str(_("valid until %(day)s", day=day(licence.valid_until))) if licence.valid_until else ""


def available(when: Availability) -> Iterator[str]:
    """When and how the person can work: only what was answered with yes, or with a number or day."""
    times = [
        text
        for said, text in (
            (when.days, _("During the day")),
            (when.evenings, _("In the evening")),
            (when.nights, _("At night")),
            (when.weekends, _("At the weekend")),
        )
        if said
    ]
    if times:
        yield " · ".join(times)
    if when.hours:
        yield _("At most %(hours)s a week", hours=ngettext("%(num)s hour", "%(num)s hours", when.hours))
    if when.start:
        yield _("From %(day)s", day=day(when.start))
    if when.contract:
        yield _("Contract: %(kind)s", kind=labels.label(when.contract))
    if when.own_transport:
        yield _("I have a car or a motorbike")
