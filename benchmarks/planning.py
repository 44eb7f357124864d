"""Milliseconds to plan a sitting and choose each next question, on the shipped tracks.

Baseline beside it: questions of the same bank drawn at random, as a static list would.

Run: .venv/bin/python benchmarks/planning.py
"""

import time
from collections.abc import Callable
from random import Random

from bot.answer import Answer
from bot.bank_files import load_bank, shipped_folder
from bot.interview.formats import load_formats
from bot.interview.plan import make_plan, next_main
from bot.interview.transcript import Transcript, Turn
from bot.resume.profile import Bullet, Profile

TIMES = 200
LINES = tuple(
    Bullet(f"Reduced the waiting time of group {n} from {n + 9} days to {n} days", 1, n, "Work")
    for n in range(1, 31)
)


def milliseconds(work: Callable[[int], object]) -> float:
    """Give the median time of one call, over many seeds."""
    taken = []
    for seed in range(TIMES):
        began = time.perf_counter()
        work(seed)
        taken.append(time.perf_counter() - began)
    return sorted(taken)[TIMES // 2] * 1000


def main() -> None:
    """Print a line a track."""
    shape = load_formats(shipped_folder() / "formats.toml")["quick15"]
    for track in ("software-engineering", "behavioural"):
        bank = load_bank(shipped_folder() / f"{track}.toml")

        def whole(seed: int) -> Transcript:
            plan = make_plan(shape, bank, Profile(bullets=LINES), seed=seed)  # noqa: B023
            transcript = Transcript()
            while prompt := next_main(plan, transcript):
                transcript = transcript.with_turn(Turn(prompt, Answer("words"), 120.0))
            return transcript

        def drawn(seed: int) -> object:
            return Random(seed).sample(bank.questions, 6)  # noqa: B023

        ours, base = milliseconds(whole), milliseconds(drawn)
        asked = len(whole(1).turns)
        print(
            f"{track}: plan and {asked} questions {ours:.2f} ms, "
            f"random draw {base:.3f} ms, ratio {ours / base:.0f}"
        )


if __name__ == "__main__":
    main()
