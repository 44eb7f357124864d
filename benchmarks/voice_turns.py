"""From the end of a spoken answer to the first sound of the next question, in a whole interview.

Run from the repository root: `python -m benchmarks.voice_turns`. The whole bot talks with the
stand-in of tests/discord_standin at real packet pace: sockets, encryption, the fixture model,
espeak-ng in its process, SQLite on disk. The bot and the stand-in share one process. The endpoint
is the moment in which the turn detector takes the answer for over; the bot then draws breath for
0.6 s, waits for the last words, scores, keeps, chooses and speaks.
"""

import asyncio
import logging
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from bot.answer import Answer
from bot.speech.conversation import Conversation
from bot.speech.decisions import TurnOver
from tests.cogs.voice.aloud import aloud, begin, bot_spoke, count, words
from tests.discord_standin import Member
from tests.speech.sounding import KNOWN

ANSWERS = ((KNOWN[0], KNOWN[2]), (KNOWN[1], KNOWN[5]), (KNOWN[4], KNOWN[7]), (KNOWN[6], KNOWN[0]))
MOST = 14


async def measured(folder: Path) -> list[tuple[float, float, float]]:
    """Hold a quick15; give each turn's seconds: speech end, endpoint and first sound."""
    ends: list[float] = []
    plain = Conversation._over  # noqa: SLF001 - to look at the moment of the decision

    async def over(
        self: Conversation, turn: TurnOver, early: Callable[[str], bool]
    ) -> Answer | None:
        answer = await plain(self, turn, early)
        if answer is not None:
            ends.append(turn.at)
        return answer

    Conversation._over = over  # type: ignore[method-assign, assignment] # noqa: SLF001 - as above
    found = []
    async with aloud(folder) as (house, _):
        await begin(
            house.ada,
            "interview start",
            track="software-engineering",
            format="quick15",
            mode="warm-up",
        )
        await bot_spoke(house.ada)
        for number in range(MOST):
            ended = await _answered(house.ada, ANSWERS[number % len(ANSWERS)])
            await bot_spoke(house.ada)
            if count(house.ada, "Show my feedback"):
                break
            endpoint = next(end for end in reversed(ends) if end > ended)
            heard = (frame.arrived for frame in house.ada.heard())
            found.append((ended, endpoint, next(at for at in heard if at > endpoint)))
    return found


async def _answered(member: Member, sentences: tuple[str, ...]) -> float:
    await member.speak_packets(words(*sentences))
    return asyncio.get_running_loop().time()


def _line(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    print(
        f"{name:<40}p50 {statistics.median(ordered):.2f} s, p95 {p95:.2f} s, "
        f"max {ordered[-1]:.2f} s, n {len(ordered)}"
    )


def main() -> None:
    """Print the three spreads."""
    logging.disable()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measured(Path(folder)))
    _line("speech end to endpoint", [endpoint - ended for ended, endpoint, _ in found])
    _line("endpoint to first sound, with the breath", [first - end for _, end, first in found])
    _line("speech end to first sound", [first - ended for ended, _, first in found])


if __name__ == "__main__":
    main()
