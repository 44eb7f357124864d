"""Facts put into a draft: what a strong candidate's answers are made of."""

from collections.abc import Iterable
from random import Random

from bot.candidates.phrases import LINKS, NO_FACT, RECAPS, RECAPS_ALONE
from bot.candidates.scene import Fact, Scene
from bot.candidates.sheet import Part
from bot.candidates.speaking import Draft, capital, count, joined, pick
from bot.candidates.wording import Dig

MAIN, FURTHER = (110, 190), (50, 100)
"""Words of a strong main answer and of a follow-up answer, least and most."""


def limits(scene: Scene) -> tuple[int, int]:
    """Give the least and most words of the answer."""
    return FURTHER if scene.follow_up else MAIN


def first_of_each(scene: Scene, parts: Iterable[Part]) -> list[Fact]:
    """Give the first unsaid fact of each part."""
    chosen: list[Fact] = []
    for part in dict.fromkeys(parts):
        chosen.extend(scene.fresh(scene.of_part(part))[:1])
    return chosen


def give_out(draft: Draft, scene: Scene, rng: Random) -> None:
    """Add what else comes to mind on the matter, or say openly that there's no more."""
    rest = scene.fresh(Fact(text) for note in scene.also for text in note.sentences)
    told = scene.of_note()[1:3]
    if scene.follow_up and told:
        say_again(draft, scene, rng, told[0].text)
        say(draft, told[1:], rng, linked=0.0)
    else:
        draft.add(pick(rng, NO_FACT[next(iter(scene.heard.digs), Dig.DEPTH)], scene.said))
    say(draft, rest[:3], rng, linked=0.0)


def fill(draft: Draft, scene: Scene, facts: Iterable[Fact], rng: Random, aim: int) -> None:
    """Add facts until the draft has `aim` words."""
    for fact in scene.fresh(facts):
        if draft.words >= aim:
            return
        say(draft, [fact], rng, linked=0.15)


def say(draft: Draft, facts: Iterable[Fact], rng: Random, *, linked: float) -> None:
    """Add facts, now and then with a linking phrase before one; never two links in a row."""
    just_linked = False
    for fact in facts:
        options = LINKS.get(fact.part, ()) if fact.part else ()
        wants = bool(options) and not just_linked and rng.random() < linked
        line = joined(rng.choice(options), fact.text) if wants else fact.text
        just_linked = line != fact.text
        draft.add(line, fact=fact.text)


def say_again(draft: Draft, scene: Scene, rng: Random, sentence: str) -> None:
    """Say something a second time and say that it is."""
    line = joined(pick(rng, RECAPS, scene.said), sentence)
    if line == sentence:
        draft.add(pick(rng, RECAPS_ALONE, scene.said))
    draft.add(line, fact=sentence)


def named(phrase: str, name: str) -> str:
    """Put a name into a phrase."""
    return capital(phrase.format(title=name, term=name))


def length(facts: Iterable[Fact]) -> int:
    """Count the words of all the facts."""
    return sum(count(fact.text) for fact in facts)
