"""How follow-ups are worded: data. {quote} is the member's words, {term} and {rival} names.

Each wording fits whatever was answered, gives no hint of a right answer and no verdict. Questions
about a term itself are written in the skills file.
"""

from dataclasses import dataclass

from bot.bank import Pattern
from bot.interview.stances import Stance
from bot.scoring.rubric import Missing


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording, and what the quoted sentence has to be for it."""

    pattern: Pattern
    text: str
    stance: Stance


REASONS = {
    Pattern.NUMBER: "no number says how much or how many",
    Pattern.OWN_PART: "it is not clear which part was your own",
    Pattern.OUTCOME: "no result was named",
    Pattern.DECIDE: "a choice was told, and how it was made was not",
    Pattern.REFLECT: "nothing was said about what was learnt",
    Pattern.DEPTH: "how it worked was not explained",
    Pattern.PEOPLE: "nobody else's view was mentioned",
    Pattern.TERM: "a named term was left unexplained",
}

GAP_REASONS = {
    Missing.ALTERNATIVE: "no alternative was weighed",
    Missing.REASON: "no reason was given for the choice",
    Missing.NAMED_THING: "no tool, method or thing was named",
}
"""In place of the pattern's reason when the score missed just this."""

_P = Pattern
_DEED, _PLAN, _STATED = Stance.DEED, Stance.PLAN, Stance.STATEMENT
WORDINGS = tuple(
    Wording(pattern, text, stance)
    for pattern, stance, text in (
        (_P.NUMBER, _DEED, 'You said "{quote}". How much was that, in numbers?'),
        (_P.NUMBER, _DEED, 'About "{quote}": how many, or how long, roughly?'),
        (_P.NUMBER, _DEED, 'You mentioned "{quote}". What was the figure before, and after?'),
        (_P.NUMBER, _PLAN, 'You said "{quote}". Where would you put the limit, as a number?'),
        (_P.NUMBER, _PLAN, 'About "{quote}": how much time would you give that?'),
        (_P.OWN_PART, _DEED, 'You said "{quote}". What did you do yourself there?'),
        (_P.OWN_PART, _DEED, 'In "{quote}", which part would not have happened without you?'),
        (_P.OWN_PART, _DEED, 'About "{quote}": who did what, and what was yours?'),
        (_P.OWN_PART, _PLAN, 'You said "{quote}". When did you last do that yourself?'),
        (_P.OUTCOME, _DEED, 'You said "{quote}". What came of it in the end?'),
        (_P.OUTCOME, _DEED, 'After "{quote}", what was different, and for whom?'),
        (_P.OUTCOME, _PLAN, 'About "{quote}": how would you know that it had worked?'),
        (_P.OUTCOME, _PLAN, 'You said "{quote}". What should be different once you are done?'),
        (_P.OUTCOME, _STATED, 'You said "{quote}". Where did that change what you did?'),
        (_P.DECIDE, _DEED, 'You said "{quote}". What else did you consider, and why not that?'),
        (_P.DECIDE, _DEED, 'About "{quote}": how did you decide on that?'),
        (_P.DECIDE, _DEED, 'You said "{quote}". Why {term} and not {rival}?'),
        (_P.DECIDE, _PLAN, 'You said "{quote}". When would you do the opposite?'),
        (_P.DECIDE, _PLAN, 'About "{quote}": what other way is there, and what speaks against it?'),
        (_P.DECIDE, _STATED, 'You said "{quote}". When does that not hold?'),
        (_P.DECIDE, _STATED, 'About "{quote}": what would somebody say who sees it differently?'),
        (_P.REFLECT, _DEED, 'Looking back at "{quote}", what would you do differently?'),
        (_P.REFLECT, _DEED, 'You said "{quote}". What have you done differently since?'),
        (_P.REFLECT, _PLAN, 'About "{quote}": where has that gone wrong for you before?'),
        (_P.DEPTH, _DEED, 'You said "{quote}". Walk me through what happened, step by step.'),
        (_P.DEPTH, _DEED, 'About "{quote}": how did that work, in detail?'),
        (_P.DEPTH, _DEED, 'You mentioned "{quote}". What was the hardest point of it?'),
        (
            _P.DEPTH,
            _PLAN,
            'You said "{quote}". What exactly would you look at, and in which order?',
        ),
        (_P.DEPTH, _PLAN, 'About "{quote}": give me one real case, with its details.'),
        (_P.DEPTH, _STATED, 'You said "{quote}". Where have you met that yourself?'),
        (_P.DEPTH, _STATED, 'About "{quote}": give me one real case, with its details.'),
        (_P.PEOPLE, _DEED, 'You said "{quote}". Who else was involved, and what did they think?'),
        (_P.PEOPLE, _DEED, 'About "{quote}": who saw it differently, and why?'),
        (_P.PEOPLE, _PLAN, 'You said "{quote}". Whom would you ask, and about what?'),
        (_P.PEOPLE, _STATED, 'You said "{quote}". How would you explain that to a newcomer?'),
    )
)
