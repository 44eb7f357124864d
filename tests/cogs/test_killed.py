import asyncio
import os
import signal
import ssl
import sys
from pathlib import Path

from bot.interview.transcript import Ending
from storage.archive import open_archive
from storage.records import SittingRecord
from tests.cogs.talking import ANSWER, FIELD, labels
from tests.discord_standin import Discord, Member, standin
from tests.discord_standin.certificates import server_and_client_contexts
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.message import Message

ROOT = Path(__file__).parents[2]


async def test_a_process_killed_between_two_answers_loses_nothing(tmp_path: Path) -> None:
    """After SIGKILL a new process goes on: old buttons work, the answer counts, one attempt too."""
    async with standin() as played:
        ada = played.guild().member("Ada")
        bot = await _start(played, tmp_path)
        page = await ada.slash("interview start", track="law", format="short", mode="scored")
        await ada.press("Start", on=(await page.finished()).message)
        first = await ada.sees("Question 1")
        (room,) = ada.threads()
        stale = await ada.press("Answer", on=first)
        await ada.submit(await ada.press("Answer", on=first), {FIELD: f"{ANSWER} I am first."})
        await ada.sees("✓ Answered", channel=room)
        old = await _open_question(played, ada, room)
        bot.send_signal(signal.SIGKILL)
        await bot.wait()
        await _gone(played)
        again = await _start(played, tmp_path)
        await ada.sees("I was interrupted", channel=room)
        await ada.submit(await ada.press("Answer", on=old), {FIELD: f"{ANSWER} I am second."})
        late = await ada.submit(stale, {FIELD: "Too late."})
        assert "Too late." in (await late.finished()).text
        await _to_the_end(played, ada, room)
        opened = await (await ada.press("Show my feedback")).finished()
        file = await (await ada.press("Full report as a file", on=opened.message)).finished()
        assert f"{ANSWER} I am first." in file.message.attachments[0].data.decode("utf-8-sig")
        again.terminate()
        assert await again.wait() == 0
    record, said, spent = await _kept(tmp_path, ada)
    assert record.ending is Ending.COMPLETED
    assert [text.split()[-1] for text in said[:2]] == ["first.", "second."]
    assert spent == [True]


async def _start(played: Discord, data: Path) -> asyncio.subprocess.Process:
    """Start a bot and wait until Discord has its session and its commands."""
    certificate = data / "standin.pem"
    certificate.write_text(_certificate(), encoding="ascii")
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.cogs.process", str(played.port)),
        *(str(certificate), str(data)),
        cwd=ROOT,
        env={**os.environ, "DISCORD_TOKEN": played.token},
    )
    up = asyncio.create_task(played.until(lambda: played.gateway.sessions, "it didn't come up", 60))
    died = asyncio.create_task(bot.wait())
    await asyncio.wait({up, died}, return_when=asyncio.FIRST_COMPLETED)
    died.cancel()
    await up
    return bot


def _certificate() -> str:
    _, client = server_and_client_contexts()
    (public,) = client.get_ca_certs(binary_form=True)
    return ssl.DER_cert_to_PEM_cert(public)


async def _gone(played: Discord) -> None:
    """Wait until Discord has noticed, and let it forget the session as it does in time."""
    await played.until(lambda: all(s.connection is None for s in played.gateway.sessions.values()))
    played.gateway.sessions.clear()


async def _open_question(played: Discord, member: Member, room: Channel) -> Message:
    def found() -> list[Message]:
        return [m for m in member.messages(room) if "Answer" in labels(m)]

    return (await played.until(found, "no question is open"))[-1]


async def _to_the_end(played: Discord, member: Member, room: Channel) -> None:
    def newest() -> list[Message]:
        wanted = {"Answer", "Show my feedback"}
        return [m for m in member.messages(room) if wanted & set(labels(m))]

    while True:
        message = (await played.until(newest, "neither question nor report"))[-1]
        if "Answer" not in labels(message):
            return
        await member.submit(await member.press("Answer", on=message), {FIELD: ANSWER})
        await _closed(played, message)


async def _closed(played: Discord, message: Message) -> None:
    await played.until(lambda: "Answer" not in labels(message), "it stayed open")


async def _kept(data: Path, member: Member) -> tuple[SittingRecord, list[str], list[bool]]:
    """Read what the processes left: the sitting, the answers, and what the attempts cost."""
    async with open_archive(data / "greenroom.db") as archive:
        record = await archive.sittings.get(1)
        assert record is not None
        turns = (await archive.sittings.transcript(1)).turns
        spent = await archive.attempts.history(str(member.id), record.scope, record.track)
    return record, [t.answer.text for t in turns if t.answer], [a.spent for a in spent]
