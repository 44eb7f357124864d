"""Cutting quotes short without changing a word: every quote is literal text of its source.

A text is cut into phrases, at pauses and before the small words that open a phrase; a quote is a
run of whole phrases, so it neither begins nor ends in the middle of one.
"""

import re

from bot.interview.phrase_words import (
    AFTER_PERIOD,
    BE,
    BOUND,
    CLAUSES,
    CLINGING,
    COMPLETING,
    OPENERS,
    PERIOD_END,
    RELATIVE,
    SUBJECTS,
    SUBORDINATE,
    WHEN,
)
from bot.prose import Piece, sentences, words

SLACK = 3
"""A sentence this many words too long is quoted whole rather than cut near its end."""
_PAUSE = re.compile(r"[,:](?!(?<=\d.)\d)|[;\u2013\u2014()]")
"""No pause is the comma of 2,300 or the colon of 10:30."""
_BEGUN = re.compile(r"[,\s]+(?:and|but|so|or) (?:i|we|they|he|she|it|you) \w+\Z", re.IGNORECASE)
"""A clause that ends with its verb ("and I put"), where more of it was said."""
_LEAD = re.compile(
    r"(?:(?:and|but|so|or|which|that|then|well|yeah|also|actually|basically|"
    r"as i (?:said|mentioned)|"
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


def clauses(text: str, most: int = 12) -> list[str]:
    """Give the clauses of a sentence that can stand alone, each cut to about `most` words.

    One begins with the sentence or with a subject behind a pause, never with a subordinate clause
    whose main clause would be lost.
    """
    body = text.rstrip(" .;,:!?")
    if len(words(body)) <= most + SLACK:
        return [_without_lead(body)]
    phrases = _phrases(body)
    stand = [i for i in range(len(phrases)) if _stands(body, phrases, i)]
    quotes = [_without_lead(_whole(body, phrases, i, most)) for i in stand]
    return [quote for quote in quotes if len(words(quote)) >= 4] or [opening(body, most)]


def _whole(text: str, phrases: list[Piece], first: int, most: int) -> str:
    """Join phrases; a cut that leaves a verb or noun waiting goes on to the next pause if near."""
    quote = _joined(text, phrases, first, most)
    start = phrases[first].start
    rest = text[start + len(quote) :]
    follows = words(rest)
    if not follows or _PAUSE.match(rest.lstrip()) or follows[0].text.lower() not in COMPLETING:
        return quote
    pause = _PAUSE.search(text, start + len(quote))
    longer = text[start : pause.start() if pause else len(text)].rstrip()
    return longer if len(words(longer)) <= most + 2 * SLACK else quote


def _stands(text: str, phrases: list[Piece], i: int) -> bool:
    """Say whether a quote may begin with the phrase: it opens a clause with its own subject."""
    said = [w.text.lower().partition("'")[0] for w in words(phrases[i].text)]
    lead = _LEAD.match(phrases[i].text)
    if i == 0:
        return said[0] not in SUBORDINATE
    if not _PAUSE.search(text[phrases[i - 1].end : phrases[i].start]):
        return False
    rest = words(phrases[i].text[lead.end() :]) if lead else words(phrases[i].text)
    return bool(rest) and rest[0].text.lower().partition("'")[0] in SUBJECTS


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
    opens = word.text.lower().partition("'")[0] in OPENERS and before.text.lower() not in BE
    return opens or bool(_PAUSE.search(text[before.end : word.start]))


def _joined(text: str, phrases: list[Piece], first: int, most: int) -> str:
    """Join phrases from `first` on as long as they fit; a phrase too long alone is cut hard."""
    start, end = phrases[first].start, phrases[first].end
    for phrase in phrases[first + 1 :]:
        if len(words(text[start : phrase.end])) > most:
            end = _before_clause(phrases[first:], _unbound(text, phrases[first:], end))
            end = _complete(text, phrases[first:], end)
            break
        stranded = phrase.text.lower() in OPENERS  # "what it is bad at"
        if len(words(phrase.text)) > 1 or phrase is phrases[-1] or stranded:  # no lone list item
            end = phrase.end
    end = _at_pause(text, start, _with_time(text, start, end, most))
    kept = list(words(text[start:end]))[: most + SLACK]
    while len(kept) > 3 and _clings(kept[-1].text.lower(), text[start + kept[-1].end :]):
        kept.pop()
    last = start + kept[-1].end
    if last < len(text) and (hanging := _BEGUN.search(text, start, last)):
        last = hanging.start() if len(words(text[start : hanging.start()])) >= 5 else last
    symbols = re.match(r"[%+]+", text[last:])
    return _balanced(text[start : last + (symbols.end() if symbols else 0)])


def _clings(word: str, after: str) -> bool:
    """Say whether a last word calls for another; a stranded preposition before a pause doesn't."""
    if word in OPENERS and word not in CLINGING and _PAUSE.match(after):
        return False
    return word in CLINGING | OPENERS or (word.endswith("'s") and after.startswith(" "))


def _unbound(text: str, phrases: list[Piece], end: int) -> int:
    """Move a cut back to where the next words stand on their own, if five words are left."""
    for i in range(len(phrases) - 1, 0, -1):
        before, after = phrases[i - 1], phrases[i]
        if before.end > end or len(words(text[phrases[0].start : before.end])) < 5:
            continue
        paused = _PAUSE.search(text[before.end : after.start])
        opener = after.text.split(maxsplit=1)[0].lower()
        timed = opener in AFTER_PERIOD and PERIOD_END.search(before.text)
        if paused or not (opener in BOUND or timed):
            return before.end
    return end


def _with_time(text: str, start: int, end: int, most: int) -> int:
    """Move a cut behind the time expression that follows it, when that is not much longer."""
    follows = WHEN.match(text, end)
    whole = follows and len(words(text[start : follows.end()])) <= most + SLACK
    return follows.end() if follows and whole else end


def _before_clause(phrases: list[Piece], end: int) -> int:
    """Move a cut back before the clause that it would break, if five words are left."""
    kept = [phrase for phrase in phrases if phrase.end <= end]
    for i in range(len(kept) - 1, 0, -1):
        opener = kept[i].text.split(maxsplit=1)[0].lower().partition("'")[0]
        if opener in CLAUSES and sum(len(words(p.text)) for p in kept[:i]) >= 5:
            return kept[i - 1].end
    return end


def _complete(text: str, phrases: list[Piece], end: int) -> int:
    """Move a cut back from a noun that a relative clause completes, or from within a list.

    "doesn't forgive a bus | that left early" ends before "but", "three things: what to take" before
    the colon; five words must be left.
    """
    after = words(text[end:])
    if after and not _PAUSE.match(text[end:].lstrip()) and after[0].text.lower() in RELATIVE:
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
