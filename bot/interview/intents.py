"""Telling an answer from a wish: "could you repeat that", "skip this one", "I wasn't finished".

Rules look at the whole utterance, never at its middle: "we had to repeat the question in the
survey" is a story. An utterance counts as a wish only when nothing of weight is left of it once
politeness and the wish itself are taken away (document 003:45, 003:91).
"""

import re

from bot.interview.ports import Intent

_POLITE = re.compile(
    r"\b(?:sorry|please|excuse me|pardon|hi|hello|hey|ok(?:ay)?|um+|uh+|er+|hm+|oh|well|actually|"
    r"thanks?|thank you|i think|i guess|for me|just|maybe|then|now|again|once more|"
    r"one more time|and|but|so|yes|no)\b",
    re.IGNORECASE,
)
_ASK = (
    r"(?:(?:can|could|would|will) (?:you|we|i)|may i|let'?s|let us|"
    r"i(?:'d| would) like(?: you)? to|i want(?: you)? to|i(?:'d| would) (?:rather|prefer to))?\s*"
)
_IT = r"\s*(?:the|this|that|your|it)?\s*(?:last|current)?\s*(?:question|one)?"
_MANNER = r"\s*(?:more slowly|slower|in other words|differently|another way)?"
_HEARD = r" (?:you|that|it|what you said|(?:the|your|that) question)"
_WISHES = (
    (Intent.REPEAT, _ASK + r"(?:repeat|rephrase|say|ask|read|reword|restate)" + _IT + _MANNER),
    (Intent.REPEAT, r"what (?:was|is) (?:the|that|your) question|what did you (?:say|ask)"),
    (
        Intent.REPEAT,
        r"(?:i )?(?:did|could) ?n(?:o|')?t (?:hear|catch|get|understand)" + _HEARD,
    ),
    (Intent.REPEAT, r"come|what"),  # "come again", "what?": _POLITE takes the "again"
    (Intent.SKIP, _ASK + r"(?:skip|pass(?: on)?|move on(?: from)?)" + _IT),
    (Intent.SKIP, _ASK + r"(?:(?:move|go) (?:on )?to )?(?:the )?next(?: question| one)"),
    (
        Intent.STOP,
        _ASK + r"(?:stop|end|finish|quit|leave|exit|cancel)"
        r"\s*(?:the|this|our|it)?\s*(?:interview|session|call)?\s*(?:here)?",
    ),
)
_COMPILED = tuple((intent, re.compile(pattern, re.IGNORECASE)) for intent, pattern in _WISHES)
_UNFINISHED = re.compile(
    r"^\W*(?:(?:sorry|wait|hold on|hang on|excuse me|no|but|oh|actually|um+|uh+)[\s,.!-]+)*"
    r"(?:i (?:was ?n[o']?t|was not|am not)(?: quite| yet)? (?:finished|done)(?: yet)?|"
    r"i'm not (?:finished|done)(?: yet)?|let me (?:finish|continue|go on)|"
    r"(?:can|could|may) i (?:finish|continue|go on|add (?:something|one thing))|"
    r"i (?:had|have|'ve) (?:something|more) to (?:add|say))\b[\s.,:;!-]*",
    re.IGNORECASE,
)
_MOST_WORDS = 14


def intent_of(text: str) -> Intent | None:
    """Tell what the member wishes, or None when text is an answer."""
    if _UNFINISHED.match(text):
        return Intent.UNFINISHED
    if len(text.split()) > _MOST_WORDS:
        return None
    bare = _bare(text)
    for intent, wish in _COMPILED:
        if wish.fullmatch(bare):
            return intent
    return None


def continuation(text: str) -> str:
    """What follows "I wasn't finished": the words that belong to the answer before."""
    return _UNFINISHED.sub("", text, count=1).strip()


def _bare(text: str) -> str:
    kept = _POLITE.sub(" ", re.sub(r"[.,!?;:\u2026-]+", " ", text))
    return " ".join(kept.split())
