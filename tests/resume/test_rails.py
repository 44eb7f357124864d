from bot.resume.parse import parse
from bot.resume.pdf import read_pdf
from bot.resume.profile import Profile
from tests.resume.sheets import Sheet

JOBS = [
    ("Harbour Robotics Ltd", "Controls Engineer", "2019-04", "present"),
    ("Pinewood College", "Lab Technician", "2016-09", "2019-03"),
]


def read(sheet: Sheet) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """Give employer, title and dates of each role of a drawn sheet."""
    profile: Profile = parse(read_pdf(sheet.data()), ())
    return [(r.employer, r.title, r.start, r.end) for r in profile.roles]


def start() -> Sheet:
    """A sheet with a name and the heading of the jobs."""
    return Sheet().line("Mira Solberg", style="B", size=20).heading("Experience")


def test_a_range_over_three_lines_of_a_rail() -> None:
    """Begin, dash and end of a range may stand below each other beside title, employer, bullet."""
    sheet = start()
    for (employer, title, _, _), dates in zip(
        JOBS, (("04/2019", "-", "Present"), ("09/2016", "-", "03/2019")), strict=True
    ):
        sheet.at(50, dates[0]).line(title, x=130, style="B")
        sheet.at(50, dates[1]).line(employer, x=130)
        sheet.at(50, dates[2]).line("- Wrote the manual of the winch controller.", x=142)
    assert read(sheet) == JOBS


def test_a_rail_close_to_its_text() -> None:
    """Dates that end a few points before the text are told by where the text begins each time."""
    sheet = start()
    sheet.at(50, "Apr 2019 - now").line("Controls Engineer", x=122, style="B")
    sheet.line("Harbour Robotics Ltd", x=122).line("- Wrote a manual of cranes.", x=132)
    sheet.at(50, "Sep 2016 - Mar").line("Lab Technician", x=122, style="B")
    sheet.at(50, "2019").line("Pinewood College", x=122).line("- Kept 30 benches.", x=132)
    assert read(sheet) == JOBS


def test_small_dates_at_the_right_between_two_lines() -> None:
    """Dates in a smaller size that share no line's height belong to the nearest one."""
    sheet = start()
    for (employer, title, _, _), dates in zip(
        JOBS, ("Apr 2019 - Present", "Sep 2016 - Mar 2019"), strict=True
    ):
        sheet.at(480, dates, size=8, y=sheet.y + 6)
        sheet.line(title, style="B").line(employer).line("- Wrote a manual of cranes.", x=60)
    assert read(sheet) == JOBS


def test_dates_with_a_slash_or_words_for_now() -> None:
    """ISO months with a slash and "until now" are ranges."""
    sheet = start()
    sheet.line("Controls Engineer, Harbour Robotics Ltd", style="B").line("2019-04 / present")
    sheet.line("- Wrote a manual of cranes.", x=60)
    sheet.line("Lab Technician, Pinewood College", style="B").line("09.2016 - 03.2019")
    sheet.line("- Kept 30 benches.", x=60)
    assert read(sheet) == JOBS


def test_jobs_that_go_on_in_the_next_column() -> None:
    """A column that begins inside the jobs of the one before it lists jobs, not nothing."""
    sheet = Sheet().line("Mira Solberg", style="B", size=20)
    left = (
        ("B", "Summary"),
        ("", "Builds cranes that stop where"),
        ("", "they should."),
        ("B", "Experience"),
        ("", "Controls Engineer"),
        ("", "Harbour Robotics Ltd"),
        ("", "04/2019 - present"),
        ("", "\u00b7 Wrote the manual of a winch."),
    )
    right = (
        ("", "Lab Technician"),
        ("", "Pinewood College"),
        ("", "09/2016 - 03/2019"),
        ("", "\u00b7 Kept 30 benches running."),
        ("B", "Skills"),
        ("", "Welding, Carpentry"),
        ("B", "Languages"),
        ("", "Norwegian, English"),
    )
    for x, column in ((50, left), (330, right)):
        for n, (style, text) in enumerate(column):
            sheet.at(x, text, style=style, size=13 if style else 10, y=100 + 16 * n)
    assert read(sheet) == JOBS
