"""Stand-in translations for the gallery only; the real ones live in web/translations."""

from __future__ import annotations

import csv
from pathlib import Path


def read_words(language: str) -> dict[str, str]:
    """English sentence to the sentence in *language*, "bg" or "ar"."""
    with (Path(__file__).parent / "words.tsv").open(encoding="utf-8", newline="") as rows:
        return {row["english"]: row[language] for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)}


WORDS: dict[str, dict[str, str]] = {language: read_words(language) for language in ("bg", "ar")}
