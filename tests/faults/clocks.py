"""The machine's clock jumps: against retakes, the day in which an interview can be gone on with."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from bot.interview.transcript import Ending
from bot.retakes import DAY, Policy, WaitUntil
from tests.cogs.house import House
from tests.faults.network_scene import Deed, Scene, happening
from tests.faults.table import Fault, Try

HOUR = 3600.0
BACK, FORWARD = -2 * HOUR, 2.0 * DAY
SPRING, AUTUMN = datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)
"""When Berlin's clocks change."""


def jumped(seconds: float) -> Deed:
    """Make a deed: the clock jumps amid an interview that is being held."""

    async def deed(scene: Scene) -> None:
        form = await scene.form()
        scene.house.ahead += seconds
        status = await (await scene.ada.slash("interview status")).finished()
        if "under way" not in status.text:
            scene.trouble.append("status ended or lost an interview that is held")
        await scene.answer(form)
        await scene.to_the_end()
        await _waits(scene)

    return deed


def jumped_while_down(seconds: float, ending: Ending | None) -> Deed:
    """Make a deed: the clock jumps while the bot is away; a day later the fault gives it back."""

    async def deed(scene: Scene) -> None:
        await scene.form()
        await scene.house.kill()
        scene.played.gateway.sessions.clear()
        scene.house.ahead += seconds
        await scene.house.open()
        await scene.to_the_end()
        record = await scene.house.archive.sittings.get(1)
        if record is None or (record.ending is Ending.FAULT) != (ending is Ending.FAULT):
            scene.trouble.append("it ended otherwise than it should")
        scene.house.ahead -= seconds
        if ending is Ending.FAULT and await _next(scene) is not None:
            scene.trouble.append("a fault made the member wait")

    return deed


async def _waits(scene: Scene) -> None:
    """Look whether the next scored interview waits 30 days from the start of this one."""
    record = await scene.house.archive.sittings.get(1)
    assert record is not None
    if await _next(scene) != record.started_at + Policy().gap:
        scene.trouble.append("the wait for the next one changed")
    for ahead, may in ((29 * DAY + BACK, False), (30 * DAY + 60, True)):
        at = int(record.started_at + ahead)
        if (await _next(scene, at) is None) != may:
            scene.trouble.append("the next one was allowed too early or too late")


async def _next(scene: Scene, now: int | None = None) -> int | None:
    """Say when the next scored interview may begin; None for at once."""
    attempts, who = scene.house.archive.attempts, str(scene.ada.id)
    now = int(scene.house.now()) if now is None else now
    found = await attempts.allowance(
        who, scene.house.scope, "software-engineering", Policy(), now=now
    )
    return found.when if isinstance(found, WaitUntil) else None


def changing(moment: datetime) -> Try:
    """Make a try: the local clock changes between two answers, in a process that lives by it."""

    def prepare(house: House) -> None:
        house.ahead = moment.timestamp() - time.time() - 1.0

    async def deed(scene: Scene) -> None:
        with local_time("Europe/Berlin"):
            form = await scene.form()
            scene.house.ahead += HOUR / 2
            await scene.answer(form)
            await scene.to_the_end()
            await _waits(scene)

    trying: Try = happening(deed, prepare=prepare)
    return trying


@contextmanager
def local_time(zone: str) -> Iterator[None]:
    """Have this process live in a time zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


FAULTS = (
    Fault("clock back 2 h, amid an interview", happening(jumped(BACK)), times=5, sample=0),
    Fault("clock forward 2 days, amid an interview", happening(jumped(FORWARD)), times=5),
    Fault(
        "clock back 2 h, while the bot is down", happening(jumped_while_down(BACK, None)), sample=0
    ),
    Fault(
        "clock forward 2 days, while the bot is down",
        happening(jumped_while_down(FORWARD, Ending.FAULT)),
    ),
    Fault("summer time begins", changing(SPRING), times=5, sample=0),
    Fault("summer time ends", changing(AUTUMN), times=5, sample=0),
)
