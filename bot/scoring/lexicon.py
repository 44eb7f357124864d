"""Phrases that the rules look for, as patterns over small letters without punctuation.

Contractions are opened first ("i'd" is "i would"), so each pattern needs one form only.
"""

import re


def _phrases(words: str) -> re.Pattern[str]:
    body = re.sub(r"\n\s*", "", words)
    return re.compile(rf" (?:{body})\b")


STOCK = _phrases(
    """end to end|measured? the baseline|(?:before )?changing anything|(?:the )?pros and cons
        |(?:weighed|considered|compared|evaluated|explored)(?: the| all| two| three| several
        | multiple| different| various)* (?:alternatives?|options?|trade ?offs?|approaches
        |solutions?|risks)|lessons? learned|learn(?:ed|t) (?:a lot|so much|valuable
        |an important)|data driven|key stakeholders?|all stakeholders|win win|best practices?
        |root causes?|cross functional|measurable (?:impact|results?|outcomes?)
        |took (?:full )?ownership|full ownership|drove (?:the )?(?:results?|impact|alignment)
        |moved the needle|at the end of the day|going forward|on the same page|think on (?:my
        |your) feet|think(?:ing)? outside the box|fast paced|hit the ground running
        |state of the art|cutting edge|value add|added? value|action items?|low hanging fruit
        |actionable insights?|single source of truth|north star|continuous improvement
        |attention to detail|detail oriented|self starter|team player|fast learner|quick learner
        |people person|hard ?working|works? well under pressure|go(?:ing)? the extra mile
        |exceed(?:ed)? expectations|pain points?|deep dive|game changer|(?:a |an )?(?:huge|big
        |significant|massive|positive|real|great) (?:impact|success|improvement)
        |tight deadlines?|under pressure|(?:next time )?i would (?:measure|test|do it
        |start) earlier|the (?:trade ?off|downside) was (?:complexity|time|cost)
        |scalable and robust|clear(?:ly)? communicat(?:ed?|ion)|communicated? clearly
        |success metrics?|iterat(?:ed|ing) quickly|(?:the )?result was (?:a )?(?:success
        |positive|great)|reflect(?:ed|ing) on (?:it|the|what)"""
)
"""Phrases that fit any story; a sentence of them lifted a naive score by 34-46 (scoring notes)."""

BLAME = _phrases(
    """not my fault|(?:was not|were not|never) (?:me|my problem|my job)|(?<!not )their fault
        |typical of them|out of (?:my|your|our) control|let(?:ting)? (?:me|us|you) down
        |(?:management|they|owners|leadership|marketing|qa|other people|the other team
        |the business) (?:\\w+ ){0,2}(?:never|did not|had not|would not|failed to) (?:\\w+ )?
        (?:listen\\w*|care[ds]?|bother\\w*|cooperate\\w*|communicate\\w*|deliver\\w*
        |support\\w*|do their|do the job|want to (?:help|work|understand))|were careless
        |was careless|being unreasonable|was unreasonable|slow to respond"""
)
"""Blaming others for a failure (document 002:11). That others did not do a thing is only told:
among 653 good answers it was said 14 times, among 482 weak ones 9 times."""

FAKE_FAILURE = _phrases(
    """(?:i am )?too (?:detail oriented|much of a perfectionist|perfectionist|hard ?working
        |dedicated|committed|honest|passionate)|i (?:am|can be) (?:a bit of )?a perfectionist
        |i have (?:not|never) really (?:caused|had|made|failed)|never really failed|i (?:do not
        |never) (?:make|made) (?:many )?mistakes"""
)
"""A strength dressed as a failure, or none at all (document 002:11)."""

TO_THE_GRADER = re.compile(
    r"(?<![^\W_])(?:(?:ignore|disregard|forget|override)\W+(?:all\W+|any\W+|of\W+|your\W+|the\W+|my\W+|these\W+"
    r"|previous\W+|prior\W+|above\W+|earlier\W+|other\W+)+(?:instructions?|rules?|rubrics?|prompts?"
    r"|guidelines?|criteria|instruction)"
    r"|(?:give|award|grant|assign)\W+(?:me|this|my\W+\w+|the\W+\w+)\W+(?:\w+\W+){0,4}?"
    r"(?:\d+|score|points?|marks?|grade|rating|full|maximum|hundred|expert|tier|top)"
    r"|(?:score|rate|grade|mark|rank)\W+(?:me|this(?:\W+answer|\W+response)?|my\W+(?:answer|response))"
    r"\W+(?:\w+\W+){0,3}?(?:\d+|high\w*|full|perfect\w*|maximum|well|hundred|expert|excellent|top)"
    r"|(?:dear|note\W+to(?:\W+the)?|attention)\W+(?:ai|grader|scorer|evaluator|judge|model|system)"
    r"|you\W+are\W+(?:now\W+)?(?:a|an|the)\W+(?:\w+\W+)?(?:grader|scorer|evaluator|judge|language\W+model)"
    r"|(?:system|developer)\W+(?:prompt|message|override)\W*:"
    r"|\[\W*(?:system|admin|developer|assistant|instructions?)\W*\]|new\W+rubric\W*:"
    r"|this\W+(?:candidate|answer|response)\W+(?:is|has|deserves|should|must|shows"
    r"|demonstrates|meets|earns|merits|fulfils|satisfies|covers)"
    r"|specificity\W+(?:and\W+)?ownership\b|ownership\W+(?:and\W+)?depth\W+(?:and\W+)?structure\b"
    r"|(?:assign|award|give|set)\W+(?:the\W+)?(?:specificity|ownership|depth|structure|accuracy"
    r"|maximum|full|highest|top)\b"
    r"|(?:output|return|respond\W+with|print)\W+(?:only\W+)?(?:a\W+|the\W+)?(?:score|\d{2,3}|verified))"
    r"[^.!?\n]*",
    re.IGNORECASE,
)
"""Text that is meant for whoever scores, unless REPORTED stands before it."""

REPORTED = re.compile(
    r"\b(?:if|would|not|never|to|says?|said|saying|like|i|they|we|he|she|it|you|can|could|text|prompt"
    r"|phrase|that|told|asked|wrote|reads?|instruction|line"
    r"|users?|people|models?|students?|clients?|customers?|reviewers?|raters?|annotators?)[^\w.!?\n]*$",
    re.IGNORECASE,
)
"""Speech about such text, which is daily work for who rates answers."""

DISOWNED = _phrases(
    """i (?:do not|did not|can not|could not) (?:really |actually )?(?:remember|recall|know
        |have)|no idea|not sure|i made (?:that|it) up|that was not me|it was not me
        |someone else did|i was not (?:really )?involved|i would have to check|i already (?:said
        |told)|as i said|like i said|same as (?:before|i said)"""
)
"""A follow-up answered by taking back or repeating what was said (document 002:8, 002:38)."""
