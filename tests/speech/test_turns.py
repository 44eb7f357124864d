import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.speech.decisions import CutIn, Decision, FloorBack, Muted, Quiet, Silence, TurnOver
from bot.speech.leanings import Leaning
from bot.speech.patience import patience_of
from bot.speech.turns import Manners, TurnDetector

FRAME = 0.032
FINISHED = "We moved the nightly job to a queue and the shop opened on time."
OPEN = "We moved the nightly job to a queue and the shop opened on time because"


class Ear:
    """Feeds a detector with stretches of speech and silence, and keeps what it decides."""

    def __init__(self, manners: Manners = Manners()) -> None:  # noqa: B008 - a value
        self.detector, self.at = TurnDetector(manners), 0.0
        self.decided: list[Decision] = []

    def hear(self, seconds: float, *, speech: bool) -> "Ear":
        """Let so many seconds pass."""
        for _ in range(round(seconds / FRAME)):
            self.at += FRAME
            choice = self.detector.hear(self.at, 0.9 if speech else 0.01)
            if choice is not None:
                self.decided.append(choice)
        return self

    def talks(self, seconds: float = 4.0) -> "Ear":
        """Let the member speak."""
        return self.hear(seconds, speech=True)

    def silent(self, seconds: float) -> "Ear":
        """Let nobody speak."""
        return self.hear(seconds, speech=False)

    def reads(self, text: str, until: float | None = None) -> "Ear":
        """Let the transcript arrive, which covers all so far unless told otherwise."""
        choice = self.detector.read(text, self.at if until is None else until)
        if choice is not None:
            self.decided.append(choice)
        return self


def waited(ear: Ear) -> float:
    """Give the seconds between the last sound and the one decision, the turn's end."""
    (over,) = ear.decided
    assert isinstance(over, TurnOver)
    return over.at - over.spoke_until


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (FINISHED, 1.8),
        (FINISHED.rstrip("."), 2.5),
        (OPEN, 4.0),
        ("Seven years.", 4.0),
        (FINISHED + " Let me think.", 15.0),
    ],
)
def test_the_wait_follows_from_the_words(text: str, seconds: float) -> None:
    """Finished, neutral, open, very short and asked-for pauses have the waits of the issue."""
    ear = Ear().talks().reads(text).silent(16)
    assert waited(ear) == pytest.approx(seconds, abs=2 * FRAME)


def test_that_is_all_ends_the_turn_at_once() -> None:
    """The words that mean done need no silence beyond the recogniser's own delay."""
    ear = Ear().talks().silent(0.5)
    assert ear.decided == []
    ear.reads(FINISHED + " That's all.")
    assert waited(ear) == pytest.approx(0.5, abs=2 * FRAME)


def test_the_done_button_ends_the_turn_at_once() -> None:
    """The button needs neither words nor silence, and breath isn't drawn after it."""
    ear = Ear().talks()
    over = ear.detector.done()
    assert (over.why, over.breath) == (Leaning.DONE, 0.0)


def test_words_that_miss_the_last_sound_end_nothing_early() -> None:
    """A transcript that stops before the last stretch of speech can't call it finished."""
    ear = Ear().talks().reads(FINISHED).silent(0.6).talks(2).silent(3.5)
    assert ear.decided == []
    assert waited(ear.silent(1)) == pytest.approx(4.0, abs=2 * FRAME)


def test_late_words_end_a_pause_that_was_long_enough() -> None:
    """When the transcript comes after its wait is over, the turn is over with it."""
    ear = Ear().talks().silent(2.2)
    assert ear.decided == []
    assert waited(ear.reads(FINISHED, until=4.0)) == pytest.approx(2.2, abs=3 * FRAME)


def test_patience_stretches_the_pauses_inside_an_answer() -> None:
    """A patient interviewer waits longer after the same words."""
    ear = Ear(Manners(patience=1.5)).talks().reads(FINISHED).silent(5)
    assert waited(ear) == pytest.approx(2.7, abs=2 * FRAME)


def test_a_click_is_no_speech() -> None:
    """A sound shorter than a syllable neither begins an answer nor interrupts a pause."""
    ear = Ear().talks().reads(FINISHED).silent(1).hear(FRAME, speech=True).silent(1)
    assert waited(ear) == pytest.approx(1.8, abs=3 * FRAME)


def test_speech_while_the_bot_draws_breath_takes_the_floor_back() -> None:
    """A member who goes on before the bot's first sound is heard within 200 ms."""
    ear = Ear().talks().reads(FINISHED).silent(2.2)
    went_on = ear.at
    ear.talks(0.3)
    assert isinstance(ear.decided[-1], FloorBack)
    assert ear.decided[-1].at - went_on <= 0.2


@pytest.mark.parametrize(("after", "given"), [(1.2, True), (1.9, False)])
def test_the_floor_is_given_back_for_a_second_and_a_half(after: float, given: bool) -> None:  # noqa: FBT001 - a parameter of the case
    """Speech soon after the bot's first sound joins the answer; later speech doesn't."""
    ear = Ear().talks().reads(FINISHED).silent(2.6)
    ear.detector.bot_began(ear.at)
    ear.silent(after).talks(0.5)
    assert isinstance(ear.decided[-1], FloorBack) is given


def test_an_answer_that_got_the_floor_back_ends_again() -> None:
    """After the floor was given back, the same waits hold for the longer answer."""
    ear = Ear().talks().reads(FINISHED).silent(2.2).talks(3)
    ear.reads(FINISHED + " " + FINISHED).silent(3)
    assert [type(choice) for choice in ear.decided] == [TurnOver, FloorBack, TurnOver]


def test_silence_before_the_first_word_has_a_ladder() -> None:
    """Nobody speaks: a nudge, an offer, then the bot moves on, each once."""
    ear = Ear().silent(60)
    steps = [choice.step for choice in ear.decided if isinstance(choice, Quiet)]
    assert steps == [Silence.NUDGE, Silence.OFFER, Silence.MOVE_ON]


def test_a_monologue_is_cut_in_at_a_pause_past_two_minutes() -> None:
    """After two minutes half a second of silence is enough, and without it two and a half."""
    pausing = Ear().talks(121).silent(0.7)
    assert isinstance(pausing.decided[-1], CutIn)
    restless = Ear().talks(155)
    assert isinstance(restless.decided[0], CutIn)
    assert restless.decided == restless.decided[:1]
    assert restless.decided[0].at == pytest.approx(150, abs=0.2)


@given(st.lists(st.tuples(st.floats(0.1, 6), st.floats(0.1, 3.9)), min_size=1, max_size=8))
def test_no_turn_ends_while_there_is_sound(stretches: list[tuple[float, float]]) -> None:
    """Whatever the rhythm, a turn ends only in silence and never before its shortest wait."""
    ear = Ear()
    for sound, silence in stretches:
        ear.talks(sound).reads(FINISHED).silent(silence)
    for choice in ear.decided:
        if isinstance(choice, TurnOver):
            assert choice.at - choice.spoke_until >= 1.8 - 2 * FRAME


def test_patience_is_learned_from_long_pauses_only() -> None:
    """Slow readers get more time, quick ones no less; the member's choice multiplies it."""
    assert patience_of(()) == 1.0
    assert patience_of((0.3, 0.4)) == 1.0
    assert patience_of((0.5, 1.6, 1.6)) == pytest.approx(1.5)
    assert patience_of((0.3,), chosen=0.8) == pytest.approx(0.8)
    assert patience_of((3.0, 3.0), chosen=1.5) == 2.0


def test_who_has_said_that_is_all_may_be_muted() -> None:
    """A microphone that goes off after the last words holds nothing up."""
    ear = Ear().talks().reads("That is all I have to say.")
    ear.detector.mute(ear.at, muted=True)
    ear.silent(0.2)
    assert waited(ear) < 0.2


def test_unmuting_gives_time_to_begin() -> None:
    """Who comes back after a long thought isn't taken for silent at once."""
    ear = Ear().talks().reads(FINISHED)
    ear.detector.mute(ear.at, muted=True)
    ear.silent(19.0)
    ear.detector.mute(ear.at, muted=False)
    ear.silent(1.5).talks()
    assert [type(choice) for choice in ear.decided] == [Muted]
