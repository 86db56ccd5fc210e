"""Languages and levels read from free text: what is meant, what is not, and where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.reading.languages import languages_in, mentions_in
from matcher.reading.passages import clauses, levelled, lines
from matcher.records import Cefr

READ = [
    ("английски език на ниво B1", "en:B1"),
    ("ниво В1 по английски", "en:B1"),
    ("български – основно ниво", "bg:A2"),
    ("български език – начално ниво (А1).", "bg:A1"),
    ("Английски - B2; Немски - A1", "en:B2 de:A1"),
    ("Да говори български (B1) и английски.", "bg:B1 en:-"),
    ("Знания по немски и/или английски език на средно ниво", "de:B1 en:B1"),
    ("владеене на английски или немски език", "en:- de:-"),
    ("български език – ниво А2 - B1", "bg:A2"),
    ("Майчин език: арабски", "ar:C2"),
    ("fluent English", "en:C1"),
    ("Fluent English, basic German.", "en:C1 de:A2"),
    ("good command of English and German", "en:B1 de:B1"),
    ("English – upper-intermediate (B2)", "en:B2"),
    ("Very good written and spoken English", "en:B2"),
    ("English or Russian is an advantage.", "en:- ru:-"),
    ("English-speaking guides", "en:-"),
    ("English\tB2\nGerman\tA1", "en:B2 de:A1"),
    ("Languages\nArabic - native\nEnglish B1\nFrench\n\nEducation\nFrench school", "ar:C2 en:B1 fr:-"),
    ("Владею английским языком на уровне B2, украинский - родной", "en:B2 uk:C2"),
    ("Вільно володію українською та російською, англійська А2", "uk:C1 ru:C1 en:A2"),
    ("اللغات:\nالعربية - اللغة الأم\nالإنجليزية: جيد جدا", "ar:C2 en:B2"),
    ("زبان مادری: فارسی، انگلیسی متوسط", "fa:C2 en:B1"),
    ("انګليسي ژبه: ښه", "en:B1"),
    ("anglais courant, arabe langue maternelle", "en:C1 ar:C2"),
    ("English breakfast, French fries, German company", ""),
    ("Bulgarian restaurant is looking for waiters", ""),
    ("Имаме руска салата и турски сериали", ""),
    ("No English needed", ""),
    ("Bulgarian is not required", ""),
    ("не се изисква диплома, кат. B1, категория C1", ""),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_languages_are_read_with_their_levels(text: str, expected: str) -> None:
    read = " ".join(f"{found.language}:{found.level.name if found.level else '-'}" for found in languages_in(text))
    assert read == expected


def test_levels_in_words_and_mother_tongues_are_marked() -> None:
    fluent, scale, native = (languages_in(text)[0] for text in ("fluent English", "English C1", "English: native"))
    assert (fluent.level, fluent.from_words, fluent.native) == (Cefr.C1, True, False)
    assert (scale.level, scale.from_words, scale.native) == (Cefr.C1, False, False)
    assert (native.level, native.native) == (Cefr.C2, True)


def test_of_several_mentions_the_one_that_says_most_counts() -> None:
    text = "We speak English.\nEnglish B1 is needed.\nGood English!"
    assert len(mentions_in(text)) == 3
    assert [(found.level, found.said.text) for found in languages_in(text)] == [(Cefr.B1, "English B1")]


@given(st.text(alphabet=st.sampled_from("EnglishB2 български А1\n:;,.()-•٢ًߋİßﷺ\u200f"), max_size=80))
def test_what_was_read_stands_in_the_text(text: str) -> None:
    assert len(levelled(text)) == len(text)
    pieces = [*lines(text), *clauses(text), *(found.said for found in mentions_in(text))]
    assert all(text[piece.start : piece.end] == piece.text != "" for piece in pieces)
