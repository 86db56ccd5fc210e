"""What is printed can be read back: by two readers of PDF, in the scripts that usually come out broken."""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from threading import Thread

import pytest
from flask import Flask
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTTextContainer, LTTextLine
from pypdf import PdfReader

from models.enums import CefrLevel, LicenceKind, SkillEvidence, WorkKind
from web.i18n import LANGUAGES
from web.papers.pdf import cv_pdf, printable
from web.services.own_cv import Availability, Contact, Cv, KnownLanguage, Licence, Named, Skill, Work

TODAY = date(2026, 11, 23)
SAMPLES = {
    "ar": [
        "طباخ في مطعم عائلي", "تنظيف الغرف والأسرّة", "استقبال الضيوف", "شهادة في السلامة الغذائية",
        "أعمال الإصلاح والبلاط", "رعاية الأطفال لآخرين",
    ],
    "fa": [
        "آشپز مدرسهٔ دخترانه", "می‌توانم نان بپزم", "خیاطی و گلدوزی", "خانه‌داری و نظافت", "مراقبت از کودکان",
        "تعمیر موتر و ژنراتور",
    ],
    "ps": ["د ښوونځي پخلی کوونکی", "زه ډوډۍ پخولی شم", "ګنډل او څرمن", "د کور پاکول او ږدن", "د موټر ترمیم ځای"],
}  # fmt: skip


def cv(language: str, *names: str, contact: Contact | None = None) -> Cv:
    """A curriculum vitae whose work and skills are these names."""
    return Cv(
        language=language,
        contact=contact or Contact(),
        work=tuple(Work(Named(name), WorkKind.INFORMAL, 4.5, 2025, wanted=False) for name in names[:3]),
        skills=tuple(Skill(Named(name, language), SkillEvidence.SELF_REPORTED) for name in names[3:]),
        languages=(KnownLanguage("bg", CefrLevel.A2, CefrLevel.A1), KnownLanguage(language, CefrLevel.C2, None)),
        licences=(Licence(LicenceKind.HEALTH_BOOK, date(2027, 3, 4)),),
        availability=Availability(True, None, False, True, 40, date(2026, 12, 1), None, True),
    )


def bare(text: str) -> str:
    """A text without marks, in plain letters."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


@pytest.fixture(autouse=True)
def _in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


@pytest.mark.parametrize("language", SAMPLES)
def test_every_word_reads_back_with_both_readers(language: str) -> None:
    made = cv_pdf(cv(language, *SAMPLES[language]), TODAY)
    # A joiner that keeps letters apart ends a piece on paper, and is not printed itself.
    words = " ".join(SAMPLES[language]).replace("\u200c", " ").split()
    assert len(words) >= 16
    by_pypdf = bare(PdfReader(io.BytesIO(made)).pages[0].extract_text())
    # pdfminer gives the letters as they stand on the page, so words of these scripts come from left to right.
    by_pdfminer = bare(extract_text(io.BytesIO(made)))
    assert not [word for word in words if bare(word) not in by_pypdf]
    assert not [word for word in words if bare(word)[::-1] not in by_pdfminer]


def test_letters_the_fonts_lack_are_written_near_and_pictures_are_left_out() -> None:
    assert printable("ጤና 😀 Ганна \u202a\u2066+359\u2069\x07") == "t'ena  Ганна \u2066+359\u2069"
    assert printable({"lines": ["愛", None, True]}) == {"lines": ["Ai", None, True]}
    made = cv_pdf(cv("en", "ጤና 😀", contact=Contact("ሰላም", "Ñandú")), TODAY)
    assert "Ñandú" in PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_nothing_typed_is_read_as_markup() -> None:
    typed = '#import "/etc" $x^2$ *b* <i> \\ = _u_ @ref [[ `raw`'
    assert bare(typed) in bare(PdfReader(io.BytesIO(cv_pdf(cv("en", typed), TODAY))).pages[0].extract_text())


def test_a_long_life_runs_over_several_pages() -> None:
    long = PdfReader(io.BytesIO(cv_pdf(cv("uk", *[f"Робота номер {number}" for number in range(90)]), TODAY)))
    assert len(long.pages) >= 3
    assert "Робота номер 89" in "".join(page.extract_text() for page in long.pages)


NOBODY = Cv("", Contact(), (), (), (), (), Availability(None, None, None, None, None, None, None, None))
LONG = Contact("Абдулрахман-Мухаммад " * 3, "وبعدالعزيزابنعبدالرحمنالمحمود" * 3, phone="+359 88 123 4567",
               email=f"{'a' * 60}@{'b' * 60}.example.org")  # fmt: skip


def outside(made: bytes) -> list[str]:
    """Lines that do not lie wholly on their page."""
    return [
        line.get_text()
        for page in extract_pages(io.BytesIO(made))
        for box in page
        if isinstance(box, LTTextContainer)
        for line in box
        if isinstance(line, LTTextLine)
        if line.x0 < 0 or line.x1 > page.width or line.y0 < 0 or line.y1 > page.height
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_life_is_too_short_or_too_long_for_paper(language: str) -> None:
    """Nothing known, named and without a name; forty jobs under a name longer than a line."""
    for contact in (Contact(), Contact("Анна", "Коваль")):
        made = cv_pdf(replace(NOBODY, language=language, contact=contact), TODAY)
        read = PdfReader(io.BytesIO(made))
        assert len(read.pages) == 1
        assert ("Анна Коваль" in read.pages[0].extract_text()) is bool(contact.name)
        assert outside(made) == []
    wish = Work(Named("Готвя " * 33), WorkKind.UNPAID, 1.0, 2020, wanted=True)
    jobs = tuple(
        Work(Named(f"Work {n} {'and-on ' * (n % 9)}"), WorkKind.UNPAID, 1.0, 2020, wanted=n < 9) for n in range(40)
    )
    made = cv_pdf(replace(NOBODY, language=language, contact=LONG, work=(wish, *jobs)), TODAY)
    read = PdfReader(io.BytesIO(made))
    told = "\n".join(page.extract_text() for page in read.pages)
    assert [n for n in range(40) if not re.search(rf"Work {n}\b", told)] == []
    assert 2 <= len(read.pages) <= 4
    assert outside(made) == []


def test_a_number_keeps_its_order_among_words_from_right_to_left() -> None:
    contact = Contact("عمر", "حداد", phone="+359 88 123 4567", email="omar@example.org")
    read = PdfReader(io.BytesIO(cv_pdf(cv("ar", "طباخ", contact=contact), TODAY))).pages[0].extract_text()
    assert re.search(r"\+359 88 123 4567", read)
    assert "omar@example.org" in read


def test_many_print_at_once(app: Flask) -> None:
    made: list[bytes] = []

    def one(language: str) -> None:
        with app.test_request_context():
            made.append(cv_pdf(cv(language, *SAMPLES[language]), TODAY))

    threads = [Thread(target=one, args=(language,)) for language in [*SAMPLES] * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 12
    assert all(each.startswith(b"%PDF-") for each in made)
