"""The voice path over the stand-in Discord: cost of hearing, pace of speaking, times to recover.

Run from the repository root: `python -m benchmarks.voice`. Real discord.py, DAVE, ciphers, Opus and
UDP on this machine; Discord's own network isn't part of it. CPU time is that of the thread.
"""

import asyncio
import logging
import statistics
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from itertools import pairwise
from unittest.mock import patch

import numpy as np

from bot.speech.audio import Spoken
from cogs.voice.joining import join
from cogs.voice.opus import Decoder
from cogs.voice.owners import Owners
from cogs.voice.playback import Player
from cogs.voice.receive import Receiver
from cogs.voice.transport import MODES
from tests.cogs.voice.calling import Heard, Table, at_table, until
from tests.discord_standin.voice import sound

SECONDS = 60
"""Of speech in each round of the first table; the best of five rounds counts."""


async def hearing(mode: str) -> None:
    """Print the CPU time of a second of speech: everything, and Opus alone."""
    with patch("tests.discord_standin.voice.client.MODES", (mode,)):
        await _hearing(mode)


async def _hearing(mode: str) -> None:
    async with at_table() as table:
        client = table.discord.voice.bot(table.room)
        if client is None or client.transport is None:
            raise LookupError("the bot isn't in the call")
        whole, bare = [], []
        frames = sound.tone(300, 2.0) * (SECONDS // 2)
        for _ in range(5):
            seal = client.transport.seal
            data = [seal(table.ada.headset.next_packet(frame)) for frame in frames]
            receiver, heard = _receiver(table)
            whole.append(_cost(receiver.packet, data))
            bare.append(_cost(Decoder().decode, frames))
            if heard.seconds != SECONDS:
                raise ValueError("not everything was heard")
        own = min(whole) - min(bare)
        _line(f"hearing, {mode[5:-8]}", f"{min(whole):.2f} ms per second of one speaker")
        _line("  of these Opus alone", f"{min(bare):.2f} ms; all else {own:.2f} ms")


def _receiver(table: Table) -> tuple[Receiver, Heard]:
    heard = Heard()
    receiver = Receiver(
        int(table.ada.user.id),
        keys=table.call,
        owners=Owners(),
        emit=heard,
        recover=lambda: None,
        now=time.monotonic,
        happened=Counter(),
        lost=heard.lost,
    )
    return receiver, heard


def _cost(work: Callable[[bytes], object], data: list[bytes]) -> float:
    """Give milliseconds of CPU for each second of sound."""
    begun = time.thread_time()
    for each in data:
        work(each)
    return (time.thread_time() - begun) * 1000 / (len(data) * 0.02)


async def speaking(busy: int) -> None:
    """Print how evenly packets go out while threads are busy outside the interpreter's lock."""
    stop = threading.Event()
    workers = [threading.Thread(target=_work, args=(stop,)) for _ in range(busy)]
    async with at_table(listening=False) as table:
        sent: list[float] = []
        send = table.call.send_audio_packet

        def timed(data: bytes, *, encode: bool = True) -> None:
            sent.append(time.perf_counter())
            send(data, encode=encode)

        table.call.send_audio_packet = timed  # type: ignore[method-assign] # to look at the clock
        for worker in workers:
            worker.start()
        await Player(table.call).play(_once(sound.tone(440, 10.0)))
        stop.set()
        await until(lambda: len(table.ada.heard()) >= 495)
        arrived = [frame.arrived for frame in table.ada.heard()]
    steps = [1000 * (b - a) for a, b in pairwise(sent[:500])]
    late = [1000 * (at - sent[0]) - 20 * n for n, at in enumerate(sent[:500])]
    gaps = [1000 * (b - a) for a, b in pairwise(arrived)]
    _line(f"speaking, {busy} busy threads", f"step between packets {_spread(steps)}")
    _line("  behind the ideal moment", _spread([at - min(late) for at in late]))
    _line("  step between arrivals", _spread(gaps))


def _work(stop: threading.Event) -> None:
    matrix = np.random.default_rng(1).random((400, 400), np.float32)
    while not stop.is_set():
        matrix @ matrix


async def _once(packets: list[bytes]) -> AsyncIterator[Spoken]:
    yield Spoken(tuple(packets))


async def connecting() -> None:
    """Print how long joining takes until a first word could be said in secret."""
    times = []
    async with at_table(listening=False) as table:
        channel = table.call.channel
        for _ in range(15):
            await table.call.disconnect()
            begun = time.perf_counter()
            table.call = await join(channel)
            await until(lambda: table.call.private)
            times.append(1000 * (time.perf_counter() - begun))
    _line("join to ready to speak", f"{_spread(times)}; 20 ms of it is the stand-in's pause")


async def recovering(name: str, happens: Callable[[Table], object], times: int = 3) -> None:
    """Print how long it takes from a fault to both sides hearing each other, or to the end."""
    took, ends = [], []
    for _ in range(times):
        async with at_table() as table:
            spoken = asyncio.create_task(table.ada.speak_packets(sound.tone(440, 0.5) * 40))
            await until(lambda: table.call.counts.heard > 10)
            took.append(await _over_or_back(table, happens))
            ends.append(table.call.ended.is_set())
            spoken.cancel()
            await asyncio.gather(spoken, return_exceptions=True)
    outcome = "call over" if all(ends) else "heard again" if not any(ends) else "both"
    _line(name, f"{outcome} after {min(took):.2f}-{max(took):.2f} s")


async def _over_or_back(table: Table, happens: Callable[[Table], object]) -> float:
    begun, sessions = time.perf_counter(), table.call.counts.sessions
    happens(table)
    await until(lambda: _back(table, sessions) or table.call.ended.is_set(), 60)
    return time.perf_counter() - begun


def _back(table: Table, sessions: int) -> bool:
    if table.call.counts.sessions == sessions or not table.call.private:
        return False
    table.heard.pieces, pieces = [], table.heard.pieces
    return bool(pieces) and pieces[-1][0] > time.monotonic() - 0.1


def _moved(table: Table) -> None:
    other = table.stage.voice_channel("Other")
    table.stage.move(None, other)
    table.stage.move(table.ada, other)


def _refused(table: Table) -> None:
    table.discord.voice.refuse(4017, times=5)
    table.discord.voice.end(table.room, 4017)


FAULTS: dict[str, Callable[[Table], object]] = {
    "1006, connection lost": lambda table: table.discord.voice.drop(table.room),
    "4006, session invalid": lambda table: table.discord.voice.end(table.room, 4006),
    "4009, session timed out": lambda table: table.discord.voice.end(table.room, 4009),
    "4014 without news": lambda table: table.discord.voice.end(table.room, 4014),
    "4014, kicked": lambda table: table.stage.disconnect(None),
    "4015, server crashed": lambda table: table.discord.voice.end(table.room, 4015),
    "4017, no encryption, for good": _refused,
    "4021, rate limited": lambda table: table.discord.voice.end(table.room, 4021),
    "4022, call ended": lambda table: table.discord.voice.end(table.room, 4022),
    "channel deleted": lambda table: table.stage.delete(table.room),
    "region changed": lambda table: table.discord.voice.change_region(table.room),
    "moved to another channel": _moved,
}


def _spread(values: list[float]) -> str:
    ordered = sorted(values)
    p99 = ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))]
    return f"median {statistics.median(ordered):.1f}, p99 {p99:.1f}, max {ordered[-1]:.1f} ms"


def _line(name: str, figure: str) -> None:
    print(f"{name:<34}{figure}", flush=True)


async def main() -> None:
    """Print all tables."""
    logging.disable()
    for mode in MODES:
        await hearing(mode)
    await connecting()
    for busy in (0, 2):
        await speaking(busy)
    for name, happens in FAULTS.items():
        await recovering(name, happens)


if __name__ == "__main__":
    asyncio.run(main())
