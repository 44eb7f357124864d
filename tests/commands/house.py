"""The command line in this process, on a data directory filled with finished interviews."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bot.__main__ import run
from bot.automation import report_json
from bot.interview.report import make_report
from bot.interview.transcript import Ending, Mode, Transcript, Turn
from storage.archive import Archive, open_archive
from storage.records import LOCAL, RoomName, SittingStart
from tests.fakes import QUICK

DAY = 86_400
NOW = int(time.time())
T = TypeVar("T")


@dataclass(frozen=True)
class House:
    """The command line on a data directory of its own, with a way to fill it."""

    data: Path
    printed: pytest.CaptureFixture[str]

    def hold(
        self,
        *turns: Turn,
        ago: int = 1,
        mode: Mode = Mode.WARM_UP,
        ending: Ending | None = Ending.COMPLETED,
        **start: Any,
    ) -> int:
        """Keep an interview that ended so many days ago; None leaves it under way."""
        when = NOW - ago * DAY
        plain: dict[str, Any] = {
            "member": "local", "scope": LOCAL, "room": RoomName.TERMINAL, "mode": mode,
            "track": "law", "format": "quick15", "seed": 1, "profile_id": None,
            "bank_version": "1", "rubric_version": "1", "started_at": when - 600,
        }  # fmt: skip

        async def kept(archive: Archive) -> int:
            number = await archive.sittings.begin(SittingStart(**(plain | start)))
            for turn in turns:
                await archive.sittings.keep_turn(number, turn, when)
            if ending is not None:
                report = make_report(QUICK, Transcript(turns, ending), mode)
                await archive.sittings.finish(
                    number, ending, overall=report.overall, tier=report.tier,
                    report_json=json.dumps(report_json(report)), now=when,
                )  # fmt: skip
            return number

        return self._with(kept)

    def forget_words(self) -> None:
        """Drop the words of all interviews, as retention does."""

        async def dropped(archive: Archive) -> int:
            return await archive.sittings.drop_transcripts_before(NOW + DAY, NOW)

        self._with(dropped)

    def stored(self, number: int) -> dict[str, Any]:
        """Give the report object that was kept when the interview ended."""

        async def found(archive: Archive) -> str | None:
            record = await archive.sittings.get(number)
            return record.report if record else None

        value: dict[str, Any] = json.loads(str(self._with(found)))
        return value

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run one command and give its status, what it said, and its errors."""
        self.printed.readouterr()
        status = run(arguments)
        said = self.printed.readouterr()
        return status, said.out, said.err

    def objects(self, *arguments: str) -> list[dict[str, Any]]:
        """Run a command with --json and read every line of it."""
        status, out, err = self.run(*arguments, "--json")
        assert (status, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]

    def _with(self, use: Callable[[Archive], Awaitable[T]]) -> T:
        async def opened() -> T:
            async with open_archive(self.data / "greenroom.db") as archive:
                return await use(archive)

        return asyncio.run(opened())
