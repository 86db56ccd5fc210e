"""What a text may be read as: in the language it is said to be in, in another one, in other letters, in parts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from matcher.linking.latin_typed import SHORTEST, LatinTyped
from matcher.text import Script, plausible_languages, script_of, script_of_language, stem, tokens

_LEAST_LETTERS = 3
_SCRIPTS_READ = (Script.CYRILLIC, Script.ARABIC, Script.LATIN)
_PARTS = re.compile(r"[^\W\d_]+|[\W\d_]+")


class Asked(NamedTuple):
    """A text with the languages it is taken to be in. only_if_sure: its answer counts when it is sure only."""

    text: str
    languages: tuple[str, ...]
    only_if_sure: bool = False


def said(text: str, language: str | None, known: Sequence[str]) -> tuple[str, ...]:
    """Believe what a text is said to be written in when its script allows it; nothing otherwise."""
    fits = language is not None and language in known and script_of_language(language) is script_of(text)
    return (language,) if fits and language is not None else ()


def first_reading(text: str, language: str | None, known: Sequence[str]) -> Asked:
    """Take a text as it stands, in the language it is said to be in or in all plausible ones."""
    return Asked(text, said(text, language, known) or plausible_languages(text, known))


def other_readings(text: str, language: str | None, by_sound: Mapping[str, LatinTyped]) -> Iterator[Asked]:
    """Give what else a text may be when its first reading led to nothing sure.

    by_sound: the known languages with their words, for people who type Cyrillic ones in Latin letters.
    """
    known, believed = sorted(by_sound), said(text, language, sorted(by_sound))
    plausible = plausible_languages(text, known)
    if believed and plausible != believed:
        yield Asked(text, plausible, only_if_sure=True)
    for part in _parts(text):
        yield Asked(part, plausible_languages(part, known))
    for name, heard in _heard(text, by_sound):
        yield Asked(heard, (name,), only_if_sure=bool(believed))


def _heard(text: str, by_sound: Mapping[str, LatinTyped]) -> Iterator[tuple[str, str]]:
    """Read a text in Latin letters as Cyrillic, unless most of its words are known in a language with such letters."""
    words = [word for word in tokens(text) if len(word) >= SHORTEST]
    latin = [name for name in by_sound if script_of_language(name) is Script.LATIN]
    strange = [word for word in words if not any({word, stem(word, name)} & by_sound[name].words for name in latin)]
    if script_of(text) is not Script.LATIN or 2 * len(strange) < len(words):
        return
    for name, known in by_sound.items():
        if script_of_language(name) is Script.CYRILLIC and (heard := known.read(words, strange)):
            yield name, heard


def _parts(text: str) -> Iterator[str]:
    """Part a text in two scripts, such as "cook / готвач", by script."""
    words = [(script_of(part), part) for part in _PARTS.findall(text)]
    scripts = [script for script in _SCRIPTS_READ if any(found is script for found, _ in words)]
    for script in scripts if len(scripts) > 1 else ():
        part = "".join(word if found is script else " " for found, word in words).strip()
        if sum(char.isalpha() for char in part) >= _LEAST_LETTERS:
            yield part
