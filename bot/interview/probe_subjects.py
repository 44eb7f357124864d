"""Which words of an answer a probe reacts to: a whole phrase of a sentence that fits (pure)."""

import re
from dataclasses import dataclass

from bot.bank import Kind, Pattern, Term
from bot.interview.quoting import around, clause
from bot.interview.stances import Stance, hedged, measured, own, plain_stretches, stance

IMAGINED = frozenset({Kind.SCENARIO, Kind.DOMAIN, Kind.MOTIVATION})
"""Kinds that ask what the member would do: there a plan is dug into before a deed."""
_DEEDS_ONLY = frozenset({Pattern.OUTCOME, Pattern.REFLECT, Pattern.OWN_PART, Pattern.NUMBER})
"""What these ask for suits what the member did or would do, not how something is."""
_CLUES = {
    Pattern.NUMBER: r"\b(?:many|much|lots?|more|less|faster|slower|better|fewer|improv\w+|"
    r"reduc\w+|increas\w+|grew|quick\w*|large|big|huge|several|some|often)\b",
    Pattern.OWN_PART: r"\b(?:we|our|us|team|together|everyone|was done|were done)\b",
    Pattern.OUTCOME: r"\b(?:built|made|wrote|did|changed|launched|introduced|started|moved)\b",
    Pattern.DECIDE: r"\b(?:chose|choose|used|use|using|decid\w+|went with|picked|approach|instead|"
    r"built|made|wrote|kept|moved|changed|started|stopped|put|set up|introduced|asked|took)\b",
    Pattern.REFLECT: r"\b(?:problem|wrong|fail\w*|hard|difficult|mistake|late|issue|challenge)\b",
    Pattern.DEPTH: r"\b(?:because|using|with|system|process|model|method|check\w*|tool)\b",
    Pattern.PEOPLE: r"\b(?:we|team|manager|colleague\w*|customer\w*|client\w*|they|parents?)\b",
}
_ABOUT_SELF = re.compile(
    r"^(?:\W*(?:i (?:haven't|have not|don't|do not|can't|cannot|won't|never|would have to)|"
    r"i've (?:not|never)|i'm not sure|that's (?:outside|about as)|the (?:closest|nearest)|"
    r"to go back|what i can|let me|good question|where (?:that|this) |"
    r"the (?:case|example|one|best example|piece of work) (?:i|that|i'm) |if you (?:want|only) |"
    r"i'd point|i say that|for me that was|that'd be|i hope i understood|sorry|excuse me))\b",
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
    names = (term.name, *term.aliases) if term else ()
    for name in names:
        for piece in pieces:
            if stretch := around(piece, name, _QUOTE_WORDS):
                return Subject(pattern, stretch, stance(piece), term)
    clue = re.compile(_CLUES[pattern], re.IGNORECASE) if pattern in _CLUES else None
    best = _best([p for p in pieces if not _ABOUT_SELF.match(p)] or pieces, kind, pattern, clue)
    if best is None:
        return None
    match = clue.search(best) if clue else None
    quote = clause(best, match.group() if match else None, _QUOTE_WORDS)
    return Subject(pattern, quote, stance(best), None)


def _best(
    pieces: list[str], kind: Kind, pattern: Pattern, clue: re.Pattern[str] | None
) -> str | None:
    """Give the sentence that fits best: of the right stance, with a clue, long enough to quote."""
    if pattern is Pattern.NUMBER:
        pieces = [p for p in pieces if clue and clue.search(p) and not (measured(p) or hedged(p))]
    elif pattern is Pattern.DECIDE:
        pieces = [p for p in pieces if stance(p) is not Stance.DEED or (clue and clue.search(p))]
    elif pattern in _DEEDS_ONLY:
        fit = (
            {Stance.DEED, Stance.PLAN}
            if kind in IMAGINED or pattern is Pattern.OWN_PART
            else {Stance.DEED}
        )
        pieces = [p for p in pieces if stance(p) in fit]
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
