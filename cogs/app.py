"""The wiring: settings → archive → client → cogs, and an end that leaves nobody in the middle."""

import asyncio
import logging
import signal
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Unpack

from discord.ext import commands

from bot.errors import SettingsInvalid
from bot.interview.intents import make_ready
from bot.metrics import Family
from bot.resume.reader import ResumeReader
from bot.settings import Settings
from bot.shelf import Shelf, open_shelf
from bot.speech.timed_voice import TimedVoice
from cogs.building import DiscordBuilding
from cogs.client import Connection, GreenroomClient
from cogs.community import community
from cogs.feedback import Feedback
from cogs.floor import Floor
from cogs.help import HelpCog
from cogs.intake import Intake
from cogs.interviews import Interviews
from cogs.late_hearing import late_hearing
from cogs.letters import Letters
from cogs.looking_back import LookingBack
from cogs.posting import Reports
from cogs.preferences import PreferencesCog
from cogs.recordings import Recordings
from cogs.refused import refusals_said
from cogs.results import ResultsCog
from cogs.resumes import ResumesCog
from cogs.room_clock import Pace
from cogs.room_events import RoomEvents
from cogs.shards import shards_of
from cogs.starting import languages
from cogs.tier_roles import RoleGiving
from cogs.unclaimed import Unclaimed
from cogs.voice.equipment import Equipment, opened_equipment
from cogs.voice_lines import VoiceLines, open_hall
from cogs.watch import Watch, WatchCog, gauge, live_family, watched
from storage.archive import Archive, open_archive
from storage.memory import Memory
from storage.rescoring import Corrections


@dataclass(frozen=True, slots=True)
class App:
    """Everything that is open while the bot runs."""

    client: GreenroomClient
    archive: Archive
    shelf: Shelf
    equipment: Equipment | None
    recordings: Recordings
    settings: Settings
    watch: Watch

    def figures(self) -> Sequence[Family]:
        """Give what the metrics page shows now."""
        every = self.client.cogs.values()
        rooms = [r for cog in every if isinstance(cog, Interviews) for r in cog.live_rooms()]
        in_line = sum(cog.in_line for cog in every if isinstance(cog, RoomEvents))
        waiting = self.equipment.hearing.turns.waiting if self.equipment else 0
        return (
            live_family(rooms),
            gauge("greenroom_line_length", in_line, "Members who wait for a voice room."),
            gauge("greenroom_clips_waiting", waiting, "Pieces of answers that wait to be heard."),
            gauge("greenroom_gateway_seconds", self.client.latency, "Discord's last heartbeat."),
            *self.watch.families(),
        )


def furnish(app: App, now: Callable[[], float], pace: Pace) -> Sequence[commands.Cog]:
    """Make the cogs, each with the two or three things it uses, and register their buttons."""
    building = DiscordBuilding(app.client)
    memory = Memory(app.archive, app.shelf.formats, now)
    roles = RoleGiving(app.client, app.archive)
    corrections = Corrections(app.archive.rescoring, app.shelf, now, roles.give)
    looking_back = LookingBack(app.archive, memory, now)
    feedback = Feedback(memory, app.archive.preferences, corrections, looking_back)
    preferences = PreferencesCog(app.archive.preferences, languages(app.shelf.formats))
    intake = Intake(app.archive.resumes, ResumeReader(), app.shelf.terms, now)
    results, resumes = ResultsCog(memory, feedback), ResumesCog(app.archive.resumes, intake)
    reports = Reports(feedback, app.archive.rooms, roles)
    most = app.settings.voice_rooms
    hall = open_hall(app.client, building, app.equipment, shelf=app.shelf, now=now, most=most)
    lines = VoiceLines(hall, app.archive, app.shelf)
    floor = Floor(
        app.archive, app.shelf, building, reports.post, lines=lines.again, pace=pace, now=now
    )
    interviews = Interviews(floor, building, hall, app.recordings)
    app.client.add_dynamic_items(*interviews.buttons, *results.buttons, *resumes.buttons)
    app.client.add_dynamic_items(*preferences.buttons)
    social = community(
        app.client,
        app.archive,
        app.shelf,
        building=building,
        floor=floor,
        roles=roles,
        settings=app.settings,
        now=now,
    )
    own = (
        interviews,
        RoomEvents(floor, hall),
        Letters(floor, app.recordings),
        results,
        resumes,
        preferences,
        HelpCog(app.client.tree),
        WatchCog(app.watch),
        Unclaimed(),
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
    await asyncio.to_thread(make_ready)
    watch = Watch()
    if equipment is not None:
        equipment.hearing.turns.timed(watch.timings.took)
        timed = TimedVoice(equipment.voice, watch.timings.took)
        equipment = replace(equipment, voice=timed)
    async with open_archive(settings.database) as archive:
        client = GreenroomClient(settings.data / "commands.sha256", watch, **options)
        hearing = equipment.hearing if equipment else None
        recordings = Recordings(archive, shelf.finder, hearing)
        app = App(client, archive, shelf, equipment, recordings, settings, watch)
        listening = logging.getLogger()
        listening.addHandler(watch)
        for cog in furnish(app, now, pace):
            await client.add_cog(cog)
        try:
            yield app
        finally:
            if not client.is_closed():
                await client.close()
            listening.removeHandler(watch)


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
    options |= shards_of(settings)
    async with (
        opened_equipment(settings) as equipment,
        open_app(settings, pace=pace, equipment=equipment, **options) as app,
        late_hearing(settings, app.recordings),
        watched(settings.metrics_port, app.client, app.archive, app.figures),
    ):
        warming = asyncio.create_task(asyncio.to_thread(app.shelf.warm))
        stopped = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        running = asyncio.create_task(app.client.start(token))
        stopping = asyncio.create_task(stopped.wait())
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await app.client.close()
        await asyncio.gather(warming, return_exceptions=True)
        with refusals_said():
            await running


async def sync_commands(settings: Settings) -> int:
    """Tell Discord the commands now, whatever it was told before; give how many there are.

    Raises:
        SettingsInvalid: there is no token, or Discord refuses it.
    """
    token = token_of(settings)
    async with open_app(settings) as app:
        with refusals_said():
            await app.client.login(token)
        return await app.client.sync()
