import asyncio
from dataclasses import replace

import pytest

from bot.interview.transcript import Ending
from cogs.consent import NEEDED
from tests.cogs.community import shown
from tests.cogs.house import House
from tests.cogs.talking import (
    ANSWER,
    FIELD,
    all_over,
    answer,
    answers,
    begin,
    kept,
    labels,
    question,
    to_the_end,
)
from tests.discord_standin import Permission, text_of

PRIVATE_WORDS = "Everything that you answered is kept, and the clock stands still"


@pytest.mark.parametrize("permission", NEEDED)
async def test_each_missing_permission_is_named_and_keeps_start_shut(
    house: House, permission: str
) -> None:
    """What lacks stands on the page, what depends on it too, and nothing can be started."""
    house.stage.overwrite(house.stage.general, deny=Permission[permission.upper()])
    page = await shown(house.ada, "interview start", track="law", mode="warm-up")
    (line,) = (line for line in page.text.splitlines() if "I lack a permission" in line)
    assert NEEDED[permission] in line
    assert "Start" not in labels(page.message)


async def test_a_permission_lost_amid_an_interview_keeps_the_answers(house: House) -> None:
    """The member reads in private how to go on; what lacks is named until it is given back."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    house.stage.overwrite(house.stage.general, deny=Permission.SEND_MESSAGES_IN_THREADS)
    await house.ada.submit(form, {FIELD: f"{ANSWER} That was second."})
    await house.ada.sees(PRIVATE_WORDS, channel=house.ada.direct)
    told = await shown(house.ada, "interview resume")
    assert "I lack **Send Messages in Threads**" in told.text
    house.stage.overwrite(house.stage.general)
    await shown(house.ada, "interview resume")
    await to_the_end(house, house.ada, room)
    record, transcript = await kept(house, house.ada)
    assert record.ending is Ending.COMPLETED
    assert answers(transcript)[:2] == [ANSWER, f"{ANSWER} That was second."]


@pytest.mark.parametrize("deed", ["archive", "lock", "delete", "kick"])
async def test_who_loses_their_room_reads_how_to_go_on(house: House, deed: str) -> None:
    """Whatever a moderator did to it, the member is told in private, and no answer is lost."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    await question(house, house.ada, room)
    {
        "archive": lambda: house.stage.archive(room),
        "lock": lambda: house.stage.archive(room, locked=True),
        "delete": lambda: house.stage.delete(room),
        "kick": house.stage.kick_bot,
    }[deed]()
    told = await house.ada.sees(PRIVATE_WORDS, channel=house.ada.direct)
    assert "`/interview resume`" in told.content
    record, transcript = await kept(house, house.ada)
    assert record.ending is None
    assert answers(transcript) == [ANSWER]


async def test_who_takes_no_direct_messages_goes_on_all_the_same(house: House) -> None:
    """Nothing depends on the private line: the command finds the interview."""
    house.ada.refuse_direct_messages()
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    await question(house, house.ada, room)
    house.stage.delete(room)
    await all_over()
    status = await shown(house.ada, "interview status")
    assert "Answers kept so far: 1" in status.text
    await shown(house.ada, "interview resume")
    await to_the_end(house, house.ada, house.ada.threads()[-1])
    assert (await kept(house, house.ada))[0].ending is Ending.COMPLETED


async def test_two_starts_at_once_open_one_room(house: House) -> None:
    """Two pages pressed in the same moment make one interview, and the other page says so."""
    pages = [
        await shown(house.ada, "interview start", track="law", format="short") for _ in range(2)
    ]
    await asyncio.gather(*(house.ada.press("Start", on=page.message) for page in pages))
    await house.played.until(lambda: any("is ready" in text_of(page.message) for page in pages))
    (room,) = house.ada.threads()
    await question(house, house.ada, room)
    assert await house.archive.sittings.get(2) is None


@pytest.mark.parametrize("button", ["Skip", "Repeat", "Pause", "Answer"])
async def test_a_double_click_does_no_more_than_one(house: House, button: str) -> None:
    """Both presses are acknowledged, and one question at most is left out."""
    room = await begin(house, house.ada)
    first = await question(house, house.ada, room)
    await asyncio.gather(*(house.ada.press(button, on=first) for _ in range(2)))
    if button == "Pause":
        await house.ada.press("Go on", on=first)
    await question(house, house.ada, room, but=first.id if button in {"Skip", "Repeat"} else "")
    transcript = (await kept(house, house.ada))[1]
    assert [turn.answer for turn in transcript.turns] == [None] * (button == "Skip")


@pytest.mark.parametrize("paused", [False, True])
async def test_who_leaves_the_server_is_missed_soon(house: House, *, paused: bool) -> None:
    """Nothing tells the bot, so it looks; the sitting ends as left, and its score is kept."""
    house.pace = replace(house.pace, tick=0.02, look=0.05, nudge=0.05)
    await house.restart()
    room = await begin(house, house.ada, mode="scored")
    await answer(house, house.ada, room)
    if paused:
        await house.ada.press("Pause", on=await question(house, house.ada, room))
    house.ada.leave()
    await all_over()
    record, transcript = await kept(house, house.ada)
    assert record.ending is Ending.LEFT
    assert answers(transcript) == [ANSWER]
    said = [text_of(message) for message in house.played.world.messages[room.id].values()]
    assert any("What you answered is kept. Your attempt was given back" in text for text in said)
    assert any("Show my feedback" in text for text in said)


async def test_who_is_there_isnt_missed_while_discord_fails(house: House) -> None:
    """When the look fails the member is taken to be there, and the interview goes on."""
    house.pace = replace(house.pace, tick=0.02, look=0.05)
    await house.restart()
    room = await begin(house, house.ada)
    looked = "GET /guilds/{guild_id}/members/{user_id}"
    house.played.faults.lose(looked)
    seen = house.played.referee.tally.requests
    await house.played.until(lambda: seen[looked] >= 2, "nobody looked")
    await to_the_end(house, house.ada, room)
    assert (await kept(house, house.ada))[0].ending is Ending.COMPLETED
