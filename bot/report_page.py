"""The report as a page for the terminal: the tier first, then why, then each answer."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.answer import Answer
from bot.interview.advice import MISSING_ADVICE, worth_telling
from bot.interview.proofs import Verdict, proofs
from bot.interview.report import AMBER, RED, Report, margin
from bot.interview.transcript import Ending, Engine, Exchange, Mode
from bot.scoring.certainty import uncertain_share
from bot.scoring.rubric import CONTENT, Coverage, Dimension, Finding, Flag

ENDINGS = {
    Ending.COMPLETED: "completed",
    Ending.OUT_OF_TIME: "out of time",
    Ending.STOPPED: "stopped by you",
    Ending.LEFT: "left early",
    Ending.FAULT: "broken off by a fault",
}
FLAGS = {
    Flag.SHORT: "too short to score",
    Flag.PARROTED: "mostly the question's own words",
    Flag.STUFFED: "a list of terms or numbers without a story",
    Flag.STOCK: "stock phrases that fit any answer",
    Flag.OFF_TOPIC: "may not answer the question",
    Flag.ADDRESSES_GRADER: "speaks to the grader; that earns nothing",
    Flag.REHEARSED: "close to an answer you gave before",
    Flag.UNMEASURED_FILLERS: "fillers not measured",
}
DELIVERY = {Dimension.COMPRESSION, Dimension.FLUENCY}
FINDINGS, QUOTE_WORDS = 6, 20
"""What a page shows of each answer; the whole ledger is in the JSON report."""
MARKS = {Coverage.COVERED: "✓", Coverage.PARTLY: "~", Coverage.MISSING: "✗"}
VERDICTS = {
    Verdict.SHOWN: "✓ shown",
    Verdict.PARTLY: "~ partly",
    Verdict.NOT_SHOWN: "✗ not shown",
    Verdict.NOT_ASKED: "– not asked",
}
WORDED = "worded or picked by a model; the rules offered it"
WORDS_GONE = (
    "The words of this interview are no longer kept: their time was over. Its scores stay until "
    "you delete them."
)
NOTE = (
    "Practice score by rules, from what you said: how specific, owned, deep and ordered it was. "
    "It is not a judgement of you and promises no job. Tiers compare it with a pool of practice "
    "answers."
)


TOLD = 0.03
"""Share of an answer that is probably misheard, from which on its member is told."""
CORRECTED = "corrected by you after the interview; scored as corrected"
UNSURE = (
    "about {percent} of this answer was probably misheard; that can't lower your tier, and you "
    "can correct it once"
)


def report_page(report: Report, *, standing: str = "", words_kept: bool = True) -> RenderableType:
    """Compose the whole page.

    Args:
        report: the sitting.
        standing: how long a scored sitting's tier is current; nothing for a warm-up.
        words_kept: False for scores alone, once the answers are no longer kept.
    """
    answers = _answers(report) if words_kept else iter([Text(WORDS_GONE)])
    return Group(
        _headline(report, standing),
        _dimensions(report),
        *_course(report),
        Text("What a good interview proves:"),
        _checklist(report),
        Text(),
        *answers,
    )


def _headline(report: Report, standing: str) -> Panel:
    body = Text.assemble(
        (f"{report.tier.value}", "bold"),
        f"   {report.overall:.0f} of 100, give or take {report.band:.0f}",
        f"   {standing}\n" if standing else "\n",
        (f"{report.mode.value}, {ENDINGS[report.ending]}\n", "dim"),
    )
    for sentence in margin(report):
        body.append(f"{sentence}\n")
    if report.cap:
        body.append(
            f"At most {report.cap.tier.value} since {report.cap.since}: {report.cap.why}.\n"
        )
    if report.next_step:
        body.append(f"Next: {report.next_step.advice}\n")
    body.append(NOTE, style="dim")
    return Panel(body, title="Your report", title_align="left")


def _dimensions(report: Report) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1))
    for dimension in Dimension:
        value = report.dimensions[dimension]
        group = "content" if dimension in CONTENT else "delivery"
        group = "accuracy" if dimension is Dimension.ACCURACY else group
        shown = "not scored" if value is None else f"{value:3.0f}"
        bar = "" if value is None else "█" * round(value / 5)
        table.add_row(Text(group, style="dim"), dimension.value, shown, Text(bar, style="green"))
    return table


def _course(report: Report) -> Iterator[RenderableType]:
    quotas = ", ".join(f"{q.phase.value} {q.asked} of {q.planned}" for q in report.quotas)
    yield Text(f"\nQuestions asked, of those planned: {quotas}")
    if words := engines(report):
        yield Text(words)
    path = " → ".join(f"{s.question} {s.score:.0f}: level {s.level}" for s in report.steps)
    yield Text(f"Difficulty began at level 2: {path}\n")


def engines(report: Report) -> str:
    """Say who asked; nothing when the rules were alone."""
    asked = [turn.prompt for exchange in report.exchanges for turn in exchange.turns]
    spoken = sum(prompt.engine is Engine.MODEL for prompt in asked)
    if not spoken:
        return ""
    return (
        f"{spoken} of {len(asked)} questions were worded or picked by a model, the others by the "
        "rules alone."
    )


def judge_line(exchange: Exchange) -> str:
    """Say what a model judge found, and what that counts for; nothing when none was asked."""
    if (judge := exchange.main.judgement) is None:
        return ""
    sure = "" if judge.agrees(exchange.score) else " (far from the rules: low confidence)"
    return f"Model judge: {judge.points:.0f} points{sure}; it changes no score"


def _checklist(report: Report) -> Table:
    """Set out what a good interview proves, each with the words that prove it."""
    table = Table(box=None, show_header=False, padding=(0, 1))
    for proof in proofs(report):
        said = f" “{proof.quote}” ({proof.prompt_id})" if proof.quote else ""
        why = Text.assemble(proof.why, (said, "dim"))
        table.add_row(Text(VERDICTS[proof.verdict]), Text(proof.name.value, style="bold"), why)
    return table


def _answers(report: Report) -> Iterator[RenderableType]:
    for exchange in report.exchanges:
        yield Panel(
            Group(*_exchange(exchange, report.mode)),
            title=f"{exchange.main.prompt.id} · {exchange.main.prompt.kind.value} · "
            f"level {exchange.main.prompt.level} · {exchange.score:.0f} points",
            title_align="left",
        )


def _exchange(exchange: Exchange, mode: Mode) -> Iterator[RenderableType]:
    for turn in exchange.turns:
        yield Text(turn.prompt.text, style="bold")
        if turn.prompt.reason:
            yield Text(f"asked because {turn.prompt.reason}", style="dim")
        if turn.prompt.engine is Engine.MODEL:
            yield Text(WORDED, style="dim")
        if turn.answer is None:
            counted = "counts 0" if mode is Mode.SCORED else "not counted in a warm-up"
            yield Text(f"skipped ({counted})", style="yellow")
        else:
            yield Text(turn.answer.text or "(no words)", style="cyan")
            yield from (Text(note, style="dim") for note in hearing(turn.answer))
    assessment = exchange.assessment
    if assessment is None:
        return
    yield from _flags(exchange)
    shown = [f for f in assessment.findings if f.dimension not in DELIVERY or f.points < 0]
    for finding in worth_telling(shown)[:FINDINGS]:
        yield _finding(finding)
    for point in assessment.key_points:
        words = f" — “{point.quote}”" if point.quote else ""
        yield Text(f"{MARKS[point.coverage]} {point.key_point}{words}")
    if told := judge_line(exchange):
        yield Text(told, style="dim")
    for item in assessment.gains[:3]:
        yield Text(f"Would add {item.points:.0f}: {MISSING_ADVICE[item.missing]}", style="magenta")


def _flags(exchange: Exchange) -> Iterator[RenderableType]:
    assessment = exchange.assessment
    for flag in sorted(assessment.flags) if assessment else ():
        if flag is not Flag.UNMEASURED_FILLERS:
            yield Text(f"! {FLAGS[flag]}", style="yellow")
    if exchange.main.answer and (seconds := exchange.main.answer.spoken_seconds) > AMBER:
        degree = "too long" if seconds > RED else "long"
        yield Text(f"! {degree}: about {seconds:.0f} s spoken; aim for 60 to 80", style="yellow")


def hearing(answer: Answer) -> Iterator[str]:
    """Say that an answer was corrected, or that part of it was hard to hear."""
    if answer.heard is not None:
        yield CORRECTED
    elif (share := uncertain_share(answer)) >= TOLD:
        yield UNSURE.format(percent=f"{share:.0%}")


def _finding(finding: Finding) -> Text:
    sign = "+" if finding.points >= 0 else "−"
    where = f" (follow-up {finding.part})" if finding.part else ""
    quote = " ".join(finding.quote.split()[:QUOTE_WORDS])
    if len(quote) < len(finding.quote):
        quote += " …"
    return Text.assemble(
        (f"{sign}{abs(finding.points):.0f} {finding.dimension.value}: ", "green")
        if finding.points
        else ("Noted: ", "yellow"),
        f"{finding.reason}{where} ",
        (f"“{quote}”" if quote else "", "dim"),
    )
