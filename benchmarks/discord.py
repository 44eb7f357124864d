"""The bot against Discord played on 127.0.0.1, beside bare discord.py clients in the same run.

Prints: start to ready; the round trip of light commands; and a hundred members who are interviewed
in a hundred private threads at once: how soon each press is acknowledged (Discord gives 3 s), and
how many of the answers that were sent stand in the archive.

Bot, members and stand-in share one event loop, so every figure includes Discord's part of the work:
the bot alone is faster, and the real network is slower. Countdowns are 0 s here.

Run from the repository root: `python -m benchmarks.discord [members]`.
"""

import asyncio
import os
import platform
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.settings import Settings
from cogs.app import App, open_app
from cogs.client import INTENTS
from cogs.room_clock import Pace
from tests.cogs.talking import ANSWER, FIELD, labels
from tests.discord_standin import DidNotRespond, Discord, Member, Outcome, standin, text_of
from tests.discord_standin.acting.controls import find_control, pressed
from tests.discord_standin.acting.interacting import Deed, interact
from tests.discord_standin.limits import Limit
from tests.discord_standin.records.interaction import InteractionKind
from tests.discord_standin.records.message import Message

T = TypeVar("T")
Acks = defaultdict[str, list[float]]
STARTS, COMMANDS = 5, 200
TRACKS = ("software-engineering", "law", "data-science", "medicine", "education")
LOOK = 0.05
"""Seconds between a member's looks: waking all at each change would cost more than the bot does."""
LONGEST = 60.0
"""Seconds that a member waits for the next thing before they count as left behind."""


@asynccontextmanager
async def bare(played: Discord, *, ping: bool) -> AsyncIterator[None]:
    """Hold a client of discord.py that does nothing, or answers /ping."""
    client = discord.Client(intents=INTENTS, connector=played.connector(), guild_ready_timeout=0)
    tree = app_commands.CommandTree(client)

    @tree.command(name="ping", description="Answer")
    async def _pong(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Pong", ephemeral=True)

    await played.connect(client)
    if ping:
        await tree.sync()
    yield
    await played.disconnect(client)


@asynccontextmanager
async def greenroom(played: Discord, data: Path) -> AsyncIterator[App]:
    """Hold the bot as `greenroom run` does, but for the countdown."""
    options: dict[str, Any] = {"connector": played.connector(), "guild_ready_timeout": 0}
    async with open_app(Settings(data=data), pace=Pace(countdown=0.0), **options) as app:
        await played.connect(app.client)
        yield app
        await played.disconnect(app.client)


async def seconds_to_open(opening: AbstractAsyncContextManager[object]) -> float:
    """Give the seconds until the block is entered."""
    began = time.perf_counter()
    async with opening:
        return time.perf_counter() - began


async def measure_starts(folder: Path) -> None:
    """Print how long the bot takes to be ready; modules are imported already."""
    base: list[float] = []
    bot: list[float] = []
    async with standin() as played:
        played.guild()
        for run in range(STARTS):
            base.append(await seconds_to_open(bare(played, ping=False)))
            bot.append(await seconds_to_open(greenroom(played, folder / f"start-{run}")))
    line("bare client, start to ready", base)
    line("bot, start to ready", bot)


async def measure_commands(folder: Path) -> None:
    """Print the round trips of commands, from the press of Enter to the whole answer."""
    async with standin() as played:
        ada = played.guild().member("Ada")
        played.limits.usual = Limit(10_000, 1.0)  # else it is Discord's limits that are measured
        async with bare(played, ping=True):
            line("bare bot, /ping", await round_trips(lambda: ada.slash("ping")))
        async with greenroom(played, folder / "commands"):
            line("bot, /help", await round_trips(lambda: ada.slash("help")))


async def round_trips(do: Callable[[], Awaitable[Outcome]]) -> list[float]:
    """Do it one after the other; the first one, which warms up, is left out."""
    found = []
    for _ in range(COMMANDS + 1):
        began = time.perf_counter()
        await do()
        found.append(time.perf_counter() - began)
    return found[1:]


class Candidate:
    """A member who is interviewed, and what they saw. `together` makes all press at once."""

    def __init__(self, played: Discord, member: Member, track: str, acks: Acks) -> None:
        self._played, self._member, self._track, self._acks = played, member, track, acks
        self.id = str(member.id)
        self.sent: list[str] = []

    async def hold(self, together: asyncio.Barrier) -> None:
        """Answer every question until the report is there; TimeoutError if nothing comes."""
        wish: dict[str, Any] = {"track": self._track, "format": "short", "mode": "warm-up"}
        page = await self._timed("/interview start", self._member.slash("interview start", **wish))
        await self._seen(lambda: not page.message.is_loading)
        await self._press("Start", page.message)
        await self._seen(lambda: "room is ready" in text_of(page.message))
        found = re.search(r"<#(\d+)>", text_of(page.message))
        room = found[1] if found else ""
        while question := await self._next(room):
            if not self.sent:
                await together.wait()
            form = await self._press("Answer", question)
            text = f"{ANSWER} I say so as number {len(self.sent)} of {self.id}."
            self.sent.append(text)
            await self._timed("Answer's form", self._member.submit(form, {FIELD: text}))
            await self._seen(lambda q=question: "Answer" not in labels(q))  # type: ignore[misc] # as above

    async def _next(self, room: str) -> Message | None:
        """Give the open question; None when the report is there."""

        def found() -> list[Message]:
            wanted = {"Answer", "Show my feedback"}
            there = self._played.world.messages.get(room, {})
            return [m for m in reversed(there.values()) if wanted & set(labels(m))]

        newest = (await self._seen(found))[0]
        return newest if "Answer" in labels(newest) else None

    async def _press(self, name: str, message: Message) -> Outcome:
        world = self._played.world
        _, button = find_control([message], name, button=True)
        place, kind = world.channels[message.channel_id], InteractionKind.COMPONENT
        deed = Deed(kind, self._member.user, place, pressed(button), name, message)
        return Outcome(world, await self._timed(f"press {name}", interact(world, deed)))

    async def _timed(self, name: str, doing: Awaitable[T]) -> T:
        began = time.perf_counter()
        done = await doing
        self._acks[name].append(time.perf_counter() - began)
        return done

    async def _seen(self, look: Callable[[], T]) -> T:
        async with asyncio.timeout(LONGEST):
            while not (found := look()):  # noqa: ASYNC110 - see LOOK
                await asyncio.sleep(LOOK)
        return found


async def measure_hundred(folder: Path, count: int) -> None:
    """Print how a hundred at once are served."""
    acks: Acks = defaultdict(list)
    async with standin() as played, greenroom(played, folder / "hundred") as app:
        guild = played.guild()
        members = [guild.member(f"Member {number}") for number in range(count)]
        people = [
            Candidate(played, member, TRACKS[number % len(TRACKS)], acks)
            for number, member in enumerate(members)
        ]
        together, began = asyncio.Barrier(count), time.perf_counter()
        lags = asyncio.create_task(watch(acks["(event loop held up)"]))
        ends = await asyncio.gather(*(p.hold(together) for p in people), return_exceptions=True)
        took = time.perf_counter() - began
        lags.cancel()
        kept = [await kept_answers(app, person.id, str(guild.id)) for person in people]
    sent = sum(len(person.sent) for person in people)
    held = sum(len(set(person.sent) & set(k)) for person, k in zip(people, kept, strict=True))
    silent = sum(isinstance(end, DidNotRespond) for end in ends)
    other = sorted({repr(e) for e in ends if e is not None and not isinstance(e, DidNotRespond)})
    for name, found in acks.items():
        line(f"{count} at once, {name}", found)
    print(f"{count} at once: {ends.count(None)} reached their report in {took:.1f} s, ", end="")
    print(f"{silent} presses unanswered in 3 s, other failures {other}")
    print(f"answers sent {sent}, kept {held}, lost {sent - held}")


async def watch(lags: list[float]) -> None:
    """Note by how much a sleep of 10 ms is late, until cancelled."""
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.01)
        lags.append(max(0.0, time.perf_counter() - began - 0.01))


async def kept_answers(app: App, member: str, scope: str) -> list[str]:
    """Give the answers of a member's sittings that are in the archive."""
    texts = []
    for record in await app.archive.sittings.history(member, scope):
        transcript = await app.archive.sittings.transcript(record.id)
        texts += [turn.answer.text for turn in transcript.turns if turn.answer]
    return texts


def line(name: str, found: Sequence[float]) -> None:
    """Print a row of milliseconds."""
    ordered = [1000 * seconds for seconds in sorted(found)]
    p95 = ordered[max(0, -(-95 * len(ordered) // 100) - 1)]
    print(
        f"{name:44} p50 {statistics.median(ordered):7.1f} ms  p95 {p95:7.1f} ms  "
        f"max {ordered[-1]:7.1f} ms  n {len(ordered)}"
    )


async def main() -> None:
    """Run all three."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    load = "%.1f %.1f %.1f"
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, ",
        end="",
    )
    print(f"discord.py {discord.__version__}, load before {load % os.getloadavg()}")
    with tempfile.TemporaryDirectory() as name:
        await measure_starts(Path(name))
        await measure_commands(Path(name))
        await measure_hundred(Path(name), count)
    print(f"load after {load % os.getloadavg()}")


if __name__ == "__main__":
    asyncio.run(main())
