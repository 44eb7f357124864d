"""Drills at the keyboard: the written task, and scoring oneself before the rules do."""

import time
from collections.abc import Mapping, Sequence
from random import Random

from rich.console import Console
from rich.text import Text

from bot.interview.drills import is_drill
from bot.interview.report import Report
from bot.interview.self_score import Check, Measure, compare, measured, overall
from bot.interview.transcript import Ending
from bot.interview.written import check, next_level, written_task
from bot.keyboard import Lines
from bot.self_score_page import ABOUT_ALL, QUESTIONS, self_score_page
from bot.written_page import result_page, task_page
from storage.desk import Desk, Prepared
from storage.written import subjects

SEND, STOP = ".", "/stop"
HOW_TO_WRITE = (
    "Write your text here, over as many lines as you like; there is no clock. A line with nothing "
    "but a full stop sends it, /stop gives up."
)
NOT_SENT = (
    "\nYour text was not sent, so nothing was checked. The same task waits for you: run the "
    "command again within 24 hours."
)
YES, NO = frozenset({"y", "yes"}), frozenset({"n", "no"})


async def write(desk: Desk, prepared: Prepared, console: Console, lines: Lines) -> None:
    """Hold a written drill: the task, the member's text, and each rule checked."""
    plan, began = prepared.plan, time.monotonic()
    level = next_level(await desk.written.shares())
    task = written_task(
        Random(f"{plan.seed}:written"), level, track=plan.bank.track, avoid=subjects(plan.avoid)
    )
    console.print(task_page(task))
    console.print(HOW_TO_WRITE, style="dim")
    text = await _typed_text(lines, console)
    if text == STOP:
        if record := await desk.unfinished():
            await desk.give_up(record, Ending.STOPPED)
        console.print("Stopped. Nothing was checked and nothing was counted.")
    elif text is None:
        console.print(NOT_SENT)
    else:
        result = check(task, text)
        seconds = time.monotonic() - began
        await desk.written.hand_in(prepared.id, task, text, result, seconds=seconds)
        console.print(result_page(result, text))


async def score_oneself(prepared: Prepared, report: Report, console: Console, lines: Lines) -> None:
    """Ask the four questions, about each main answer of a drill or about all of an interview.

    An empty line leaves the rest out.
    """
    answers = [(e, found) for e in report.exchanges if (found := measured(e))]
    if not answers or report.ending in {Ending.LEFT, Ending.FAULT}:
        return
    if is_drill(prepared.plan.format.id):
        console.print("\nBefore the score, yours. Yes or no; Enter leaves it out.")
        for exchange, measures in answers:
            prompt = exchange.main.prompt
            console.print(Text(f"About your first answer, to: {prompt.text}", style="italic"))
            asked = {c: q.format(target=prompt.seconds) for c, q in QUESTIONS.items()}
            title = "Your first answer, by you and by the rules"
            await _compared(asked, measures, title, console, lines)
        return
    console.print(
        "\nBefore the report, would you score yourself? Four times yes or no, about all "
        "answers; Enter leaves it out."
    )
    measures = overall([found for _, found in answers])
    await _compared(ABOUT_ALL, measures, "Your answers, by you and by the rules", console, lines)


async def _compared(
    asked: Mapping[Check, str],
    measures: Sequence[Measure],
    title: str,
    console: Console,
    lines: Lines,
) -> None:
    said: dict[Check, bool] = {}
    for question, text in asked.items():
        answer = await _yes_or_no(text, console, lines)
        if answer is None:
            break
        said[question] = answer
    if said:
        console.print(self_score_page(compare(said, measures), title))


async def _yes_or_no(question: str, console: Console, lines: Lines) -> bool | None:
    """Ask until it is yes, no or nothing."""
    while True:
        console.print(f"{question} [y/n] ", end="", markup=False)
        line = await lines.next()
        word = (line or "").strip().lower()
        if word in YES | NO:
            return word in YES
        if not word:
            return None


async def _typed_text(lines: Lines, console: Console) -> str | None:
    """Read lines up to the one that sends them; /stop alone is given back, None when cut off."""
    typed: list[str] = []
    while (line := await _line(lines, console)) is not None:
        word = line.strip()
        if word.lower() == STOP:
            return STOP
        if word != SEND:
            typed.append(line)
        elif any(row.strip() for row in typed):
            return "\n".join(typed)
        else:
            console.print("There is nothing to send yet.", style="dim")
    return None


async def _line(lines: Lines, console: Console) -> str | None:
    console.print("> ", end="", style="cyan")
    return await lines.next()
