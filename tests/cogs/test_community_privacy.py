import asyncio
import io
import json
import zipfile
from pathlib import Path

import pytest

from bot.retakes import Policy, WaitUntil
from cogs.export_files import export_files
from cogs.privacy_words import Terms, deleted_text
from storage.appeals import Reason
from storage.erasure import Erased
from tests.cogs.community import held, shown
from tests.cogs.house import House
from tests.discord_standin import Permission
from tests.storage.samples import profile

WORD = "Zanzibarquitt"


async def test_a_member_is_told_what_is_kept(house: House) -> None:
    """Everything is counted, with how long it stays and who sees it, in the member's eyes only."""
    nothing = await shown(house.ada, "privacy show")
    assert "Nothing: you have no resume" in nothing.text
    await _live(house)
    found = await shown(house.ada, "privacy show")
    for part in ("Interviews: **1**", "Questions and answers: **4**", "90 days at most", "7 days"):
        assert part in found.text
    assert found.ephemeral
    assert "Nothing: you have no resume" in (await shown(house.bob, "privacy show")).text


async def test_what_leaves_the_machine_is_said(house: House) -> None:
    """Nothing does by itself; with servers set, what each is sent is named."""
    assert "Nothing is sent to any other service" in (await shown(house.ada, "privacy show")).text
    url = "http://127.0.0.1:9/v1"
    house.settings = house.settings.model_copy(update={"transcriber_url": url, "speech_url": url})
    await house.restart()
    after = await shown(house.ada, "privacy show")
    assert "has spoken answers and what I say aloud" in after.text
    assert "Nothing is sent" not in after.text


async def test_the_copy_holds_every_word_in_json_and_text(house: House) -> None:
    """Resume, answers, scores and appeals are in both files, and nothing of others."""
    await _live(house)
    await held(house, house.bob, 50, words="Bobs own words")
    outcome = await shown(house.ada, "privacy export")
    files = {file.filename: file.data for file in outcome.message.attachments}
    read = json.loads(files["greenroom-data.json"])
    assert read["member"] == str(house.ada.id)
    assert {"resumes", "sittings", "turns", "attempts", "board_members", "appeals"} <= set(
        read["tables"]
    )
    assert read["tables"]["turns"][0]["turn"]["answer"]["text"] == f"At {WORD} we chose Redis."
    text = files["greenroom-data.txt"].decode()
    for part in ("law, short, scored", "64.0 of 100", f"A: At {WORD}", "Ada Example", "it froze"):
        assert part in text
    assert not any(b"Bobs own words" in data for data in files.values())
    assert outcome.ephemeral


def test_a_large_copy_is_packed() -> None:
    """Files over the limit come in one archive that holds both."""
    copy = {"appeals": ({"note": "x" * 5000, "opened_at": 0},)}
    made = export_files("1", copy, 0, most_bytes=4000)
    assert sum(map(len, made.values())) < 4000
    with zipfile.ZipFile(io.BytesIO(made["greenroom-data.zip"])) as packed:
        assert sorted(packed.namelist()) == ["greenroom-data.json", "greenroom-data.txt"]


async def test_deleting_leaves_nothing_in_any_file(house: House) -> None:
    """After a warning that says what stays, no file of the bot's holds the member's words or id."""
    await _live(house)
    assert await _found(house, WORD)
    asked = await shown(house.ada, "privacy delete")
    for part in ("at most 180 days", "keyed hash", "no way round the wait", "**all** servers"):
        assert part in asked.text
    assert await _found(house, WORD)
    await house.ada.press("Delete everything")
    await house.ada.sees("Everything is deleted")
    assert not await _found(house, WORD)
    assert not await _found(house, str(house.ada.id))
    assert "Nothing: you have no resume" in (await shown(house.ada, "privacy show")).text
    await house.restart()
    assert not await _found(house, WORD)


def test_what_is_not_off_the_disk_yet_is_not_called_so() -> None:
    """The member reads why, when it is tried again, and by when it is done at the latest."""
    done = deleted_text(Erased(12, 1), (), Terms(), 1_000.0)
    later = deleted_text(Erased(12, 1, clean=False), (), Terms(), 1_000.0)
    assert "Everything is deleted: 12 rows" in done
    assert "may still stand" not in done
    for part in ("may still stand in the bot's files", "<t:4600:R>", "At the latest it is done"):
        assert part in later


async def test_deleting_is_no_way_round_the_wait(house: House) -> None:
    """The next scored interview waits as long as it would have."""
    await _live(house)
    await shown(house.ada, "privacy delete")
    await house.ada.press("Delete everything")
    await house.ada.sees("1 times of scored interviews stay under a keyed hash")
    answer = await house.archive.attempts.allowance(
        str(house.ada.id), house.scope, "law", Policy(), now=int(house.now())
    )
    assert isinstance(answer, WaitUntil)
    waiting = await shown(house.ada, "retakes show", track="law")
    assert "you have **2** left" in waiting.text


@pytest.mark.parametrize("may", [True, False])
async def test_the_threads_of_interviews_are_deleted_where_the_bot_may(
    house: House,
    may: bool,  # noqa: FBT001 - a case
) -> None:
    """Where it lacks the permission the member is told what is left."""
    if may:
        house.stage.bot_may(Permission.MANAGE_THREADS)
    await house.keep_resume(house.ada)
    await shown(house.ada, "interview start", track="law", format="short", mode="warm-up")
    await house.ada.press("Start")
    await house.ada.sees("Question 1")
    (thread,) = house.ada.threads()
    await shown(house.ada, "privacy delete")
    await house.ada.press("Delete everything")
    await house.ada.sees("Everything is deleted")
    if may:
        await house.played.world.changes.until(lambda: not house.ada.threads(), lambda: "left")
    else:
        await house.ada.sees("I wasn't allowed to delete 1 of your interview threads")
        assert thread in house.ada.threads()
    assert await house.archive.sittings.under_way(house.scope) == ()


async def test_privacy_works_in_direct_messages(house: House) -> None:
    """Who left every server can still have a copy, and delete it."""
    await _live(house)
    found = await (await house.ada.slash("privacy show", channel=house.ada.direct)).finished()
    assert "Interviews: **1**" in found.text


async def _live(house: House) -> None:
    member = str(house.ada.id)
    await house.keep_resume(house.ada, profile(WORD))
    await house.archive.standings.join(member, house.scope, int(house.now()))
    await held(house, house.ada, 64, words=f"At {WORD} we chose Redis.")
    await house.archive.appeals.open(
        member, house.scope, "law", reason=Reason.OTHER, note="it froze", now=int(house.now())
    )


async def _found(house: House, text: str) -> bool:
    return await asyncio.to_thread(_in_files, house.settings.data, text.encode())


def _in_files(folder: Path, text: bytes) -> bool:
    beside = (file for file in folder.iterdir() if file.is_file())
    return any(text in file.read_bytes() for file in beside)
