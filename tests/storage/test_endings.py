"""Each ending of the contract's table, from the engine to what the database charges for it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.automation import JsonRoom
from bot.bank_files import shipped_folder
from bot.interview.transcript import Ending, Mode
from bot.retakes import AttemptRecord
from bot.shelf import Shelf
from storage.archive import Archive, open_archive
from storage.desk import Desk, Seat, Wish

SHELF = Shelf((shipped_folder(),))
TRACK, NOW = "behavioural", 1_800_000_000
ANSWER = (
    "I rebuilt the rota because two nights a week had nobody; now every night has three people."
)


class Script:
    """Answers question after question until a last word comes instead, or the input ends."""

    def __init__(self, mains: int, last: Mapping[str, Any] | None, seconds: float = 40.0) -> None:
        self._mains, self._last, self._seconds = mains, last, seconds
        self._asked: list[str] = []

    def write(self, value: Mapping[str, Any]) -> None:
        """Take note of a question."""
        self._asked.append(str(value["id"]))

    async def next_line(self) -> str | None:
        """Answer, or give the last word once enough main questions were answered."""
        if sum("p" not in asked for asked in self._asked) > self._mains:
            return json.dumps(self._last) if self._last else None
        return json.dumps({"answer": ANSWER, "seconds": self._seconds})


async def scored(archive: Archive, script: Script) -> tuple[Ending, AttemptRecord]:
    """Hold one scored sitting and give its ending and its attempt, both from the database."""
    desk = Desk(archive, SHELF, Seat("ada"), lambda: NOW)
    prepared = await desk.begin(Wish(TRACK, SHELF.format("quick15"), 3, Mode.SCORED), None)
    await desk.hold(prepared, JsonRoom(script.next_line, script.write))
    record = await archive.sittings.get(prepared.id)
    assert record
    assert record.ending
    *_, attempt = await archive.attempts.history("ada", "local", TRACK)
    return record.ending, attempt


@pytest.mark.parametrize(
    ("script", "ending", "spent"),
    [
        (Script(99, None), Ending.COMPLETED, True),
        (Script(99, None, seconds=3000.0), Ending.OUT_OF_TIME, True),
        (Script(3, {"intent": "stop"}), Ending.STOPPED, True),
        (Script(1, {"intent": "stop"}), Ending.STOPPED, False),
        (Script(3, None), Ending.LEFT, True),
        (Script(0, None), Ending.LEFT, False),
    ],
)
async def test_each_ending_is_charged_as_the_contract_says(
    tmp_path: Path, script: Script, ending: Ending, spent: object
) -> None:
    """Ending and cost reach the database; the first early stop in thirty days is free."""
    async with open_archive(tmp_path / "greenroom.db") as archive:
        ended, attempt = await scored(archive, script)
        assert (ended, attempt.ending, attempt.spent) == (ending, ending, spent)


async def test_a_second_early_stop_costs_an_attempt(tmp_path: Path) -> None:
    """Within thirty days the second sitting stopped before the third answer is spent."""
    async with open_archive(tmp_path / "greenroom.db") as archive:
        assert not (await scored(archive, Script(1, None)))[1].spent
        assert (await scored(archive, Script(1, {"intent": "stop"})))[1].spent


async def test_a_fault_gives_the_attempt_back(tmp_path: Path) -> None:
    """A sitting that broke off and is given up as a fault is not spent and has a report."""
    async with open_archive(tmp_path / "greenroom.db") as archive:
        desk = Desk(archive, SHELF, Seat("ada"), lambda: NOW)
        await desk.begin(Wish(TRACK, SHELF.format("quick15"), 3, Mode.SCORED), None)
        record = await desk.unfinished()
        assert record
        assert await desk.give_up(record, Ending.FAULT)
        (attempt,) = await archive.attempts.history("ada", "local", TRACK)
        assert (attempt.spent, attempt.ending) == (False, Ending.FAULT)
