"""How a strong candidate answers: straight, specific, with the road not taken and the result."""

from collections.abc import Iterable
from random import Random

from bot.candidates.listening import stems
from bot.candidates.phrases import (
    BRIDGES,
    CARRY_OVER,
    FIND_OUT,
    LINKS,
    NEAREST,
    NO_FACT,
    POINTING,
    RECAPS,
    RECAPS_ALONE,
    UNKNOWN,
    UNKNOWN_NAMED,
)
from bot.candidates.scene import Fact, Scene
from bot.candidates.sheet import Part
from bot.candidates.speaking import Draft, capital, count, joined, pick
from bot.candidates.wording import Dig, Shape

MAIN, FURTHER = (110, 190), (50, 100)
"""Words of a main answer and of a follow-up answer, least and most."""

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
        return _unknown(scene, rng)
    if scene.note is not None:
        return _note(scene, rng)
    return _further(scene, rng) if scene.follow_up else _story(scene, rng)


def _limits(scene: Scene) -> tuple[int, int]:
    return FURTHER if scene.follow_up else MAIN


def _story(scene: Scene, rng: Random) -> Draft:
    draft = Draft(MAIN[1])
    opener = scene.of_part(_P.OPENER)[0].text
    if opener in scene.said:
        _again(draft, scene, rng, opener)
    else:
        _lead_in(draft, scene, rng)
    dug = scene.dug()[:2]
    usual = [part for part in rng.choice(_ORDERS) if part not in dug]
    at = usual.index(_P.SITUATION) + 1 if _P.SITUATION in usual else 0
    early = [part for part in dug if part not in _LAST]
    order = [*usual[:at], *early, *usual[at:], *(part for part in _LAST if part in dug)]
    chosen = _first_of_each(scene, [_P.OPENER, *order])
    aim = rng.randint(MAIN[0] + 12, MAIN[1] - 45)
    for fact in scene.fresh(scene.of_part(*dug, *_FILL)):
        if draft.words + _length(chosen) >= aim:
            break
        if fact not in chosen:
            chosen.append(fact)
    places = list(dict.fromkeys((_P.OPENER, *order, *_FILL)))
    chosen.sort(key=lambda fact: places.index(fact.part) if fact.part else 0)
    _say(draft, chosen, rng, linked=0.35)
    if draft.words < MAIN[0] - 30:
        _fill(draft, scene, [Fact(s) for n in scene.also for s in n.sentences], rng, MAIN[0])
    return draft


def _lead_in(draft: Draft, scene: Scene, rng: Random) -> None:
    chance = rng.random()
    if scene.story is None or scene.heard.about or scene.heard.shape is not Shape.PAST:
        return
    if chance < 0.2:
        draft.add(pick(rng, scene.lead_ins, scene.said))
    elif chance < 0.5:
        draft.add(_named(pick(rng, POINTING, scene.said), scene.story.title))


def _first_of_each(scene: Scene, parts: Iterable[Part]) -> list[Fact]:
    chosen: list[Fact] = []
    for part in dict.fromkeys(parts):
        chosen.extend(scene.fresh(scene.of_part(part))[:1])
    return chosen


def _further(scene: Scene, rng: Random) -> Draft:
    least, most = _limits(scene)
    draft = Draft(most)
    _open_late(draft, scene, rng)
    dug = scene.dug()
    asked = scene.of_part(*dug[:1])
    new = scene.fresh(asked)
    if asked and not new:
        _again(draft, scene, rng, asked[0].text)
    _say(draft, new[:2], rng, linked=0.1)
    rest = scene.of_part(*dug[1:], *_FURTHER, _P.DIFFERENTLY, _P.SITUATION, _P.ALTERNATIVE)
    _fill(draft, scene, rest, rng, rng.randint(least + 5, most - 20))
    if draft.words < least and not draft.lines:
        _give_out(draft, scene, rng)
    return draft


def _open_late(draft: Draft, scene: Scene, rng: Random) -> None:
    """Name a story that only a follow-up brings up, so that its facts have somewhere to stand."""
    opener = scene.fresh(scene.of_part(_P.OPENER))
    if scene.story is not None and opener:
        draft.add(_named(pick(rng, BRIDGES, scene.said), scene.story.title))
        _say(draft, opener[:1], rng, linked=0.0)


def _note(scene: Scene, rng: Random) -> Draft:
    least, most = _limits(scene)
    draft = Draft(most)
    wants_story = scene.follow_up and scene.heard.shape is Shape.PAST and scene.story is not None
    if not wants_story:
        _say_note(draft, scene, rng, least)
    if draft.words < most - 35:
        _example(draft, scene, rng, rng.randint(least + 5, most - 25))
    if not draft.lines and not scene.personal:
        _give_out(draft, scene, rng)
    return draft


def _say_note(draft: Draft, scene: Scene, rng: Random, least: int) -> None:
    """Say the note, as much of it as there is room for; once it was said, the nearest of it."""
    own = scene.fresh(scene.of_note())
    if scene.follow_up:
        own = _nearest(own, scene)[:3]
    near = _nearest(scene.of_note(), scene)[0].text
    if not own and set(stems(near)) & set(scene.heard.stems):
        _again(draft, scene, rng, near)
    for fact in own:
        if draft.words < least - 12:
            _say(draft, [fact], rng, linked=0.0)


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
    rest = _first_of_each(scene, [*dug, _P.OWN_PART, _P.OUTCOME, _P.NUMBERS, _P.LESSON, _P.DETAIL])
    if not opener and not rest:
        return
    if opener or not scene.follow_up:
        draft.add(_named(pick(rng, bridges, scene.said), scene.story.title))
    _say(draft, opener[:1], rng, linked=0.0)
    _fill(draft, scene, rest, rng, aim)


def _unknown(scene: Scene, rng: Random) -> Draft:
    least, most = _limits(scene)
    draft = Draft(most)
    term = scene.heard.named
    options = UNKNOWN_NAMED if term else UNKNOWN
    draft.add(_named(pick(rng, options, scene.said), term or ""))
    if scene.note is not None:
        _find_out(draft, scene, rng)
        return draft
    if scene.story is not None:
        draft.add(_named(pick(rng, NEAREST, scene.said), scene.story.title))
        told = _first_of_each(scene, (_P.OPENER, _P.OWN_PART, _P.OUTCOME, _P.DETAIL))
        _say(draft, told[: 2 if scene.follow_up else 3], rng, linked=0.0)
        lesson = scene.fresh(scene.of_part(_P.LESSON))[:1]
        if lesson and draft.words + count(lesson[0].text) + 9 <= most:
            draft.add(pick(rng, CARRY_OVER, scene.said))
            _say(draft, lesson, rng, linked=0.0)
    if draft.words < least:
        _give_out(draft, scene, rng)
    return draft


def _find_out(draft: Draft, scene: Scene, rng: Random) -> None:
    """Say how one would learn what one doesn't know; at length the first time only."""
    every = scene.of_note()
    new = scene.fresh(every)
    if len(new) == len(every):
        draft.add(pick(rng, FIND_OUT, scene.said))
        _say(draft, every[:4], rng, linked=0.0)
        return
    _again(draft, scene, rng, every[0].text)
    _say(draft, new[:1], rng, linked=0.0)


def _give_out(draft: Draft, scene: Scene, rng: Random) -> None:
    """Add what else comes to mind on the matter, or say openly that there's no more."""
    rest = scene.fresh(Fact(text) for note in scene.also for text in note.sentences)
    told = scene.of_note()[1:3]
    if scene.follow_up and told:
        _again(draft, scene, rng, told[0].text)
        _say(draft, told[1:], rng, linked=0.0)
    else:
        draft.add(pick(rng, NO_FACT[next(iter(scene.heard.digs), Dig.DEPTH)], scene.said))
    _say(draft, rest[:3], rng, linked=0.0)


def _fill(draft: Draft, scene: Scene, facts: Iterable[Fact], rng: Random, aim: int) -> None:
    for fact in scene.fresh(facts):
        if draft.words >= aim:
            return
        _say(draft, [fact], rng, linked=0.15)


def _say(draft: Draft, facts: Iterable[Fact], rng: Random, *, linked: float) -> None:
    """Add facts, now and then with a linking phrase before one; never two links in a row."""
    just_linked = False
    for fact in facts:
        options = LINKS.get(fact.part, ()) if fact.part else ()
        wants = bool(options) and not just_linked and rng.random() < linked
        line = joined(rng.choice(options), fact.text) if wants else fact.text
        just_linked = line != fact.text
        draft.add(line, fact=fact.text)


def _again(draft: Draft, scene: Scene, rng: Random, sentence: str) -> None:
    """Say something a second time and say that it is."""
    line = joined(pick(rng, RECAPS, scene.said), sentence)
    if line == sentence:
        draft.add(pick(rng, RECAPS_ALONE, scene.said))
    draft.add(line, fact=sentence)


def _named(phrase: str, name: str) -> str:
    return capital(phrase.format(title=name, term=name))


def _length(facts: Iterable[Fact]) -> int:
    return sum(count(fact.text) for fact in facts)
