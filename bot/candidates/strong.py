"""How a strong candidate answers: straight, specific, with the road not taken and the result."""

from random import Random

from bot.candidates.knowing import tell_note, tell_unknown
from bot.candidates.phrases import BRIDGES, POINTING
from bot.candidates.scene import Fact, Scene
from bot.candidates.sheet import Part
from bot.candidates.speaking import Draft, pick
from bot.candidates.telling import (
    MAIN,
    fill,
    first_of_each,
    give_out,
    length,
    limits,
    named,
    say,
    say_again,
)
from bot.candidates.wording import Shape

_P = Part
_ORDERS = (
    (_P.SITUATION, _P.OWN_PART, _P.DECISION, _P.ALTERNATIVE, _P.NUMBERS, _P.OUTCOME, _P.LESSON),
    (_P.OWN_PART, _P.SITUATION, _P.DETAIL, _P.DECISION, _P.ALTERNATIVE, _P.OUTCOME, _P.LESSON),
    (_P.OUTCOME, _P.SITUATION, _P.DECISION, _P.REASON, _P.ALTERNATIVE, _P.OWN_PART, _P.DIFFERENTLY),
    (_P.SITUATION, _P.DECISION, _P.ALTERNATIVE, _P.OWN_PART, _P.PEOPLE, _P.NUMBERS, _P.LESSON),
    (_P.SITUATION, _P.PEOPLE, _P.OWN_PART, _P.DETAIL, _P.ALTERNATIVE, _P.REASON, _P.NUMBERS),
)
_LAST = (_P.NUMBERS, _P.OUTCOME, _P.LESSON, _P.DIFFERENTLY)
"""Parts that end a story even when the question asks for them first."""
_FILL = (_P.NUMBERS, _P.REASON, _P.DETAIL, _P.OUTCOME, _P.OWN_PART, _P.PEOPLE, _P.SITUATION)
_FURTHER = (_P.DETAIL, _P.REASON, _P.PEOPLE, _P.NUMBERS, _P.OUTCOME, _P.OWN_PART, _P.LESSON)


def tell(scene: Scene, rng: Random) -> Draft:
    """Answer one question."""
    if not scene.known:
        return tell_unknown(scene, rng)
    if scene.note is not None:
        return tell_note(scene, rng)
    return _further(scene, rng) if scene.follow_up else _story(scene, rng)


def _story(scene: Scene, rng: Random) -> Draft:
    draft = Draft(MAIN[1])
    opener = scene.of_part(_P.OPENER)[0].text
    if opener in scene.said:
        say_again(draft, scene, rng, opener)
    else:
        _lead_in(draft, scene, rng)
    dug = scene.dug()[:2]
    usual = [part for part in rng.choice(_ORDERS) if part not in dug]
    at = usual.index(_P.SITUATION) + 1 if _P.SITUATION in usual else 0
    early = [part for part in dug if part not in _LAST]
    order = [*usual[:at], *early, *usual[at:], *(part for part in _LAST if part in dug)]
    chosen = first_of_each(scene, [_P.OPENER, *order])
    aim = rng.randint(MAIN[0] + 12, MAIN[1] - 45)
    for fact in scene.fresh(scene.of_part(*dug, *_FILL)):
        if draft.words + length(chosen) >= aim:
            break
        if fact not in chosen:
            chosen.append(fact)
    places = list(dict.fromkeys((_P.OPENER, *order, *_FILL)))
    chosen.sort(key=lambda fact: places.index(fact.part) if fact.part else 0)
    say(draft, chosen, rng, linked=0.35)
    if draft.words < MAIN[0] - 30:
        fill(draft, scene, [Fact(s) for n in scene.also for s in n.sentences], rng, MAIN[0])
    return draft


def _lead_in(draft: Draft, scene: Scene, rng: Random) -> None:
    chance = rng.random()
    if scene.story is None or scene.heard.about or scene.heard.shape is not Shape.PAST:
        return
    if chance < 0.2:
        draft.add(pick(rng, scene.lead_ins, scene.said))
    elif chance < 0.5:
        draft.add(named(pick(rng, POINTING, scene.said), scene.story.title))


def _further(scene: Scene, rng: Random) -> Draft:
    least, most = limits(scene)
    draft = Draft(most)
    _open_late(draft, scene, rng)
    dug = scene.dug()
    asked = scene.of_part(*dug[:1])
    new = scene.fresh(asked)
    if asked and not new:
        say_again(draft, scene, rng, asked[0].text)
    say(draft, new[:2], rng, linked=0.1)
    rest = scene.of_part(*dug[1:], *_FURTHER, _P.DIFFERENTLY, _P.SITUATION, _P.ALTERNATIVE)
    fill(draft, scene, rest, rng, rng.randint(least + 5, most - 20))
    if draft.words < least and not draft.lines:
        give_out(draft, scene, rng)
    return draft


def _open_late(draft: Draft, scene: Scene, rng: Random) -> None:
    """Name a story that only a follow-up brings up, so that its facts have somewhere to stand."""
    opener = scene.fresh(scene.of_part(_P.OPENER))
    if scene.story is not None and opener:
        draft.add(named(pick(rng, BRIDGES, scene.said), scene.story.title))
        say(draft, opener[:1], rng, linked=0.0)
