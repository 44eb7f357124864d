"""Small words by which a sentence is cut into phrases, and what belongs together: data."""

import re

OPENERS = frozenset(
    "across after against among and as at because before between but by during for from if in "
    "including into of on onto or over per so than that through to under until using via when "
    "where which while who with within without".split()
)
CLAUSES = frozenset("so that which who where because while when if".split())
"""These open a clause that says little when it breaks off: a cut goes before it."""
BOUND = frozenset("and or to of than at on as per into".split())
"""What these open belongs to the words before ("between one and three"): no cut goes there."""
BE = frozenset("is are was were be been".split())
"""Before an opener these make one verb of it ("were using"), and no phrase ends there."""
SUBORDINATE = frozenset(
    "after although as because before if once since though unless until when where whether "
    "while with without".split()
)
"""A sentence that begins so has its point behind the next pause."""
SUBJECTS = frozenset("i we he she it they you there nobody everybody everyone".split())
"""A clause that begins so can stand alone."""
RELATIVE = frozenset("that who which whose where".split())
COMPLETING = RELATIVE | frozenset("to whether what how if why of than".split())
"""What these open completes the word before ("told nurses | to wait")."""
CLINGING = frozenset(
    "a an the my our his her its their your this that these those is are was were be been am not "
    "no only just nearly almost roughly very more most less i we they he she to of and or but "
    "so".split()
)
"""Words that a quote shouldn't end on."""
PERIODS = (
    r"(?:seconds?|minutes?|hours?|mornings?|evenings?|nights?|days?|weeks?|weekends?|months?|"
    r"quarters?|years?|terms?|shifts?|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|noon|midnight)"
)
AFTER_PERIOD = frozenset("before after into in from".split())
"""Behind a stretch of time these measure it ("eleven weeks before the trial")."""
WHEN = re.compile(
    r"\s(?:(?:in|on|at|for|by|after|before|within|since|until|during|over)\s)?(?:(?:the|a|an|every|"
    r"each|last|next|that|this|first|same|half|\d+|one|two|three|four|five|six|seven|eight|nine|ten|"
    rf"eleven|twelve|[a-z]+t(?:y|een))\s){{0,3}}(?:{PERIODS}|(?:19|20)\d\d)"
    r"(?:\s(?:ago|later|earlier|before|after))?(?! one)(?=[\s.,;:!?)]|$)",
    re.IGNORECASE,
)
"""A time expression after a quote: without it the sentence sounds broken off."""
PERIOD_END = re.compile(rf"\b{PERIODS}$", re.IGNORECASE)
