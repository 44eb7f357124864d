"""What a sentence of an answer is, and what it has told already, so that a probe fits it (pure).

"What came of it?" suits what somebody did, not what a statute says; and nobody likes to be asked
for what they have just told. Signs are plain words, so a miss asks once more rather than never.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from bot.bank import Pattern
from bot.prose import sentences, words
from bot.scoring.roots import PAST


class Stance(StrEnum):
    """A sentence tells what was done, what somebody does or would do, or how something is."""

    DEED = "deed"
    PLAN = "plan"
    STATEMENT = "statement"


_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|us|me)\b|\b(?:I|we)'", re.IGNORECASE)
_DOER = re.compile(r"\b(?:I|we)\b", re.IGNORECASE)
_WOULD = re.compile(
    r"\b(?:would|will|should|could|might|can|always|usually|normally|try to)\b|"
    r"\b(?:I|we)'(?:d|ll)\b(?! (?:\w+ed|been|had|said|got|done)\b)",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:is|are|must|may|can|means?|has to|have to|needs?|depends|"
    r"(?:it|that|there|he|she|what|who|one|here)'s)\b"
)
_WAS = re.compile(r"\b(?:was|were|had|did)\b")
_SAME = frozenset("cut put set let hit shut read split reset quit bet cost spread".split())
"""Verbs whose past is their base form: they tell a deed only behind its doer."""
_PAST = PAST - _SAME - {"am", "are"}
_CUT = re.compile(rf"\b(?:I|we)(?: \w+ly)? (?:{'|'.join(sorted(_SAME))})\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"^\W*(?:so,? |and |well,? )*(?:I (?:think|guess|suppose)|I'd say|I'm sure|maybe|perhaps|"
    r"probably|it depends|as far as I|if I remember|it took a while|yeah|I don't remember|"
    r"there(?:'s| is| was| were) (?:a bit|some|a lot|probably))\b|"
    r", I(?: think| guess| suppose|'d say)$|to be fair$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"sixty|hundred|thousand|million|half|twice|double)\b",
    re.IGNORECASE,
)
_TOLD = {
    Pattern.NUMBER: re.compile(
        r"\b(?:have (?:the|a|any) (?:numbers?|figures?)|couldn't tell you|didn't (?:really )?track|"
        r"put a number|nobody counted|make a number up|look up the exact|"
        r"figure I'd stand behind)\b",
        re.IGNORECASE,
    ),
    Pattern.DECIDE: re.compile(
        r"\b(?:instead of|rather than|alternatives?|ruled out|(?:turned|voted) (?:it |that |them )?"
        r"(?:down|against)|(?:could|might) (?:also )?have \w+|the other (?:option|way|route)|"
        r"(?:chose|picked|preferred|took) [^.?!]{1,60} over|decided against|second option|"
        r"other ways?|other options?|(?:I'd|I had|we'd|we had) considered|considered \w+ing)\b",
        re.IGNORECASE,
    ),
    Pattern.REFLECT: re.compile(
        r"\b(?:(?:I|we) (?:have )?(?:learned|learnt)|taught (?:me|us)|lesson|next time|"
        r"looking back|"
        r"in hindsight|would do differently|do it differently|"
        r"(?:since then|ever since|from then on|nowadays|these days),? (?:I|we)|"
        r"(?:I|we)(?:'d| would) (?:change|start|begin|leave)|should have)\b",
        re.IGNORECASE,
    ),
    Pattern.OUTCOME: re.compile(
        r"\b(?:in the end|as a result|the (?:result|outcome) (?:was|is)|led to|turned out)\b",
        re.IGNORECASE,
    ),
    Pattern.PEOPLE: re.compile(r"\bI've named the people\b"),
}
"""Signs that an answer has told, or declined to tell, what a pattern would ask for."""


def stance(sentence: str) -> Stance:
    """Say what a sentence is."""
    mine = _FIRST_PERSON.search(sentence)
    if _WOULD.search(sentence):
        return Stance.PLAN if mine else Stance.STATEMENT
    said = [word.text.lower() for word in words(sentence)]
    past = bool(_WAS.search(sentence) or _CUT.search(sentence))
    past = past or any(w in _PAST or w.endswith("ed") for w in said)
    if past and (mine or not _IS.search(sentence)):
        return Stance.DEED
    return Stance.PLAN if mine else Stance.STATEMENT


def told(pattern: Pattern, text: str) -> bool:
    """Say whether an answer has plainly told what the pattern would ask for."""
    sign = _TOLD.get(pattern)
    return bool(sign and sign.search(text))


def hedged(sentence: str) -> bool:
    """Say whether a sentence only guesses: a figure asked of a guess is a guess."""
    return bool(_HEDGED.search(sentence))


def measured(sentence: str) -> bool:
    """Say whether a sentence has a number, in digits or words."""
    return bool(_MEASURED.search(sentence))


def own(sentence: str) -> bool:
    """Say whether a sentence tells what the speaker, alone or with others, did."""
    return stance(sentence) is Stance.DEED and bool(_DOER.search(sentence))


def plain_stretches(answer: str) -> Sequence[str]:
    """Cut an answer into sentences that can stand between quotation marks.

    A sentence that has such marks itself is cut at them; each piece is literal text of the answer.
    """
    pieces = [part.strip(" ,;:") for s in sentences(answer) for part in re.split(r"[\"“”]", s.text)]
    long = [piece for piece in pieces if len(words(piece)) >= 3]
    return long or [piece for piece in pieces if words(piece)]
