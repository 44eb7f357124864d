"""The ladders of each kind of question: what the first, second, third … piece of a sign is worth.

See weights.py for how they are read, and which question uses which.
"""

from collections.abc import Mapping

from bot.scoring.cues import Sign
from bot.scoring.rubric import Dimension

Ladder = tuple[float, ...]
Table = Mapping[Dimension, Mapping[Sign, Ladder]]

_S, _O, _D, _T = Dimension.SPECIFICITY, Dimension.OWNERSHIP, Dimension.DEPTH, Dimension.STRUCTURE
_TOLD: Ladder = (14.5,)
_VOICE: Ladder = (6.5, 5.5, 5.5, 5.5, 5, 4.5, 4, 3.5, 3, 3, 3, 2.5)
_JOINTS: Ladder = (6, 5.5, 5, 4.5, 4, 3.5, 3.5, 3, 3, 2.5, 2)
_ORDER: Ladder = (4, 4, 3.5, 3, 2.5, 2, 2, 1.5, 1, 1, 1, 1, 1, 1, 1, 0.5)
"""What depends on content and not on wording carries most of ownership, depth and structure: how
much is told in concrete words, about oneself, and joined to what (relations.py). The cues beside
it tell the kinds of evidence apart."""

STORY: Table = {
    _S: {
        Sign.CONCRETE: (29.5,),
        Sign.NUMBER: (17, 11, 8, 5),
        Sign.CHANGE: (8.5,),
        Sign.NAMED: (2.5, 2, 1.5, 1.5, 1, 1, 1, 1, 1, 0.5),
        Sign.CIRCUMSTANCE: (6.5, 3.5),
    },
    _O: {
        Sign.OWN_ACTION: (7, 5.5, 5, 4, 3.5, 2),
        Sign.OWN_PART: (4, 1.5),
        Sign.DECISION: (6, 3),
        Sign.ADMITS: (3.5,),
        Sign.OTHERS: (3, 1.5),
        Sign.BLAME: (-15, -10),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.MECHANISM: (4.5, 3, 2, 1.5),
        Sign.REASON: (2.5, 1.5, 1),
        Sign.DIAGNOSIS: (5, 2.5, 1.5),
        Sign.ALTERNATIVE: (4.5, 2),
        Sign.TRADE_OFF: (4.5, 2),
        Sign.LIMIT: (3,),
        Sign.CONDITION: (3,),
        Sign.REFLECTION: (1.5,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.CIRCUMSTANCE: (6,),
        Sign.OWN_ACTION: (9, 5),
        Sign.OUTCOME: (9.5, 4),
        Sign.REFLECTION: (10.5,),
        Sign.BOTTOM_LINE: (5.5,),
        Sign.STEP: (2.5, 2),
        Sign.REASON: (2.5,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
PROCESS: Table = {
    _S: {
        Sign.CONCRETE: (27,),
        Sign.NAMED: (3, 2.5, 2.5, 2, 1.5, 1.5, 1, 1, 0.9),
        Sign.CONDITION: (20, 13.5, 9.5),
        Sign.STANDARD: (14, 9.5, 5.5),
        Sign.NUMBER: (9.5, 5.5),
        Sign.EXAMPLE: (6,),
    },
    _O: {
        Sign.OWN_ACTION: (8.5, 7, 5.5, 5, 4, 3.5, 2),
        Sign.DECISION: (6, 3),
        Sign.LIMIT: (5,),
        Sign.OTHERS: (2.5, 1.5),
        Sign.CONDITION: (5,),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.REASON: (3, 2, 1),
        Sign.CONDITION: (8.5, 6, 3),
        Sign.STANDARD: (6, 4.5),
        Sign.ALTERNATIVE: (4.5, 2),
        Sign.TRADE_OFF: (3.5,),
        Sign.MECHANISM: (3, 1.5),
        Sign.DIAGNOSIS: (4, 2),
        Sign.LIMIT: (6,),
        Sign.EXAMPLE: (1.5,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.STEP: (6, 5, 3.5, 2),
        Sign.OWN_ACTION: (7.5, 4.5, 3.5),
        Sign.CONDITION: (10.5,),
        Sign.BOTTOM_LINE: (5.5,),
        Sign.OUTCOME: (3.5,),
        Sign.REASON: (3,),
        Sign.STANDARD: (6,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
CONCEPT: Table = {
    _S: {
        Sign.CONCRETE: (27.5,),
        Sign.NAMED: (4, 3.5, 2.5, 2.5, 2, 1.5, 1.5, 1.5, 1.5, 1),
        Sign.EXAMPLE: (13.5,),
        Sign.NUMBER: (12, 8, 5),
        Sign.CONDITION: (13.5,),
    },
    _O: {
        Sign.OWN_ACTION: (14, 9, 5.5, 3.5),
        Sign.SELF: (4,),
        Sign.EXAMPLE: (8.5,),
        Sign.LIMIT: (7.5,),
        Sign.DECISION: (6,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.MECHANISM: (6, 4, 3),
        Sign.REASON: (3.5, 2, 1),
        Sign.ALTERNATIVE: (4.5, 2),
        Sign.TRADE_OFF: (5, 2.5),
        Sign.CONDITION: (6, 3),
        Sign.LIMIT: (3,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.BOTTOM_LINE: (14,),
        Sign.EXAMPLE: (10,),
        Sign.MECHANISM: (9,),
        Sign.REASON: (4.5,),
        Sign.STEP: (3, 2.5),
        Sign.OUTCOME: (5,),
        Sign.CONDITION: (7.5,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
SELF: Table = {
    _S: {
        Sign.CONCRETE: (26.5,),
        Sign.NUMBER: (17, 12, 8, 5.5),
        Sign.NAMED: (3, 2.5, 2.5, 2, 1.5, 1.5, 1, 1),
        Sign.CIRCUMSTANCE: (8, 6, 4.5),
        Sign.CHANGE: (4.5,),
    },
    _O: {
        Sign.SELF: (7, 4, 3),
        Sign.OWN_ACTION: (7, 5.5, 4, 3.5),
        Sign.LIMIT: (6,),
        Sign.DECISION: (4,),
        Sign.OWN_PART: (3.5,),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.REASON: (5, 2.5, 1.5),
        Sign.ALTERNATIVE: (4.5, 2),
        Sign.LIMIT: (6,),
        Sign.CONDITION: (7.5, 3),
        Sign.MECHANISM: (3.5, 2),
        Sign.DIAGNOSIS: (4.5, 2),
        Sign.TRADE_OFF: (3.5,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.BOTTOM_LINE: (16,),
        Sign.REASON: (6,),
        Sign.SELF: (6,),
        Sign.CIRCUMSTANCE: (5.5,),
        Sign.OWN_ACTION: (6, 4),
        Sign.OUTCOME: (4.5,),
        Sign.STEP: (2.5,),
        Sign.LIMIT: (5.5,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
LIMITED: Table = {
    _S: {
        Sign.CONCRETE: (29.5,),
        Sign.NUMBER: (14, 8.5, 6, 5),
        Sign.NAMED: (3.5, 2.5, 2.5, 2, 1.5, 1.5, 1, 1, 1),
        Sign.CIRCUMSTANCE: (6.5, 4),
        Sign.CONDITION: (13.5,),
    },
    _O: {
        Sign.LIMIT: (8.5, 3),
        Sign.OWN_ACTION: (7.5, 5.5, 5, 3.5, 3),
        Sign.SELF: (3.5,),
        Sign.DECISION: (5.5,),
        Sign.OTHERS: (2.5, 1),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.LIMIT: (7.5, 2),
        Sign.CONDITION: (8.5, 4),
        Sign.MECHANISM: (4, 2),
        Sign.REASON: (2.5, 1.5),
        Sign.ALTERNATIVE: (4.5, 2),
        Sign.STANDARD: (3,),
        Sign.DIAGNOSIS: (2.5,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.LIMIT: (10.5,),
        Sign.OWN_ACTION: (9.5, 5.5, 3.5),
        Sign.BOTTOM_LINE: (6.5,),
        Sign.STEP: (4.5, 3, 2),
        Sign.REASON: (3,),
        Sign.CONDITION: (8, 4.5),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
"""Someone who has not done it says so, and what is nearest: a limit known is worth something
(documents 000:25, 001:50), though never what doing it is."""
