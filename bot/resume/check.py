"""Which bullets are vague and what each lacks; rewrites only ever use the member's own words."""

import re
from dataclasses import dataclass

from bot.prose import clipped
from bot.resume.claims import has_number
from bot.resume.profile import Bullet, Profile

_OUTCOME = re.compile(
    r"\b(?:cut|cuts|cutting|reduc\w+|increas\w+|improv\w+|sav(?:ed|ing|es)|grew|grow(?:n|ing)|"
    r"rais(?:ed|ing)|"
    r"boost\w+|lower\w+|accelerat\w+|doubl\w+|tripl\w+|halv\w+|eliminat\w+|achiev\w+|"
    r"result(?:ed|ing)|"
    r"enabl\w+|prevent\w+|increase|speed(?:ing|up)|faster|adopted|won|award\w*|gain\w+|generat\w+|"
    r"exceed\w+|which (?:led|let|made|cut|saved)|so that|leading to|r\u00e9du\w+|augment\w+|"
    r"am\u00e9lior\w+|"
    r"gesteigert|reduziert|verbessert|redujo|aument\w+|mejor\w+)\b",
    re.IGNORECASE,
)
_WEAK_START = re.compile(
    r"^(?:responsible for|worked (?:on|with|in|as)|working (?:on|with)|help(?:ed|ing)?|"
    r"assist(?:ed|ing)?|"
    r"involved in|participat\w+|particip\u00e9|handled|handling|duties|various|support(?:ed|ing)|"
    r"member of|was part of|part of|contribut\w+|attended|tasked|in charge|exposure to|we\b|"
    r"our\b|the team|team\b|mitarbeit|charg\u00e9e? de)",
    re.IGNORECASE,
)
_NAMED_THING = re.compile(
    r"(?<!^)(?<![.!?]\s)\b(?:[A-Z][\w+#./-]*[A-Z+#\d][\w+#./-]*|[A-Z][a-z]{2,}\w*)\b"
)
_LOOSE_END = re.compile(
    r"(?:[\s,;]+(?:and|or|with|of|to|for|in|on|by|at|from|the|an?|using|which|that))+$",
    re.IGNORECASE,
)
"""What a long line must not be cut after."""
_ASKED = {
    "number": "How much, how many or how often was that?",
    "tool": "What did you do it with, and why that?",
    "outcome": "What was different afterwards?",
    "own part": "What was your own part in it?",
}
_COSTS = {"number": 0.3, "tool": 0.2, "outcome": 0.25, "own part": 0.25}


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about one bullet: what it lacks and a sentence with blanks to fill in."""

    bullet: Bullet
    rewrite: str


def weigh(text: str, *, tools: bool) -> tuple[float, tuple[str, ...]]:
    """Give a bullet's weakness (0-1) and what it lacks.

    "No number and no tool" alone marks two in three good bullets, so this only ranks them.
    """
    lacks: list[str] = []
    if not has_number(text):
        lacks.append("number")
    if not tools and not _NAMED_THING.search(text):
        lacks.append("tool")
    if not _OUTCOME.search(text):
        lacks.append("outcome")
    if _WEAK_START.match(text):
        lacks.append("own part")
    weakness = sum(_COSTS[what] for what in lacks)
    return round(min(1.0, weakness), 2), tuple(lacks)


def weakest(profile: Profile, most: int = 3) -> tuple[Advice, ...]:
    """Rank the bullets by weakness (ties: shorter first) and give a rewrite for each."""
    ranked = sorted(profile.bullets, key=lambda b: (-b.weakness, len(b.text)))
    return tuple(Advice(bullet, rewrite(bullet)) for bullet in ranked[:most] if bullet.lacks)


def rewrite(bullet: Bullet) -> str:
    """Give the bullet's own words with blanks where something is missing, never a made-up fact."""
    core = _WEAK_START.sub("", bullet.text, count=1) if "own part" in bullet.lacks else bullet.text
    core = _LOOSE_END.sub("", clipped(core, 30).strip(" ,;."))
    if "own part" in bullet.lacks:
        core = f"___ (what you did yourself) {core[:1].lower() + core[1:]}" if core else "___"
    if "number" in bullet.lacks:
        core += " for ___ (how many, how often)"
    if "tool" in bullet.lacks:
        core += " using ___ (which tool or method)"
    if "outcome" in bullet.lacks:
        core += ", which changed ___ from ___ to ___"
    return core + "."


def expected_questions(profile: Profile, most: int = 5) -> tuple[str, ...]:
    """Give questions that an interviewer may well ask about the weakest lines, quoting each."""
    return tuple(
        f'"{clipped(advice.bullet.text, 14)}": {_ASKED[advice.bullet.lacks[0]]}'
        for advice in weakest(profile, most)
    )
