"""A member's interviews as a list, and where the scores of one track are going (pure)."""

from collections.abc import Iterator, Sequence

from discord import ui

from bot.history_page import sparkline
from bot.interview.trends import Course, Direction, Held, Trend, trend
from bot.report_page import ENDINGS
from bot.standing import Past, day, went_far_enough
from cogs.cards import Card, score_line

A_PAGE = 8
"""Interviews on one page."""
FOLLOWED = 30
"""Interviews, the newest ones, that a trend is taken over."""


def history_card(past: Sequence[Past], *, page: int, pages: int, followed: Sequence[Past]) -> Card:
    """Compose one page.

    Args:
        past: the interviews on it, the newest first, at most eight.
        page: its number, 0 for the newest.
        pages: how many pages there are.
        followed: the latest interviews on one track, the newest first, for the trend.
    """
    card = Card()
    number = f" · page {page + 1} of {pages}" if pages > 1 else ""
    card.add_item(ui.TextDisplay(f"## Your interviews{number}"))
    for one in past:
        card.add_item(ui.TextDisplay("\n".join(_lines(one))))
    if followed:
        card.add_item(ui.Separator())
        card.add_item(ui.TextDisplay("\n".join(_trend(followed))))
    return card


def _lines(past: Past) -> Iterator[str]:
    report = past.report
    kind = f"{past.track}, {past.format}, {report.mode.value}"
    yield f"**#{past.id}** · {day(past.ended_at)} · {kind}"
    held = past.hidden_until
    score = f"score from {day(held)}" if held is not None else score_line(report)
    yield f"{report.tier.value} · {score}"
    standing = f" · {past.standing}" if str(past.standing) else ""
    yield f"-# {ENDINGS[report.ending]}{standing}"


def _trend(followed: Sequence[Past]) -> Iterator[str]:
    """Follow the interviews that may be seen and have a score that stands."""
    track = followed[0].track
    seen = [one for one in followed if one.hidden_until is None and went_far_enough(one.report)]
    found = trend([Held(one.id, one.report) for one in reversed(seen)])
    if found is None:
        yield f"-# A trend on {track} needs two interviews that went far enough to be scored."
        return
    first, last = found.sittings[0], found.sittings[-1]
    yield f"**Trend on {track}**, {len(found.sittings)} interviews, #{first} to #{last}"
    yield from (_course(course) for course in found.courses)
    yield from _notes(found)


def _course(course: Course) -> str:
    first, last = course.values[0], course.values[-1]
    bars = sparkline(course.values)
    return f"{bars} {course.dimension.value} {first:.0f} → {last:.0f}: {course.direction.value}"


def _notes(found: Trend) -> Iterator[str]:
    if any(course.direction is Direction.LEVEL for course in found.courses):
        yield "-# No clear change: the bands of the first and the latest one touch."
    if found.left_out:
        yield f"-# {len(found.left_out)} left out: scored by another version of the rubric."
    if found.lengths:
        latest = found.lengths[-1]
        yield (
            f"Your latest main answers took about {latest.seconds:.0f} s (median); "
            f"the target is {latest.target:.0f} s."
        )
