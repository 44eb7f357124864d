"""Whether an answer speaks of what was asked.

Word overlap tells topics apart badly (AUC about .5, notes on engines 3.2): a good explanation of a
race condition needs neither word. So an answer is only doubted where something else speaks for it,
too: a field whose vocabulary is known, a tale of the past told to somebody who asked how a thing
works or is done, or the definition of another thing.
"""

from collections.abc import Iterator

from bot.scoring.gates import OFF_TOPIC, Gate
from bot.scoring.roots import PAST
from bot.scoring.rubric import Flag
from bot.scoring.signals import Signals, Weight
from bot.scoring.vocabulary import GENERIC
from bot.scoring.weights import Mode
from bot.scoring.windows import likeness

_ALIKE = 0.45
"""Likeness from which two roots may be one word: a synonym, or spelt alike."""

_NOW = frozenset("is are am do does can will would should could must you if it's".split())
_DEFINES = frozenset("is are means refers describes denotes defined".split())
_ARTICLES = frozenset("a an the so well".split())
_TOLD = PAST - frozenset("cut put set let hit shut read split reset quit bet cost spread".split())
"""Past forms that are no present ones."""

_TELLERS = frozenset("i we he she they my our his her me us".split())
_OPENING = 45
_TALE = 4
"""Past forms among the opening words of a tale, and no more than a third as many of the present."""


def off_topic(
    signals: Signals,
    asked: frozenset[str],
    points: frozenset[str],
    field: frozenset[str],
    ways: tuple[Mode, ...],
) -> tuple[Gate, ...]:
    """Say that an answer may not answer the question, and cap it where that is quite sure.

    Args:
        signals: the main answer.
        asked: roots of the question's words.
        points: roots of the words of its key points.
        field: roots of words that an answer in this field may well use.
        ways: how the question may be answered.
    """
    if len(signals.tokens) < 30:
        return ()
    return tuple(_found(signals, asked, points, field, ways))[:1]


def _found(
    signals: Signals,
    asked: frozenset[str],
    points: frozenset[str],
    field: frozenset[str],
    ways: tuple[Mode, ...],
) -> Iterator[Gate]:
    said = {t.root for t in signals.tokens}
    known = asked | points | field
    if len(field) >= 12 and not said & known:
        sure = len(signals.tokens) >= 50 and len(known) >= 60
        yield _gate(signals, OFF_TOPIC if sure else 100.0, "says no word of what was asked")
    if ways[0] not in {Mode.PROCESS, Mode.CONCEPT} or len(said & (points | field)) > 2:
        return
    subject = asked - GENERIC
    if subject and not said & asked and not _named(subject, said):
        if Mode.CONCEPT in ways and _defines(signals):
            yield _gate(signals, OFF_TOPIC, "may not answer the question: explains another thing")
        if _tells(signals):
            yield _gate(signals, OFF_TOPIC, "may not answer the question: tells of another matter")


def _gate(signals: Signals, cap: float, reason: str) -> Gate:
    return Gate(Flag.OFF_TOPIC, cap, *signals.quote(0, len(signals.tokens) - 1), reason)


def _named(words: frozenset[str], said: set[str]) -> bool:
    return any(likeness(word, root) >= _ALIKE for word in words for root in said)


def _tells(signals: Signals) -> bool:
    opening = signals.tokens[:_OPENING]
    past = sum(t.text in _TOLD or t.text in {"was", "were", "had"} or _ed(t.text) for t in opening)
    now = sum(t.text in _NOW for t in opening)
    told = sum(t.text in _TELLERS for t in opening)
    return past >= _TALE and 3 * now <= past and told >= 2


def _ed(word: str) -> bool:
    return word.endswith("ed") and len(word) > 4


def _defines(signals: Signals) -> bool:
    """Say whether the answer opens with "X is …", X being a thing and none of the question's."""
    for at, token in enumerate(signals.tokens[:9]):
        if token.text in _DEFINES:
            subject = [i for i in range(at) if signals.tokens[i].text not in _ARTICLES]
            return bool(subject) and all(
                signals.weights[i] not in {Weight.FUNCTION, Weight.ASKED} for i in subject
            )
    return False
