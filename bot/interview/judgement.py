"""What an optional model judge found in one question's answers; shown beside the rules' scores."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.scoring.rubric import Dimension

LEVELS: Mapping[int, float] = {1: 12.5, 2: 37.5, 3: 62.5, 4: 87.5}
"""Points of the four anchored levels: the middle of each quarter."""
AGREEING = 20.0
"""Points between judge and rules up to which the judge is sure enough to be shown as such."""


class Relevance(StrEnum):
    """Whether the answers answer the question."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The median of the valid votes.

    `levels` are 1-4 for each dimension of Content; `quotes` are literal text of the answers.
    `votes` says how many of the asked votes were usable, `model` whose they are.
    """

    levels: Mapping[Dimension, int]
    relevance: Relevance
    addressed: bool
    quotes: tuple[str, ...]
    votes: int
    model: str

    @property
    def points(self) -> float:
        """The levels as 0-100; nothing is ranked by it."""
        return sum(LEVELS[level] for level in self.levels.values()) / len(self.levels)

    def agrees(self, overall: float) -> bool:
        """Say whether the judge is near the rules' score."""
        return abs(self.points - overall) <= AGREEING

    @property
    def bears_out(self) -> bool:
        """Say whether the specifics held up: two votes, to the point, and words that show it."""
        sound = self.votes >= 2 and self.relevance is Relevance.YES and not self.addressed
        return sound and self.levels.get(Dimension.SPECIFICITY, 0) >= 3 and bool(self.quotes)
