"""Skills: bank terms found anywhere, and the items of a skills section as they are listed."""

import re
from collections.abc import Iterable, Sequence

from bot.bank import Term
from bot.resume.layout import segments
from bot.resume.lexicon import NO_LEXICON, Lexicon
from bot.resume.page import Line, joined
from bot.resume.profile import Skill
from bot.term_index import build_index, find_terms

_LEVELS = re.compile(
    r"(?:advanced|intermediate|beginner|basics?|expert|proficient|familiar|fluent|native|novice|"
    r"professional|working|elementary|limited|full|mother tongue|bilingual|good|excellent|strong|"
    r"very good|avanc\u00e9|interm\u00e9diaire|d\u00e9butant|courant|natif|langue maternelle|"
    r"notions|"
    r"fortgeschritten|grundkenntnisse|muttersprache|flie\u00dfend|verhandlungssicher|avanzado|"
    r"nativo|"
    r"[abc][12])(?:\s+(?:proficiency|level|user|knowledge|speaker|niveau))?",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"^(?:advanced|basic|intermediate|expert|proficient (?:in|with)|good|strong|excellent|working "
    r"knowledge of|knowledge of|familiar with|confident with|some|experience (?:in|with))\s+"
    r"|\s+(?:avanzado|b\u00e1sico|intermedio|avanc\u00e9|d\u00e9butant|advanced|basics?|expert|"
    r"intermediate|proficient|[abc][12]\+?)$",
    re.IGNORECASE,
)
"""How well a skill is known, before or after its name."""
_NOT_A_SKILL = re.compile(r"@|https?:|www\.|\d{3}|[.!?]$|\b(?:19|20)\d\d\b|^\W*$", re.IGNORECASE)
_LIST_BREAK = re.compile(
    r"[,;\u2022\u00b7|\u2219]\s*|\s+/\s+|\s+[\u2013\u2014]\s+|\s{2,}|\s+(?:and|und|et|y)\s+"
)
_MOST_SKILLS = 150


class Terms:
    """Terms ready to be found in running text and as whole list items, the caller's first."""

    def __init__(self, terms: Sequence[Term], lexicon: Lexicon = NO_LEXICON) -> None:
        self._index = build_index((*terms, *lexicon.free))
        self._named: dict[str, Term] = {}
        for term in (*terms, *lexicon.free, *lexicon.listed):
            for surface in (term.name, *term.aliases):
                self._named.setdefault(surface.casefold(), term)

    def find(self, text: str) -> list[Term]:
        """Give the terms named in a text, in order."""
        return [term for term, _, _ in find_terms(text, self._index)]

    def named(self, item: str) -> Term | None:
        """Give the term that a whole list item names, whatever its case, else None."""
        return self._named.get(item.casefold().strip())


def list_items(lines: Sequence[Line]) -> list[tuple[str, Line]]:
    """Give the items of a skills section: cut at commas, bullets, gaps and labels.

    A section of sentences is no list: lines with many words and no separators give nothing.
    """
    texts: list[tuple[str, Line]] = []
    carry = ""
    start: Line | None = None
    for line in lines:
        pieces = [joined(segment) for segment in segments(line.words)] + (
            [joined(line.aside)] if line.aside else []
        )
        for piece in pieces:
            begun = carry and not line.bullet
            whole = f"{carry} {piece}" if begun else piece
            origin = start if begun and start is not None else line
            open_end = piece is pieces[-1] and re.search(r"[,/&]$|\band$", piece)
            if open_end or _open_bracket(whole):
                carry, start = whole, origin
                continue
            texts.append((whole, origin))
            carry, start = "", None
    if carry and start is not None:
        texts.append((carry, start))
    return [(item, line) for text, line in texts for item in _cut(text)]


def find_skills(
    index: Terms,
    listed: Iterable[tuple[str, Line]],
    texts: Iterable[tuple[str, int, int]],
) -> tuple[Skill, ...]:
    """Give each skill once: listed items first, then terms of the texts (text, page, line)."""
    found: dict[str, Skill] = {}
    for item, line in listed:
        term = index.named(item)
        if term is not None:
            _keep(found, Skill(term.name, term.category, line.page, line.number))
            continue
        inside = index.find(item)
        short = len(item.split()) <= 3
        if short or not inside:
            category = inside[0].category if inside else "other"
            _keep(found, Skill(item, category, line.page, line.number))
        for one in inside if not short or len(inside) > 1 else ():
            _keep(found, Skill(one.name, one.category, line.page, line.number))
    for text, page, number in texts:
        for term in index.find(text):
            if term.name.islower() and " " not in term.name:
                continue  # "latency" in a sentence is a word; in a list it is a skill
            _keep(found, Skill(term.name, term.category, page, number))
    return tuple(found.values())[:_MOST_SKILLS]


def _cut(text: str) -> list[str]:
    label = re.match(r"^[^,;:]{2,40}:\s*", text)
    body = text[label.end() :] if label else text
    flat = re.sub(r"\(([^()]*)\)", lambda m: f", {m[1]}, " if "," in m[1] else " ", body)
    bare = [piece.strip(" .:-\u2013&*") for piece in _LIST_BREAK.split(flat)]
    items = [_GRADE.sub("", piece) if len(piece.split()) > 1 else piece for piece in bare]
    return [
        item
        for item in items
        if (len(item) > 1 or item in {"C", "R"})
        and len(item) <= 40
        and len(item.split()) <= 4
        and not _NOT_A_SKILL.search(item)
        and not _LEVELS.fullmatch(item)
    ]


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")


def _keep(found: dict[str, Skill], skill: Skill) -> None:
    found.setdefault(re.sub(r"[^\w+#]", "", skill.name.casefold()), skill)
