"""The wiring: settings → archive → client → cogs, and an end that leaves nobody in the middle."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Unpack

import discord
from discord.ext import commands

from bot.errors import SettingsInvalid
from bot.resume.reader import ResumeReader
from bot.settings import Settings
from bot.shelf import Shelf, open_shelf
from cogs.building import DiscordBuilding
from cogs.client import Connection, GreenroomClient
from cogs.community import community
from cogs.feedback import Feedback
from cogs.floor import Floor
from cogs.help import HelpCog
from cogs.intake import Intake
from cogs.interviews import Interviews
from cogs.letters import Letters
from cogs.posting import Reports
from cogs.preferences import PreferencesCog
from cogs.results import ResultsCog
from cogs.resumes import ResumesCog
from cogs.room_clock import Pace
from cogs.room_events import RoomEvents
from cogs.starting import languages
from cogs.tier_roles import RoleGiving
from cogs.voice.equipment import Equipment, opened_equipment
from cogs.voice_lines import VoiceLines, open_hall
from storage.archive import Archive, open_archive
from storage.memory import Memory
from storage.rescoring import Corrections

_REFUSED = (
    "Discord refuses the token. Copy it anew from the developer portal (your application, Bot, "
    "Reset Token) into DISCORD_TOKEN in .env, and start again."
)


@dataclass(frozen=True, slots=True)
class App:
    """Everything that is open while the bot runs."""

    client: GreenroomClient
    archive: Archive
    shelf: Shelf
    equipment: Equipment | None


def furnish(app: App, now: Callable[[], float], pace: Pace) -> Sequence[commands.Cog]:
    """Make the cogs, each with the two or three things it uses, and register their buttons."""
    building = DiscordBuilding(app.client)
    memory = Memory(app.archive, app.shelf.formats, now)
    corrections = Corrections(app.archive.rescoring, app.shelf, now)
    feedback = Feedback(memory, app.archive.preferences, corrections)
    preferences = PreferencesCog(app.archive.preferences, languages(app.shelf.formats))
    intake = Intake(app.archive.resumes, ResumeReader(), app.shelf.terms, now)
    results, resumes = ResultsCog(memory, feedback), ResumesCog(app.archive.resumes, intake)
    roles = RoleGiving(app.client, app.archive)
    reports = Reports(feedback, app.archive.rooms, roles)
    hall = open_hall(app.client, building, app.equipment, now=now)
    lines = VoiceLines(hall, app.archive.preferences, app.shelf)
    floor = Floor(
        app.archive, app.shelf, building, reports.post, lines=lines.again, pace=pace, now=now
    )
    interviews = Interviews(floor, building, hall)
    app.client.add_dynamic_items(*interviews.buttons, *results.buttons, *resumes.buttons)
    app.client.add_dynamic_items(*preferences.buttons)
    social = community(
        app.client, app.archive, app.shelf, building=building, floor=floor, roles=roles, now=now
    )
    own = (
        interviews,
        RoomEvents(floor, hall),
        Letters(floor),
        results,
        resumes,
        preferences,
        HelpCog(app.client.tree),
    )
    return *own, *social


@asynccontextmanager
async def open_app(
    settings: Settings,
    *,
    now: Callable[[], float] = time.time,
    pace: Pace = Pace(),  # noqa: B008 - a value
    shelf: Shelf | None = None,
    equipment: Equipment | None = None,
    **options: Unpack[Connection],
) -> AsyncIterator[App]:
    """Open the archive and make the client with its cogs; both are closed when the block ends.

    `options` go to the client; `now` gives unix seconds, `pace` the seconds of interview rooms,
    `shelf` what is asked, when it is open already, and `equipment` what to hear and speak with.

    Raises:
        DatabaseUnusable: see its advice.
        InputInvalid: GREENROOM_BANKS is no folder.
    """
    shelf = shelf or open_shelf(settings)
    async with open_archive(settings.database) as archive:
        client = GreenroomClient(settings.data / "commands.sha256", **options)
        app = App(client, archive, shelf, equipment)
        for cog in furnish(app, now, pace):
            await client.add_cog(cog)
        try:
            yield app
        finally:
            if not client.is_closed():
                await client.close()


def token_of(settings: Settings) -> str:
    """Give the bot's token.

    Raises:
        SettingsInvalid: there is none.
    """
    if settings.discord_token is None or not settings.discord_token.get_secret_value().strip():
        raise SettingsInvalid(
            "DISCORD_TOKEN is not set. Copy .env.example to .env and put your bot's token there."
        )
    return settings.discord_token.get_secret_value().strip()


async def serve(
    settings: Settings,
    *,
    pace: Pace = Pace(),  # noqa: B008 - a value
    **options: Unpack[Connection],
) -> None:
    """Run the bot until SIGTERM or SIGINT: then no new starts, answers kept, threads told.

    Raises:
        SettingsInvalid: there is no token, or Discord refuses it.
        DatabaseUnusable: see its advice.
    """
    token = token_of(settings)
    async with (
        opened_equipment(settings) as equipment,
        open_app(settings, pace=pace, equipment=equipment, **options) as app,
    ):
        stopped = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        running = asyncio.create_task(app.client.start(token))
        stopping = asyncio.create_task(stopped.wait())
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await app.client.close()
        try:
            await running
        except discord.LoginFailure:
            raise SettingsInvalid(_REFUSED) from None


async def sync_commands(settings: Settings) -> int:
    """Tell Discord the commands now, whatever it was told before; give how many there are.

    Raises:
        SettingsInvalid: there is no token, or Discord refuses it.
    """
    token = token_of(settings)
    async with open_app(settings) as app:
        try:
            await app.client.login(token)
        except discord.LoginFailure:
            raise SettingsInvalid(_REFUSED) from None
        return await app.client.sync()
