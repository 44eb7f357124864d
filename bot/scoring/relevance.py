"""Whether an answer speaks of what was asked.

One shared word tells little (a good explanation of a race condition needs neither), but an answer
that shares none with the question, its key points and its field is hardly ever an honest one. So
the words are counted together, as evidence: those of the question most, words like them, those of
the key points and of the field. What is left of an answer then falls with how little there is, from
where one honest answer in sixteen lies to where one in a hundred does, and a follow-up whose answer
comes back to the matter lifts it again. Questions about one's past are left out: people answer them
with any matter at all, and nothing in the words tells who answers another one.

An answer is doubted for two other reasons, too: it tells a tale to somebody who asked how a thing
works or is done, or it defines another thing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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


_WORD, _LIKE, _MOST = 1.25, 1.2, 4
"""What a word of the question weighs, up to four of them, and a whole set of words like them."""

_POINTS, _FIELD, _TALES = 0.19, 0.14, 0.9
"""What a hundredth of the words weighs that the key points, or the field, have; and what a tale
takes off where none was asked for. Logistic regression on the odd-numbered persons of the pool,
against answers of other trades and tracks; rounded."""

_SURE, _FINE = 1.2, 2.2
"""The first is where one honest answer of a hundred lies, half of the strange ones below it; the
second one in twenty, three quarters below it. Known fields only."""

UNSURE = 60.0
"""The most for an answer that has no word of the question nor one like it, where nothing is known
of the field: one honest answer in twelve is such a one, and every second strange one."""

NEAREST = 50.0
"""The most where somebody said at once that they don't know the matter, and told what is nearest
(documents 000:25, 001:50)."""

_LEAST, _FEW, _FIELD_KNOWN = 30, 2, 60
"""Words of an answer below which nothing can be said; words near the matter that speak for a tale;
words by which a field is known."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a question is about, as roots: its words, its key points', its field's.

    `ways` are how it may be answered; `open` says that it asks for a story of one's past, of any
    matter, or of a line of one's own resume, which needn't be said again.
    """

    asked: frozenset[str]
    points: frozenset[str]
    field: frozenset[str]
    ways: tuple[Mode, ...]
    open: bool


def off_topic(
    signals: Signals,
    matter: Matter,
    further: Sequence[tuple[Signals, frozenset[str]]] = (),
    *,
    limited: bool = False,
) -> tuple[Gate, ...]:
    """Say that an answer may not answer the question, and cap it by how sure that is.

    Args:
        signals: the main answer.
        matter: what was asked.
        further: the answers to its follow-ups, each with the roots of its own question's words.
        limited: the answer begins with its speaker's limit; what is nearest may well be told then.
    """
    if len(signals.tokens) < _LEAST:
        return ()
    gates = tuple(_found(signals, matter, further))[:1]
    return tuple(replace(g, cap=max(g.cap, NEAREST)) for g in gates) if limited else gates


def _found(
    signals: Signals, matter: Matter, further: Sequence[tuple[Signals, frozenset[str]]]
) -> Iterator[Gate]:
    said = {t.root for t in signals.tokens}
    near = matter.points | matter.field
    if matter.ways[0] in {Mode.PROCESS, Mode.CONCEPT} and len(said & near) <= _FEW:
        subject = matter.asked - GENERIC
        if subject and not said & matter.asked and not _named(subject, said):
            if Mode.CONCEPT in matter.ways and _defines(signals):
                yield _gate(signals, OFF_TOPIC, ": explains another thing")
            if _tells(signals):
                yield _gate(signals, OFF_TOPIC, ": tells of another matter")
    if matter.open:
        return
    answers = [(signals, frozenset[str]()), *further]
    cap = min(max(_cap(_fit(one, matter, own), matter) for one, own in answers), 100.0)
    if cap < 100:
        yield _gate(signals, cap, "")


def _cap(fit: float, matter: Matter) -> float:
    """Say how high an answer may be scored that has so much of what was asked; 100 for no doubt."""
    if len(matter.field) < _FIELD_KNOWN:
        return UNSURE if fit <= 0 and matter.ways[0] is not Mode.CONCEPT else 100.0
    return OFF_TOPIC + (100 - OFF_TOPIC) * max(0.0, fit - _SURE) / (_FINE - _SURE)


def _fit(signals: Signals, matter: Matter, without: frozenset[str]) -> float:
    """Weigh how much of an answer is about what was asked; an honest one has six or so."""
    said = {t.root for t in signals.tokens} - without
    of_question = _WORD * min(_MOST, len(said & matter.asked))
    if of_question >= _FINE or (of_question and len(matter.field) < _FIELD_KNOWN):
        return of_question
    substance = signals.content(0, len(signals.tokens))
    points = 100 * len(said & (matter.points - GENERIC)) / max(20, len(said))
    field = 100 * len(substance & matter.field) / max(10, len(substance))
    fit = of_question + _POINTS * points + _FIELD * field + _LIKE * _likeness(matter.asked, said)
    tale = matter.ways[0] in {Mode.PROCESS, Mode.CONCEPT} and _tells(signals)
    return fit - _TALES * tale


def _likeness(asked: frozenset[str], said: set[str]) -> float:
    """Say how far the question's own words have one like them in an answer, 0-1."""
    subject = asked - GENERIC or asked
    found = (max((likeness(word, root) for root in said), default=0.0) for word in subject)
    return sum(found) / max(1, len(subject))


def _gate(signals: Signals, cap: float, how: str) -> Gate:
    reason = f"may not answer the question{how}"
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
