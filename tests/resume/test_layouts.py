from bot.bank import Term
from bot.resume.parse import parse
from bot.resume.pdf import read_pdf
from bot.resume.plain import read_plain
from bot.resume.profile import Profile
from tests.resume.sheets import Sheet

TERMS = (
    Term("Go", "language", exact_case=True),
    Term("PostgreSQL", "database", aliases=("Postgres",)),
    Term("Kafka", "data"),
)


def read(sheet: Sheet) -> Profile:
    """Read a drawn sheet in this process."""
    return parse(read_pdf(sheet.data()), TERMS)


def roles(profile: Profile) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """Give employer, title and dates of each role."""
    return [(r.employer, r.title, r.start, r.end) for r in profile.roles]


def bullets(profile: Profile) -> list[str]:
    """Give the texts of the lines of work."""
    return [bullet.text for bullet in profile.bullets]


TWO_ROLES = [
    ("Harbour Robotics Ltd", "Controls Engineer", "2019-04", "present"),
    ("Pinewood College", "Lab Technician", "2016-09", "2019-03"),
]
TWO_BULLETS = [
    (
        "Tuned the winch controller so that a crane stops within 12 cm of its mark in gusts of "
        "forty knots and more, and wrote its manual."
    ),
    "Kept 30 benches running through two exam seasons.",
]
WRAPPED = (
    "Tuned the winch controller so that a crane stops within 12 cm of its mark in gusts of",
    "forty knots and more, and wrote its manual.",
)


def test_one_column_with_right_aligned_dates() -> None:
    """Dates at the right edge belong to the header line and never enter the bullets."""
    sheet = (
        Sheet().line("Mira Solberg", style="B", size=20).line("mira@example.org | Bergen, Norway")
    )
    sheet.heading("Experience")
    sheet.at(50, "Controls Engineer", style="B").right(560, "Apr 2019 - Present").down()
    sheet.at(50, "Harbour Robotics Ltd").right(560, "Bergen, Norway").down()
    sheet.at(60, "\u00b7").line(WRAPPED[0], x=70).line(WRAPPED[1], x=70)
    sheet.at(50, "Lab Technician", style="B").right(560, "Sep 2016 - Mar 2019").down()
    sheet.at(50, "Pinewood College").right(560, "Oslo, Norway").down()
    sheet.at(60, "\u00b7").line(TWO_BULLETS[1], x=70)
    sheet.heading("Skills").line("Languages: Go, Postgres").line("Tools: Kafka, Blender")
    profile = read(sheet)
    assert profile.name == "Mira Solberg"
    assert roles(profile) == TWO_ROLES
    assert bullets(profile) == TWO_BULLETS
    assert {bullet.section for bullet in profile.bullets} == {"Experience"}
    assert [(s.name, s.category) for s in profile.skills] == [
        ("Go", "language"),
        ("PostgreSQL", "database"),
        ("Kafka", "data"),
        ("Blender", "other"),
    ]


def test_dates_in_a_rail_beside_the_bullets() -> None:
    """Place, dates and length of time beside the first bullets are taken out of them."""
    sheet = Sheet().line("Mira Solberg", style="B", size=20).heading("Experience")
    sheet.at(50, "Controls Engineer", style="B").at(150, "Harbour Robotics Ltd")
    sheet.right(560, "Bergen, Norway").down()
    sheet.at(60, "\u00b7").at(70, "Tuned the winch controller so that a crane stops within 12 cm")
    sheet.right(560, "Apr 2019 - Present").down()
    sheet.at(70, "of its mark in gusts of forty knots and more, and wrote its manual.")
    sheet.right(560, "2 years 3 months").down(20)
    sheet.at(50, "Lab Technician", style="B").at(150, "Pinewood College")
    sheet.right(560, "Oslo, Norway").down()
    sheet.at(60, "\u00b7").at(70, TWO_BULLETS[1]).right(560, "Sep 2016 - Mar 2019").down()
    profile = read(sheet)
    assert roles(profile) == TWO_ROLES
    assert bullets(profile) == TWO_BULLETS


def test_dates_in_a_left_rail() -> None:
    """A rail of dates left of the text anchors its roles, even when a range wraps in it."""
    sheet = Sheet().line("Mira Solberg", style="B", size=20).heading("Experience")
    sheet.at(50, "Apr 2019 -").at(150, "Controls Engineer, Harbour Robotics Ltd", style="B").down()
    sheet.at(50, "Present").at(150, "\u00b7").at(
        158, "Wrote the manual of the winch controller."
    ).down(20)
    sheet.at(50, "Sep 2016 -").at(150, "Lab Technician, Pinewood College", style="B").down()
    sheet.at(50, "Mar 2019").at(150, "\u00b7").at(158, TWO_BULLETS[1]).down()
    profile = read(sheet)
    assert roles(profile) == TWO_ROLES
    assert bullets(profile) == ["Wrote the manual of the winch controller.", TWO_BULLETS[1]]


def test_a_sidebar_is_a_column_of_its_own() -> None:
    """Sidebar lines never mix into the work beside them."""
    sheet = Sheet().line("Mira Solberg", style="B", size=20)
    for n, text in enumerate(("Skills", "Go", "Kafka", "Carpentry", "Contact", "mira@example.org")):
        style = "B" if text in {"Skills", "Contact"} else ""
        sheet.at(50, text, style=style, size=13 if style else 10, y=90 + 16 * n)
    sheet.at(220, "Experience", style="B", size=13, y=90)
    right = (
        ("B", "Controls Engineer"),
        ("", "Harbour Robotics Ltd"),
        ("", "04/2019 - present"),
        ("", "\u00b7 Wrote the manual of the winch controller."),
        ("B", "Lab Technician"),
        ("", "Pinewood College"),
        ("", "09/2016 - 03/2019"),
        ("", "\u00b7 " + TWO_BULLETS[1]),
    )
    for n, (style, text) in enumerate(right):
        sheet.at(220, text, style=style, y=112 + 14 * n)
    profile = read(sheet)
    assert roles(profile) == TWO_ROLES
    assert bullets(profile) == ["Wrote the manual of the winch controller.", TWO_BULLETS[1]]
    assert [skill.name for skill in profile.skills] == ["Go", "Kafka", "Carpentry"]


def test_one_employer_above_several_titles() -> None:
    """Titles under one employer's line all belong to it; a title's comma leaves it in doubt."""
    sheet = Sheet().line("Mira Solberg", style="B", size=20).heading("Experience")
    sheet.line("Harbour Robotics Ltd", style="B")
    sheet.at(60, "Principal Engineer, Hydraulics").right(560, "Apr 2021 - Present").down()
    sheet.at(70, "\u00b7").line("Wrote the manual of the winch controller.", x=78)
    sheet.at(60, "Controls Engineer, Cranes").right(560, "Apr 2019 - Mar 2021").down()
    sheet.at(70, "\u00b7").line(TWO_BULLETS[1], x=78)
    profile = read(sheet)
    assert [role.employer for role in profile.roles] == ["Harbour Robotics Ltd"] * 2
    assert profile.roles[1].confidence < 0.9


def test_headings_beside_their_sections() -> None:
    """Headings in a left rail open the sections that stand right of them."""
    sheet = Sheet().line("Mira Solberg", style="B", size=20).down(20)
    sheet.at(50, "Experience", style="B").at(150, "Controls Engineer").right(
        560, "Apr 2019 - Present"
    ).down()
    sheet.at(150, "Harbour Robotics Ltd").right(560, "Bergen, Norway").down()
    sheet.at(150, "\u00b7").line("Wrote the manual of the winch controller.", x=158).down(8)
    sheet.at(150, "Lab Technician").right(560, "Sep 2016 - Mar 2019").down()
    sheet.at(150, "Pinewood College").right(560, "Oslo, Norway").down()
    sheet.at(150, "\u00b7").line(TWO_BULLETS[1], x=158).down(8)
    sheet.at(50, "Skills", style="B").line("Go, Kafka, Carpentry", x=150).down(8)
    sheet.at(50, "Education", style="B").line("BSc Mechanics, Pinewood College", x=150)
    profile = read(sheet)
    assert profile.sections == ("Experience", "Skills", "Education")
    assert roles(profile) == TWO_ROLES
    assert [skill.name for skill in profile.skills] == ["Go", "Kafka", "Carpentry"]


def test_a_french_resume() -> None:
    """French headings, titles and dates are read."""
    sheet = Sheet().line("Ang\u00e8le Moreau", style="B", size=20)
    sheet.heading("Exp\u00e9rience professionnelle")
    sheet.line("Charg\u00e9e de communication", style="B").line("Groupe Valmont, Lyon")
    sheet.line("septembre 2018 - aujourd'hui")
    sheet.at(60, "\u00b7").line("R\u00e9daction de 40 fiches pour le site du groupe.", x=70)
    sheet.line("Stagiaire en marketing", style="B").line("Agence Tournesol, Paris")
    sheet.line("janvier 2017 \u00e0 juin 2017")
    sheet.at(60, "\u00b7").line("Suivi des campagnes de douze clients.", x=70)
    sheet.heading("Comp\u00e9tences").line("Photoshop, InDesign, r\u00e9daction")
    profile = read(sheet)
    assert profile.name == "Ang\u00e8le Moreau"
    assert roles(profile) == [
        ("Groupe Valmont", "Charg\u00e9e de communication", "2018-09", "present"),
        ("Agence Tournesol", "Stagiaire en marketing", "2017-01", "2017-06"),
    ]
    assert [skill.name for skill in profile.skills] == ["Photoshop", "InDesign", "r\u00e9daction"]


def test_footers_and_broken_words() -> None:
    """Page footers are dropped, and a word broken at the line's end is whole again."""
    sheet = Sheet().line("Mira Solberg", style="B", size=20).heading("Experience")
    sheet.line("Controls Engineer, Harbour Robotics Ltd, 2019 - present", style="B")
    sheet.at(60, "\u00b7").line("Wrote the manual of the winch control-", x=70).line(
        "ler and a self-", x=70
    )
    sheet.line("paced course.", x=70)
    sheet.at(250, "Mira Solberg - 1/2", y=770).page().at(250, "Mira Solberg - 2/2", y=770)
    sheet.at(60, "\u00b7").line("Taught nine welders to read its error codes.", x=70)
    assert bullets(read(sheet)) == [
        "Wrote the manual of the winch controller and a self-paced course.",
        "Taught nine welders to read its error codes.",
    ]


def test_a_typed_resume_in_plain_text() -> None:
    """Plain text with capital headings and dashes for bullets is read like a printed one."""
    text = """Mira Solberg
mira@example.org

EXPERIENCE

Controls Engineer, Harbour Robotics Ltd        Apr 2019 - Present
- Tuned the winch controller so that a crane stops within 12 cm of its
  mark in gusts.
- Wrote its manual.

Lab Technician, Pinewood College        Sep 2016 - Mar 2019
- Kept 30 benches running through two exam seasons.

SKILLS
Go, Kafka, carpentry
"""
    profile = parse(read_plain(text.encode()), TERMS)
    assert profile.name == "Mira Solberg"
    assert roles(profile) == TWO_ROLES
    assert bullets(profile)[0].endswith("within 12 cm of its mark in gusts.")
    assert [skill.name for skill in profile.skills] == ["Go", "Kafka", "carpentry"]


def test_nothing_is_made_up_of_a_text_that_is_no_resume() -> None:
    """A letter gives no name, role or skill."""
    text = "Thank you for the parcel.\nIt came on Tuesday, a little wet, and the cat likes it.\n"
    profile = parse(read_plain(text.encode()), TERMS)
    assert (profile.name, profile.roles, profile.skills) == (None, (), ())


def test_a_spanish_resume() -> None:
    """Spanish headings, titles and dates are read; a name set over two lines is one name."""
    sheet = Sheet().line("Jimena", style="B", size=20).line("Arrabal", style="B", size=20)
    sheet.heading("Experiencia laboral")
    sheet.line("Responsable comercial", style="B").line("Bodegas Monteluna, S.L.")
    sheet.line("marzo de 2020 - actualidad")
    sheet.at(60, "\u00b7").line("Dirijo un equipo de 8 comerciales.", x=70)
    sheet.line("Cocinera", style="B").line("Casa Alarife").line("2016 - 2020")
    sheet.at(60, "\u00b7").line("Cociné para 120 comensales al día.", x=70)
    sheet.heading("Habilidades").line("Salesforce, Negociaci\u00f3n")
    profile = read(sheet)
    assert profile.name == "Jimena Arrabal"
    assert roles(profile) == [
        ("Bodegas Monteluna, S.L.", "Responsable comercial", "2020-03", "present"),
        ("Casa Alarife", "Cocinera", "2016", "2020"),
    ]
