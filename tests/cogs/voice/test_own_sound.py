import asyncio
import io
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from bot.retakes import DAY
from bot.speech.audio import RATE, Samples
from bot.speech.timeline import Event, Who
from cogs.looking_back import NOT_YOURS
from cogs.voice.captions import SOUND_KEPT
from storage.archive import Archive
from tests.cogs.community import shown
from tests.cogs.voice.aloud import (
    DONE,
    QUICK,
    Terse,
    aloud,
    begin,
    bot_spoke,
    count,
    posted,
    words,
)
from tests.cogs.voice.disk import watching
from tests.discord_standin import Member
from tests.security.forging import Actor, press
from tests.speech.sounding import KNOWN, speech

pytestmark = pytest.mark.slow  # real time
DRILL: dict[str, Any] = {"kind": "behavioural", "track": "software-engineering"}
OVER, HEARD = "Show my feedback", "What I heard"


async def test_no_byte_of_sound_reaches_the_disk_without_the_wish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither as it was sent nor as it was heard, in no file of the data folder or elsewhere."""
    async with (
        watching(tmp_path, monkeypatch) as seen,
        aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, _),
    ):
        await begin(house.ada, "drill", **DRILL)
        await _drilled(house.ada)
        timeline = await house.archive.spoken.timeline(1)
        asked = [row for row in timeline.rows if row.prompt.startswith("q1")]
        assert all({span.who for span in row.spans} == set(Who) for row in asked)
        assert all(
            {Event.PIECE, Event.ENDPOINT} <= {mark.event for mark in row.marks} for row in asked
        )
    sent = [packet[:40] for packet in words(*KNOWN[:3], DONE) if len(packet) > 60]
    assert len(seen.excerpts()) > 100
    assert not seen.holds(seen.excerpts())
    assert not seen.holds([*sent, b"OggS", b"OpusHead", b"RIFF", b"WAVEfmt"])
    assert not [name for name in seen.names if "clip" in name or name.endswith((".ogg", ".wav"))]
    elsewhere = {Path(one).name for one in seen.opened if not one.startswith(str(tmp_path))}
    assert elsewhere <= {"null", "chain.pem"}  # the latter is the stand-in's certificate


async def test_a_member_hears_and_deletes_their_own_answers(tmp_path: Path) -> None:
    """Sound of them alone, for their ears alone; others get nothing, and the copy has it."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, room):
        await house.bob.join_voice(room)
        await begin(house.ada, "drill", keeping=True, **DRILL)
        await _drilled(house.ada)
        kept = await house.archive.clips.of(str(house.ada.id), int(house.now()))
        turns = (await house.archive.sittings.transcript(1)).turns
        assert [clip.prompt for clip in kept] == [t.prompt.id for t in turns if t.answer]
        for clip, turn in zip(kept, turns, strict=True):
            assert turn.answer is not None
            sound = _decoded(await house.archive.clips.sound(clip) or b"")
            assert len(sound) / RATE == pytest.approx(turn.answer.spoken_seconds, abs=1.2)
        first = _decoded(await house.archive.clips.sound(kept[0]) or b"")
        assert _alike(first, speech(KNOWN[0])) > 0.6

        await posted(house.ada, SOUND_KEPT)
        await house.ada.press("Show my feedback")
        await house.ada.sees("is kept until")
        await house.ada.press("Next")
        await house.ada.sees("Hear my answer")
        played = await (await house.ada.press("Hear my answer")).finished()
        assert played.ephemeral
        assert [file.filename for file in played.message.attachments] == [
            f"interview-1-{clip.prompt}.ogg" for clip in kept
        ]
        for button in ("looking:1:hear:q1", "looking:1:mute", "looking:1:line"):
            actor = Actor(house.bob, house.stage.general)
            assert NOT_YOURS in await press(house, actor, button)
        await shown(house.ada, "privacy export")
        await house.ada.sees("The sound of your own answers that you had kept")

        await house.ada.press("Back")
        await house.ada.sees("Delete my sound")
        await (await house.ada.press("Delete my sound")).finished()
        await house.ada.sees("is deleted. Your words and scores")
        assert not list((tmp_path / "clips").iterdir())
        pictured = await (await house.ada.press("Timeline")).finished()
        (picture,) = pictured.message.attachments
        with Image.open(io.BytesIO(picture.data)) as drawn:
            assert drawn.format == "PNG"


async def test_the_wish_holds_after_an_interruption_and_ends_in_time(tmp_path: Path) -> None:
    """Sound is kept of what is answered after a restart too; after seven days it is gone."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, room):
        await begin(house.ada, "drill", keeping=True, **DRILL)
        await _answer(house.ada, KNOWN[0])
        await house.restart()
        await house.ada.leave_voice()
        await house.ada.join_voice(room)
        await (await house.ada.slash("interview resume")).finished()
        await _drilled(house.ada)
        kept = await house.archive.clips.of(str(house.ada.id), int(house.now()))
        assert len(kept) >= 2
        line = await house.archive.spoken.timeline(1)
        assert Event.ENDPOINT in {mark.event for row in line.rows for mark in row.marks}
        house.ahead = 7 * DAY + 60
        await _upkeep(house.archive, int(house.now()))
        assert not list((tmp_path / "clips").iterdir())


async def _drilled(member: Member) -> None:
    for number in range(4):
        if count(member, OVER):
            break
        await _answer(member, KNOWN[number])
    await posted(member, OVER)


async def _answer(member: Member, sentence: str) -> None:
    """Answer when the bot has spoken; it may have been its last words."""
    before = count(member, HEARD)
    await bot_spoke(member)
    await member.speak_packets(words(sentence, DONE))
    async with asyncio.timeout(60):
        while count(member, HEARD) == before and not count(member, OVER):  # noqa: ASYNC110 - sockets
            await asyncio.sleep(0.1)


async def _upkeep(archive: Archive, now: int) -> None:
    assert await archive.clips.drop_expired(now)


def _decoded(data: bytes) -> Samples:
    with av.open(io.BytesIO(data), "r") as file:
        whole = av.AudioResampler(format="flt", layout="mono", rate=RATE)
        parts = [out.to_ndarray()[0] for f in file.decode(audio=0) for out in whole.resample(f)]
    return np.concatenate(parts).astype(np.float32)


def _alike(one: Samples, other: Samples) -> float:
    """Give the highest correlation of a sound with another somewhere in it, 0-1."""
    size = 1 << (len(one) + len(other)).bit_length()
    spectrum = np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size))
    best = float(np.abs(np.fft.irfft(spectrum, size)).max())
    return best / float(np.linalg.norm(one) * np.linalg.norm(other))
