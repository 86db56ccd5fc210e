"""Is every English and Bulgarian sentence short enough to read? `python -m scripts.check_sentences`."""

import re
import sys
from collections.abc import Iterator

from babel.messages.catalog import Message

from scripts.catalogues import extracted, load

LONGEST = 20
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
# What ends with a full stop and yet does not end the sentence.
ABBREVIATIONS = frozenset(
    ("e.g.", "i.e.", "etc.", "no.", "st.", "mr.", "ms.", "dr.", "approx.", "art.", "par.")
    + ("напр.", "т.е.", "т.нар.", "вкл.", "г.", "год.", "лв.", "ст.", "чл.", "ал.", "ул.", "бул.", "гр.", "с.", "бр.")
    + ("др.", "ч.", "мин.", "тел.", "стр.", "обл.", "общ.", "бл.", "вх.", "ет.", "ап.", "кв.", "хил.", "млн.")
)
END = re.compile(r"[.!?…][\"'“”„»)]*$")
OPENING = "\"'“„«(["


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence. A placeholder is one word; abbreviations and numbers do not end a sentence."""
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        for word in PLACEHOLDER.sub("X", line).split():
            if any(letter.isalnum() for letter in word):
                found[-1].append(word)
            if END.search(word) and not _goes_on(word.lstrip(OPENING)):
                found.append([])
        found.append([])
    return [words for words in found if words]


def _goes_on(word: str) -> bool:
    return word.lower() in ABBREVIATIONS or word.rstrip(".").isdigit()


def too_long(text: str) -> list[str]:
    """The sentences of a text that have more words than one reads in one breath."""
    return [" ".join(words) for words in sentences(text) if len(words) > LONGEST]


def faults() -> Iterator[str]:
    """One line for every sentence that is too long."""
    bulgarian = load("bg")
    for message in extracted():
        if not message.id:
            continue
        yield from (f"en: {sentence}" for sentence in _long_ones(message.id))
        translated = bulgarian.get(message.id, message.context)
        yield from (f"bg: {sentence}" for sentence in _long_ones(_strings(translated)))


def _long_ones(texts: str | tuple[str, ...] | list[str]) -> list[str]:
    """Each once, also when singular and plural share it."""
    every = (texts,) if isinstance(texts, str) else texts
    return list(dict.fromkeys(sentence for text in every for sentence in too_long(text)))


def _strings(message: Message | None) -> str | tuple[str, ...] | list[str]:
    return (message.string if message else "") or ""


if __name__ == "__main__":
    found = list(faults())
    print("\n".join(found))
    print(f"{len(found)} sentences of more than {LONGEST} words in English and Bulgarian")
    sys.exit(1 if found else 0)
