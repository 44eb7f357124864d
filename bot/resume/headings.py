"""Which lines are section headings, and what kind of section each opens."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.resume.heading_words import KEYWORDS, MODIFIERS, PHRASES, TABLE_HEAD, Section
from bot.resume.page import Line
from bot.resume.titles import title_score

_Style = tuple[str, int, bool, bool]
"""Font, size in half points, bold, capitals."""


_KIND_OF = [
    (kind, re.compile("(?:" + "|".join(words.split()) + ")", re.IGNORECASE))
    for kind, words in KEYWORDS.items()
]
_SPACED = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_]")
_BY_WEIGHT = (Section.EXPERIENCE, Section.PROJECTS, Section.SKILLS, Section.EDUCATION)
_STRONG = frozenset({Section.EXPERIENCE, Section.EDUCATION, Section.SKILLS, Section.PROJECTS})
_EXPERIENCE_FIRST = re.compile(
    r"experience|employment|work history|exp\u00e9rience|berufserfahrung|experiencia|esperienz|"
    r"career",
    re.IGNORECASE,
)


def heading_kind(text: str) -> Section | None:
    """Tell the kind of a text that consists of heading words only, else None."""
    plain = squeezed(text)
    words = [w for w in re.split(r"[\s/]+", plain.casefold().strip(" :.&-")) if w]
    if not 1 <= len(words) <= 5 or re.search(r"[\d,;@|]", plain):
        return None
    if not plain[:1].isupper() and not plain.isupper():
        return None
    for kind, phrase in PHRASES.items():
        if phrase.fullmatch(plain):
            return kind
    kinds = [kind for word in words for kind in _kinds(word)]
    known = all(_kinds(w) or w in MODIFIERS for w in words)
    if not kinds or not known:
        return None
    if _EXPERIENCE_FIRST.search(plain) and Section.SUMMARY not in kinds:
        return Section.EXPERIENCE
    return kinds[-1] if kinds[0] is Section.OTHER else kinds[0]


def is_table_head(text: str) -> bool:
    """Tell whether a line is the first row of a table: names of columns and nothing else."""
    return bool(TABLE_HEAD.fullmatch(text.strip()))


def _loose_kind(text: str) -> Section:
    """Tell the kind of a heading that its style confirms: "Computer Engineering Experience"."""
    words = squeezed(text).casefold().split()
    kinds = {kind for word in words for kind in _kinds(word)}
    return next((kind for kind in _BY_WEIGHT if kind in kinds), Section.OTHER)


def squeezed(text: str) -> str:
    """Give a heading as it reads: "S K I L L S" becomes "SKILLS", edge punctuation goes."""
    bare = text.strip(" :|-\u2013\u2014_\u2022\u00b7*#=")
    return bare.replace(" ", "") if _SPACED.fullmatch(bare) else bare


def find_headings(lines: Sequence[Line]) -> dict[int, Section]:
    """Map the index of each heading among `lines` to its kind.

    A keyword alone is not enough (a job may be called "Research"): its style has to set headings
    apart. A style that keyword headings share also makes headings of lines without a keyword.
    """
    body = _body_style(lines)
    keyword = {
        i: kind for i, line in enumerate(lines) if (kind := _keyword(line)) and not line.aside
    }
    counts = Counter(_style(lines[i]) for i in keyword)
    strong = Counter(_style(lines[i]) for i, kind in keyword.items() if kind in _STRONG)
    leading = {style for style, n in counts.items() if n >= 2 and strong[style]}
    leading |= set(strong) if not leading else set()
    styles = _Styles(frozenset(leading), body)
    found = {i: kind for i, kind in keyword.items() if _accepted(lines, i, kind, styles)}
    shared = {style for style in leading if style != body and counts[style] >= 2}
    for i, line in enumerate(lines):
        topmost = line.page == 1 and line.number == 1
        if i not in found and _style(line) in shared and _may_head(line) and not topmost:
            users = [k for k, other in enumerate(lines) if _style(other) == _style(line)]
            named = sum(k in keyword for k in users) * 2 >= len(users)
            if named and title_score(line.text) < 1.0:
                found[i] = _loose_kind(line.text)
    apart = {style for style in leading if style != body and style[2:] != body[2:]}
    for i in _like(lines, apart - shared, found):
        found[i] = _loose_kind(lines[i].text)
    return found


def _like(lines: Sequence[Line], apart: set[_Style], found: Mapping[int, Section]) -> list[int]:
    """Lines in the style of the only heading with a known word: all of them short and undated.

    Where a style is used for names of jobs and employers too, it tells nothing.
    """
    alike: list[int] = []
    for style in apart:
        users = [i for i, line in enumerate(lines) if _style(line) == style and line.number > 1]
        plain = [i for i in users if _may_head(lines[i]) and not title_score(lines[i].text)]
        if len(users) <= 8 and plain == users and any(i in found for i in users):
            alike += [i for i in users if i not in found]
    return alike


@dataclass(frozen=True, slots=True)
class _Styles:
    """The styles that headings of this resume have, and the one of its running text."""

    leading: frozenset[_Style]
    body: _Style

    @property
    def biggest(self) -> int:
        """Size of the largest heading style, in half points."""
        return max((size for _, size, _, _ in self.leading), default=0)


def _accepted(lines: Sequence[Line], index: int, kind: Section, styles: _Styles) -> bool:
    line = lines[index]
    if _style(line) in styles.leading:
        bare_word = kind in _STRONG and len(line.words) == 1
        return _style(line) != styles.body or bare_word or _alone(lines, index)
    stands_out = line.bold or line.caps
    if kind in _STRONG or kind is Section.SUMMARY:
        bigger = _size(line) > styles.body[1] / 2 * 1.1
        return (stands_out or bigger) and _size(line) * 2 >= styles.biggest - 1
    return bool(styles.leading) and stands_out and _size(line) * 2 >= styles.biggest - 0.5


def _alone(lines: Sequence[Line], index: int) -> bool:
    """Plain text has no styles: a heading there stands after a gap, or is short and capital."""
    line = lines[index]
    if line.caps or index == 0 or line.text.rstrip().endswith(":"):
        return True
    above = lines[index - 1]
    return (
        above.page != line.page or line.top - above.top > 1.35 * line.size or line.top < above.top
    )


def _keyword(line: Line) -> Section | None:
    return heading_kind(line.text) if _may_head(line) or line.bullet else None


def _may_head(line: Line) -> bool:
    text = line.text
    return (
        bool(line.words)
        and not line.bullet
        and not line.lead
        and not line.aside
        and len(text.split()) <= 6
        and len(text) <= 48
        and not re.search(r"[\d;@|,]|\.\s*$", text)
        and text[:1].isupper()
    )


def _style(line: Line) -> _Style:
    return (line.font, round(_size(line) * 2), line.bold, line.caps)


def _size(line: Line) -> float:
    """Size in points; in small capitals only words with a capital have that of the style."""
    return max(word.size for word in line.words) if line.words and line.caps else line.size


def _body_style(lines: Sequence[Line]) -> _Style:
    letters: Counter[_Style] = Counter()
    for line in lines:
        letters[_style(line)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else ("", 0, False, False)


def _kinds(word: str) -> list[Section]:
    bare = word.strip(".:")
    return [kind for kind, pattern in _KIND_OF if pattern.fullmatch(bare)]
