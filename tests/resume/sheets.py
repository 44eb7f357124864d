"""Small resumes and hostile files, made when a test runs."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence

import docx
from fpdf import FPDF

TEXT = (
    b"BT /F1 12 Tf 72 720 Td (Jane Smith) Tj 0 -20 Td (EXPERIENCE) Tj 0 -20 Td "
    b"(Engineer, Acme Corp, Jan 2020 - Present) Tj 0 -20 Td "
    b"(Cut the build from 9 to 4 minutes.) Tj ET"
)
_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


class Sheet:
    """Draws text at given points; y runs down from the top, sizes in points."""

    def __init__(self) -> None:
        self.pdf = FPDF(unit="pt", format="letter")
        self.pdf.set_auto_page_break(auto=False)
        self.pdf.add_page()
        self.y = 50.0

    def at(
        self, x: float, text: str, *, style: str = "", size: float = 10, y: float = 0
    ) -> "Sheet":
        """Write text at x on the current line, or on line y."""
        self.pdf.set_font("helvetica", style=style, size=size)
        self.pdf.text(x, y or self.y, text)
        return self

    def right(self, x: float, text: str, *, style: str = "", size: float = 10) -> "Sheet":
        """Write text that ends at x."""
        self.pdf.set_font("helvetica", style=style, size=size)
        self.pdf.text(x - self.pdf.get_string_width(text), self.y, text)
        return self

    def down(self, points: float = 14) -> "Sheet":
        """Go to a lower line."""
        self.y += points
        return self

    def line(self, text: str, *, x: float = 50, style: str = "", size: float = 10) -> "Sheet":
        """Write one line and go down."""
        return self.at(x, text, style=style, size=size).down()

    def heading(self, text: str, *, x: float = 50) -> "Sheet":
        """Write a section heading."""
        return self.down(8).at(x, text, style="B", size=13).down(18)

    def page(self) -> "Sheet":
        """Start another page."""
        self.pdf.add_page()
        self.y = 50.0
        return self

    def data(self) -> bytes:
        """Give the PDF."""
        return bytes(self.pdf.output())


def raw_pdf(objects: Iterable[tuple[int, bytes]], trailer: bytes = b"") -> bytes:
    """Write a PDF from numbered objects; the first one is the root."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects:
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    size = max(places) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        place = places.get(number)
        out += b"%010d 00000 n \n" % place if place else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, table)
    return bytes(out)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Write a stream object."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def page_object(
    contents: int = 4, *, box: bytes = b"[0 0 612 792]", resources: bytes = b""
) -> bytes:
    """Write a page object whose font is object 5."""
    fonts = b"/Font<</F1 5 0 R>>"
    return b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents %d 0 R/Resources<<%s%s>>>>" % (
        box,
        contents,
        fonts,
        resources,
    )


def one_page(
    content: bytes = TEXT,
    *,
    entries: bytes = b"",
    box: bytes = b"[0 0 612 792]",
    resources: bytes = b"",
    font: bytes = _FONT,
    more: Sequence[tuple[int, bytes]] = (),
    trailer: bytes = b"",
) -> bytes:
    """Write a PDF of one page with a content stream."""
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    page = page_object(box=box, resources=resources)
    body = [(1, _CATALOG), (2, pages), (3, page), (4, stream(content, entries)), (5, font), *more]
    return raw_pdf(body, trailer)


def many_pages(count: int) -> bytes:
    """Write a PDF of `count` pages that share one content stream."""
    kids = b" ".join(b"%d 0 R" % (10 + n) for n in range(count))
    pages = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    body = [(1, _CATALOG), (2, pages), (4, stream(TEXT)), (5, _FONT)]
    return raw_pdf(body + [(10 + n, page_object()) for n in range(count)])


def bomb(size: int) -> bytes:
    """Deflate `size` spaces."""
    squeeze = zlib.compressobj(9)
    block = b" " * (1 << 20)
    parts = [squeeze.compress(block) for _ in range(size >> 20)]
    return b"".join(parts) + squeeze.flush()


def encrypted() -> bytes:
    """Write a PDF that opens only with a password."""
    sheet = Sheet().line("Jane Smith")
    sheet.pdf.set_encryption(owner_password="owner", user_password="secret")  # noqa: S106 - the file's, made here
    return sheet.data()


def word_file(lines: Sequence[tuple[str, str]]) -> bytes:
    """Write a DOCX of (style, text) paragraphs."""
    document = docx.Document()
    for style, text in lines:
        document.add_paragraph(text, style=style or None)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_bomb(megabytes: int) -> bytes:
    """Write a ZIP that says it is a DOCX and unpacks to far more than it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (megabytes << 20))
    return out.getvalue()
