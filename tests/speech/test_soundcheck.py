from dataclasses import replace

import numpy as np
import pytest

from bot.speech.audio import RATE, Samples
from bot.speech.levels import Levels, Trouble
from bot.speech.soundcheck import (
    SENTENCE,
    Fault,
    SoundCheck,
    clipped,
    echo_of,
    remarks,
    word_errors,
)

GOOD = SoundCheck(Levels(3.0, -22.0, -55.0), clipped=0.0, lost=0.0, echo=0.02, heard=SENTENCE)


def noise(seconds: float, seed: int) -> Samples:
    """Give noise whose loudness changes like that of syllables."""
    rng = np.random.default_rng(seed)
    envelope = np.repeat(rng.uniform(0, 0.3, int(seconds * 10)), RATE // 10)
    return (rng.standard_normal(len(envelope)) * envelope).astype(np.float32)


def test_a_good_microphone_gets_no_remark() -> None:
    """Nothing is wrong, so nothing is said and Start is free."""
    assert remarks(GOOD) == ()


@pytest.mark.parametrize(
    ("change", "kind", "blocking"),
    [
        ({"levels": Levels(0.0, -120.0, -80.0), "heard": ""}, Trouble.SILENT, True),
        ({"levels": Levels(0.0, -120.0, -25.0), "heard": ""}, Trouble.NO_SPEECH, True),
        ({"levels": Levels(3.0, -45.0, -70.0)}, Trouble.FAINT, False),
        ({"levels": Levels(3.0, -22.0, -27.0)}, Trouble.NOISY, False),
        ({"clipped": 0.01}, Fault.CLIPPED, False),
        ({"lost": 0.05}, Fault.LOSS, False),
        ({"echo": 0.5}, Fault.ECHO, False),
        ({"heard": "Yellow I'm red"}, Fault.MISHEARD, True),
    ],
)
def test_each_trouble_has_its_advice(
    change: dict[str, object],
    kind: Trouble | Fault,
    blocking: bool,  # noqa: FBT001 - a parameter of the case
) -> None:
    """One thing is wrong: it is named with what helps, and blocks only where nothing is heard."""
    (remark,) = remarks(replace(GOOD, **change))  # type: ignore[arg-type]  # fields by name
    assert (remark.kind, remark.blocking) == (kind, blocking)
    assert remark.advice.endswith(".")


def test_an_accent_keeps_nobody_out() -> None:
    """From the second try a misheard sentence is remarked on and doesn't block any more."""
    (remark,) = remarks(replace(GOOD, heard="Yellow red interval"), tries=2)
    assert not remark.blocking


def test_silence_is_not_also_misheard() -> None:
    """A muted microphone gets one remark, not a list."""
    muted = replace(GOOD, levels=Levels(0.0, -120.0, -90.0), heard="", lost=0.2)
    assert [remark.kind for remark in remarks(muted)] == [Trouble.SILENT]


def test_word_errors_ignore_case_and_punctuation() -> None:
    """Only words count, each wrong, missing or added one."""
    assert word_errors(SENTENCE, "hello i am ready to start the interview") == 0
    assert word_errors("one two three four", "one too three") == pytest.approx(0.5)


def test_own_voice_in_the_microphone_is_found() -> None:
    """What the bot played is found in the sound even quiet, late and under other noise."""
    played = noise(2.0, 1)
    late = np.concatenate([np.zeros(int(0.25 * RATE), np.float32), 0.2 * played])
    heard = late + 0.3 * noise(3.0, 2)[: len(late)]
    assert echo_of(played, heard) > 0.2
    assert echo_of(played, noise(3.0, 3)) < 0.1
    assert echo_of(played, np.zeros(RATE, np.float32)) == 0.0


def test_clipping_is_the_share_at_full_scale() -> None:
    """Samples at the end of the scale are counted on both sides."""
    assert clipped(np.array([1.0, -1.0, 0.5, 0.1], np.float32)) == pytest.approx(0.5)
    assert clipped(np.zeros(0, np.float32)) == 0.0
