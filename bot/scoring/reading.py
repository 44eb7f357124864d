"""An answer as a row of words: no case, no punctuation, no fillers, contractions opened.

Everything after this file counts words, never sentences, because a transcript may come without
any punctuation or capitals and must score as the same answer with them (notes on scoring).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from bot.kept_texts import kept
from bot.scoring.numerals import numbered
from bot.scoring.roots import root
from bot.scoring.tokens import Token
from bot.scoring.vocabulary import FUNCTION

_TOKEN = re.compile(
    r"[%$\u00a3\u20ac]|\d+(?:[.,]\d+)*|(?:[A-Za-z]\.){2,}|"
    r"[^\W\d_][^\W_]*(?:['\u2019][^\W\d_]+)*(?:\+\+|#)?"
)
_SIGNS = {"%": "percent", "$": "dollars", "\u00a3": "pounds", "\u20ac": "euros"}
_OPENED = {
    "can't": "can not",
    "cannot": "can not",
    "cant": "can not",
    "won't": "will not",
    "wont": "will not",
    "im": "i am",
    "ive": "i have",
    "id": "i would",
    "let's": "let us",
    "gonna": "going to",
    "wanna": "want to",
    "kinda": "kind of",
    "thats": "that",
    "theres": "there",
    "theyre": "they are",
    "weve": "we have",
    "wed": "we would",
} | {
    f"{verb}nt": f"{verb} not"
    for verb in "do did does was is are were could would should have has had".split()
}
_ENDINGS = (("n't", "not"), ("'ve", "have"), ("'d", "would"), ("'m", "am"), ("'re", "are"))
_FILLERS = frozenset(
    "um uh uhm umm er erm ah hmm hm mm mhm eh like basically actually literally really honestly "
    "just well okay ok yeah yes right anyway obviously".split()
)
_UM = re.compile(
    r"\b(?:um+|uh+m?|erm?|ah|hmm?|mm|mhm|eh)\b[,.]?(?:\s+|$)|\byou know,\s+", re.IGNORECASE
)
_UMS = frozenset("um uh uhm umm er erm ah hmm hm mm basically".split())
_FILLER_PAIRS = frozenset({("you", "know"), ("i", "mean"), ("kind", "of"), ("sort", "of")})
_NAMES = frozenset({"will", "may"})
"""Function words that are first names, too; with a capital inside a sentence they are names."""

_TEXTS = 64
"""Texts whose words are kept: an answer is read again with each of its follow-ups."""

_SUBJECTS = frozenset("i you we he she it they the a an this that there my our be not".split())

_HEDGES = re.compile(
    r"\b(?:i (?:think|guess|suppose|believe|reckon)(?! (?:about|of|through|in))|i feel like"
    r"|maybe|perhaps|probably|possibly|somehow|somewhat|more or less|or something|or whatever"
    r"|and stuff|and things like that|hopefully|i would say|i'd say|to be honest|pretty much"
    r"|a little bit|if that makes sense)\b",
    re.IGNORECASE,
)


def read(text: str, *, without: Iterable[tuple[int, int]] = ()) -> tuple[Token, ...]:
    """Give the words that count for Content; the spans in `without` are left out.

    Fillers and empty hedges are left out too: three inserted ones must not change Content (notes
    on scoring); what they cost is Delivery's business.
    """
    gaps = (*without, *hedge_spans(text))
    tokens = _tokens(text)
    if gaps:
        tokens = tuple(t for t in tokens if not any(a <= t.start < b for a, b in gaps))
    return tuple(_merged(_unmodal(tuple(_unfilled(tokens)))))


def filler_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Find um, uh, you know, I mean and their kind; "like" counts only between commas."""
    words = [(m.group().lower(), *m.span()) for m in _TOKEN.finditer(text)]
    spans = [
        (start, end)
        for word, start, end in words
        if word in _UMS or (word == "like" and text[:start].rstrip().endswith(","))
    ]
    pairs = pairwise(words)
    spans += [(a[1], b[2]) for a, b in pairs if (a[0], b[0]) in _FILLER_PAIRS]
    return tuple(sorted(spans))


def hedge_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Find hedges that say nothing about what is uncertain (document 001:50)."""
    return _hedge_spans(text)


@kept(_TEXTS)
def _hedge_spans(text: str) -> tuple[tuple[int, int], ...]:
    said, places = unfilled(text)
    return tuple((places[m.start()], places[m.end() - 1] + 1) for m in _HEDGES.finditer(said))


@kept(_TEXTS)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(numbered(tuple(_tokenized(text))))


def _tokenized(text: str) -> Iterator[Token]:
    said, places = unfilled(text)
    cased = _has_case(said)
    for match in _TOKEN.finditer(said):
        raw = match.group().replace("\u2019", "'")
        start, end = places[match.start()], places[match.end() - 1] + 1
        opening = cased and _opens(said, match.start())
        for word, shared, named, first, acronym in _words(raw, cased=cased, opening=opening):
            yield Token(word, shared, start, end, named, first, acronym)


@kept(_TEXTS)
def unfilled(text: str) -> tuple[str, Sequence[int]]:
    """Give a text without um, uh and their kind, and each character's place in the whole text.

    A filler must not break a sentence's beginning, a hedge or a term of two words apart.
    """
    if not _UM.search(text):
        return text, range(len(text))
    gone = {at for match in _UM.finditer(text) for at in range(*match.span())}
    places = [at for at in range(len(text)) if at not in gone]
    return "".join(text[at] for at in places), places


@kept(16_384)
def _words(
    raw: str, *, cased: bool, opening: bool
) -> tuple[tuple[str, str, bool, bool, bool], ...]:
    name, acronym = _written(raw, cased=cased, opening=opening)
    return tuple(
        (
            word,
            root(word),
            name and (word not in FUNCTION or word in _NAMES),
            opening and number == 0,
            acronym,
        )
        for number, word in enumerate(_opened(raw.lower()))
    )


def _opens(text: str, at: int) -> bool:
    at -= 1
    while at >= 0 and text[at] in ' \t"\u201c(':
        at -= 1
    return at < 0 or text[at] in ".!?:\n"


def _has_case(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return 0 < capitals < 0.5 * sum(map(str.isalpha, text))


def _written(raw: str, *, cased: bool, opening: bool) -> tuple[bool, bool]:
    if not raw[0].isalpha():
        return False, False
    inner = sum(1 for c in raw[1:] if c.isupper() or c.isdigit())
    acronym = (cased and inner > 0) or any(c.isdigit() for c in raw)
    capital = cased and raw[0].isupper() and raw.split("'", maxsplit=1)[0] != "I"
    return capital and not acronym and not opening, acronym


def _opened(word: str) -> tuple[str, ...]:
    if word in _SIGNS:
        return (_SIGNS[word],)
    if word in _OPENED:
        return tuple(_OPENED[word].split())
    for ending, opened in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], opened)
    if word.endswith("'ll"):
        return (word[:-3], "will")
    return (word.removesuffix("'s").replace("'", ""),)


def _unmodal(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """See Will and May as names at a sentence's start, unless a question or a wish begins there."""
    for here, after in zip_longest(tokens, tokens[1:]):
        asks = after is None or after.text in _SUBJECTS
        named = here.opening and here.text in _NAMES and not asks
        yield here._replace(name=True) if named else here


def _unfilled(tokens: tuple[Token, ...]) -> Iterator[Token]:
    skip = False
    for here, after in zip_longest(tokens, tokens[1:]):
        if skip:
            skip = False
        elif after is not None and (here.text, after.text) in _FILLER_PAIRS:
            skip = True
        elif here.text not in _FILLERS:
            yield here


def _merged(tokens: Iterator[Token]) -> Iterator[Token]:
    """Join the parts of a name; one that opens a sentence belongs to the name after it."""
    last: Token | None = None
    for token in tokens:
        if last is not None and _one_name(last, token):
            text, shared = f"{last.text} {token.text}", f"{last.root} {token.root}"
            last = last._replace(text=text, root=shared, end=token.end, name=True)
            continue
        if last is not None:
            yield last
        last = token
    if last is not None:
        yield last


def _one_name(last: Token, token: Token) -> bool:
    touching = token.name and token.start - last.end <= 1
    opens = last.opening and last.text[0].isalpha() and last.text not in FUNCTION - _NAMES
    return touching and (last.name or opens)
