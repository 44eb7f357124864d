"""Two statements that can't both hold: another number for the same claim, a job denied (pure).

A wrong accusation costs more than a missed one, so a clash needs the same thing counted in the same
unit, once on each side, in much the same words; rounding, parts of a whole, what changed with time
and what was corrected at once are none. A clash becomes a question first (documents 002:31-38).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.scoring.quantities import Quantity
from bot.scoring.roots import roots
from bot.scoring.rubric import Dimension, Finding
from bot.scoring.signals import Signals, Weight

_WIDE = 10
"""Words on either side of a number that say what was counted: about a clause."""

SAME_LINE, ANY_LINE = 2, 3
"""Least words of substance that both sides share, where the question was about that very line, and
anywhere else."""

_NEAR = 0.2
"""Numbers that differ by up to this share of the larger are one number, rounded."""

_TIMES = frozenset(
    "first initially originally later then now after before until till since already eventually "
    "finally still began started once meanwhile soon next last again yet when".split()
)
"""In the clause of a number these say that it is another time's."""

_PARTS = frozenset(
    "another other others more fewer less extra new additional each per every left remaining part "
    "least most over under almost nearly up down expected planned wanted target hoped instead "
    "further only some half".split()
)
"""Beside a number these say that it is a part, a wish or no exact one."""
_CLOSE = 3

_TOWARDS = frozenset("to by from".split())
"""Down to 14 and down by 14 are two numbers."""

_CORRECTS = re.compile(
    r" (?:i meant?|sorry|misspoke|mis spoke|i mixed|i was wrong|that was wrong|my mistake|typo"
    r"|correction|correct (?:that|myself|number|figure)|(?:the )?(?:right|correct) (?:number|figure"
    r"|one) is|should (?:be|say|read)|out of date|outdated|not up to date|rounded|no wait|wait no"
    r"|let me correct|i said .{1,40} but|(?:resume|cv) (?:is|says|has|was|counts|gives))\b"
)
"""Said by somebody who saw the difference: it is put right, then."""

_SETTLED = 4
"""Words of substance beside those asked about that explain how two statements fit together."""

_DENIES = (
    r"\bI(?:'ve|'d| have| had| was| did)?(?: \w+){{0,1}}? ?(?:never|not|\w+n't)"
    r"(?: (?:really|actually|ever|been|worked?|working|employed|a|an|the|as|at|for|with|in|by|their"
    r"|any|held|hold)){{1,6}} (?P<what>{names})\b"
    r"(?! (?:for |very |that |so )?(?:long|yet|then|alone|only|directly|full|at th|before|until"
    r"|after|when|while|back|any ?more|by myself|role|anymore))"
)


@dataclass(frozen=True, slots=True)
class Clash:
    """Where two statements clash: characters of the answer, and of what it stands against."""

    start: int
    end: int
    before: tuple[int, int]


def number_clash(
    answer: Signals,
    before: Signals,
    *,
    least: int = ANY_LINE,
    units: frozenset[str] | None = None,
) -> Clash | None:
    """Find another number in an answer for what an earlier statement counted.

    Args:
        answer: what was said now.
        before: one resume line, or one earlier answer.
        least: words of substance beside the numbers that both must share.
        units: the only roots of things counted that are looked at; None for all.
    """
    stated = _lone(answer) if answer.quantities else []
    for was in _lone(before) if stated else ():
        for now in stated:
            alike = now.unit == was.unit and _towards(answer, now) == _towards(before, was)
            looked_at = units is None or now.unit in units
            if alike and looked_at and not _fits(now.value, was.value, was.unit):
                shared = _around(answer, now) & _around(before, was)
                if len(shared) >= least and not corrects(answer):
                    return Clash(*_place(answer, now), _place(before, was))
    return None


def denial(text: str, names: Sequence[str]) -> tuple[int, int, str] | None:
    """Find where an answer denies a job that the resume names: its characters, and the name.

    Args:
        text: the answer.
        names: employers and titles of the resume.
    """
    for name in names:
        if len(name) < 3:
            continue
        pattern = _DENIES.format(names=re.escape(name))
        if (match := re.search(pattern, text, re.IGNORECASE)) and not _then(text, match.end()):
            return match.start(), match.end(), name
    return None


def corrects(answer: Signals) -> bool:
    """Say whether an answer puts right what was said, there or before."""
    return bool(_CORRECTS.search(answer.joined))


def settled(reply: Signals, asked: frozenset[str]) -> bool:
    """Say whether a reply brings two statements together: it corrects one, or explains.

    `asked` are the roots of the words that were asked about.
    """
    content = reply.content(0, len(reply.tokens))
    return corrects(reply) or len(content - asked) >= _SETTLED


def open_doubts(
    replies: Sequence[tuple[Signals, frozenset[str], str | None]], clashes: Mapping[int, Clash]
) -> tuple[Finding, ...]:
    """Give a finding for each clash that was never put right; it costs no points, but Verified.

    Args:
        replies: follow-up answers; each with the roots of its question's words, and with what a
            question about a contradiction set it against, None for any other question.
        clashes: follow-ups, from 1, that gave another number than the main answer.
    """
    found: list[Finding] = []
    cleared = 0
    for part, (reply, asked, doubted) in enumerate(replies, start=1):
        if doubted is not None and settled(reply, asked):
            cleared = part
        elif doubted is not None:
            reason = f"leaves open how it fits with this: {doubted}"
            found.append(_open(reply, 0, len(reply.text), reason, part))
    asked_about = [part for part, (*_, doubted) in enumerate(replies, start=1) if doubted]
    for part, clash in clashes.items():
        if part > cleared and part not in asked_about:
            reply = replies[part - 1][0]
            reason = "gives another number than the answer before it"
            found.append(_open(reply, clash.start, clash.end, reason, part))
    return tuple(found)


def _open(reply: Signals, start: int, end: int, reason: str, part: int) -> Finding:
    return Finding(Dimension.OWNERSHIP, 0.0, reason, reply.text[start:end], start, end, part)


def _then(text: str, at: int) -> bool:
    """Say whether a denial is taken back by what follows: "not at Acme but for them"."""
    return bool(re.match(r"\W+(?:but|except|itself|directly)\b", text[at:], re.IGNORECASE))


def _lone(signals: Signals) -> list[Quantity]:
    """Give the numbers that are the only one of their unit, and nothing but a number of now."""
    counted = [q.unit for q in signals.quantities]
    return [
        q
        for q in signals.quantities
        if q.unit and counted.count(q.unit) == 1 and not _changing(signals, q)
    ]


def _changing(signals: Signals, quantity: Quantity) -> bool:
    def said(reach: int) -> set[str]:
        first, last = max(0, quantity.first - reach), quantity.last + 1 + reach
        return {token.text for token in signals.tokens[first:last]}

    return bool(said(_WIDE) & _TIMES or said(_CLOSE) & _PARTS)


def _towards(signals: Signals, quantity: Quantity) -> set[str]:
    first = max(0, quantity.first - 2)
    return {token.text for token in signals.tokens[first : quantity.first]} & _TOWARDS


def _fits(one: float, other: float, unit: str) -> bool:
    """Say whether two numbers may be one: rounded, off by one, or what is left of a hundred."""
    low, high = sorted((one, other))
    if high - low <= max(1.0, _NEAR * high):
        return True
    return (unit == "percent" and one + other == 100) or float(f"{high:.0e}") == low


def _around(signals: Signals, quantity: Quantity) -> frozenset[str]:
    first, last = quantity.first - _WIDE, quantity.last + 1 + _WIDE
    here = range(max(0, first), min(len(signals.tokens), last))
    said = {
        signals.tokens[i].root
        for i in here
        if signals.weights[i] in {Weight.ASKED, Weight.EVERYDAY, Weight.SPECIFIC}
    }
    return frozenset(said - {quantity.unit} - _COUNTED)


_COUNTED = roots("person engineer developer member teammate team week month day year hour minute")
"""What is counted in any story: it doesn't say that two stories are one."""


def _place(signals: Signals, quantity: Quantity) -> tuple[int, int]:
    return signals.quote(quantity.first, quantity.last + (0 if quantity.measured else 1))
