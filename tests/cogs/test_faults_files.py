from bot.errors import ResumeUnreadable, Unreadable
from bot.resume.profile import Profile
from tests.cogs.house import House
from tests.cogs.scenario import upload
from tests.discord_standin import text_of

TEXT = b"""Jane Smith

Experience

Engineer, Acme Corp, 2020-01 - present
- Cut the build from 9 to 4 minutes with Bazel.
"""


async def in_use(house: House) -> Profile:
    """Give what is kept of Ada's resume."""
    kept = await house.archive.resumes.latest(str(house.ada.id))
    assert kept is not None
    return kept.profile


async def test_25_megabytes_and_a_false_pdf_are_refused_and_nothing_is_lost(house: House) -> None:
    """In a boosted server the client lets them through; the resume on file stays in use."""
    house.stage.boost(2)
    await upload(house.ada, TEXT, "cv.txt")
    before = await in_use(house)
    big = await upload(house.ada, b"%PDF-1.7\n" + bytes(25 * 1024 * 1024), "cv.pdf")
    assert big.text == ResumeUnreadable(Unreadable.TOO_BIG).advice
    for data in (b"%PDF-1.7\nnothing of a PDF", b"MZ\x90 a program", b"GIF89a"):
        false = await upload(house.ada, data, "cv.pdf")
        assert false.text in {ResumeUnreadable(reason).advice for reason in Unreadable}
        assert false.ephemeral
    assert await in_use(house) == before


async def test_what_was_typed_beside_a_wrong_date_is_not_lost(house: House) -> None:
    """The form opens again with the same words in it, also after a restart."""
    await upload(house.ada, TEXT, "cv.txt")
    form = await house.ada.choose("Put a role right", "Engineer, Acme Corp")
    typed = {"Title": "*Lead* engineer_2", "Employer": "<@1> GmbH", "From": "long ago", "To": ""}
    refused = await (await house.ada.submit(form, typed)).followup()
    assert all(word in text_of(refused) for word in (r"\*Lead\*", r"\<@1>", "long ago"))
    await house.restart()
    again = await house.ada.press("Correct it", on=refused)
    fields = [part["component"].get("value") for part in again.modal["components"]]
    assert fields[:4] == ["*Lead* engineer_2", "<@1> GmbH", "long ago", None]
    await house.ada.submit(again, {"From": "2020-03"})
    await house.ada.sees("2020-03")
    first = (await in_use(house)).roles[0]
    assert (first.title, first.employer) == ("*Lead* engineer_2", "<@1> GmbH")
    assert (first.start, first.end) == ("2020-03", None)
