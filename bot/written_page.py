"""A written task and its result, for the terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.interview.written import Checked, Handed, Result, Task
from bot.interview.written_text import Written
from bot.standing import day

TITLE = "Your text against the rules"
WORDS_GONE = "The words of this text are no longer kept: their time was over. Its score stays."
NOTE = (
    "Only the rules were checked, each exactly. Whether the text does its job is for you to judge: "
    "read it once as the person it is for."
)


def task_page(task: Task) -> RenderableType:
    """Show what is to be written, and every rule."""
    body = Group(
        Text(task.text, style="bold"), Text("\nKeep every one of these rules:"), *_rules(task)
    )
    return Panel(body, title=f"Written task, level {task.level} of 5", title_align="left")


def handed_page(handed: Handed) -> RenderableType:
    """Show a text that was handed in earlier, with its task."""
    if handed.result is None:
        gone = Text.assemble((f"{handed.overall:.0f} of 100\n", "bold"), WORDS_GONE)
        return Panel(gone, title=TITLE, title_align="left")
    return Group(Text(handed.task, style="bold"), result_page(handed.result, handed.text))


def result_page(result: Result, text: str) -> RenderableType:
    """Show which rules were kept, where the others broke, and the text with its lines numbered."""
    head = Text.assemble(
        (f"{result.kept} of {len(result.rules)} rules kept", "bold"),
        f"   {result.share:.0f} of 100, without a tier\n",
    )
    table = Table(box=None, show_header=False, padding=(0, 1))
    for number, one in enumerate(result.rules, 1):
        table.add_row(_mark(one), f"{number}.", _checked(one))
    body = Group(head, table, Text(f"\n{NOTE}", style="dim"))
    return Group(
        Panel(body, title=TITLE, title_align="left"),
        *([_numbered(text)] if Written(text).words else []),
    )


def written_history(handed: Sequence[Handed]) -> RenderableType:
    """List the texts that were handed in, the newest first."""
    table = Table("#", "date", "written drill", "level", "rules kept", box=None)
    for one in handed:
        kept = f"{one.overall:.0f} of 100"
        table.add_row(str(one.id), day(one.ended_at), one.track, str(one.level), kept)
    return Group(Text(), table)


def _rules(task: Task) -> Iterator[Text]:
    for number, rule in enumerate(task.rules, 1):
        yield Text(f"{number}. {rule.says}")


def _mark(one: Checked) -> Text:
    return Text("✗", style="yellow") if one.breach else Text("✓", style="green")


def _checked(one: Checked) -> Text:
    if one.breach is None:
        return Text(one.rule)
    quote = f": “{one.breach.quote}”" if one.breach.quote else ""
    return Text.assemble(one.rule, (f"\n{one.breach.said}{quote}", "yellow"))


def _numbered(text: str) -> Panel:
    rows = Table(box=None, show_header=False, padding=(0, 1))
    for number, row in enumerate(Written(text).rows, 1):
        rows.add_row(Text(str(number), style="dim"), Text(row))
    return Panel(rows, title="Your text, line by line", title_align="left")
