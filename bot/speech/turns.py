"""Whose turn it is: an answer's end, silence before one, and the floor given back.

Nothing here listens or waits. Time is counted in the audio that was heard, never on a clock on the
wall; words come when the recogniser has them, and are believed only if they reach the last sound.
The waits are those of issue "The interview room", after the complaint that people are cut off while
they think (SesameAILabs/csm#33, livekit/agents#3427).
"""

from dataclasses import dataclass

from bot.speech.decisions import (
    CutIn,
    Decision,
    FloorBack,
    Missed,
    Muted,
    Quiet,
    Silence,
    TurnOver,
)
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
    muted_told: float = 5.0
    """Silence after which somebody who began to answer, and is muted, is told so."""
    muted: float = 20.0
    """Silence that ends the answer of somebody who is muted: many mute themselves to think."""


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
        self._was_cut = self._muted = self._told_muted = False
        self._excused = asked_at
        self._gap: float | None = None

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

    def excuse(self, at: float) -> None:
        """Count no silence up to second `at`: what the member said until then may not have come."""
        self._excused = max(self._excused, at)

    def missed(self, at: float) -> None:
        """Note that words up to second `at` never came; the next pause is used to say so."""
        self._gap = at
        self.excuse(at)

    def mute(self, at: float, *, muted: bool) -> None:
        """Note at second `at` whether the member's microphone is off."""
        if self._muted and not muted:
            self.excuse(at)
            self._told_muted = False
        self._muted = muted

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
        silent = at - (self._excused if self._last is None else max(self._last, self._excused))
        if self._gap is not None:
            return self._own_up(at, silent)
        if self._last is None or self._began is None:
            return self._ladder(at)
        if at - self._began >= self._manners.cut_in and silent >= _CUT_PAUSE:
            return self._cut(at)
        why = self._leaning()
        if self._muted and why is not Leaning.DONE:
            return self._while_muted(at, silent)
        return self._end(at, why) if silent >= self._wait(why) else None

    def _end(self, at: float, why: Leaning) -> TurnOver:
        last = at if self._last is None else self._last
        breath = 0.0 if why is Leaning.DONE else self._manners.breath
        self._over = TurnOver(at, last, why, breath)
        return self._over

    def _own_up(self, at: float, silent: float) -> Missed | None:
        """Use a pause in the answer; who has said nothing since the hole may wait for a word."""
        spoke = self._last is not None and self._gap is not None and self._last > self._gap
        if silent < (self._wait(self._leaning()) if spoke else self._manners.finished):
            return None
        self._gap = None
        return Missed(at)

    def _while_muted(self, at: float, silent: float) -> Muted | TurnOver | None:
        if silent >= self._manners.muted:
            return self._end(at, Leaning.UNFINISHED)
        if self._told_muted or silent < self._manners.muted_told:
            return None
        self._told_muted = True
        return Muted(at)

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

    def _ladder(self, at: float) -> Quiet | Muted | None:
        steps = self._manners.silences
        if self._step >= len(steps):
            return None
        if at - max(self._asked_at, self._excused) < steps[self._step] * self._manners.patience:
            return None
        self._step += 1
        if self._muted and not self._told_muted and self._step < len(steps):
            self._told_muted = True
            return Muted(at)
        return Quiet(at, tuple(Silence)[self._step - 1])

    def _cut(self, at: float) -> CutIn:
        last = at if self._last is None else self._last
        self._over, self._was_cut = TurnOver(at, last, Leaning.FINISHED, 0.0), True
        return CutIn(at)
