"""Turns of phrase that announce a reason, an alternative, an outcome … and where to look for it.

A cue alone is worth next to nothing; what stands after it (or before it) decides: see `grounding`.
Sources: situation, action, outcome, reflection 002:42; trade-offs 002:16; process answers 000:25.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.scoring.roots import root


class Sign(StrEnum):
    """A kind of evidence; the tables in weights.py say what each is worth to which question."""

    NUMBER = "number"
    CHANGE = "change"
    NAMED = "named"
    CIRCUMSTANCE = "circumstance"
    CONCRETE = "concrete"
    OWN_ACTION = "own_action"
    OWN_PART = "own_part"
    DECISION = "decision"
    OTHERS = "others"
    ADMITS = "admits"
    SELF = "self"
    REASON = "reason"
    ALTERNATIVE = "alternative"
    TRADE_OFF = "trade_off"
    MECHANISM = "mechanism"
    DIAGNOSIS = "diagnosis"
    LIMIT = "limit"
    OUTCOME = "outcome"
    REFLECTION = "reflection"
    CONDITION = "condition"
    STANDARD = "standard"
    STEP = "step"
    EXAMPLE = "example"
    BOTTOM_LINE = "bottom_line"
    BLAME = "blame"
    FAKE = "fake"
    JOINT = "joint"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern over the joined words, and how many words before and after it must say more.

    `rooted` is the same pattern over the words' roots, so that "it turn out" is heard as well:
    tense and number are where speakers of other languages differ, and they say nothing here.
    """

    sign: Sign
    pattern: re.Pattern[str]
    rooted: re.Pattern[str]
    before: int = 0
    after: int = 11


_BROKEN = re.compile(r"\n\s*")
_LITERAL = re.compile(r"(?<![\\\]+*?{,])[a-z]{2,}(?![\\*?])")


def _cue(sign: Sign, words: str, *, before: int = 0, after: int = 11) -> Cue:
    body = _BROKEN.sub("", words)
    roots = _LITERAL.sub(lambda match: root(match.group()), body)
    return Cue(sign, re.compile(rf" (?:{body})\b"), re.compile(rf" (?:{roots})\b"), before, after)


_MONTHS = "january|february|march|april|june|july|august|september|october|november|december"
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"

CUES = (
    _cue(
        Sign.REASON,
        """because|since (?:the|it|they|we|i|you|there|that|this)|so that|due to
        |that is why|which is why|the reason|given that|otherwise|to avoid|to make sure|in case
        |so (?:nobody|no one|they|the next|it|there)|as (?:it|they|we) (?:was|were|is
        |are|had)|that (?:meant|means) (?:that )?(?:the|we|i|it)|for fear|in order to""",
    ),
    _cue(
        Sign.ALTERNATIVE,
        """instead(?: of)?|rather than|in place of|as opposed to|considered|thought about|looked at
        |alternative|compared (?:with|to|against)|versus|vs|the other (?:option|way|side)
        |could have|tried .{2,30}? (?:first|instead|but)|not just|on the other hand|unlike
        |wanted|(?:my|her|his|their|our) (?:view|position|argument|instinct) was
        |pushed back|the obvious thing|first (?:instinct|version|idea)|i would rather|as against
        |ruled out|whereas|on the one hand|argued|either|neither""",
        before=4,
        after=9,
    ),
    _cue(
        Sign.TRADE_OFF,
        """trade ?offs?|downside|drawback|the catch|weak (?:point|spot)|at the expense|limitation
        |the (?:price|cost) (?:was|is|of)|(?:it|that|which) (?:means|costs|took)|in exchange
        |in return|on the flip side|but (?:it|that|then|they|the) (?:\\w+ )?(?:takes|costs|means
        |still|depends|only|adds|slows|was)|only bought|too (?:slow|expensive|sweet|heavy|big
        |small|late|risky|noisy)|sacrific\\w+|would have been|slower|more expensive|painful
        |the risk|at the cost of|the more|one is more""",
        before=6,
        after=9,
    ),
    _cue(
        Sign.DIAGNOSIS,
        """turned out|found (?:that|out|the|a|it)|i find|noticed|spotted|traced|profiled|realised
        |realized|discovered|worked out|figured out (?:that|why|how)|narrowed|the (?:problem
        |issue|bug|cause|time|reason) (?:was|that)|it was (?:the|a)|kept a log|measured|tested
        |checked|slic\\w+|reran|rerun|compar\\w+|saw (?:the|that|a|it)|over half|mostly
        |nearly all|most of (?:it|that|the)|watched|asked (?:for|which|what|why)""",
        before=4,
    ),
    _cue(
        Sign.MECHANISM,
        """by \\w+ing|using|used (?:a|an|the)|which (?:lets|makes|means|cut|flags|fails|gives|then
        |drained|took)|that (?:flags?|fails?|checks?|lets?|catch\\w*|compar\\w+|requires?)
        |so (?:i|we)|based on|works by|so (?:it|the|that|only)|then (?:i|we|it|the)|from (?:a
        |the)|with (?:a|an|one|\\d+)|through (?:a|an|the)|via|into (?:a|an|the)|each time
        |every time|leads to|causes|when(?:ever)? (?:it|the|a|you)|it (?:just )?\\w+ed and""",
        before=3,
        after=10,
    ),
    _cue(
        Sign.OUTCOME,
        """as a result|in the end|ended up|resulted in|went (?:from|up|down|to)|dropped|rose
        |fell (?!ill|sick|asleep|apart|out|behind|in love)
        |cut (?!in)|reduced|increased|improved|saved|got (?:it|that|this|us|them|\\w+) (?:to
        |down|up)|closed|signed|passed|won|shipped|launched|handed over|recovered|we lost
        |which (?:cut|saved|gave)|eliminated|down to|up to|now (?:it|we|takes)|we are at
        |it is (?:now|been)|it has|led to|so now|(?:they|she|he|it|who|client
        |auditors) (?:\\w+ )?(?:agreed|accepted|signed|took|stopped|paid)
        |which \\w+ (?:agreed|accepted)|drained|came back|settled on|cleared|doubled
        |halved|nobody (?!knows)|we (?:shipped|paid|handed|spread|settled)|no (?:bleed
        |complaints)|finally|outcome|from .{3,25} to|(?:is|are) running|adopted|approved""",
        before=4,
        after=10,
    ),
    _cue(
        Sign.REFLECTION,
        """i (?:have )?learned|looking back|in hindsight|next time|if i (?:did|had to do) it again
        |i should have|i would have|do differently|since then|what i took|taught me|now i|i now
        |these days|i still|i had not (?:thought|realised|realized)|i was (?:wrong|right)
        |from then on|after that i|i (?:do not|never) \\w+ (?:\\w+ )?(?:until|before|without)
        |i would still|what i (?:do|would do) now|i wish
        |nobody \\w+ .{3,25} any ?more""",
        before=3,
        after=12,
    ),
    _cue(
        Sign.LIMIT,
        """i have (?:not|never) \\w+|i never (?:did|used|worked|had|ran|built|made)
        |i am not (?:a|an)|i would be guessing|the (?:closest|nearest) (?:i|thing|we|that)
        |i do not know \\w+ing
        |i would not (?:swear|claim|trust|touch)|plus or minus|i would want|level where i
        |i do not know (?:whether|if|how|the)|outside my|i am new to|i have only
        |only (?:ever )?used|i am still learning|i am less sure|i would (?:pass|hand|escalate
        |defer)|i can not|i could not tell|assumed|assumption|i am not (?:yet|certain)
        |not my (?:field|area)""",
        before=4,
        after=12,
    ),
    _cue(
        Sign.CONDITION,
        """if|unless|until|once|only when|when|as long as|whether|in case|depending on|where there
        |before i|even if|without""",
        after=10,
    ),
    _cue(
        Sign.STANDARD,
        """against|criteri\\w+|guidelines?|rubrics?|polic(?:y|ies)|standard|instructions|checklist
        |spec|rules?|requirements?|thresholds?|brief|test set|regulat\\w+|statute|protocol
        |the plan|accuracy|correctness|completeness|consisten\\w+|evidence|factual|proof
        |precedent|risk|worked example|criterion|baseline|acceptable|reject|unacceptable
        |good enough""",
        before=5,
        after=8,
    ),
    _cue(
        Sign.STEP,
        """first|firstly|second|secondly|thirdly|then|next|after that|afterwards|finally|lastly
        |start(?:ed)? (?:with|by|from)|once|in the meantime|the (?:last|next|second|third) thing
        |before (?:i|we|that|anything)|step""",
        after=9,
    ),
    _cue(
        Sign.CIRCUMSTANCE,
        f"""{_MONTHS}|{_DAYS}|last (?:year|month|week|spring|summer|autumn|fall|winter|quarter
        |night)|in (?:my|the) (?:first|second|third|last) (?:year|month|week|job|role)
        |when i (?:joined|was|started)|on nights|years? ago|months? ago|this (?:year|spring
        |summer|week)|19\\d\\d|20[0-3]\\d|(?:seven|eight|nine|ten|eleven|\\d+) (?:am|pm|till)
        |evenings?|mornings?|weekends?|over (?:a|the) \\w+|at (?:a|an|my) \\w+|on (?:a|an) \\w+""",
        before=4,
        after=8,
    ),
    _cue(
        Sign.OWN_PART,
        """my (?:part|role|share|piece|responsibility|job) (?:was|is)|i was (?:responsible
        |in charge|the one|site|on|the)|i owned|myself|on my own|by myself|my (?:call|decision
        |idea)|i did (?:the|data|all)|with my name|i led|i ran""",
        after=9,
    ),
    _cue(
        Sign.DECISION,
        """i (?:\\w+ )?(?:decided|chose|picked|opted|insisted|refused|stood|settled|ruled|rejected
        |reject)|i went with|my (?:call|decision)|so (?:instead )?i|i would (?:rather|leave
        |reject|not|only)|so we (?:chose|went|picked)|we (?:decided|chose|settled)""",
        after=9,
    ),
    _cue(
        Sign.OTHERS,
        """(?:a|my|our|the|another|other|one|\\d+) (?:\\w+ )?(?:colleague|teammate|engineer
        |freelancer|designer|analyst|manager|lead|director|owner|controller|nurse
        |student|client|customer|developer|team|auditors?|consultant|doctor|clerk|foreman
        |supervisor|partner|boss|parent|head|pharmacy|finance)|she|he""",
        before=0,
        after=8,
    ),
    _cue(
        Sign.ADMITS,
        """(?:that|this) (?:one )?was (?:on me|my (?:\\w+ )?(?:fault|mistake|miss|error))
        |my (?:fault|mistake|miss|error)|i (?:forgot|missed|assumed|broke|caused|took down
        |was wrong|waited too)|i should have|i got (?:it|that) wrong|never logged|i (?:had not
        |did not) (?:check|log|notice|test|use|ask)|without (?:locking|testing|checking)|on me
        |i lost""",
        before=4,
        after=11,
    ),
    _cue(
        Sign.SELF,
        """i am (?:a|an|the|on|in|at)|i have (?:been|done|worked|reviewed|taught|spent|run|led
        |built|labelled|labeled|written|managed)|i work|my (?:day job|background|experience
        |degree)|i (?:spent|teach|taught|run|ran|trained|studied|review|reviewed|specialis\\w+
        |specializ\\w+)|i (?:can|could) (?:do|identify|commit|offer|give|start)|i do|i would do
        """,
        after=12,
    ),
    _cue(
        Sign.EXAMPLE,
        """for example|for instance|such as|one time|in my (?:last|previous|current) |last (?:year
        |week|month)|when i|i once|i used|i labelled|i labeled|say a|imagine|in practice|we used""",
        after=12,
    ),
)
