"""Generalities: how much of an answer is praise, emphasis and what holds for anybody.

"It is very important", "you should always", "there are various ways": sentences that are true of
any matter show nothing of one's own (documents 001:50, 002:7). Two writers' weak answers hold four
to five of these words in a hundred, their strong ones about one, at any length. Naming many
things in between doesn't make up for it, so what an answer shows counts less the more of them it
holds. Not one of them costs anything by itself: everybody says "very" at times.
"""

import re

from bot.scoring.signals import Signals, Weight

_FULL = re.compile(
    r" (?:important|importance|crucial|essential|critical|vital|interesting|nice|great|good|best"
    r"|better|perfect|passionate|professional|satisfied|happy|successful|impressive"
    r"|very|extremely|really|quite|highly|totally|absolutely|definitely|so much|of course"
    r"|obviously|certainly|clearly"
    r"|according to|stud(?:y|ies) (?:by|from|of|at|show\w*|have|has|prove\w*)"
    r"|research (?:is|has|from|by|shows?|proves?|confirm\w*)|scientifically"
    r"|it is (?:\w+ )?(?:proven|known|recognised)"
    r"|experts? (?:say|agree|know|recommend)|every expert|professors?|the (?:industry )?standard"
    r"|by definition|(?:have|has) (?:shown|proven) that|as (?:we|you|everyone) knows?)(?= |$)"
)
"""Praise, emphasis and what others are said to have proven, one each."""

_PART = re.compile(
    r" (?:in general|generally|normally|usually|mostly|typically|nowadays|these days|in practice"
    r"|most of the time|in most cases|at the end of the day|in the end|as always|everybody"
    r"|everyone|everything|anything|all (?:kinds|sorts|the)|many|most|several|various|different"
    r"|a lot|lots|some|it depends|depends on|and so on|and so forth|etc|every (?:day|time|one)"
    r"|(?:you|one|people) (?:can|could|should|have to|need to|must|may|always|never|get|want|know"
    r"|see|are|have|do|will|would|also|then|say)"
    r"|should|must|have to|has to|need to|needs to|ought to)(?= |$)"
)
"""What holds for anybody, and what anybody ought to do."""


def praise(signals: Signals) -> int:
    """Count words of praise and emphasis; the question's own are none."""
    return _count(signals, _FULL)


def general(signals: Signals) -> int:
    """Count words of what holds for anybody; the question's own are none."""
    return _count(signals, _PART)


def _count(signals: Signals, pattern: re.Pattern[str]) -> int:
    found = (
        (signals.position(m.start()), signals.position(m.end() - 1))
        for m in pattern.finditer(signals.joined)
    )
    return sum(
        any(signals.weights[i] != Weight.ASKED for i in range(first, last + 1))
        for first, last in found
    )
