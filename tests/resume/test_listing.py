import io

import docx
import pytest

from bot.resume.docx import read_docx
from bot.resume.parse import parse
from bot.resume.pdf import read_pdf
from bot.resume.plain import read_plain
from tests.resume.sheets import Sheet

START = "Ada Example\n\nExperience\n\nCook, Calder Mills Ltd\n2017 - 2020\n- Fed 90 people\n\n"


def listed(text: str) -> list[str]:
    """Names of the skills of a pasted resume with this skills section."""
    profile = parse(read_plain(f"{START}Skills\n\n{text}\n".encode()), ())
    return [skill.name for skill in profile.skills]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bench: lamination, deck ovens", ["lamination", "deck ovens"]),
        ("Bench \u2013 lamination, ovens and scaling", ["lamination", "ovens", "scaling"]),
        ("Health and safety, pastry", ["Health and safety", "pastry"]),
        ("Incoterms 2020, pastry, 0161 555 0100", ["Incoterms 2020", "pastry"]),
        ("Breton : courant, Norwegian (basic)", ["Breton", "Norwegian"]),
        ("Confident with lamination, rota planning and HACCP rules in a busy kitchen of ten.", []),
        ("Comfortable with lamination, tempering and laminated doughs.", ["lamination"]),
    ],
)
def test_each_shape_of_list_gives_its_items(text: str, names: list[str]) -> None:
    """Labels, levels, years of editions and the last "and" of a list are told from names."""
    found = listed(text)
    assert found[: len(names)] == names
    assert not {"Bench", "0161 555 0100", "courant"} & set(found)


def test_items_on_lines_of_their_own_are_no_sentence() -> None:
    """Small words one below the other, under a bold label, are items; the label is none."""
    sheet = Sheet().line("Ada Example", style="B", size=20).heading("Skills")
    sheet.line("Bench", style="B")
    for item in ("lamination", "deck ovens", "dough scaling"):
        sheet.line(item, x=62)
    sheet.line("Systems", style="B").line("rota planning", x=62).heading("Education")
    profile = parse(read_pdf(sheet.line("Diploma, Calder College, 2012").data()), ())
    names = [skill.name for skill in profile.skills]
    assert names == ["lamination", "deck ovens", "dough scaling", "rota planning"]


def test_a_table_of_labels_and_lists_gives_the_lists() -> None:
    """In a Word table the left cells name groups; an employer's own heading opens no section."""
    document = docx.Document()
    document.add_heading("Ada Example", 0)
    document.add_heading("Experience", 1)
    for employer, title, when in (
        ("Calder Mills", "Cook", "2017 - 2020"),
        ("Bent Spoon", "Baker", "2012 - 2016"),
    ):
        document.add_heading(employer, 2)
        document.add_paragraph(title)
        document.add_paragraph(when)
        document.add_paragraph("Fed ninety people a day", style="List Bullet")
    document.add_heading("Skills", 1)
    table = document.add_table(rows=0, cols=2)
    for label, items in (("Bench", "lamination | ovens"), ("Floor", "tills | wine")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, items
    out = io.BytesIO()
    document.save(out)
    profile = parse(read_docx(out.getvalue()), ())
    assert [role.employer for role in profile.roles] == ["Calder Mills", "Bent Spoon"]
    assert [skill.name for skill in profile.skills] == ["lamination", "ovens", "tills", "wine"]
