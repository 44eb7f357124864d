"""Telling an answer from a wish: "could you repeat that", "skip this one", "I wasn't finished".

"We had to repeat the question in the survey" is a story. First a grammar looks at the whole
utterance: it is a wish when nothing of weight is left once politeness, the reason for the wish and
the wish itself are taken away (document 003:45, 003:91). What it doesn't know, a model weighs.
Recognisers give no reliable punctuation or case, so neither is looked at.
"""

import re
from functools import lru_cache

from bot.answer import Answer, Medium
from bot.interview.ports import Intent
from bot.interview.wish_model import MOST_WORDS, Weights, shipped_weights
from bot.interview.wish_words import ASKING, BESIDE, EXCUSE, REASONS, UNFINISHED
from bot.interview.wishes import WISHES

_MOST_WORDS = 20
_SURE = 0.6
"""The model's likelihood from which an utterance is a wish: a lost answer costs more than asking
for a wish again (issue "The interview room": precision .98; `python -m benchmarks.wishes`)."""
_WISHES = frozenset(Intent)
_QUOTED = re.compile(
    r"\w (?:was|is) "
    r"(?:what|how|our|his|her|their|the \w+ (?:i|we|he|she|they|that|from|at|in|on))\b"
)
"""Somebody's words as the subject of a sentence: "please wait was what the sign said"."""
_LONG_FORMS = (
    (r"\b(can|won|shan)'?t\b", r"\1 not"),
    (
        r"\b(do|does|did|is|are|was|were|have|has|had|could|would|should|must)n'?t\b",
        r"\1 not",
    ),
    (r"\bcannot\b", "can not"),
    (r"\bwon not\b", "will not"),
    (r"\b(i)'?m\b", r"\1 am"),
    (r"\b(i|you|we|they|it|that|there)'ll\b|\bthatll\b", r"\1 will"),
    (r"\b(i|you|we|they|it|that)'d\b", r"\1 would"),
    (r"\b(i|you|we|they)'?ve\b", r"\1 have"),
    (r"\b(you|we|they)'re\b", r"\1 are"),
    (
        r"\b(that|it|there|what|how|who|he|she|here|someone|somebody)'?s\b(?! (?:own|answer))",
        r"\1 is",
    ),
    (r"\blets\b|\blet's\b", "let us"),
    (r"\bgonna\b", "going to"),
    (r"\bwanna\b", "want to"),
    (r"\bre-(?=\w)", "re"),
)
_FILLER = re.compile(
    r"\b(?:um+|uh+|uhm+|er+m?|ah+|hm+|mm+|oh|(?<!very )(?<!so )well|okay|ok|alright|all right|"
    r"right|yeah|yes|yep|no(?! (?:more|idea|clue|answer|experience|further|other|example|one|need)"
    r"\b)|nope|hey|hi|hello|sorry|apologies|my bad|please|pls|excuse me|thanks|"
    r"thank you(?: very much| so much)?|actually|basically|honestly|frankly|just|maybe|perhaps|"
    r"kindly|i think|i guess|i suppose|i(?: am)? afraid|i mean|you know|if possible|"
    r"if you (?:do not )?mind|if that is (?:ok|okay|fine|possible|alright)|to be honest|so|then|"
    r"now|and|but|quickly|real quick|sir|madam)\b"
)
_AFTER_FILLER = re.compile(rf"{_FILLER.pattern}\s*")
_AGAIN = re.compile(
    r"\b(?:again|once more|(?:one|an) ?(?:more|other) time|one time more|a second time)\b"
)
_AGAIN_WISH = re.compile(
    r"(?:(?:can|could|would|will) you |(?:can|could|may) (?:i|we) )?(?:come|say|ask|hear|read|"
    r"tell me|have|get|go over|listen to)?(?: (?:it|that|this|you|(?:the |your |this |that )?"
    r"(?:last |whole )?(?:question|part|sentence|one)))?(?: (?:to|for) me)?"
    r"(?: (?:more )?(?:slowly|slower|louder))?"
)
_ASKED_TO_WAIT = re.compile(r"(?:wait|hold on|hang on|stop|listen)\b\s*")
_FOLLOWS = re.compile(
    r"(?: (?:yet|please|now|there))*(?: (?:with|to|about|on|of) (?:that|it|this|"
    r"my (?:last |previous |first )?(?:answer|point|thought|sentence|story|question)|"
    r"the (?:last|previous) (?:one|question|answer|point)|talking|speaking|answering)|"
    r" (?:talking|speaking|answering))?"
    r"(?:$|(?= (?:i|we|so|and|also|but|it|there|then|my|what|because|after|another|the)\b))"
)


def intent_of(text: str) -> Intent | None:
    """Tell what the member wishes, or None when text is an answer."""
    return wish_among(text, shipped_weights())


def wish_in(answer: Answer) -> Intent | None:
    """Tell what an answer wishes where nobody asks back.

    Who types has commands and buttons, so only the grammar's ways count; and what only the model
    takes for the wish to end doesn't end an interview.
    """
    if answer.medium is Medium.TYPED:
        return by_grammar(answer.text)
    wish = intent_of(answer.text)
    return by_grammar(answer.text) if wish is Intent.STOP else wish


def make_ready() -> None:
    """Compile the grammar and read the weights ahead of the first utterance: 0.3 s of work."""
    _grammar()
    _floor()
    shipped_weights()


def wish_among(text: str, weights: Weights) -> Intent | None:
    """Tell a wish by the grammar, and where it knows none by the model if that is sure."""
    if (found := by_grammar(text)) or not 0 < len(text.split()) <= MOST_WORDS:
        return found
    words = plain_words(text)
    if _QUOTED.search(" ".join(words)):
        return None
    likely = weights.likelihoods(words)
    best = max(likely, key=lambda name: likely[name])
    return Intent(best) if best in _WISHES and likely[best] >= _SURE else None


def plain_words(text: str) -> list[str]:
    """Give the words as the model knows them: small, contractions written out, no punctuation."""
    return _plain(text).split()


def by_grammar(text: str) -> Intent | None:
    """Tell a wish that is put in one of the ways which the grammar knows."""
    plain = _plain(text)
    if _floor_taken(plain) is not None:
        return Intent.UNFINISHED
    if not 0 < len(plain.split()) <= _MOST_WORDS:
        return None
    bare = _bare(plain)
    once = " ".join(_AGAIN.sub(" ", bare).split())
    if not once:
        asked = _AGAIN.search(plain) or re.search(r"\b(?:sorry|pardon|excuse me)\b", plain)
        return Intent.REPEAT if asked else None
    if _AGAIN.search(plain) and _AGAIN_WISH.fullmatch(once):
        return Intent.REPEAT
    return next((intent for intent, wish in _grammar() if wish.fullmatch(once)), None)


def continuation(text: str) -> str:
    """What follows "I wasn't finished": the words that belong to the answer before."""
    words = list(re.finditer(r"\S+", text))
    for word in reversed(words[:_MOST_WORDS]):
        plain = _plain(text[: word.end()])
        if _floor_taken(plain) == len(plain):
            return text[word.end() :].strip()
    return text.strip()


@lru_cache(maxsize=1)
def _grammar() -> tuple[tuple[Intent, re.Pattern[str]], ...]:
    """Join each wish with the reasons that people give before and after it."""
    reason = "|".join(f"(?:{one})" for one in REASONS)
    joined = []
    for intent, patterns in WISHES:
        wish = "|".join(f"(?:{one})" for one in patterns)
        strong = rf"{ASKING}(?:{wish})"
        close = rf"(?:(?:{reason}) )?(?:{wish})(?: (?:because )?(?:{wish}|{reason}))*"
        loose = rf"(?:{BESIDE} ){{0,9}}{strong}(?: (?:because )?{EXCUSE}(?: {BESIDE}){{0,6}})?"
        joined.append((intent, re.compile(f"(?:{close})|(?:{loose})")))
    return tuple(joined)


@lru_cache(maxsize=1)
def _floor() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in UNFINISHED))


def _floor_taken(plain: str) -> int | None:
    """Say where "I wasn't finished" ends in an utterance that begins with it, else None."""
    found = _floor().match(plain, _start(plain))
    follows = _FOLLOWS.match(plain, found.end()) if found else None
    return follows.end() if follows else None


def _start(plain: str) -> int:
    """Skip what people say before they take the floor back."""
    at = 0
    while True:
        skipped = _ASKED_TO_WAIT.match(plain, at) or _AFTER_FILLER.match(plain, at)
        if not skipped or skipped.end() == at:
            return at
        at = skipped.end()


def _plain(text: str) -> str:
    """Give small letters without punctuation, contractions written out."""
    plain = text.lower().replace("\u2019", "'")
    for short, long in _LONG_FORMS:
        plain = re.sub(short, long, plain)
    return " ".join(re.sub(r"[^\w' ]+", " ", plain).split())


def _bare(plain: str) -> str:
    bare = " ".join(_FILLER.sub(" ", plain).split())
    return re.sub(r"\b(\w+)(?: \1\b)+", r"\1", bare)  # restarts: "can can you"
