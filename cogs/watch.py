"""What a running bot counts of itself, and the page on this machine's loopback that shows it."""

import asyncio
import logging
import math
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from types import SimpleNamespace

import aiohttp
import discord
from aiohttp import web
from discord.ext import commands

from bot.errors import DatabaseUnusable, SettingsInvalid
from bot.metrics import CONTENT_TYPE, Family, Sample, Tally, Timings, exposition
from cogs.voice.counts import Counts
from storage.archive import Archive

LOOPBACK = "127.0.0.1"
_REPLY = "/callback"
_MOST_PENDING = 1000
_ANSWERS_WITHIN = 2.0
"""Seconds in which the database must answer; Docker waits 5 for a health check."""
_PACKETS = (
    "heard", "lost", "late", "mended", "concealed", "doubles", "dave_failed", "transport_failed",
    "undecodable",
)  # fmt: skip
"""What is shown of `Counts`, by the names of its fields."""


class Watch(logging.Handler):
    """Counts errors by kind and packets of calls from what is logged, and times replies.

    A call's packets are logged, as `Counts`, when it ends; an error with its kind.
    """

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.timings = Timings()
        self._errors, self._packets = Tally(), Tally()
        self._asked: OrderedDict[str, float] = OrderedDict()

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record of the log."""
        if isinstance(record.args, tuple) and record.args and isinstance(record.args[0], Counts):
            for name in _PACKETS:
                self._packets.add(name, getattr(record.args[0], name))
        elif kind := getattr(record, "kind", ""):
            self._errors.add(str(kind))
        elif record.levelno >= logging.ERROR:
            error = record.exc_info[1] if record.exc_info else None
            self._errors.add(type(error).__name__ if error else record.name.partition(".")[0])

    def asked(self, interaction: discord.Interaction) -> None:
        """Note when an interaction came; it is forgotten once it is answered."""
        self._asked[str(interaction.id)] = asyncio.get_running_loop().time()
        while len(self._asked) > _MOST_PENDING:
            self._asked.popitem(last=False)

    def trace(self, config: aiohttp.TraceConfig) -> aiohttp.TraceConfig:
        """Time the replies among the requests of a client that has this trace."""
        config.on_request_end.append(self._replied)
        return config

    async def _replied(
        self,
        _: aiohttp.ClientSession,
        __: SimpleNamespace,
        request: aiohttp.TraceRequestEndParams,
    ) -> None:
        if request.url.path.endswith(_REPLY):
            asked = self._asked.pop(request.url.path.split("/")[-3], None)
            if asked is not None:
                self.timings.took("reply", asyncio.get_running_loop().time() - asked)

    def families(self) -> Sequence[Family]:
        """Give all that was counted since the start."""
        return (
            self.timings.family("greenroom_stage_seconds", "How long each stage took."),
            self._errors.family("greenroom_errors_total", "kind", "Errors that were logged."),
            self._packets.family(
                "greenroom_voice_packets_total", "fate", "Members' packets of calls that are over."
            ),
        )


class WatchCog(commands.Cog):
    """Tells a watch of interactions as they come: `WatchCog(watch)`."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Note when it came."""
        self._watch.asked(interaction)


def live_family(rooms: Sequence[str]) -> Family:
    """Give the interviews that are being held, by the kind of their room."""
    counts = {"text": 0, "voice": 0}
    for room in rooms:
        counts[room] += 1
    return Family(
        "greenroom_interviews_live",
        "gauge",
        "Interviews that are being held.",
        [Sample(count, {"room": room}) for room, count in counts.items()],
    )


def gauge(name: str, value: float, about: str) -> Family:
    """Give a figure that stands alone."""
    return Family(name, "gauge", about, (Sample(value),))


async def health(client: discord.Client, archive: Archive) -> str:
    """Say in a word what keeps the bot from its work; "" when nothing does."""
    if client.is_closed() or not client.is_ready() or not math.isfinite(client.latency):
        return "not connected to Discord"
    try:
        async with asyncio.timeout(_ANSWERS_WITHIN):
            await archive.rooms.under_way()
    except (DatabaseUnusable, TimeoutError):
        return "the database doesn't answer"
    return ""


@asynccontextmanager
async def watched(
    port: int | None, client: discord.Client, archive: Archive, look: Callable[[], Sequence[Family]]
) -> AsyncIterator[None]:
    """Serve /metrics and /healthz on the loopback while the block runs; nothing without a port.

    Raises:
        SettingsInvalid: the port is taken.
    """
    if port is None:
        yield
        return

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(text=exposition(look()), headers={"Content-Type": CONTENT_TYPE})

    async def healthz(_: web.Request) -> web.Response:
        trouble = await health(client, archive)
        return web.Response(text=f"{trouble or 'ok'}\n", status=503 if trouble else 200)

    app = web.Application()
    app.add_routes([web.get("/metrics", metrics), web.get("/healthz", healthz)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, LOOPBACK, port).start()
        except OSError as error:
            raise SettingsInvalid(
                f"Port {port} of this machine can't be used ({error.strerror}). Set "
                "GREENROOM_METRICS_PORT to another one."
            ) from error
        yield
    finally:
        await runner.cleanup()
