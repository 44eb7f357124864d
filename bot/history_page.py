"""A member's history as a page for the terminal: every interview, then where it all goes."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.interview.report import AMBER
from bot.interview.trends import Course, Direction, Length, Trend
from bot.report_page import ENDINGS
from bot.scoring.rubric import Tier
from bot.standing import Past, day

BARS, MOST_BARS = "▁▂▃▄▅▆▇█", 30
TOO_SHORT = 0.35
"""Share of its target below which an answer's length costs points, by the delivery rules."""


def history_page(past: Sequence[Past], trend: Trend | None, track: str) -> RenderableType:
    """Compose the page; `past` has the newest first, `trend` is that of one track."""
    others = sorted({one.track for one in past} - {track})
    more = [Text(f"Other tracks, with --track: {', '.join(others)}", "dim")] if others else []
    return Group(_interviews(past), Text(), *_trend(trend, track), *more)


def tier_alone(tier: Tier, until: int) -> RenderableType:
    """Show what may be seen of an interview whose details are held back until a time."""
    body = Text.assemble(
        (f"{tier.value}\n", "bold"),
        f"This format shows the tier first. `greenroom report` has the rest from {day(until)}.",
    )
    return Panel(body, title="Your report", title_align="left")


def sparkline(values: Sequence[float], top: float = 100.0) -> str:
    """Draw the latest values, from 0 to `top`, as one bar each."""
    last = len(BARS) - 1
    shown = values[-MOST_BARS:]
    return "".join(BARS[min(last, max(0, round(last * value / top)))] for value in shown)


def _interviews(past: Sequence[Past]) -> Table:
    table = Table("#", "date", "interview", "ended", "overall", "tier", box=None)
    for one in past:
        report = one.report
        table.add_row(
            str(one.id),
            day(one.ended_at),
            f"{one.track}\n{one.format}, {report.mode.value}",
            ENDINGS[report.ending],
            _overall(one),
            "\n".join(part for part in (report.tier.value, str(one.standing)) if part),
        )
    return table


def _overall(past: Past) -> str:
    if past.hidden_until is not None:
        return f"from {day(past.hidden_until)}"
    if not any(e.assessment for e in past.report.exchanges):
        return "not scored"
    return f"{past.report.overall:.0f} ± {past.report.band:.0f}"


def _trend(trend: Trend | None, track: str) -> Iterator[RenderableType]:
    if trend is None:
        yield Text(f"A trend on {track} needs two interviews that went far enough to be scored.")
        return
    first, last = trend.sittings[0], trend.sittings[-1]
    yield Text(
        f"Trend on {track}: {len(trend.sittings)} interviews, #{first} to #{last}", style="bold"
    )
    if trend.left_out:
        numbers = ", ".join(f"#{number}" for number in trend.left_out)
        yield Text(
            f"Left out: {numbers}. The scores there are of another version of the rubric, and "
            "versions are never compared."
        )
    yield _courses(trend.courses)
    if any(course.direction is Direction.LEVEL for course in trend.courses):
        yield Text("No clear change: the bands of the first and the latest one touch.", "dim")
    yield from _lengths(trend.lengths)


def _courses(courses: Sequence[Course]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1))
    for course in courses:
        table.add_row(
            course.dimension.value,
            f"{course.values[0]:.0f} → {course.values[-1]:.0f}",
            course.direction.value,
            Text(sparkline(course.values), style="green"),
        )
    return table


def _lengths(lengths: Sequence[Length]) -> Iterator[Text]:
    if not lengths:
        return
    first, last = lengths[0], lengths[-1]
    top = max(length.seconds for length in lengths) or 1.0
    bars = sparkline([length.seconds for length in lengths], top)
    course = f"{first.seconds:.0f} → {last.seconds:.0f} s" if len(lengths) > 1 else ""
    shown = f"{course}  {bars}" if course else f"{last.seconds:.0f} s"
    yield Text(f"Median main answer: about {shown}; the target is {last.target:.0f} s.")
    if last.seconds > AMBER:
        yield Text(f"Over {AMBER:.0f} s is long: give the answer first and end with the result.")
    elif last.seconds < TOO_SHORT * last.target:
        yield Text("That leaves most of the time unused: there is room for a case and its result.")
