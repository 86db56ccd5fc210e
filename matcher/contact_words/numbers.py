"""Telephone, card and account numbers: in figures of any script, in words, mixed, spaced out, backwards or in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.contact_words.seen import Seen
from matcher.contact_words.vocabulary import number_words, words
from matcher.contact_words.way import Way, WayKind, way

_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[^\s\w]|_")
_APART = re.compile(
    r"(?<![\d.:])(?:[0-2]?\d:[0-5]\d(?![\d:]|[./]\d)|[0-2]?\d\.[0-5]\d(?!\d|[./]\d|-\d\d(?![.:])))"
    r"|(?<![\d.:/-])(?:[0-3]?\d[./-][01]?\d[./-](?:20)?\d\d(?!\d|[./-]\d)|20\d\d-[01]\d-[0-3]\d)|(?<!\d)0[.,]\d+"
)
_IBAN = re.compile(r"(?<!\w)[a-z]{2}\d\d(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?!\w)")
_CARD = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?!\d)")
_COIN = re.compile(r"(?<!\w)(?:0x[0-9a-f]{30,}|bc1[0-9a-z]{25,})")
_LIKE_FIGURE = "oоlіiзbsбzчв"
_FIGURES = str.maketrans(_LIKE_FIGURE, "001113856248")
_MASKED = re.compile(rf"(?<![^\W_])[\d{_LIKE_FIGURE}]{{1,14}}(?![^\W_])")
_LOOSE = frozenset("oоlзb")
_PARTING = "\0€%$"
_MOST = 15
_LEAST = 8
_LONGEST_RUN_TOGETHER = 120
_WORDS_IN_A_ROW = 4
_SCATTERED_OVER = 18
_FIGURES_ONE_BY_ONE = 9


@dataclass(slots=True)
class _Run:
    """Numbers that follow each other with nothing but signs and small words between them."""

    start: int
    end: int
    figures: str = ""
    parts: int = 0
    spoken: int = 0
    plus: bool = False
    tight: bool = True


def ways(seen: Seen) -> Iterator[Way]:
    """Numbers one can be reached or paid by."""
    flat = seen.flat
    for pattern in (_IBAN, _CARD, _COIN):
        for match in pattern.finditer(flat):
            yield way(WayKind.ACCOUNT, seen.text[slice(*match.span())])
    plain = _APART.sub(lambda match: "\0" * len(match[0]), _unmasked(flat))
    backwards = any(word in flat for word in words("backwards"))
    found = list(_runs(plain))
    yield from _scattered(seen, found)
    for run in found:
        if _is_phone(run, backwards) or (_begins(run) and not _in_a_name(plain, run)):
            yield way(WayKind.PHONE, seen.text[run.start : run.end])


def _unmasked(flat: str) -> str:
    """Letters that stand for figures made figures, where figures stand around them."""

    def figures(match: re.Match[str]) -> str:
        piece = match[0]
        near = flat[max(0, match.start() - 4) : match.start()] + flat[match.end() : match.end() + 4]
        if piece.isdigit():
            return piece
        if len(piece) == 1 and (piece not in _LOOSE or not any(sign.isdigit() or sign in "oоlb" for sign in near)):
            return piece
        if not any(sign.isdigit() for sign in piece) and (set(piece) - _LOOSE or not any(map(str.isdigit, near))):
            return piece
        return piece.translate(_FIGURES)

    return _MASKED.sub(figures, flat)


def _runs(plain: str) -> Iterator[_Run]:
    run: _Run | None = None
    last: int | None = None
    plus = False
    for match in _TOKEN.finditer(plain):
        word = match[0]
        value = word if word.isdigit() else _spoken(word)
        if value is not None:
            run = run or _Run(match.start(), match.end(), plus=plus)
            run.tight = run.tight and (run.parts == 0 or match.start() - run.end <= 1)
            last = _add(run, word, value, last)
            run.end = match.end()
        elif word in words("plus") and run is None:
            plus = True
        elif run is not None and not _joins(word):
            yield run
            run, last, plus = None, None, False
        elif run is None:
            plus = False
    if run is not None:
        yield run


def _joins(word: str) -> bool:
    return word in words("between") or (not word[0].isalnum() and word not in _PARTING)


def _spoken(word: str) -> str | None:
    known = number_words()
    for form in (word, word[1:] if word[0] in "وبل" else ""):
        if form in known:
            return str(known[form])
    return _run_together(word) if _LEAST < len(word) <= _LONGEST_RUN_TOGETHER else None


def _is_figure_word(word: str) -> bool:
    """Whether the word is a number; forms of several ("eights") do not stand within others."""
    return word in number_words() and not word.endswith("s")


def _run_together(word: str) -> str | None:
    """Figures of words written without blanks: "zeroeightseven"; nothing where any of it is something else."""
    known, figures, at = number_words(), "", 0
    while at < len(word):
        size = next((size for size in range(12, 1, -1) if _is_figure_word(word[at : at + size])), 0)
        if not size:
            return None
        figures, at = figures + str(known[word[at : at + size]]), at + size
    return figures if len(figures) > 1 and word not in known else None


def _add(run: _Run, word: str, value: str, last: int | None) -> int | None:
    """Take one more number into the run; what a spoken ten or hundred leaves open is filled by the next word."""
    run.parts += 1
    if word.isdigit():
        run.figures += value
        return None
    run.spoken += 1
    number = int(value)
    if last is None or not _completes(last, number, arabic=word.startswith("و")):
        run.figures += value
        return number
    run.figures = run.figures[: -len(str(last))] + str(last + number)
    return last + number


def _completes(last: int, number: int, *, arabic: bool) -> bool:
    """Whether two numbers said one after the other are one: twenty one, two hundred five; in Arabic one and twenty."""
    if arabic and last < 10 <= number < 100:
        return number % 10 == 0
    if last % 100 == 0 and last:
        return 0 < number < 100
    return last >= 20 and last % 10 == 0 and 0 < number < 10


def _is_phone(run: _Run, backwards: bool) -> bool:
    figures = run.figures
    if backwards and len(figures) >= _LEAST - 1:
        return True
    if run.spoken >= _WORDS_IN_A_ROW and len(figures) >= _WORDS_IN_A_ROW + 1:
        return True
    if not _LEAST - 1 <= len(figures) <= _MOST:
        return False
    if len(figures) < _LEAST:
        return False
    usual = (
        run.plus or figures.startswith(("0", "359")) or (len(figures) == 9 and figures[:2] in ("87", "88", "89", "98"))
    )
    return usual or (run.tight and (run.parts == 1 or run.parts >= 4))


def _scattered(seen: Seen, found: list[_Run]) -> Iterator[Way]:
    """A number that begins with a nought and goes on after words in between."""
    for at, first in enumerate(found):
        if not first.figures.startswith("0") or len(first.figures) >= _LEAST:
            continue
        near = [run for run in found[at : at + 6] if run.start - first.end <= _SCATTERED_OVER * 6]
        if sum(len(run.figures) for run in near) > _LEAST and len(near) > 1:
            yield way(WayKind.PHONE, seen.text[first.start : near[-1].end])
        one_by_one = found[at : at + _FIGURES_ONE_BY_ONE]
        if len(one_by_one) == _FIGURES_ONE_BY_ONE and one_by_one[-1].start - first.end <= _SCATTERED_OVER * 12:
            yield way(WayKind.PHONE, seen.text[first.start : one_by_one[-1].end])


def _begins(run: _Run) -> bool:
    """The beginning of a number, the rest of which may stand elsewhere: nothing else is written with a nought first."""
    return len(run.figures) >= 3 and run.figures[0] == "0" and run.figures[1] != "0" and len(run.figures) <= _MOST


def _in_a_name(plain: str, run: _Run) -> bool:
    before = plain[max(0, run.start - 2) : run.start]
    return bool(before.strip()) and (before[-1].isalpha() or (before[-1] in "-/" and before[0].isalnum()))
