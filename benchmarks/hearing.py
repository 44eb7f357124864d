"""What the recogniser adds after an answer's end: words while the member talks, or all at the end.

Run from the repository root: `python -m benchmarks.hearing [--model base.en] [--seconds 90]`.

First in processor time: what a decode takes of a core is measured, and the waiting computed, so
that other programs hardly count; `--rounds 0` stops there. Then in real threads and real time: an
answer is played packet by packet, the turn ends after 2 s of silence, and the clock runs from there
until the transcript is whole. The models have the real shape and random weights, and decode as many
tokens as speech of that length has (3.9 a second), so that they cost what real ones cost.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from faster_whisper import WhisperModel  # type: ignore[import-untyped] # it ships no types

from benchmarks.hearing_costs import report
from benchmarks.whisper_shapes import END, SHAPES, write_model
from bot.speech.audio import RATE, Clip, Pcm, Samples
from bot.speech.cutting import Cutting
from bot.speech.listener import Listener
from bot.speech.opus import decoded, encoded
from bot.speech.ports import Transcriber
from bot.speech.transcribing import Turns
from bot.speech.voice.espeak import Espeak
from bot.speech.whisper import Whisper

ENDPOINT, TOKENS, PACKET = 2.0, 3.9, RATE // 50
HURRIED, ANSWERS = 2, 12
"""Beams for tails (bot/speech/whisper.py), and answers whose waiting is computed."""
SENTENCES = (
    "The importer fell behind every night, so I looked at the profile before I changed anything.",
    "Most of the time went into one query that ran once for every row.",
    "I wrote it as a single join and added an index that covered it.",
    "My colleague wanted to cache the result, and we talked about what would go stale.",
    "We measured both on a copy of the data from the week before.",
    "The join took four minutes and the cache took three, but it was wrong twice.",
    "So we kept the join, and I wrote down why for the people who came after us.",
    "Since then it has finished before six in the morning on every day but one.",
)


class Forced:
    """A model that decodes as many tokens as real speech of that length would have."""

    def __init__(self, folder: Path, at_once: int) -> None:
        self._model = WhisperModel(
            str(folder), device="cpu", compute_type="int8", cpu_threads=1, num_workers=at_once
        )
        self.busy = 0.0

    def transcribe(self, samples: Samples, **wanted: object) -> tuple[list[Any], None]:
        """Decode in the way that is asked for, but to a set length and only once."""
        began = time.perf_counter()
        tokens = round(TOKENS * min(30.0, len(samples) / RATE)) + 3
        forced: dict[str, Any] = {
            "suppress_tokens": [END], "suppress_blank": False, "temperature": [0.0],
            "max_new_tokens": 2 * tokens - 2,  # CTranslate2 decodes half of the length it is given
            "log_prob_threshold": None, "compression_ratio_threshold": None,
            "no_speech_threshold": None,
        }  # fmt: skip
        segments, _ = self._model.transcribe(samples, **(dict(wanted) | forced))
        found = list(segments)
        self.busy += time.perf_counter() - began
        return found, None

    def decode(self, samples: Samples, beams: int) -> object:
        """Decode as `Whisper` asks for it, with so many beams."""
        return self.transcribe(
            samples,
            language="en",
            beam_size=beams,
            best_of=1,
            condition_on_previous_text=False,
            without_timestamps=True,
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds that were added after the endpoint, and the share of a core that was used."""

    added: float
    load: float


async def answer_of(seconds: float, seed: int) -> Samples:
    """Speak an answer with short pauses between sentences and a long one after every fifth."""
    rng, voice, parts, length = np.random.default_rng(seed), Espeak(), list[Samples](), 0
    for number in range(1_000):
        text = SENTENCES[(number + seed) % len(SENTENCES)]
        sounds: list[Pcm] = [pcm async for pcm in voice.speak(text)]
        sound = decoded(encoded(sounds))
        pause = rng.uniform(1.2, 1.8) if number % 5 == 4 else rng.uniform(0.2, 0.6)
        if length + len(sound) > seconds * RATE:
            break
        parts += [sound, np.zeros(round(pause * RATE), np.float32)]
        length += len(sound) + len(parts[-1])
    await voice.close()
    return np.concatenate(parts[:-1])


async def answers_of(seconds: float, count: int) -> list[Samples]:
    """Speak several answers, no two alike."""
    return [await answer_of(seconds, seed) for seed in range(count)]


async def ours(turns: Turns, room: str, sound: Samples) -> float:
    """Listen while it is played; give the seconds from the endpoint to the transcript."""
    listener = Listener(turns.room(room), cutting=Cutting())
    began, whole = time.perf_counter(), len(sound) + round(ENDPOINT * RATE)
    for at in range(0, whole, PACKET):
        late = began + (at + PACKET) / RATE - time.perf_counter()
        if late > 0:
            await asyncio.sleep(late)
        if at < len(sound):
            listener.feed(at / RATE, sound[at : at + PACKET])
        else:
            listener.tick(at / RATE)
    ended = time.perf_counter()
    await listener.finish()
    return time.perf_counter() - ended


async def whole_answer(whisper: Transcriber, sound: Samples) -> float:
    """Transcribe everything after the endpoint, window by window, as is usual."""
    began = time.perf_counter()
    for at in range(0, len(sound), 30 * RATE):
        await whisper.transcribe(Clip(sound[at : at + 30 * RATE]))
    return time.perf_counter() - began


async def speak_at_once(model: Forced, sounds: Sequence[Samples], at_once: int) -> list[Run]:
    """Let several members speak at the same time, each in a room of their own."""
    model.busy = 0.0
    turns = Turns(Whisper(model.transcribe, name="random", at_once=at_once), at_once=at_once)
    added = await asyncio.gather(
        *(ours(turns, f"room {n}", sound) for n, sound in enumerate(sounds))
    )
    await turns.close()
    length = max(len(sound) for sound in sounds) / RATE + ENDPOINT
    return [Run(seconds, model.busy / length) for seconds in added]


def p95(values: Iterable[float]) -> float:
    """Give the 95th percentile, the largest value of few."""
    return float(np.percentile(list(values), 95, method="higher"))


async def measure(model: Forced, seconds: float, rounds: int, at_once: int) -> None:
    """Print the figures."""
    sounds = [await answer_of(seconds, seed) for seed in range(rounds + 1)]
    whisper = Whisper(model.transcribe, name="random")
    await whisper.transcribe(Clip(sounds[0][:RATE]))
    naive, alone, both, pairs = list[float](), list[Run](), list[float](), list[Run]()
    for one, two in pairwise(
        sounds
    ):  # beside each other, since other programs' load comes and goes
        alone += await speak_at_once(model, [one], 1)
        naive.append(await whole_answer(whisper, one))
        pairs += await speak_at_once(model, [one, two], at_once)
        shared = Turns(whisper, at_once=at_once)
        rooms = enumerate((one, two))
        both += await asyncio.gather(
            *(whole_answer(shared.room(str(n)), sound) for n, sound in rooms)
        )
    print(
        f"in real time, answers of {len(sounds[0]) / RATE:.0f} s, endpoint {ENDPOINT:.1f} s, "
        f"{rounds} rounds, load average {os.getloadavg()[0]:.1f}:"
    )
    for name, runs, times in (("alone", alone, naive), ("two at once", pairs, both)):
        usual = statistics.median(times)
        print(f"all at the end, {name}: {usual:.2f} s added, {ENDPOINT + usual:.2f} s in all")
        middle = statistics.median(run.added for run in runs)
        ratio = (ENDPOINT + usual) / (ENDPOINT + middle)
        print(
            f"while talking, {name}: {middle:.2f} s added (median), "
            f"{p95(run.added for run in runs):.2f} s at p95, {ENDPOINT + middle:.2f} s in all, "
            f"{ratio:.1f} times as quick, {statistics.mean(r.load for r in runs):.0%} of a core"
        )


def main() -> None:
    """Make the model, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", choices=SHAPES, default="base.en")
    parser.add_argument("--seconds", type=float, default=90.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--at-once", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        model = Forced(write_model(Path(folder), SHAPES[asked.model]), asked.at_once)
        sounds = asyncio.run(answers_of(asked.seconds, ANSWERS))
        report(model.decode, sounds, endpoint=ENDPOINT, hurried=HURRIED)
        if asked.rounds:
            asyncio.run(measure(model, asked.seconds, asked.rounds, asked.at_once))


if __name__ == "__main__":
    main()
