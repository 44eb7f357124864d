"""How people ask something of an interviewer: patterns of whole utterances, not of examples.

They read words as `bare` in intents.py leaves them: small letters, no punctuation, contractions
written out, politeness, fillers and "again" taken away. Learners' word order is allowed for.
"""

from bot.interview.ports import Intent

_YOU = (
    r"(?:(?:(?:can|could|would|will|might|may|must) you(?: to)?|(?:would|do) you mind(?: to)?|"
    r"you (?:can|could|should|have to|need to|must)|"
    r"i (?:want|need|(?:would )?(?:like|love|prefer))(?: for)? you to|"
    r"(?:can|could|may|might|shall) (?:i|we) ask(?: for)?(?: you)?(?: to| that you)?|"
    r"is it possible(?: for you)?(?: to| that you)?|if you (?:can|could|would)|"
    r"i (?:would )?ask you to|try to) )?"
)
_ME = (
    r"(?:(?:(?:can|could|may|might|shall|should|must) (?:i|we|you)(?: to)?|"
    r"i (?:want|wish|need|have|got|prefer|(?:would )?(?:like|love|prefer|rather))(?: to)?|"
    r"i (?:will|would|must|am going to|gotta|gonna|wanna|think i will)|let (?:us|me)|"
    r"we (?:can|could|should|will)|is it (?:possible|ok|okay|fine|alright|allowed)(?: for me)?"
    r"(?: to| if (?:i|we))|(?:would|do) you mind(?: if (?:i|we))?|"
    r"(?:i want|i would like|i need) (?:us|you) to|how about(?: we)?|what if we) )?"
)
_PARTS = r"(?:last|whole|entire|first|second|previous|current|same|end|part|beginning|rest|of|the)"
_QUESTION = (
    rf"(?:(?:the|this|that|your|my|a) )?(?:{_PARTS} )*(?:questions?|part|bit|sentence|words?)"
)
_SAID = r"what (?:it is )?(?:you|you are|you were|you have)(?: just)? (?:said|say|asked|ask|"
r"asking|saying)"
_IT = (
    rf"(?:it|that|this|(?:this|that|the)(?: {_PARTS})* (?:one|thing)|{_QUESTION}|{_SAID}|yourself)"
)
_FOR_ME = r"(?: (?:for|to|with) (?:me|us|now))?"
_VERY = r"(?:really |quite |fully |completely |actually |totally |very |well |so |exactly |even )*"
_LEVEL = r"(?:a (?:bit|little)(?: bit)? |bit |little |more |much )*"
_LOUD = rf"(?: {_LEVEL}(?:slow|slowly|slower|loud|loudly|louder|clear|clearly|up))?"
_WAY = (
    rf"(?:in )?(?:(?:an ?other|a different|some other|other|different|{_LEVEL}(?:simple|simpler|"
    rf"easy|"
    r"easier|plain|clearer|normal)|a (?:more )?(?:simple|simpler|easy|easier|clear|clearer))"
    r" (?:ways?|words?|terms|language|english|form|manner)|differently|otherwise)|"
    rf"{_LEVEL}(?:clear|clearer|clearly|simple|simpler|simply|specific|precise|easier|detailed)"
)
_TIME = (
    r"(?:a|an|one|two|three|five|ten|some|few|a few|a couple of|couple of)?(?: more)? ?"
    r"(?:short |quick |little |small |brief )*(?:second|sec|moment|minute|min|hour|while|bit|"
    r"time)s?"
)
_SESSION = (
    r"(?:the|this|our|my|it|that|everything)?(?: (?:whole|practice|mock|current))? ?"
    r"(?:interview|session|call|meeting|practice|conversation|test|exercise|it|this)?"
)
_NOT = r"(?:do|did|could|can|am|was|have|would|will|does|is) not"

REASONS = (
    (
        rf"(?:i|we) {_NOT} {_VERY}(?:know|hear|catch|get|understand|follow|remember|have|answer|sure)"
        rf"(?: (?:you|{_IT}|the answer|an answer|any answer|what to (?:say|answer|do)|how (?:this|it|"
        rf"that) works?|anything|much|"
        rf"any (?:experience|idea|example)|how to answer))?(?: (?:for|to|about|on|in|with) {_IT})?"
        r"(?: (?:well|clearly|properly|at all|right now))?"
    ),
    (
        rf"(?:i have )?(?:no|zero) (?:idea|clue|answer|experience|example)(?: (?:for|about|on|with|"
        rf"in|of) {_IT})?"
    ),
    (
        rf"i (?:have )?never (?:did|done|had|used|seen|heard|tried|worked)(?: (?:with|of|"
        rf"on))?(?: {_IT})?"
    ),
    rf"i (?:have )?(?:missed|lost|forgot|forgotten) {_IT}",
    (
        r"i (?:was|got|am) (?:a bit |a little )?(?:distracted|confused|lost|stuck|nervous|tired|"
        r"not listening)"
    ),
    (
        r"(?:you|it|your (?:voice|sound|audio)|the (?:sound|audio|line|connection|call)) "
        r"(?:was |is |were |are |has |have |went |just )*(?:broke|broken|breaking|cut|cutting|dropped|"
        r"froze|lagging|lagged|bad|gone|silent|quiet|too \w+)(?: (?:up|out|off|away))?(?: (?:there|"
        r"here|a bit|a little|for a (?:second|moment)))?"
    ),
    r"i (?:have|need|must|got|gotta)(?: to)? (?:go|leave|run)(?: now| soon)?",
    r"(?:i|we) (?:will|would|am going to)? ?(?:be|come) (?:right |soon )?back(?: soon)?",
    r"i (?:can not|could not) (?:answer|do) ?(?:it|this|that|this one)?",
    rf"{_IT} is (?:too )?(?:hard|difficult|not (?:for me|clear)|unclear)(?: for me| to me)?",
)
_UPHEAVAL = (
    r"(?:someone|somebody|my|the|there|i (?:need|have|must|will|got|want)|"
    r"it)\b(?! (?:\w+ )*(?:think|"
    r"remember|recall|was|were|had|did|came|went|asked|said)\b)(?: [a-z']+){0,8}"
)

WISHES: tuple[tuple[Intent, tuple[str, ...]], ...] = (
    (
        Intent.REPEAT,
        (
            (
                rf"{_YOU}(?:repeat|repeating|re ?read|rereading|replay|restate|re ?ask)"
                rf"(?: me)?(?: {_IT})?{_FOR_ME}{_LOUD}"
            ),
            (
                rf"{_YOU}(?:say|saying|ask|asking|read|reading|tell|"
                rf"give)(?: to)?(?: me)? {_IT}{_FOR_ME}{_LOUD}"
            ),
            rf"{_ME}(?:hear|have|get|know|see|listen(?: to)?) {_QUESTION}{_LOUD}",
            (
                rf"(?:i|we) (?:did|could|can|do|am) not {_VERY}(?:hear|hearing|catch|get) ?(?:you|"
                rf"{_IT}|"
                r"anything)?(?: (?:well|clearly|properly|at all|right))?"
            ),
            rf"i (?:have )?(?:missed|lost|forgot|forgotten) (?:{_QUESTION}|{_SAID})",
            rf"what (?:was|is|were) {_QUESTION}",
            r"what (?:did|do|have) you(?: just)? (?:say|ask|said|asked)(?: me)?",
            rf"{_YOU}speak{_LOUD}",
            r"pardon(?: me)?|say what|what|which question",
        ),
    ),
    (
        Intent.REPHRASE,
        (
            (
                rf"{_YOU}(?:re ?phrase|rephrasing|re ?word|paraphrase|clarify|explain|explaining|"
                rf"elaborate|"
                rf"simplify|re ?formulate|specify|define)(?: (?:to|for) me| me)?(?: on)?"
                rf"(?: (?:{_IT}|what (?:you|that|it|this) (?:mean|means|meant)(?: (?:by|"
                rf"with) {_IT})?))?"
                rf"{_FOR_ME}(?: {_WAY})?"
            ),
            (
                rf"{_YOU}(?:word|put|say|ask|make|phrase|be|formulate|express|give|"
                rf"repeat)(?: me)?(?: {_IT})?"
                rf"{_FOR_ME} (?:{_WAY})"
            ),
            (
                rf"(?:i|we) {_NOT} {_VERY}(?:sure (?:i|that i|if i) )?{_VERY}(?:understand|understood|"
                rf"understanding|follow|following|see|clear on|clear about|sure)(?: {_VERY}(?:you|"
                rf"{_IT}|"
                r"what (?:you|that|it|this)(?: are| is)? ?(?:mean|means|want|asking|looking for|"
                r"after)?|"
                r"the meaning(?: of (?:it|this|that))?))?(?: (?:well|clearly|at all|correctly|right))?"
            ),
            (
                rf"what {_VERY}(?:do|did|are|would) you {_VERY}(?:mean|meant|want|asking|ask|"
                rf"looking for|"
                rf"like)(?: to (?:know|hear)| me to (?:say|answer|tell))?(?: (?:by|with|"
                rf"from) (?:{_IT}|me|"
                rf"(?:[a-z]+ ?){{1,3}}))? ?{_VERY}(?:exactly)?"
            ),
            rf"what (?:does|is) {_IT} (?:mean|about|asking)(?: exactly)?",
            (
                rf"(?:{_YOU}(?:give|tell|show)|{_ME}(?:have|get))(?: me)? (?:an?|some|any|one) "
                r"(?:example|context|more context|detail|clarification)s?(?: (?:of|for|"
                r"about) [a-z' ]{2,30})?"
            ),
            rf"i am {_LEVEL}(?:confused|lost)(?: (?:by|about|with) {_IT})?",
            rf"{_IT} is (?:not (?:so |very |really )?clear|unclear|confusing)(?: (?:to|for) me)?",
        ),
    ),
    (
        Intent.SKIP,
        (
            (
                rf"(?:{_ME}|{_YOU})(?:skip|skipping|pass|passing|leave out|jump over)(?: on)?(?: over)?"
                rf"(?: (?:{_IT}|to (?:the )?next(?: one)?))?{_FOR_ME}"
            ),
            (
                rf"(?:{_ME}|{_YOU})(?:move|moving|go|going|jump|switch|proceed|continue|change)"
                rf"(?:(?: on| ahead| forward| over)+(?: from {_IT})?|(?: on| ahead| forward|"
                rf" over)*(?: to| with)? "
                r"(?:the |an?)?(?:next|other|different|new)(?: question| one| topic| thing)?)"
            ),
            r"(?:to )?(?:the )?next(?: question| one)?",
            (
                rf"(?:{_YOU}(?:give|ask|show)|{_ME}(?:have|get|take|try|hear|do|answer))(?: me)? "
                r"(?:the |an? ?)?(?:next|other|different|new)(?: question| one)"
            ),
            r"(?:an ?other|a different) (?:question|one)",
        ),
    ),
    (
        Intent.PAUSE,
        (
            (
                rf"(?:{_ME}|{_YOU})(?:pause|pausing|freeze)(?: (?:{_SESSION}))?(?: here| now)?(?: for)?"
                rf"(?: (?:{_TIME}))?"
            ),
            (
                rf"(?:{_ME}|{_YOU})(?:take|have|get|make|need|do)? ?(?:a|an|one|some|{_TIME})? ?"
                r"(?:short |quick |little |small |brief )*(?:break|pause|time ?out)"
                rf"(?: (?:for|of) (?:{_TIME}))?(?: now| here)?"
            ),
            (
                rf"(?:(?:my|the|someone|somebody|there)(?: \w+){{0,3}} (?:is|are)(?: \w+){{1,4}} )?"
                rf"(?:{_YOU}(?:hold on|hang on|wait|hold|stand by)(?: for)?(?: (?:{_TIME}|me))?|"
                rf"(?:{_YOU}give me|i (?:would )?need) (?:{_TIME})|(?:a|one) (?:second|sec|moment|"
                rf"minute|min))"
                rf"(?: (?:{_UPHEAVAL}))?"
            ),
        ),
    ),
    (
        Intent.STOP,
        (
            (
                rf"(?:{_ME}|{_YOU})(?:stop|end|quit|exit|abort|cancel|terminate)(?: {_SESSION})?"
                r"(?:(?: right)? (?:here|now|there|today|early))*"
            ),
            (
                rf"(?:{_ME}|{_YOU})(?:finish|leave|close|conclude|stopping|ending|"
                rf"finishing) (?:(?:with )?(?:the|"
                r"this|our|my) (?:interview|session|call|meeting|practice)|it (?:here|now))(?: here|"
                r" now| early)*"
            ),
            r"(?:let us )?call it a day",
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
                rf"(?:{_YOU}help(?: me)?(?: out)?(?: (?:with|to) [a-z ]{{2,20}})?|"
                rf"i (?:would )?(?:need|want|like) "
                r"(?:some |your )?(?:help|assistance))"
            ),
            (
                r"what (?:else )?(?:can|could|should|may|must|do|shall) i (?:have to )?(?:say|do|ask|"
                r"press|use)"
                r"(?: now| here| next)?"
            ),
            (
                r"(?:what|which) (?:are )?(?:my |the )?(?:options|commands|choices|possibilities|words)"
                r"(?: (?:do|can|could|are) (?:i|there)(?: (?:use|say|have))?)?"
            ),
            (
                r"how (?:do|can|could|does|should|is|would) (?:i|we|this|it|that|the interview|you)"
                r"(?: (?:work|works|go|skip|pause|stop|repeat|continue|answer|finish|end|use|do))"
                r"(?: (?:a|the|this|it|that|an|my|here|exactly|question|interview|answer|you|"
                r"now)){0,3}"
            ),
            (
                r"how (?:much time|much longer|long|many questions|many minutes|many more questions|"
                r"many more) "
                r"(?:(?:do|does|have|is|are|will|can|should|i|we|it|there|the|interview|my|answer|"
                r"this|be|to|come)"
                r"(?: |$)){1,4}(?:have|left|take|last|remain|remaining|got|talk|go|be)?(?: left|"
                r" remaining)?"
            ),
            r"am i allowed to [a-z' ]{2,40}",
            (
                r"(?:is|are) there (?:a|any|some) (?:way|possibility|option|button|command)s? (?:to|"
                r"for) [a-z' ]{2,40}"
            ),
        ),
    ),
    (
        Intent.DONE,
        (
            (
                r"(?:that|this|it|and that) (?:is|was|would be|will be|should be) (?:pretty much |"
                r"basically |really |"
                r"about |kind of )*(?:all|it|everything|my (?:final |whole )?answer|the answer|the end|"
                r"the (?:whole )?story|all of it)(?: (?:from|for) (?:me|my side|my part|now))?"
                r"(?: (?:that )?i (?:have|had|can|could|know|wanted|want|would)(?: to)?(?: (?:say|"
                r"add|tell|"
                r"share|think of))?(?: about (?:it|that|this))?)?"
            ),
            (
                r"i am (?:all )?(?:done|finished|through)(?: with (?:my|the|this|that) (?:answer|"
                r"question|one|part))?"
                r"(?: now| here)?"
            ),
            (
                r"(?:i (?:have|had|have got) |there is )?(?:nothing|no|not) (?:else|more|further|"
                r"other thing|"
                r"anything else|much more)(?: (?:to (?:add|say|tell|share)|from me|from my side))*"
            ),
            (
                r"(?:the )?end of (?:my |the )?(?:answer|story)|that concludes (?:it|my answer)|done|"
                r"finished"
            ),
            r"my answer (?:is|ends) (?:done|finished|complete|over|here)",
            (
                r"i (?:do|would) not have (?:anything|any more|more|any thing) (?:else |"
                r"more )?(?:to (?:add|say))?"
            ),
        ),
    ),
)

UNFINISHED = (
    (
        r"i (?:was|am|had|have) not (?:(?:quite|really|even|yet|been) )*(?:finished|done|finish|"
        r"complete)"
    ),
    (
        r"i (?:did|could|have) not (?:yet )?(?:finish|finished|complete)(?: (?:my|the) (?:answer|"
        r"thought|point))?"
    ),
    (
        r"(?:let|allow) me (?:to )?(?:(?:finish|continue|complete)(?: (?:that|this|my (?:answer|"
        r"thought|"
        r"point|sentence)|the (?:thought|point|answer|story)))?|go on|add (?:something|"
        r"one (?:more )?thing|"
        r"one more point|to (?:that|it)))"
    ),
    (
        r"(?:can|could|may|might) i (?:(?:finish|continue|complete)(?: (?:that|this|my (?:answer|"
        r"thought|"
        r"point|sentence)|the (?:thought|point|answer|story)))?|go on|add (?:something|"
        r"one (?:more )?thing|"
        r"one more point|to (?:that|it|my answer)))"
    ),
    (
        r"i (?:still )?(?:have|had|got|have got) (?:something|more|one more thing|another point|"
        r"one more point)"
        r" (?:more )?to (?:add|say)"
    ),
    (
        r"i (?:want|wanted|would like|need)(?: to)?(?: still)? (?:add|say) (?:something|"
        r"one (?:more )?thing)"
        r"(?: more| else)?"
    ),
    (
        r"i was (?:still |just )*(?:talking|speaking|answering|going|explaining|in the middle)"
        r"(?: of (?:my|an|the) (?:answer|sentence|thought))?"
    ),
    r"i was still thinking",
    r"you (?:have )?(?:just )?(?:interrupted me|cut me(?: off)?|stopped me too early|cut in)",
    r"there is more",
)
"""What gives the floor back; the answer's words may follow."""
