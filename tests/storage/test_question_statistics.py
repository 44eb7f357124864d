from pathlib import Path

from bot.answer import Answer
from bot.interview.transcript import Ending, Mode, Turn
from bot.scoring.rubric import Tier
from storage.archive import open_archive
from storage.question_statistics import QuestionNumbers
from tests.fakes import assessment
from tests.storage.samples import NOW, prompt, skipped, start


def scored(score: float, *, source: str) -> Turn:
    """Give an answered question with its score."""
    return Turn(prompt(source=source), Answer("We chose Redis."), 9.0, 0, assessment(score))


async def numbers(tmp_path: Path, scores: list[float | None]) -> QuestionNumbers | None:
    """Hold a sitting for each score (None: skipped) and count."""
    async with open_archive(tmp_path / "g.db") as archive:
        for i, score in enumerate(scores):
            sitting = await archive.sittings.begin(start(f"member-{i}", mode=Mode.WARM_UP))
            turn = skipped() if score is None else scored(score, source="backend-001")
            await archive.sittings.keep_turn(sitting, turn, NOW)
            await archive.sittings.finish(
                sitting,
                Ending.COMPLETED,
                overall=score or 0.0,
                tier=Tier.DECLINED,
                report_json=None,
                now=NOW,
            )
        unfinished = await archive.sittings.begin(start("late"))
        await archive.sittings.keep_turn(unfinished, scored(99, source="backend-001"), NOW)
        await archive.sittings.keep_turn(unfinished, scored(99, source="resume:abc"), NOW)
        found = await archive.questions.by_question()
        assert "member" not in repr(found)
        assert not any(source.startswith("resume:") for source in found)
        return found.get("backend-001")


async def test_a_question_has_its_times_asked_and_mean(tmp_path: Path) -> None:
    """Sittings that are over count; the score is the mean of the answered ones."""
    assert await numbers(tmp_path, [10, 20, 30, 40, 50, None]) == QuestionNumbers(6, 5, 30.0, 1.0)


async def test_four_answers_show_no_mean(tmp_path: Path) -> None:
    """Below five answers only counts are given: a mean would tell of persons."""
    assert await numbers(tmp_path, [10, 20, 30, 40]) == QuestionNumbers(4, 4, None, None)
