"""What a candidate hears in a question: from its words alone, as a person would."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from bot import prose
from bot.candidates.sheet import Theme
from bot.candidates.theme_words import IRREGULAR, STOP_WORDS, THEME_CUES
from bot.candidates.wording import CUES, SHAPES, Dig, Shape
from bot.stems import stem as plain_stem


class Reach(Enum):
    """Whether a question opens something new or goes on about what was just said."""

    MAIN = "main"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Heard:
    """One question as heard.

    `digs` is in the order the question asks, `named` is a thing it names. `telling` marks a
    request to tell of something that happened. `stems` are the question's own content words,
    `about_stems` those of the resume line shown.
    """

    text: str
    about: str | None
    reach: Reach
    shape: Shape
    telling: bool
    digs: tuple[Dig, ...]
    themes: frozenset[Theme]
    stems: tuple[str, ...]
    about_stems: tuple[str, ...]
    named: str | None


def listen(question: str, *, about: str | None, reach: Reach) -> Heard:
    """Hear one question with the resume line shown beside it, if any."""
    plain = question.replace("\u2019", "'")
    asked = _QUOTED.sub(" ", plain)
    themes = frozenset(theme for theme, cue in THEME_CUES.items() if cue.search(asked))
    return Heard(
        text=plain,
        about=about,
        reach=reach,
        shape=_shape(asked, themes),
        telling=bool(_TELLING.match(asked) or _YOURS.search(asked)),
        digs=_digs(asked),
        themes=themes,
        stems=stems(plain),
        about_stems=stems(about or ""),
        named=_named(asked),
    )


def stem(word: str) -> str:
    """Give the stem of one lower-case word; irregular verbs have that of their infinitive."""
    return plain_stem(IRREGULAR.get(word, word))


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """Give the distinct stems of the content words of a text, in order."""
    found: dict[str, None] = {}
    for piece in prose.words(text.replace("\u2019", "'")):
        for word in re.split(r"[-/]", piece.text.lower()):
            bare = word.removesuffix("'s")
            if len(bare) > 1 and bare not in STOP_WORDS:
                found[stem(bare)] = None
    return tuple(found)


_QUOTED = re.compile(
    r"(?:[\"\u201c\u201d]|(?<!\w)'(?!\w{1,2}\s))(.{8,}?)(?:[\"\u201c\u201d]|'(?!\w))"
)
_TERM = re.compile(
    r"\b(?:what (?:is|are|does|do)|define|what's|by|called|work(?:ed)? with|used?|using|know about)"
    r" (?:an? |the )?([\w+#./-]+(?: [\w+#./-]+){0,2}?)"
    r"(?= mean| do\b| and | in | to | for | when | with |[?,.!]|$)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<=[a-z,] )(?!I\b|I'm|I'd|I've)((?:[A-Z][\w+#.-]*\w|[A-Z]{2,})(?: [A-Z]\w+)*)"
)


def _named(asked: str) -> str | None:
    """Name the thing a question is about, when it can be lifted out safely."""
    name = _NAME.search(asked)
    if name:
        return name.group(1)
    term = _TERM.search(asked)
    if term and stems(term.group(1)) and not _POINTS_BACK.search(term.group(1)):
        return term.group(1).lower()
    return None


_POINTS_BACK = re.compile(r"\b(?:you|your|yours|that|this|it|they|we|one|so|not)\b", re.IGNORECASE)


def _shape(asked: str, themes: frozenset[Theme]) -> Shape:
    if themes and _TELLING.match(asked) and not SHAPES[0][1].search(asked):
        return Shape.PAST
    return next((shape for shape, cue in SHAPES if cue.search(asked)), Shape.OPEN)


_YOURS = re.compile(
    r"\b(?:you|your|yours)\b.*\b(?:project|work|role|job|profile|resume|team|career|yourself)s?\b"
    r"|\b(?:project|work|role|job|figure|case)s? (?:of yours|(?:that )?you(?:'ve| have)?\b)",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\W*(?:please )?(?:describe|tell me about|give|share|think of) (?!how|what)", re.IGNORECASE
)


def _digs(asked: str) -> tuple[Dig, ...]:
    spots = ((cue.search(asked), dig) for dig, cue in CUES.items())
    found = sorted((spot.start(), dig.value, dig) for spot, dig in spots if spot)
    return tuple(dig for _, _, dig in found)
