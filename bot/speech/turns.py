"""Whose turn it is: an answer's end, silence before one, and the floor given back.

Nothing here listens or waits. Time is counted in the audio that was heard, never on a clock on the
wall; words come when the recogniser has them, and are believed only if they reach the last sound.
The waits are those of issue "The interview room", after the complaint that people are cut off while
they think (SesameAILabs/csm#33, livekit/agents#3427).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.speech.leanings import Leaning, leaning


@dataclass(frozen=True, slots=True)
class Manners:
    """How long to wait, in seconds of audio; `patience` stretches the pauses inside an answer."""

    finished: float = 1.8
    neutral: float = 2.5
    unfinished: float = 4.0
    thinking: float = 15.0
    patience: float = 1.0
    breath: float = 0.6
    """The bot draws breath this long after a turn is over, and is still silent."""
    give_back: float = 1.5
    """Speech within this of the bot's first sound takes the floor back."""
    silences: tuple[float, ...] = (8.0, 18.0, 35.0)
    """Silence before the first word: a nudge, the offer to repeat or skip, moving on."""
    cut_in: float = 120.0
    """From here on the next half-second pause is used to thank the member and go on."""
    cut_in_anyway: float = 150.0


class Silence(StrEnum):
    """The steps of the ladder while nobody has said a word."""

    NUDGE = "nudge"
    OFFER = "offer"
    MOVE_ON = "move on"


@dataclass(frozen=True, slots=True)
class TurnOver:
    """The answer ended with the sound at `spoke_until`; decided at `at` because of `why`."""

    at: float
    spoke_until: float
    why: Leaning
    breath: float


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nobody has begun to answer; `step` is what to do about it."""

    at: float
    step: Silence


@dataclass(frozen=True, slots=True)
class CutIn:
    """The answer has gone on for so long that the bot thanks the member and goes on."""

    at: float


@dataclass(frozen=True, slots=True)
class FloorBack:
    """The member goes on: whatever the bot says stops, and the answer continues."""

    at: float


Decision = TurnOver | Quiet | CutIn | FloorBack

_SPEECH, _STILL = 0.5, 0.35
"""Silero's threshold to begin, and to go on with, speech (faster-whisper's VadOptions)."""
_BURST = 0.09
"""Seconds; shorter sounds are clicks and breath, not words."""
_RETURN = 0.16
"""Seconds of speech that take the floor back: under the 200 ms that the issue allows."""
_TEXT_SLACK = 0.3
"""The recogniser may stop this short of the last sound and still have heard all of it."""
_CUT_PAUSE = 0.5


class TurnDetector:
    """Decides about one answer; `asked_at` is when the question's last sound was heard."""

    def __init__(self, manners: Manners, asked_at: float = 0.0) -> None:
        self._manners, self._asked_at = manners, asked_at
        self._at = asked_at
        self._began: float | None = None
        self._last: float | None = None
        self._burst_from: float | None = None
        self._text, self._until = "", 0.0
        self._step = 0
        self._over: TurnOver | None = None
        self._bot_from: float | None = None
        self._was_cut = False

    @property
    def spoke_until(self) -> float | None:
        """When the last sound of the answer ended, None before its first."""
        return self._last

    @property
    def sounding(self) -> bool:
        """Whether there is sound just now; a bot about to speak waits until it knows whose."""
        return self._burst_from is not None

    @property
    def talked(self) -> float:
        """Seconds from the first sound of the answer to its last."""
        if self._began is None or self._last is None:
            return 0.0
        return self._last - self._began

    @property
    def is_over(self) -> bool:
        """Whether the answer is taken for over just now."""
        return self._over is not None

    def asked(self, at: float) -> None:
        """Note when the question's last sound went out; silence is counted from there."""
        self._asked_at = at

    def hear(self, at: float, probability: float) -> Decision | None:
        """Take one frame of audio that ends at second `at`."""
        since, self._at = self._at, at
        talking = self._burst_from is not None
        if probability >= (_STILL if talking else _SPEECH):
            if self._burst_from is None:
                self._burst_from = since
            return self._sounded(self._burst_from, at)
        self._burst_from = None
        return self._quiet(at)

    def read(self, text: str, until: float) -> Decision | None:
        """Take the transcript so far, which covers the audio up to second `until`."""
        self._text, self._until = text, until
        return self._quiet(self._at) if self._burst_from is None else None

    def done(self) -> TurnOver:
        """Take the Done button, or the words that mean it."""
        last = self._at if self._last is None else self._last
        self._over = self._over or TurnOver(self._at, last, Leaning.DONE, 0.0)
        return self._over

    def bot_began(self, at: float) -> None:
        """Note when the bot's first sound after the turn went out."""
        self._bot_from = at

    def _sounded(self, since: float, at: float) -> Decision | None:
        if self._over is not None:
            return self._after(since, at)
        if at - since < _BURST:
            return None
        self._began = since if self._began is None else self._began
        self._last = at
        too_long = at - self._began >= self._manners.cut_in_anyway
        return self._cut(at) if too_long else None

    def _after(self, since: float, at: float) -> FloorBack | None:
        """Give the floor back; the answer's clock starts again as if it had never stopped."""
        late = self._bot_from is not None and since > self._bot_from + self._manners.give_back
        if late or self._was_cut or at - since < _RETURN:
            return None
        self._over, self._bot_from = None, None
        self._began = since if self._began is None else self._began
        self._last = at
        return FloorBack(at)

    def _quiet(self, at: float) -> Decision | None:
        if self._over is not None:
            return None
        if self._last is None or self._began is None:
            return self._ladder(at)
        silent = at - self._last
        if at - self._began >= self._manners.cut_in and silent >= _CUT_PAUSE:
            return self._cut(at)
        why = self._leaning()
        if silent < self._wait(why):
            return None
        breath = 0.0 if why is Leaning.DONE else self._manners.breath
        self._over = TurnOver(at, self._last, why, breath)
        return self._over

    def _leaning(self) -> Leaning:
        """Read the words, if they reach the last sound; until they do, nothing is finished."""
        fresh = self._last is not None and self._until >= self._last - _TEXT_SLACK
        return leaning(self._text) if fresh else Leaning.UNFINISHED

    def _wait(self, why: Leaning) -> float:
        own = self._manners
        if why is Leaning.DONE:
            return 0.0
        if why is Leaning.THINKING:
            return own.thinking
        base = {
            Leaning.FINISHED: own.finished,
            Leaning.NEUTRAL: own.neutral,
            Leaning.UNFINISHED: own.unfinished,
        }[why]
        return min(max(base * own.patience, own.finished), own.thinking)

    def _ladder(self, at: float) -> Quiet | None:
        steps = self._manners.silences
        if self._step >= len(steps):
            return None
        if at - self._asked_at < steps[self._step] * self._manners.patience:
            return None
        self._step += 1
        return Quiet(at, tuple(Silence)[self._step - 1])

    def _cut(self, at: float) -> CutIn:
        last = at if self._last is None else self._last
        self._over, self._was_cut = TurnOver(at, last, Leaning.FINISHED, 0.0), True
        return CutIn(at)


def patience_of(pauses: Sequence[float], chosen: float = 1.0) -> float:
    """Learn a patience factor from the pauses (seconds) of the sound check, times the chosen one.

    Someone whose longest pauses last 0.8 s, as in fluent reading, has factor 1; 1.6 s, as in a
    second language, has 1.5. Never below 1 by learning alone: few pauses prove nothing.
    """
    longest = sorted(pauses)[-2:] if len(pauses) > 1 else list(pauses)
    learned = 1.0 + (sum(longest) / len(longest) - 0.8) * 0.625 if longest else 1.0
    return min(2.0, max(0.8, min(1.5, max(1.0, learned)) * chosen))


def pauses_between(speech: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """Give the silences, in seconds, between stretches of speech (start, end)."""
    return tuple(later[0] - earlier[1] for earlier, later in pairwise(speech))
