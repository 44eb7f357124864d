"""How bank questions did over all kept sittings: numbers alone, nothing of any member."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import StatisticsError, correlation, fmean

from storage.database import Database

LEAST = 5
"""Answers before a mean is shown: fewer would tell of persons rather than of the question."""

_SCORES = """
SELECT main.source AS source, sitting.overall AS sitting, (
  SELECT json_extract(part.turn, '$.assessment.overall') FROM turns AS part
  WHERE part.sitting_id = main.sitting_id
    AND main.prompt_id IN (part.prompt_id, json_extract(part.turn, '$.prompt.follow_up_to'))
    AND json_extract(part.turn, '$.assessment') IS NOT NULL
  ORDER BY part.position DESC LIMIT 1
) AS score
FROM turns AS main JOIN sittings AS sitting ON sitting.id = main.sitting_id
WHERE sitting.ended_at IS NOT NULL
  AND json_extract(main.turn, '$.prompt.follow_up_to') IS NULL
  AND main.source NOT LIKE 'resume:%'
"""


@dataclass(frozen=True, slots=True)
class QuestionNumbers:
    """One question: times asked and answered, mean score 0-100, and how it goes with the rest.

    `mean` is None below the least number of answers; so is `tells`, the correlation (-1 to 1) of
    its score with the whole sitting's, which is None too when either never varies. A question that
    tells little (near 0) doesn't part good sittings from weak ones.
    """

    asked: int
    answered: int
    mean: float | None
    tells: float | None


class QuestionStatistics:
    """Counts over all sittings that are over."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_question(self) -> Mapping[str, QuestionNumbers]:
        """Give the numbers of each bank question that was asked, by its id.

        Raises:
            DatabaseUnusable: it can't be read.
        """
        found: dict[str, list[tuple[float | None, float | None]]] = defaultdict(list)
        for row in await self._database.rows(_SCORES):
            found[str(row["source"])].append((_number(row["score"]), _number(row["sitting"])))
        return {source: _numbers(pairs) for source, pairs in found.items()}


def _numbers(pairs: list[tuple[float | None, float | None]]) -> QuestionNumbers:
    scores = [score for score, _ in pairs if score is not None]
    mean = round(fmean(scores), 1) if len(scores) >= LEAST else None
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    return QuestionNumbers(len(pairs), len(scores), mean, _tells(both))


def _tells(both: Iterable[tuple[float, float]]) -> float | None:
    known = list(both)
    if len(known) < LEAST:
        return None
    try:
        return round(correlation(*zip(*known, strict=True)), 2)
    except StatisticsError:
        return None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
