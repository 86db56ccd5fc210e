"""The sections of an advert: what is needed, what is welcome, what is offered."""

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.reading.advert_words import HEADINGS, OFFERING, WELCOMING, Section
from matcher.reading.passages import Passage, clauses, levelled, lines, passage

_LONGEST_HEADING = 60
_MARKS = " *#•·●▪✓✔➢►–—-:!.\t"


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of an advert and the section it belongs to."""

    said: Passage
    section: Section


def parts(text: str) -> tuple[Part, ...]:
    """Every clause that is no heading, in reading order.

    A heading on a line of its own holds until the next heading, or until a blank line below its contents; one with a
    colon inside a line holds to the end of that line.
    """
    found: list[Part] = []
    section, filled, last = Section.UNSAID, False, 0
    for line in lines(text):
        if filled and text.count("\n", last, line.start) > 1:
            section = Section.UNSAID
        last = line.end
        heading = _section(line.text)
        if heading is not None:
            section, filled = heading, False
            continue
        filled = True
        found += _of_line(text, line, section)
    return tuple(found)


def _of_line(text: str, line: Passage, section: Section) -> Iterator[Part]:
    for clause in clauses(line.text):
        start, end = line.start + clause.start, line.start + clause.end
        head, colon, _ = clause.text.partition(":")
        named = _section(head) if colon else None
        if named is not None:
            section, start = named, start + len(head) + 1
        said = passage(text, start, end)
        if said.text:
            yield Part(said, _refined(said, section))


def _refined(said: Passage, section: Section) -> Section:
    """A clause that says itself that it is welcome or offered is so in any section."""
    plain = levelled(said.text).strip(_MARKS)
    if section in (Section.OFFER, Section.ABOUT):
        return section
    if WELCOMING.search(plain):
        return Section.WELCOME
    return Section.OFFER if OFFERING.match(plain) else section


def _section(line: str) -> Section | None:
    """The section a line heads; None if it is no heading."""
    plain = levelled(line[: _LONGEST_HEADING + 1]).strip(_MARKS)
    if len(line) > _LONGEST_HEADING or not plain:
        return None
    return next((section for section, pattern in HEADINGS.items() if pattern.fullmatch(plain)), None)


def section_at(found: tuple[Part, ...], place: int) -> Section:
    """The section that holds at an offset of the text."""
    holding = [part.section for part in found if part.said.start <= place < part.said.end]
    return holding[0] if holding else Section.UNSAID
