import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError
from referencing import Registry, Resource

from bot import automation
from bot.automation import question_json, report_json
from bot.bank import Kind
from bot.bank_entries import CATEGORIES
from bot.candidates.answering import Style
from bot.commands import score
from bot.interview.ports import Intent
from bot.interview.proofs import Claim, Verdict
from bot.interview.transcript import Ending, Mode, Phase
from bot.resume.lexicon import MORE_CATEGORIES
from bot.scoring.rubric import Coverage, Dimension, Flag, Missing, Tier
from bot.shelf import Shelf
from tests.automation.process import GOLDEN, ROOT
from tests.simulation.sittings import Cast, hold

FOLDER = ROOT / "docs" / "schemas"
SCHEMAS = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}
REGISTRY: Registry[Any] = Registry().with_resources(
    (f"{name}.json", Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)
OUT = {"question": "rehearse-question", "report": "rehearse-report", "error": "error"}
ENUMS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "kinds asked": (("rehearse-question", "$defs", "kind"), tuple(Kind)),
    "endings": (("rehearse-report", "properties", "ending"), tuple(Ending)),
    "modes": (("rehearse-report", "properties", "mode"), tuple(Mode)),
    "tiers": (("rehearse-report", "properties", "tier"), tuple(Tier)),
    "phases": (
        ("rehearse-report", "properties", "quotas", "items", "properties", "phase"),
        tuple(Phase),
    ),
    "claims": (
        ("rehearse-report", "properties", "proofs", "items", "properties", "name"),
        tuple(Claim),
    ),
    "verdicts": (
        ("rehearse-report", "properties", "proofs", "items", "properties", "verdict"),
        tuple(Verdict),
    ),
    "coverage": (
        ("rehearse-report", "$defs", "turn", "properties", "key_points", "items", "properties",
         "coverage"),
        tuple(Coverage),
    ),
    "flags": (("score-out", "$defs", "flags", "items"), tuple(Flag)),
    "dimensions": (
        ("score-out", "$defs", "findings", "items", "properties", "dimension"),
        tuple(Dimension),
    ),
    "missing": (
        ("score-out", "$defs", "would_add", "items", "properties", "missing"),
        tuple(Missing),
    ),
    "categories": (
        ("resume", "properties", "skills", "items", "properties", "category"),
        (*CATEGORIES, *MORE_CATEGORIES, "other"),
    ),
}  # fmt: skip


@cache
def validator(name: str) -> Draft202012Validator:
    """Give the validator of one committed schema."""
    return Draft202012Validator(SCHEMAS[name], registry=REGISTRY)


def objections(name: str, value: object) -> list[str]:
    """Say where a value breaks a schema."""
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(value)]


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / name).read_text("utf-8").splitlines()]


def _parts(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from _parts(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _parts(part)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_valid_strict_and_described(name: str) -> None:
    """Each schema is 2020-12, says what it is, and no object in it allows an unknown field."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"].endswith("2020-12/schema")
    assert SCHEMAS[name]["title"]
    assert SCHEMAS[name]["description"]
    objects = [part for part in _parts(SCHEMAS[name]) if part.get("type") == "object"]
    for part in objects:
        if "properties" in part:
            assert part["additionalProperties"] is False
            assert set(part["required"]) <= set(part["properties"])


@pytest.mark.parametrize("name", ENUMS)
def test_a_schema_lists_what_the_program_knows(name: str) -> None:
    """The choices of a schema are those of the program, no more and no fewer."""
    (schema, *path), known = ENUMS[name]
    part = SCHEMAS[schema]
    for step in path:
        part = part[step]
    assert part["enum"] == [str(one) for one in known]


def test_caps_intents_and_kinds_of_input_are_those_of_the_program() -> None:
    """Choices that leave something out, or allow null, agree with the program too."""
    cap = SCHEMAS["rehearse-report"]["properties"]["cap"]["anyOf"][0]["properties"]["tier"]["enum"]
    assert cap == [Tier.QUALIFIED, Tier.EXPERT]
    assert SCHEMAS["rehearse-reply"]["properties"]["intent"]["enum"] == [*map(str, Intent), None]
    assert SCHEMAS["score-in"]["properties"]["kind"]["enum"] == [*map(str, Kind), None]


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_resumes_obey_their_schema(path: Path) -> None:
    """Every committed resume object is as documented."""
    assert objections("resume", json.loads(path.read_text("utf-8"))) == []


def test_scores_obey_their_schema() -> None:
    """Every committed score or error is as documented; the flags are all but one."""
    out = _lines("score.out.jsonl")
    for value in out:
        assert objections("error" if "type" in value else "score-out", value) == []
    flags = {flag for value in out for flag in value.get("flags", ())}
    assert flags == set(Flag) - {Flag.REHEARSED}  # needs earlier answers, which a line has not


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("rehearse-*.out.jsonl")), ids=lambda p: p.stem)
def test_rehearsals_obey_their_schemas(path: Path) -> None:
    """Every committed question, error and report is as documented."""
    for value in _lines(path.name):
        assert objections(OUT[value["type"]], value) == []


@pytest.mark.parametrize(
    "cast",
    [
        Cast("law", "quick15", 3, "leila_haddad", Style.STRONG),
        Cast("medicine", "custom-10m-4q", 4, "tomasz_wrona", Style.WEAK, with_resume=False),
        Cast("education", "drill-motivation", 5, "sioned_parry", Style.MIDDLING),
    ],
    ids=lambda cast: cast.format,
)
def test_simulated_reports_obey_their_schema(cast: Cast) -> None:
    """Whoever sits, questions and report are as documented, and findings quote their own turn."""
    held = hold(cast)
    written = json.loads(json.dumps(report_json(held.report)))
    assert objections("rehearse-report", written) == []
    for turn in held.transcript.turns:
        assert objections("rehearse-question", question_json(turn.prompt)) == []
    for turn in written["turns"]:
        for finding in turn["findings"]:
            quoted = turn["answer"][finding["start"] : finding["end"]]
            assert quoted == finding["quote"]


def test_the_last_turn_of_a_question_has_the_score_that_counts() -> None:
    """The ladder's score of each question is the one in its last answered turn."""
    held = hold(Cast("law", "quick15", 3, "leila_haddad", Style.STRONG))
    written = report_json(held.report)
    last = {turn["follow_up_to"] or turn["id"]: turn["overall"] for turn in written["turns"]}
    assert last == {step["question"]: step["score"] for step in written["ladder"]}


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 8000),
    st.floats(-2, 8000, allow_nan=False).filter(lambda x: x != int(x)),
    st.sampled_from(["", "skip", "stop", "domain", "law", "Why?", "x" * 101, "x" * 201]),
    st.sampled_from(["x" * 20_000, "x" * 20_001, "\0", "\u2028"]),
    st.lists(st.none(), max_size=1),
    st.just({}),
)
POINT = st.dictionaries(
    st.sampled_from(["text", "examples", "more"]),
    st.one_of(ODD, st.lists(st.sampled_from(["x", 1]), max_size=2)),
)
FOLLOW_UP = st.dictionaries(st.sampled_from(["question", "answer", "seconds", "x"]), ODD)
CHANGED = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("id", "question", "answer", "kind", "track", "seconds", "x"), ODD)
    | {"follow_up": st.one_of(ODD, FOLLOW_UP), "key_points": st.one_of(ODD, st.lists(POINT))},
)


@settings(max_examples=400, deadline=None)
@given(CHANGED, st.sets(st.sampled_from(["id", "question", "answer"]), max_size=1))
def test_score_takes_what_its_schema_allows(changes: dict[str, Any], gone: set[str]) -> None:
    """A line is used if and only if its schema allows it."""
    good = {"id": "1", "question": "Why?", "answer": "Because."}
    line = {k: v for k, v in (good | changes).items() if k not in gone}
    assert _used(score._Line, line) is (objections("score-in", line) == [])


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.sampled_from(["answer", "seconds", "intent", "x"]), ODD))
def test_rehearse_takes_what_its_schema_allows(line: dict[str, Any]) -> None:
    """A reply is used if and only if its schema allows it."""
    assert _used(automation._Reply, line) is (objections("rehearse-reply", line) == [])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300), st.one_of(st.none(), st.floats(0, 7200)))
def test_any_words_give_a_documented_score(
    question: str, answer: str, seconds: float | None
) -> None:
    """Whatever is asked and answered, the object that comes back is as documented."""
    line = {"id": "1", "question": question, "answer": answer, "seconds": seconds}
    (found,) = score.scored([json.dumps(line).encode()], Shelf(()))
    name = "error" if "type" in found else "score-out"
    assert objections(name, json.loads(json.dumps(found))) == []
    assert name == "score-out"


def _used(model: Any, line: Mapping[str, Any]) -> bool:
    try:
        model.model_validate_json(json.dumps(line))
    except ValidationError:
        return False
    return True
