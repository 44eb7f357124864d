"""How a strong candidate says what they think, what they know, and that they don't."""

from random import Random

from bot.candidates.listening import stems
from bot.candidates.phrases import CARRY_OVER, FIND_OUT, NEAREST, UNKNOWN, UNKNOWN_NAMED
from bot.candidates.scene import Fact, Scene
from bot.candidates.sheet import Part
from bot.candidates.speaking import Draft, count, pick
from bot.candidates.telling import fill, first_of_each, give_out, limits, named, say, say_again
from bot.candidates.wording import Shape

_P = Part


def tell_note(scene: Scene, rng: Random) -> Draft:
    """Say the view or the knowledge, then a case of it."""
    least, most = limits(scene)
    draft = Draft(most)
    wants_story = scene.follow_up and scene.heard.shape is Shape.PAST and scene.story is not None
    if not wants_story:
        _say_note(draft, scene, rng, least)
    if draft.words < most - 35:
        _example(draft, scene, rng, rng.randint(least + 5, most - 25))
    if not draft.lines and not scene.personal:
        give_out(draft, scene, rng)
    return draft


def _say_note(draft: Draft, scene: Scene, rng: Random, least: int) -> None:
    """Say the note, as much of it as there is room for; once it was said, the nearest of it."""
    own = scene.fresh(scene.of_note())
    if scene.follow_up:
        own = _nearest(own, scene)[:3]
    near = _nearest(scene.of_note(), scene)[0].text
    if not own and set(stems(near)) & set(scene.heard.stems):
        say_again(draft, scene, rng, near)
    for fact in own:
        if draft.words < least - 12:
            say(draft, [fact], rng, linked=0.0)


def _nearest(facts: list[Fact], scene: Scene) -> list[Fact]:
    """Order a note's sentences by what they share with the question, else as they stand."""
    asked = set(scene.heard.stems)
    return sorted(facts, key=lambda fact: -len(asked & set(stems(fact.text))))


def _example(draft: Draft, scene: Scene, rng: Random, aim: int) -> None:
    """Go from what one thinks to what one did."""
    bridges = scene.bridges
    if scene.story is None or not bridges:
        return
    opener = scene.fresh(scene.of_part(_P.OPENER))
    dug = scene.dug()[:2]
    usual = (_P.OWN_PART, _P.OUTCOME, _P.NUMBERS, _P.LESSON, _P.DETAIL)
    if scene.follow_up and not opener:
        usual = (_P.DETAIL, _P.REASON, _P.PEOPLE, _P.LESSON, _P.OUTCOME)
    rest = first_of_each(scene, [*dug, *usual])
    if not opener and not rest:
        return
    if opener or not scene.follow_up:
        draft.add(named(pick(rng, bridges, scene.said), scene.story.title))
    say(draft, opener[:1], rng, linked=0.0)
    fill(draft, scene, rest, rng, aim)


def tell_unknown(scene: Scene, rng: Random) -> Draft:
    """Admit it, and offer the nearest story or the way to find out."""
    least, most = limits(scene)
    draft = Draft(most)
    term = scene.heard.named
    options = UNKNOWN_NAMED if term else UNKNOWN
    draft.add(named(pick(rng, options, scene.said), term or ""))
    if scene.note is not None:
        _find_out(draft, scene, rng)
        return draft
    if scene.story is not None:
        draft.add(named(pick(rng, NEAREST, scene.said), scene.story.title))
        told = first_of_each(scene, (_P.OPENER, _P.OWN_PART, _P.OUTCOME, _P.DETAIL))
        say(draft, told[: 2 if scene.follow_up else 3], rng, linked=0.0)
        lesson = scene.fresh(scene.of_part(_P.LESSON))[:1]
        if lesson and draft.words + count(lesson[0].text) + 9 <= most:
            draft.add(pick(rng, CARRY_OVER, scene.said))
            say(draft, lesson, rng, linked=0.0)
    if draft.words < least:
        give_out(draft, scene, rng)
    return draft


def _find_out(draft: Draft, scene: Scene, rng: Random) -> None:
    """Say how one would learn what one doesn't know; at length the first time only."""
    every = scene.of_note()
    new = scene.fresh(every)
    if len(new) == len(every):
        draft.add(pick(rng, FIND_OUT, scene.said))
        say(draft, every[:4], rng, linked=0.0)
        return
    say_again(draft, scene, rng, every[0].text)
    say(draft, new[:1], rng, linked=0.0)
