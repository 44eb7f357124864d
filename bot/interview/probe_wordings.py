"""How follow-ups are worded: data. {quote} is the member's words, {term} and {rival} names.

Each wording fits whatever was answered, gives no hint of a right answer and no verdict. Questions
about a term itself are written in the skills file.
"""

from dataclasses import dataclass

from bot.bank import Pattern


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording; `imagined` ones suit questions about what the member would do."""

    pattern: Pattern
    text: str
    imagined: bool = False


REASONS = {
    Pattern.NUMBER: "no number says how much or how many",
    Pattern.OWN_PART: "it is not clear which part was your own",
    Pattern.OUTCOME: "no result was named",
    Pattern.DECIDE: "no alternative was weighed",
    Pattern.REFLECT: "nothing was said about what was learnt",
    Pattern.DEPTH: "how it worked was not explained",
    Pattern.PEOPLE: "nobody else's view was mentioned",
    Pattern.TERM: "a named term was left unexplained",
}

_P = Pattern
WORDINGS = tuple(
    Wording(pattern, text, imagined)
    for pattern, imagined, text in (
        (_P.NUMBER, False, 'You said "{quote}". How much was that, in numbers?'),
        (_P.NUMBER, False, 'About "{quote}": how many, or how long, roughly?'),
        (_P.NUMBER, False, 'You mentioned "{quote}". What was the figure before, and after?'),
        (_P.NUMBER, True, 'You said "{quote}". Where would you put the limit, as a number?'),
        (_P.NUMBER, True, 'About "{quote}": how much time would you give that?'),
        (_P.OWN_PART, False, 'You said "{quote}". What did you do yourself there?'),
        (_P.OWN_PART, False, 'In "{quote}", which part would not have happened without you?'),
        (_P.OWN_PART, False, 'About "{quote}": who did what, and what was yours?'),
        (_P.OWN_PART, True, 'You said "{quote}". When did you last do that yourself?'),
        (_P.OUTCOME, False, 'You said "{quote}". What came of it in the end?'),
        (_P.OUTCOME, False, 'After "{quote}", what was different, and for whom?'),
        (_P.OUTCOME, True, 'About "{quote}": how would you know that it had worked?'),
        (_P.OUTCOME, True, 'You said "{quote}". What should be different once you are done?'),
        (_P.DECIDE, False, 'You said "{quote}". What else did you consider, and why not that?'),
        (_P.DECIDE, False, 'About "{quote}": how did you decide on that?'),
        (_P.DECIDE, False, 'You said "{quote}". Why {term} and not {rival}?'),
        (_P.DECIDE, True, 'You said "{quote}". When would you do the opposite?'),
        (_P.DECIDE, True, 'About "{quote}": what other way is there, and what speaks against it?'),
        (_P.REFLECT, False, 'Looking back at "{quote}", what would you do differently?'),
        (_P.REFLECT, False, 'You said "{quote}". What have you done differently since?'),
        (_P.REFLECT, True, 'About "{quote}": where has that gone wrong for you before?'),
        (_P.DEPTH, False, 'You said "{quote}". Walk me through what happened, step by step.'),
        (_P.DEPTH, False, 'About "{quote}": how did that work, in detail?'),
        (_P.DEPTH, False, 'You mentioned "{quote}". What was the hardest point of it?'),
        (_P.DEPTH, True, 'You said "{quote}". What exactly would you look at, and in which order?'),
        (_P.DEPTH, True, 'About "{quote}": give me one real case, with its details.'),
        (_P.PEOPLE, False, 'You said "{quote}". Who else was involved, and what did they think?'),
        (_P.PEOPLE, False, 'About "{quote}": who saw it differently, and why?'),
        (_P.PEOPLE, True, 'You said "{quote}". Whom would you ask, and about what?'),
    )
)
