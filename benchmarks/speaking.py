"""Time to the first packet of a question, and processor time for a second of speech.

Run from the repository root: `python -m benchmarks.speaking`. Beside ours: espeak-ng alone, in this
process, without a pipe, Opus or spoken forms, which is the floor of what the built-in voice costs.
"""

import asyncio
import resource
import statistics
import time
from collections.abc import Awaitable, Callable

from bot.speech.saying import Saying
from bot.speech.spoken_forms import speakable
from bot.speech.voice.espeak import Espeak
from bot.speech.voice.espeak_worker import Engine

QUESTIONS = (
    "Tell me about your background, and how it relates to this role.",
    "You mention that you cut p95 latency from 4.2 s to 1.1 s. Which part of that was yours?",
    "What would make an AI-generated answer unacceptable in your field? Give one concrete example.",
    "Your CI/CD pipeline runs 3x slower since 2023. Walk me through the first thing you measure.",
)
ROUNDS = 8


async def first_packet(saying: Saying, text: str) -> float:
    """Seconds from asking for a text to its first packets; the rest is made, too."""
    began, first = time.perf_counter(), 0.0
    async for _ in saying.say(text):
        first = first or time.perf_counter() - began
    return first


async def measured(make: Callable[[], Awaitable[float]], times: int) -> str:
    """Measure several times; gives the median and the worst in milliseconds."""
    found = [1_000 * await make() for _ in range(times)]
    return f"median {statistics.median(found):6.1f} ms, worst {max(found):6.1f} ms"


async def cold() -> float:
    """The first question of a bot that didn't start its engine ahead."""
    voice = Espeak()
    saying = Saying(voice)
    taken = await first_packet(saying, QUESTIONS[1])
    await saying.close()
    await voice.close()
    return taken


async def alone() -> float:
    """Processor seconds a second of speech, espeak-ng alone."""
    engine, total, began = Engine(), 0.0, time.process_time()
    for text in QUESTIONS * ROUNDS:
        request = {"text": speakable(text), "voice": "en-us", "pace": 165}
        rate, sound = engine.say(request)
        total += len(sound) / 2 / rate
    return (time.process_time() - began) / total


async def main() -> None:
    """Print the figures."""
    print(f"cold, engine not started   {await measured(cold, 4)}")
    voice = Espeak()
    await voice.start()
    texts = iter(QUESTIONS * ROUNDS)

    async def warm() -> float:
        saying = Saying(voice)
        taken = await first_packet(saying, next(texts))
        await saying.close()
        return taken

    print(f"warm                       {await measured(warm, len(QUESTIONS) * ROUNDS)}")
    saying = Saying(voice)
    began = time.process_time()
    await saying.prepare(QUESTIONS)
    own = time.process_time() - began
    seconds = sum([s.seconds for text in QUESTIONS async for s in saying.say(text)])
    ready = iter(QUESTIONS * ROUNDS)
    taken = await measured(lambda: first_packet(saying, next(ready)), len(QUESTIONS) * ROUNDS)
    print(f"prepared                   {taken}")
    await saying.close()
    await voice.close()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"bot's process: {1_000 * own / seconds:.1f} ms of a core a second of speech (Opus)")
    print(f"workers, starts included: {children.ru_utime + children.ru_stime:.2f} s in all")
    print(f"espeak-ng alone: {1_000 * await alone():.1f} ms of a core a second of speech")


if __name__ == "__main__":
    asyncio.run(main())
