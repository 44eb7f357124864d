"""Which follow-up an answer has earned, and why (documents 002:31-36, 001:50, 001:84).

A probe digs first for what the answer lacked, and when nothing important is missing for what it
offered. It always quotes the answer that it reacts to, and never asks for what was said already.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from bot.bank import Pattern, Probe, Term
from bot.interview.ladder import STRONG
from bot.interview.probe_subjects import Subject, subject
from bot.interview.probe_wordings import GAP_REASONS, REASONS, WORDINGS, Wording
from bot.interview.resume_questions import MOST_WORDS
from bot.interview.stances import told
from bot.interview.term_layers import term_layers
from bot.interview.transcript import Exchange, Prompt
from bot.prose import words
from bot.scoring.rubric import Missing

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
_SHARED = re.compile(r"\b(?:we|our|us|team|together|everyone|was done|were done)\b", re.IGNORECASE)
_BARE_CLAIM = (
    r"\b(?:i (?:understand|know(?: about)?|have heard of)|(?:am|i'm) (?:familiar|comfortable) with|"
    r"(?:knowledge|understanding|experience) (?:of|in|with))(?: \w+){0,3}? "
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A follow-up: its wording, the pattern, why it was chosen, and the words it reacts to."""

    text: str
    pattern: Pattern
    reason: str
    quote: str


def choose(
    exchange: Exchange,
    *,
    own_probes: Sequence[Probe],
    terms_in: Callable[[str], Sequence[Term]],
    earlier: Sequence[Prompt],
    rng: Random,
) -> Chosen | None:
    """Choose the next probe of an exchange, or None when its last answer has no words to react to.

    The arguments are those of `offers`.
    """
    found = offers(exchange, own_probes=own_probes, terms_in=terms_in, earlier=earlier, rng=rng)
    return next(found, None)


def offers(
    exchange: Exchange,
    *,
    own_probes: Sequence[Probe],
    terms_in: Callable[[str], Sequence[Term]],
    earlier: Sequence[Prompt],
    rng: Random,
) -> Iterator[Chosen]:
    """Give the probes that an exchange has earned, the most needed first, one of each pattern.

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
        return
    heard = [prompt.text for prompt in earlier]
    named = [term for term in terms_in(last.text) if _askable(term)]
    for pattern in _wanted(exchange, named, earlier, rng):
        term = rng.choice(named) if named and pattern in {Pattern.TERM, Pattern.DECIDE} else None
        about = subject(exchange.main.prompt.kind, last.text, pattern, term)
        if about is None:
            continue
        own = [p.text for p in own_probes if p.pattern is pattern and p.text not in heard]
        texts = own[:1] if rng.random() < OWN_PROBE_CHANCE else []
        if texts := texts or _texts(about, exchange, heard):
            reason = _reason(pattern, term, exchange)
            yield Chosen(rng.choice(texts), pattern, reason, about.quote)


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
    shared = answer and _SHARED.search(answer.text)
    fitting = [p for p in order if p is not Pattern.OWN_PART or shared]  # alone, all was one's own
    said = " ".join(turn.answer.text for turn in exchange.turns if turn.answer)
    return [p for p in dict.fromkeys(fitting) if p not in used and not told(p, said)]


def _askable(term: Term) -> bool:
    """Only terms with written questions are worth one; "documentation" is not."""
    return any(term_layers(term))


def _names(term: Term, text: str) -> bool:
    """Say whether a text names a term as it is written in the skills file."""
    names = (term.name, term.spoken or term.name, *term.aliases)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)


def _claimed(term: Term, answer: str) -> bool:
    """Tell whether a term is claimed in passing: "I understand X" (document 001:50)."""
    names = "|".join(re.escape(name) for name in (term.name, *term.aliases))
    return bool(re.search(f"{_BARE_CLAIM}(?:{names})\\b", answer, re.IGNORECASE))


def _texts(about: Subject, exchange: Exchange, heard: Sequence[str]) -> list[str]:
    """Word the probe in every way that fits and wasn't heard."""
    term = about.term
    if about.pattern is Pattern.TERM and term:
        return [text for text in _term_texts(term, exchange) if text not in heard]
    rival = _rival(term, exchange)
    frames = [
        w
        for w in WORDINGS
        if w.pattern is about.pattern
        and w.stance is about.stance
        and (term or "{term}" not in w.text)
        and (rival or "{rival}" not in w.text)
    ]
    texts = [
        w.text.format(quote=about.quote, term=term.name if term else "", rival=rival)
        for w in _unheard(frames, heard)
    ]
    return [text for text in texts if len(text.split()) <= MOST_WORDS and text not in heard]


def _term_texts(term: Term, exchange: Exchange) -> list[str]:
    """Ask about a term as deep as the answer went: what it is, where it was used, what it cost."""
    answer = exchange.turns[-1].answer
    definition, application, trade_off = term_layers(term)
    if answer and _claimed(term, answer.text):
        order = (definition, application, trade_off)
    elif exchange.score >= STRONG:
        order = (trade_off, application, definition)
    else:
        order = (application, definition, trade_off)
    asked = next((text for text in order if text), None)
    if asked is None or _names(term, asked):
        return [asked] if asked else []
    said = answer.text if answer else ""
    return (
        [f"You mentioned {term.name}. {asked}"] if _names(replace(term, aliases=()), said) else []
    )


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


def _reason(pattern: Pattern, term: Term | None, exchange: Exchange) -> str:
    answer = exchange.turns[-1].answer
    if pattern is Pattern.TERM and term:
        if answer and _claimed(term, answer.text):
            return f"{term.name} was claimed without saying what it is or where it was used"
        return f"{term.name} was named and not explained"
    gaps = exchange.assessment.missing if exchange.assessment else ()
    missed = next((m for m in gaps if PATTERN_FOR.get(m) is pattern), None)
    return GAP_REASONS.get(missed, REASONS[pattern]) if missed else REASONS[pattern]
