"""A skills section -> the items that it lists: rows, columns, labels, bullets, run-on lists."""

import itertools
import re
from collections.abc import Iterator, Sequence

from bot.resume.deeds import deed
from bot.resume.headings import heading_kind
from bot.resume.items import Item
from bot.resume.layout import segments
from bot.resume.page import Line, joined
from bot.resume.wrapping import wraps

_LEVELS = re.compile(
    r"(?:advanced|intermediate|beginner|basics?|expert|proficient|familiar|fluent|native|novice|"
    r"professional|working|elementary|limited|full|mother tongue|bilingual|good|excellent|strong|"
    r"very good|avanc\u00e9|interm\u00e9diaire|d\u00e9butant|courant|natif|langue maternelle|bon|"
    r"notions|scolaire|conversational|experto|bueno|b\u00e1sico|intermedio|materna|bilingue|"
    r"fortgeschritten|grundkenntnisse|muttersprache|flie\u00dfend|verhandlungssicher|avanzado|"
    r"nativo|nativa|"
    r"[abc][12])(?:\s+(?:proficiency|level|user|knowledge|speaker|niveau))?(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"^(?:advanced|basic|intermediate|expert|proficient (?:in|with)|good|strong|excellent|working "
    r"knowledge of|knowledge of|familiar with|confident with|some|experience (?:in|with)|"
    r"flu(?:ent|ency) in|proficiency (?:in|with)|skilled in|and|et|und)\s+"
    r"|\s+(?:avanzado|b\u00e1sico|intermedio|avanc\u00e9|d\u00e9butant|advanced|basics?|expert|"
    r"intermediate|proficient|[abc][12]\+?)$",
    re.IGNORECASE,
)
"""How well a skill is known, before or after its name."""
_NOT_A_SKILL = re.compile(
    r"@|https?:|www\.|\d{4,}|\d{3}[\s./-]\d{2}|[.!?]$|\b(?:19|20)\d\d\b|^\W*$", re.IGNORECASE
)
_EDITION = re.compile(r"[A-Z]\w+(?: \w+)? 20\d\d")
"""A product or code named after its year: "Incoterms 2020"."""
_BREAK = re.compile(
    r"[,;\u2022\u00b7|\u2219\u2023]\s*|\s+/\s+|\s+[\u2013\u2014]\s+|\s{2,}|(?<=[a-z)])\.\s+(?=[A-Z])"
)
_CONJUNCTION = re.compile(r"\s+(?:and|und|et|y|&)\s+")
_LABEL = re.compile(r"^[^,;:]{2,40}:\s*|^[^,;:\u2013\u2014]{2,30}\s+[\u2013\u2014-]\s+(?=.*[,;])")
_SEPARATOR = re.compile(r"[,;|\u2022\u00b7:\u2013\u2014]")
_CUE = re.compile(
    r"\b(?:proficien\w+|skilled|experienced?|fluen\w+|competen\w+|confident|comfortable|familiar\w*|"
    r"trained|versed|expert\w*|knowledge|command|use|ma\u00eetrise|connaissances?|dominio|manejo|"
    r"conocimientos?|notions|nociones|l['\u2019]aise|c\u00f3mod[oa])"
    r"\s+(?:in|with|of|at|on|de|des|du|en|avec|con)\s+|\b(?:including|such as|notamment)\s+",
    re.IGNORECASE,
)


def is_prose(item: Item) -> bool:
    """Sentences in a skills section ("Led teams across sites.") are no list."""
    words = item.text.split()
    if not item.is_text or len(words) < 5 or len(words) <= 3.5 * (len(item.lines) - 1):
        return False
    gaps = sum(b.x0 - a.x1 > 8 for line in item.lines for a, b in itertools.pairwise(line.words))
    marks = len(_SEPARATOR.findall(item.text)) + gaps
    if deed(item.text) and item.text.endswith("."):
        return True
    return marks * 4 < len(words)


def list_items(lines: Sequence[Line]) -> list[tuple[str, Line]]:
    """Give the items of lists: cut at commas, bullets and gaps, without the labels of groups."""
    labels = _labels(lines)
    rows = _row_labels(lines)
    right = max((line.x1 for line in lines), default=0.0)
    kept = any(line.open_end for line in lines)
    texts: list[tuple[str, Line]] = []
    last: Line | None = None
    for number, line in enumerate(lines):
        if number in labels:
            last = None
            continue
        pieces = [joined(segment) for segment in segments(line.words)]
        pieces = pieces[number in rows :] + ([joined(line.aside)] if line.aside else [])
        if not pieces:
            continue
        fresh = number in rows or last is None or not texts
        if not fresh and last and _runs_on(texts[-1][0], last, line, right, kept=kept):
            texts[-1] = (f"{texts[-1][0]} {pieces[0]}", texts[-1][1])
            pieces = pieces[1:]
        texts.extend((piece, line) for piece in pieces)
        last = line
    return [(item, line) for text, line in texts for item in _cut(text)]


def told_items(text: str) -> Iterator[str]:
    """Give what a sentence about skills names after its cue: "Confident with A, B and C."."""
    for sentence in re.split(r"(?<=[a-z)])[.;]\s+|\.$", text):
        cue = _CUE.search(sentence)
        rest = sentence[cue.end() :] if cue else ""
        pieces = _pieces(rest)
        if pieces and all(len(piece.split()) <= 4 for piece in pieces):
            yield from (item for item in map(_item, pieces) if item and len(item.split()) <= 3)


def _runs_on(text: str, above: Line, line: Line, right: float, *, kept: bool) -> bool:
    """Tell whether a line goes on with the item or list that the one above left open.

    Commas stay where a line ends; of dots and bars it is `kept` that says so.
    """
    below = line.page == above.page and line.top > above.top
    if line.bullet or line.lead or not below or abs(line.size - above.size) > 0.6:
        return False
    if re.search(r"[,/&]$|\b(?:and|et|y|und)$", text) or text.count("(") > text.count(")"):
        return True
    dotted = bool(re.search(r"[|\u2022\u00b7]", text))
    if _LABEL.match(line.text) or above.open_end or (dotted and not kept):
        return False
    if above.bullet and line.x0 > above.indent + 3:
        return True
    listed = dotted or re.search(r"[,;]", re.sub(r"\([^()]*\)", "", text))
    near = abs(line.x0 - above.x0) < 30 and not line.flowing
    return bool(listed) and near and wraps(above, line, right)


def _labels(lines: Sequence[Line]) -> set[int]:
    """Lines that name a group of skills: alone in their style above lines in another one."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else None
        plain = not _SEPARATOR.search(line.text.rstrip(" :")) and len(line.words) <= 5
        if not line.words or not plain or line.bullet:
            continue
        above_list = below is not None and below.words and _stands_out(line, below)
        if line.text.endswith(":") or above_list:
            found.add(number)
    rest = [n for n, line in enumerate(lines) if n not in found and line.words]
    return found if rest and len(found) <= len(rest) + 1 else set()


def _stands_out(line: Line, below: Line) -> bool:
    slanted = all(word.italic for word in line.words) and not any(w.italic for w in below.words)
    return (
        (line.bold and not below.bold)
        or slanted
        or line.size > 1.08 * below.size
        or (below.bullet and below.indent > line.x0 + 3)
    )


def _row_labels(lines: Sequence[Line]) -> set[int]:
    """Rows whose first part names a group and stands off from a list of its own."""
    cut = {n: parts for n, line in enumerate(lines) if len(parts := segments(line.words)) > 1}
    rows = {
        n
        for n, parts in cut.items()
        if len(parts[0]) <= 4
        and not _SEPARATOR.search(joined(parts[0]).rstrip(" :"))
        and _lists(joined([w for part in parts[1:] for w in part]), len(parts) - 1)
    }
    starts = {round(cut[n][1][0].x0) for n in rows}
    alike = {n for n, parts in cut.items() if len(parts) == 2 and round(parts[1][0].x0) in starts}
    return rows | alike if len(rows) > 1 or len(rows) == len(cut) == 1 else set()


def _lists(text: str, least: int) -> bool:
    """Tell whether a row's rest is a list of its own, not one that goes on from its first part."""
    return not _SEPARATOR.match(text) and len(_SEPARATOR.findall(text)) >= least


def _cut(text: str) -> list[str]:
    label = _LABEL.match(text)
    level = label is not None and _LEVELS.match(text[label.end() :])
    body = text[label.end() :] if label and not level else text
    flat = re.sub(r"\(([^()]*)\)", lambda m: f", {m[1]}, " if "," in m[1] else " ", body)
    return [item for item in map(_item, _pieces(flat)) if item]


def _pieces(text: str) -> list[str]:
    """Cut at separators; "and" parts the last two of a list, or two names of one word each."""
    pieces = [piece for piece in _BREAK.split(text) if piece and piece.strip()]
    if not pieces:
        return []
    two = re.fullmatch(r"[A-Z]\S*\s+(?:and|und|et|y|&)\s+[A-Z]\S*", pieces[-1].strip())
    if len(pieces) > 1 or two:
        pieces[-1:] = _CONJUNCTION.split(pieces[-1])
    return pieces


def _item(piece: str) -> str | None:
    bare = piece.strip(" .:-\u2013&*")
    rated = re.fullmatch(r"([^:]+?)\s*:\s*(.+)", bare)
    if rated:
        bare = rated[1] if _LEVELS.fullmatch(rated[2]) else rated[2]
    item = _GRADE.sub("", bare) if len(bare.split()) > 1 else bare
    fits = len(item) <= 40 and len(item.split()) <= 4 and (len(item) > 1 or item in {"C", "R"})
    if not fits or _LEVELS.fullmatch(item) or heading_kind(item):
        return None
    return item if _EDITION.fullmatch(item) or not _NOT_A_SKILL.search(item) else None
