"""Cutting quotes short without changing a word: every quote is literal text of its source.

A text is cut into phrases, at pauses and before the small words that open a phrase; a quote is a
run of whole phrases, so it neither begins nor ends in the middle of one.
"""

import re

from bot.prose import Piece, sentences, words

_OPENERS = frozenset(
    "across after against among and as at because before between but by during for from if in "
    "including into of on onto or over per so than that through to under until using via when "
    "where which while who with within without".split()
)
_CLAUSES = frozenset("so that which who where because while when if".split())
"""These open a clause that says little when it breaks off: a cut goes before it."""
_BOUND = frozenset("and or to of than at on as per into".split())
"""What these open belongs to the words before ("between one and three"): no cut goes there."""
_BE = frozenset("is are was were be been".split())
"""Before an opener these make one verb of it ("were using"), and no phrase ends there."""
_SUBORDINATE = frozenset(
    "after although as because before if once since though unless until when where whether while".split()
)
"""A sentence that begins so has its point behind the next pause."""
_SUBJECTS = frozenset(
    "i we he she it they you the my our his her its their this these those there a an nobody "
    "everybody everyone each one most some".split()
)
"""A clause that begins so can stand alone."""
_RELATIVE = frozenset("that who which whose where".split())
SLACK = 3
"""A sentence this many words too long is quoted whole rather than cut near its end."""
_CLINGING = frozenset(
    "a an the my our his her its their your this that these those is are was were be been am not "
    "no very more most less i we they he she to of and or but so".split()
)
"""Words that a quote shouldn't end on."""
_PAUSE = re.compile(r"[,;:\u2013\u2014()]")
_PERIODS = (
    r"(?:seconds?|minutes?|hours?|mornings?|evenings?|nights?|days?|weeks?|weekends?|months?|"
    r"quarters?|years?|terms?|shifts?|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|noon|midnight)"
)
_AFTER_PERIOD = frozenset("before after into in from".split())
"""Behind a stretch of time these measure it ("eleven weeks before the trial")."""
_WHEN = re.compile(
    rf"\s(?:(?:in|on|at|for|by|after|before|within|since|until|during|over)\s)?"
    rf"(?:(?:the|a|an|every|each|last|next|that|[\w-]+)\s){{0,2}}(?:{_PERIODS}|(?:19|20)\d\d)"
    r"(?:\s(?:ago|later|earlier|before|after))?(?=[\s.,;:!?)]|$)",
    re.IGNORECASE,
)
"""A time expression after a quote: without it the sentence sounds broken off."""
_PERIOD_END = re.compile(rf"\b{_PERIODS}$", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:and|but|so|or|which|that|then|well|also|actually|basically|as i (?:said|mentioned)|"
    r"like i (?:said|mentioned)|to be honest|to (?:go|come) back to (?:it|that)(?: for a second)?|"
    r"i think|i mean|you know|how to say|um+|uh+|eh+|em+|er+)[\s,]+)+",
    re.IGNORECASE,
)


def shortened(text: str, most: int = 12) -> str:
    """Give the longest start of text of at most `most` words that ends with a whole phrase."""
    text = text.strip().rstrip(" .;,:")
    if len(words(text)) <= most + SLACK:
        return text
    return _joined(text, _phrases(text), 0, most)


def around(text: str, needle: str, most: int = 12) -> str | None:
    """Give whole phrases of one sentence, at most `most` words, that hold `needle`, or None."""
    for sentence in sentences(text):
        if needle.lower() not in sentence.text.lower():
            continue
        body = sentence.text.rstrip(" .;,:!?")
        if len(words(body)) <= most + SLACK:
            return _without_lead(body)
        phrases = _phrases(body)
        for first in _starts(body, phrases):
            quote = _without_lead(_joined(body, phrases, first, most))
            if needle.lower() in quote.lower():
                return quote
    return None


def clause(text: str, needle: str | None, most: int = 12) -> str:
    """Give one clause of a sentence that can stand alone, with `needle` in it where one has it.

    It begins with the sentence or with a subject behind a pause, never with a subordinate clause
    whose main clause would be lost.
    """
    body = text.rstrip(" .;,:!?")
    if len(words(body)) <= most + SLACK:
        return _without_lead(body)
    phrases = _phrases(body)
    stand = [i for i in range(len(phrases)) if _stands(body, phrases, i)]
    quotes = [_without_lead(_joined(body, phrases, i, most)) for i in stand]
    quotes = [quote for quote in quotes if len(words(quote)) >= 4]
    telling = (q for q in quotes if needle and needle.lower() in q.lower())
    return next(telling, quotes[0] if quotes else opening(body, most))


def _stands(text: str, phrases: list[Piece], i: int) -> bool:
    """Say whether a quote may begin with the phrase: it opens a clause with its own subject."""
    said = [w.text.lower().partition("'")[0] for w in words(phrases[i].text)]
    lead = _LEAD.match(phrases[i].text)
    if i == 0:
        return said[0] not in _SUBORDINATE
    if not _PAUSE.search(text[phrases[i - 1].end : phrases[i].start]):
        return False
    rest = words(phrases[i].text[lead.end() :]) if lead else words(phrases[i].text)
    return bool(rest) and rest[0].text.lower().partition("'")[0] in _SUBJECTS


def opening(text: str, most: int = 12) -> str:
    """Give the start of a sentence without what only leads in ("as I said, …")."""
    return _without_lead(shortened(text, most + 3)) if _LEAD.match(text) else shortened(text, most)


def _starts(text: str, phrases: list[Piece]) -> list[int]:
    """Order the phrases that a quote may begin with: the first, then clauses, then any."""

    def weak(i: int) -> bool:
        before = text[phrases[i - 1].end : phrases[i].start] if i else ","
        return not (_PAUSE.search(before) or _LEAD.match(phrases[i].text))

    return sorted(range(len(phrases)), key=weak)


def _phrases(text: str) -> list[Piece]:
    """Cut text into phrases; together they hold all of its words."""
    cut: list[Piece] = []
    start = None
    found = words(text)
    for i, word in enumerate(found):
        if start is not None and _breaks(text, found[i - 1], word):
            cut.append(Piece(text[start : found[i - 1].end], start, found[i - 1].end))
            start = None
        start = word.start if start is None else start
    if start is not None:
        cut.append(Piece(text[start : found[-1].end], start, found[-1].end))
    return cut


def _breaks(text: str, before: Piece, word: Piece) -> bool:
    """Tell whether a new phrase begins with `word`."""
    opens = word.text.lower().partition("'")[0] in _OPENERS and before.text.lower() not in _BE
    return opens or bool(_PAUSE.search(text[before.end : word.start]))


def _joined(text: str, phrases: list[Piece], first: int, most: int) -> str:
    """Join phrases from `first` on as long as they fit; a phrase too long alone is cut hard."""
    start, end = phrases[first].start, phrases[first].end
    for phrase in phrases[first + 1 :]:
        if len(words(text[start : phrase.end])) > most:
            end = _before_clause(phrases[first:], _unbound(text, phrases[first:], end))
            end = _complete(text, phrases[first:], end)
            break
        stranded = phrase.text.lower() in _OPENERS  # "what it is bad at"
        if len(words(phrase.text)) > 1 or phrase is phrases[-1] or stranded:  # no lone list item
            end = phrase.end
    end = _at_pause(text, start, _with_time(text, start, end, most))
    kept = list(words(text[start:end]))[: most + SLACK]
    while len(kept) > 3 and kept[-1].text.lower() in _CLINGING | _OPENERS:
        kept.pop()
    last = start + kept[-1].end
    symbols = re.match(r"[%+]+", text[last:])
    return _balanced(text[start : last + (symbols.end() if symbols else 0)])


def _unbound(text: str, phrases: list[Piece], end: int) -> int:
    """Move a cut back to where the next words stand on their own, if five words are left."""
    for i in range(len(phrases) - 1, 0, -1):
        before, after = phrases[i - 1], phrases[i]
        if before.end > end or len(words(text[phrases[0].start : before.end])) < 5:
            continue
        paused = _PAUSE.search(text[before.end : after.start])
        opener = after.text.split(maxsplit=1)[0].lower()
        timed = opener in _AFTER_PERIOD and _PERIOD_END.search(before.text)
        if paused or not (opener in _BOUND or timed):
            return before.end
    return end


def _with_time(text: str, start: int, end: int, most: int) -> int:
    """Move a cut behind the time expression that follows it, when that is not much longer."""
    follows = _WHEN.match(text, end)
    whole = follows and len(words(text[start : follows.end()])) <= most + SLACK
    return follows.end() if follows and whole else end


def _before_clause(phrases: list[Piece], end: int) -> int:
    """Move a cut back before the clause that it would break, if five words are left."""
    kept = [phrase for phrase in phrases if phrase.end <= end]
    for i in range(len(kept) - 1, 0, -1):
        opener = kept[i].text.split(maxsplit=1)[0].lower().partition("'")[0]
        if opener in _CLAUSES and sum(len(words(p.text)) for p in kept[:i]) >= 5:
            return kept[i - 1].end
    return end


def _complete(text: str, phrases: list[Piece], end: int) -> int:
    """Move a cut back from a noun that a relative clause completes, or from within a list.

    "doesn't forgive a bus | that left early" ends before "but", "three things: what to take" before
    the colon; five words must be left.
    """
    after = words(text[end:])
    if after and not _PAUSE.match(text[end:].lstrip()) and after[0].text.lower() in _RELATIVE:
        for i in range(len(phrases) - 1, 0, -1):
            joins = phrases[i].text.split(maxsplit=1)[0].lower() in {"and", "but", "or", "so"}
            kept = phrases[i - 1].end
            if kept < end and joins and len(words(text[phrases[0].start : kept])) >= 5:
                return kept
    colon = text.find(":", phrases[0].start, end)
    return colon if colon > 0 and len(words(text[phrases[0].start : colon])) >= 5 else end


def _at_pause(text: str, start: int, end: int) -> int:
    """Move a cut back to the pause before it when only a word or three would hang behind."""
    pauses = [m.start() for m in _PAUSE.finditer(text, start, end)]
    if not pauses or not text[end:].strip() or _PAUSE.match(text[end:]):
        return end
    hanging, before = words(text[pauses[-1] : end]), words(text[start : pauses[-1]])
    return pauses[-1] if len(hanging) < 5 and len(before) > 4 else end


def _without_lead(quote: str) -> str:
    lead = _LEAD.match(quote)
    return quote[lead.end() :] if lead and len(words(quote[lead.end() :])) >= 3 else quote


def _balanced(text: str) -> str:
    opened = text.rfind("(")
    return text[:opened].rstrip() if opened > text.rfind(")") else text
