"""What a model server is told, and what of its reply may be used (notes on injection: 2.4; pure).

The model gets a question and an answer as data between tags that nobody can guess, never a resume,
a name or a key. What it gives back is used only where these checks find nothing new in it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from bot.bank import KeyPoint
from bot.interview.resume_questions import MOST_WORDS
from bot.interview.transcript import Prompt
from bot.prose import words
from bot.scoring.vocabulary import FUNCTION
from bot.stems import stem

MOST_ANSWER, MOST_QUESTION = 2_000, 400
"""Characters of a text that is sent; the end of a longer answer counts."""
KEPT = 0.5
"""Share of the content words of a question that another wording of it must keep."""
_FORM = 3
"""Words that only put a question ("describe", "briefly") and may be new beside those it keeps."""
_SHORTEST_QUOTE = 3
_QUOTED = re.compile(r'"([^"]*)"')
_NUMBER = re.compile(
    r"\d[\d.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"forty|fifty|hundred|thousand|million|half|double|dozen)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.?!:\"] )(?<!^)\b[A-Z][\w.+#-]*")
_UNSPEAKABLE = re.compile(r"https?:|www\.|[@<>`*_#|{}\[\]\\\n\r\t]")
_JUDGING = re.compile(
    r"\b(?:great|good|excellent|perfect|impressive|wonderful|correct|wrong|well done|thank|hint|"
    r"congratulations|should have|hire|hired|score|points)\b",
    re.IGNORECASE,
)


def fenced(tag: str, parts: Mapping[str, str]) -> str:
    """Put texts between tags of their own, so that none can close another's."""
    return "\n".join(
        f"<{name}-{tag}>\n{cleaned(text)}\n</{name}-{tag}>" for name, text in parts.items()
    )


def cleaned(text: str) -> str:
    """Remove control and format characters (direction marks, zero-width letters)."""
    return "".join(c if c == "\n" or unicodedata.category(c)[0] != "C" else " " for c in text)


def fit_wording(prompt: Prompt, text: str) -> str | None:
    """Give a rewording that may be asked, or None: same facts, nothing new.

    It keeps each quotation and most content words, adds no number, no name and no word of a key
    point, has at most thirty words and one or two questions.
    """
    said = " ".join(text.split())
    quotes = _QUOTED.findall(prompt.text)
    old, new = _QUOTED.sub(" ", prompt.text), _QUOTED.sub(" ", said)
    fresh_numbers = {n.lower() for n in _NUMBER.findall(new)} - {
        n.lower() for n in _NUMBER.findall(old)
    }
    fresh_names = {n for n in _NAME.findall(new) if n != "I"} - set(re.findall(r"[\w.+#-]+", old))
    kept, added = _stems(old) & _stems(new), _stems(new) - _stems(old)
    fits = (
        4 <= len(said.split()) <= MOST_WORDS
        and said.endswith(("?", "."))
        and 1 <= said.count("?") + ("?" not in prompt.text) <= 2
        and _QUOTED.findall(said) == quotes
        and '"' not in new
        and not (fresh_numbers or fresh_names)
        and not _UNSPEAKABLE.search(said)
        and not (_JUDGING.search(new) and not _JUDGING.search(old))
        and len(kept) >= KEPT * len(_stems(old))
        and len(added) <= max(_FORM, len(kept))
        and not (added & _told_by(prompt.key_points))
    )
    return said if fits else None


def fit_quote(answer: str, quote: str) -> bool:
    """Say whether a quote is literal text of an answer, on word bounds and no mere word or two."""
    said = quote.strip().strip('"')
    literal = said and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", answer)
    return bool(literal) and len(words(said)) >= min(_SHORTEST_QUOTE, len(words(answer)))


def _stems(text: str) -> set[str]:
    plain = (piece.text.lower() for piece in words(text))
    return {stem(word) for word in plain if word not in FUNCTION and len(word) > 2}


def _told_by(points: Sequence[KeyPoint]) -> set[str]:
    """Words of a right answer: a rewording that brings one in would be a hint."""
    return {found for point in points for found in _stems(point.text)}
