"""The words by which people tell what a question is after: data, matched whatever the case."""

import re
from enum import Enum


class Shape(Enum):
    """The form of a question: it sets whether a story, a view or an explanation is due."""

    SELF = "self"
    DEFINE = "define"
    PAST = "past"
    HYPOTHETICAL = "hypothetical"
    OPEN = "open"


class Dig(Enum):
    """What a question digs for."""

    NUMBER = "number"
    OWN_PART = "own_part"
    PEOPLE = "people"
    WHY = "why"
    ALTERNATIVE = "alternative"
    DIFFERENTLY = "differently"
    LESSON = "lesson"
    DEPTH = "depth"
    OUTCOME = "outcome"


def cue(*patterns: str) -> re.Pattern[str]:
    """Match any of the patterns at a word's start, whatever the case."""
    return re.compile("|".join(rf"\b(?:{pattern})" for pattern in patterns), re.IGNORECASE)


CUES: dict[Dig, re.Pattern[str]] = {
    Dig.NUMBER: cue(
        r"how (?:many|much|long|often|big|large|fast|far|frequent\w*)\b",
        r"(?:what|which|a|any|rough) (?:number|figure|percentage|share|size|scale|metric)s?\b",
        r"numbers?\b|figures?\b|metrics?\b|measur\w+|quantif\w+|percent\w*|baseline",
        r"before and after|at what scale|by what",
    ),
    Dig.OWN_PART: cue(
        r"your (?:\w+ )?(?:part|role|contribution|share|job|doing|responsibility)\b",
        r"you (?:yourself|personally|alone|specifically)\b",
        r"(?:which|what) (?:part|bit|piece)s?\b.*\b(?:you|yours)\b",
        r"(?:what|which \w+) (?:did|have|were) you (?:do|done|doing|write|build|say|make|own)\b",
        r"who (?:actually )?(?:wrote|did|built|decided|made)\b|yours\b|rather than the team",
    ),
    Dig.PEOPLE: cue(
        r"who (?:else|was|were|did|needed|had|pushed|disagreed)\b|stakeholders?\b",
        r"(?:say|said|tell|told|explain\w*) (?:it )?(?:to )?(?:them|him|her)\b",
        r"whom\b|who would\b|who (?:do|did|would) you\b|bring in\b",
        r"(?:other|which) people\b|convinc\w+|persuad\w+|on board\b|(?:was|were) involved\b",
        r"how did (?:they|he|she|people|your (?:manager|team|colleague\w*)|the (?:others|team))\b",
        r"(?:they|he|she|others|anyone|somebody) (?:react|respond|say|think|disagree|object)",
    ),
    Dig.WHY: cue(
        r"why (?:did|that|this|was|were|choose|use|go|is|are|do|have|you|the)\b|why\?|how come",
        r"what made you|cho(?:se|ose|ice)\b|decid\w+|decision|reason\w*|what convinced you",
    ),
    Dig.ALTERNATIVE: cue(
        r"instead of|rather than|alternative\w*|other (?:option|way|approach|choice|route)s?",
        r"trade-?offs?|considered\b|weigh\w*|rul(?:e|ed) out|reject\w*|turn(?:ed)? down",
        r"why (?:not|didn't you)\b|why \w+ and not|what else (?:did|could)|over (?:the|a) ",
    ),
    Dig.DIFFERENTLY: cue(
        r"different(?:ly)?\b(?= (?:next|now|if|today|time)|[?.,]|$)|do it (?:all )?(?:again|over)",
        r"over again|in hindsight|looking back|with hindsight|next time|what would you change",
        r"change (?:about|in) (?:it|that|how)|improve (?:on )?(?:it|that)",
    ),
    Dig.LESSON: cue(
        r"learn(?:ed|t)?\b(?! (?:a|new|to use))|lessons?\b",
        r"take ?away|taught|(?:gone|went|go) wrong",
        r"mistakes?\b|fail(?:ed|ure)?\b|regret\w*|surpris\w+|didn't work|hardest",
    ),
    Dig.DEPTH: cue(
        r"technical\w*|under the hood|in (?:more |greater )?(?:detail|depth)\b|step by step",
        r"how (?:does|did) (?:it|that|this|the \w+)\b|mechanism|implement\w*|how exactly\b",
        r"how (?:did|do|have) you (?:actually )?(?:build|set|do|make|test|check|know)\b",
        r"how (?:did|do|have) you (?:actually )?(?:find|go|write|run|arrive)\b",
        r"concrete\w*|more specific|in practice",
        r"detail\w*|further",
    ),
    Dig.OUTCOME: cue(
        r"results?\b|outcomes?\b",
        r"happen(?:ed|s)? (?:in the end|next|after|then|as)\b|impact\b|effect\b",
        r"turn(?:ed)? out|(?:it|that) end\b|difference (?:did|has)",
        r"what (?:has )?changed|came? of it",
        r"what happened\b|in the end",
    ),
}

SHAPES: tuple[tuple[Shape, re.Pattern[str]], ...] = (
    (
        Shape.SELF,
        cue(
            r"about yourself|introduce yourself|(?:your|his) (?:background|career|path)\b",
            r"(?:bring|brings|brought|led|drew|draws|attract\w*) you (?:here|to)\b",
            r"why (?:do you want|are you (?:interested|looking|applying)|this (?:kind|role|work))",
            r"who (?:are|is) you\b",
        ),
    ),
    (
        Shape.PAST,
        cue(
            r"(?:a|one|another|the last|the first) (?:\w+ )?(?:time|occasion|situation|moment)\b",
            r"(?:an?|one|another) (?:\w+ )?(?:example|project|case|piece of work)\b",
            r"tell me about (?:an?|the|one|your|something|somebody|someone|what)\b",
            r"have you (?:ever )?|did you\b|when (?:did|were|was)\b",
            r"was the|were you|you (?:had|made)",
            r"your resume|on your|you (?:wrote|say|mention|list|describe|put)\b|most recent",
        ),
    ),
    (
        Shape.HYPOTHETICAL,
        cue(
            r"would you|if you\b|imagine|suppose|say (?:you|that)|how (?:do|should|can|might) you",
            r"what do you (?:do|show|ask|say|check|settle|look)\b|where do you start|proceed",
            r"should (?:you|one|we)|could you tell|your (?:approach|process)",
        ),
    ),
    (
        Shape.DEFINE,
        cue(
            r"what (?:is|are|does|do|'s)\b|what's\b|define",
            r"explain|difference between|why (?:is|are|do)",
            r"how (?:is|are|does|do|can)\b|when (?:is|are|would|should|do)\b|describe",
        ),
    ),
)
