"""A report's details, one page a question, each within one message (pure)."""

from collections.abc import Iterator

from discord import ui

from bot.interview.advice import MISSING_ADVICE
from bot.interview.proofs import Proof, proofs
from bot.interview.report import AMBER, RED, Report, margin
from bot.interview.transcript import Engine, Exchange, Mode, Turn
from bot.report_page import (
    FLAGS,
    MARKS,
    VERDICTS,
    WORDED,
    WORDS_GONE,
    engines,
    hearing,
    judge_line,
)
from bot.scoring.rubric import Assessment, Coverage
from bot.standing import Past
from cogs.cards import (
    COLOURS,
    Card,
    exchange_heading,
    finding_line,
    ranked_findings,
    score_line,
    told_flags,
)
from cogs.fitting import MOST_TEXT, fitted
from cogs.said import cut, quoted, said

TURNS = ((600, 3_000), (600, 1_200), (300, 500), (200, 200), (100, 60))
"""Characters of a question and of its answer, from a turn's fullest wording to its briefest."""
FINDINGS = ((6, 160), (6, 80), (3, 60), (1, 40))
"""How many findings are shown, and how many characters of each quote."""
PROOFS = (160, 80, 0)
"""Characters of the words that prove something, in the overview."""
SHORTENED = "-# Some answers are shortened here to fit one message."
OVERVIEW = "Overview"


def titles(report: Report) -> tuple[str, ...]:
    """Name the pages in their order; the overview is first."""
    prompts = (exchange.main.prompt for exchange in report.exchanges)
    return (OVERVIEW, *(f"{p.id} · {p.kind.value}" for p in prompts))


def feedback_page(past: Past, number: int) -> Card:
    """Compose a page: 0 is the overview, then one page a question; others give the last one.

    Returns:
        A container with at most 3,900 characters of text. Buttons are the sender's.
    """
    exchanges = past.report.exchanges
    number = min(number, len(exchanges))
    if number == 0:
        parts = list(_overview(past))
    elif past.words_kept:
        parts = list(_question(exchanges[number - 1], past.report.mode))
    else:
        parts = [(exchange_heading(exchanges[number - 1], past.report.mode),), (WORDS_GONE,)]
    texts, shortened = fitted(parts, MOST_TEXT - len(SHORTENED) - len(parts))
    card = Card(accent_colour=COLOURS[past.report.tier])
    for text in texts:
        card.add_item(ui.TextDisplay(text))
    if shortened:
        card.add_item(ui.TextDisplay(SHORTENED))
    return card


def _overview(past: Past) -> Iterator[tuple[str, ...]]:
    report = past.report
    yield (f"### {report.tier.value} · #{past.id}\n{score_line(report)}",)
    if near := tuple(margin(report)):
        yield ("\n".join(near),)
    if not past.words_kept:
        yield (WORDS_GONE,)
    found = proofs(report)
    lines = ["\n".join(_proof(proof, most) for proof in found) for most in PROOFS]
    yield tuple(f"**What a good interview proves**\n{line}" for line in dict.fromkeys(lines))
    quotas = ", ".join(f"{q.phase.value} {q.asked} of {q.planned}" for q in report.quotas)
    if asked_by := engines(report):
        yield (asked_by,)
    if quotas:
        yield (f"**Questions asked, of those planned:** {quotas}.",)
    if report.steps:
        path = " → ".join(f"{s.question} {s.score:.0f}: level {s.level}" for s in report.steps)
        yield (f"**Difficulty** began at level 2. {path}",)


def _proof(proof: Proof, most: int) -> str:
    words = f" {quoted(proof.quote, most)} ({proof.prompt_id})" if proof.quote and most else ""
    return f"{VERDICTS[proof.verdict]} · **{proof.name.value}**: {proof.why}{words}"


def _question(exchange: Exchange, mode: Mode) -> Iterator[tuple[str, ...]]:
    yield (f"### {exchange_heading(exchange, mode)}",)
    for turn in exchange.turns:
        yield tuple(dict.fromkeys(_turn(turn, *most) for most in TURNS))
    assessment = exchange.assessment
    if assessment is None:
        return
    yield from _warnings(exchange, assessment)
    if found := ranked_findings(assessment):
        yield tuple(
            "**What counted**\n" + "\n".join(f"- {finding_line(f, most)}" for f in found[:shown])
            for shown, most in FINDINGS
        )
    if assessment.key_points:
        yield from _key_points(assessment)
    if assessment.gains:
        added = (f"- **+{a.points:.0f}** {MISSING_ADVICE[a.missing]}" for a in assessment.gains[:3])
        yield ("**What would have scored higher**\n" + "\n".join(added),)
    if judged := judge_line(exchange):
        yield (f"-# {judged}",)


def _turn(turn: Turn, question: int, answer: int) -> str:
    lines = []
    if turn.prompt.about and turn.prompt.follow_up_to is None:
        lines.append(f"-# On your line {quoted(turn.prompt.about, question)}")
    lines.append(f"**{said(cut(turn.prompt.text, question))}**")
    if turn.prompt.reason:
        lines.append(f"-# Asked because {said(cut(turn.prompt.reason, question))}")
    if turn.prompt.engine is Engine.MODEL:
        lines.append(f"-# {WORDED}")
    if turn.answer is None:
        lines.append("*skipped*")
    else:
        lines.append(f"> {said(cut(turn.answer.text, answer)) or '(no words)'}")
        lines.extend(f"-# {note}" for note in hearing(turn.answer))
    return "\n".join(lines)


def _warnings(exchange: Exchange, assessment: Assessment) -> Iterator[tuple[str, ...]]:
    lines = [f"⚠ {FLAGS[flag]}" for flag in told_flags(assessment)]
    answer = exchange.main.answer
    if answer and (seconds := answer.spoken_seconds) > AMBER:
        degree = "too long" if seconds > RED else "long"
        lines.append(f"⚠ {degree}: about {seconds:.0f} s spoken; aim for 60 to 80")
    if lines:
        yield ("\n".join(lines),)


def _key_points(assessment: Assessment) -> Iterator[tuple[str, ...]]:
    points = assessment.key_points
    told = [f"{MARKS[p.coverage]} {said(cut(p.key_point, 160))}" for p in points]
    words = [f" {quoted(p.quote, 80)}" if p.quote else "" for p in points]
    missing = sum(p.coverage is Coverage.MISSING for p in points)
    yield (
        "**Key points**\n" + "\n".join(map("".join, zip(told, words, strict=True))),
        "**Key points**\n" + "\n".join(told),
        f"**Key points:** {len(points) - missing} of {len(points)} said, at least in part.",
    )
