"""The slip for the counsellor, printed: one page, and a square that a telephone reads."""

import io

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from tests.e2e.conftest import Open
from tests.world import World

DOTS_PER_POINT = 2


@pytest.mark.parametrize("language", ["uk", "ar", "fa", "bg"])
def test_the_printed_slip_is_one_page_and_its_square_opens_the_person(
    window: Open, world: World, address: str, language: str
) -> None:
    page = window(account=world.anna_account, language=language).new_page()
    page.goto("/me/documents/slip")
    printed = page.pdf(format="A4")
    assert len(PdfReader(io.BytesIO(printed)).pages) == 1
    with pypdfium2.PdfDocument(printed) as document:
        seen = zxingcpp.read_barcodes(document[0].render(scale=DOTS_PER_POINT, grayscale=True).to_numpy())
    assert [square.text for square in seen] == [f"{address}/desk/people/{world.anna}"]
