"""Structure: does the answer come first (001:52), and did the story get anywhere (001:54)?"""

from collections.abc import Iterator

from bot.scoring.cues import Sign
from bot.scoring.evidence import Evidence
from bot.scoring.signals import Signals, Weight

OPENING = 24
"""Words that a bottom line has: about nine seconds of speech."""


def evidence(signals: Signals) -> Iterator[Evidence]:
    """Find the bottom line in the opening words."""
    first = range(min(OPENING, len(signals.tokens)))
    specific = {signals.tokens[i].root for i in first if signals.weights[i] >= Weight.SPECIFIC}
    plain = {signals.tokens[i].root for i in first if signals.weights[i] == Weight.EVERYDAY}
    weight = 1.5 * len(specific) + len(plain)
    credit = min(1.0, max(0.0, (weight - 2.5) / 5))
    if credit > 0:
        start, end = signals.quote(0, OPENING - 1)
        yield Evidence(Sign.BOTTOM_LINE, credit, start, end, frozenset(specific | plain))
