"""What a job description asks for beside what a resume says: words against words, no judgement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.bank import Term
from bot.resume.profile import Profile
from bot.stems import stem
from bot.term_index import TermIndex, build_index, find_terms

MOST_PHRASES = 15
LONGEST_PHRASE = 5
"""Words that matter in a phrase; a longer one is a sentence, and no resume has it word for word."""

_BREAK = re.compile(r"[\r\n]+|\s*[\u2022\u25aa\u25cf\u2023\u2043]\s*|(?<=[a-z)][.;!?])\s+(?=[A-Z])")
_MARK = re.compile(r"^\s*(?:[-*+\u2013\u2014>]+|\d{1,2}[.)])\s+|^[#\s]+|\*\*|__|[:.;,\s]+$")
_WANTED = re.compile(
    r"\b(?:requirements?|qualifications?|criteria|essentials?|desirables?|person specification|"
    r"must[- ]haves?|nice[- ]to[- ]haves?|pluses|bonus|"
    r"(?:preferred|required|desired|key|core|technical) (?:skills?|experience)|"
    r"your (?:profile|skills)|about you|who you are|"
    r"what (?:we(?:'re|\u2019re| are) looking for|we look for|we need|"
    r"you(?:'ll|\u2019ll| will)? (?:bring|need|have))|you (?:have|bring|are)|we expect|"
    r"skills(?: and experience)?|experience)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:benefits?|perks|what we offer|we offer|about (?:us|the (?:company|team|role|job))|"
    r"the (?:role|job|company|team|position)|"
    r"responsibilities|duties|what you(?:'ll|\u2019ll| will) do|your (?:tasks|role|mission)|"
    r"how to apply|salary|compensation|location|equal opportunity|our (?:values|team|company))\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:benefits?|perks|we offer|salary|compensation|equal opportunity|about us)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:experience (?:with|in|of|as|using|building)|"
    r"years?(?:'|\u2019)? (?:of )?\w*\s?experience|"
    r"knowledge of|understanding of|proficien\w+|familiar\w*|fluen\w+ in|ability to|degree in|"
    r"certifi\w+|licen[cs]ed? \w+|must (?:have|be|know)|required|you (?:have|know|can|bring))\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:you(?:'ll|\u2019ll)? (?:will )?(?:have|bring|know|need|must have)|"
    r"we (?:want|need|require|expect)|"
    r"must (?:have|be|know)|an?|the|some|any|at least|minimum(?: of)?|over|more than|"
    r"\d+\s*\+?(?:\s*(?:-|\u2013|to)\s*\d+)?\s*\+?\s*years?(?:'|\u2019)?(?: of)?|"
    r"proven|strong|solid|deep|good|great|excellent|hands-on|demonstrated|professional|relevant|"
    r"building|designing|developing|creating|know(?:ing)? how to|"
    r"working|basic|advanced|prior|previous|practical|extensive|significant|technical|thorough|"
    r"experience|experienced|knowledge|understanding|background|proficiency|proficient|"
    r"familiarity|familiar|expertise|skills?|skilled|ability|able|fluency|fluent|comfortable|"
    r"command|track record|interest|passion|degree|bachelor(?:'|\u2019)?s?|master(?:'|\u2019)?s?|"
    r"with|in|of|to|using|at|on|for|as|such|like|including|e\.g\.?|and|or|both)\b['\u2019]?[\s,:]*)+",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\s*[,;/()|]\s*|\s+(?:experience|knowledge|understanding|skills?) (?:in|of|with|using)\s+|"
    r"\s+(?:and|or|as well as|such as|including|like|e\.g\.)\s+"
)
_TAIL = re.compile(
    r"\s+(?:is|are|would be|will be)\s+.*$|\s+(?:preferred|required|a plus|desired|desirable|"
    r"experience|skills?|knowledge|essential|mandatory|an advantage)\b.*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[+#]+|['\u2019-][^\W_]+)*")
_EMPTY = frozenset(
    "a an the of in on at to for with and or by from as is are be you your we our us their its "
    "this that it other related similar equivalent relevant field work working job role team teams "
    "environment environments plus etc strong good great excellent ability experience years year "
    "skills skill knowledge something things well new various least more than using use one "
    "two".split()
)


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that a job description asks for, as it writes it; `shown` is where the resume does.

    `shown` is the resume's own line; None means that these words were not found, no more.
    """

    text: str
    shown: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """Known skills of a job description, and phrases from its lines of requirements."""

    skills: tuple[Wish, ...]
    phrases: tuple[Wish, ...]

    @property
    def present(self) -> tuple[Wish, ...]:
        """What is wanted and stands in the resume."""
        return tuple(wish for wish in (*self.skills, *self.phrases) if wish.shown is not None)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is wanted and was not found in the resume."""
        return tuple(wish.text for wish in (*self.skills, *self.phrases) if wish.shown is None)


def match_job(profile: Profile, text: str, terms: Sequence[Term]) -> Match:
    """Set a job description beside a resume.

    A skill is known by any of its names. A phrase is found where one line of the resume has all of
    its words, with whatever endings. Both are written as the job description does.
    """
    index, lines = build_index(terms), tuple(_lines(profile))
    shown: dict[str, str] = {}
    for line in lines:
        for term, _, _ in find_terms(line, index):
            shown.setdefault(term.name, line)
    for skill in profile.skills:
        shown.setdefault(skill.name, skill.name)
    wanted: dict[str, str] = {}
    asked = _without_offers(text)
    for term, start, end in find_terms(asked, index):
        wanted.setdefault(term.name, " ".join(asked[start:end].split()))
    stems = [(line, _stems(line)) for line in lines]
    phrases = [
        Wish(phrase, next((line for line, has in stems if _stems(phrase) <= has), None))
        for phrase in _phrases(text, index)
    ]
    skills = tuple(Wish(written, shown.get(name)) for name, written in wanted.items())
    return Match(skills, tuple(phrases))


def requirement_lines(text: str) -> Iterator[str]:
    """Give the lines of a job description that say what is wanted, without their bullets."""
    wanted = False
    for raw in _BREAK.split(text):
        line = _bare(raw)
        if not line:
            continue
        if _is_heading(raw, line):
            wanted = bool(_WANTED.search(line)) and not _OTHER.search(line)
        elif (wanted or _CUE.search(line)) and not _OFFER.search(line):
            yield line


def _without_offers(text: str) -> str:
    """Leave out what is offered: "remote work" among the benefits is nothing that is wanted."""
    kept, offering = [], False
    for raw in _BREAK.split(text):
        line = _bare(raw)
        if line and _is_heading(raw, line):
            offering = bool(_OFFER.search(line))
        elif not offering and not _OFFER.search(line):
            kept.append(raw)
    return "\n".join(kept)


def _is_heading(raw: str, line: str) -> bool:
    words = len(line.split())
    named = words <= 6 and bool(_WANTED.search(line) or _OTHER.search(line))
    marked = raw.strip().endswith((":", ":**")) or raw.lstrip().startswith("#")
    return words <= 8 and (marked or (named and not re.search(r"[,;\d]", line) and words <= 4))


def _bare(line: str) -> str:
    return " ".join(_MARK.sub(" ", line).split()).strip(" :.;,")


def _phrases(text: str, index: TermIndex) -> tuple[str, ...]:
    """Give each phrase once, without those that are a known skill anyway."""
    found: dict[frozenset[str], str] = {}
    for line in requirement_lines(text):
        for part in _APART.split(line):
            phrase = _TAIL.sub("", _LEAD.sub("", part)).strip(" .:;,-\u2013")
            stems = _stems(phrase)
            if (
                1 <= len(stems) <= LONGEST_PHRASE
                and len(phrase) > 3
                and not find_terms(part, index)
            ):
                found.setdefault(stems, phrase)
    return tuple(found.values())[:MOST_PHRASES]


def _lines(profile: Profile) -> Iterator[str]:
    for bullet in profile.bullets:
        yield bullet.text
    for claim in profile.claims:
        yield claim.text
    for role in profile.roles:
        yield ", ".join(part for part in (role.title, role.employer) if part)
    yield from profile.education
    for skill in profile.skills:
        yield skill.name


def _stems(text: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(stem(word) for word in words if word not in _EMPTY)
