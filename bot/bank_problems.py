"""What is wrong with a parsed file, in words a teacher understands; everything at once.

Rules here look at what the file says, so that a field of a wrong shape hides no other mistake.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.bank_entries import SHAPES, Entry
from bot.bank_wording import same_wording, twins, unspoken
from bot.errors import Problem

_COUNTS = {"key_point": (2, 4), "probe": (1, 3), "scores": (2, 4), "fails": (1, 3)}
_POINTED = ["technical", "scenario"]  # no set: a wrong kind may be unhashable
_RANGES = {"level": "1 to 5", "seconds": "20 to 120", "format": "1"}
_LEAST_QUESTIONS = 8
"""A short interview asks two questions and shouldn't repeat one for four sittings."""
_TYPES = {
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number without quotes",
    "bool_type": "must be true or false, without quotes",
    "list_type": "must be a list in square brackets, or blocks with [[…]] headings",
    "model_type": "must be a block with fields in it",
    "missing": "is missing",
}

Raw = Mapping[str, Any]
"""A file as TOML gives it: tables, lists, text, numbers; of any shape."""


def shape_problems(
    file: str, raw: Raw, model: type[Entry], error: ValidationError
) -> list[Problem]:
    """Translate what pydantic found in `raw` into problems that name entry and field."""
    return [
        Problem(file, _entry(raw, item["loc"]), _field(item["loc"]), _message(item, model))
        for item in error.errors()
    ]


def bank_problems(file: str, raw: Raw) -> Iterator[Problem]:
    """Check what concerns several fields of a track file or of one question."""
    if not raw:
        return
    track = raw.get("track")
    if isinstance(track, str) and f"{track}.toml" != file:
        yield Problem(file, "", "track", f"is '{track}'; the file must be named {track}.toml")
    for field, message in _track_rules(raw):
        yield Problem(file, "", field, message)
    for number, question in enumerate(_tables(raw, "question"), start=1):
        name = _name(question, number, "question")
        for field, message in _question_rules(question):
            yield Problem(file, name, field, message)


def clashes(raws: Sequence[tuple[str, Raw]]) -> Iterator[Problem]:
    """Find ids that are used twice and questions that ask nearly the same, within and across."""
    owners: dict[str, str] = {}
    for file, raw in raws:
        for number, question in enumerate(_tables(raw, "question"), start=1):
            name = _name(question, number, "question")
            if name in owners and name == question.get("id"):
                yield Problem(file, name, "id", f"is already used in {owners[name]}")
            owners.setdefault(name, file)
    yield from _twin_problems(raws)
    seen: dict[str, str] = {}
    for file, raw in raws:
        track = raw.get("track")
        if not isinstance(track, str):
            continue
        if track in seen:
            yield Problem(file, "", "track", f"there is already a track '{track}' in {seen[track]}")
        seen.setdefault(track, file)


def _twin_problems(raws: Sequence[tuple[str, Raw]]) -> Iterator[Problem]:
    asked = [
        (file, _name(question, number, "question"), question["text"])
        for file, raw in raws
        for number, question in enumerate(_tables(raw, "question"), start=1)
        if isinstance(question.get("text"), str)
    ]
    for first, second in twins([text for _, _, text in asked]):
        other, name, text = asked[first]
        file = asked[second][0]
        yield Problem(
            file,
            asked[second][1],
            "text",
            f'asks nearly the same as {name} in {other} ("{text}"); ask something else',
        )


def term_problems(raws: Sequence[tuple[str, Raw]]) -> Iterator[Problem]:
    """Check skill terms against each other and field against field."""
    owners: dict[str, str] = {}
    rivals: list[tuple[str, str, str]] = []
    for file, raw in raws:
        for number, term in enumerate(_tables(raw, "term"), start=1):
            entry = _name(term, number, "term")
            for field, message in _term_rules(term):
                yield Problem(file, entry, field, message)
            for field, spelling in _spellings(term):
                same = " ".join(re.split(r"[\s-]+", spelling.casefold()))
                if same in owners:
                    message = f"'{spelling}' is already a spelling of {owners[same]}"
                    yield Problem(file, entry, field, message)
                owners.setdefault(same, entry)
            rivals.extend((file, entry, rival) for rival in _texts(term.get("alternatives")))
    for file, entry, rival in rivals:
        if unspoken(rival) and rival not in owners.values():
            message = f"'{rival}' can't be read aloud; name it in words, or add it as a term"
            yield Problem(file, entry, "alternatives", message)


def _spellings(term: Raw) -> Iterator[tuple[str, str]]:
    if isinstance(term.get("name"), str):
        yield "name", term["name"]
    for alias in _texts(term.get("aliases")):
        yield "aliases", alias


def _term_rules(term: Raw) -> Iterator[tuple[str, str]]:
    name, rivals = term.get("name"), _texts(term.get("alternatives"))
    if isinstance(name, str) and term.get("spoken") is None and (piece := unspoken(name)):
        yield "spoken", f"is missing: '{piece}' can't be read aloud as written"
    if isinstance(term.get("alternatives"), list) and not 1 <= len(rivals) <= 4:
        yield "alternatives", f"there are {len(rivals)}; write 1 to 4"
    if name in rivals:
        yield "alternatives", "names the term itself"


def _track_rules(raw: Raw) -> Iterator[tuple[str, str]]:
    kinds = [question.get("kind") for question in _tables(raw, "question")]
    if isinstance(raw.get("question"), list):
        if len(kinds) < _LEAST_QUESTIONS:
            yield "question", f"there are {len(kinds)}; an interview needs {_LEAST_QUESTIONS}"
        if sum(kind in _POINTED for kind in kinds) < 2:
            yield "question", "at least two must be of kind technical or scenario"
        if "background" not in kinds:
            yield "question", "at least one must be of kind background, to open the interview"
    vocabulary = _texts(raw.get("vocabulary"))
    if isinstance(raw.get("vocabulary"), list) and not 20 <= len(vocabulary) <= 120:
        yield "vocabulary", f"there are {len(vocabulary)} words; write 20 to 120"
    for word in sorted({word for word in vocabulary if vocabulary.count(word) > 1}):
        yield "vocabulary", f"lists '{word}' more than once"


def _question_rules(question: Raw) -> Iterator[tuple[str, str]]:
    yield from _count_rules(question)
    text = question.get("text")
    if isinstance(text, str) and question.get("spoken") is None and (piece := unspoken(text)):
        yield "spoken", f"is missing: the text holds '{piece}', which can't be read aloud as it is"
    for number, point in enumerate(_tables(question, "key_point"), start=1):
        for field, message in _key_point_rules(point):
            yield f"key_point {number} {field}", message


def _count_rules(question: Raw) -> Iterator[tuple[str, str]]:
    for field, (least, most) in _COUNTS.items():
        found = question.get(field, [] if field == "key_point" else None)
        if not isinstance(found, list) or least <= len(found) <= most:
            continue
        if found or field != "key_point":
            yield field, f"there are {len(found)}; write {least} to {most}"
        elif question.get("kind") in _POINTED:
            yield field, f"is missing: a {question['kind']} question needs {least} to {most}"


def _key_point_rules(point: Raw) -> Iterator[tuple[str, str]]:
    examples = _texts(point.get("examples"))
    if isinstance(point.get("examples"), list) and len(examples) != 2:
        yield "examples", f"there are {len(examples)}; write exactly two"
    for left, right in combinations(examples, 2):
        if same_wording(left, right):
            yield "examples", "say the same thing in nearly the same words; reword one"
    if any(
        same_wording(text, near) for near in _texts([point.get("near_miss")]) for text in examples
    ):
        yield "near_miss", "is nearly the same as an example; it must earn nothing"


def _tables(raw: Raw, key: str) -> list[Raw]:
    found = raw.get(key)
    return (
        [item if isinstance(item, dict) else {} for item in found]
        if isinstance(found, list)
        else []
    )


def _texts(found: object) -> list[str]:
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []


def _name(table: Raw, number: int, what: str) -> str:
    name = table.get("id", table.get("name"))
    return name if isinstance(name, str) and name.strip() else f"{what} {number}"


def _entry(raw: Raw, loc: Sequence[int | str]) -> str:
    if len(loc) < 2 or not isinstance(loc[1], int):
        return ""
    what = str(loc[0])
    return (
        _name(_tables(raw, what)[loc[1]], loc[1] + 1, what) if what in {"question", "term"} else ""
    )


def _field(loc: Sequence[int | str]) -> str:
    inner = loc[2:] if loc[0] in {"question", "term"} and len(loc) > 2 else loc
    return " ".join(str(part + 1) if isinstance(part, int) else part for part in inner)


def _message(item: ErrorDetails, model: type[Entry]) -> str:
    kind, context = item["type"], item.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "enum":
        choices = str(context["expected"]).replace("'", "")
        return f"'{item['input']}' is not known; use {choices}"
    if kind in {"greater_than_equal", "less_than_equal"}:
        return f"is {item['input']}; must be {_RANGES[str(item['loc'][-1])]}"
    if kind == "extra_forbidden":
        return _unknown(item["loc"], model)
    return _TYPES.get(kind, item["msg"])


def _unknown(loc: Sequence[int | str], model: type[Entry]) -> str:
    path = tuple(part for part in loc[:-1] if isinstance(part, str))
    known = list(SHAPES.get(path, model).model_fields)
    if close := difflib.get_close_matches(str(loc[-1]), known, n=1):
        return f"is not a field here; did you mean '{close[0]}'?"
    if len(path) == 2 and loc[-1] in SHAPES[path[:1]].model_fields:
        return f"belongs to the {path[0]}; move it above the first [[{path[0]}.…]] block"
    return f"is not a field here; the fields are {', '.join(known)}"
