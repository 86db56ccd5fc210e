"""Languages and their levels in free text, written in any of eight languages: vacancies, curricula vitae, notes.

`languages_in(text)` is what others call. A name of a language counts only with a sign that the language itself is meant
("English breakfast" is not): a level, a word such as "speaks" or "language" beside it, a heading "Languages" above it,
or a neighbour in a list that has one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from matcher.reading.language_words import (
    CONJUNCTION,
    DENIED_AFTER,
    DENIED_BEFORE,
    FILLER,
    FOLLOWS_LATIN_NAME,
    HEADING,
    LANGUAGE_WORD,
    LEVEL,
    LISTED,
    NAMES,
    SHARED,
    SPEAKING,
    level_of,
)
from matcher.reading.passages import Passage, clauses, levelled, lines, passage
from matcher.records import Cefr

_AFTER, _BEFORE, _BESIDE = 30, 40, 14


@dataclass(frozen=True, slots=True)
class LanguageMention:
    """A language (ISO 639 code) a text names, and where.

    level: None when no level is said; the lower one of a range. native: said to be the mother tongue, level C2.
    from_words: the level was said in words ("fluent", "добро"), so that it is our reading and should be asked about.
    """

    language: str
    level: Cefr | None
    native: bool
    from_words: bool
    said: Passage


class _Name(NamedTuple):
    language: str
    start: int
    end: int


def languages_in(text: str) -> tuple[LanguageMention, ...]:
    """Each language once, in the order of first mention; of several mentions the one that says most about the level."""
    best: dict[str, LanguageMention] = {}
    for mention in mentions_in(text):
        known = best.get(mention.language)
        if known is None or _worth(mention) > _worth(known):
            best[mention.language] = mention
    return tuple(best.values())


def _worth(mention: LanguageMention) -> int:
    return 0 if mention.level is None else 1 if mention.from_words and not mention.native else 2


def mentions_in(text: str) -> tuple[LanguageMention, ...]:
    """Every mention of a language in reading order, those that are said not to be needed or known left out."""
    found: list[LanguageMention] = []
    for part, headed in _parts(text):
        found += _read(text, part, headed)
    return tuple(found)


def bare_list(text: str, piece: Passage) -> tuple[LanguageMention, ...]:
    """The languages of a piece that holds nothing but names of languages, for lists of what is asked for."""
    plain = levelled(piece.text)
    names = _names(plain)
    rest, last = "", 0
    for name in names:
        rest, last = rest + plain[last : name.start], name.end
    if not names or not LISTED.fullmatch((rest + plain[last:]).strip(" .*•✓")):
        return ()
    return tuple(_mention(text, piece, name, None) for name in names)


def _parts(text: str) -> Iterator[tuple[Passage, bool]]:
    """Clauses, and whole sections below a heading "Languages"; True for the latter."""
    start, headed, last = 0, False, 0
    for line in lines(text):
        plain = levelled(line.text).strip(" *#-•:")
        gap = text.count("\n", last, line.start) > 1
        if headed and (gap or _ends_section(plain)):
            yield passage(text, start, line.start), True
            start, headed = line.start, False
        if HEADING.fullmatch(plain):
            yield from _clauses(text, start, line.start)
            start, headed = line.end, True
        last = line.end if not (headed and start == line.end) else line.end + 1
    if headed:
        yield passage(text, start, len(text)), True
    else:
        yield from _clauses(text, start, len(text))


def _ends_section(plain: str) -> bool:
    """A line that names no language and no level does not belong to a section of languages."""
    return LEVEL.search(plain) is None and not any(name.search(plain) for name in NAMES.values())


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[Passage, bool]]:
    for part in clauses(text[start:end]):
        yield replace(part, start=part.start + start, end=part.end + start), False


def _read(text: str, part: Passage, headed: bool) -> Iterator[LanguageMention]:
    plain = levelled(part.text)
    names = _names(plain)
    if not names:
        return
    levels = list(LEVEL.finditer(plain))
    given = [_level(plain, names, n, levels) for n in range(len(names))]
    given = _with_shared(plain, names, given)
    evident = _evident(plain, names, [headed or level is not None for level in given])
    for name, level, sure in zip(names, given, evident, strict=True):
        if sure and not _denied(plain, name):
            yield _mention(text, part, name, level)


def _names(plain: str) -> list[_Name]:
    found = sorted(_Name(code, *match.span()) for code, pattern in NAMES.items() for match in pattern.finditer(plain))
    found.sort(key=lambda name: (name.start, -name.end))
    kept: list[_Name] = []
    for name in found:
        latin = plain[name.start].isascii()
        if (not latin or FOLLOWS_LATIN_NAME.match(plain, name.end)) and (not kept or name.start >= kept[-1].end):
            kept.append(name)
    return kept


def _level(plain: str, names: list[_Name], n: int, levels: list[re.Match[str]]) -> re.Match[str] | None:
    """The level that belongs to a name: the nearer of those before and after it with no comma and no name between."""
    name = names[n]
    nearest = levels[_from(levels, name.start - _BEFORE * 2) : _from(levels, name.end + _AFTER + 1)]
    floor = names[n - 1].end if n else 0
    ceiling = names[n + 1].start if n + 1 < len(names) else len(plain)
    after = [
        level for level in nearest
        if name.end <= level.start() and level.end() <= ceiling and _near(plain[name.end : level.start()], _AFTER)
    ]  # fmt: skip
    before = [
        level for level in nearest
        if floor <= level.start() and level.end() <= name.start
        and _near(plain[level.end() : name.start], _BEFORE, "\n")
    ]  # fmt: skip
    levels_first = bool(levels) and levels[0].start() < names[0].start

    def place(level: re.Match[str]) -> tuple[bool, int, bool]:
        follows = level.start() >= name.end
        gap = level.start() - name.end if follows else name.start - level.end()
        return level["cefr"] is None, gap, follows is levels_first

    return min([*before, *after], key=place, default=None)


def _from(matches: list[re.Match[str]], place: int) -> int:
    """The index of the first match that starts at a place or later."""
    return bisect_left(matches, place, key=lambda match: match.start())


def _near(gap: str, most: int, walls: str = "") -> bool:
    """Whether nothing parts a level from a name."""
    bare = FILLER.sub(" ", gap)
    return len(gap) <= most and not any(wall in bare for wall in ("," + walls)) and not CONJUNCTION.search(bare)


def _with_shared(plain: str, names: list[_Name], given: list[re.Match[str] | None]) -> list[re.Match[str] | None]:
    """Names joined by "and" or "or" share the level that stands before the first or after the last of them."""
    shared = list(given)
    pairs = [(n - 1, n) for n in range(1, len(names))]
    for first, second in [*pairs, *reversed(pairs)]:
        if not SHARED.fullmatch(plain, names[first].end, names[second].start):
            continue
        left, right = shared[first], shared[second]
        if right is None and left is not None and left.end() <= names[first].start:
            shared[second] = left
        elif left is None and right is not None and right.start() >= names[second].end:
            shared[first] = right
    return shared


def _evident(plain: str, names: list[_Name], evident: list[bool]) -> list[bool]:
    speaks = list(SPEAKING.finditer(plain))
    sure = [
        known
        or _from(speaks, name.start - _BEFORE) < _from(speaks, name.start + _BEFORE + 1)
        or _beside_language_word(plain, name)
        for name, known in zip(names, evident, strict=True)
    ]
    pairs = [(n - 1, n) for n in range(1, len(names))]
    for first, second in [*pairs, *reversed(pairs)]:
        gap = LEVEL.sub("", plain[names[first].end : names[second].start])
        if LISTED.fullmatch(gap):
            sure[first] = sure[second] = sure[first] or sure[second]
    return sure


def _beside_language_word(plain: str, name: _Name) -> bool:
    around = plain[max(0, name.start - _BESIDE) : name.end + _BESIDE]
    return LANGUAGE_WORD.search(around) is not None or plain.startswith("-speaking", name.end)


def _denied(plain: str, name: _Name) -> bool:
    before, after = plain[max(0, name.start - _BEFORE) : name.start], plain[name.end : name.end + _BEFORE]
    return DENIED_BEFORE.search(before) is not None or DENIED_AFTER.search(after) is not None


def _mention(text: str, part: Passage, name: _Name, match: re.Match[str] | None) -> LanguageMention:
    ends = [name.start, name.end, *(match.span() if match else ())]
    start, end = part.start + min(ends), part.start + max(ends)
    said = passage(text, start, end + (text[end : end + 1] == ")" and "(" in text[start:end]))
    if match is None:
        return LanguageMention(name.language, None, False, False, said)
    level, native, from_words = level_of(match)
    return LanguageMention(name.language, level, native, from_words, said)
