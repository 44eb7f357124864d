"""The whole report as a plain text that any phone opens: every word, finding and figure (pure)."""

import re
from collections.abc import Iterator

from bot.interview.advice import MISSING_ADVICE
from bot.interview.proofs import proofs
from bot.interview.report import Report, margin
from bot.interview.transcript import Engine, Exchange, Mode, Turn
from bot.report_page import (
    ENDINGS,
    FLAGS,
    MARKS,
    NOTE,
    VERDICTS,
    WORDED,
    WORDS_GONE,
    engines,
    hearing,
    judge_line,
)
from bot.scoring.rubric import Assessment, Dimension
from bot.standing import Past, day
from cogs.cards import finding_line, told_flags

FILE = "interview-{number}.txt"
WHOLE = 100_000
"""Characters of a quote in the file: all of them."""
_ESCAPED = re.compile(r"\\([\W_])")


def report_file(past: Past) -> bytes:
    """Write the file. It begins with the mark by which phones know UTF-8."""
    return ("\n".join(_lines(past)) + "\n").encode("utf-8-sig", "replace")


def _lines(past: Past) -> Iterator[str]:
    report = past.report
    yield f"Interview {past.id}: {past.track}, {past.format}, {report.mode.value}"
    yield f"It was {ENDINGS[report.ending]}. {past.standing.sentence}".rstrip()
    yield ""
    if past.hidden_until is not None:
        yield f"Tier: {report.tier.value}. This format shows the rest on {day(past.hidden_until)}."
        return
    yield from _summary(report)
    if not past.words_kept:
        yield WORDS_GONE
    yield from _checklist(report, words=past.words_kept)
    for exchange in report.exchanges if past.words_kept else ():
        yield from _exchange(exchange, report.mode)
    yield ""
    yield NOTE


def _summary(report: Report) -> Iterator[str]:
    scored = any(exchange.assessment for exchange in report.exchanges)
    overall = f"{report.overall:.0f} of 100, give or take {report.band:.0f}"
    yield f"Tier: {report.tier.value}"
    yield f"Overall: {overall if scored else 'not scored'}"
    yield from margin(report)
    if report.cap:
        yield f"At most {report.cap.tier.value} since {report.cap.since}: {report.cap.why}."
    for dimension in Dimension:
        value = report.dimensions[dimension]
        yield f"  {dimension.value}: {'not scored' if value is None else f'{value:.0f}'}"
    if step := report.next_step:
        yield f"Next step: {step.advice}"
    if report.quotas:
        asked = ", ".join(f"{q.phase.value} {q.asked} of {q.planned}" for q in report.quotas)
        yield f"Questions asked, of those planned: {asked}"
    if words := engines(report):
        yield words
    if report.steps:
        path = ", then ".join(f"{s.question} {s.score:.0f}: level {s.level}" for s in report.steps)
        yield f"Difficulty began at level 2. {path}"


def _checklist(report: Report, *, words: bool) -> Iterator[str]:
    yield ""
    yield "WHAT A GOOD INTERVIEW PROVES"
    for proof in proofs(report):
        quote = f" “{proof.quote}” ({proof.prompt_id})" if proof.quote and words else ""
        yield f"  {VERDICTS[proof.verdict]}: {proof.name.value}. {proof.why}{quote}"


def _exchange(exchange: Exchange, mode: Mode) -> Iterator[str]:
    prompt, assessment = exchange.main.prompt, exchange.assessment
    points = f"{exchange.score:.0f} points" if assessment else "not scored"
    yield ""
    yield f"QUESTION {prompt.id.removeprefix('q')} · {prompt.kind.value} · level {prompt.level}"
    for turn in exchange.turns:
        yield from _turn(turn, mode)
    if exchange.main.answer is not None:
        yield f"Score: {points}"
    if assessment:
        yield from _assessed(assessment)
    if judged := judge_line(exchange):
        yield f"  {judged}"


def _turn(turn: Turn, mode: Mode) -> Iterator[str]:
    prompt = turn.prompt
    if prompt.about and prompt.follow_up_to is None:
        yield f"About your line: {prompt.about}"
    yield f"{'Follow-up' if prompt.follow_up_to else 'Question'}: {prompt.text}"
    if prompt.reason:
        yield f"Asked because {prompt.reason}"
    if prompt.engine is Engine.MODEL:
        yield f"({WORDED})"
    if turn.answer is None:
        yield "Skipped: " + ("counts 0" if mode is Mode.SCORED else "not counted in a warm-up")
    else:
        yield f"You: {turn.answer.text or '(no words)'}"
        yield from (f"  ({note})" for note in hearing(turn.answer))


def _assessed(assessment: Assessment) -> Iterator[str]:
    for flag in told_flags(assessment):
        yield f"  ! {FLAGS[flag]}"
    for finding in assessment.findings:
        yield f"  {_plain(finding_line(finding, WHOLE))}"
    for point in assessment.key_points:
        quote = f" “{point.quote}”" if point.quote else ""
        yield f"  {MARKS[point.coverage]} {point.key_point}{quote}"
    for item in assessment.gains:
        yield f"  +{item.points:.0f} more: {MISSING_ADVICE[item.missing]}"


def _plain(line: str) -> str:
    """Take the marks out of a line that keep it from working as markdown in a message."""
    return _ESCAPED.sub(r"\1", line)
