"""The ladders of each kind of question: what the first, second, third … piece of a sign is worth.

See weights.py for how they are read, and which question uses which.
"""

from collections.abc import Mapping

from bot.scoring.cues import Sign
from bot.scoring.rubric import Dimension

Ladder = tuple[float, ...]
Table = Mapping[Dimension, Mapping[Sign, Ladder]]

_S, _O, _D, _T = Dimension.SPECIFICITY, Dimension.OWNERSHIP, Dimension.DEPTH, Dimension.STRUCTURE
_TOLD: Ladder = (28,)
_VOICE: Ladder = (5, 4.5, 4.5, 4.5, 4, 3.5, 3, 3, 2.5, 2.5, 2.5, 2)
_JOINTS: Ladder = (5.5, 5, 4.5, 4, 3.5, 3, 3, 2.5, 2.5, 2, 2)
_ORDER: Ladder = (3.5, 3.5, 3, 3, 2.5, 2, 2, 1.5, 1, 1, 1, 1, 1, 1, 1, 0.5)
"""What depends on content and not on wording carries most of ownership, depth and structure: how
much is told in concrete words, about oneself, and joined to what (relations.py). The cues beside
it tell the kinds of evidence apart."""

STORY: Table = {
    _S: {
        Sign.CONCRETE: (42,),
        Sign.NUMBER: (13.5, 9, 6.5, 4),
        Sign.CHANGE: (7,),
        Sign.NAMED: (2, 1.6, 1.2, 1.2, 0.8, 0.8, 0.8, 0.8, 0.8, 0.4),
        Sign.CIRCUMSTANCE: (5, 3),
    },
    _O: {
        Sign.OWN_ACTION: (5.5, 4.5, 4, 3, 3, 1.6),
        Sign.OWN_PART: (3, 1.2),
        Sign.DECISION: (5, 2.5),
        Sign.ADMITS: (3,),
        Sign.OTHERS: (2.5, 1.2),
        Sign.BLAME: (-15, -10),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.MECHANISM: (3.5, 2.5, 1.6, 1.2),
        Sign.REASON: (2, 1.2, 0.8),
        Sign.DIAGNOSIS: (4, 2, 1.2),
        Sign.ALTERNATIVE: (3.5, 1.6),
        Sign.TRADE_OFF: (3.5, 1.6),
        Sign.LIMIT: (2.5,),
        Sign.CONDITION: (2.5,),
        Sign.REFLECTION: (1.2,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.CIRCUMSTANCE: (5,),
        Sign.OWN_ACTION: (7, 4),
        Sign.OUTCOME: (7.5, 3),
        Sign.REFLECTION: (8.5,),
        Sign.BOTTOM_LINE: (4.5,),
        Sign.STEP: (2, 1.6),
        Sign.REASON: (2,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
PROCESS: Table = {
    _S: {
        Sign.CONCRETE: (37.5,),
        Sign.NAMED: (2.5, 2, 2, 1.6, 1.2, 1.2, 0.8, 0.8, 0.7),
        Sign.CONDITION: (16, 11, 7.5),
        Sign.STANDARD: (11, 7.5, 4.5),
        Sign.NUMBER: (7.5, 4.5),
        Sign.EXAMPLE: (5,),
    },
    _O: {
        Sign.OWN_ACTION: (7, 5.5, 4.5, 4, 3, 3, 1.6),
        Sign.DECISION: (5, 2.5),
        Sign.LIMIT: (4,),
        Sign.OTHERS: (2, 1.2),
        Sign.CONDITION: (4,),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.REASON: (2.5, 1.6, 0.8),
        Sign.CONDITION: (7, 5, 2.5),
        Sign.STANDARD: (5, 3.5),
        Sign.ALTERNATIVE: (3.5, 1.6),
        Sign.TRADE_OFF: (3,),
        Sign.MECHANISM: (2.5, 1.2),
        Sign.DIAGNOSIS: (3, 1.6),
        Sign.LIMIT: (5,),
        Sign.EXAMPLE: (1.2,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.STEP: (5, 4, 3, 1.6),
        Sign.OWN_ACTION: (6, 3.5, 3),
        Sign.CONDITION: (8.5,),
        Sign.BOTTOM_LINE: (4.5,),
        Sign.OUTCOME: (3,),
        Sign.REASON: (2.5,),
        Sign.STANDARD: (5,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
CONCEPT: Table = {
    _S: {
        Sign.CONCRETE: (41,),
        Sign.NAMED: (3, 3, 2, 2, 1.6, 1.2, 1.2, 1.2, 1.2, 0.8),
        Sign.EXAMPLE: (11,),
        Sign.NUMBER: (9.5, 6.5, 4),
        Sign.CONDITION: (11,),
    },
    _O: {
        Sign.OWN_ACTION: (11, 7, 4.5, 3),
        Sign.SELF: (3,),
        Sign.EXAMPLE: (7,),
        Sign.LIMIT: (6,),
        Sign.DECISION: (5,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.MECHANISM: (5, 3, 2.5),
        Sign.REASON: (3, 1.6, 0.8),
        Sign.ALTERNATIVE: (3.5, 1.6),
        Sign.TRADE_OFF: (4, 2),
        Sign.CONDITION: (5, 2.5),
        Sign.LIMIT: (2.5,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.BOTTOM_LINE: (11,),
        Sign.EXAMPLE: (8,),
        Sign.MECHANISM: (7,),
        Sign.REASON: (3.5,),
        Sign.STEP: (2.5, 2),
        Sign.OUTCOME: (4,),
        Sign.CONDITION: (6,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
SELF: Table = {
    _S: {
        Sign.CONCRETE: (37,),
        Sign.NUMBER: (13.5, 9.5, 6.5, 4.5),
        Sign.NAMED: (2.5, 2, 2, 1.6, 1.2, 1.2, 0.8, 0.8),
        Sign.CIRCUMSTANCE: (6.5, 5, 3.5),
        Sign.CHANGE: (3.5,),
    },
    _O: {
        Sign.SELF: (5.5, 3, 2.5),
        Sign.OWN_ACTION: (5.5, 4.5, 3, 3),
        Sign.LIMIT: (5,),
        Sign.DECISION: (3,),
        Sign.OWN_PART: (3,),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.REASON: (4, 2, 1.2),
        Sign.ALTERNATIVE: (3.5, 1.6),
        Sign.LIMIT: (5,),
        Sign.CONDITION: (6, 2.5),
        Sign.MECHANISM: (3, 1.6),
        Sign.DIAGNOSIS: (3.5, 1.6),
        Sign.TRADE_OFF: (3,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.BOTTOM_LINE: (13,),
        Sign.REASON: (5,),
        Sign.SELF: (5,),
        Sign.CIRCUMSTANCE: (4.5,),
        Sign.OWN_ACTION: (5, 3),
        Sign.OUTCOME: (3.5,),
        Sign.STEP: (2,),
        Sign.LIMIT: (4.5,),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
LIMITED: Table = {
    _S: {
        Sign.CONCRETE: (42,),
        Sign.NUMBER: (11, 7, 5, 4),
        Sign.NAMED: (3, 2, 2, 1.6, 1.2, 1.2, 0.8, 0.8, 0.8),
        Sign.CIRCUMSTANCE: (5, 3),
        Sign.CONDITION: (11,),
    },
    _O: {
        Sign.LIMIT: (7, 2.5),
        Sign.OWN_ACTION: (6, 4.5, 4, 3, 2.5),
        Sign.SELF: (3,),
        Sign.DECISION: (4.5,),
        Sign.OTHERS: (2, 0.8),
        Sign.BLAME: (-15,),
        Sign.FAKE: (-25,),
        Sign.VOICE: _VOICE,
        Sign.CONCRETE: _TOLD,
    },
    _D: {
        Sign.LIMIT: (6, 1.6),
        Sign.CONDITION: (7, 3),
        Sign.MECHANISM: (3, 1.6),
        Sign.REASON: (2, 1.2),
        Sign.ALTERNATIVE: (3.5, 1.6),
        Sign.STANDARD: (2.5,),
        Sign.DIAGNOSIS: (2,),
        Sign.JOINT: _JOINTS,
        Sign.CONCRETE: _TOLD,
    },
    _T: {
        Sign.LIMIT: (8.5,),
        Sign.OWN_ACTION: (7.5, 4.5, 3),
        Sign.BOTTOM_LINE: (5,),
        Sign.STEP: (3.5, 2.5, 1.6),
        Sign.REASON: (2.5,),
        Sign.CONDITION: (6.5, 3.5),
        Sign.JOINT: _ORDER,
        Sign.CONCRETE: _TOLD,
    },
}
"""Someone who has not done it says so, and what is nearest: a limit known is worth something
(documents 000:25, 001:50), though never what doing it is."""
