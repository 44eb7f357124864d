"""`greenroom score --jsonl`: scores answers that other programs send, one JSON object a line."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

import typer
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.answer import Answer, Medium
from bot.automation import (
    BYTE_ORDER_MARK,
    error_json,
    json_line,
    line_error,
)
from bot.bank import Bank, KeyPoint, Kind
from bot.errors import InputInvalid
from bot.score_json import assessment_json
from bot.scoring.assess import Asked, FollowUp, RuleScorer
from bot.scoring.rubric import Assessment
from bot.settings import read_settings
from bot.shelf import Shelf, open_shelf

Text = Annotated[str, Field(max_length=20_000)]
Seconds = Annotated[float, Field(ge=0, le=7200, allow_inf_nan=False)]

JsonLines = Annotated[
    bool,
    typer.Option("--jsonl", help="JSON lines on stdin and stdout (docs/automation.md)."),
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _KeyPoint(_Strict):
    text: Text
    examples: list[Text] = []


class _FollowUp(_Strict):
    question: Text
    answer: Text
    seconds: Seconds | None = None


class _Line(_Strict):
    id: Annotated[str, Field(max_length=200)]
    question: Text
    answer: Text
    kind: Annotated[Kind, Field(strict=False)] | None = None
    track: Annotated[str, Field(max_length=100)] | None = None
    seconds: Seconds | None = None
    follow_up: _FollowUp | None = None
    key_points: list[_KeyPoint] = []


def register(app: typer.Typer) -> None:
    """Add the `score` command to the program."""
    app.command("score")(score)


def score(jsonl: JsonLines = False) -> None:  # noqa: FBT002 - typer reads options from defaults
    """Score answers from stdin: the points, the words they stand on, and what was missing."""
    if not jsonl:
        raise typer.BadParameter("give --jsonl and send one JSON object a line on stdin")
    shelf = open_shelf(read_settings())
    clean = True
    for found in scored(sys.stdin.buffer, shelf):
        clean = clean and found.get("type") != "error"
        sys.stdout.write(json_line(found) + "\n")
        sys.stdout.flush()
    if not clean:
        raise typer.Exit(1)


def scored(lines: Iterable[bytes], shelf: Shelf) -> Iterator[Mapping[str, Any]]:
    """Give one object for every line that isn't blank, in order: a score, or what is wrong."""
    scorer = RuleScorer(shelf.terms)
    banks: dict[str, Bank] = {}
    for number, raw in enumerate(_unmarked(lines), start=1):
        if raw.strip():
            yield _answered(raw, number, scorer, shelf, banks)


def _unmarked(lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, raw in enumerate(lines):
        yield raw if number else raw.removeprefix(BYTE_ORDER_MARK.encode())


def _answered(
    raw: bytes, number: int, scorer: RuleScorer, shelf: Shelf, banks: dict[str, Bank]
) -> Mapping[str, Any]:
    try:
        line = _Line.model_validate_json(raw)
    except ValidationError as error:
        return line_error(error, number)
    try:
        if line.track is not None and line.track not in banks:
            banks[line.track] = shelf.bank(line.track)
    except InputInvalid as error:
        return error_json(error.advice, line=number, field="track")
    vocabulary = banks[line.track].vocabulary if line.track else ()
    return {"id": line.id} | assessment_json(_assessed(line, vocabulary, scorer))


def _assessed(line: _Line, vocabulary: tuple[str, ...], scorer: RuleScorer) -> Assessment:
    points = tuple(KeyPoint(k.text, tuple(k.examples)) for k in line.key_points)
    asked = Asked(line.question, line.kind, key_points=points, vocabulary=vocabulary)
    more = line.follow_up
    follow_ups = [FollowUp(more.question, _answer(more.answer, more.seconds))] if more else []
    return scorer.assess(asked, _answer(line.answer, line.seconds), follow_ups=follow_ups)


def _answer(text: str, seconds: float | None) -> Answer:
    return Answer(text, seconds, Medium.TYPED if seconds is None else Medium.SPOKEN)
