"""How well vacancies are read from adverts: figures on labelled adverts, ten of which no rule was written for.

The ten held back were written before any rule and read only when the rules were finished.
"""

import pytest

from matcher.linking import Linker
from matcher.reading.vacancy import VacancyReading, read_vacancy
from tests.matcher.linking.pack import pack_concepts
from tests.matcher.reading.adverts import HELD_BACK, WRITTEN, Figures, adverts, measured, places

EXACT = (
    "languages", "language levels", "welcome languages", "hours a week", "shifts", "nights", "pay", "openings",
    "accommodation", "transport", "place", "contacts",
)  # fmt: skip
# (precision, recall). Jobs and skills move with the linker's words, so that they have some room.
LEAST_WRITTEN = {
    **dict.fromkeys(EXACT, (1.0, 1.0)),
    "occupation": (0.85, 0.8), "skills": (0.8, 0.75), "welcome skills": (0.9, 0.7),
}  # fmt: skip
LEAST_HELD_BACK = {
    **dict.fromkeys(EXACT, (1.0, 1.0)),
    "occupation": (0.75, 0.65), "skills": (0.65, 0.4), "welcome skills": (0.65, 0.45), "welcome languages": (1.0, 0.8),
}  # fmt: skip


@pytest.fixture(scope="module")
def linker() -> Linker:
    """A linker that knows the whole pack."""
    return Linker().fit(pack_concepts())


def figures(linker: Linker, names: tuple[str, ...]) -> dict[str, Figures]:
    """The figures of every field over these adverts."""
    known = places()
    return measured((advert, read_vacancy(advert.text, linker, places=known)) for advert in adverts(names))


@pytest.mark.parametrize(
    ("names", "least"), [(WRITTEN, LEAST_WRITTEN), (HELD_BACK, LEAST_HELD_BACK)], ids=["written", "held back"]
)
def test_adverts_are_read_as_well_as_is_claimed(
    linker: Linker, names: tuple[str, ...], least: dict[str, tuple[float, float]]
) -> None:
    found = figures(linker, names)
    short = {
        name: (found[name].precision, found[name].recall, found[name].wrong)
        for name, (precision, recall) in least.items()
        if found[name].precision < precision or found[name].recall < recall
    }
    assert not short
    assert found.keys() == least.keys()


def test_there_are_forty_adverts_in_two_languages() -> None:
    written, held_back = list(adverts(WRITTEN)), list(adverts(HELD_BACK))
    assert len(held_back) == 10
    assert len(written) >= 30


def test_every_value_stands_in_the_text_it_was_read_from(linker: Linker) -> None:
    for advert in adverts((*WRITTEN, *HELD_BACK)):
        reading = read_vacancy(advert.text, linker, places=places())
        for said in pieces(reading):
            assert advert.text[said.start : said.end] == said.text != ""


def pieces(reading: VacancyReading) -> list:  # type: ignore[type-arg]
    """Every piece of text a reading quotes."""
    hours = reading.hours
    reads = (
        reading.title, reading.openings, reading.accommodation, reading.transport, reading.place, reading.place_line,
        hours.week, hours.day, hours.weekdays, hours.part_time, hours.shifts, hours.nights, reading.pay,
        reading.occupation, *reading.contacts, *(skill.found for skill in reading.skills),
        *(each.found for each in reading.languages),
    )  # fmt: skip
    return [each.said for each in reads if each is not None]


@pytest.mark.parametrize("text", ["", " \n ", "!!!", "12345", "a", "Изисквания:\n", "\x00\ud800", "🙂" * 50])
def test_a_text_that_says_nothing_gives_nothing(linker: Linker, text: str) -> None:
    reading = read_vacancy(text, linker)
    assert reading.occupation is None
    assert (reading.skills, reading.languages, reading.pay, reading.openings) == ((), (), None, None)


@pytest.mark.parametrize(
    ("text", "needed", "welcome"),
    [
        ("Изисквания:\n- английски\n\nПредимство:\n- немски", {"en"}, {"de"}),
        ("Requirements: English B1\nNice to have: Bulgarian", {"en"}, {"bg"}),
        ("Говорим руски. Търсим готвач с английски език.", {"en"}, set()),
        ("Предлагаме:\n- безплатен курс по български език", set(), set()),
        ("Bulgarian A2. Bulgarian is an advantage", {"bg"}, set()),
    ],
)
def test_languages_are_needed_or_welcome(linker: Linker, text: str, needed: set[str], welcome: set[str]) -> None:
    found = read_vacancy(text, linker).languages
    assert {each.found.language for each in found if each.essential} == needed
    assert {each.found.language for each in found if not each.essential} == welcome
