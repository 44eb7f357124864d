from dataclasses import replace

import pytest

from bot.errors import InputInvalid, ResumeUnreadable, Unreadable
from bot.resume.profile import Profile, Project, Role, Stated
from cogs.controls import laid_out
from cogs.intake import WINDOW
from cogs.resume_cards import check_card, resume_card
from cogs.resumes import checking_view
from cogs.role_form import end_of, start_of
from storage.records import KeptResume
from tests.cogs.house import House
from tests.cogs.snapshots import matches_file, shown, texts
from tests.discord_standin import Member, Outcome, Upload, text_of
from tests.fakes import PROFILE
from tests.resume import sheets

TEXT = b"""Jane Smith

Experience

Engineer, Acme Corp, 2020-01 - present
- Cut the build from 9 to 4 minutes with Bazel.
- Responsible for various duties in the team.

Analyst, Initech, 2017 - 2019
- Wrote reports.
"""
ADVICE = [
    ("empty.txt", b"", Unreadable.EMPTY),
    ("blank.txt", b" \n ", Unreadable.EMPTY),
    ("big.txt", b"x" * (5 * 1024 * 1024 + 1), Unreadable.TOO_BIG),
    ("photo.png", b"\x89PNG\r\n\x1a\n", Unreadable.NOT_A_RESUME_FILE),
    ("page.pdf", b"<!DOCTYPE html><html></html>", Unreadable.NOT_A_RESUME_FILE),
    ("locked.pdf", sheets.encrypted(), Unreadable.ENCRYPTED),
    ("half.docx", b"PK\x03\x04 but no archive", Unreadable.DAMAGED),
    ("scan.pdf", sheets.one_page(b""), Unreadable.SCANNED),
    ("long.pdf", sheets.many_pages(11), Unreadable.TOO_MANY_PAGES),
]


async def upload(member: Member, name: str, data: bytes) -> Outcome:
    """Open the form, put a file in and send it."""
    form = await member.slash("resume upload")
    sent = await member.submit(form, {"Your resume": Upload(name, data)})
    return await sent.finished()


async def in_use(house: House) -> Profile:
    """Give what is kept of Ada's resume."""
    kept = await house.archive.resumes.latest(str(house.ada.id))
    assert kept is not None
    return kept.profile


async def test_an_uploaded_resume_is_read_and_its_roles_confirmed(house: House) -> None:
    """The roles are shown for checking, and one press makes them the member's own word."""
    shown_first = await upload(house.ada, "cv.txt", TEXT)
    assert shown_first.ephemeral
    assert "**Engineer, Acme Corp** · 2020-01 to present" in shown_first.text
    assert not any(role.confirmed for role in (await in_use(house)).roles)
    await house.ada.press("The roles are right")
    confirmed = await house.ada.sees("✓ confirmed by you")
    assert text_of(confirmed).count("✓ confirmed by you") == 2
    assert all(role.confirmed for role in (await in_use(house)).roles)


async def test_a_role_is_put_right_after_a_restart_and_another_left_out(house: House) -> None:
    """The form is filled in as read; what is typed is kept as confirmed, and a role can go."""
    await upload(house.ada, "cv.txt", TEXT)
    await house.restart()
    form = await house.ada.choose("Put a role right", "Engineer, Acme Corp")
    typed = {"Employer": "Acme GmbH", "From": "March 2020", "To": "now"}
    await house.ada.submit(form, typed)
    await house.ada.sees("**Engineer, Acme GmbH** · 2020-03 to present · ✓ confirmed by you")
    form = await house.ada.choose("Put a role right", "Analyst, Initech")
    await house.ada.submit(form, {"Leave this role out": True})
    await house.ada.sees("All roles confirmed")
    assert [(r.employer, r.confirmed) for r in (await in_use(house)).roles] == [("Acme GmbH", True)]


async def test_a_date_that_cant_be_read_changes_nothing(house: House) -> None:
    """The member is told how dates are written, and the role stays as it was."""
    await upload(house.ada, "cv.txt", TEXT)
    form = await house.ada.choose("Put a role right", "Engineer, Acme Corp")
    refused = await house.ada.submit(form, {"From": "long ago", "Employer": "Other"})
    assert "like 2019-04" in (await refused.followup()).content
    assert (await in_use(house)).roles[0].employer == "Acme Corp"


async def test_a_file_that_cant_be_used_gets_its_own_advice(house: House) -> None:
    """Whatever is wrong with a file, the member reads what to do about it, and nobody else does."""
    for name, data, reason in ADVICE:
        house.ahead += WINDOW
        refused = await upload(house.ada, name, data)
        assert refused.ephemeral
        assert (name, refused.text) == (name, ResumeUnreadable(reason).advice)
    assert await house.archive.resumes.latest(str(house.ada.id)) is None


async def test_show_check_and_delete_go_by_the_members_own_resume(house: House) -> None:
    """Each command works on one's own resume only; deleting asks first and leaves nothing."""
    vague = replace(PROFILE.bullets[0], weakness=0.5, lacks=("number",))
    await house.keep_resume(house.ada, replace(PROFILE, bullets=(vague,)))
    for command in ("resume show", "resume check", "resume delete"):
        none = await (await house.bob.slash(command)).finished()
        assert "/resume upload" in none.text
    assert "No roles with dates" in (await (await house.ada.slash("resume show")).finished()).text
    weak = await (await house.ada.slash("resume check")).finished()
    assert "Lacks" in weak.text
    assert weak.ephemeral
    await (await house.ada.slash("resume delete")).finished()
    assert await house.archive.resumes.latest(str(house.ada.id)) is not None
    await house.ada.press("Delete my resume")
    await house.ada.sees("Nothing that was read from your resume is kept")
    assert await house.archive.resumes.latest(str(house.ada.id)) is None


async def test_an_old_message_about_a_replaced_resume_changes_nothing(house: House) -> None:
    """Confirming what was replaced since is refused, so nobody confirms what they don't see."""
    first = await upload(house.ada, "cv.txt", TEXT)
    await upload(house.ada, "new.txt", TEXT.replace(b"Acme", b"Umbrella"))
    late = await house.ada.press("The roles are right", on=first.message)
    assert "replaced or deleted" in (await late.followup()).content
    assert not any(role.confirmed for role in (await in_use(house)).roles)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("", None), ("2019", "2019"), ("2019-04", "2019-04"), (" Apr 2019 ", "2019-04")],
)
def test_dates_are_read_as_people_write_them(typed: str, meant: str | None) -> None:
    """Months may be numbers or words, and both ends take the same dates."""
    assert start_of(typed) == meant
    assert end_of(typed) == meant


@pytest.mark.parametrize("typed", ["present", "now", "Present", "today"])
def test_an_open_end_is_present(typed: str) -> None:
    """The words that resumes have for today all mean the same, and none is a start."""
    assert end_of(typed) == "present"
    with pytest.raises(InputInvalid):
        start_of(typed)


def test_a_crowded_resume_still_makes_a_message() -> None:
    """Forty long roles and two hundred skills fit, and only as many roles as a list holds."""
    role = Role("*" * 300, "Chief <@1> officer " * 20, "2019", None, 0.5, 1, 1)
    skills = tuple(replace(PROFILE.skills[0], name=f"skill {n}") for n in range(200))
    bullets = tuple(
        replace(PROFILE.bullets[0], text="~" * 900, lacks=("number",)) for _ in range(9)
    )
    crowded = Profile(name="x" * 500, roles=(role,) * 40, skills=skills, bullets=bullets)
    view = checking_view(KeptResume(1, "ada", "d", crowded, 0))
    assert texts(view) <= 4000
    assert "and 15 more" in shown(view)
    assert texts(laid_out(check_card(crowded, "2026-11"))) <= 4000


def test_what_was_read_and_what_to_mend_read_as_kept() -> None:
    """The two cards of an ordinary resume are as on file."""
    roles = (
        Role("Acme Corp", "Engineer", "2020-01", "present", 0.95, 1, 4),
        Role("Initech", None, "2017", "2019", 0.5, 1, 9),
        Role(None, "Intern", None, None, 0.8, 1, 12, confirmed=True),
    )
    vague = replace(PROFILE.bullets[1], weakness=0.5, lacks=("number", "own part"))
    profile = replace(PROFILE, roles=roles, bullets=(PROFILE.bullets[0], vague))
    cards = (resume_card(profile), check_card(profile, "2026-11"))
    text = "====\n".join(shown(laid_out(card)) for card in cards)
    assert matches_file("resume", text)


def test_projects_certificates_and_places_are_shown_with_the_roles() -> None:
    """The card to be confirmed names what else was read, each kind at most six times."""
    role = Role("Acme Corp", "Engineer", "2020-01", "present", 0.95, 1, 4, place="Austin, TX")
    projects = tuple(
        Project(f"Tidewatch {n}", ("Reads tides",), None, None, 0.9, 1, n) for n in range(8)
    )
    held = (Stated("ServSafe Manager, 2021", 0.9, 1, 30),)
    profile = replace(PROFILE, roles=(role,), projects=projects, certifications=held)
    text = shown(laid_out(resume_card(profile)))
    assert "Austin, TX" in text
    assert "Tidewatch 5 and 2 more" in text
    assert "**Certificates** ServSafe Manager, 2021" in text


async def test_what_does_not_fit_together_is_asked_on_the_check(house: House) -> None:
    """Two long jobs at once are a question under the weak lines, in the member's own words."""
    roles = (
        Role("Acme Corp", "Engineer", "2015-01", "2019-12", 0.95, 1, 4),
        Role("Bent Spoon", "Baker", "2016-01", "2018-12", 0.95, 1, 9),
    )
    await house.keep_resume(house.ada, replace(PROFILE, roles=roles))
    page = await (await house.ada.slash("resume check")).finished()
    assert "An interviewer may ask how this fits together" in page.text
    assert "how did you divide your time?" in page.text
