"""A question about two statements that don't fit together: the resume's, or an earlier answer's.

It quotes both and passes no verdict: people round, mean a part of it, or have an old resume. What
the reply leaves open is a finding, and nothing is verified on it (documents 002:31-38).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from bot.bank import Pattern
from bot.interview.probes import Chosen
from bot.interview.quoting import around
from bot.interview.resume_questions import MOST_WORDS, Line
from bot.interview.transcript import Exchange
from bot.kept_texts import kept
from bot.resume.profile import Role
from bot.scoring.clashes import ANY_LINE, SAME_LINE, denial, number_clash
from bot.scoring.followups import contradiction
from bot.scoring.signals import Signals, signals

_QUOTE_WORDS = 7
_WORDINGS = (
    '{source} "{before}", and now "{said}". How do the two fit together?',
    '{source} "{before}". Just now you said "{said}". Which of the two is it?',
    'I heard "{said}", and {inside} "{before}". Help me put the two together.',
)
_RESUME = ("Your resume says", "your resume says")
_EARLIER = ("Earlier you said", "earlier")
_BEFORE = {_RESUME: 'your resume says "{before}"', _EARLIER: 'you said "{before}" earlier'}
_HANGING = re.compile(r"^(?:of|and|to|by|for|with|in|on|at|but|so)\s+", re.IGNORECASE)
"""Words that belong to what was before the quote."""
_KEPT = 256


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two statements: literal words of the latest answer, and of what it stands against."""

    said: str
    before: str
    source: tuple[str, str]


def question(
    exchange: Exchange,
    earlier: Sequence[Exchange],
    lines: Sequence[Line],
    roles: Sequence[Role],
    rng: Random,
) -> Chosen | None:
    """Ask about the first contradiction in the latest answer; once in an exchange.

    Args:
        exchange: the main question with its probes so far.
        earlier: the exchanges before it.
        lines: the resume's lines.
        roles: the resume's jobs.
        rng: chance, seeded by the caller.
    """
    asked = [
        turn.prompt.text
        for one in (*earlier, exchange)
        for turn in one.probes
        if turn.prompt.pattern is Pattern.CONTRADICTION
    ]
    if any(turn.prompt.pattern is Pattern.CONTRADICTION for turn in exchange.probes):
        return None
    for doubt in doubts(exchange, earlier, lines, roles):
        if any(f'"{doubt.before}"' in text for text in asked):
            continue
        source, inside = doubt.source
        said = {"before": doubt.before, "said": doubt.said, "source": source, "inside": inside}
        texts = [wording.format(**said) for wording in _WORDINGS]
        if fitting := [text for text in texts if len(text.split()) <= MOST_WORDS]:
            reason = _BEFORE[doubt.source].format(before=doubt.before)
            return Chosen(rng.choice(fitting), Pattern.CONTRADICTION, reason, doubt.said)
    return None


def doubts(
    exchange: Exchange, earlier: Sequence[Exchange], lines: Sequence[Line], roles: Sequence[Role]
) -> Iterator[Doubt]:
    """Find what the latest answer of an exchange contradicts, the resume first."""
    last = exchange.turns[-1].answer
    if last is None:
        return
    yield from _jobs(last.text, roles)
    about = exchange.main.prompt.about
    for line in lines:
        least = SAME_LINE if line.about == about else ANY_LINE
        yield from _numbers(last.text, line.about, _RESUME, least)
    main = exchange.main.answer
    if exchange.probes and main and (clash := contradiction(_read(main.text), _read(last.text))):
        yield _doubt(last.text, (clash.start, clash.end), main.text, clash.before, _EARLIER)
    for one in earlier:
        for turn in one.turns:
            if turn.answer:
                yield from _numbers(last.text, turn.answer.text, _EARLIER, ANY_LINE)


def _jobs(said: str, roles: Sequence[Role]) -> Iterator[Doubt]:
    sure = [role for role in roles if role.certain]
    names = [name for role in sure for name in (role.employer, role.title) if name]
    if denied := denial(said, names):
        start, end, name = denied
        yield Doubt(said[start:end], name, _RESUME)


def _numbers(said: str, before: str, source: tuple[str, str], least: int) -> Iterator[Doubt]:
    if clash := number_clash(_read(said), _read(before), least=least):
        yield _doubt(said, (clash.start, clash.end), before, clash.before, source)


def _doubt(
    said: str, here: tuple[int, int], before: str, there: tuple[int, int], source: tuple[str, str]
) -> Doubt:
    return Doubt(_quote(said, *here), _quote(before, *there), source)


def _quote(text: str, start: int, end: int) -> str:
    """Quote whole phrases around a number, without marks that would end the quote."""
    found = _HANGING.sub("", around(text, text[start:end], _QUOTE_WORDS) or "")
    return found if text[start:end] in found and '"' not in found else text[start:end]


@kept(_KEPT)
def _read(text: str) -> Signals:
    return signals(text)
