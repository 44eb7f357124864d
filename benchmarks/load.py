"""A thousand servers, a hundred interviews in writing at once, and everybody else's commands.

The bot is a process of its own (`tests.cogs.process`, as `greenroom run` but for the countdown);
Discord and all members are played in this one. So what is measured is the bot's part, the wire on
127.0.0.1, and whatever else the machine does meanwhile: the figures hold for a machine as loaded as
the line with the load says. Discord's limits are those of the stand-in.

Run from the repository root: `python -m benchmarks.load [SERVERS] [INTERVIEWS] [COMMANDS]`, the
last of them a second.
"""

import asyncio
import os
import platform
import random
import ssl
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import benchmarks.discord
from benchmarks.discord import TRACKS, Acks, Candidate, line, watch
from storage.archive import open_archive
from tests.discord_standin import DidNotRespond, Discord, Member, standin
from tests.discord_standin.certificates import server_and_client_contexts
from tests.discord_standin.records.message import Message

SERVERS, INTERVIEWS, COMMANDS = 1_000, 100, 5.0
THOUGHT = 10.0
BETWEEN = 0.3
"""Seconds between two who begin their interview."""
DUE = 1.0
"""Seconds within which 99 of 100 slash commands must be acknowledged."""
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("help", {}),
    ("about", {}),
    ("privacy show", {}),
    ("results history", {}),
    ("retakes show", {"track": "law"}),
    ("leaderboard", {"track": "law"}),
)


async def started(played: Discord, folder: Path, asker: Member) -> asyncio.subprocess.Process:
    """Start the bot, and wait until it answers somebody."""
    _, client = server_and_client_contexts()
    (public,) = client.get_ca_certs(binary_form=True)
    certificate = folder / "standin.pem"
    await asyncio.to_thread(certificate.write_text, ssl.DER_cert_to_PEM_cert(public))
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.cogs.process", str(played.port)),
        *(str(certificate), str(folder)),
        env=os.environ | {"DISCORD_TOKEN": played.token},
    )
    await played.until(lambda: played.gateway.sessions, "the bot didn't come up", 120)
    await played.until(lambda: played.world.commands.get(None), "it has no commands", 120)
    while True:  # it has a session before it has read all servers
        with suppress(DidNotRespond):
            await asker.slash("help")
            return bot


async def ask(members: Sequence[Member], rate: float, acks: Acks, silent: list[str]) -> None:
    """Send commands of members who aren't interviewed, so many a second, until cancelled."""
    chance, running = random.Random(1), set[asyncio.Task[None]]()

    async def one(member: Member, path: str, options: dict[str, Any]) -> None:
        began = time.perf_counter()
        try:
            await member.slash(path, **options)
        except DidNotRespond:
            silent.append(path)
        else:
            acks["slash command"].append(time.perf_counter() - began)

    while True:
        task = asyncio.create_task(one(chance.choice(members), *chance.choice(ASKED)))
        running.add(task)
        task.add_done_callback(running.discard)
        await asyncio.sleep(chance.expovariate(rate))


class Thinking(Candidate):
    """A member who reads and types for a while: 10 s on average, where people take a minute."""

    async def _next(self, room: str) -> Message | None:
        found = await super()._next(room)
        await asyncio.sleep(random.uniform(0, 2 * THOUGHT))
        return found


class Gathering(asyncio.Barrier):
    """All are there before the first answers; then each answers in their own time."""

    async def wait(self) -> int:
        """Wait for the others, then think."""
        place = await super().wait()
        await asyncio.sleep(random.uniform(0, 2 * THOUGHT))
        return place


async def arrive(person: Candidate, number: int, together: asyncio.Barrier) -> None:
    """Come in turn, and be interviewed; all are held together before the first answers."""
    await asyncio.sleep(number * BETWEEN)
    try:
        await person.hold(together)
    except BaseException:
        await together.abort()  # else those who came wait for somebody who doesn't
        raise


async def measure(folder: Path, servers: int, count: int, rate: float) -> None:
    """Print what everybody waited, and whether every answer was kept."""
    benchmarks.discord.LONGEST = 300.0
    acks: Acks = defaultdict(list)
    silent = list[str]()
    async with standin() as played:
        guilds = [played.guild(f"Server {number}") for number in range(servers)]
        members = [guild.member("Member") for guild in guilds]
        began = time.perf_counter()
        bot = await started(played, folder, members[-1])
        print(f"start to ready with {servers} servers: {time.perf_counter() - began:.1f} s")
        people = [
            Thinking(played, member, TRACKS[number % len(TRACKS)], acks)
            for number, member in enumerate(members[:count])
        ]
        quiet = asyncio.create_task(ask(members[count:], rate, acks, silent))
        lags = asyncio.create_task(watch(acks["(this process held up)"]))
        began, together = time.perf_counter(), Gathering(count)
        arriving = [arrive(person, number, together) for number, person in enumerate(people)]
        ends = await asyncio.gather(*arriving, return_exceptions=True)
        took = time.perf_counter() - began
        quiet.cancel()
        lags.cancel()
        spent, memory = await asyncio.to_thread(costs, bot.pid)
        bot.terminate()
        await bot.wait()
    report(acks, ends, silent, took)
    print(f"bot: {memory:.0f} MiB resident, {spent:.1f} s of a core from its start to the end")
    await count_kept(folder, people, [str(guild.id) for guild in guilds], acks)


def costs(pid: int) -> tuple[float, float]:
    """Give the seconds of a core that a process has used, and its resident memory in MiB."""
    used = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split()
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    seconds = (int(used[13]) + int(used[14])) / os.sysconf("SC_CLK_TCK")
    return seconds, pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def report(
    acks: Acks, ends: Sequence[BaseException | None], silent: Sequence[str], took: float
) -> None:
    """Print the times of acknowledgements, and who was left behind."""
    for name, found in sorted(acks.items()):
        line(name, found)
    slash = sorted(acks["slash command"] + acks["/interview start"])
    if not slash:
        sys.exit("no command was answered")
    p99 = slash[-(len(slash) // 100) - 1]
    verdict = "within" if p99 < DUE else "OVER"
    print(f"slash replies, p99: {p99:.2f} s of {len(slash)}, {verdict} {DUE:.0f} s; ", end="")
    print(f"median {statistics.median(slash):.3f} s; {len(silent)} unanswered in 3 s")
    failures = sorted({type(end).__name__ for end in ends if end is not None})
    print(f"{ends.count(None)} of {len(ends)} reached their report in {took:.1f} s, {failures=}")


async def count_kept(
    folder: Path, people: Sequence[Candidate], scopes: Sequence[str], acks: Acks
) -> None:
    """Print how many of the answers that were acknowledged are in the archive."""
    sent = held = 0
    async with open_archive(folder / "greenroom.db") as archive:
        for person, scope in zip(people, scopes, strict=False):
            kept = set[str]()
            for record in await archive.sittings.history(person.id, scope):
                turns = (await archive.sittings.transcript(record.id)).turns
                kept |= {turn.answer.text for turn in turns if turn.answer}
            sent, held = sent + len(person.sent), held + len(set(person.sent) & kept)
    told = len(acks["Answer's form"])
    print(f"answers sent {sent}, acknowledged {told}, kept {held}, lost {max(0, told - held)}")


async def main() -> None:
    """Run it in a temporary folder."""
    given = [float(text) for text in sys.argv[1:]] + [SERVERS, INTERVIEWS, COMMANDS][
        len(sys.argv) - 1 :
    ]
    load = "%.1f %.1f %.1f"
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, ",
        end="",
    )
    print(f"load before {load % os.getloadavg()}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        await measure(Path(name), int(given[0]), int(given[1]), given[2])
    print(f"load after {load % os.getloadavg()}")


if __name__ == "__main__":
    asyncio.run(main())
