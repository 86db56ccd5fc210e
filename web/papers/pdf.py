"""Papers as PDF: tagged (PDF/UA-1), with fonts that every language of ours can be read and copied from."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import typst
from anyascii import anyascii

from web.papers.words import sheet
from web.services.own_cv import Cv

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
# Other marks of direction are dropped: readers of the file would find them inside words. What these marks set apart,
# the page prints in a direction of its own, without the marks.
ISOLATING = frozenset("\u2066\u2068\u2069")
# Vowel marks, which Arabic print leaves out anyway, come back from the file with their letter twice.
VOWEL_MARKS = re.compile("[\u064b-\u0652\u0670]")
UNSEEN = frozenset("\n\u200c\u200d\u00a0\u202f")


class FontsMissing(RuntimeError):
    """The fonts of printed papers were not built; installing the project anew makes them."""


def cv_pdf(cv: Cv, made_on: date) -> bytes:
    """The curriculum vitae on paper. Raises FontsMissing where the project was not installed whole."""
    return paper(sheet(cv, made_on))


def paper(said: Mapping[str, object]) -> bytes:
    """A paper with a title, facts and sections of lines, as `web.papers.words.sheet` gives them. Raises FontsMissing
    like `cv_pdf`."""
    data = json.dumps(printable(dict(said)), ensure_ascii=False)
    made = typst.compile(
        str(HERE / "cv.typ"), root=str(HERE), font_paths=[str(FONTS)], ignore_system_fonts=True, format="pdf",
        sys_inputs={"data": data}, pdf_standards=["ua-1"],
    )  # fmt: skip
    return bytes(made)


def printable(value: Any) -> Any:
    """The same values with every character our fonts have; others become Latin letters, or go."""
    if isinstance(value, str):
        text = VOWEL_MARKS.sub("", unicodedata.normalize("NFC", value))
        return "".join(letter if _can_print(letter) else _near(letter) for letter in text)
    if isinstance(value, dict):
        return {name: printable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [printable(each) for each in value]
    return value


def _can_print(letter: str) -> bool:
    return letter in UNSEEN or letter in ISOLATING or ord(letter) in covered()


def _near(letter: str) -> str:
    """How a letter of another script is written in Latin ones; nothing for pictures."""
    if not unicodedata.category(letter).startswith(("L", "N", "P", "M", "Z")):
        return ""
    return "".join(near for near in anyascii(letter) if _can_print(near))


@cache
def covered() -> frozenset[int]:
    """The characters that the fonts have, as the build wrote them down."""
    listed = FONTS / "coverage.txt"
    if not listed.is_file():
        raise FontsMissing("The fonts of printed papers are missing: install the project anew (make setup).")
    return frozenset(int(line, 16) for line in listed.read_text("utf-8").split())
