"""Skills: bank terms found anywhere, and the items of a skills section as they are listed."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.bank import Term
from bot.resume.lexicon import NO_LEXICON, Lexicon
from bot.resume.page import Line
from bot.resume.profile import Skill
from bot.term_index import build_index, find_terms

_MOST_SKILLS = 150


class Terms:
    """Terms ready to be found in running text and as whole list items, the caller's first."""

    def __init__(self, terms: Sequence[Term], lexicon: Lexicon = NO_LEXICON) -> None:
        self._index = build_index((*terms, *lexicon.free))
        self._own = frozenset(term.name for term in terms)
        self._named: dict[str, tuple[Term, str]] = {}
        for term in (*terms, *lexicon.free, *lexicon.listed):
            for surface in (term.name, *term.aliases):
                self._named.setdefault(surface.casefold(), (term, surface))

    def find(self, text: str) -> list[tuple[Term, str]]:
        """Give the terms named in a text, in order, each with the name to show it by.

        The caller's terms go by one name; of the lexicon's, "Revit" must not become "Autodesk
        Revit", nor one product of a firm another.
        """
        return [
            (term, term.name if term.name in self._own else text[start:end])
            for term, start, end in find_terms(text, self._index)
        ]

    def named(self, item: str) -> tuple[Term, str] | None:
        """Give the term that a whole list item names, whatever its case, and its name."""
        found = self._named.get(item.casefold().strip())
        if found is None:
            return None
        term, surface = found
        return term, term.name if term.name in self._own else surface


def find_skills(
    index: Terms,
    listed: Iterable[tuple[str, Line]],
    texts: Iterable[tuple[str, int, int]],
) -> tuple[Skill, ...]:
    """Give each skill once: listed items first, then terms of the texts (text, page, line)."""
    found: dict[str, Skill] = {}
    for item, line in listed:
        for name, category, key in _of_item(index, item):
            _keep(found, Skill(name, category, line.page, line.number), key)
    for text, page, number in texts:
        for term, name in index.find(text):
            if not term.name.islower():  # "code review" in a sentence is told, not listed
                _keep(found, Skill(name, term.category, page, number), term.name)
    return tuple(found.values())[:_MOST_SKILLS]


def _of_item(index: Terms, item: str) -> Iterator[tuple[str, str, str]]:
    """Give name, category and key of each skill that a list's item names; else the item itself."""
    whole = index.named(item)
    if whole is not None:
        yield whole[1], whole[0].category, whole[0].name
        return
    inside = index.find(item)
    short = len(item.split()) <= 3
    if short or not inside:
        yield item, inside[0][0].category if inside else "other", item
    for term, name in inside if not short or len(inside) > 1 else ():
        yield name, term.category, term.name


def _keep(found: dict[str, Skill], skill: Skill, name: str) -> None:
    found.setdefault(re.sub(r"[^\w+#]", "", name.casefold()), skill)
