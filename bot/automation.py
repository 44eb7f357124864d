"""The room for other programs: one JSON object a line, in and out (docs/automation.md)."""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.answer import MEDIAN_WORDS_PER_MINUTE, Answer, Medium
from bot.interview.formats import reading_seconds
from bot.interview.ports import Intent, RoomLeft
from bot.interview.proofs import proofs
from bot.interview.report import Report
from bot.interview.transcript import Exchange, Prompt, Turn
from bot.score_json import NOTHING_SCORED, assessment_json, key_points_json
from bot.scoring.certainty import uncertain_share

BYTE_ORDER_MARK = "\ufeff"
"""Some shells put it before the first line they pipe; it is passed over there."""
_LONGEST_FIELD = 200

Write = Callable[[Mapping[str, Any]], None]


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    answer: Annotated[str, Field(max_length=20_000)] | None = None
    seconds: Annotated[float, Field(ge=0, le=7200, allow_inf_nan=False)] | None = None
    intent: Intent | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> "_Reply":
        """A reply is an answer or an intent, never both and never neither."""
        if (self.answer is None) == (self.intent is None):
            raise ValueError('Give either "answer" or "intent"')
        return self


class JsonRoom:
    """A room in which time is counted, not waited for: an answer takes its `seconds`.

    An answer without `seconds` takes its words at the median speaking pace, an intent none.
    """

    def __init__(self, next_line: Callable[[], Awaitable[str | None]], write: Write) -> None:
        self._next_line = next_line
        self._write = write
        self._clock = 0.0
        self._line = 0

    def now(self) -> float:
        """Seconds counted so far."""
        return self._clock

    async def say(self, text: str) -> None:
        """Count the time; other programs need no small talk."""
        self._clock += reading_seconds(text)

    async def ask(self, prompt: Prompt) -> None:
        """Write the question."""
        self._clock += reading_seconds(prompt.spoken)
        self._write(question_json(prompt))

    async def hear(self, prompt: Prompt, *, limit: float) -> Answer | Intent:
        """Read the next valid reply; a bad line is answered with an error object."""
        del prompt
        while (line := await self._next_line()) is not None:
            self._line += 1
            if not line.strip():
                continue
            reply = self._parsed(line)
            if reply is None:
                continue
            if reply.intent:
                self._clock += min(limit, reply.seconds or 0.0)
                return reply.intent
            text = reply.answer or ""
            pace = len(text.split()) * 60.0 / MEDIAN_WORDS_PER_MINUTE
            self._clock += min(limit, pace if reply.seconds is None else reply.seconds)
            medium = Medium.TYPED if reply.seconds is None else Medium.SPOKEN
            return Answer(text, reply.seconds, medium)
        raise RoomLeft

    async def last_words(self, prompt: Prompt, *, limit: float) -> None:
        """Wait for nothing: a reply is whole when it is sent."""
        del prompt, limit

    def _parsed(self, line: str) -> _Reply | None:
        if self._line == 1:
            line = line.removeprefix(BYTE_ORDER_MARK)
        try:
            return _Reply.model_validate_json(line)
        except ValidationError as error:
            self._write(line_error(error, self._line))
            return None


def json_line(value: Mapping[str, Any]) -> str:
    """Give one object as one line of ASCII.

    Escapes keep it one line to every reader (some break lines at U+2028) in every encoding.
    """
    return json.dumps(value, separators=(",", ":"))


def error_json(message: str, *, line: int | None, field: str | None) -> dict[str, Any]:
    """Make the object that reports a line which could not be used."""
    return {"type": "error", "line": line, "field": field, "message": message}


def line_error(error: ValidationError, line: int) -> dict[str, Any]:
    """Make the object for the first thing wrong in a line; it never repeats a value of it."""
    first = error.errors(include_input=False, include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])[:_LONGEST_FIELD] or None
    return error_json(_said(first["type"], first["msg"]), line=line, field=field)


def _said(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return "There is no field of that name. Check the spelling or leave it out."
    if kind == "missing":
        return "This field is missing. Add it to the line."
    if kind == "model_type":
        return "This is not an object. Send one JSON object a line."
    if kind == "json_invalid":
        at = re.search(r"column \d+", message)
        where = f" from {at.group()} on" if at else ""
        return f"This line is not valid JSON{where}. Send one object a line."
    return f"{message.removeprefix('Value error, ')}."


def question_json(prompt: Prompt) -> dict[str, Any]:
    """Make the object that asks a question or probe."""
    return {
        "type": "question",
        "id": prompt.id,
        "text": prompt.text,
        "spoken": prompt.spoken,
        "kind": prompt.kind,
        "level": prompt.level,
        "topic": prompt.topic,
        "follow_up_to": prompt.follow_up_to,
        "reason": prompt.reason,
        "quote": prompt.quote,
    }


def report_json(report: Report) -> dict[str, Any]:
    """Make the object that ends a sitting; `turns` are in the order they were asked."""
    cap = report.cap
    return {
        "type": "report",
        "tier": report.tier,
        "overall": report.overall,
        "band": report.band,
        "bands": report.bands
        and {"qualified": report.bands.qualified, "expert": report.bands.expert},
        "close_to": report.close_to and report.close_to[0],
        "doubt": report.doubt,
        "ending": report.ending,
        "mode": report.mode,
        "rubric": report.rubric,
        "cap": {"tier": cap.tier, "since": cap.since, "why": cap.why} if cap else None,
        "dimensions": {d.value: v for d, v in report.dimensions.items()},
        "quotas": [
            {"phase": q.phase, "planned": q.planned, "asked": q.asked, "answered": q.answered}
            for q in report.quotas
        ],
        "ladder": [
            {"question": s.question, "score": s.score, "level": s.level, "why": s.why}
            for s in report.steps
        ],
        "next_step": report.next_step.advice if report.next_step else None,
        "proofs": [
            {
                "name": p.name,
                "verdict": p.verdict,
                "why": p.why,
                "quote": p.quote,
                "prompt_id": p.prompt_id,
            }
            for p in proofs(report)
        ],
        "turns": [turn for exchange in report.exchanges for turn in _turns_json(exchange)],
    }


def _turns_json(exchange: Exchange) -> list[dict[str, Any]]:
    """Make the objects of a question and its probes; each score covers the answers so far."""
    turns, answered = [], 0
    for turn in exchange.turns:
        question = question_json(turn.prompt)
        del question["type"]
        said = {
            "answer": turn.answer.text if turn.answer else None,
            "skipped": turn.answer is None,
            "seconds": round(turn.seconds, 1),
            "engine": turn.prompt.engine,
            "judge": judgement_json(turn),
            "corrected": bool(turn.answer and turn.answer.heard is not None),
            "uncertain": round(uncertain_share(turn.answer), 3) if turn.answer else 0.0,
        }
        scored = NOTHING_SCORED
        if found := turn.assessment:
            scored = assessment_json(found, part=answered) | key_points_json(found)
        turns.append({**question, **said, **scored})
        answered += turn.answer is not None
    return turns


def judgement_json(turn: Turn) -> dict[str, Any] | None:
    """Make the object of what a model judge found; null where none was asked or none could say."""
    if (found := turn.judgement) is None:
        return None
    return {
        "points": round(found.points, 1),
        "levels": {dimension.value: level for dimension, level in found.levels.items()},
        "relevance": found.relevance,
        "addressed": found.addressed,
        "quotes": list(found.quotes),
        "votes": found.votes,
        "model": found.model,
    }
