"""What is written for people is written in short sentences."""

import pytest

from scripts.check_sentences import LONGEST, sentences, too_long


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("You can go on later.", [5]),
        ("Is it right? Then go on.", [3, 3]),
        ("%(name)s asks to see your phone number until %(day)s.", [9]),
        ("Ask, e.g. at the office on 3. June.", [8]),
        ("От 1.1.2027 г. плащат 620.20 лв. на месец.", [8]),
        ("Работа в гр. София, ул. Шипка – близо до вас.", [9]),
        ("“Yes.” That is all", [1, 3]),
        ("First line\nsecond line", [2, 2]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_sees_them_end(text: str, lengths: list[int]) -> None:
    assert [len(words) for words in sentences(text)] == lengths


def test_a_sentence_may_have_twenty_words_and_not_one_more() -> None:
    assert not too_long("word " * LONGEST)
    assert too_long("Short. " + "word " * LONGEST + "more.")
