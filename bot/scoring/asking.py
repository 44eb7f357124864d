"""What a question asks for: a story, a process, an explanation or facts about oneself."""

import re

from bot.bank import Kind
from bot.scoring.weights import Mode

_STORY = re.compile(
    r"\b(?:tell me about|describe an?|describe the|walk me through an?"
    r"|walk me through (?:the|how you|your)|a time|give (?:me )?an example|have you (?:ever )?\w+ed"
    r"|what(?:'s| is| was) the (?:most|hardest|best)|what(?:'s| is) an? \w+ \w*\s?you"
    r"|which of your|what did you)\b",
    re.IGNORECASE,
)
_PROCESS = re.compile(
    r"\b(?:how (?:would|do|should|can|could) (?:you|we|i|an?)|what (?:would|do|should) you"
    r"|would you|what makes|what would make|design|approach|walk me through how to"
    r"|when would you|if (?:you|a|an|your))\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"\b(?:why (?:are|do|did|would) you|why (?:this|us|our|here)|typical week|availab\w+"
    r"|your background|tell me about yourself|hours a week|what are you (?:looking|best)"
    r"|best suited|strong fit|what (?:tools|kinds?|types?)|professional background"
    r"|how does your experience)\b",
    re.IGNORECASE,
)
_CONCEPT = re.compile(
    r"^\W*(?:what (?:is|are|does)|explain|define|how (?:does|do|is|are)|why (?:does|do|is|are)"
    r"|when should|what's the difference)\b|\bdifference between\b",
    re.IGNORECASE,
)


def modes(question: str, kind: Kind | None) -> tuple[Mode, ...]:
    """Give the ways in which a question may be answered well; the best of them counts.

    Someone asked what they would do may tell what they did; someone asked for a story may not
    answer with a plan (document 001:54).
    """
    match kind:
        case Kind.MOTIVATION:
            return (Mode.SELF,)
        case Kind.BACKGROUND:
            return (Mode.SELF, Mode.STORY)
        case Kind.RESUME:
            return (Mode.STORY,)
        case Kind.BEHAVIOURAL:
            return (Mode.STORY,) if not _only_process(question) else (Mode.PROCESS, Mode.STORY)
        case Kind.SCENARIO:
            return (Mode.PROCESS, Mode.STORY)
        case Kind.DOMAIN | Kind.TECHNICAL | None:
            return _from_words(question, kind)


def _only_process(question: str) -> bool:
    return bool(_PROCESS.search(question)) and not _STORY.search(question)


def _from_words(question: str, kind: Kind | None) -> tuple[Mode, ...]:
    if kind is None and _SELF.search(question):
        return (Mode.SELF,)
    if _STORY.search(question):
        return (Mode.STORY,)
    if _PROCESS.search(question):
        return (Mode.PROCESS, Mode.STORY)
    if _CONCEPT.search(question):
        return (Mode.CONCEPT, Mode.STORY)
    return (Mode.PROCESS, Mode.STORY, Mode.CONCEPT)
