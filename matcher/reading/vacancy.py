"""A vacancy read from its advert: everything a form asks, each value with the piece of text it was read from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from matcher.linking import JOB_KINDS, ConceptKind, Linker
from matcher.reading.advert_words import (
    ACCOMMODATION,
    HIRING,
    IN_WORDS,
    NO_ACCOMMODATION,
    NO_TRANSPORT,
    OPENINGS,
    TITLED,
    TRANSPORT,
    Section,
)
from matcher.reading.contacts import ContactKind, contacts_in
from matcher.reading.hours import HoursRead, hours_in
from matcher.reading.languages import LanguageMention, bare_list, mentions_in
from matcher.reading.passages import Passage, Read, clauses, levelled, lines, passage
from matcher.reading.pay import PaidPer, PayRead, pay_in
from matcher.reading.phrases import MOST_PHRASES, FoundConcept, Phrase, linked, phrases
from matcher.reading.places import place_in, place_line
from matcher.reading.sections import Part, parts, section_at

_LONGEST_TITLE, _TITLE_CLAUSES, _SHORT_CALL, _LATER = 120, 6, 30, 0.02
# A person looks at each proposal, so that less is enough here than for a link nobody looks at.
_JOB_FROM, _SKILL_FROM, _ONE_WORD_FROM = 0.6, 0.7, 0.85
_SKILLLESS = (Section.OFFER, Section.ABOUT)
_OURS = re.compile(r"\b(?:говорим|we speak)\b[^.;\n]{0,40}$")


@dataclass(frozen=True, slots=True)
class SkillRead:
    """A skill asked for; essential unless the text calls it welcome."""

    found: FoundConcept
    essential: bool


@dataclass(frozen=True, slots=True)
class LanguageRead:
    """A language asked for; essential unless the text calls it welcome."""

    found: LanguageMention
    essential: bool


@dataclass(frozen=True, slots=True)
class VacancyReading:
    """What an advert says, None or empty where it does not.

    occupation: the job the title means, only when sure. openings: people wanted. place: code from the list given.
    place_line: what stands after "Location:". accommodation, transport: False only where the text denies them.
    """

    title: Read[str] | None
    occupation: FoundConcept | None
    skills: tuple[SkillRead, ...]
    languages: tuple[LanguageRead, ...]
    hours: HoursRead
    pay: PayRead | None
    openings: Read[int] | None
    accommodation: Read[bool] | None
    transport: Read[bool] | None
    place: Read[str] | None
    place_line: Read[str] | None
    contacts: tuple[Read[ContactKind], ...]


def read_vacancy(
    text: str, linker: Linker, *, language: str | None = None, places: Mapping[str, str] | None = None
) -> VacancyReading:
    """Read an advert. `language` is what it is said to be written in, `places` maps names of places to codes."""
    sections = parts(text)
    title, occupation = _title(text, linker, language)
    return VacancyReading(
        title=title,
        occupation=occupation,
        skills=_skills(text, sections, linker, language),
        languages=_languages(text, sections),
        hours=hours_in(text),
        pay=_pay(text),
        openings=_openings(text),
        accommodation=_said(text, ACCOMMODATION, NO_ACCOMMODATION),
        transport=_said(text, TRANSPORT, NO_TRANSPORT),
        place=place_in(text, places or {}),
        place_line=place_line(text),
        contacts=contacts_in(text),
    )


def _title(text: str, linker: Linker, language: str | None) -> tuple[Read[str] | None, FoundConcept | None]:
    """The phrase of the first lines that is most surely a job; without one the first line, if it is short."""
    pieces = list(_titled(text))
    for cut in (_whole, _windows):
        candidates = [phrase for piece in pieces for phrase in cut(text, piece)]
        found = [(n, each) for n, each in enumerate(_jobs(candidates, linker, language)) if each is not None]
        if found:
            _, best = max(found, key=lambda pair: pair[1].score - _LATER * _order(pieces, pair[1].said))
            return Read(best.said.text, best.said), best
    first = pieces[0] if pieces else None
    return (Read(first.text, first) if first and len(first.text) <= _LONGEST_TITLE else None), None


def _order(pieces: list[Passage], said: Passage) -> int:
    return next(n for n, piece in enumerate(pieces) if piece.start <= said.start < piece.end)


def _titled(text: str) -> Iterator[Passage]:
    """Where titles stand: behind a label, on the first line, and in early clauses that speak of hiring.

    After a mere call such as "We are hiring!" also the next clause.
    """
    seen: set[int] = set()
    for line in lines(text):
        label = TITLED.match(levelled(line.text))
        if label is not None and label.end() < len(line.text):
            piece = passage(text, line.start + label.end(), line.end)
            seen.add(line.start)
            yield piece
    called = False
    for n, clause in enumerate(clauses(text)):
        if n >= _TITLE_CLAUSES:
            return
        hiring = HIRING.search(levelled(clause.text)) is not None
        if clause.start not in seen and (n == 0 or hiring or called):
            yield clause
        called = hiring and len(clause.text) <= _SHORT_CALL


def _whole(text: str, piece: Passage) -> tuple[Phrase, ...]:
    return phrases(text, piece.start, piece.end)


def _windows(text: str, piece: Passage) -> Iterator[Phrase]:
    """Runs of up to three words, for titles inside sentences without commas."""
    words = list(re.finditer(r"[^\W\d_]{3,}", piece.text))[:30]
    for size in (3, 2, 1):
        for first, last in zip(words, words[size - 1 :], strict=False):
            said = passage(text, piece.start + first.start(), piece.start + last.end())
            yield Phrase(said.text, said)


def _jobs(candidates: list[Phrase], linker: Linker, language: str | None) -> list[FoundConcept | None]:
    jobs = linked(
        candidates, linker, kinds=JOB_KINDS, language=language, sure_from=_JOB_FROM, one_word_from=_ONE_WORD_FROM
    )
    found = {each.said: each for each in jobs}
    return [found.get(phrase.said) for phrase in candidates]


def _skills(text: str, sections: tuple[Part, ...], linker: Linker, language: str | None) -> tuple[SkillRead, ...]:
    asked: dict[str, Phrase] = {}
    for part in sections:
        if part.section not in _SKILLLESS:
            spoken = [mention.said for mention in (*mentions_in(text), *bare_list(text, part.said))]
            for phrase in phrases(text, part.said.start, part.said.end):
                if not any(_overlap(phrase.said, said) for said in spoken):
                    asked.setdefault(levelled(phrase.words), phrase)
    found = linked(
        list(asked.values())[:MOST_PHRASES], linker, kinds=(ConceptKind.SKILL,), language=language,
        sure_from=_SKILL_FROM, one_word_from=_ONE_WORD_FROM,
    )  # fmt: skip
    return tuple(SkillRead(each, section_at(sections, each.said.start) is not Section.WELCOME) for each in found)


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _languages(text: str, sections: tuple[Part, ...]) -> tuple[LanguageRead, ...]:
    """Each language once: needed before welcome, with a level before without."""
    best: dict[str, LanguageRead] = {}
    listed = [bare_list(text, part.said) for part in sections if part.section in (Section.NEEDED, Section.WELCOME)]
    for mention in [*mentions_in(text), *chain.from_iterable(listed)]:
        section = section_at(sections, mention.said.start)
        ours = _OURS.search(levelled(text[max(0, mention.said.start - 60) : mention.said.start]))
        if section in _SKILLLESS or ours:
            continue
        read = LanguageRead(mention, section is not Section.WELCOME)
        known = best.get(mention.language)
        if known is None or _worth(read) > _worth(known):
            best[mention.language] = read
    return tuple(best.values())


def _worth(read: LanguageRead) -> tuple[bool, bool]:
    return read.essential, read.found.level is not None


def _pay(text: str) -> PayRead | None:
    """The pay the form can take best: gross, then in euros, then by month or hour; the first of equals."""
    found = pay_in(text)
    usual = (PaidPer.MONTH, PaidPer.HOUR)
    return min(found, key=lambda pay: (pay.net is not False, pay.currency != "EUR", pay.per not in usual), default=None)


def _openings(text: str) -> Read[int] | None:
    plain = levelled(text)
    for pattern in OPENINGS:
        if (match := pattern.search(plain)) is not None:
            return Read(int(match["n"]), passage(text, *match.span()))
    said = HIRING.search(plain)
    word = re.compile(rf"\W+(?:\w+\W+)?(?P<word>{'|'.join(IN_WORDS)})\b").match(plain, said.end()) if said else None
    return Read(IN_WORDS[word["word"]], passage(text, *word.span("word"))) if word else None


def _said(text: str, yes: re.Pattern[str], no: re.Pattern[str]) -> Read[bool] | None:
    plain = levelled(text)
    denied = no.search(plain)
    if denied is not None:
        return Read(False, passage(text, *denied.span()))
    match = yes.search(plain)
    return Read(True, passage(text, *match.span())) if match is not None else None
