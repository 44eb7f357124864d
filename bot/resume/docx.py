"""DOCX bytes -> pages of words; the only file that knows python-docx. Runs inside the child."""

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

import docx
from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bot.errors import ResumeUnreadable, Unreadable
from bot.resume.page import BULLET, Page, Word, clean
from bot.resume.plain import CHARACTER, GAP

_ROW = 24.0
_DEPTH = 6
_MOST_PARAGRAPHS = 4_000
_BODY, _HEADING = 10.0, 14.0


def read_docx(data: bytes) -> tuple[Page, ...]:
    """Read paragraphs, headings, lists and tables in document order onto one flowing page.

    Raises:
        ResumeUnreadable: the archive or its XML is damaged.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        pen = _Pen([])
        for line in itertools.islice(_lines(document), _MOST_PARAGRAPHS):
            pen.write(line)
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 - KeyError, lxml's and zipfile's own errors all mean damage
        raise ResumeUnreadable(Unreadable.DAMAGED) from None
    return (Page(1, 612.0, pen.top + _ROW, tuple(pen.words), flowing=True),)


@dataclass(slots=True)
class _Pen:
    """Writes paragraphs below each other; paragraphs of one table row stand side by side."""

    words: list[Word]
    top: float = 0.0
    x: float = 0.0

    def write(self, paragraphs: list[Paragraph]) -> None:
        self.top += _ROW
        self.x = 0.0
        for n, paragraph in enumerate(paragraphs):
            self.x = self.x + GAP if n else _indent(paragraph)
            if _listed(paragraph) and paragraph.text.strip():
                self._word(Word(BULLET, 0, 0, 0, 0, _BODY, "mark"))
                self.x += CHARACTER
            self._paragraph(paragraph)

    def _paragraph(self, paragraph: Paragraph) -> None:
        letters = [(char, style) for run, style in _runs(paragraph) for char in run.text]
        for space, group in itertools.groupby(letters, key=lambda letter: letter[0].isspace()):
            piece = list(group)
            text = "".join(char for char, _ in piece)
            if not space:
                shown = clean(text)
                if shown and piece[0][1].size >= 3:
                    self._word(replace(piece[0][1], text=shown))
            elif "\n" in text:
                self.top += _ROW / 2
                self.x = _indent(paragraph)
            else:
                self.x += GAP if "\t" in text or len(text) >= 3 else CHARACTER / 2

    def _word(self, word: Word) -> None:
        right = self.x + CHARACTER * len(word.text) * word.size / _BODY
        baseline = self.top + _BODY
        self.words.append(
            replace(word, x0=self.x, x1=right, top=baseline - word.size, bottom=baseline)
        )
        self.x = right


def _lines(document: Document) -> Iterator[list[Paragraph]]:
    """Give the paragraphs of each printed line: one, or the cells of a table row side by side."""
    if document.sections:
        yield from _blocks(document.sections[0].header, 0)
    yield from _blocks(document, 0)


def _blocks(parent: BlockItemContainer | Document, depth: int) -> Iterator[list[Paragraph]]:
    for block in parent.iter_inner_content():
        if isinstance(block, Paragraph):
            yield [block]
        elif depth < _DEPTH:
            yield from _table(block, depth)


def _table(table: Table, depth: int) -> Iterator[list[Paragraph]]:
    """A row of one-line cells is one line; longer cells are columns, read one after another."""
    for row in table.rows:
        cells = [next(same) for _, same in itertools.groupby(row.cells, key=_element)]
        filled = [[p for p in cell.paragraphs if p.text.strip()] for cell in cells]
        if any(len(paragraphs) > 1 for paragraphs in filled) or any(c.tables for c in cells):
            for cell in cells:
                yield from _blocks(cell, depth + 1)
        else:
            yield [paragraphs[0] for paragraphs in filled if paragraphs]


def _element(cell: _Cell) -> object:
    """Merged cells repeat in a row: they are one element."""
    return cell._tc  # noqa: SLF001 - no public way to tell


def _runs(paragraph: Paragraph) -> Iterator[tuple[Run, Word]]:
    """Give each visible run with a word of its style; links' runs too."""
    heading = _style(paragraph).startswith(("heading", "title", "titre", "\u00fcberschrift"))
    own, bold = _lettering(paragraph)
    size = own or (_HEADING if heading else _BODY)
    for piece in paragraph.iter_inner_content():
        for run in [piece] if isinstance(piece, Run) else piece.runs:
            if not run.font.hidden:
                yield (
                    run,
                    Word(
                        "",
                        0,
                        0,
                        0,
                        0,
                        float(run.font.size.pt) if run.font.size else size,
                        "heading" if heading else "body",
                        bold=heading or bool(run.bold) or (bold and run.bold is None),
                        italic=bool(run.italic),
                    ),
                )


def _lettering(paragraph: Paragraph) -> tuple[float | None, bool]:
    """Size in points and boldness that a style, or one that it is based on, gives its text.

    The size tells a section's heading from an employer's, which many files set as headings too.
    """
    size, bold = None, None
    style = paragraph.style
    for _ in range(_DEPTH):
        if style is None:
            break
        size = size or (float(style.font.size.pt) if style.font.size else None)
        bold = style.font.bold if bold is None else bold
        style = style.base_style
    return size, bool(bold)


def _indent(paragraph: Paragraph) -> float:
    indent = paragraph.paragraph_format.left_indent
    return float(indent.pt) if indent else 0.0


def _listed(paragraph: Paragraph) -> bool:
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None  # noqa: SLF001 - no public way
    return numbered or _style(paragraph).startswith(("list", "aufz", "liste"))


def _style(paragraph: Paragraph) -> str:
    style = paragraph.style
    return (style.name or "").casefold() if style is not None else ""
