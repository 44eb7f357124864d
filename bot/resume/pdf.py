"""PDF bytes -> pages of words; the only file that knows pdfplumber. Runs inside the child."""

import io
import itertools
import re
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page as _PdfPage
from pdfplumber.pdf import PDF

from bot.errors import ResumeUnreadable, Unreadable
from bot.resume.glyphs import BITMAP, mended_words, tex_text
from bot.resume.page import BULLET, Page, Word, clean

MOST_PAGES = 10
_MOST_WORDS = 20_000
_SMALLEST = 3.0
_BOLD = re.compile(
    r"bold|black|semi|medi(?:um)?\b|heavy|cmbx|sfbx|demi|-B$|CMCSC|-Bd|hvb", re.IGNORECASE
)
_ITALIC = re.compile(r"ital|obli|cmti|-It\b|slant", re.IGNORECASE)
_ICONS = re.compile(r"awesome|icon|dingbat|wingding|webding|marvosym", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")


def read_pdf(data: bytes) -> tuple[Page, ...]:
    """Read the words of at most 10 pages; hidden ones (under 3 points, off the page) are dropped.

    Raises:
        ResumeUnreadable: encrypted, damaged, more than 10 pages.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            _check_pages(document)
            return tuple(_pages(document))
    except (ResumeUnreadable, MemoryError, RecursionError):
        raise
    except Exception as fault:  # noqa: BLE001 - IndexError, TypeError and more escape pdfplumber
        raise ResumeUnreadable(_reason(fault)) from None


def _check_pages(document: PDF) -> None:
    """Count lazily: a page tree may claim a hundred thousand pages."""
    pages = PDFPage.create_pages(document.doc)
    count = sum(1 for _ in itertools.islice(pages, MOST_PAGES + 1))
    if count > MOST_PAGES:
        raise ResumeUnreadable(Unreadable.TOO_MANY_PAGES)
    if count == 0:
        raise ResumeUnreadable(Unreadable.DAMAGED)


def _pages(document: PDF) -> Iterator[Page]:
    left = _MOST_WORDS
    for number, page in enumerate(document.pages, start=1):
        words = tuple(itertools.islice(mended_words(_words(page)), left))
        left -= len(words)
        yield Page(number, float(page.width), float(page.height), words)
        page.close()


def _words(page: _PdfPage) -> Iterator[Word]:
    x_off, y_off = float(page.bbox[0]), float(page.bbox[1])
    found = page.extract_words(
        x_tolerance_ratio=0.17,
        y_tolerance=2.5,
        extra_attrs=["fontname", "size"],
        use_text_flow=False,
    )
    tex = any(raw["fontname"] == BITMAP and "(cid:" in raw["text"] for raw in found)
    for raw in found:
        size = round(float(raw["size"]), 1)
        font = _SUBSET.sub("", str(raw["fontname"]))
        written = tex_text(raw["text"]) if tex and font == BITMAP else raw["text"]
        text = BULLET if _ICONS.search(font) else clean(written)
        if not text or size < _SMALLEST or not _on_page(raw, page):
            continue
        yield Word(
            text=text,
            x0=float(raw["x0"]) - x_off,
            x1=float(raw["x1"]) - x_off,
            top=float(raw["top"]) - y_off,
            bottom=float(raw["bottom"]) - y_off,
            size=size,
            font=font,
            bold=bool(_BOLD.search(font)),
            italic=bool(_ITALIC.search(font)),
        )


def _on_page(raw: dict[str, Any], page: _PdfPage) -> bool:
    left, top, right, bottom = page.bbox
    return bool(
        raw["x0"] >= left - 5
        and raw["x1"] <= right + 5
        and raw["top"] >= top - 5
        and raw["bottom"] <= bottom + 5
    )


def _reason(fault: BaseException) -> Unreadable:
    """Look through the wrapped causes; pdfplumber hides what pdfminer said."""
    seen: BaseException | None = fault
    chain: list[BaseException] = []
    while seen is not None and len(chain) < 8:
        chain.append(seen)
        chain.extend(arg for arg in seen.args if isinstance(arg, BaseException))
        seen = seen.__cause__ or seen.__context__
    if any(isinstance(one, PDFPasswordIncorrect | PDFEncryptionError) for one in chain):
        return Unreadable.ENCRYPTED
    if any(isinstance(one, MemoryError | RecursionError) for one in chain):
        return Unreadable.UNSAFE
    return Unreadable.DAMAGED
