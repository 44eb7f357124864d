import time
from collections.abc import Callable, Sequence

import pytest

from bot.answer import Answer
from bot.interview.conduct import HELP, WAITING, conduct
from bot.interview.interviewer import RuleInterviewer
from bot.interview.plan import make_plan
from bot.interview.ports import Continued, Intent
from bot.interview.transcript import Ending, Prompt, Transcript
from bot.scoring.rubric import Assessment
from tests.fakes import PROFILE, QUICK, LengthScorer, MemoryJournal, ScriptedRoom, bank
from tests.virtual_time import run

ANSWER = "We changed the booking form and then it was much faster for the whole team."


def hold(
    reply: Callable[[Prompt], Answer | Intent | Continued | None],
    journal: MemoryJournal | None = None,
    transcript: Transcript = Transcript(),  # noqa: B008 - a value
    scorer: LengthScorer = LengthScorer(),  # noqa: B008 - keeps nothing
) -> tuple[Transcript, ScriptedRoom]:
    """Hold a whole quick interview on virtual time."""
    plan = make_plan(QUICK, bank(), PROFILE, seed=5)
    room = ScriptedRoom(reply)
    interviewer = RuleInterviewer(plan, lambda _: ())
    held = conduct(
        plan,
        room=room,
        interviewer=interviewer,
        scorer=scorer,
        journal=journal or MemoryJournal(),
        transcript=transcript,
    )
    return run(held), room


def told(seconds: float = 60.0) -> Callable[[Prompt], Answer]:
    """Answer each prompt with its id, so that answers can be told apart."""
    return lambda prompt: Answer(f"{ANSWER} That was {prompt.id}.", seconds)


def test_fifteen_minutes_pass_in_milliseconds() -> None:
    """A full interview is held on virtual time, lands inside its clock and closes properly."""
    began = time.perf_counter()
    transcript, room = hold(told())
    assert time.perf_counter() - began < 5
    assert transcript.ending is Ending.COMPLETED
    assert 600 < transcript.seconds <= QUICK.hard_stop
    assert "last question" in room.said[-1]


def test_every_turn_is_kept_before_the_next_is_asked() -> None:
    """When a prompt is asked, the journal holds all turns before it."""
    journal = MemoryJournal()
    kept_at_asking: list[int] = []

    def reply(prompt: Prompt) -> Answer:
        kept_at_asking.append(len(journal.turns))
        return told()(prompt)

    hold(reply, journal)
    assert kept_at_asking == list(range(len(kept_at_asking)))


@pytest.mark.parametrize("killed_after", [1, 2, 5, 8, 11])
def test_a_sitting_cut_off_anywhere_ends_as_if_it_had_not_been(killed_after: int) -> None:
    """Going on from the journal gives the transcript of an uninterrupted run."""
    whole, _ = hold(told())
    journal = MemoryJournal()

    class Killed(Exception):
        pass

    def reply(prompt: Prompt) -> Answer:
        if len(journal.turns) == killed_after:
            raise Killed
        return told()(prompt)

    with pytest.raises(Killed):
        hold(reply, journal)
    rest, room = hold(told(), journal, Transcript(tuple(journal.turns.values())))
    assert rest == whole
    assert "Welcome back" in room.said[0]


def test_every_probe_quotes_the_answer_before_it() -> None:
    """Each follow-up carries a reason and words that stand in the previous answer."""
    transcript, _ = hold(told())
    for before, turn in zip(transcript.turns, transcript.turns[1:], strict=False):
        if turn.prompt.follow_up_to:
            assert before.answer
            assert turn.prompt.quote
            assert turn.prompt.quote in before.answer.text
            assert turn.prompt.reason


def test_repeat_asks_again_and_costs_nothing() -> None:
    """A repeated question is asked once more and its answer counts as ever."""
    replies = iter([Answer("Could you repeat that, please?", 2.0)])
    transcript, room = hold(lambda p: next(replies, told()(p)))
    assert room.asked[0] == room.asked[1]
    assert transcript.turns[0].repeats == 1
    assert transcript.turns[0].answer == told()(room.asked[0])


def test_skip_leaves_the_question_unanswered_and_unprobed() -> None:
    """A skipped question has no answer and no follow-up."""
    replies = iter([Intent.SKIP])
    transcript, _ = hold(lambda p: next(replies, told()(p)))
    assert transcript.turns[0].answer is None
    assert transcript.turns[1].prompt.id == "q2"


def test_stop_and_leaving_are_endings_that_keep_what_was_said() -> None:
    """Stopping and leaving both keep the answers given before."""
    for last, ending in ((Intent.STOP, Ending.STOPPED), (None, Ending.LEFT)):
        transcript, _ = hold(lambda p, last=last: told()(p) if p.id == "q1" else last)  # type: ignore[misc] # a default binds the loop's value
        assert transcript.ending is ending
        assert [turn.prompt.id for turn in transcript.turns] == ["q1"]


def test_not_finished_gives_the_floor_back() -> None:
    """What is added after "I wasn't finished" joins the answer before, which is scored anew."""
    said: list[str] = []

    def reply(prompt: Prompt) -> Answer:
        said.append(prompt.id)
        if said.count(prompt.id) == 1 and prompt.id == "q1p1":
            return Answer("Sorry, I wasn't finished. It went from nine to two minutes.", 9.0)
        return told()(prompt)

    journal = MemoryJournal()
    transcript, _ = hold(reply, journal)
    first = transcript.turns[0]
    assert first.answer
    assert first.answer.text == f"{ANSWER} That was q1. It went from nine to two minutes."
    assert first.answer.seconds == 69.0
    assert journal.turns["q1"] == first
    assert transcript.turns[1].prompt.id == "q1p1"


def test_the_hard_stop_ends_the_sitting() -> None:
    """Nothing is heard beyond the clock and its grace."""
    transcript, _ = hold(told(seconds=2000))
    assert transcript.ending is Ending.OUT_OF_TIME
    assert transcript.seconds <= QUICK.hard_stop


def test_silence_is_an_answer_without_words_and_is_not_probed() -> None:
    """An empty answer is kept and the interview moves on."""
    transcript, _ = hold(lambda _: Answer("", 20.0))
    assert all(turn.prompt.follow_up_to is None for turn in transcript.turns)
    assert transcript.ending is Ending.COMPLETED


def test_an_answer_that_goes_on_takes_back_the_prompt_that_came_too_early() -> None:
    """A longer answer replaces the one before it, and what was asked meanwhile is no turn."""
    asked: list[str] = []

    def reply(prompt: Prompt) -> Answer | Continued:
        asked.append(prompt.id)
        if len(asked) == 2:
            return Continued(Answer(f"{ANSWER} And then we measured it again.", 90.0))
        return told()(prompt)

    transcript, _ = hold(reply)
    first = transcript.turns[0]
    assert first.answer is not None
    assert first.answer.text.endswith("And then we measured it again.")
    assert first.answer.seconds == 90.0
    ids = [turn.prompt.id for turn in transcript.turns]
    assert len(ids) == len(set(ids))


def test_rephrase_says_what_is_asked_for_and_asks_again() -> None:
    """A member who doesn't understand hears it put another way, then the question itself."""
    replies = iter([Answer("Could you rephrase the question?", 2.0)])
    transcript, room = hold(lambda p: next(replies, told()(p)))
    assert any(said.startswith("Let me put it another way.") for said in room.said)
    assert room.asked[0] == room.asked[1]
    assert transcript.turns[0].repeats == 1


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Answer("Can we pause for a moment please?", 2.0), WAITING),
        (Intent.PAUSE, WAITING),
        (Intent.HELP, HELP),
    ],
)
def test_pause_and_help_leave_the_question_open(wish: Answer | Intent, said: str) -> None:
    """Neither is an answer, asks again or counts as a repeat."""
    replies = iter([wish])
    transcript, room = hold(lambda p: next(replies, told()(p)))
    assert said in room.said
    assert len({prompt.id for prompt in room.asked}) == len(room.asked)
    assert transcript.turns[0].answer == told()(room.asked[0])
    assert transcript.turns[0].repeats == 0


@pytest.mark.parametrize("killed_at", ["q1", "q1p1", "q3"])
def test_words_are_kept_before_they_are_scored(killed_at: str) -> None:
    """Killed while an answer is scored, a sitting goes on with its words, and scores them then."""
    whole, _ = hold(told())
    journal = MemoryJournal()

    class Killed(Exception):
        pass

    class KilledScorer(LengthScorer):
        async def score(
            self,
            question: Prompt,
            answer: Answer,
            follow_ups: Sequence[tuple[Prompt, Answer]],
            *,
            told: Sequence[str] = (),
        ) -> Assessment:
            if killed_at in journal.turns:
                raise Killed
            return await super().score(question, answer, follow_ups, told=told)

    with pytest.raises(Killed):
        hold(told(), journal, scorer=KilledScorer())
    kept = journal.turns[killed_at]
    assert kept.answer == told()(kept.prompt)
    assert kept.assessment is None
    rest, _ = hold(told(), journal, Transcript(tuple(journal.turns.values())))
    assert rest == whole
    assert journal.turns[killed_at].assessment is not None
