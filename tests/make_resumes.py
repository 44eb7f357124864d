"""Draw the shipped candidates' resumes from their fact sheets: `python tests/make_resumes.py`.

The bytes depend on the fact sheets and on fpdf2's version alone: the date is fixed and nothing is
compressed.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

from bot.candidates.loading import load_fact_sheet, shipped_people
from bot.candidates.sheet import FactSheet, Job

DRAWN = datetime(2025, 1, 1, tzinfo=UTC)
INK, GREY, ACCENT = (25, 25, 25), (95, 95, 95), (30, 75, 95)
SUBSTITUTES = str.maketrans({"\u2019": "'", "\u2013": "-", "\u2014": "-"})


class Page(FPDF):
    """An A4 page with one column of text between `left` and `right` (millimetres)."""

    def __init__(self, left: float, right: float) -> None:
        super().__init__(format="A4")
        self.set_creation_date(DRAWN)
        self.set_compression(compress=False)
        self.set_auto_page_break(auto=True, margin=16)
        self.column(left, right)
        self.add_page()

    def column(self, left: float, right: float) -> None:
        """Write between these two edges from now on."""
        self.set_margins(left, 16, 210 - right)
        self.set_x(left)

    def line_of(
        self, text: str, size: float, style: str = "", ink: tuple[int, int, int] = INK
    ) -> None:
        """Write one paragraph and go below it; `size` is in points."""
        self.set_font("Helvetica", style, size)
        self.set_text_color(*ink)
        self.set_x(self.l_margin)
        self._paragraph(text, size * 0.46)

    def _paragraph(self, text: str, height: float) -> None:
        plain = text.translate(SUBSTITUTES)
        self.multi_cell(0, height, plain, align="L", new_x="LMARGIN", new_y="NEXT")

    def bullet(self, text: str) -> None:
        """Write one bullet with its text set in from it."""
        self.set_font("Helvetica", "", 9.5)
        self.set_text_color(*INK)
        top, left = self.get_y(), self.l_margin
        if top > self.h - 30:
            self.add_page()
            top = self.get_y()
        self.set_xy(left, top)
        self.cell(4, 4.6, "\u2022".encode("cp1252").decode("latin-1"))
        self.set_left_margin(left + 4)
        self._paragraph(text, 4.6)
        self.set_left_margin(left)

    def heading(self, text: str, *, rule: bool) -> None:
        """Write a section's heading, with a line under it if wanted."""
        self.ln(3)
        self.line_of(text, 11.5, "B", ACCENT)
        if rule:
            self.set_draw_color(*ACCENT)
            self.line(self.l_margin, self.get_y() + 0.5, self.w - self.r_margin, self.get_y() + 0.5)
        self.ln(1.5)


def single(sheet: FactSheet) -> Page:
    """One column, headings without lines, dates at the end of the role's line."""
    page = Page(20, 190)
    page.line_of(sheet.name, 20, "B")
    page.line_of(sheet.headline, 11, "", GREY)
    page.line_of(" | ".join(sheet.contact), 9, "", GREY)
    page.heading("Summary", rule=False)
    page.line_of(sheet.summary, 9.5)
    page.heading("Experience", rule=False)
    for job in sheet.jobs:
        _job(page, f"{job.title}, {job.employer}, {job.place} ({job.start} - {job.end})", None, job)
    _education(page, sheet, rule=False)
    _skills(page, sheet, "Skills", rule=False)
    return page


def ruled(sheet: FactSheet) -> Page:
    """One column under ruled headings, dates on a line of their own, skills first."""
    page = Page(24, 186)
    page.set_font("Helvetica", "B", 18)
    page.cell(0, 9, sheet.name.upper(), align="C", new_x="LMARGIN", new_y="NEXT")
    page.set_font("Helvetica", "", 9)
    page.cell(0, 5, "  -  ".join(sheet.contact), align="C", new_x="LMARGIN", new_y="NEXT")
    page.heading("PROFILE", rule=True)
    page.line_of(sheet.headline, 10, "B")
    page.line_of(sheet.summary, 9.5)
    _skills(page, sheet, "CORE SKILLS", rule=True)
    page.heading("PROFESSIONAL EXPERIENCE", rule=True)
    for job in sheet.jobs:
        _job(page, job.title, f"{job.employer}, {job.place} | {job.start} - {job.end}", job)
    _education(page, sheet, rule=True)
    return page


def sidebar(sheet: FactSheet) -> Page:
    """A shaded column with contact, skills and education; the work stands to its right."""
    page = Page(12, 66)
    page.set_fill_color(233, 240, 243)
    page.rect(0, 0, 70, page.h, style="F")
    page.set_y(44)
    page.heading("Contact", rule=False)
    for part in sheet.contact:
        page.line_of(part, 8.5)
    page.heading("Skills", rule=False)
    for heading, skills in sheet.skills.items():
        page.line_of(heading, 9, "B")
        for skill in skills:
            page.line_of(skill, 8.5)
        page.ln(1)
    page.heading("Education", rule=False)
    for school in sheet.education:
        page.line_of(school.award, 9, "B")
        page.line_of(f"{school.school}, {school.years}", 8.5, "", GREY)
    page.column(76, 198)
    page.set_y(16)
    page.line_of(sheet.name, 20, "B", ACCENT)
    page.line_of(sheet.headline, 11, "", GREY)
    page.ln(3)
    page.line_of(sheet.summary, 9.5)
    page.heading("Experience", rule=True)
    for job in sheet.jobs:
        _job(page, job.title, f"{job.employer}, {job.place}, {job.start} - {job.end}", job)
    return page


def _job(page: Page, first: str, second: str | None, job: Job) -> None:
    page.line_of(first, 10.5, "B")
    if second:
        page.line_of(second, 9, "I", GREY)
    page.ln(0.8)
    for line in job.lines:
        page.bullet(line.text)
    page.ln(2)


def _education(page: Page, sheet: FactSheet, *, rule: bool) -> None:
    page.heading("EDUCATION" if rule else "Education", rule=rule)
    for school in sheet.education:
        page.line_of(f"{school.award}, {school.school} ({school.years})", 9.5)


def _skills(page: Page, sheet: FactSheet, heading: str, *, rule: bool) -> None:
    page.heading(heading, rule=rule)
    for name, skills in sheet.skills.items():
        page.line_of(f"{name}: {', '.join(skills)}", 9.5)


LAYOUTS = {"single": single, "ruled": ruled, "sidebar": sidebar}


def draw(sheet: FactSheet) -> bytes:
    """Give the bytes of a person's resume in the layout that their sheet names."""
    return bytes(LAYOUTS[sheet.layout](sheet).output())


def main() -> None:
    """Write every shipped person's resume beside their fact sheet."""
    for path in shipped_people().values():
        target = path.with_suffix(".pdf")
        target.write_bytes(draw(load_fact_sheet(path)))
        sys.stdout.write(f"{Path(target.parent.name) / target.name}\n")


if __name__ == "__main__":
    main()
