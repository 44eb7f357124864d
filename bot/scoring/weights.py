"""What each kind of evidence is worth to which kind of question.

A ladder gives the points of the first, second, third … piece: it saturates, so that length alone
buys nothing. The ladders of a dimension add up to more than 100, so that no answer needs
everything: spoken answers are never as dense as written ones (notes on scoring).
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.scoring.cues import Sign
from bot.scoring.rubric import Dimension

Ladder = tuple[float, ...]
Table = Mapping[Dimension, Mapping[Sign, Ladder]]


class Mode(StrEnum):
    """What a good answer is made of: a story, a process, an explanation, or facts about oneself."""

    STORY = "story"
    PROCESS = "process"
    CONCEPT = "concept"
    SELF = "self"
    LIMIT = "limit"


_S, _O, _D, _T = Dimension.SPECIFICITY, Dimension.OWNERSHIP, Dimension.DEPTH, Dimension.STRUCTURE
_NAMED: Ladder = (8, 7, 6, 5, 4, 4, 3, 3, 3, 2)

STORY: Table = {
    _S: {
        Sign.CONCRETE: (26,),
        Sign.NUMBER: (17, 11, 8, 5),
        Sign.CHANGE: (10,),
        Sign.NAMED: _NAMED,
        Sign.CIRCUMSTANCE: (8, 4),
    },
    _O: {
        Sign.OWN_ACTION: (16, 13, 11, 9, 7, 5),
        Sign.OWN_PART: (14, 5),
        Sign.DECISION: (12, 6),
        Sign.ADMITS: (12,),
        Sign.OTHERS: (9, 4),
        Sign.BLAME: (-15, -10),
        Sign.FAKE: (-25,),
    },
    _D: {
        Sign.MECHANISM: (16, 11, 7, 5),
        Sign.REASON: (15, 9, 6),
        Sign.DIAGNOSIS: (14, 8, 4),
        Sign.ALTERNATIVE: (14, 7),
        Sign.TRADE_OFF: (12, 5),
        Sign.LIMIT: (8,),
        Sign.CONDITION: (5,),
        Sign.REFLECTION: (6,),
    },
    _T: {
        Sign.CIRCUMSTANCE: (14,),
        Sign.OWN_ACTION: (14, 8),
        Sign.OUTCOME: (24, 10),
        Sign.REFLECTION: (20,),
        Sign.BOTTOM_LINE: (12,),
        Sign.STEP: (6, 4),
        Sign.REASON: (8,),
    },
}
PROCESS: Table = {
    _S: {
        Sign.CONCRETE: (26,),
        Sign.NAMED: (10, 9, 8, 7, 6, 5, 4, 4, 3),
        Sign.CONDITION: (13, 9, 6),
        Sign.STANDARD: (12, 8, 5),
        Sign.NUMBER: (10, 6),
        Sign.EXAMPLE: (8,),
    },
    _O: {
        Sign.OWN_ACTION: (18, 15, 13, 11, 9, 7, 5),
        Sign.DECISION: (12, 6),
        Sign.LIMIT: (10,),
        Sign.OTHERS: (8, 4),
        Sign.CONDITION: (8,),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
    },
    _D: {
        Sign.REASON: (17, 10, 6),
        Sign.CONDITION: (15, 11, 6),
        Sign.STANDARD: (15, 10),
        Sign.ALTERNATIVE: (14, 7),
        Sign.TRADE_OFF: (10,),
        Sign.MECHANISM: (10, 6),
        Sign.DIAGNOSIS: (10, 5),
        Sign.LIMIT: (14,),
        Sign.EXAMPLE: (6,),
    },
    _T: {
        Sign.STEP: (18, 13, 10, 7),
        Sign.OWN_ACTION: (14, 8, 6),
        Sign.CONDITION: (12,),
        Sign.BOTTOM_LINE: (14,),
        Sign.OUTCOME: (10,),
        Sign.REASON: (10,),
        Sign.STANDARD: (10,),
    },
}
CONCEPT: Table = {
    _S: {
        Sign.CONCRETE: (20,),
        Sign.NAMED: (12, 10, 9, 8, 7, 6, 6, 5, 5, 4),
        Sign.EXAMPLE: (16,),
        Sign.NUMBER: (12, 8, 5),
        Sign.CONDITION: (8,),
    },
    _O: {
        Sign.OWN_ACTION: (30, 20, 12, 8),
        Sign.SELF: (15,),
        Sign.EXAMPLE: (25,),
        Sign.LIMIT: (15,),
        Sign.DECISION: (12,),
        Sign.FAKE: (-25,),
    },
    _D: {
        Sign.MECHANISM: (22, 15, 10),
        Sign.REASON: (18, 11, 6),
        Sign.ALTERNATIVE: (14, 8),
        Sign.TRADE_OFF: (14, 7),
        Sign.CONDITION: (10, 6),
        Sign.LIMIT: (8,),
    },
    _T: {
        Sign.BOTTOM_LINE: (28,),
        Sign.EXAMPLE: (20,),
        Sign.MECHANISM: (18,),
        Sign.REASON: (14,),
        Sign.STEP: (8, 6),
        Sign.OUTCOME: (14,),
        Sign.CONDITION: (8,),
    },
}
SELF: Table = {
    _S: {
        Sign.CONCRETE: (24,),
        Sign.NUMBER: (18, 13, 9, 6),
        Sign.NAMED: (11, 9, 8, 7, 6, 5, 4, 4),
        Sign.CIRCUMSTANCE: (11, 8, 6),
        Sign.CHANGE: (6,),
    },
    _O: {
        Sign.SELF: (26, 16, 10),
        Sign.OWN_ACTION: (16, 12, 9, 7),
        Sign.LIMIT: (12,),
        Sign.DECISION: (8,),
        Sign.OWN_PART: (10,),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
    },
    _D: {
        Sign.REASON: (26, 15, 8),
        Sign.ALTERNATIVE: (14, 8),
        Sign.LIMIT: (14,),
        Sign.CONDITION: (12, 6),
        Sign.MECHANISM: (12, 8),
        Sign.DIAGNOSIS: (12, 6),
        Sign.TRADE_OFF: (10,),
    },
    _T: {
        Sign.BOTTOM_LINE: (28,),
        Sign.REASON: (20,),
        Sign.SELF: (16,),
        Sign.CIRCUMSTANCE: (12,),
        Sign.OWN_ACTION: (10, 6),
        Sign.OUTCOME: (12,),
        Sign.STEP: (6,),
        Sign.LIMIT: (8,),
    },
}
LIMITED: Table = {
    _S: {
        Sign.CONCRETE: (26,),
        Sign.NUMBER: (14, 9, 6),
        Sign.NAMED: (11, 9, 8, 7, 6, 5, 4, 4),
        Sign.CIRCUMSTANCE: (8, 5),
        Sign.CONDITION: (8,),
    },
    _O: {
        Sign.LIMIT: (18, 6),
        Sign.OWN_ACTION: (17, 13, 11, 8, 6),
        Sign.SELF: (12,),
        Sign.DECISION: (10,),
        Sign.OTHERS: (8,),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
    },
    _D: {
        Sign.LIMIT: (18, 6),
        Sign.CONDITION: (14, 8),
        Sign.MECHANISM: (14, 8),
        Sign.REASON: (14, 8),
        Sign.ALTERNATIVE: (14, 7),
        Sign.STANDARD: (8,),
        Sign.DIAGNOSIS: (8,),
    },
    _T: {
        Sign.LIMIT: (18,),
        Sign.OWN_ACTION: (16, 10),
        Sign.BOTTOM_LINE: (16,),
        Sign.STEP: (12, 8),
        Sign.REASON: (10,),
        Sign.CONDITION: (10,),
    },
}
"""Someone who has not done it says so, and what is nearest: a limit known is worth something
(documents 000:25, 001:50), though never what doing it is."""

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

ACCURACY_SHARE = 0.35
"""Accuracy's share of `overall` where key points exist; without them it is Content's."""

COMPRESSION_COST = 0.2
"""The share of `overall` that a wholly uncompressed answer loses."""
