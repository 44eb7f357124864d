"""What a member may correct in a transcript: misheard words, once, and not the answer (pure).

A wrong transcript is disputed, never the score: it is computed anew from the corrected words. What
sounds alike may always be corrected. Of other words it is a sixth or so at most, since a recogniser
that got more of them wrong is better asked to listen again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from bot.answer import Answer, Medium
from bot.errors import InputInvalid
from bot.interview.transcript import Transcript, Turn

MOST_UNLIKE = 0.15
"""Share of the words that may be changed into others that don't sound like them."""
MOST_LONGER = 0.05
"""Share of the words that may come on top: recognisers drop words, but few."""
FEW = 2
"""Words of either kind that are always allowed, however short the answer."""
_ALIKE = 80.0
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*|[%$£€]")
_SOUNDS = (
    (r"[^a-z0-9]|gh", ""), (r"ph|v", "f"), (r"[cs]h", "s"), (r"[ckq]+", "k"), (r"x", "ks"),
    (r"[sz]+h?", "s"), (r"th|[dt]+", "t"),
    (r"[bp]+", "p"), (r"[gj]+h?", "k"), (r"[mn]+", "n"), (r"[lr]+", "l"), (r"[aeiouyhw]", ""),
)  # fmt: skip
"""Letters that recognisers take for one another; what is left of a word is its skeleton."""

TYPED = "That answer was typed, so nothing in it was misheard. Only spoken answers are corrected."
ONCE = "That answer was corrected before, and each can be corrected once. It stays as it is."
NOTHING = "Nothing was changed. Change the words that were misheard and send it again."
EMPTY = "That would leave no words at all. Change only the words that were misheard."
TOO_MUCH = (
    "That changes more than misheard words: {changed} words that don't sound like what was heard, "
    "where {allowed} are allowed. Correct the misheard words only; a better answer belongs in a "
    "new interview."
)
TOO_LONG = (
    "That adds {added} words, where {allowed} are allowed. Correct the misheard words only; what "
    "you would add belongs in a new interview."
)
NOT_THERE = "There is no answer {prompt} in that interview. Its report shows the numbers."


@dataclass(frozen=True, slots=True)
class Corrected:
    """A transcript after corrections; `changed` counts the words put in or taken out."""

    transcript: Transcript
    changed: int


def correctable(turn: Turn) -> bool:
    """Say whether a turn's answer may still be corrected."""
    answer = turn.answer
    return bool(
        answer and answer.medium is Medium.SPOKEN and answer.heard is None and answer.text.strip()
    )


def correct(transcript: Transcript, fixes: Mapping[str, str]) -> Corrected:
    """Put corrected texts in the place of answers; `fixes` has them by prompt id.

    Texts that are as they were are passed over.

    Raises:
        InputInvalid: see its advice.
    """
    turns = {turn.prompt.id: turn for turn in transcript.turns}
    changed = 0
    for prompt, text in fixes.items():
        turn = turns.get(prompt)
        if turn is None or turn.answer is None:
            raise InputInvalid(NOT_THERE.format(prompt=prompt))
        if _plain(text) != _plain(turn.answer.text):
            answer, words = _corrected(turn.answer, text)
            turns[prompt] = replace(turn, answer=answer)
            changed += words
    if not changed:
        raise InputInvalid(NOTHING)
    return Corrected(replace(transcript, turns=tuple(turns.values())), changed)


def _corrected(answer: Answer, text: str) -> tuple[Answer, int]:
    if answer.medium is not Medium.SPOKEN:
        raise InputInvalid(TYPED)
    if answer.heard is not None:
        raise InputInvalid(ONCE)
    before, after = _words(answer.text), _words(text)
    if not after:
        raise InputInvalid(EMPTY)
    longer = max(FEW, round(MOST_LONGER * len(before)))
    if len(after) - len(before) > longer:
        raise InputInvalid(TOO_LONG.format(added=len(after) - len(before), allowed=longer))
    unlike, changed = _differences(before, after)
    allowed = max(FEW, round(MOST_UNLIKE * len(before)))
    if unlike > allowed:
        raise InputInvalid(TOO_MUCH.format(changed=unlike, allowed=allowed))
    return replace(answer, text=" ".join(text.split()), heard=answer.text), max(1, changed)


def _differences(before: list[str], after: list[str]) -> tuple[int, int]:
    """Count words that changed into something that sounds otherwise, and all that changed."""
    unlike = changed = 0
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kind, a, b, c, d in steps:
        if kind == "equal":
            continue
        size = max(b - a, d - c)
        changed += size
        if not sounds_alike(before[a:b], after[c:d]):
            unlike += size
    return unlike, changed


def sounds_alike(one: list[str], other: list[str]) -> bool:
    """Say whether some words might be heard for others; how they are split doesn't matter."""
    first, second = _skeleton(one), _skeleton(other)
    if not first or not second:
        return False
    return fuzz.ratio(first, second) > _ALIKE


def _skeleton(words: list[str]) -> str:
    sounds = "".join(words)
    for letters, sound in _SOUNDS:
        sounds = re.sub(letters, sound, sounds)
    return sounds


def _words(text: str) -> list[str]:
    return [match.group().lower() for match in _WORD.finditer(text)]


def _plain(text: str) -> str:
    return " ".join(text.split())
