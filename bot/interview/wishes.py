"""How people ask something of an interviewer: patterns of whole utterances, not of examples.

They read words as intents.py leaves them: small letters, no punctuation, contractions written out,
politeness, fillers and "again" taken away.
"""

from bot.interview.ports import Intent
from bot.interview.wish_words import (
    FOR_ME,
    IT,
    LEVEL,
    LOUD,
    ME,
    NOT,
    QUESTION,
    SAID,
    SESSION,
    TIME,
    UPHEAVAL,
    VERY,
    WAY,
    YOU,
)

WISHES: tuple[tuple[Intent, tuple[str, ...]], ...] = (
    (
        Intent.REPEAT,
        (
            (
                rf"{YOU}(?:repeat|repeating|re ?read|rereading|replay|restate|re ?ask)"
                rf"(?: me)?(?: {IT})?{FOR_ME}{LOUD}"
            ),
            (
                rf"{YOU}(?:say|saying|ask|asking|read|reading|tell|"
                rf"give)(?: to)?(?: me)? {IT}{FOR_ME}{LOUD}"
            ),
            rf"{ME}(?:hear|have|get|know|see|listen(?: to)?) {QUESTION}{LOUD}",
            (
                rf"(?:i|we) (?:did|could|can|do|am) not {VERY}(?!get what)(?:hear|hearing|"
                rf"catch|get) ?(?:you|{IT}|"
                r"anything)?(?: (?:well|clearly|properly|at all|right))?"
            ),
            rf"i (?:have )?(?:missed|lost|forgot|forgotten) (?:{QUESTION}|{SAID})",
            rf"what (?:was|is|were) {QUESTION}",
            r"what (?:did|do|have) you(?: just)? (?:say|ask|said|asked)(?: me)?",
            rf"{YOU}speak{LOUD}",
            r"pardon(?: me)?|say what|what|which question",
        ),
    ),
    (
        Intent.REPHRASE,
        (
            rf"{YOU}(?:use|speak|talk)(?: in)? (?:{WAY})",
            rf"{YOU}break {IT} (?:down|up)(?: for me)?",
            (
                rf"{YOU}(?:re ?phrase|rephrasing|re ?word|paraphrase|clarify|explain|explaining|"
                rf"elaborate|simplify|re ?formulate|specify|define)(?: (?:to|for) me| me)?(?: on)?"
                rf"(?: (?:{IT}|what (?:you|that|it|this) (?:mean|means|meant)(?: (?:by|"
                rf"with) {IT})?))?{FOR_ME}(?: {WAY})?"
            ),
            (
                rf"{YOU}(?:word|put|say|ask|make|phrase|be|formulate|express|give|"
                rf"repeat)(?: me)?(?: {IT})?{FOR_ME} (?:{WAY})"
            ),
            (
                rf"(?:i|we) {NOT} {VERY}(?:sure (?:i|that i|if i) )?{VERY}(?:understand|understood|"
                rf"understanding|follow|following|see|clear on|clear about|sure|"
                rf"get)(?: {VERY}(?:you|{IT}|"
                r"what (?:you|that|it|this)(?: are| is)? ?(?:mean|means|want|asking|looking for|"
                r"after)?|the meaning(?: of (?:it|this|that))?))?(?: (?:well|clearly|at all|"
                r"correctly|right|so well|very well))?"
            ),
            (
                rf"what {VERY}(?:do|did|are|would) you {VERY}(?:mean|meant|want|asking|ask|"
                rf"looking for|"
                rf"like)(?: to (?:know|hear)| me to (?:say|answer|tell))?(?: (?:by|with|"
                rf"from) (?:{IT}|me|(?:[a-z]+ ?){{1,3}}))? ?{VERY}(?:exactly)?"
            ),
            rf"what (?:does|is) {IT} (?:mean|about|asking)(?: exactly)?",
            (
                rf"(?:{YOU}(?:give|tell|show)|{ME}(?:have|get))(?: me)? (?:an?|some|any|one) "
                r"(?:example|context|more context|detail|clarification)s?(?: (?:of|for|"
                r"about) [a-z' ]{2,30})?"
            ),
            rf"i am {LEVEL}(?:confused|lost)(?: (?:by|about|with) {IT})?",
            rf"{IT} is (?:not (?:so |very |really )?clear|unclear|confusing)(?: (?:to|for) me)?",
        ),
    ),
    (
        Intent.SKIP,
        (
            (
                rf"i (?:would )?(?:rather|prefer)(?: to)? not(?: to)?(?: (?:answer|do|say|"
                rf"talk about))?(?: {IT})?"
            ),
            rf"not {IT}",
            (
                rf"(?:{ME}|{YOU})(?:skip|skipping|pass|passing|leave out|"
                rf"jump over)(?: on)?(?: over)?(?: (?:{IT}|to (?:the )?next(?: one)?))?{FOR_ME}"
            ),
            (
                rf"(?:{ME}|{YOU})(?:move|moving|go|going|jump|switch|proceed|continue|change)"
                rf"(?:(?: on| ahead| forward| over)+(?: from {IT})?|(?: on| ahead| forward|"
                rf" over)*(?: to| with)? "
                r"(?:the |an?)?(?:next|other|different|new)(?: question| one| topic| thing)?)"
            ),
            r"(?:to )?(?:the )?next(?: question| one)?",
            (
                rf"(?:{YOU}(?:give|ask|show)|{ME}(?:have|get|take|try|hear|do|answer))(?: me)? "
                r"(?:the |an? ?)?(?:next|other|different|new)(?: question| one)"
            ),
            r"(?:an ?other|a different) (?:question|one)",
        ),
    ),
    (
        Intent.PAUSE,
        (
            rf"(?:{ME}|{YOU})(?:stop|rest) for (?:{TIME})|(?:be right back|brb)",
            (
                rf"(?:{ME}|{YOU})(?:pause|pausing|freeze)(?: (?:{SESSION}))?(?: here|"
                rf" now)?(?: for)?(?: (?:{TIME}))?"
            ),
            (
                rf"(?:{ME}|{YOU})(?:take|have|get|make|need|do)? ?(?:a|an|one|some|{TIME})? ?"
                r"(?:short |quick |little |small |brief )*(?:break|pause|time ?out)"
                rf"(?: (?:for|of) (?:{TIME}))?(?: now| here)?"
            ),
            (
                rf"(?:(?:my|the|someone|somebody|there)(?: \w+){{0,3}} (?:is|are)(?: \w+){{1,4}} )?"
                rf"(?:{YOU}(?:hold on|hang on|wait|hold|stand by)(?: for)?(?: (?:{TIME}|me))?|"
                rf"(?:{YOU}give me|i (?:would )?need) (?:{TIME})|(?:a|one) (?:second|sec|moment|"
                rf"minute|min))(?: (?:{UPHEAVAL}))?"
            ),
        ),
    ),
    (
        Intent.STOP,
        (
            (
                rf"(?:{ME}|{YOU})(?:stop|end|quit|exit|abort|cancel|terminate)(?: {SESSION})?"
                r"(?:(?: right)? (?:here|now|there|today|early))*"
            ),
            (
                rf"(?:{ME}|{YOU})(?:finish|leave|close|conclude|stopping|ending|"
                rf"finishing) (?:(?:with )?(?:the|"
                r"this|our|my) (?:interview|session|call|meeting|practice)|it (?:here|"
                r"now))(?: here| now| early)*"
            ),
            r"(?:let us )?call it a day",
            r"i (?:have|need|have got|got) to (?:go|leave|run)(?: now)?",
            r"i must (?:go|leave)(?: now)?",
            r"(?:let us |we (?:can|could|should) )(?:finish|end|close)(?: it)? (?:here|now)",
            (
                r"i (?:do|would) not (?:want|like|wish)(?: to)? (?:continue|go on|carry on|proceed|"
                r"do (?:it|this))"
                r"(?:(?: with)? (?:the|this|our) (?:interview|session|call)| anymore| any more|"
                r" any longer)*"
            ),
            r"(?:that|this) is enough(?: (?:for (?:today|now|me)))?",
            r"i (?:have|need|must|got)(?: to)? (?:go|leave|run) now",
            r"i (?:quit|stop here)",
        ),
    ),
    (
        Intent.HELP,
        (
            (
                rf"(?:{YOU}help(?: me)?(?: out)?(?: (?:with|to) [a-z ]{{2,20}})?|"
                rf"i (?:would )?(?:need|want|like) "
                r"(?:some |your )?(?:help|assistance))"
            ),
            (
                r"what (?:else )?(?:can|could|should|may|must|do|"
                r"shall) i (?:have to )?(?:say|do|ask|press|use)(?: now| here| next)?"
            ),
            (
                r"(?:what|which) (?:are )?(?:my |the )?(?:options|commands|choices|"
                r"possibilities|words)(?: (?:do|can|could|are) (?:i|there)(?: (?:use|say|have))?)?"
            ),
            (
                r"how (?:do|can|could|does|should|is|would) (?:i|we|this|it|that|the interview|you)"
                r"(?: (?:work|works|go|skip|pause|stop|repeat|continue|answer|finish|end|use|do))"
                r"(?: (?:a|the|this|it|that|an|my|here|exactly|question|interview|answer|you|"
                r"now)){0,3}"
            ),
            (
                r"how (?:much time|much longer|long|many questions|many minutes|"
                r"many more questions|many more) "
                r"(?:(?:do|does|have|is|are|will|can|should|i|we|it|there|the|interview|my|answer|"
                r"this|be|to|come)"
                r"(?: |$)){1,4}(?:have|left|take|last|remain|remaining|got|talk|go|be)?(?: left|"
                r" remaining)?"
            ),
            r"am i allowed to [a-z' ]{2,40}",
            (
                rf"{YOU}(?:tell|show|explain)(?: to)?(?: me)? (?:what|how) i (?:can|could|"
                rf"should|must) "
                r"(?:say|do|use|ask)"
            ),
            (
                r"(?:is|are) there (?:a|any|some) (?:way|possibility|option|button|"
                r"command)s? (?:to|for) [a-z' ]{2,40}"
            ),
        ),
    ),
    (
        Intent.DONE,
        (
            (
                r"(?:that|this|it|and that) (?:is|was|would be|will be|should be) (?:pretty much |"
                r"basically |really |"
                r"about |kind of )*(?:all|it|everything|my (?:final |whole )?answer|"
                r"the answer|the end|"
                r"the (?:whole )?story|all of it)(?: (?:from|for) (?:me|my side|my part|now))?"
                r"(?: (?:that )?i (?:have got|have|had|got|can|could|know|wanted|want|"
                r"would)(?: to)?(?: (?:say|add|tell|share|think of))?(?: about (?:it|that|this))?)?"
            ),
            (
                r"i am (?:all )?(?:done|finished|through)(?: with (?:my|the|this|that) (?:answer|"
                r"question|one|part))?(?: now| here)?"
            ),
            (
                r"(?:i (?:have|had|have got) |there is )?(?:nothing|no|not) (?:else|more|further|"
                r"other thing|"
                r"anything else|much more)(?: (?:to (?:add|say|tell|share)|from me|from my side))*"
            ),
            (
                r"(?:the )?end of (?:my |the )?(?:answer|story)|that concludes (?:it|"
                r"my answer)|done|finished"
            ),
            r"my answer (?:is|ends) (?:done|finished|complete|over|here)",
            (
                r"i (?:do|would) not have (?:anything|any more|more|any thing) (?:else |"
                r"more )?(?:to (?:add|say))?"
            ),
        ),
    ),
)
