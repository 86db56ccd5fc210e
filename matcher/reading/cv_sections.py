"""A curriculum vitae in sections, and its section about work in entries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matcher.reading.cv_periods import Period, period_in, without
from matcher.reading.cv_words import DUTIES, HEADINGS, NOT_A_POSITION, PERSONAL, POSITION, SectionKind
from matcher.reading.language_words import HEADING as LANGUAGE_HEADING
from matcher.reading.passages import levelled

BULLET = re.compile(r"^\s*(?:[•·●○▪■◦‣∙*✓➢►]|[-–—](?=\s)|o(?=\s)|\d{1,2}[.)](?=\s))\s*")
_BARE = re.compile(r"^[\s•·●▪■*#=_–—-]+|[\s:：*#=_.–—-]+$")
_LABEL = re.compile(rf"^\s*(?:(?P<position>{POSITION})|(?P<aside>{NOT_A_POSITION})|(?P<duties>{DUTIES}))\s*[:：-]\s*")
_DUTIES_ALONE = re.compile(rf"^\s*(?:{DUTIES})\s*[:：]?\s*$")
_COMMAS = str.maketrans("،؛", ",;")
MOST_HEADING, MOST_HEADERS, LONGEST_HEADER = 60, 4, 120
LONGEST_LINE = 400


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of a section, without its heading and without lines that name the person. `kind` None: before the first
    heading, or in a text without any."""

    kind: SectionKind | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a curriculum vitae says about one job: lines that may name it, lines about what was done, and when."""

    titles: tuple[str, ...]
    tasks: tuple[str, ...]
    period: Period | None


def sections(text: str) -> tuple[Section, ...]:
    """The sections in reading order."""
    found: list[tuple[SectionKind | None, list[str]]] = [(None, [])]
    for line in text.translate(_COMMAS).splitlines():
        kind, rest = _heading(line[:LONGEST_LINE])
        if kind is not None:
            found.append((kind, []))
        if rest.strip() and not PERSONAL.search(levelled(rest)):
            found[-1][1].append(rest.strip())
    return tuple(Section(kind, tuple(lines)) for kind, lines in found)


def _heading(line: str) -> tuple[SectionKind | None, str]:
    """The kind of section a line opens, None if it opens none; and what of the line is content."""
    kind = _kind(line)
    if kind is not None:
        return kind, ""
    before, colon, rest = line.partition(":")
    if colon and rest.strip() and (kind := _kind(before)) is not None:
        return kind, rest
    return None, line


def _kind(words: str) -> SectionKind | None:
    plain = _BARE.sub("", levelled(words[: MOST_HEADING + 20]))
    if len(plain) > MOST_HEADING:
        return None
    if LANGUAGE_HEADING.fullmatch(plain):
        return SectionKind.LANGUAGES
    return HEADINGS.get(" ".join(plain.split()))


def entries(lines: tuple[str, ...], today: date) -> Iterator[Entry]:
    """The entries of a section about work. Each has a period; where none has, each line is one."""
    periods = [_period(line, today) for line in lines]
    dated = [number for number, period in enumerate(periods) if period]
    if not dated:
        yield from (Entry((_said(line),), (), None) for line in lines if not _DUTIES_ALONE.match(levelled(line)))
        return
    # The first entry shows how this person writes: the period on top, or below the name of the work.
    offset = min(sum(not _bulleted(line) for line in lines[: dated[0]]), 2)
    starts = [max(number - offset, dated[n - 1] + 1 if n else 0) for n, number in enumerate(dated)]
    for start, stop, number in zip(starts, [*starts[1:], len(lines)], dated, strict=True):
        yield _entry(lines[start:stop], number - start, periods[number])


def _entry(lines: tuple[str, ...], dated: int, period: Period | None) -> Entry:
    titles: list[str] = []
    tasks: list[str] = []
    for number, line in enumerate(lines):
        said = without(line, period) if number == dated else line
        label = _LABEL.match(levelled(said))
        rest = _said(said[label.end() :] if label else said)
        if label and label["position"]:
            titles = [rest]
            continue
        if label and label["aside"]:
            continue
        title = (
            not tasks
            and (number == dated or not _bulleted(line))
            and not (label and label["duties"])
            and len(titles) < MOST_HEADERS
        )
        if title and len(rest) <= LONGEST_HEADER:
            titles += [bare] if (bare := rest.strip(" |:,;-–—")) else []
        elif not _DUTIES_ALONE.match(levelled(line)):
            tasks.append(rest)
    return Entry(tuple(titles), tuple(tasks), period)


def _period(line: str, today: date) -> Period | None:
    """When a line says some work was done; a year on a list of tasks is not a job of its own."""
    period = period_in(line, today)
    return period if period and (period.years or not _bulleted(line)) else None


def _bulleted(line: str) -> bool:
    return BULLET.match(line) is not None


def _said(line: str) -> str:
    return BULLET.sub("", line).strip()
