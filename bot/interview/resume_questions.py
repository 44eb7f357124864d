"""Questions made from the member's own resume lines: they quote, they never assert.

A wrong employer spoken aloud is the worst first minute, so no question names one; each quotes a
line as the resume has it and asks about that (notes on resumes: confirm, or quote).
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from bot.bank import Kind
from bot.interview.quoting import shortened
from bot.interview.transcript import Phase
from bot.resume.profile import Bullet, Profile

MOST_WORDS = 30
"""A question longer than this is hard to hold in mind when heard once."""
SHORTEST_LINE = 5
"""Words; shorter resume lines give nothing to ask about."""


_DEED = re.compile(
    r"(?:\w+ly )?(?:\w+ed|built|led|ran|wrote|made|grew|cut|won|taught|drove|set|kept|held|sold|"
    r"brought|oversaw|began|chose|took|gave|found|shot|put|rebuilt|rewrote|\w+ing)\b",
    re.IGNORECASE,
)
_DONE_TO = re.compile(
    r"\w+ed by\b|(?:featured|cited|adopted|accepted|awarded|nominated|named|ranked|invited|"
    r"selected|elected|recogni[sz]ed|integrated) (?:in|for|as|at|to|among|into|within)\b",
    re.IGNORECASE,
)
"""What others did ("Adopted by …"): nobody can be asked which part of it was theirs."""
_MEASURED = re.compile(r"\d[\d.,]*\s*[^\d.,\s]|\d{3}|[^\d\s]\d")
"""A number with a unit, or a large one: "3" alone is not worth asking how it was measured."""
_RESULT = re.compile(
    r"\b(?:cut|cuts|cutting|reduc\w+|lower\w*|decreas\w+|shorten\w*|sav(?:ed|ing)|shr[aiu]nk\w*|"
    r"increas\w+|rais\w+|grew|grow\w*|boost\w*|improv\w+|doubl\w+|tripl\w+|rose|lift\w*|"
    r"down|up(?! to\b)|from|by|reach\w*|achiev\w+|generat\w+|accura\w+|error|"
    r"rate|faster|slower|fewer|less|more|higher|growth|uptime|return|margin|score[ds]?)\b",
    re.IGNORECASE,
)
"""Words that make a number the point of its line; "for 48,000 patients" only says how many."""


@dataclass(frozen=True, slots=True)
class Line:
    """A resume line fit to be asked about: the quote, the whole line, a number and a tool in it.

    A `deed` begins with what somebody did ("Built …"), so that any question fits it.
    """

    quote: str
    about: str
    source: str
    number: str | None
    tool: str | None
    weakness: float
    deed: bool


@dataclass(frozen=True, slots=True)
class Template:
    """A wording with {quote} and perhaps {number} or {tool}, for one phase and a band of levels."""

    phase: Phase
    levels: range
    text: str


_EASY, _MIDDLE, _HARD = range(1, 3), range(3, 4), range(4, 6)
_V, _T, _B = Phase.VERIFICATION, Phase.TECHNICAL, Phase.BEHAVIOURAL
TEMPLATES = tuple(
    Template(phase, levels, text)
    for phase, levels, text in (
        (_V, range(1, 6), 'Your resume says: "{quote}". Which part of that did you do yourself?'),
        (_V, range(1, 6), 'One line of your resume reads: "{quote}". How did that come about?'),
        (_V, range(1, 6), 'You write: "{quote}". What did you do first, and what came after?'),
        (_V, range(1, 6), 'Your resume says: "{quote}". How was the figure {number} measured?'),
        (_V, range(1, 6), 'You write: "{quote}". Where does the figure {number} come from?'),
        (_T, _EASY, 'Your resume says: "{quote}". How did that work, in plain words?'),
        (_T, _EASY, 'You write: "{quote}". What did you use {tool} for there?'),
        (_T, _EASY, 'About this line: "{quote}". Which method or tool did you use, and why?'),
        (_T, _MIDDLE, 'You write: "{quote}". What was the hardest decision in that work?'),
        (_T, _MIDDLE, 'Your resume says: "{quote}". What did you consider before {tool}?'),
        (_T, _MIDDLE, 'On this line: "{quote}". How did you know that it really worked?'),
        (_T, _HARD, 'You write: "{quote}". With ten times as much of it, what would fail first?'),
        (
            _T,
            _HARD,
            'Take this line: "{quote}". What is the strongest argument against how you did it?',
        ),
        (
            _T,
            _HARD,
            'Your resume says: "{quote}". With half the time, what would you have left out?',
        ),
        (_B, _EASY, 'Think back to this: "{quote}". Which problem came up, and what did you do?'),
        (
            _B,
            _EASY,
            'You write: "{quote}". Who relied on that work, and how did you keep them informed?',
        ),
        (
            _B,
            _MIDDLE,
            'Take this line: "{quote}". Where did people disagree, and how was it settled?',
        ),
        (_B, _MIDDLE, 'Think back to this: "{quote}". When was it unclear what was wanted of you?'),
        (
            _B,
            _HARD,
            'On this line: "{quote}". What went wrong because of you, and what changed after?',
        ),
        (_B, _HARD, 'You write: "{quote}". Which promise in that work could you not keep?'),
    )
)
KIND_OF = {
    Phase.VERIFICATION: Kind.RESUME,
    Phase.TECHNICAL: Kind.TECHNICAL,
    Phase.BEHAVIOURAL: Kind.BEHAVIOURAL,
}


def lines(profile: Profile) -> tuple[Line, ...]:
    """Collect the resume lines that a question can quote, in the resume's order, each once."""
    numbers = {claim.text: claim.numbers for claim in profile.claims}
    tools = [skill.name for skill in profile.skills]
    found: dict[str, Line] = {}
    for bullet in profile.bullets:
        if len(bullet.text.split()) >= SHORTEST_LINE:
            line = _line(bullet, numbers.get(bullet.text, ()), tools)
            found.setdefault(line.source, line)
    return tuple(found.values())


def wordings(line: Line, phase: Phase, level: int) -> Iterator[str]:
    """Give every wording that fits this line, phase and level."""
    for template in TEMPLATES:
        if template.phase is not phase or level not in template.levels:
            continue
        if ("{number}" in template.text and line.number is None) or (
            "{tool}" in template.text and line.tool is None
        ):
            continue
        text = template.text.format(quote=line.quote, number=line.number, tool=line.tool)
        if len(text.split()) <= MOST_WORDS:
            yield text


def ranked(found: Sequence[Line], phase: Phase, rng: Random) -> list[Line]:
    """Order lines by how much there is to ask: figures to verify first, else tools, with chance."""

    def worth(line: Line) -> float:
        if not line.deed:
            return rng.random() - 1.0
        if phase is Phase.VERIFICATION:
            base = 1.0 if line.number else line.weakness
        elif phase is Phase.TECHNICAL:
            base = 1.0 if line.tool else 0.4
        else:
            base = 0.5
        return base + rng.random()

    return sorted(found, key=worth, reverse=True)


def _line(bullet: Bullet, numbers: Sequence[str], tools: Sequence[str]) -> Line:
    quote = shortened(bullet.text)
    number = next((n for n in numbers if _is_point(quote, n)), None)
    tool = next((t for t in tools if _holds(quote, t) and _used(quote, t)), None)
    digest = hashlib.sha256(bullet.text.encode()).hexdigest()[:8]
    deed = bool(_DEED.match(bullet.text) and not _DONE_TO.match(bullet.text))
    return Line(quote, bullet.text, f"resume:{digest}", number, tool, bullet.weakness, deed)


def _is_point(quote: str, number: str) -> bool:
    """Say whether a number is what the line claims: a change, a rate or a sum that came about."""
    before, found, after = quote.partition(number)
    near = " ".join(before.split()[-6:]) + " | " + " ".join(after.split()[:2])
    return bool(found and _MEASURED.search(number) and _RESULT.search(near))


def _used(quote: str, tool: str) -> bool:
    """Say whether a line names a tool as a means: "with Redis", not "the error of Redis"."""
    means = rf"\b(?:with|using|in|via|through|on|by|and|,) (?:\w+ )?{re.escape(tool)}(?!\w)"
    return bool(re.search(means, quote))


def _holds(text: str, name: str) -> bool:
    padded = f" {text} ".replace(",", " ").replace(".", " ")
    return f" {name} " in padded
