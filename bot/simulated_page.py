"""A simulated interview as a page: each line asked with where it came from, and how it went."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from bot.interview.ladder import FIRST
from bot.interview.report import Report
from bot.interview.transcript import Exchange, Prompt, Turn


def simulated_page(report: Report, who: str) -> RenderableType:
    """Compose the annotated transcript of a finished interview; `who` says who answered."""
    return Group(*_lines(report, who))


def _lines(report: Report, who: str) -> Iterator[Text]:
    yield Text(who, style="bold")
    yield Text(f"Difficulty begins at level {FIRST}.", style="dim")
    for exchange, step in zip(report.exchanges, report.steps, strict=True):
        yield Text()
        for turn in exchange.turns:
            yield from _turn(turn)
        yield Text(
            f"   = {step.score:.0f} points: {step.why}; the ladder stands at level {step.level}",
            style="magenta",
        )
    yield Text()
    if report.cap:
        yield Text(
            f"At most {report.cap.tier.value} since {report.cap.since}: {report.cap.why}.",
            style="magenta",
        )
    spent = sum(turn.seconds for e in report.exchanges for turn in e.turns)
    yield Text(
        f"{report.tier.value}, {report.overall:.0f} of 100; {_asked(report.exchanges)} in "
        f"{spent / 60:.0f} minutes; {report.ending.value.replace('_', ' ')}",
        style="bold",
    )


def _turn(turn: Turn) -> Iterator[Text]:
    prompt = turn.prompt
    yield Text(f"   [{prompt.id} · {origin(prompt)}]", style="dim")
    yield Text.assemble(("Q  ", "bold"), (prompt.text, "bold"))
    said = "(skipped)" if turn.answer is None else turn.answer.text or "(no words)"
    yield Text(f"A  {said}", style="cyan")


def origin(prompt: Prompt) -> str:
    """Say what a prompt was made from: a bank question, a resume line, or words of an answer."""
    if prompt.follow_up_to:
        pattern = prompt.pattern.value.replace("_", " ") if prompt.pattern else "follow-up"
        return f"follow-up, {pattern}: {prompt.reason}; reacts to “{prompt.quote}”"
    level = f"{prompt.phase.value}, {prompt.kind.value}, level {prompt.level}"
    if prompt.about:
        return f"{level}, from the resume line “{prompt.about}”"
    return f"{level}, from the bank: {prompt.source} (topic {prompt.topic})"


def _asked(exchanges: tuple[Exchange, ...]) -> str:
    return f"{len(exchanges)} questions and {sum(len(e.probes) for e in exchanges)} follow-ups"
