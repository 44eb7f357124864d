"""How surely a spoken answer was heard, and what badly heard words may have cost (pure).

Nobody is to lose a tier to a recogniser (notes on scoring: a tenth of the words misheard moved
scores by 2.5 to 3.5 points, a fifth by up to 6; that is about 0.3 points for each hundredth).
"""

from bot.answer import Answer

LOW = 0.6
"""Confidence below which a stretch counts as badly heard. Clear speech lies between 0.7 and 0.95
here; Whisper itself gives a stretch up below 0.37, a mean log probability of -1."""
COST = 30.0
"""Points that an answer may lose when all of it was badly heard, by the figures above."""


def uncertain_share(answer: Answer) -> float:
    """Give the share of an answer, 0-1, that was probably misheard.

    Each badly heard stretch weighs by its seconds and by how unsure the recogniser was. Typed
    answers have none, nor those whose words the member went through and corrected.
    """
    if answer.heard is not None:
        return 0.0
    lengths = [max(0.0, s.end - s.start) for s in answer.segments]
    if not (total := sum(lengths)):
        return 0.0
    unsure = sum(
        length * (1 - segment.confidence)
        for length, segment in zip(lengths, answer.segments, strict=True)
        if segment.confidence < LOW
    )
    return unsure / total


def doubt(answers: tuple[Answer, ...], score: float) -> float:
    """Give the points that badly heard words of an exchange may have cost, of its 0-100.

    The main answer and its follow-ups weigh by their seconds. Never more than is missing to 100.
    """
    weights = [answer.spoken_seconds for answer in answers]
    if not (total := sum(weights)):
        return 0.0
    shares = (uncertain_share(a) * w for a, w in zip(answers, weights, strict=True))
    return round(min(100.0 - score, COST * sum(shares) / total), 1)
