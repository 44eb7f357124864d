"""What each kind of evidence is worth to which kind of question.

A ladder gives the points of the first, second, third … piece: it saturates, so that length alone
buys nothing. The ladders of a dimension add up to more than 100, so that no answer needs
everything: spoken answers are never as dense as written ones (notes on scoring).
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.scoring.ladders import CONCEPT, LIMITED, PROCESS, SELF, STORY, Ladder, Table
from bot.scoring.rubric import Dimension

__all__ = ["ACCURACY_SHARE", "COMPRESSION_COST", "SHARES", "TABLES", "Ladder", "Mode", "Table"]


class Mode(StrEnum):
    """What a good answer is made of: a story, a process, an explanation, or facts about oneself."""

    STORY = "story"
    PROCESS = "process"
    CONCEPT = "concept"
    SELF = "self"
    LIMIT = "limit"


_S, _O, _D, _T = Dimension.SPECIFICITY, Dimension.OWNERSHIP, Dimension.DEPTH, Dimension.STRUCTURE

TABLES: Mapping[Mode, Table] = {
    Mode.STORY: STORY,
    Mode.PROCESS: PROCESS,
    Mode.CONCEPT: CONCEPT,
    Mode.SELF: SELF,
    Mode.LIMIT: LIMITED,
}

SHARES: Mapping[Mode, Mapping[Dimension, float]] = {
    Mode.STORY: {_S: 0.30, _O: 0.25, _D: 0.25, _T: 0.20},
    Mode.PROCESS: {_S: 0.25, _O: 0.20, _D: 0.30, _T: 0.25},
    Mode.CONCEPT: {_S: 0.30, _O: 0.10, _D: 0.40, _T: 0.20},
    Mode.SELF: {_S: 0.35, _O: 0.25, _D: 0.20, _T: 0.20},
    Mode.LIMIT: {_S: 0.35, _O: 0.25, _D: 0.20, _T: 0.20},
}
"""What Content takes from each dimension; depth counts most where precision does (001:24)."""

ACCURACY_SHARE = 0.25
"""Accuracy's share of `overall` where key points exist; without them it is Content's."""

COMPRESSION_COST = 0.2
"""The share of `overall` that a wholly uncompressed answer loses."""
