"""Finds skill terms in answers and resumes: fast, word by word, the longest name first.

A name is one of C++, CI/CD, .NET or "chain-of-thought" as much as Redis. Spaces and hyphens inside
a name stand for each other, and a plain plural counts ("rubrics").
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.bank import Term

Found = tuple[Term, int, int]
"""A term and where it stands: `text[start:end]`, in characters."""

_STARTS = re.compile(r"(?<![\w@])(?:\.(?=[A-Za-z])|(?<![^\W\d]\.)(?=\w))([^\W_]+)")
_RUN = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"\S+")
_AROUND = "()[]<>\".,;:!?'"
_LINK = re.compile(r"://|@[\w-]+\.\w|\bwww\.|\.(?:com|org|io|edu|dev|app|ai|co)\b", re.IGNORECASE)
_OPENING = re.compile(r"(?:^\s*(?:[-*]\s+)?|[.!?\u2022\u00b7]\s*)[\"'(]*\Z", re.MULTILINE)
_LISTED = re.compile(r"\s*(?:[,;/|&+)\]\u2022\u00b7\u2013\u2014-]|\Z)|[ \t]*\n|\s+(?:and|or)\b")
_LETTER_BEFORE = re.compile(
    r"(?:\b(?:in|with|using|and|or|from|to|plain|embedded|wrote|write|know|learned)\s+"
    r"|[,;/|(:\u2022\u00b7]\s*)\Z",
    re.IGNORECASE,
)
_LETTER_AFTER = re.compile(
    r"\s*[,;/|)]|\s+(?:program|language|code|compiler|script|package|librar|developer)\w*",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"\b(?:vitamin|series|hepatitis|plan|grade|class|type|option|group|part|section|appendix|"
    r"exhibit|schedule|level|tier|phase|team|form|unit)\s+\Z",
    re.IGNORECASE,
)
_LINE_START = re.compile(r"^\s*(?:[-*\u2022\u00b7]\s*)?\Z", re.MULTILINE)
_LINE_END = re.compile(r"[ \t]*$", re.MULTILINE)
_NEAR = 40
"""Characters before a match that decide what it is part of."""


@dataclass(frozen=True, slots=True)
class _Name:
    term: Term
    pattern: str
    flags: re.RegexFlag
    exact: bool
    guarded: bool
    letter: bool


@dataclass(frozen=True, slots=True)
class TermIndex:
    """Names by their first run of letters and digits, longest first; build it once and keep it."""

    names: Mapping[str, tuple[_Name, ...]]


def build_index(terms: Iterable[Term]) -> TermIndex:
    """Prepare terms for `find_terms`; of two terms with one spelling the first wins."""
    names: dict[str, dict[str, _Name]] = {}
    for term in terms:
        for spelling in (term.name, *term.aliases):
            exact = term.exact_case and spelling == term.name
            run = _RUN.search(spelling)
            if run:
                listed = names.setdefault(run.group().lower(), {})
                listed.setdefault(spelling, _name(term, spelling, exact=exact))
    return TermIndex(
        {
            key: tuple(listed[name] for name in sorted(listed, key=len, reverse=True))
            for key, listed in names.items()
        }
    )


_VARIES = frozenset("s0123456789")
"""What a name may end on that is listed without it: see `_candidates`."""


def find_terms(text: str, index: TermIndex) -> tuple[Found, ...]:
    """Find the terms of a text from left to right, none inside another.

    A term that is a common word too counts only as its file writes it, and never in a text
    without capitals; at the start of a sentence, where every word has one, it counts only in a
    list ("Go, Rust"). A single letter counts only where a language may stand ("in C", not
    "vitamin C"). Addresses of web pages and mail name no skills.
    """
    capitals = text != text.lower()
    links = _links(text)
    found: list[Found] = []
    end = 0
    for run in _STARTS.finditer(text):
        key = run.group(1).lower()
        if run.start() < end or (key not in index.names and key[-1] not in _VARIES):
            continue
        for name in _candidates(key, index):
            span = _span(text, name, run) if capitals or not name.exact else None
            if span and not _in_link(span, links):
                found.append((name.term, *span))
                end = span[1]
                break
    return tuple(found)


def _candidates(run: str, index: TermIndex) -> Sequence[_Name]:
    """Give the names that may start with `run`, be it a plural or with a version (Python3)."""
    if run[-1] != "s" and not run[-1].isdigit():
        return index.names.get(run, ())
    keys = dict.fromkeys((run, run.rstrip("0123456789"), run.removesuffix("s")))
    return [name for key in keys for name in index.names.get(key, ())]


def _links(text: str) -> list[tuple[int, int]]:
    """Find web and mail addresses, without the brackets and stops around them."""
    if not _LINK.search(text):
        return []
    found: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(text):
        if _LINK.search(token.group()):
            bare = token.group().strip(_AROUND)
            start = token.start() + token.group().find(bare)
            found.append((start, start + len(bare)))
    return found


def _in_link(span: tuple[int, int], links: list[tuple[int, int]]) -> bool:
    start, end = span
    return any(left <= start < right and (left, right) != (start, end) for left, right in links)


def _span(text: str, name: _Name, run: re.Match[str]) -> tuple[int, int] | None:
    for start in {run.start(), run.start(1)}:
        match = _compiled(name.pattern, name.flags).match(text, start)
        if match and _meant(text, name, *match.span()):
            return match.span()
    return None


def _meant(text: str, name: _Name, start: int, end: int) -> bool:
    """Tell whether a name that is a common word or a letter is meant as the term."""
    near = max(0, start - _NEAR)
    if name.letter and _LINE_START.search(text, near, start) and _LINE_END.match(text, end):
        return True
    if name.letter:
        if _LETTERED.search(text, near, start):
            return False
        return bool(_LETTER_BEFORE.search(text, near, start) or _LETTER_AFTER.match(text, end))
    if name.guarded and _OPENING.search(text, near, start):
        return bool(_LISTED.match(text, end))
    return True


@cache
def _compiled(pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
    # Few names of an index are ever met: compiling all of them would take most of a second.
    return re.compile(pattern, flags)


def _name(term: Term, spelling: str, *, exact: bool) -> _Name:
    letter = len(spelling) == 1
    parts = [re.escape(part) for part in re.split(r"[\s-]+", spelling)]
    plural = "s?" if not exact and re.search(r"[A-Za-z]{2}[^\WsS\d_]\Z", spelling) else ""
    if letter:
        after = r"(?![\w+#]|[&'\u2019-]\w|\.\w)"
    elif exact:
        after = r"(?!\d*[^\W\d]|[+#](?!\w)|[-\u2010\u2011]\w|\s+(?:19|20)\d\d\b)"
    else:
        after = r"(?!\d*[^\W\d]|[+#](?!\w))"
    joined = r"(?:\s+|\s?[-\u2010\u2011]\s?)".join(parts)
    return _Name(
        term=term,
        pattern=joined + plural + after,
        flags=re.NOFLAG if exact else re.IGNORECASE,
        exact=exact,
        guarded=exact and not letter and spelling.istitle(),
        letter=letter,
    )
