"""Written drills as they are kept: sittings with one text, a share of rules kept, and no tier."""

from collections.abc import Callable

from bot.answer import Answer
from bot.bank import Kind
from bot.interview.drills import Drill
from bot.interview.transcript import Ending, Phase, Prompt, Turn
from bot.interview.written import Handed, Result, Task
from storage.codec import Codec
from storage.records import SittingRecord
from storage.sittings import Sittings

WRITTEN = Drill.WRITTEN.format_id
SOURCE = "written:"
_RESULT = Codec(Result)


class WrittenDrills:
    """One member's written drills in one scope; `now` gives unix seconds."""

    def __init__(
        self, sittings: Sittings, member: str, scope: str, now: Callable[[], float]
    ) -> None:
        self._sittings = sittings
        self._member = member
        self._scope = scope
        self._now = now

    async def hand_in(
        self, sitting_id: int, task: Task, text: str, result: Result, *, seconds: float
    ) -> None:
        """Keep a text with its result and end its sitting; `seconds` is how long it took.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        now = int(self._now())
        turn = Turn(_prompt(task), Answer(text), seconds)
        await self._sittings.keep_turn(sitting_id, turn, now)
        await self._sittings.finish(
            sitting_id,
            Ending.COMPLETED,
            overall=result.share,
            tier=None,
            report_json=_RESULT.pack(result),
            now=now,
        )

    async def all(self, track: str | None = None) -> tuple[Handed, ...]:
        """Give every text that was handed in, the newest first."""
        records = await self._sittings.history(self._member, self._scope, track)
        return tuple([await self._handed(r) for r in records if handed_in(r)])

    async def one(self, record: SittingRecord) -> Handed:
        """Give the text of one sitting."""
        return await self._handed(record)

    async def shares(self) -> tuple[float, ...]:
        """Give the share of rules kept of every text, the oldest first."""
        records = await self._sittings.history(self._member, self._scope)
        return tuple(r.overall or 0.0 for r in reversed(records) if handed_in(r))

    async def _handed(self, record: SittingRecord) -> Handed:
        transcript = await self._sittings.transcript(record.id)
        turn = transcript.turns[0]
        return Handed(
            id=record.id,
            track=record.track,
            ended_at=record.ended_at or record.heartbeat_at,
            overall=record.overall or 0.0,
            level=turn.prompt.level,
            task=turn.prompt.text,
            text=turn.answer.text if turn.answer else "",
            result=_RESULT.unpack(record.report) if record.report else None,
        )


def handed_in(record: SittingRecord) -> bool:
    """Tell a text that was handed in from one that was given up, and from an interview."""
    return record.format == WRITTEN and record.ending is Ending.COMPLETED


def subjects(sources: frozenset[str]) -> frozenset[str]:
    """Give the subjects among the sources of a sitting."""
    return frozenset(s.removeprefix(SOURCE) for s in sources if s.startswith(SOURCE))


def _prompt(task: Task) -> Prompt:
    return Prompt(
        id="q1",
        text=task.text,
        spoken=task.text,
        kind=Kind.SCENARIO,
        phase=Phase.BEHAVIOURAL,
        level=task.level,
        topic=task.subject,
        seconds=0,
        source=f"{SOURCE}{task.subject}",
    )
