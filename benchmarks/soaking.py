"""Guests who are interviewed in a bot without Discord: rooms that take messages, and a calendar."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import discord

import cogs.app
from bot.answer import Answer
from bot.bank_files import shipped_folder
from bot.errors import GreenroomError, InputInvalid, RetakeTooSoon
from bot.interview.ports import Intent
from bot.interview.transcript import Mode
from bot.settings import Settings
from bot.shelf import Shelf
from cogs.floor import Floor, Live
from cogs.interviews import Interviews
from cogs.room_clock import Pace
from cogs.upkeep import UpkeepCog
from storage.archive import Archive
from storage.desk import Prepared, Seat, Wish
from storage.records import RoomName
from tests.fakes import PROFILE

MEMBERS, SERVERS = 400, 8
STEP = 14_400.0
"""Seconds of the calendar that an interview takes: words are over their time after 540 of them."""
TRACKS = ("software-engineering", "law", "data-science", "medicine", "education")
SAID = (
    "We moved 40 services to Kubernetes because deployments took two hours.",
    "I wrote the rollout plan and tried it on one service for a week.",
    "The alternative was a script, which nobody else could have looked after.",
    "It cut a deployment from 120 minutes to 9, and we measured that for a month.",
    "I would start with the database next time, since that cost us three weekends.",
    "My colleague Ines owned the alerts; I owned the budget and the talks with the client.",
    "Well, it was mostly the usual things, and the team was quite happy with all of it.",
)


class Room:
    """A thread that takes messages and forgets them."""

    async def send(self, text: str = "", **parts: Any) -> "Room":  # noqa: ANN401 - as discord.py's
        """Take a message; its buttons are written out, as the client would."""
        return await self.edit(content=text, **parts)

    async def edit(self, **parts: Any) -> "Room":  # noqa: ANN401 - as above
        """Take a change."""
        if parts.get("view"):
            parts["view"].to_components()
        await asyncio.sleep(0)
        return self

    async def history(self, *, limit: int) -> AsyncIterator[discord.Message]:
        """Give no message."""
        for message in list[discord.Message]()[:limit]:
            yield message


class Hollow:
    """A building without Discord: every thread is there, and everybody."""

    def thread(self, thread: int) -> discord.abc.Messageable:
        """Give a room."""
        del thread
        return Room()  # type: ignore[return-value] # it has what rooms use

    async def is_open(self, thread: int) -> bool:
        """Say yes."""
        return bool(thread)

    async def is_member(self, guild: int, member: int) -> bool:
        """Say yes."""
        return bool(guild and member)

    async def tell(self, member: int, text: str) -> None:
        """Tell nobody."""


@dataclass(slots=True)
class Hotel:
    """The bot, and its calendar, which runs ahead."""

    folder: Path
    loop: asyncio.AbstractEventLoop
    shelf: Shelf
    ahead: float = 0.0
    app: cogs.app.App = field(init=False)

    @property
    def archive(self) -> Archive:
        """What is kept."""
        return self.app.archive

    @property
    def floor(self) -> Floor:
        """Where interviews are held."""
        interviews = self.app.client.get_cog("Interviews")
        assert isinstance(interviews, Interviews)  # noqa: S101 - it is one of the bot's
        return interviews._floor  # noqa: SLF001 - no door leads to it without Discord

    async def upkeep(self) -> None:
        """Do what is due: the daily sweep, the weekly copy."""
        upkeep = self.app.client.get_cog("UpkeepCog")
        assert isinstance(upkeep, UpkeepCog)  # noqa: S101 - as above
        await upkeep.round()

    def now(self) -> float:
        """Unix seconds of the calendar."""
        return time.time() + self.ahead


@asynccontextmanager
async def open_hotel(folder: Path) -> AsyncIterator[Hotel]:
    """Open the bot as `greenroom run` does, in a building without Discord."""
    shelf = Shelf((shipped_folder(),))
    hotel = Hotel(folder, asyncio.get_running_loop(), shelf)
    settings = Settings(data=folder, backup_hours=7 * 24, backups_kept=2)
    with patch.object(cogs.app, "DiscordBuilding", lambda _: Hollow()):
        async with cogs.app.open_app(
            settings, now=hotel.now, pace=Pace(countdown=0.0), shelf=shelf
        ) as app:
            await app.client._async_setup_hook()  # noqa: SLF001 - half of a login, so that it can close
            hotel.app = app
            yield hotel


class Guests:
    """Members who come one after the other, each with a chance of their own to be difficult."""

    def __init__(self, hotel: Hotel, chance: random.Random, number: int) -> None:
        self._hotel, self._chance, self._number = hotel, chance, number
        self._floor = hotel.floor
        self._last = ""

    async def visit(self) -> str:
        """Be interviewed; say how it went."""
        hotel, chance = self._hotel, self._chance
        hotel.ahead += STEP
        if self._number == 0:
            await hotel.upkeep()
        # Each of those at once has members of their own: nobody sits twice at a time.
        member = str(1_000 + chance.randrange(MEMBERS // 16) * 16 + self._number)
        seat = Seat(member, str(1 + chance.randrange(SERVERS)), RoomName.TEXT)
        self._last = member
        try:
            live = await self._begin(seat)
        except GreenroomError as error:
            return type(error).__name__
        await self._answer(live)
        record = await hotel.archive.sittings.get(live.room.sitter.sitting)
        return str(record.ending if record else "gone")

    async def check_out(self) -> int:
        """Delete everything of the last member."""
        erased = await self._hotel.archive.erasure.erase(self._last, int(self._hotel.now()))
        return int(erased.clean)

    async def _begin(self, seat: Seat) -> Live:
        hotel, chance = self._hotel, self._chance
        resume = await hotel.archive.resumes.latest(seat.member)
        if resume is None and chance.random() < 0.5:
            await hotel.archive.resumes.keep(seat.member, "ab" * 32, PROFILE, int(hotel.now()))
            resume = await hotel.archive.resumes.latest(seat.member)
        desk = self._floor.desk(seat.member, seat.scope)
        mode = chance.choice((Mode.SCORED, Mode.WARM_UP))
        shape = hotel.shelf.format("short")
        wish = Wish(chance.choice(TRACKS), shape, chance.randrange(2**31), mode)
        prepared: Prepared
        try:
            prepared = await desk.begin(wish, resume)
        except RetakeTooSoon:
            prepared = await desk.begin(Wish(wish.track, shape, wish.seed, Mode.WARM_UP), resume)
        await self._floor.begin(prepared, seat, prepared.id, watched=False)
        live = self._floor.live(prepared.id)
        if live is None:
            raise InputInvalid("it was over at once")
        return live

    async def _answer(self, live: Live) -> None:
        """Answer, skip, have repeated, be interrupted or stop, until the interview is over."""
        while not live.task.done():
            asked = asyncio.ensure_future(live.room.asked())
            await asyncio.wait({asked, live.task}, return_when=asyncio.FIRST_COMPLETED)
            if not asked.done():
                asked.cancel()
                break
            prompt, dice = asked.result(), self._chance.random()
            if prompt is None:
                continue
            if dice < 0.03:
                live = await self._interrupted(live)
            else:
                await live.room.hand_in(prompt.id, self._said(dice))
        await asyncio.gather(live.task, return_exceptions=True)

    async def _interrupted(self, live: Live) -> Live:
        await self._floor.suspend(thread=live.thread)
        record = await self._hotel.archive.sittings.get(live.room.sitter.sitting)
        if record is None or record.ended_at is not None:
            return live
        return await self._floor.go_on(record, live.thread)

    def _said(self, dice: float) -> Answer | Intent:
        if dice < 0.06:
            return (Intent.SKIP, Intent.REPEAT, Intent.STOP)[int(dice * 100) - 3]
        chosen = self._chance.sample(SAID, self._chance.randint(2, 5))
        return Answer(f"{' '.join(chosen)} That was in {1990 + self._chance.randrange(36)}.")
