"""Names that can be taken for another's are found, honest ones are left alone; the figures are part of the test."""

import random
from collections.abc import Callable

import pytest

from web.services import employer_names

SEED = 20261123
#: Written down here by hand, apart from the list of the Unicode Consortium: what a forger would put for a letter.
TWINS = {
    "А": "AΑ", "В": "BΒ8", "Е": "EΕ", "К": "KΚ", "М": "MΜ", "Н": "HΗ", "О": "OΟ0", "Р": "PΡ", "С": "CϹ", "Т": "TΤ",
    "Х": "XΧ", "У": "YΥ", "З": "3", "Ч": "4", "І": "I1l", "а": "aα", "е": "e", "о": "oοσ0", "р": "pρ", "с": "cϲ",
    "у": "yγ", "х": "xχ", "і": "i", "A": "АΑ", "B": "ВΒ8", "C": "СϹ", "E": "ЕΕ", "H": "НΗ", "I": "ІΙl1", "K": "КΚ",
    "M": "МΜ", "N": "Ν", "O": "ОΟ0", "P": "РΡ", "S": "Ѕ5", "T": "ТΤ", "X": "ХΧ", "Y": "УΥ", "Z": "Ζ", "a": "аα",
    "c": "сϲ", "e": "е", "i": "і", "j": "ј", "l": "1I", "o": "оο0", "p": "рρ", "s": "ѕ", "x": "хχ", "y": "уγ",
}  # fmt: skip
FORMS = ("ООД", "ЕООД", "АД", "ЕАД", "О.О.Д.", "Е О О Д", "EOOD", "OOD", "AD", "Ltd.", "GmbH")
FIRST = (
    "Синя", "Бяла", "Златна", "Стара", "Нова", "Горска", "Морска", "Слънчева", "Зелена", "Тиха", "Добра", "Южна",
    "Северна", "Царска", "Ясна", "Жива", "Росна", "Медена", "Орехова", "Лунна",
)  # fmt: skip
SECOND = (
    "чапла", "стряха", "липа", "звезда", "поляна", "роза", "пита", "сянка", "вода", "круша", "долина", "калина",
    "чайка", "порта", "ливада", "скала", "топола", "пчела", "река", "къща",
)  # fmt: skip
LATIN = (
    "Balkan Foods", "Danube Logistics", "Rila Textile", "Thracian Wines", "Maritsa Steel", "Pirin Outdoor",
    "Sofia Catering", "Varna Shipping", "Rhodope Wood", "Plovdiv Mills", "Iskar Glass", "Vitosha Care",
)  # fmt: skip


def honest_names() -> list[str]:
    """Names of real shape, all different companies: sectors, towns, numbers, people."""
    pairs = [f"{first} {second}" for first in FIRST for second in SECOND]
    sectors = ("Хотел", "Ресторант", "Хлебопекарна", "Шивашки цех", "Автосервиз", "Склад", "Магазин", "Ферма")
    towns = ("Варна", "Бургас", "Русе", "Пловдив", "Хасково", "Сливен", "Плевен", "Шумен", "Добрич", "Габрово")
    people = ("Иванов", "Петров", "Георгиев", "Димитров", "Стоянов", "Колев", "Маринов", "Тодоров", "Илиев", "Попов")
    return [
        *pairs,
        *(f"{sector} {town}" for sector in sectors for town in towns),
        *(f"ЕТ {letter}. {person}" for letter in "АБВГДИКМН" for person in people),
        *(f"{name} {number}" for name in ("Мебели", "Строй", "Транс", "Булхим") for number in range(2, 20)),
        *LATIN,
    ]  # fmt: skip


def _letters(name: str, dice: random.Random) -> str:
    places = [place for place, sign in enumerate(name) if sign in TWINS]
    chosen = set(dice.sample(places, dice.randint(1, len(places)))) if places else set()
    return "".join(dice.choice(TWINS[sign]) if place in chosen else sign for place, sign in enumerate(name))


def _case(name: str, dice: random.Random) -> str:
    return dice.choice((name.upper(), name.lower(), name.title(), name.swapcase()))


def _spaces(name: str, dice: random.Random) -> str:
    unseen = dice.choice(("\u200b", "\u200d", "\u00ad", "\u2060", "\u00a0", "  ", "-", "."))
    place = dice.randrange(1, len(name))
    return dice.choice((name.replace(" ", ""), name.replace(" ", "  "), name[:place] + unseen + name[place:]))


def _form(name: str, dice: random.Random) -> str:
    return dice.choice(
        (f"{name} {dice.choice(FORMS)}", f"„{name}“ {dice.choice(FORMS)}", f"{dice.choice(FORMS)} {name}")
    )


def _wide(name: str, dice: random.Random) -> str:
    marked = dice.choice(("\u0301", "\u0300", "\u0308"))
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() and sign.isalnum() else sign for sign in name)
    return dice.choice((wide, name[:3] + marked + name[3:]))


TRICKS: tuple[Callable[[str, random.Random], str], ...] = (_letters, _letters, _case, _spaces, _form, _wide)


def forged(dice: random.Random) -> tuple[str, str]:
    """A name, and the same as a forger writes it, with one to three tricks."""
    name = dice.choice(honest_names())
    other = name
    while other == name:
        for trick in dice.sample(TRICKS, dice.randint(1, 3)):
            other = trick(other, dice)
    return name, other


def test_ninety_nine_of_a_hundred_forged_names_are_found() -> None:
    dice = random.Random(SEED)
    pairs = [forged(dice) for _ in range(500)]
    missed = [pair for pair in pairs if not employer_names.alike(*pair)]
    assert len(missed) <= 5, missed


def test_at_most_one_of_a_hundred_honest_names_is_taken_for_another() -> None:
    dice = random.Random(SEED)
    names = honest_names()
    pairs = [tuple(dice.sample(names, 2)) for _ in range(700)]
    near = sorted(names)
    pairs += list(zip(near, near[1:], strict=False))[:300]
    assert len(pairs) == 1000
    wrong = [pair for pair in pairs if employer_names.alike(*pair)]
    assert len(wrong) <= 10, wrong


def test_no_two_of_all_the_honest_names_are_mixed_up_often() -> None:
    """Not only pairs drawn: each name against all others, as the page does it."""
    names = honest_names()
    known = [(number, f"{number:09}", name) for number, name in enumerate(names)]
    assert len(employer_names.twins(known, range(len(names)))) <= len(names) // 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Хотел Лозен", "XOTEЛ ЛO3EH"), ("Хотел Лозен", "Hotel Lozen EOOD"), ("„Алфа“ ООД", "АлфаООД"),
        ("Harmony", "Harrnony Ltd."), ("Кестрел", "КЕСТРЕЛ Е.О.О.Д."), ("Кестрел", "К\u200bестрел"),
        ("Nova Vita", "Νονα Vita"), ("Шипка", "Shipka"), ("Юлия", "Yulia"),
    ],
)  # fmt: skip
def test_names_of_one_look_or_sound(one: str, other: str) -> None:
    assert employer_names.alike(one, other)


@pytest.mark.parametrize(
    "name", ["", "   ", "„“", "ООД", "🏨", "\u200b", "ЕТ", "\u0301\u0301", "12", "ﷺ", "ア株式会社"]
)
def test_a_name_of_signs_or_of_a_legal_form_alone_breaks_nothing(name: str) -> None:
    assert employer_names.alike(name, "Хотел Лозен") is False
    assert employer_names.keys(name) == employer_names.keys(name)


def test_a_branch_is_no_stranger_to_its_company() -> None:
    known = [(1, "831902088", "Хотел Лозен"), (2, "8319020880017", "Хотел Лозен"), (3, "121699202", "Хотел Лозен АД")]
    assert employer_names.twins(known, [1, 3]) == {1: {3}, 3: {1, 2}}


def test_a_name_is_kept_as_it_was_written() -> None:
    """The keys are for comparing; what a company wrote stays byte for byte."""
    for name in honest_names():
        before = name.encode()
        employer_names.keys(name)
        assert name.encode() == before
