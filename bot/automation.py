"""The room for other programs: one JSON object a line, in and out (docs/automation.md)."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.answer import MEDIAN_WORDS_PER_MINUTE, Answer, Medium
from bot.interview.formats import reading_seconds
from bot.interview.ports import Intent, RoomLeft
from bot.interview.proofs import proofs
from bot.interview.report import Report
from bot.interview.transcript import Prompt, Turn

Write = Callable[[Mapping[str, Any]], None]


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid")

    answer: Annotated[str, Field(max_length=20_000)] | None = None
    seconds: Annotated[float, Field(ge=0, le=7200)] | None = None
    intent: Intent | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> "_Reply":
        """A reply is an answer or an intent, never both and never neither."""
        if (self.answer is None) == (self.intent is None):
            raise ValueError('give either "answer" or "intent"')
        return self


class JsonRoom:
    """A room in which time is counted, not waited for: an answer takes its `seconds`.

    An answer without `seconds` takes its words at the median speaking pace.
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
                return reply.intent
            text = reply.answer or ""
            pace = len(text.split()) * 60.0 / MEDIAN_WORDS_PER_MINUTE
            self._clock += min(limit, pace if reply.seconds is None else reply.seconds)
            medium = Medium.TYPED if reply.seconds is None else Medium.SPOKEN
            return Answer(text, reply.seconds, medium)
        raise RoomLeft

    def _parsed(self, line: str) -> _Reply | None:
        try:
            return _Reply.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"]) or None
            self._write(error_json(first["msg"], line=self._line, field=field))
            return None


def json_line(value: Mapping[str, Any]) -> str:
    """Give one object as one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def error_json(message: str, *, line: int | None, field: str | None) -> dict[str, Any]:
    """Make the object that reports a line which could not be used."""
    return {"type": "error", "line": line, "field": field, "message": message}


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
        "turns": [_turn_json(turn) for e in report.exchanges for turn in e.turns],
    }


def _turn_json(turn: Turn) -> dict[str, Any]:
    question = question_json(turn.prompt)
    del question["type"]
    assessed = turn.assessment
    return question | {
        "answer": turn.answer.text if turn.answer else None,
        "skipped": turn.answer is None,
        "seconds": round(turn.seconds, 1),
        "overall": assessed.overall if assessed else None,
        "flags": sorted(assessed.flags) if assessed else [],
    }
