from pathlib import Path

import pytest

from bot.resume.docx import read_docx
from bot.resume.parse import parse
from bot.resume.pdf import read_pdf
from bot.resume.plain import read_plain
from bot.resume.profile import Profile

SHIPPED = Path(__file__).parents[1] / "data" / "resumes"
WORK = """Ada Example
Leeds, UK | ada@example.org | github.com/adaexample

Experience

Senior Nurse, Calder Hospital Trust, Leeds
March 2021 - present
- Ran the ward rota for 30 beds

Acme Corp, Austin, TX
Engineer
2017 - 2020
- Built a parser for parcels

Analyst | Initech Ltd | Remote | Jan 2015 - Dec 2016
- Wrote reports for 4 teams

Clerk, Harbour Freight Ltd
2012 - 2014
- Filed 90 letters a day

"""


def pasted(text: str) -> Profile:
    """Read a pasted resume whose jobs are those above."""
    return parse(read_plain((WORK + text).encode()), ())


def texts(profile: Profile) -> list[str]:
    """Give the certificates as written."""
    return [one.text for one in profile.certifications]


def test_a_role_has_the_place_beside_it() -> None:
    """A town, a town with its state and a way of working are places; none is guessed."""
    places = [role.place for role in pasted("").roles]
    assert places == ["Leeds", "Austin, TX", "Remote", None]


def test_roles_under_one_employer_share_its_place() -> None:
    """A place beside the employer's own line holds for each title under it."""
    text = "Ada\n\nExperience\n\nAcme Corporation, Boise, ID\n\nStaff Engineer\n2019 - 2022\n"
    more = "- Led 4 people\n\nSenior Engineer\n2016 - 2019\n- Wrote 3 parsers in a year\n"
    found = parse(read_plain((text + more).encode()), ()).roles
    assert [(role.employer, role.place) for role in found] == [
        ("Acme Corporation", "Boise, ID"),
        ("Acme Corporation", "Boise, ID"),
    ]


def test_a_project_has_its_name_dates_and_lines() -> None:
    """Each header opens a project, and the bullets under it are its own."""
    first, second = pasted(
        "Projects\n\nTide Clock (2022)\n- Shows high water for 40 harbours\n- Written in Go\n\n"
        "Seed Library | Python, SQLite\n- Lends seeds to 120 neighbours\n"
    ).projects
    assert (first.name, first.start, first.end) == ("Tide Clock", "2022", "2022")
    assert first.lines == ("Shows high water for 40 harbours", "Written in Go")
    assert (second.name, second.start) == ("Seed Library", None)
    assert second.lines == ("Lends seeds to 120 neighbours",)
    assert (first.page, second.line - first.line) == (1, 3)


def test_projects_may_be_bullets() -> None:
    """A bullet's head names its project; a sentence alone is an unsure one without a name."""
    found = pasted(
        "Projects\n- Tide clock: shows high water for 40 harbours (2021)\n"
        "- Wrote a long thing for the neighbours that nobody ever gave a name.\n"
    ).projects
    assert [(one.name, one.start) for one in found] == [("Tide clock", "2021"), (None, None)]
    assert found[0].confidence > 0.5 > found[1].confidence


def test_certificates_stand_under_their_heading() -> None:
    """Each line is one with its issuer and year; what belongs together without a gap is joined."""
    found = pasted(
        "Certifications\n- AWS Certified Developer, Amazon, 2021\n- Scrum Master | 2020\n"
    )
    assert texts(found) == ["AWS Certified Developer, Amazon, 2021", "Scrum Master | 2020"]
    pairs = "Licenses\n\nFirst Aid\nSt John, 2023\n\nFood Hygiene Level 3\nHighfield, 2022\n"
    assert texts(pasted(pairs)) == [
        "First Aid, St John, 2023",
        "Food Hygiene Level 3, Highfield, 2022",
    ]


@pytest.mark.parametrize("heading", ["Awards and Certifications", "Education"])
def test_under_another_heading_a_certificate_needs_its_word(heading: str) -> None:
    """An award and a degree are no certificates, and what is one there is less sure."""
    found = pasted(f"{heading}\nBA History, Ashgrove, 2014\nCertified sommelier, 2021\n")
    assert [(one.text, one.confidence) for one in found.certifications] == [
        ("Certified sommelier, 2021", 0.7)
    ]


def test_education_and_links_say_where_they_stand() -> None:
    """Their texts are as before, now with page, line and confidence."""
    found = pasted("Education\nBSc Physics, Ashgrove University, 2014\n")
    (school,), (link,) = found.schools, found.addresses
    assert (school.text,) == found.education == ("BSc Physics, Ashgrove University, 2014",)
    assert (link.text,) == found.links == ("github.com/adaexample",)
    assert (link.page, link.line) == (1, 2)
    assert school.line > link.line


def test_a_student_resume_shipped_as_pdf_has_its_project() -> None:
    """The class project is read with its year and its line."""
    pages = read_pdf((SHIPPED / "student_summer_seasons.pdf").read_bytes())
    (project,) = parse(pages, ()).projects
    assert (project.name, project.start, project.page) == ("Predator trap map", "2023", 1)
    assert project.lines == ("Web map of 300 traps with Leaflet and PostGIS.",)


def test_a_security_resume_shipped_as_pdf_has_places_and_certificates() -> None:
    """A grid's right column gives three certificates, and each role keeps its town."""
    pages = read_pdf((SHIPPED / "security_grid_right_column.pdf").read_bytes())
    found = parse(pages, ())
    assert texts(found) == ["CISSP (2022)", "GCIH (2020)", "Security+ (2016)"]
    assert {role.place for role in found.roles} == {"Halifax, NS", "Antigonish, NS"}


def test_a_degree_among_credentials_is_no_certificate() -> None:
    """A DOCX that lists both under one heading gives the certificate alone."""
    pages = read_docx((SHIPPED / "event_planner_docx_header_name.docx").read_bytes())
    assert texts(parse(pages, ())) == ["Certified Special Events Professional (CSEP), 2019"]
