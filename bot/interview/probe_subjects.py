"""Which words of an answer a probe reacts to: a whole phrase of a sentence that fits (pure)."""

import re
from dataclasses import dataclass

from bot.bank import Kind, Pattern, Term
from bot.interview.quoting import clauses
from bot.interview.stances import Stance, hedged, measured, own, plain_stretches, stance

IMAGINED = frozenset({Kind.SCENARIO, Kind.DOMAIN, Kind.MOTIVATION})
"""Kinds that ask what the member would do: there a plan is dug into before a deed."""
_OWN_DEEDS = frozenset({Pattern.OUTCOME, Pattern.REFLECT})
"""What these ask for suits what the member did or would do, not how something is."""
_NO_GUESS = _OWN_DEEDS | {Pattern.NUMBER, Pattern.DECIDE}
"""What is not asked of a sentence that only guesses ("I think it was better")."""
_NOT_DONE = re.compile(r"n't\b|\b(?:not|never)\b", re.IGNORECASE)
_CLUES = {
    Pattern.NUMBER: r"\b(?:many|much|lots?|more|less|faster|slower|better|fewer|improv\w+|"
    r"reduc\w+|increas\w+|grew|quick\w*|large|big|huge|several|some|often)\b",
    Pattern.OWN_PART: r"\b(?:we|our|us|team|together|was done|were done)\b",
    Pattern.OUTCOME: r"\b(?:built|made|wrote|did|changed|launched|introduced|started|moved)\b",
    Pattern.DECIDE: r"\b(?:chose|choose|used|use|using|decid\w+|went with|picked|approach|instead|"
    r"built|made|wrote|kept|moved|changed|started|stopped|put|set up|introduced)\b",
    Pattern.REFLECT: r"\b(?:problem|wrong|fail\w*|hard|difficult|mistake|late|issue|challenge)\b",
    Pattern.DEPTH: r"\b(?:because|using|with|system|process|model|method|check\w*|tool)\b",
    Pattern.PEOPLE: r"\b(?:we|team|manager|colleague\w*|customer\w*|client\w*|they|parents?)\b",
}
_ABOUT_SELF = re.compile(
    r"^(?:\W*(?:i (?:haven't|have not|don't|do not|can't|cannot|won't|never|would have to)|"
    r"i'd have to|i (?:wouldn't|would not) (?:say|call)|i know my way|"
    r"i(?:'ve| have)? (?:already )?(?:touched on|mentioned|covered|answered)|"
    r"it(?:'s| is) (?:probably|maybe|perhaps|possibly) something|"
    r"i've (?:not|never)|i'm not sure|i(?:'d| would) be guessing|that's (?:outside|about as)|"
    r"the (?:closest|nearest)|"
    r"to go back|what i can|let me|good question|where (?:that|this) |"
    r"the (?:case|example|one|best example|piece of work) (?:i|that|i'm) |if you (?:want|only) |"
    r"i'd point|i say that|what (?:showed|taught|convinced) me|for me that was|that'd be|"
    r"i hope i understood|sorry|excuse me))\b",
    re.IGNORECASE,
)
"""Sentences about the answer itself: there is nothing in them to dig into."""
_QUOTE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Subject:
    """What a probe is about: the pattern, the words it reacts to, what they are, a term in them."""

    pattern: Pattern
    quote: str
    stance: Stance
    term: Term | None


def subject(kind: Kind, answer: str, pattern: Pattern, term: Term | None) -> Subject | None:
    """Find what a probe can be about; None when no sentence of the answer fits the pattern."""
    pieces = list(plain_stretches(answer))
    clue = re.compile(_CLUES[pattern], re.IGNORECASE) if pattern in _CLUES else None
    names = (term.name, *term.aliases) if term else ()
    for name in names:
        for piece in pieces:
            for quote in clauses(piece, _QUOTE_WORDS):
                if _named(name, quote) and _suits(quote, kind, pattern, clue):
                    return Subject(pattern, quote, stance(quote), term)
    if pattern is Pattern.TERM:
        return None
    telling = [p for p in pieces if not _ABOUT_SELF.match(p)] or pieces
    if pattern in _NO_GUESS:
        telling = [piece for piece in telling if not hedged(piece)]
    quotes = [quote for piece in telling for quote in clauses(piece, _QUOTE_WORDS)]
    best = _best(quotes, kind, pattern, clue)
    return Subject(pattern, best, stance(best), None) if best else None


def _named(name: str, quote: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", quote, re.IGNORECASE))


def _suits(piece: str, kind: Kind, pattern: Pattern, clue: re.Pattern[str] | None) -> bool:
    """Say whether the pattern may be asked of these words at all."""
    clued = bool(clue and clue.search(piece))
    found = stance(piece)
    if pattern is Pattern.NUMBER:
        return clued and not (measured(piece) or hedged(piece))
    if pattern is Pattern.DECIDE:
        chosen = own(piece) and clued and not _NOT_DONE.search(piece)
        return not hedged(piece) and (chosen or found is not Stance.DEED)
    if pattern in _OWN_DEEDS:
        planned = kind in IMAGINED and found is Stance.PLAN
        return planned or (own(piece) and not hedged(piece))
    return pattern is not Pattern.OWN_PART or found is not Stance.STATEMENT


def _best(
    pieces: list[str], kind: Kind, pattern: Pattern, clue: re.Pattern[str] | None
) -> str | None:
    """Give the sentence that fits best: of the right stance, with a clue, long enough to quote."""
    pieces = [p for p in pieces if _suits(p, kind, pattern, clue)]
    wanted = Stance.PLAN if kind in IMAGINED else Stance.DEED

    def worth(piece: str) -> tuple[bool, bool, bool, int]:
        fits = bool(clue and clue.search(piece))
        right = own(piece) if wanted is Stance.DEED else stance(piece) is wanted
        return (
            right and fits,
            fits,
            right and not hedged(piece),
            min(len(piece.split()), _QUOTE_WORDS),
        )

    return max(pieces, key=worth, default=None)
