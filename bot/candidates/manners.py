"""Five more ways to answer from the same facts: terse, stuffed, gamed, by heart, with an accent."""

import re
from dataclasses import replace
from random import Random

from bot.candidates.knowing import tell_unknown
from bot.candidates.manner_words import ANXIOUS, BUZZ, ECHO, GAMING, HESITATIONS, PLAIN
from bot.candidates.scene import Scene
from bot.candidates.sheet import Part
from bot.candidates.speaking import Draft, capital, joined, pick
from bot.candidates.strong import tell
from bot.candidates.telling import first_of_each, give_out, say

_P = Part
TERSE_MAIN, TERSE_FURTHER = 75, 40
STUFFED = (60, 110)
"""Words of an answer: at most, and least and most."""
_POINTS = (_P.OPENER, _P.OWN_PART, _P.DECISION, _P.ALTERNATIVE, _P.NUMBERS, _P.OUTCOME)
_ARTICLE = re.compile(r"(?<=[a-z,] )(?:the|a|an) (?=[a-z])")
_CONTRACTED = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in PLAIN))


def tell_tersely(scene: Scene, rng: Random) -> Draft:
    """Say what is asked for and the points that carry it, with no word around them."""
    draft = Draft(TERSE_FURTHER if scene.follow_up else TERSE_MAIN)
    if not scene.known:
        whole = tell_unknown(scene, rng)
        for line, fact in zip(whole.lines, whole.facts, strict=True):
            draft.add(line, fact=fact)
        return draft
    if scene.note is not None:
        say(draft, scene.fresh(scene.of_note()), rng, linked=0.0)
    else:
        dug = scene.dug()[:2]
        parts = (*dug, _P.DETAIL) if scene.follow_up else (_P.OPENER, *dug, *_POINTS)
        say(draft, first_of_each(scene, parts), rng, linked=0.0)
    if not draft.lines:
        give_out(draft, scene, rng)
    return draft


def tell_buzzwords(scene: Scene, rng: Random) -> Draft:
    """List terms of every trade."""
    return _strung(scene, rng, BUZZ)


def tell_gaming(scene: Scene, rng: Random) -> Draft:
    """Repeat the question and speak to whoever scores."""
    return _strung(scene, rng, GAMING, ECHO.format(question=scene.heard.text))


def _strung(scene: Scene, rng: Random, pool: tuple[str, ...], first: str = "") -> Draft:
    least, most = STUFFED
    draft = Draft(most)
    if first:
        draft.add(first)
    aim = least // 2 if scene.follow_up else least
    while draft.words < aim:
        if not draft.add(pick(rng, pool, scene.said | set(draft.facts))):
            break
    return draft


def tell_by_heart(scene: Scene, rng: Random) -> Draft:
    """Recite a prepared story, the same words each time; a follow-up is answered from it."""
    if scene.follow_up or scene.story is None:
        return tell(scene, rng)
    heard = replace(scene.heard, digs=(), stems=())
    return tell(replace(scene, heard=heard, said=frozenset()), Random(scene.story.id))


def tell_anxiously(scene: Scene, rng: Random) -> Draft:
    """Say what a strong candidate says in a language learnt late: nothing else is missing."""
    whole = tell(scene, rng)
    draft = Draft(1_000)
    if not scene.follow_up and rng.random() < 0.5:
        draft.add(pick(rng, ANXIOUS, scene.said))
    for line, fact in zip(whole.lines, whole.facts, strict=True):
        plain = _CONTRACTED.sub(lambda m: PLAIN[m.group()], line)
        plain = _ARTICLE.sub(lambda m: "" if rng.random() < 0.4 else m.group(), plain)
        if rng.random() < 0.2:
            plain = joined(rng.choice(HESITATIONS), plain)
        draft.add(capital(plain), fact=fact)
    return draft
