"""Which lines are section headings, and what kind of section each opens."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.resume.page import Line

_Style = tuple[str, int, bool, bool]
"""Font, size in half points, bold, capitals."""


class Section(StrEnum):
    """What a section holds, as far as reading it goes."""

    TOP = "top"
    EXPERIENCE = "experience"
    PROJECTS = "projects"
    EDUCATION = "education"
    SKILLS = "skills"
    SUMMARY = "summary"
    OTHER = "other"


_KEYWORDS = {
    Section.SKILLS: "skills? skillset technologies technology technical-skills tools toolbox "
    "toolset stack "
    "competenc(?:y|ies) proficiencies expertise strengths fields languages software "
    "comp[e\u00e9]tences? outils langues langages logiciels technologies "
    "f\u00e4higkeiten kenntnisse kompetenzen sprachen habilidades competencias idiomas "
    "competenze lingue compet\u00eancias vaardigheden talen",
    Section.EXPERIENCE: "experiences? employment employed career internships? volunteer(?:ing)? "
    "positions? "
    "involvement work exp[e\u00e9]riences? stages? emplois? berufserfahrung berufspraxis "
    "werdegang praktika beruflicher experiencia(?:s)? empleo esperienz[ae] "
    "experi\u00eancia(?:s)? werkervaring loopbaan appointments?",
    Section.PROJECTS: "projects? portfolio projets? projekte proyectos progetti projetos projecten",
    Section.EDUCATION: "education educational academics? schooling studies degrees? formations? "
    "[e\u00e9]ducation "
    "[e\u00e9]tudes dipl\u00f4mes ausbildung bildung studium formaci\u00f3n educaci\u00f3n "
    "estudios istruzione formazione educa\u00e7\u00e3o forma\u00e7\u00e3o opleiding(?:en)?",
    Section.SUMMARY: "summary profile objectives? about status highlights overview introduction "
    "bio biography "
    "statement profil r\u00e9sum\u00e9 objectif pr\u00e9sentation zusammenfassung ziel "
    "perfil resumen sommario profilo resumo profiel samenvatting philosophy",
    Section.OTHER: "awards? hono(?:u)?rs? publications? papers certifications? certificates? "
    "licen[cs]es? "
    "licensure references? referees interests? hobbies activities affiliations? coursework "
    "courses contacts? links profiles achievements? accomplishments? patents? talks? "
    "presentations? writing community memberships? training trainings additional volunteering "
    "leadership research teaching service press media conferences? scholarships? details "
    "personal information distinctions loisirs centres coordonn\u00e9es r\u00e9f\u00e9rences "
    "certificats interessen hobbys kontakt auszeichnungen weiterbildung intereses contacto "
    "premios certificaciones referencias interessi certificazioni contatti areas workshops",
}
_MODIFIERS = frozenset(
    "work professional relevant selected technical core key my personal academic industry and "
    "of the "
    "& / + in by with history background other most recent summary areas focus program programs "
    "projects "
    "qualifications invited open source operating systems software computer soft hard side "
    "research "
    "teaching leadership military early previous current paid notable major executive additional "
    "social extracurricular extra-curricular independent honors activities awards interests me on "
    "online more a an for to industrial clinical legal field student life knowledge domain "
    "expertise skills set experience training information management involvement "
    "professionnelle professionnelles professionnel professionnels personnels personnelles de "
    "des du "
    "la le les et d'int\u00e9r\u00eat d\u2019int\u00e9r\u00eat int\u00e9r\u00eat informatique "
    "informatiques techniques acad\u00e9mique "
    "und der die berufliche beruflicher laboral profesional acad\u00e9mica t\u00e9cnicas y e "
    "professionale professionali profissional".split()
)
_KIND_OF = [
    (kind, re.compile("(?:" + "|".join(words.split()) + ")", re.IGNORECASE))
    for kind, words in _KEYWORDS.items()
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
    kinds = [kind for word in words for kind in _kinds(word)]
    known = all(_kinds(w) or w in _MODIFIERS for w in words)
    if not kinds or not known:
        return None
    if _EXPERIENCE_FIRST.search(plain) and Section.SUMMARY not in kinds:
        return Section.EXPERIENCE
    return kinds[-1] if kinds[0] is Section.OTHER else kinds[0]


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
        if i not in found and _style(line) in shared and _may_head(line):
            users = [k for k, other in enumerate(lines) if _style(other) == _style(line)]
            if sum(k in keyword for k in users) * 2 >= len(users):
                found[i] = _loose_kind(line.text)
    return found


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
        bigger = line.size > styles.body[1] / 2 * 1.1
        return (stands_out or bigger) and line.size * 2 >= styles.biggest - 1
    return bool(styles.leading) and stands_out and line.size * 2 >= styles.biggest - 0.5


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
    return (line.font, round(line.size * 2), line.bold, line.caps)


def _body_style(lines: Sequence[Line]) -> _Style:
    letters: Counter[_Style] = Counter()
    for line in lines:
        letters[_style(line)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else ("", 0, False, False)


def _kinds(word: str) -> list[Section]:
    bare = word.strip(".:")
    return [kind for kind, pattern in _KIND_OF if pattern.fullmatch(bare)]
