"""A text cut into short phrases that may be job titles or skills, and those of them that a linker is sure about.

Others call `concepts_in(text, linker, kinds=…)`, or `phrases` and `linked` where only parts of a text are to be read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.linking import ConceptKind, Linker
from matcher.reading.passages import Passage, clauses, levelled, passage
from matcher.reading.phrase_words import AND, DENYING, LEADS, MARKS, OF, PARTING, PLACED, TAILS, WORD

MOST_PHRASES, MOST_WORDS, LONGEST = 250, 8, 100
SURE_FROM, ONE_WORD_FROM = 0.75, 0.85


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look up, and the piece of text they stand for."""

    words: str
    said: Passage


@dataclass(frozen=True, slots=True)
class FoundConcept:
    """A concept a text names; score in [0, 1] as the linker gives it, `label` in the language of the words."""

    concept_id: str
    kind: ConceptKind
    isco: str | None
    label: str
    score: float
    said: Passage


def concepts_in(
    text: str, linker: Linker, *, kinds: Iterable[ConceptKind], language: str | None = None
) -> tuple[FoundConcept, ...]:
    """Each concept of these kinds that the text surely names, once, in reading order."""
    return linked(phrases(text), linker, kinds=kinds, language=language)


def phrases(text: str, start: int = 0, end: int | None = None) -> tuple[Phrase, ...]:
    """The phrases between two offsets, at most MOST_PHRASES, each once: whole clauses where short, and their parts."""
    found: dict[str, Phrase] = {}
    for clause in clauses(text[start:end]):
        for phrase in _of_clause(text, start + clause.start, start + clause.end):
            if len(found) == MOST_PHRASES:
                return tuple(found.values())
            found.setdefault(levelled(phrase.words), phrase)
    return tuple(found.values())


def linked(
    phrases: Sequence[Phrase],
    linker: Linker,
    *,
    kinds: Iterable[ConceptKind],
    language: str | None = None,
    sure_from: float = SURE_FROM,
    one_word_from: float = ONE_WORD_FROM,
) -> tuple[FoundConcept, ...]:
    """The concepts of these kinds that phrases surely name. Where pieces overlap, only the surest concept is kept.

    sure_from, one_word_from: the least score for a phrase of several words, and of one.
    """
    results = linker.link_many([phrase.words for phrase in phrases], language=language, kinds=tuple(kinds), top=1)
    sure = [
        FoundConcept(best.concept_id, best.kind, best.isco, best.label, best.score, phrase.said)
        for phrase, result in zip(phrases, results, strict=True)
        for best in result.links[:1]
        if best.score >= (sure_from if len(WORD.findall(phrase.words)) > 1 else one_word_from)
    ]
    kept: list[FoundConcept] = []
    for found in sorted(sure, key=lambda each: (-each.score, each.said.start, each.said.end)):
        if not any(_clash(found, other) for other in kept):
            kept.append(found)
    return tuple(sorted(kept, key=lambda each: each.said.start))


def _clash(found: FoundConcept, other: FoundConcept) -> bool:
    overlap = found.said.start < other.said.end and other.said.start < found.said.end
    return overlap or found.concept_id == other.concept_id


def _of_clause(text: str, start: int, end: int) -> Iterator[Phrase]:
    whole = _trimmed(text, start, end)
    pieces = [_trimmed(text, *span) for span in _split(PARTING, text, start, end)]
    if whole is not None and [whole] != pieces:
        yield from _short(whole)
    for piece in pieces:
        if piece is not None:
            yield from _short(piece)
            yield from _conjoined(text, piece)
            yield from _unplaced(text, piece)


def _conjoined(text: str, piece: Passage) -> Iterator[Phrase]:
    """The parts of "A and B"; a short B also with the head of A: "cleaning rooms and baths" is cleaning baths too."""
    head = ""
    spans = list(_split(AND, text, piece.start, piece.end))
    for start, end in spans if len(spans) > 1 else ():
        part = _trimmed(text, start, end)
        if part is None:
            continue
        words = WORD.findall(part.text)
        if head and len(words) <= 2:
            yield Phrase(f"{head} {part.text}", part)
        else:
            head = _head(part.text, words)
        yield from _short(part)


def _unplaced(text: str, piece: Passage) -> Iterator[Phrase]:
    """What stands before "for", "in" and the like: the job without its place."""
    placed = PLACED.search(levelled(piece.text))
    before = _trimmed(text, piece.start, piece.start + placed.start()) if placed is not None else None
    if before is not None:
        yield from _short(before)


def _head(text: str, words: list[str]) -> str:
    of = OF.search(text)
    if of is not None:
        return of["head"]
    return words[0] if len(words) > 1 and words[0].isascii() else ""


def _short(piece: Passage) -> Iterator[Phrase]:
    words = WORD.findall(piece.text)
    if any(sign.isalpha() for sign in piece.text) and len(words) <= MOST_WORDS and len(piece.text) <= LONGEST:
        yield Phrase(piece.text, piece)


def _split(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    plain = levelled(text[start:end])
    last = 0
    for match in pattern.finditer(plain):
        yield start + last, start + match.start()
        last = match.end()
    yield start + last, end


def _trimmed(text: str, start: int, end: int) -> Passage | None:
    """The piece without bullets, marks and words that only lead to what is meant; None if it is empty or denies."""
    plain = levelled(text[start:end])
    first = 0
    while match := MARKS.match(plain, first) or LEADS.match(plain, first):
        first = match.end()
    if DENYING.match(plain, first):
        return None
    last = len(plain.rstrip(" \n.,;:!-\"'"))
    while tail := TAILS.search(plain, max(first, last - LONGEST), last):
        last = tail.start()
    piece = passage(text, start + first, start + max(first, last))
    return piece if piece.text else None
