from bot.resume.parse import parse
from bot.resume.pdf import read_pdf
from bot.resume.profile import Profile
from tests.resume.sheets import Sheet

LINES = (
    ("Profile.", "Cook of large kitchens and small cafes, now in Leeds."),
    ("Experience.", "Head Cook, Calder Mills Ltd, Leeds, May 2017 - Present."),
    ("", "Fed ninety people a day and trained four of them."),
    ("", "Baker, Bent Spoon Bakery, York, Jan 2012 - Apr 2017."),
    ("", "Baked 200 loaves a night in two ovens."),
    ("Skills.", "Lamination, rota planning, wine service."),
    ("Education.", "Diploma in Baking, Calder College, 2011."),
)


def drawn(*, rest: str = "Experience.") -> Profile:
    """A resume in which bold words open the paragraphs."""
    sheet = Sheet().line("Ada Example", style="B", size=20)
    for head, text in LINES:
        bold = rest if head == "Experience." else head
        sheet.at(50, bold, style="B").at(50 + 7 * len(bold), text).down()
    return parse(read_pdf(sheet.data()), ())


def test_headings_that_run_into_their_text_open_sections() -> None:
    """A bold heading's word at the start of a paragraph opens a section, and is no employer."""
    profile = drawn()
    assert profile.sections == ("Profile", "Experience", "Skills", "Education")
    assert [role.employer for role in profile.roles] == ["Calder Mills Ltd", "Bent Spoon Bakery"]
    assert [skill.name for skill in profile.skills] == [
        "Lamination",
        "rota planning",
        "wine service",
    ]


def test_labels_inside_jobs_open_no_section() -> None:
    """Without a run-in heading over the jobs, bold labels are part of their text."""
    assert drawn(rest="Elsewhere.").sections == ()
