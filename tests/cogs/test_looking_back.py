import pytest

from bot.retakes import DAY
from cogs.looking_back import MOST_BYTES, MOST_FILES, NO_TIMELINE, SILENT, batches
from cogs.privacy_words import SOUNDS
from storage.clips import FOLDER
from tests.cogs.community import shown
from tests.cogs.house import House
from tests.discord_standin import Member
from tests.security.forging import Actor, press
from tests.security.premises import CANARY, spoken


async def test_the_feedback_of_an_interview_aloud_has_its_timeline(house: House) -> None:
    """One press below the overview gives the picture, described, to the member alone."""
    await spoken(house, house.ada)
    await _opened(house.ada)
    given = await (await house.ada.press("Timeline")).finished()
    (picture,) = given.message.attachments
    assert given.ephemeral
    assert picture.data.startswith(b"\x89PNG")
    assert "q1: 9 s of speech" in str(picture.payload())


async def test_sound_is_played_below_its_question_until_its_time_is_over(house: House) -> None:
    """Only where there is some; a second after seven days neither button nor sound is left."""
    await spoken(house, house.ada)
    await _opened(house.ada)
    await house.ada.sees("The sound of 1 of your answers is kept until")
    await house.ada.press("Next")
    await house.ada.sees("Hear my answer")
    played = await (await house.ada.press("Hear my answer")).finished()
    (file,) = played.message.attachments
    assert (file.filename, played.ephemeral) == ("interview-1-q1.ogg", True)
    assert CANARY.encode() in file.data
    house.ahead = 7.0 * DAY
    assert SILENT in (await (await house.ada.press("Hear my answer")).finished()).text
    again = await _opened(house.ada)
    assert "The sound of" not in again


async def test_one_press_deletes_the_sound_and_nothing_else(house: House) -> None:
    """The file is gone; words, scores and timeline are there."""
    sitting = await spoken(house, house.ada)
    await _opened(house.ada)
    assert list((house.settings.data / FOLDER).iterdir())
    said = await (await house.ada.press("Delete my sound")).finished()
    assert "of 1 of your answers is deleted" in said.text
    assert not list((house.settings.data / FOLDER).iterdir())
    assert (await house.archive.spoken.timeline(sitting)).rows
    assert SILENT in (await (await house.ada.press("Delete my sound")).finished()).text


async def test_sound_that_somebody_deleted_by_hand_is_said_to_be_gone(house: House) -> None:
    """A row whose file isn't there ends in a sentence."""
    sitting = await spoken(house, house.ada)
    for file in (house.settings.data / FOLDER).iterdir():
        file.unlink()
    actor = Actor(house.ada, house.stage.general)
    assert SILENT in await press(house, actor, f"looking:{sitting}:hear:q1")
    assert SILENT in await press(house, actor, f"looking:{sitting}:hear:q2")


async def test_an_interview_without_either_offers_neither(house: House) -> None:
    """There is no button, and a press of an old one says why."""
    sitting = await spoken(house, house.ada)
    await house.archive.clips.drop(str(house.ada.id), sitting)
    async with house.archive.spoken._database.unit() as unit:
        await unit.rows("DELETE FROM spoken_sittings")
    page = await _opened(house.ada)
    assert "Timeline" not in page
    actor = Actor(house.ada, house.stage.general)
    assert NO_TIMELINE in await press(house, actor, f"looking:{sitting}:line")


async def test_the_copy_of_everything_has_the_sound(house: House) -> None:
    """It comes after the files with the words; deleting everything deletes it."""
    await spoken(house, house.ada)
    exported = await shown(house.ada, "privacy export")
    await house.ada.sees(SOUNDS)
    messages = [exported.message, *exported.interaction.followups]
    names = [file.filename for message in messages for file in message.attachments]
    assert "interview-1-q1.ogg" in names
    counted = await shown(house.ada, "privacy show")
    for part in ("Answers whose sound is kept, as you chose: **1**", "in no copy of it"):
        assert part in counted.text
    await shown(house.ada, "privacy delete")
    await house.ada.press("Delete everything")
    await house.ada.sees("Everything is deleted")
    assert not list((house.settings.data / FOLDER).iterdir())


@pytest.mark.parametrize("sizes", [(), (1,) * 25, (MOST_BYTES,) * 3, (3_000_000,) * 7])
def test_files_are_spread_over_messages_that_discord_takes(sizes: tuple[int, ...]) -> None:
    """No message is over the limits, none is empty, and no file is lost."""
    files = {f"{number}.ogg": bytes(size) for number, size in enumerate(sizes)}
    found = batches(files)
    assert [name for one in found for name in one] == list(files)
    assert all(sum(map(len, one.values())) <= MOST_BYTES for one in found)
    assert all(1 <= len(one) <= MOST_FILES for one in found)


async def _opened(member: Member) -> str:
    """Open the latest feedback, and give what it shows with its buttons."""
    await shown(member, "results last", track="law")
    opened = await (await member.press("Show my feedback")).finished()
    return f"{opened.text}\n{opened.message.components}"
