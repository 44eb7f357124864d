"""Which follow-up an answer has earned, and why (documents 002:31-36, 001:50, 001:84).

A probe digs first for what the answer lacked, and when nothing important is missing for what it
offered. It always quotes the answer that it reacts to, and never asks for what was said already.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from bot.bank import Kind, Pattern, Probe, Term
from bot.interview.ladder import STRONG
from bot.interview.probe_wordings import REASONS, WORDINGS, Wording
from bot.interview.quoting import around, opening
from bot.interview.resume_questions import MOST_WORDS
from bot.interview.transcript import Exchange, Prompt
from bot.prose import sentences, words
from bot.scoring.rubric import Missing

IMAGINED = frozenset({Kind.SCENARIO, Kind.DOMAIN, Kind.MOTIVATION})
"""Kinds that ask what the member would do, so that a probe asks for no past result."""
GAPS_AT_FIRST = 3
"""Among this many biggest gaps the pattern that was asked least in the sitting goes first."""
OWN_PROBE_CHANCE = 0.4
"""How often a question's own probe is asked where one fits: both kinds stay in play."""

PATTERN_FOR = {
    Missing.NUMBER: Pattern.NUMBER,
    Missing.NAMED_THING: Pattern.DEPTH,
    Missing.OWN_PART: Pattern.OWN_PART,
    Missing.OUTCOME: Pattern.OUTCOME,
    Missing.REASON: Pattern.DECIDE,
    Missing.ALTERNATIVE: Pattern.DECIDE,
    Missing.REFLECTION: Pattern.REFLECT,
    Missing.MECHANISM: Pattern.DEPTH,
}
_CLUES = {
    Pattern.NUMBER: r"\b(?:many|much|lots?|more|less|faster|slower|better|fewer|improv\w+|"
    r"reduc\w+|increas\w+|grew|quick\w*|large|big|huge|several|some|often)\b",
    Pattern.OWN_PART: r"\b(?:we|our|us|team|together|everyone|was done|were done)\b",
    Pattern.OUTCOME: r"\b(?:built|made|wrote|did|changed|launched|introduced|started|moved)\b",
    Pattern.DECIDE: r"\b(?:chose|choose|used|use|decided|went with|picked|approach|instead)\b",
    Pattern.REFLECT: r"\b(?:problem|wrong|fail\w*|hard|difficult|mistake|late|issue|challenge)\b",
    Pattern.DEPTH: r"\b(?:because|using|with|system|process|model|method|check\w*|tool)\b",
    Pattern.PEOPLE: r"\b(?:we|team|manager|colleague\w*|customer\w*|client\w*|they|parents?)\b",
}
_BARE_CLAIM = (
    r"\b(?:i (?:understand|know(?: about)?|have heard of)|(?:am|i'm) (?:familiar|comfortable) with|"
    r"(?:knowledge|understanding|experience) (?:of|in|with))(?: \w+){0,3}? "
)
_ABOUT_SELF = re.compile(
    r"^(?:\W*(?:i (?:haven't|have not|don't|do not|can't|cannot|won't|never|would have to)|"
    r"i've (?:not|never)|i'm not sure|that's (?:outside|about as)|the (?:closest|nearest)|"
    r"to go back|what i can|let me|good question))\b",
    re.IGNORECASE,
)
"""Sentences about the answer itself: there is nothing in them to dig into."""
_QUOTE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Chosen:
    """A follow-up: its wording, the pattern, why it was chosen, and the words it reacts to."""

    text: str
    pattern: Pattern
    reason: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a probe is about: the pattern, the words it reacts to, a term in them and its rival."""

    pattern: Pattern
    quote: str
    term: Term | None
    rival: str | None


def choose(
    exchange: Exchange,
    *,
    own_probes: Sequence[Probe],
    terms_in: Callable[[str], Sequence[Term]],
    earlier: Sequence[Prompt],
    rng: Random,
) -> Chosen | None:
    """Choose the next probe of an exchange, or None when its last answer has no words to react to.

    Args:
        exchange: the main question with its probes so far; assessments are on the turns.
        own_probes: what the question's author would ask.
        terms_in: finds the known terms of a text.
        earlier: every probe asked before in this sitting; its wording isn't used again, and the
            patterns that were asked least come first among equals.
        rng: chance, seeded by the caller.
    """
    last = exchange.turns[-1].answer
    if last is None or not words(last.text):
        return None
    heard = [prompt.text for prompt in earlier]
    named = [term for term in terms_in(last.text) if _askable(term)]
    for pattern in _wanted(exchange, named, earlier, rng):
        term = rng.choice(named) if named and pattern in {Pattern.TERM, Pattern.DECIDE} else None
        subject = _Subject(pattern, _quote(last.text, pattern, term), term, _rival(term, exchange))
        own = [p.text for p in own_probes if p.pattern is pattern and p.text not in heard]
        imagined = exchange.main.prompt.kind in IMAGINED
        texts = own[:1] if rng.random() < OWN_PROBE_CHANCE else []
        if texts := texts or _texts(subject, exchange, heard, imagined=imagined):
            reason = _reason(pattern, term, last.text)
            return Chosen(rng.choice(texts), pattern, reason, subject.quote)
    return None


def _wanted(
    exchange: Exchange, named: Sequence[Term], earlier: Sequence[Prompt], rng: Random
) -> list[Pattern]:
    """Order the patterns by need: a bare claim, then gaps, then what a good answer offers."""
    answer = exchange.turns[-1].answer
    used = {turn.prompt.pattern for turn in exchange.probes}
    times = Counter(prompt.pattern for prompt in earlier)
    order = [Pattern.TERM] if answer and any(_claimed(t, answer.text) for t in named) else []
    assessment = exchange.assessment
    gaps = [PATTERN_FOR[m] for m in assessment.missing if m in PATTERN_FOR] if assessment else []
    first = sorted(dict.fromkeys(gaps[:GAPS_AT_FIRST]), key=lambda p: times[p])
    offers = [Pattern.DECIDE, Pattern.DEPTH, Pattern.REFLECT, Pattern.PEOPLE]
    offers += [Pattern.TERM] if named else []
    rng.shuffle(offers)
    offers.sort(key=lambda p: times[p])
    if assessment and assessment.overall >= STRONG:
        order += first[:1] + offers + gaps
    else:
        order += first + gaps + offers
    shared = answer and re.search(_CLUES[Pattern.OWN_PART], answer.text, re.IGNORECASE)
    fitting = [p for p in order if p is not Pattern.OWN_PART or shared]  # alone, all was one's own
    return [p for p in dict.fromkeys(fitting) if p not in used]


def _askable(term: Term) -> bool:
    """Only terms with written questions are worth one; "documentation" is not."""
    return bool(term.definition or term.application or term.trade_off)


def _claimed(term: Term, answer: str) -> bool:
    """Tell whether a term is claimed in passing: "I understand X" (document 001:50)."""
    names = "|".join(re.escape(name) for name in (term.name, *term.aliases))
    return bool(re.search(f"{_BARE_CLAIM}(?:{names})\\b", answer, re.IGNORECASE))


def _quote(answer: str, pattern: Pattern, term: Term | None) -> str:
    """Find the words of the answer that the probe reacts to: whole phrases of one sentence."""
    if term:
        for name in (term.name, *term.aliases):
            if stretch := around(answer, name, _QUOTE_WORDS):
                return stretch
    clue = re.compile(_CLUES[pattern], re.IGNORECASE) if pattern in _CLUES else None
    pieces = [p.text for p in sentences(answer) if words(p.text)]
    telling = [p for p in pieces if not _ABOUT_SELF.match(p)] or pieces
    fitting = [p for p in telling if clue and clue.search(p)] or telling
    best = max(fitting, key=lambda p: min(len(p.split()), _QUOTE_WORDS))
    match = clue.search(best) if clue else None
    stretch = around(best, match.group(), _QUOTE_WORDS) if match else None
    return stretch or opening(best, _QUOTE_WORDS)


def _texts(
    subject: _Subject, exchange: Exchange, heard: Sequence[str], *, imagined: bool
) -> list[str]:
    """Word the probe in every way that fits and wasn't heard."""
    term, rival = subject.term, subject.rival
    if subject.pattern is Pattern.TERM and term:
        return [text for text in _term_texts(term, exchange) if text not in heard]
    frames = [
        w
        for w in WORDINGS
        if w.pattern is subject.pattern
        and w.imagined is imagined
        and (term or "{term}" not in w.text)
        and (rival or "{rival}" not in w.text)
    ]
    texts = [
        w.text.format(quote=subject.quote, term=term.name if term else "", rival=rival)
        for w in _unheard(frames, heard)
    ]
    return [text for text in texts if len(text.split()) <= MOST_WORDS and text not in heard]


def _term_texts(term: Term, exchange: Exchange) -> list[str]:
    """Ask about a term as deep as the answer went: what it is, where it was used, what it cost."""
    answer = exchange.turns[-1].answer
    if answer and _claimed(term, answer.text):
        order = (term.definition, term.application, term.trade_off)
    elif exchange.score >= STRONG:
        order = (term.trade_off, term.application, term.definition)
    else:
        order = (term.application, term.definition, term.trade_off)
    return [text for text in order if text][:1]


def _rival(term: Term | None, exchange: Exchange) -> str | None:
    """Name an alternative of the same kind that the member hasn't spoken of."""
    if term is None:
        return None
    said = " ".join(turn.answer.text for turn in exchange.turns if turn.answer).lower()
    return next((a for a in term.alternatives if a.lower() not in said), None)


def _unheard(frames: Sequence[Wording], heard: Sequence[str]) -> list[Wording]:
    """Prefer wordings whose fixed words were not heard yet in this sitting."""

    def fixed(wording: Wording) -> str:
        return max(re.split(r"\{\w+\}", wording.text), key=len)

    fresh = [w for w in frames if not any(fixed(w) in text for text in heard)]
    return fresh or list(frames)


def _reason(pattern: Pattern, term: Term | None, answer: str) -> str:
    if pattern is Pattern.TERM and term:
        if _claimed(term, answer):
            return f"{term.name} was claimed without saying what it is or where it was used"
        return f"{term.name} was named and not explained"
    return REASONS[pattern]
