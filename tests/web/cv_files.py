"""Files as people send them, and as those send them who mean harm. All are made here; none is committed."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

CONTENT_TYPES = (
    '<Types xmlns="urn:t"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts [<< /Type "
    b"/Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
    b"/Supplement 0 >> /DW 500 >>] >>"
)
WORD = "urn:wordprocessingml:main"


def pdf(*pages: list[str], visual: bool = False, extra: str = "") -> bytes:
    """A PDF with a page for each list of lines, in a font that says which letter each sign is. `visual` puts every sign
    where it is seen from left to right and turns the order of Arabic ones around, as browsers do when they print."""
    signs = sorted({sign for page in pages for line in page for sign in line})
    codes = {sign: number for number, sign in enumerate(signs, 1)}
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        FONT,
        _stream(_to_unicode(codes)),
    ]
    for number, page in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            f"/Resources << /Font << /F 3 0 R >> >> >>".encode(),
            _stream(_page(page, codes, visual)),
        ]
    return assembled(objects)


def _page(lines: list[str], codes: dict[str, int], visual: bool) -> bytes:
    shown = []
    for number, line in enumerate(lines):
        y = 800 - 18 * number
        words = line[::-1] if visual else line
        if visual:
            shown += [f"1 0 0 1 {40 + 5 * x} {y} Tm <{codes[sign]:04x}> Tj" for x, sign in enumerate(words)]
        else:
            shown.append(f"1 0 0 1 40 {y} Tm <{''.join(f'{codes[sign]:04x}' for sign in words)}> Tj")
    return ("BT /F 10 Tf " + "\n".join(shown) + " ET").encode()


def _to_unicode(codes: dict[str, int]) -> bytes:
    rows = [f"<{code:04x}> <{sign.encode('utf-16-be').hex()}>" for sign, code in codes.items()]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    table = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return f"begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n{table}\nendcmap".encode()


def _stream(data: bytes, packed: bytes | None = None) -> bytes:
    body = zlib.compress(data) if packed is None else packed
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(body), body)


def assembled(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return bytes(out)


def pdf_bomb(size: int = 400 * 2**20) -> bytes:
    """A page whose contents unpack to `size` bytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"(a) Tj " * 150_000) for _ in range(size // 1_050_000)) + packer.flush()
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, _stream(b"", packed)])


def pdf_of_pages(count: int) -> bytes:
    """So many empty pages."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
                      *[page] * count])  # fmt: skip


def pdf_picture() -> bytes:
    """A page with a picture and no text."""
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1"
    )
    return assembled([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /XObject << /I 4 0 R >> >> >>",
        picture + b" >>\nstream\nx\nendstream", _stream(b"q 9 0 0 9 0 0 cm /I Do Q"),
    ])  # fmt: skip


def docx(lines: list[str], table: list[list[str]] | None = None) -> bytes:
    """A Word document made by a library that writes them as Word does."""
    document = Document()
    document.core_properties.author = "Author Canary"
    for line in lines:
        document.add_paragraph(line)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, texts in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def word_zip(body: str, types: str = CONTENT_TYPES, more: dict[str, bytes] | None = None) -> bytes:
    """A Word document put together by hand."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", body)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def body(text: str, before: str = "") -> str:
    """The XML of a document with one paragraph."""
    return f'{before}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
