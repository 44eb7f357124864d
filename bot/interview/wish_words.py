"""Parts of sentences in which people ask something, as patterns over plain words.

They read small letters without punctuation, contractions written out; learners' word order ("can
you to repeat", "say again the question") is allowed for.
"""

YOU = (
    r"(?:(?:(?:can|could|would|will|might|may|must) you(?: to)?|(?:would|do) you mind(?: to)?|"
    r"you (?:can|could|should|have to|need to|must)|"
    r"i (?:want|need|(?:would )?(?:like|love|prefer))(?: for)? you to|"
    r"(?:can|could|may|might|shall) (?:i|we) ask(?: for)?(?: you)?(?: to| that you)?|"
    r"is it possible(?: for you)?(?: to| that you)?|if you (?:can|could|would)|"
    r"i (?:would )?ask you to|try to) )?"
)
ME = (
    r"(?:(?:(?:can|could|may|might|shall|should|must) (?:i|we|you)(?: to)?|"
    r"i (?:want|wish|need|have|got|prefer|(?:would )?(?:like|love|prefer|rather))(?: to)?|"
    r"i (?:will|would|must|am going to|gotta|gonna|wanna|think i will)|let (?:us|me)|"
    r"we (?:can|could|should|will)|is it (?:possible|ok|okay|fine|alright|allowed)(?: for me)?"
    r"(?: to| if (?:i|we))|(?:would|do) you mind(?: if (?:i|we))?|"
    r"(?:i want|i would like|i need) (?:us|you) to|how about(?: we)?|what if we) )?"
)
PARTS = r"(?:last|whole|entire|first|second|previous|current|same|end|part|beginning|rest|of|the)"
QUESTION = rf"(?:(?:the|this|that|your|my|a) )?(?:{PARTS} )*(?:questions?|part|bit|sentence|words?)"
SAID = (
    r"what (?:it is )?(?:you|you are|you were|you have)(?: just)? "
    r"(?:said|say|asked|ask|asking|saying)"
)
IT = rf"(?:it|that|this|(?:this|that|the)(?: {PARTS})* (?:one|thing)|{QUESTION}|{SAID}|yourself)"
FOR_ME = r"(?: (?:for|to|with) (?:me|us|now))?"
VERY = r"(?:really |quite |fully |completely |actually |totally |very |well |so |exactly |even )*"
LEVEL = r"(?:a (?:bit|little)(?: bit)? |bit |little |more |much )*"
LOUD = rf"(?: {LEVEL}(?:slow|slowly|slower|loud|loudly|louder|clear|clearly|up))?"
WAY = (
    rf"(?:in )?(?:(?:an ?other|a different|some other|other|different|{LEVEL}(?:simple|simpler|"
    rf"easy|"
    r"easier|plain|clearer|normal)|a (?:more )?(?:simple|simpler|easy|easier|clear|clearer))"
    r" (?:ways?|words?|terms|language|english|form|manner)|differently|otherwise)|"
    rf"{LEVEL}(?:clear|clearer|clearly|simple|simpler|simply|specific|precise|easier|detailed)"
)
TIME = (
    r"(?:a|an|one|two|three|five|ten|some|few|a few|a couple of|couple of)?(?: more)? ?"
    r"(?:short |quick |little |small |brief )*(?:second|sec|moment|minute|min|hour|while|bit|"
    r"time)s?"
)
SESSION = (
    r"(?:the|this|our|my|it|that|everything)?(?: (?:whole|practice|mock|current))? ?"
    r"(?:interview|session|call|meeting|practice|conversation|test|exercise|it|this)?"
)
NOT = r"(?:do|did|could|can|am|was|have|would|will|does|is) not"

UPHEAVAL = (
    r"(?:someone|somebody|my|the|there|i (?:need|have|must|will|got|want)|"
    r"it)\b(?! (?:\w+ )*(?:think|"
    r"remember|recall|was|were|had|did|came|went|asked|said)\b)(?: [a-z']+){0,8}"
)

REASONS = (
    (
        rf"(?:i|we) {NOT} {VERY}(?:know|hear|catch|get|understand|follow|remember|have|answer|sure)"
        rf"(?: (?:you|{IT}|the answer|an answer|any answer|what to (?:say|answer|do)|"
        rf"how (?:this|it|"
        rf"that) works?|anything|much|"
        rf"any (?:experience|idea|example)|how to answer))?(?: (?:for|to|about|on|in|with) {IT})?"
        r"(?: (?:well|clearly|properly|at all|right now))?"
    ),
    (
        rf"(?:i have )?(?:no|zero) (?:idea|clue|answer|experience|example)(?: (?:for|about|on|with|"
        rf"in|of) {IT})?"
    ),
    (
        rf"i (?:have )?never (?:did|done|had|used|seen|heard|tried|worked)(?: (?:with|of|"
        rf"on))?(?: {IT})?"
    ),
    rf"i (?:have )?(?:missed|lost|forgot|forgotten) {IT}",
    (
        r"i (?:was|got|am) (?:a bit |a little )?(?:distracted|confused|lost|stuck|nervous|tired|"
        r"not listening)"
    ),
    (
        r"(?:you|it|your (?:voice|sound|audio)|the (?:sound|audio|line|connection|call)) "
        r"(?:was |is |were |are |has |have |went |just )*(?:broke|broken|breaking|cut|"
        r"cutting|dropped|"
        r"froze|lagging|lagged|bad|gone|silent|quiet|too \w+)(?: (?:up|out|off|away))?(?: (?:there|"
        r"here|a bit|a little|for a (?:second|moment)))?"
    ),
    r"i (?:have|need|must|got|gotta)(?: to)? (?:go|leave|run)(?: now| soon)?",
    r"(?:i|we) (?:will|would|am going to)? ?(?:be|come) (?:right |soon )?back(?: soon)?",
    r"i (?:can not|could not) (?:answer|do) ?(?:it|this|that|this one)?",
    rf"{IT} is (?:too )?(?:hard|difficult|not (?:for me|clear)|unclear)(?: for me| to me)?",
)
"""What people give as the reason before or after a wish; alone, none of it is one."""

ASKING = (
    r"(?=(?:can|could|would|will|may|might|shall) (?:you|we|i)\b|let us\b|do you mind\b|"
    r"is it possible\b|i (?:want|need|would|have to|am going to|will|must)\b)"
)
"""A wish that is put as a request, so that words beside it may be anything but a story."""
BESIDE = (
    r"(?!(?:said|told|asked?|asks|says?|answered|replied|thought|he|she|they|we|his|her|their|when|"
    r"if|was|were|had|did|would|then|until|after|before|who|which|him|them|us|our)\b)[a-z']+"
)
"""A word that tells no story: nobody else is spoken of, nothing is reported."""
EXCUSE = r"(?:i|my|it|someone|somebody|the|there|this|that)"

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
    (
        r"one (?:more|last) thing(?: (?:that )?i (?:want|wanted|would like|forgot)(?: to)?"
        r"(?: (?:add|say|mention))?(?: is)?)?"
    ),
    r"you (?:have )?(?:just )?(?:interrupted me|cut me(?: off)?|stopped me too early|cut in)",
    r"there is more",
)
"""What gives the floor back; the answer's words may follow."""
