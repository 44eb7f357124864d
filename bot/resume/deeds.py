"""Lines that begin with what somebody did: text about the work, never a title or an employer."""

import re

_PAST = re.compile(
    r"(?:(?:Re|Co|Pre)-?)?(?:[A-Z]?[a-z]+(?:ed|ing)|[Bb]uilt|[Ll]ed|[Cc]ut|[Ww]rote|[Rr]an|"
    r"[Mm]ade|[Tt]ook|[Ww]on|[Dd]rove|[Gg]rew|[Hh]eld|[Kk]ept|[Ss]et|[Ss]old|[Tt]aught|"
    r"[Bb]rought|[Oo]versaw|[Bb]egan|[Gg]ave|[Ss]poke|[Ff]ound|[Cc]hose|[Ss]aw|[Gg]ot|[Dd]id|"
    r"[Ss]hot|[Ff]ed|[Pp]aid|[Pp]ut|[Dd]ealt|[Dd]rew|[Ff]lew|[Ss]ent|[Ss]pent|[Bb]ought|"
    r"[Ss]ang|[Rr]ose|[Rr]ewrote|[Rr]ebuilt|[Uu]nderwent|[Uu]ndertook|[Mm]et|[Ll]eft|"
    r"[Ss]tood|[Cc]aught|[Ff]ought|[Ff]led|[Ss]hrank|[Ss]lashed|[Ss]plit|[Ss]tuck|[Ss]wept)\b"
)
_BASE = re.compile(
    r"(?:Lead|Run|Manage|Track|Plan|Build|Write|Own|Keep|Review|Train|Coach|Design|Develop|"
    r"Support|Supervise|Coordinate|Maintain|Teach|Sell|Handle|Prepare|Draft|Check|Test|Order|"
    r"Buy|Cut|Hold|Present|Advise|Price|Carry|Serve|Make|Oversee|Provide|Ensure|Work|Create|"
    r"Assist|Help|Organi[sz]e|Monitor|Report|Conduct|Perform|Deliver|Drive|Set|Use|Act|"
    r"Collaborate|Implement|Analy[sz]e|Research|Answer|Greet|Clean|Cook|Drive|Load|Pack|"
    r"Process|Record|Schedule|Negotiate|Mentor|Guide|Inspect|Install|Repair|Operate|Assess|"
    r"Administer|Care|Call|Close|Open|Edit|Publish|Host|Recruit|Hire|Represent|Respond|"
    r"Resolve|Evaluate|Facilitate|Liaise|Produce|Promote|Purchase|Receive|Reconcile|Translate)"
    r"\s+(?:\d|[$\u20ac\u00a3]|(?:an?|the|all|our|my|up|on|with|to|for|as|and|in|that|their|"
    r"every|each|daily|weekly|monthly|new|more)\b)"
)
_SMALL = re.compile(r"\b(?:an?|the|and|to|with|from|by|for|of|in|on|at|that|under|into)\b|\d")


def past_deed(text: str) -> bool:
    """Tell whether a text opens with a verb's past or -ing form: "Kept logs", "Leading"."""
    return bool(_PAST.match(text))


def deed(text: str) -> bool:
    """Tell whether a text opens with a verb, past or present: "Run a bench of 6", "Led"."""
    return bool(_PAST.match(text) or _BASE.match(text))


def is_sentence(text: str) -> bool:
    """Tell a deed with its object from a title: "Kept logs and taught staff", not "Head of Ops".

    Titles may open so too ("Registered Nurse", "Lead Engineer"): five words, one of them a small
    one or a figure, and a word without a capital beside it tell a sentence.
    """
    words = text.split()
    plain = sum(word[:1].islower() for word in words)
    present = bool(_BASE.match(text)) and len(words) >= 4
    past = past_deed(text) and len(words) >= 5 and bool(_SMALL.search(text))
    return (present or past) and plain * 2 >= len(words) - 1
