"""The sample candidates by name, and who of the sample people sits for which track."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.candidates.answering import Style
from bot.errors import InputInvalid


@dataclass(frozen=True, slots=True)
class Character:
    """A way of answering; `pace` is in words a minute."""

    style: Style
    pace: int
    about: str


CHARACTERS: Mapping[str, Character] = {
    "excellent": Character(Style.STRONG, 150, "specific, honest, with the road not taken"),
    "terse": Character(Style.TERSE, 130, "knows it all and says little"),
    "middling": Character(Style.MIDDLING, 140, "a fact or two, hedged"),
    "vague": Character(Style.WEAK, 130, "nothing that could be checked"),
    "rambler": Character(Style.WEAK_LONG, 180, "as little, at length"),
    "buzzwords": Character(Style.BUZZWORDS, 170, "a list of terms"),
    "gamer": Character(Style.GAMER, 150, "plays to the score"),
    "rehearsed": Character(Style.REHEARSED, 160, "two stories by heart, whatever is asked"),
    "anxious": Character(Style.ANXIOUS, 110, "an expert, nervous, not in their own language"),
}

OWN_TRACK: Mapping[str, str] = {
    "bernadette_achebe": "ai-evaluation",
    "ines_carvalhal": "ml-engineering",
    "josefina_villareal": "medicine",
    "kwabena_osei": "data-science",
    "leila_haddad": "law",
    "maren_solheim": "marketing",
    "sioned_parry": "education",
    "tomasz_wrona": "software-engineering",
    "winston_achterberg": "finance",
}
_OTHERWISE = "tomasz_wrona"
_NEAR: Mapping[str, str] = {
    "behavioural": "sioned_parry",
    "human-loop": "bernadette_achebe",
    "prompt-engineering": "ines_carvalhal",
}
NEAREST: Mapping[str, str] = {**{t: p for p, t in OWN_TRACK.items()}, **_NEAR}
"""The person whose work is nearest to each track that ships."""


def character(name: str) -> Character:
    """Find a sample candidate.

    Raises:
        InputInvalid: there is none of that name; the sentence lists those there are.
    """
    if name in CHARACTERS:
        return CHARACTERS[name]
    raise InputInvalid(
        f"There is no sample candidate of that name. Choose one of: {', '.join(CHARACTERS)}."
    )


def person_for(track: str) -> str:
    """Say whose resume and facts are used on a track; an owner's own track gets the engineer's."""
    return NEAREST.get(track, _OTHERWISE)
