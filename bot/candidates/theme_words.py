"""The words by which a question tells its theme, and those that tell nothing: data."""

import re

from bot.candidates.sheet import Theme
from bot.candidates.wording import cue

THEME_CUES: dict[Theme, re.Pattern[str]] = {
    Theme.ACHIEVEMENT: cue(r"proud\w*|achievement|accomplish\w*|best (?:work|piece)|success\w*"),
    Theme.AI_USE: cue(
        r"(?:chat ?bot|ai tools?|assistants?|language models?|chatgpt|generative|llms?)\b"
    ),
    Theme.AMBIGUITY: cue(
        r"ambigu\w+|unclear|vague\w*|incomplete|uncertain\w*",
        r"(?:without|not|little) (?:enough|all the|complete) (?!time)",
        r"limited (?:data|inform)|missing inform",
        r"fits? (?:neither|both|two|none)|borderline|grey area|gray area|edge case",
    ),
    Theme.AVAILABILITY: cue(
        r"availab\w+|hours (?:a|per|each) week",
        r"typical (?:week|day)|your schedule\b|start date|time zone",
        r"set-?up at home|(?:your|a) (?:normal |usual )?(?:week|workday)\b|how do you organi[sz]e",
    ),
    Theme.BACKGROUND: cue(
        r"about yourself|introduce yourself|your (?:background|career|experience\b(?! with))",
        r"walk me through your (?:resume|background|career|cv)",
        r"your (?:profession|current (?:job|role))",
        r"(?:which|what) (?:[\w']+ ){0,5}do you (?:work in|practi[sc]e|build)\b",
    ),
    Theme.CHANGE: cue(r"chang(?:e|es|ed|ing) (?:in|of|at|midway|halfway)|adapt\w*|new process"),
    Theme.CONFLICT: cue(
        r"disagree\w*|conflict\w*|argu(?:e|ed|ment)\b",
        r"clash\w*|push(?:ed)? back|difficult (?:col|per|cl)",
        r"tension|did(?:n't| not) get on|unpopular|oppos\w+",
    ),
    Theme.DEADLINE: cue(
        r"deadlines?|under pressure|time pressure|run(?:ning)? out of time|too little time|late\b",
        r"short notice|urgent|rush\w*|behind schedule|in a hurry",
    ),
    Theme.ETHICS: cue(
        r"ethic\w*|integrity|(?:right|wrong) thing|honest\w*|moral|dilemma|bias\w*|fair\w*"
    ),
    Theme.EXPLAINING: cue(
        r"explain(?:ed|ing)? .*\b(?:to (?:a|an|some|people|your)|non|layp)|lay ?(?:person|people)",
        r"non-?(?:technical|expert|specialist)|plain (?:words|english|language)|no background",
    ),
    Theme.FAILURE: cue(
        r"error (?:in|of) your|error (?:that )?you\b",
        r"fail(?:ed|ure|ing|s)?\b|mistakes?\b",
        r"(?:got|get|went|gone|goes) (?:\w+ )?wrong|regret\w*|setback",
        r"did(?:n't| not) (?:work|go)|disappoint\w*",
    ),
    Theme.FEEDBACK: cue(
        r"feedback|criticis\w*|criticiz\w*|critical of|review(?:ed|er|ers)? (?:your|said)"
    ),
    Theme.GUIDELINE: cue(
        r"guidelines?|rubrics?|instructions?|polic(?:y|ies)\b|rules? (?:you|that)"
    ),
    Theme.INITIATIVE: cue(
        r"initiative|without being (?:asked|told)",
        r"nobody (?:asked|else)|beyond (?:your|the)|volunteer\w*",
        r"noticed (?:a|something|that)|improved? (?:a|the|something|how)",
    ),
    Theme.LEADERSHIP: cue(
        r"lead\b|led\b|leader\w*|mentor\w*|coach\w*|delegat\w*|manag\w+ (?:a|people|others)"
    ),
    Theme.LEARNING: cue(
        r"learn(?:ed|t|ing)? (?:a|an|something|to use|quickly|new|on)",
        r"pick(?:ed)? up|new (?:tool|skill|field)",
        r"unfamiliar|never (?:done|used|seen)|keep up|stay (?:up|current)|up to date|know nothing",
    ),
    Theme.MOTIVATION: cue(
        r"motivat\w*|why (?:do you want|are you|this (?:role|work|kind|field|project))",
        r"interests? you",
        r"draws? you|drew you|(?:brings|brought|led) you|looking for|appeals? to|enjoy\w*",
        r"(?:five|ten|two|three) years from|in (?:five|ten|three) years|career goal|your goals",
    ),
    Theme.PERSUASION: cue(
        r"persuad\w*|convinc\w*|influenc\w*|buy-?in|chang(?:e|ed) (?:some\w+|their|a) mind"
    ),
    Theme.PRIORITIES: cue(
        r"priorit\w*|several (?:things|tasks|projects)",
        r"compet\w+ (?:demands|tasks|deadlines)|juggl\w*",
        r"at (?:once|the same time)\b.*(?:task|project|thing)s?|say no\b|too much (?:work|to do)",
    ),
    Theme.PRIVACY: cue(
        r"privacy|confidential\w*|in confidence|confid(?:e|es|ed)\b|secret",
        r"personal (?:data|information|details)|sensitive|gdpr",
    ),
    Theme.QUALITY: cue(
        r"quality|accura\w+|double-?check\w*",
        r"check(?:ing|ed)? (?:your|that|whether|own)|consisten\w+",
        r"(?:make|be|making) sure|attention to detail|careful\w*|errors? (?:in|before|get|slip)",
    ),
    Theme.REPETITION: cue(
        r"repetiti\w*|monoton\w*|boring|tedious|routine|same (?:task|kind) .*(?:hours|day)"
    ),
    Theme.SAFETY: cue(r"safety|unsafe|harm\w*|danger\w*|risk(?:y|s)?\b|upsetting|disturbing"),
    Theme.STRENGTH: cue(r"strengths?\b|good at\b|best at\b|what would .* say about you"),
    Theme.TEAMWORK: cue(
        r"team ?(?:work|mate)?s?\b|collaborat\w*|worked? (?:closely )?with (?:others|people|some)"
    ),
    Theme.WEAKNESS: cue(
        r"weakness\w*|not (?:so |very )?good at|struggle with|get better at|find (?:hard|difficult)"
    ),
}

STOP_WORDS = frozenset(
    """
    a about above after again all also am an and any anything are aren't around as ask asked
    at away back be became because been before being below best better between both but by
    call called came can can't come could couldn't day did didn't different do does doesn't
    doing don't done down during each easy either else end ever every example exactly
    explain few find first for from further gave get give given go goes going good got had
    has hasn't have haven't having he hear her here him his how if in instead into is isn't
    it it's its just keep kind know last least left less let like long look lot made make
    makes making many may me mean might more most much must my need never new next no nor
    not nothing now of off often on once one only or other others our out over own part
    people person please point put quite rather really recent right said same saw say says
    see seem several shall she should show since situation so some somebody someone
    something somewhere sort specific still such sure take taken talk tell than that that's
    the their them then there these they thing things think this those though through time
    times to told too took toward true try two under until up upon us use used using very
    walk want was wasn't way ways we well went were what what's whatever when where whether
    which while who whom whose why will with without won't word words work worked working
    would wouldn't yes yet you you'd you're you've your yours yourself differently describe question
    answer role job resume line experience decide decided decision choose chose handle
    handled approach important main happen happened change changed technical detail details
    normally usually resumes mention mentioned i i'd i'm i've wrote written
    """.split()
)

IRREGULAR = {
    "understood": "understand", "misunderstood": "misunderstand", "taught": "teach",
    "built": "build", "bought": "buy", "caught": "catch", "thought": "think", "sold": "sell",
    "lost": "lose", "kept": "keep", "paid": "pay", "broke": "break", "broken": "break",
    "spent": "spend", "grew": "grow", "grown": "grow", "fell": "fall", "ran": "run",
    "led": "lead", "left": "leave", "met": "meet", "won": "win",
    "learnt": "learn", "sent": "send", "dealt": "deal", "spoke": "speak", "held": "hold",
    "shown": "show", "hid": "hide", "hidden": "hide", "drove": "drive", "began": "begin",
    "elderly": "old", "older": "old", "children": "child",
    "analyses": "analysis", "criteria": "criterion",
}  # fmt: skip
