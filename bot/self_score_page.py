"""What a member said of their own answers beside what the rules measured, for the terminal."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.interview.self_score import Check, Compared, gap

QUESTIONS = {
    Check.DIRECT: "Did your first sentence answer the question?",
    Check.SPECIFIC: "Did you give a specific detail or a number?",
    Check.IN_TIME: "Said aloud, was it within {target} seconds?",
    Check.CLEAN: "Was it free of hedges (I think, maybe) and fillers (um, basically)?",
}
ABOUT_ALL = {
    Check.DIRECT: "Did your first sentences answer the question, most times?",
    Check.SPECIFIC: "Did most answers have a specific detail or a number?",
    Check.IN_TIME: "Said aloud, were most answers within their target time?",
    Check.CLEAN: "Were most answers free of hedges (I think, maybe) and fillers (um, basically)?",
}
_WORDS = {True: "yes", False: "no", None: "not measured"}


def self_score_page(compared: Sequence[Compared], title: str) -> RenderableType:
    """Compose the page; rows where the two differ are marked."""
    table = Table("", "", "you said", "measured", "by", box=None, padding=(0, 1))
    for one in compared:
        differs = one.agrees is False
        table.add_row(
            Text("≠" if differs else " ", style="yellow"),
            one.measure.check.value,
            _WORDS[one.said],
            Text(_WORDS[one.measure.passed], style="yellow" if differs else ""),
            _decided(one),
        )
    body = Group(table, Text(), Text(gap(compared)))
    return Panel(body, title=title, title_align="left")


def _decided(one: Compared) -> Text:
    words = ", ".join(f"“{quote}”" for quote in one.measure.quotes)
    return Text.assemble(one.measure.why, (f": {words}" if words else "", "dim"))
