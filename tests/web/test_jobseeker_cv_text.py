"""Text comes out of the files people send, in the order they read it; files that mean harm cost little and say why."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pypdf
import pytest

from tests.web import cv_files
from web.services import cv_text
from web.services.cv_text import Problem, Unreadable, text_of

ARABIC = ["الخبرات", "2015 – 2020 طباخ في مطعم الشام", "اللغات", "العربية: اللغة الأم، الإنجليزية B1"]
PERSIAN = ["سوابق کاری", "۱۳۹۰ تا ۱۳۹۵ خیاط", "مهارت‌ها: دوخت لباس"]
SAID = "Опыт работы: повар в ресторане, Киев 2015-2020. Языки: русский, украинский"


def problem(data: bytes, **kwargs: float | Path) -> Problem:
    """Why a file cannot be read."""
    with pytest.raises(Unreadable) as caught:
        text_of(data, **kwargs)  # type: ignore[arg-type]
    return caught.value.problem


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def as_seen(line: str) -> str:
    """A line whose signs, turned around, stand as they are seen: numbers and Latin letters keep their own order."""
    words = [
        word if any(sign.isalpha() and sign > "\u0600" for sign in word) else word[::-1] for word in line.split(" ")
    ]
    return " ".join(words)


def test_pdf_in_cyrillic_and_latin() -> None:
    said = ["Опит", "2016 – 2022 Заварчик, Варна", "Умения: заваряване", "Expérience à Sofia"]
    assert lines(text_of(cv_files.pdf(said))) == said


@pytest.mark.parametrize("said", [ARABIC, PERSIAN])
def test_pdf_in_arabic_script_comes_out_as_people_read_it(said: list[str]) -> None:
    shown = cv_files.pdf([as_seen(line) for line in said], visual=True)
    assert lines(text_of(shown)) == said


def test_presentation_forms_become_letters() -> None:
    forms = "ﻃﺒﺎخ ﻓﻲ ﻣﻄﻌﻢ ﻛﺒﻴﺮ"
    assert lines(text_of(cv_files.pdf([forms], visual=True))) == ["طباخ في مطعم كبير"]


def test_word_documents_keep_tables_in_rows() -> None:
    made = cv_files.docx(["Опыт работы"], [["2015 – 2020", "Повар"], ["2020 – 2022", "Водитель"]])
    assert lines(text_of(made)) == ["Опыт работы", "2015 – 2020 Повар", "2020 – 2022 Водитель"]
    assert "Canary" not in text_of(made)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8_u"])
def test_plain_text_in_several_codings(coding: str) -> None:
    assert text_of(SAID.encode(coding)) == SAID


def test_plain_arabic_text_in_an_old_coding() -> None:
    said = "الخبرات: طباخ في مطعم دمشق 2015-2020 اللغات: العربية"
    assert text_of(said.encode("cp1256")) == said


def locked() -> bytes:
    writer, out = pypdf.PdfWriter(clone_from=BytesIO(cv_files.pdf([SAID]))), BytesIO()
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def locked_against_printing_only() -> bytes:
    writer, out = pypdf.PdfWriter(clone_from=BytesIO(cv_files.pdf([SAID]))), BytesIO()
    writer.encrypt("", "owner", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def zip_of(**entries: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def lying_zip() -> bytes:
    """A document of 300 MB that says it has a hundred bytes."""
    real = cv_files.word_zip(cv_files.body("a" * 300 * 2**20))
    size = len(cv_files.body("a" * 300 * 2**20)).to_bytes(4, "little")
    return real.replace(size, (100).to_bytes(4, "little"))


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
REFUSED: dict[str, tuple[Callable[[], bytes], set[Problem]]] = {
    "nothing": (lambda: b"", {Problem.EMPTY}),
    "blanks": (lambda: b" \n" * 500, {Problem.EMPTY}),
    "six megabytes": (lambda: b"a" * 6 * 2**20, {Problem.BIG}),
    "long text": (lambda: b"word " * 60_000, {Problem.LONG}),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, {Problem.KIND}),
    "a program": (lambda: b"\x7fELF" + bytes(2000), {Problem.KIND}),
    "rich text": (lambda: rb"{\rtf1\ansi Work experience: cook}", {Problem.KIND}),
    "a page of the web": (lambda: b"<html><body>Work experience: cook</body></html>", {Problem.KIND}),
    "old word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), {Problem.OLD}),
    "some archive": (lambda: zip_of(a=b"b"), {Problem.KIND}),
    "a torn archive": (lambda: cv_files.docx(["Work"])[:3000], {Problem.DAMAGED}),
    "macros": (lambda: cv_files.word_zip(cv_files.body("a"), cv_files.CONTENT_TYPES.replace(
        "document.main", "document.macroEnabled.main")), {Problem.MACROS}),
    "hidden macros": (lambda: cv_files.word_zip(cv_files.body("a"), more={"word/vbaProject.bin": b"x"}),
                      {Problem.MACROS}),
    "a bomb of letters": (lambda: cv_files.word_zip(cv_files.body("a" * 100 * 2**20)), {Problem.HEAVY}),
    "a bomb that lies": (lying_zip, {Problem.HEAVY, Problem.DAMAGED, Problem.LONG}),
    "a bomb beside": (lambda: cv_files.word_zip(cv_files.body("a"), more={"x": bytes(100 * 2**20)}), {Problem.HEAVY}),
    "many entries": (lambda: cv_files.word_zip(cv_files.body("a"), more={f"x{n}": b"" for n in range(2000)}),
                     {Problem.HEAVY}),
    "laughing entities": (lambda: cv_files.word_zip(cv_files.body("&i;", LAUGHS)), {Problem.DAMAGED}),
    "an entity from outside": (lambda: cv_files.word_zip(cv_files.body("&i;", OUTSIDE)), {Problem.DAMAGED}),
    "deep elements": (lambda: cv_files.word_zip(cv_files.body("<a>" * 500_000)), {Problem.DAMAGED, Problem.HEAVY}),
    "locked": (locked, {Problem.LOCKED}),
    "picture of text": (cv_files.pdf_picture, {Problem.PICTURES}),
    "empty page": (lambda: cv_files.pdf_of_pages(1), {Problem.EMPTY}),
    "thirty-one pages": (lambda: cv_files.pdf_of_pages(31), {Problem.LONG}),
    "thirty thousand pages": (lambda: cv_files.pdf_of_pages(30_000), {Problem.LONG, Problem.SLOW}),
    "a packed bomb": (cv_files.pdf_bomb, {Problem.HEAVY, Problem.SLOW, Problem.LONG}),
    "pages in a circle": (lambda: cv_files.assembled([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
        {Problem.DAMAGED, Problem.EMPTY, Problem.HEAVY, Problem.LONG, Problem.SLOW}),
    "tables in a circle": (lambda: cv_files.assembled([b"<< /Type /Catalog /Pages 1 0 R >>"], b"/Prev 61"),
                           {Problem.DAMAGED, Problem.EMPTY, Problem.HEAVY, Problem.SLOW}),
    "deep lists": (lambda: cv_files.assembled([b"<< /Pages " + b"[" * 200_000 + b">>"]),
                   {Problem.DAMAGED, Problem.HEAVY, Problem.SLOW}),
    "a torn document": (lambda: cv_files.pdf([SAID])[:200], {Problem.DAMAGED, Problem.EMPTY}),
    "only a name": (lambda: b"%PDF-1.4\nhello", {Problem.DAMAGED}),
}  # fmt: skip


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", REFUSED)
def test_each_bad_file_has_its_answer_in_time(name: str) -> None:
    make, expected = REFUSED[name]
    data = make()
    assert problem(data) in expected


def test_a_lock_against_printing_does_not_keep_anybody_from_reading() -> None:
    assert "повар" in text_of(locked_against_printing_only())


def reader(tmp_path: Path, program: str) -> Path:
    """A reader that does something else."""
    path = tmp_path / "reader.py"
    limits = f"import sys; sys.path.insert(0, {str(cv_text.READER.parent)!r}); import cv_reader; cv_reader.limit()\n"
    path.write_text(limits + program)
    return path


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "program",
    ["import time; time.sleep(60)", "while True: pass", "print('x' * 10)\nimport time; time.sleep(60)"],
)
def test_a_reader_that_hangs_is_stopped(tmp_path: Path, program: str) -> None:
    assert problem(b"x", reader=reader(tmp_path, program), patience=1.0) is Problem.SLOW


def test_what_a_hanging_reader_started_is_stopped_too(tmp_path: Path) -> None:
    path = tmp_path / "reader.py"
    mark = tmp_path / "child"
    path.write_text(
        f"import os, time\nif not os.fork(): open({str(mark)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)"
    )
    assert problem(b"x", reader=path, patience=1.5) is Problem.SLOW
    state = Path(f"/proc/{mark.read_text()}/stat")
    # A killed process is gone a moment after the signal, when it is next given the processor.
    assert any(_gone(state) or time.sleep(0.1) for _ in range(50))


def _gone(state: Path) -> bool:
    try:
        return state.read_text().split()[2] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize(
    "program",
    [
        "a = bytearray(400 * 2**20)",
        "import os; os.fork()",
        "import subprocess; subprocess.run(['true'])",
        "import socket; socket.socket().connect(('127.0.0.1', 9))",
        "open('written', 'w')",
        "import os; os.remove('nothing')",
        "import sys; sys.stdout.write('x' * 50_000_000)",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "raise SystemExit(3)",
        "print('[]')",
    ],
)
def test_a_reader_that_turned_against_us_gets_nowhere(tmp_path: Path, program: str) -> None:
    marked = (
        f'{program}\nimport sys; sys.stdout.write(\'{{"text": "it worked"}}\')' if "stdout" not in program else program
    )
    assert problem(b"x", reader=reader(tmp_path, marked), patience=5.0) in (Problem.DAMAGED, Problem.SLOW)


def test_the_reader_sees_nothing_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZAEDNO_KEYS", "secret")
    path = tmp_path / "reader.py"
    path.write_text("import json, os; print(json.dumps({'text': str([os.getcwd(), dict(os.environ)])}))")
    seen = text_of(b"x", reader=path)
    assert "ZAEDNO" not in seen
    assert str(Path.cwd()) not in seen


def test_the_limits_hold_in_the_reader() -> None:
    kinds = "resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE"
    asked = f"import cv_reader, resource; cv_reader.limit(); print([resource.getrlimit(k) for k in ({kinds})])"
    said = subprocess.run(
        [sys.executable, "-c", asked], cwd=cv_text.READER.parent, capture_output=True, text=True, check=True,
        env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert said.stdout.strip() == f"[({256 * 2**20}, {256 * 2**20}), (4, 4), (0, 0)]"


def test_no_more_than_two_files_are_read_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv_text, "QUEUE", 0.05)
    assert cv_text._places.acquire(timeout=1)
    assert cv_text._places.acquire(timeout=1)
    try:
        assert problem(b"Work") is Problem.BUSY
    finally:
        cv_text._places.release()
        cv_text._places.release()
