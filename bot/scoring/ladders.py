"""The ladders of each kind of question: what the first, second, third … piece of a sign is worth.

See weights.py for how they are read, and which question uses which.
"""

from collections.abc import Mapping

from bot.scoring.cues import Sign
from bot.scoring.rubric import Dimension

Ladder = tuple[float, ...]
Table = Mapping[Dimension, Mapping[Sign, Ladder]]

_S, _O, _D, _T = Dimension.SPECIFICITY, Dimension.OWNERSHIP, Dimension.DEPTH, Dimension.STRUCTURE
_TOLD: Ladder = (14,)
_VOICE: Ladder = (7, 6, 6, 5.5, 5, 4.5, 4, 3.5, 3, 3, 3, 2.5)
_JOINTS: Ladder = (9.5, 8.5, 8, 7.5, 6.5, 6, 5.5, 5, 4.5)
_ORDER: Ladder = (6, 5.5, 4.5, 4, 3.5, 3, 2.5, 2.5, 2, 2, 2, 2, 2, 1.5, 1.5, 1)
"""What depends on content and not on wording carries most of ownership, depth and structure: how
much is told in concrete words, about oneself, and joined to what (relations.py). The cues beside
it tell the kinds of evidence apart."""

STORY: Table = {
    _S: {
        Sign.CONCRETE: (26,),
        Sign.NUMBER: (12.5, 8, 6, 3.5),
        Sign.CHANGE: (7.5,),
        Sign.NAMED: (5, 4, 3.5, 3, 2.5, 2.5, 2, 2, 2, 1),
        Sign.CIRCUMSTANCE: (6, 3),
    },
    _O: {
        Sign.OWN_ACTION: (5, 4, 3.5, 3, 2.5, 1.5),
        Sign.OWN_PART: (4.5, 1.5),
        Sign.DECISION: (4, 2),
        Sign.ADMITS: (4,),
        Sign.OTHERS: (3, 1.5),
        Sign.BLAME: (-15, -10),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.MECHANISM: (4.5, 3, 2, 1.5),
        Sign.REASON: (4, 2.5, 1.5),
        Sign.DIAGNOSIS: (4, 2, 1),
        Sign.ALTERNATIVE: (4, 2),
        Sign.TRADE_OFF: (3.5, 1.5),
        Sign.LIMIT: (2,),
        Sign.CONDITION: (1.5,),
        Sign.REFLECTION: (1.5,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.CIRCUMSTANCE: (5,),
        Sign.OWN_ACTION: (5, 3),
        Sign.OUTCOME: (9, 3.5),
        Sign.REFLECTION: (7.5,),
        Sign.BOTTOM_LINE: (4.5,),
        Sign.STEP: (2, 1.5),
        Sign.REASON: (3,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
PROCESS: Table = {
    _S: {
        Sign.CONCRETE: (26,),
        Sign.NAMED: (6, 5.5, 5, 4, 3.5, 3, 2.5, 2.5, 2),
        Sign.CONDITION: (9.5, 6.5, 4.5),
        Sign.STANDARD: (9, 6, 3.5),
        Sign.NUMBER: (7.5, 4.5),
        Sign.EXAMPLE: (6,),
    },
    _O: {
        Sign.OWN_ACTION: (6, 5, 4, 3.5, 3, 2.5, 1.5),
        Sign.DECISION: (4, 2),
        Sign.LIMIT: (3.5,),
        Sign.OTHERS: (2.5, 1.5),
        Sign.CONDITION: (2.5,),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.REASON: (4.5, 3, 1.5),
        Sign.CONDITION: (4, 3, 1.5),
        Sign.STANDARD: (4, 3),
        Sign.ALTERNATIVE: (4, 2),
        Sign.TRADE_OFF: (3,),
        Sign.MECHANISM: (3, 1.5),
        Sign.DIAGNOSIS: (3, 1.5),
        Sign.LIMIT: (4,),
        Sign.EXAMPLE: (1.5,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.STEP: (6.5, 5, 3.5, 2.5),
        Sign.OWN_ACTION: (5, 3, 2),
        Sign.CONDITION: (4.5,),
        Sign.BOTTOM_LINE: (5,),
        Sign.OUTCOME: (3.5,),
        Sign.REASON: (3.5,),
        Sign.STANDARD: (3.5,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
CONCEPT: Table = {
    _S: {
        Sign.CONCRETE: (22.5,),
        Sign.NAMED: (7, 6, 5.5, 5, 4, 3.5, 3.5, 3, 3, 2.5),
        Sign.EXAMPLE: (12,),
        Sign.NUMBER: (9, 6, 3.5),
        Sign.CONDITION: (6,),
    },
    _O: {
        Sign.OWN_ACTION: (10, 6.5, 4, 2.5),
        Sign.SELF: (5,),
        Sign.EXAMPLE: (8,),
        Sign.LIMIT: (5,),
        Sign.DECISION: (4,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.MECHANISM: (6, 4, 3),
        Sign.REASON: (5, 3, 1.5),
        Sign.ALTERNATIVE: (4, 2),
        Sign.TRADE_OFF: (4, 2),
        Sign.CONDITION: (3, 1.5),
        Sign.LIMIT: (2,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.BOTTOM_LINE: (10.5,),
        Sign.EXAMPLE: (7.5,),
        Sign.MECHANISM: (6.5,),
        Sign.REASON: (5,),
        Sign.STEP: (3, 2),
        Sign.OUTCOME: (5,),
        Sign.CONDITION: (3,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
SELF: Table = {
    _S: {
        Sign.CONCRETE: (25.5,),
        Sign.NUMBER: (13.5, 9.5, 6.5, 4.5),
        Sign.NAMED: (6.5, 5.5, 5, 4, 3.5, 3, 2.5, 2.5),
        Sign.CIRCUMSTANCE: (8, 6, 4.5),
        Sign.CHANGE: (4.5,),
    },
    _O: {
        Sign.SELF: (8.5, 5, 3.5),
        Sign.OWN_ACTION: (5, 4, 3, 2.5),
        Sign.LIMIT: (4,),
        Sign.DECISION: (2.5,),
        Sign.OWN_PART: (3.5,),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.REASON: (7.5, 4, 2),
        Sign.ALTERNATIVE: (4, 2),
        Sign.LIMIT: (4,),
        Sign.CONDITION: (3.5, 1.5),
        Sign.MECHANISM: (3.5, 2),
        Sign.DIAGNOSIS: (3.5, 1.5),
        Sign.TRADE_OFF: (3,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.BOTTOM_LINE: (10.5,),
        Sign.REASON: (7.5,),
        Sign.SELF: (6,),
        Sign.CIRCUMSTANCE: (4.5,),
        Sign.OWN_ACTION: (3.5, 2),
        Sign.OUTCOME: (4.5,),
        Sign.STEP: (2,),
        Sign.LIMIT: (3,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
LIMITED: Table = {
    _S: {
        Sign.CONCRETE: (26,),
        Sign.NUMBER: (10.5, 6.5, 4.5, 3.5),
        Sign.NAMED: (6.5, 5.5, 5, 4, 3.5, 3, 2.5, 2.5, 2),
        Sign.CIRCUMSTANCE: (6, 3.5),
        Sign.CONDITION: (6,),
    },
    _O: {
        Sign.LIMIT: (6, 2),
        Sign.OWN_ACTION: (5.5, 4, 3.5, 2.5, 2),
        Sign.SELF: (4,),
        Sign.DECISION: (3.5,),
        Sign.OTHERS: (2.5, 1),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.LIMIT: (5, 1.5),
        Sign.CONDITION: (4, 2),
        Sign.MECHANISM: (4, 2),
        Sign.REASON: (4, 2),
        Sign.ALTERNATIVE: (4, 2),
        Sign.STANDARD: (2,),
        Sign.DIAGNOSIS: (2,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.LIMIT: (6.5,),
        Sign.OWN_ACTION: (6, 3.5, 2),
        Sign.BOTTOM_LINE: (6,),
        Sign.STEP: (4.5, 3, 2),
        Sign.REASON: (3.5,),
        Sign.CONDITION: (3.5, 2),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
"""Someone who has not done it says so, and what is nearest: a limit known is worth something
(documents 000:25, 001:50), though never what doing it is."""
