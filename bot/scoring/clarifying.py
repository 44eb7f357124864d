"""Questions that leave something open on purpose: asking back or assuming aloud is an answer.

Scope is asked for before a design is drawn (document 004:16), and a stated assumption beats a
pretended certainty (000:25).
"""

import re
from collections.abc import Iterator

from bot.scoring.cues import Sign
from bot.scoring.evidence import Evidence
from bot.scoring.signals import Signals

_ASKS = re.compile(
    r" (?:do you mean|which (?:one|of|kind)|what (?:kind|sort|scale|counts)|how (?:many|much|often)"
    r"|could you (?:clarify|say)|can you (?:clarify|say)|i would (?:first )?ask|i would assume"
    r"|i am assuming|i assume|assuming|depends on (?:whether|how|what|which))\b"
)


def evidence(signals: Signals) -> Iterator[Evidence]:
    """Find what is asked back or assumed; backed by what is asked about, like any claim."""
    for match in _ASKS.finditer(signals.joined):
        first = signals.position(match.start())
        last = signals.position(match.end() - 1)
        start, end = signals.quote(first, last + 9)
        credit = max(0.5, signals.grounding(first, last + 11))
        yield Evidence(Sign.LIMIT, credit, start, end, signals.content(first, last + 11))
        yield Evidence(Sign.CONDITION, credit, start, end, signals.content(first, last + 11))
