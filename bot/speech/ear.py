"""One answer being listened to: sound goes in, decisions about the turn and the answer come out."""

from collections.abc import Callable, Sequence

from bot.answer import Answer
from bot.speech.audio import Samples
from bot.speech.cutting import Cutting
from bot.speech.decisions import Decision
from bot.speech.levels import Levels
from bot.speech.listener import Listener
from bot.speech.ports import Transcriber
from bot.speech.tape import Tape
from bot.speech.turns import Manners, TurnDetector


class Ear:
    """Listens from second `start` of the member's timeline; runs on the event loop.

    `decided` is told what the turn detector decides, `sounded` every 32 ms the second at which they
    end and how likely they are speech. With a `tape` the sound is held for as long as the ear is.
    """

    def __init__(
        self,
        transcriber: Transcriber,
        *,
        cutting: Cutting,
        manners: Manners,
        start: float,
        decided: Callable[[Decision], None],
        sounded: Callable[[float, float], None],
        hotwords: Sequence[str] = (),
        tape: Tape | None = None,
    ) -> None:
        self._tape = tape
        self.turns = TurnDetector(manners, start)
        self._decided, self._sounded = decided, sounded
        self._pieces: list[float] = []
        self._listener = Listener(
            transcriber,
            cutting=cutting,
            hotwords=hotwords,
            start=start,
            on_frame=self._framed,
            on_text=self._read,
            on_piece=self._pieces.append,
        )

    @property
    def levels(self) -> Levels:
        """How loud the answer and the rest have been."""
        return self._listener.levels

    def feed(self, at: float, samples: Samples) -> None:
        """Take sound whose first sample is second `at` of the timeline."""
        if self._tape is not None:
            self._tape.hear(at, samples)
        self._listener.feed(at, samples)

    def tick(self, now: float) -> None:
        """Let silence pass to second `now` of the timeline."""
        self._listener.tick(now)

    def lost(self, until: float, seconds: float) -> None:
        """Take so many seconds until second `until` for sound that was lost, not for silence."""
        self.turns.excuse(until)
        self._listener.lost(until - seconds, until)

    def new_pieces(self) -> tuple[float, ...]:
        """Give the seconds at which pieces went to the recogniser since the last call."""
        found = tuple(self._pieces)
        self._pieces.clear()
        return found

    def sound(self) -> tuple[Samples, ...]:
        """Give the sound of what was said so far; none without a tape."""
        return (self._tape.sound(),) if self._tape is not None else ()

    async def answer(self, within: float | None = None) -> Answer:
        """Give all that was said so far; listening goes on."""
        return await self._listener.answer(within)

    async def close(self) -> None:
        """Stop listening and let go of the sound."""
        await self._listener.finish(within=0)

    def _framed(self, at: float, likely: float) -> None:
        if self._tape is not None:
            self._tape.frame(at, likely)
        self._sounded(at, likely)
        self._tell(self.turns.hear(at, likely))

    def _read(self, text: str, until: float) -> None:
        self._tell(self.turns.read(text, until))

    def _tell(self, decision: Decision | None) -> None:
        if decision is not None:
            self._decided(decision)
