"""Text to packets, sentence by sentence: the next is made while the first is heard.

The first packets of a question are wanted within 300 ms, so a sentence is handed on in pieces as it
is encoded. What was prepared, or was said before, is there at once: sentences of the banks on disk,
everything else in memory only and for one sitting, because it quotes resumes.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import suppress

import numpy as np

from bot.errors import SpeechFailed
from bot.prose import sentences
from bot.speech.audio import Pcm, Spoken
from bot.speech.opus import SILENCE, Encoder
from bot.speech.ports import Voice
from bot.speech.said_before import SaidBefore
from bot.speech.spoken_forms import speakable

_MOST_CHARACTERS = 280
_FIRST_PACKETS = 15
_SLICE_SECONDS = 0.4
_CLAUSE = re.compile(r"(?<=[,;:])\s+")


class Saying:
    """Says texts for one sitting; `names` are terms with the form a voice should say.

    The voice belongs to whoever opened it: it outlives this and is closed elsewhere.
    """

    def __init__(
        self,
        voice: Voice,
        said_before: SaidBefore | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        self._voice, self._kept, self._names = voice, said_before, names or {}
        self._lines: dict[str, _Line] = {}

    async def say(self, text: str, *, shared: bool = False) -> AsyncGenerator[Spoken, None]:
        """Give the sound of `text`, each `Spoken` a sentence or a part of one, in order.

        `shared` text is from a bank, the same for every member, and may be kept on disk. Text
        without anything to say gives nothing. Closing the iterator leaves the next sentence to be
        finished in the background, so that going on is quick.

        Raises:
            SpeechFailed: no engine can say the next sentence.
        """
        lines = spoken_sentences(text, self._names)
        for number, line in enumerate(lines):
            current, rest = self._line(line, shared=shared), lines[number + 1 : number + 2]
            async for piece in current.pieces():
                for following in rest:
                    self._line(following, shared=shared)
                yield Spoken(piece)
        if lines:
            yield Spoken(SILENCE)

    async def prepare(self, texts: Sequence[str], *, shared: bool = False) -> None:
        """Make the sound of texts ahead, one sentence at a time; what fails is made when said."""
        for text in texts:
            for line in spoken_sentences(text, self._names):
                with suppress(SpeechFailed):
                    await self._line(line, shared=shared).whole()

    async def close(self) -> None:
        """Stop what is being made and forget what was said."""
        tasks = [line.task for line in self._lines.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lines.clear()

    def _line(self, text: str, *, shared: bool) -> "_Line":
        line = self._lines.get(text)
        if line is None or line.failed:
            line = self._lines[text] = _Line(self._voice, text, self._kept if shared else None)
        return line


class _Line:
    """A sentence's packets while they are made, for any number of listeners."""

    def __init__(self, voice: Voice, text: str, kept: SaidBefore | None) -> None:
        self._voice, self._text, self._kept = voice, text, kept
        self._packets: list[bytes] = []
        self._news = asyncio.Event()
        self.task = asyncio.create_task(self._make())
        self.task.add_done_callback(self._settled)

    @property
    def failed(self) -> bool:
        """Whether it can't be said as it stands, and should be made anew."""
        return self.task.done() and (self.task.cancelled() or self.task.exception() is not None)

    async def whole(self) -> None:
        """Wait until all of it is there; giving up waiting leaves it to be made."""
        await asyncio.shield(self.task)

    async def pieces(self) -> AsyncGenerator[tuple[bytes, ...], None]:
        """Give the packets as they come: the first piece 0.3 s long, then whatever is there."""
        given = 0
        while True:
            while not self.task.done() and len(self._packets) < given + _FIRST_PACKETS:
                await self._news.wait()
            if self.task.done() and self.failed:
                await self.whole()
            if given == len(self._packets):
                return
            piece = tuple(self._packets[given:])
            given += len(piece)
            yield piece

    def _settled(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled():
            task.exception()  # nobody may be left to hear of it
        self._tell()

    def _tell(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    async def _make(self) -> None:
        engine, kept = self._voice.name, self._kept
        if kept and (packets := await kept.find(engine, self._text)):
            self._packets += packets
            return
        encoder = Encoder()
        async for pcm in self._voice.speak(self._text):
            for part in _slices(pcm):
                self._packets += await asyncio.to_thread(encoder.feed, part)
                self._tell()
        self._packets += await asyncio.to_thread(encoder.finish)
        if kept and engine == self._voice.name:  # no other engine stepped in
            await kept.keep(engine, self._text, tuple(self._packets))


def spoken_sentences(text: str, names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Split text into sentences as they are said, each short enough for an engine."""
    said = sentences(speakable(text, names or {}))
    return tuple(part for piece in said for part in _parts(piece.text) if _has_sound(part))


def _parts(sentence: str) -> Iterator[str]:
    """Cut a sentence of more than 280 characters at clauses, else between words."""
    held = ""
    clauses = [c for c in _CLAUSE.split(sentence) if c]
    pieces = clauses if max(map(len, clauses), default=0) <= _MOST_CHARACTERS else sentence.split()
    for piece in pieces:
        for start in range(0, len(piece), _MOST_CHARACTERS):
            short = piece[start : start + _MOST_CHARACTERS]
            if held and len(held) + 1 + len(short) > _MOST_CHARACTERS:
                yield held
                held = short
            else:
                held = f"{held} {short}".strip()
    if held:
        yield held


def _has_sound(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _slices(pcm: Pcm) -> Iterator[Pcm]:
    """Cut sound so that encoding its beginning doesn't wait for encoding its end."""
    step = max(1, int(pcm.rate * _SLICE_SECONDS))
    for start in range(0, len(pcm.samples), step):
        yield Pcm(np.ascontiguousarray(pcm.samples[start : start + step]), pcm.rate)
