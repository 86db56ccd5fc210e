"""Names are compared by how they sound, whichever script they are written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.duplicates import names

SAME = [
    ("Mohammed Al-Hassan", "Мохамед Ал Хасан"),
    ("Muhammad Hussein", "محمد حسين"),
    ("Olena Shevchenko", "Елена Шевченко"),
    ("Олена Шевченко", "Шевченко Олена Петрівна"),
    ("Abdul Rahman Ahmadi", "عبد الرحمن احمدی"),
    ("Abdurrahman Ahmadi", "Абдулрахман Ахмади"),
    ("Yevhen Kovalenko", "Евгений Коваленко"),
    ("Halyna Hrytsenko", "Галина Гриценко"),
    ("Ghulam Reza", "غلام رضا"),
    ("Serhii Shcherbak", "Сергей Щербак"),
    ("Фатме Захра", "فاطمه زهرا"),
    ("Валид Дауд", "وليد داود"),
    ("Джамал Юсеф", "Gamal Youssef"),
    ("Саша Ткаченко", "Oleksandr Tkachenko"),
]
TWO = [
    ("Hassan Ali", "حسين علي"),
    ("Иван Петров", "Стоян Петров"),
    ("Mahmoud Salem", "محمد سالم"),
    ("Maria Ivanova", "Mira Ivanova"),
    ("Олег Бондаренко", "Ольга Бондаренко"),
    ("Ali Reza", "Ali Riad"),
    ("Omar Khalil", "عمرو خليل"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_alike_and_share_a_key(one: str, other: str) -> None:
    assert names.similarity(one, other) >= 0.85
    assert names.keys(one) & names.keys(other)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_names_that_sound_alike_are_told_apart(one: str, other: str) -> None:
    assert names.similarity(one, other) < 0.8


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_the_same_either_way_round_and_between_nought_and_one(one: str, other: str) -> None:
    assert names.similarity(one, other) == names.similarity(other, one)
    assert 0.0 <= names.similarity(one, other) <= 1.0


def test_a_text_without_letters_has_no_keys_and_is_like_nothing() -> None:
    assert names.keys("123 -") == frozenset()
    assert names.similarity("", "Иван") == 0.0
