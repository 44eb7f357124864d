"""Names of languages and software beyond the banks' own terms, for reading resumes only.

They come from linguist and O*NET (question_banks/lexicon/LICENCES.md) and have no questions, so an
answer's score never knows them.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.bank import Term

MORE_CATEGORIES = ("construction", "engineering", "hospitality", "hr", "logistics")
"""Categories of trades that the banks' own terms have none for."""
_FILES = ("languages.txt", "software.txt")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`free` names count wherever they stand as written; `listed` ones only as a list's item.

    A listed name is a common word or a few letters ("Scheme", "Processing", "ATS").
    """

    free: tuple[Term, ...] = ()
    listed: tuple[Term, ...] = ()


NO_LEXICON = Lexicon()


@cache
def load_lexicon() -> Lexicon:
    """Read the shipped lexicon, once a process: it takes about two milliseconds."""
    folder = resources.files("question_banks") / "lexicon"
    texts = [(folder / name).read_text("utf-8") for name in _FILES]
    found = [read_names(text) for text in texts]
    return Lexicon(
        tuple(term for one in found for term in one.free),
        tuple(term for one in found for term in one.listed),
    )


def read_names(text: str) -> Lexicon:
    """Read one file: `[category]` lines, then `Name; other name` lines, `~` before listed ones."""
    free: list[Term] = []
    listed: list[Term] = []
    category = "other"
    for line in text.splitlines():
        if line.startswith("["):
            category = line.strip("[]")
        elif line and not line.startswith("#"):
            name, *others = (one.strip() for one in line.lstrip("~").split(";"))
            term = Term(name, category, aliases=tuple(others), exact_case=True)
            (listed if line.startswith("~") else free).append(term)
    return Lexicon(tuple(free), tuple(listed))
