"""Wishes in any wording: a turn that speaks to the interviewer and tells no story.

intents.py reads whole utterances by a grammar and misses what people say in their own way. Here a
phrase that belongs to a wish is looked for anywhere in a short utterance, and the rest is held
against it: people who are told about, things that were done, what somebody said to somebody. A
wish is spoken to "you" about now; a story is about others, about then, or about a rule.
"""

import re

from bot.interview.ports import Intent

_MOST_WORDS = 19
_QUESTION = (
    r"(?:it|that|this|(?:the|your|that|this) (?:\w+ )?(?:question|part|bit|sentence|one|thing))"
)
_AGAIN = r"(?:again|once more|(?:one|an ?other) (?:more )?time|one time more|over|back)"
_PHRASES: tuple[tuple[Intent, str], ...] = (
    (
        Intent.UNFINISHED,
        (
            r"\b(?:am|was) not (?:\w+ )?(?:finished|done|complete)(?: \w+)?(?: yet)?"
            r"|(?:did not|could not|let me|can i|may i) (?:\w+ )?(?:end|finish|complete|go back to)"
            r" (?:my|that|the (?:answer|sentence|thought|point|story)|what i)"
            r"|only (?:the )?(?:half|part|beginning|start) of (?:my|what i)"
            r"|(?:still|there is|i have|i got) (?:still )?(?:\w+ )?more "
            r"(?:coming|to (?:say|add|tell))"
            r"|i am still (?:speaking|talking|answering|explaining|on the)"
            r"|you (?:interrupted|cut) me(?: off)?$|before you (?:jumped|cut|came) in"
        ),
    ),
    (
        Intent.HELP,
        (
            r"\bhow (?:do|can|could|should) (?:i|we)\b(?!.*\b(?:answer this|know)\b)"
            r"|what (?:are|is) (?:my|the) (?:options|commands|rules)"
            r"|(?:what|which) (?:can|should|may|do) i (?:\w+ )?(?:say|press|click|use)\b"
            r"|\b(?:do|must|should) i (?:have to )?(?:press|click|say|type)\b"
            r"|\bcan i (?:skip|pause|stop)\b.* or\b|is there (?:\w+ ){0,2}way to"
            r"|how to use|how (?:does|do) (?:this|it) work|help me\b|need (?:some )?help"
        ),
    ),
    (
        Intent.STOP,
        (
            r"(?:stop|end|finish|quit|leave|cancel|wrap up|close)(?: \w+){0,2} "
            r"(?:interview|session|call|conversation|recording|practice)\b"
            r"(?! (?:with|of|by|in|when|after|on|and we|was|is))"
            r"|(?:wrap|finish|stop|end) (?:it |this )?(?:up )?"
            r"(?:here|now)\b|enough (?:questions )?for (?:today|now|me)\b|no more questions"
            r"|^(?:\w+ )?i am out\b|done with (?:this|the) (?:whole|interview|thing)"
            r"|(?:have to|got to|gotta|need to|must) (?:go|leave|run)(?: now| soon)?"
            r"(?:$| my| i\b| the)"
            r"|want to (?:leave|stop|quit|go)(?: now| here)?$"
        ),
    ),
    (
        Intent.SKIP,
        (
            r"\b(?:skip|pass|leave)(?: \w+){0,3}(?: out| over)?$"
            r"|(?:the )?(?:next|other|different|another)(?: \w+)? (?:question|one|topic|thing)\b"
            r"(?! (?:was|is|i|we|he|she|they|about|on))"
            r"|\bnext(?: one)?$|(?:move|go) (?:on|along|ahead)(?: to| please|$)"
            r"|(?:rather|prefer|want|like|going) (?:to )?not (?:to )?(?:answer|respond|talk)"
            r"|not (?:\w+ )?(?:want|like|going) (?:to )?(?:answer|respond|talk)"
            r"|not answering|ask me something else|what else have you|leave this|no comment"
            r"|not feel comfortable"
        ),
    ),
    (
        Intent.REPHRASE,
        (
            r"not (?:\w+ )?(?:understand|get|know|follow)(?: \w+){0,2} "
            r"(?:meaning|mean|means|question|word|what you)"
            r"|what (?:do|did|does|is|are) (?:you|it|that|this)(?: \w+)? "
            r"(?:mean|meaning|asking|expecting|looking)\b"
            r"|in (?:an? )?(?:another|different|easier|simpler|other|plain|clearer) "
            r"(?:ways?|words?|terms|language)"
            r"|\b(?:word|wording|phrase|phrasing|put|say|ask)(?: \w+){0,3} (?:differently|simpler|"
            r"easier|otherwise|in other words)|dumb it down|(?:please |you )explain(?: \w+){0,2}$"
            r"|^(?:\w+ )*in what sense|over my head|\bare you (?:\w+ )?asking\b|what kind of answer"
            r"|^too complicated|\b(?:rephrase|reword)\b"
        ),
    ),
    (
        Intent.REPEAT,
        (
            r"\b(?:repeat|say|ask|read|hear|tell|have|run|give|start|play)(?: me)?"
            rf"(?: {_QUESTION})?(?: \w+){{0,2}} {_AGAIN}\b"
            rf"|(?<!on )\b(?:repeat|reread)\b(?: {_QUESTION})?(?:$| i\b)"
            r"|\bwhat (?:was|is|were) (?:that|it|the question|your question)\b"
            r"|what did you (?:\w+ )?(?:say|ask|want)|what was it\b|^(?:one|once) more(?: time)?"
            r"|\bi (?:\w+ )?(?:missed|lost|only heard|(?:did |have )?not (?:hear|heard|catch))"
            rf" (?:\w+ ){{0,2}}{_QUESTION}"
            r"|have not heard|missed (?:all|most) of|^(?:(?:huh|sorry|wait|pardon) )*what$"
            r"|start (?:it |that )over|ask again"
        ),
    ),
    (
        Intent.PAUSE,
        (
            r"(?:give me|need|take|have|want|wait)(?: \w+){0,2} (?:second|sec|moment|minute|min|"
            r"break|pause|little)s?\b|\bgimme\b|\bbrb\b|^(?:\w+ ){0,2}(?:hold|hang) on\b"
            r"|(?:can|could|may) (?:you|we|i) (?:\w+ )?(?:wait|pause|stay there|stop for)"
            r"|^(?:please )?(?:wait|pause)(?:$| (?:a|for|please|one|i|my|the|here|there)\b)"
            r"|\bi (?:will )?(?:be|come) (?:right )?back"
        ),
    ),
    (
        Intent.DONE,
        (
            r"\b(?:that is|this is) (?:about |really )*(?:all|it|everything)(?: really| from me)?$"
            r"|i (?:have )?(?:said|told you) everything|nothing (?:more|else)(?: to (?:add|say))?$"
            r"|end of (?:my )?answer"
        ),
    ),
)
_CORES = tuple((intent, re.compile(phrase)) for intent, phrase in _PHRASES)
_SPOKEN_TO = re.compile(
    r"\b(?:can|could|would|will|do|did|are|may|have) (?:you|i|we)\b|\bplease\b|^sorry\b|"
    r"\bexcuse me|\blet us\b|\bgimme\b|\bgive me\b|\b(?:this|that) (?:question|one)\b|"
    r"\bmy (?:answer|sentence)\b|\bthe (?:next )?question\b|"
    r"\bi (?:am|was) (?:still|not|out|done)\b|\bwith you\b|\bis there\b|"
    r"^(?:\w+ ){0,3}(?:what|how|huh|pardon|repeat|skip|pass|stop|wait|pause|ask|again|help|next|"
    r"leave|hold|hang|explain|start|end|no more|enough|too|one more|once more|not answering|do i|"
    r"move|in what)\b"
)
_COURTESY = re.compile(
    r"\bif (?:it|that) is (?:ok|okay|fine|alright|possible)(?: (?:with|for) you)?\b"
)
_THINKS = re.compile(r"\bthink(?:ing)?\b|\bremember\b|\brecall\b|\bto see\b|\bwhat i mean\b")
"""Somebody who wants to think has the floor already."""
_OTHERS = re.compile(
    r"\b(?:he|she|they|him|her|them|his|their|(?<!let )us|our|people|team|manager|boss|clients?|"
    r"customers?|colleagues?|users?|students?|patients?|teacher|supervisor|interns?|guys?|who|"
    r"everyone|everybody|director|developers?|operators?|project|meetings?|moderator|course|exam|"
    r"release|shift|company)\b"
)
_REPORTED = re.compile(
    r"\b(?:told|said to|asked (?:him|her|them|for|if|the|my|a)|says|replied|answered|wrote|i said|"
    r"we said|would (?:ask|say|tell|stop|repeat|skip|pause|help|explain|move|start|go|rather have|"
    r"always|never|usually)|i always|i usually|i never(?! (?:heard|used|did|caught|learned))|"
    r"i used to|i learned|i try|sometimes|whenever|every time|because (?:it|the|we)|"
    r"if (?:it|something|someone|the|nobody)|when (?:i|we|the|it|you))\b"
)
_DEEDS = re.compile(
    r"\b(?:we|it|i|the \w+|my \w+) (?:then |just |also |never |finally |only )?"
    r"(?!missed|needed|wanted|wished|heard|lagged|dropped|zoned|answered|finished|asked you)"
    r"(?:\w{3,}ed|had|made|took|went|came|did(?! not)|ran|built|wrote|began|kept|put|gave|sent|"
    r"found|led|brought)\b"
)


def aside_of(plain: str) -> Intent | None:
    """Tell the wish in a short utterance, in small letters without punctuation; None: an answer."""
    if not 0 < len(plain.split()) <= _MOST_WORDS:
        return None
    plain = _COURTESY.sub(" ", plain)
    told = 2 * len(_OTHERS.findall(plain)) + 2 * len(_REPORTED.findall(plain))
    told += len(_DEEDS.findall(plain)) + (len(plain.split()) > 13)
    addressed = 1 if _SPOKEN_TO.search(plain) else 0
    for intent, core in _CORES:
        if (found := core.search(plain)) is None:
            continue
        share = len(found[0].split()) / len(plain.split())
        weight = addressed + (share >= 0.3) + (share >= 0.6) - told
        if weight < (2 if told or not addressed else 1):
            continue
        thinks = intent is Intent.PAUSE and _THINKS.search(plain)
        return None if thinks else intent
    return None
