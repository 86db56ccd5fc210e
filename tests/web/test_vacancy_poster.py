"""The poster of a vacancy: one sheet in two languages that can be read back, with a square that opens its page."""

import io
import unicodedata

import pypdfium2
import pytest
import zxingcpp
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from sqlalchemy.orm import Session

from models import Vacancy
from models.enums import VacancyState
from models.queries import by_public_id
from tests.browser import HouseClient
from tests.world import World
from web.i18n import LANGUAGES


def bare(text: str) -> str:
    """A text in plain letters without marks and blanks."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return "".join(plain.split())


def poster(client: HouseClient, world: World, first: str, second: str) -> bytes:
    """The sheet for the room attendant."""
    answer = client.get(f"/employer/vacancies/{world.hotel_vacancy}/poster?first={first}&second={second}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert "attachment" in answer.headers["Content-Disposition"]
    return answer.data


@pytest.mark.parametrize("second", sorted(LANGUAGES))
def test_a_poster_stands_on_one_sheet_and_its_words_can_be_read_back(
    client: HouseClient, world: World, second: str
) -> None:
    client.sign_in_as(world.employer)
    made = poster(client, world, "bg", second)
    read = PdfReader(io.BytesIO(made))
    assert len(read.pages) == 1
    told = bare(read.pages[0].extract_text())
    for words in ("Камериерка", "Хотел Лозен", "София", "1 100", "40", "08:00", "17:00", "1 декември 2026"):
        assert bare(words) in told, words
    assert f"/vacancies/{world.hotel_vacancy}" in told


def test_arabic_words_come_back_whole(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.employer)
    made = poster(client, world, "bg", "ar")
    told = bare(PdfReader(io.BytesIO(made)).pages[0].extract_text())
    seen = bare(extract_text(io.BytesIO(made)))
    for word in ("عامل", "تنظيف", "الفندق"):
        assert bare(word) in told
        assert bare(word)[::-1] in seen


def test_only_an_open_vacancy_has_a_poster(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.employer)
    assert client.get(f"/employer/vacancies/{world.submitted_vacancy}/poster").status_code == 303
    row = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert row is not None
    row.state = VacancyState.PAUSED
    session.commit()
    answer = client.get(f"/employer/vacancies/{world.hotel_vacancy}/poster")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/employer/vacancies/{world.hotel_vacancy}/share")


def test_a_language_we_do_not_have_is_no_poster(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.employer)
    assert client.get(f"/employer/vacancies/{world.hotel_vacancy}/poster?first=xx").status_code == 404


def test_long_names_stay_on_their_sheet(client: HouseClient, session: Session, world: World) -> None:
    row = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert row is not None
    row.title, row.employer.name = "Общ работник в склад за строителни материали " * 4, "Лозенска планина ЕООД " * 9
    session.commit()
    client.sign_in_as(world.employer)
    assert len(PdfReader(io.BytesIO(poster(client, world, "fr", "ps"))).pages) == 1


def test_the_square_opens_the_public_page(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.employer)
    with pypdfium2.PdfDocument(poster(client, world, "bg", "ar")) as document:
        seen = zxingcpp.read_barcodes(document[0].render(scale=2, grayscale=True).to_numpy())
    assert [square.text for square in seen] == [f"https://localhost/vacancies/{world.hotel_vacancy}"]
