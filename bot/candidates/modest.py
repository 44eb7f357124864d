"""How middling and weak candidates answer: with a fact or two and hedges, or with none at all."""

from collections.abc import Sequence
from random import Random

from bot.candidates.phrases import (
    FILLERS,
    HEDGES,
    SOFT_ABOUT_SELF,
    SOFT_AFTER_NOTE,
    SOFT_AFTER_STORY,
    SOFT_NEAREST,
    SOFT_UNKNOWN,
)
from bot.candidates.scene import DUG, Fact, Scene
from bot.candidates.sheet import Part
from bot.candidates.speaking import Draft, capital, joined, pick
from bot.candidates.vagueness import (
    ABOUT_NOTE,
    ABOUT_SELF,
    ABOUT_STORY,
    BACKCHANNELS,
    GENERAL,
    RAMBLE,
    UNKNOWN_WEAK,
    VAGUE,
)

MIDDLING_MAIN, MIDDLING_FURTHER = (70, 120), (35, 75)
WEAK_SHORT = (25, 60)
LONG_MAIN, LONG_FURTHER = (110, 190), (50, 100)
"""Words of an answer, least and most; rambling is as long as a strong answer."""


def tell_middling(scene: Scene, rng: Random) -> Draft:
    """Answer with one fact or two, some hedging and a soft ending."""
    least, most = MIDDLING_FURTHER if scene.follow_up else MIDDLING_MAIN
    draft = Draft(most)
    if not scene.known:
        draft.add(pick(rng, SOFT_UNKNOWN, scene.said))
        if scene.story is not None and scene.note is None:
            phrase = pick(rng, SOFT_NEAREST, scene.said)
            draft.add(capital(phrase.format(title=scene.story.title)))
    facts = _middling_note(scene, rng) if scene.note is not None else _middling_story(scene, rng)
    for at, fact in enumerate(facts):
        before = rng.choice(HEDGES) if at > 0 and rng.random() < 0.5 else ""
        draft.add(capital(joined(before, fact.text)), fact=fact.text)
    pool: Sequence[str] = SOFT_AFTER_STORY if scene.note is None else SOFT_AFTER_NOTE
    if scene.personal:
        pool = SOFT_ABOUT_SELF
    while draft.words < least:
        if not draft.add(pick(rng, pool, scene.said | set(draft.facts))):
            break
    return draft


def _middling_note(scene: Scene, rng: Random) -> list[Fact]:
    told = scene.fresh(scene.of_note())
    if scene.follow_up or not scene.known:
        return told[:1]
    return told[: rng.randint(2, 3)]


def _middling_story(scene: Scene, rng: Random) -> list[Fact]:
    if scene.story is None:
        return []
    if scene.follow_up:
        dug = [part for dig in scene.heard.digs[:1] for part in DUG[dig]]
        if dug and rng.random() < 0.35:
            return [Fact(pick(rng, VAGUE[scene.heard.digs[0]], scene.said))]
        return scene.fresh(scene.of_part(*dug, Part.DETAIL))[:1]
    first = scene.fresh(scene.of_part(Part.OPENER))[:1]
    own = rng.choice((Part.OWN_PART, Part.DECISION, Part.REASON))
    last = rng.choice((Part.OUTCOME, Part.NUMBERS, Part.LESSON))
    parts = rng.sample((Part.SITUATION, own, last), 2 if scene.known else 1)
    parts.sort(key=list(Part).index)
    rest = [fact for part in parts for fact in scene.fresh(scene.of_part(part))[:1]]
    vague = Fact(pick(rng, ABOUT_STORY, scene.said))
    return [*first, *rest[:1], vague, *rest[1:]]


def tell_weak(scene: Scene, rng: Random) -> Draft:
    """Answer in general terms that would fit any question of the kind."""
    draft = Draft(WEAK_SHORT[1])
    _vague(draft, scene, rng, rng.randint(WEAK_SHORT[0], WEAK_SHORT[1] - 15))
    return draft


def tell_weak_at_length(scene: Scene, rng: Random) -> Draft:
    """Say the same little, at a strong answer's length, with fillers and repetition."""
    least, most = LONG_FURTHER if scene.follow_up else LONG_MAIN
    draft = Draft(most)
    aim = rng.randint(least + 5, most - 25)
    _vague(draft, scene, rng, WEAK_SHORT[0] + 5)
    first = list(draft.lines)
    while draft.words < aim:
        for _ in range(rng.randint(1, 3)):
            filler = rng.choice(("", "", *FILLERS))
            line = pick(rng, RAMBLE, scene.said | set(draft.facts))
            draft.add(joined(filler, line), fact=line)
        if first and draft.words < aim:
            again = first.pop(0)
            draft.add(joined(pick(rng, BACKCHANNELS), again))
    return draft


def _vague(draft: Draft, scene: Scene, rng: Random, aim: int) -> None:
    for line in _first_vague(scene, rng):
        draft.add(line)
    usual = GENERAL if scene.note is not None or not scene.known else ABOUT_STORY
    for _ in range(12):
        if draft.words >= aim:
            return
        pool = rng.choice((usual, usual, GENERAL))
        draft.add(pick(rng, pool, scene.said | set(draft.facts)))


def _first_vague(scene: Scene, rng: Random) -> list[str]:
    digs = scene.heard.digs[:2]
    if scene.personal:
        return [pick(rng, ABOUT_SELF, scene.said)]
    if scene.follow_up and digs:
        return [pick(rng, VAGUE[dig], scene.said) for dig in digs]
    if not scene.known:
        return [pick(rng, UNKNOWN_WEAK, scene.said)]
    if scene.note is not None:
        return [pick(rng, ABOUT_NOTE, scene.said).format(name=scene.note.name)]
    told = scene.fresh_vague()[:1]
    return told + [pick(rng, VAGUE[dig], scene.said) for dig in digs[:1]]
