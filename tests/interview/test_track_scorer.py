"""The scorer of a track, and what it remembers of a member."""

import asyncio
from dataclasses import replace

from bot.answer import Answer
from bot.bank import Kind
from bot.bank_files import load_bank, shipped_folder
from bot.interview.track_scorer import TrackScorer
from bot.scoring.assess import RuleScorer
from bot.scoring.rubric import Assessment, Flag
from tests.interview.sittings import main

TOLD = (
    "I moved the ledger import to PostgreSQL because the nightly run took nine hours. I split it "
    "by branch, four workers, and my colleague checked the totals against the old run for a week. "
    "It went down to forty minutes, and now I would test the rounding first."
)
QUESTION = main(1, TOLD, text="Tell me about something you made faster.").prompt
SCORER = TrackScorer(load_bank(shipped_folder() / "behavioural.toml"), RuleScorer())


def scored(earlier_source: str, *, counts: bool) -> Assessment:
    """Score an answer whose words were given before to a question from a source."""
    before = replace(QUESTION, source=earlier_source, kind=Kind.TECHNICAL, topic="elsewhere")
    scorer = SCORER.remembering([(before, TOLD)], scored=counts)
    return asyncio.run(scorer.score(QUESTION, Answer(TOLD), ()))


def test_an_answer_given_before_to_the_question_is_seen() -> None:
    """It is flagged in any sitting, and capped only where the sitting counts."""
    free, counted = (scored(QUESTION.source, counts=counts) for counts in (False, True))
    assert Flag.REHEARSED in free.flags & counted.flags
    assert free.overall >= counted.overall
    assert counted.overall <= 50


def test_an_answer_to_quite_another_question_is_not_set_beside_it() -> None:
    """The same words under another question are no rehearsal of this one."""
    assert Flag.REHEARSED not in scored("some-other-question", counts=True).flags


def test_between_two_answers_that_are_scored_others_have_their_turn() -> None:
    """A hundred answers in the same instant are not scored in one go of the event loop."""

    async def rounds() -> int:
        scored = [asyncio.create_task(SCORER.score(QUESTION, Answer(TOLD), ())) for _ in range(100)]
        passed = 0
        while not all(task.done() for task in scored):
            await asyncio.sleep(0)
            passed += 1
        return passed

    assert asyncio.run(rounds()) >= 100
