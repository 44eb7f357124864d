"""The score as a picture for a dark theme: our own labels only, never a word that a member wrote.

Text in a picture can't be read aloud or searched, so everything on it also stands in the message,
and `described` says in words what it shows.
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.interview.transcript import Exchange
from bot.scoring.rubric import Dimension, Tier
from bot.standing import Past
from cogs.cards import COLOURS

WIDTH, HEAD, ROW, MARGIN = 960, 132, 30, 28
"""Pixels: of the whole picture, its headline, one row of bars, and around everything."""
SCALE = 2
"""The picture is drawn this many times larger and shrunk once, for smooth edges."""
BACK, PANEL, TRACK = "#1e1f22", "#2b2d31", "#4a4d55"
BRIGHT, MUTED, BAR, THEN = "#f2f3f5", "#b5bac1", "#7983f5", "#faa61a"
FONT = Path(__file__).parent / "fonts" / "DejaVuSans.ttf"
MOST_ROWS = 12
"""Main questions of the longest format."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: scores are 0-100, None where nothing was scored; `note` says why it wasn't."""

    label: str
    now: float | None
    then: float | None = None
    note: str = "not scored"


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """What the picture shows; `overall` is None when no answer was scored."""

    tier: str
    overall: float | None
    band: float
    track: str
    manner: str
    dimensions: tuple[Bar, ...]
    questions: tuple[Bar, ...]
    then: float | None = None


def score_card(past: Past, before: Past | None = None) -> ScoreCard:
    """Gather what the picture of an interview shows, with an earlier one's scores as marks."""
    report = past.report
    earlier = before.report if before and before.report.rubric == report.rubric else None
    scored = any(exchange.assessment for exchange in report.exchanges)
    return ScoreCard(
        tier=report.tier.value,
        overall=report.overall if scored else None,
        band=report.band,
        track=past.track,
        manner=f" · {past.format} · {report.mode.value}",
        dimensions=tuple(
            Bar(d.value, report.dimensions[d], earlier.dimensions[d] if earlier else None)
            for d in Dimension
        ),
        questions=tuple(_question(exchange) for exchange in report.exchanges[:MOST_ROWS]),
        then=earlier.overall if earlier else None,
    )


def _question(exchange: Exchange) -> Bar:
    label = f"{exchange.main.prompt.id} {exchange.main.prompt.kind.value}"
    if exchange.main.answer is None:
        return Bar(label, None, note="skipped")
    return Bar(label, exchange.score if exchange.assessment else None)


def described(card: ScoreCard) -> str:
    """Say what the picture shows, for those who hear it read aloud; at most 1,024 characters."""
    overall = "not scored" if card.overall is None else f"{card.overall:.0f} of 100"
    if card.then is not None:
        overall += f", last time {card.then:.0f}"
    rows = ", ".join(f"{bar.label} {_shown(bar)}" for bar in (*card.dimensions, *card.questions))
    return f"Score card: {card.tier}, {overall}. {rows}."[:1024]


def draw(card: ScoreCard) -> bytes:
    """Draw the picture as a PNG; takes some hundred milliseconds, so call it in a thread."""
    rows = max(len(card.dimensions), len(card.questions), 1)
    height = HEAD + rows * ROW + 76 + MARGIN
    image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), BACK)
    pen = _Pen(ImageDraw.Draw(image))
    _headline(pen, card)
    middle, bottom = WIDTH // 2, height - MARGIN
    for left, right, title, bars in (
        (MARGIN, middle - 10, "Dimensions", card.dimensions),
        (middle + 10, WIDTH - MARGIN, "Questions", card.questions),
    ):
        pen.box((left, HEAD, right, bottom), 14, PANEL)
        _bars(pen, (left + 20, right - 20), title, bars)
    out = io.BytesIO()
    image.resize((WIDTH, height), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _headline(pen: "_Pen", card: ScoreCard) -> None:
    pen.box((MARGIN, 24, MARGIN + 6, 108), 3, f"#{COLOURS[Tier(card.tier)]:06x}")
    pen.text((MARGIN + 22, 20), card.tier, 34, BRIGHT)
    pen.text((MARGIN + 22, 76), pen.fitting(card.track, 17, 540, after=card.manner), 17, MUTED)
    right = WIDTH - MARGIN
    if card.overall is None:
        pen.text((right, 24), "not scored", 28, MUTED, "ra")
        return
    pen.text((right, 20), f"{card.overall:.0f} of 100", 34, BRIGHT, "ra")
    left, line = WIDTH - 320, 78
    low, high = max(0.0, card.overall - card.band), min(100.0, card.overall + card.band)
    across = right - left
    pen.box((left, line, right, line + 12), 6, TRACK)
    if round(card.overall) > 0:
        pen.box((left, line, left + max(12, across * card.overall / 100), line + 12), 6, BAR)
    _band(pen, (left + across * low / 100, left + across * high / 100), line + 20)
    if card.then is not None:
        _mark(pen, left + across * card.then / 100, line - 4, line + 16)
    words = f"± {card.band:.0f}, by the choice of questions"
    pen.text((right, 104), words, 13, MUTED, "ra")


def _bars(pen: "_Pen", between: tuple[int, int], title: str, bars: tuple[Bar, ...]) -> None:
    left, right = between
    pen.text((left, HEAD + 18), title, 16, MUTED)
    if any(bar.then is not None for bar in bars):
        end = pen.text((right, HEAD + 20), "last time", 13, MUTED, "ra")
        _mark(pen, end - 10, HEAD + 20, HEAD + 35)
    if not bars:
        pen.text((left, HEAD + 52), "none was asked", 15, MUTED)
    start, value = left + 150, right - 34
    for number, bar in enumerate(bars):
        top = HEAD + 52 + number * ROW
        pen.text((left, top), pen.fitting(bar.label, 15, 144), 15, BRIGHT)
        if bar.now is None:
            pen.text((start, top), bar.note, 15, MUTED)
            continue
        pen.box((start, top + 4, value - 8, top + 16), 6, TRACK)
        across = value - 8 - start
        if round(bar.now) > 0:
            pen.box((start, top + 4, start + max(12, across * bar.now / 100), top + 16), 6, BAR)
        if bar.then is not None:
            _mark(pen, start + across * bar.then / 100, top, top + 20)
        pen.text((right, top), f"{bar.now:.0f}", 15, BRIGHT, "ra")


def _band(pen: "_Pen", between: tuple[float, float], top: float) -> None:
    """Draw how far the score could as well be: a line with two ends."""
    low, high = between
    pen.box((low, top - 1, high, top + 1), 1, BRIGHT)
    for end in (low + 1, high - 1):
        pen.box((end - 1, top - 4, end + 1, top + 4), 1, BRIGHT)


def _mark(pen: "_Pen", at: float, top: float, bottom: float) -> None:
    pen.box((at - 2, top, at + 2, bottom), 2, THEN)


def _shown(bar: Bar) -> str:
    if bar.now is None:
        return bar.note
    return f"{bar.now:.0f}" if bar.then is None else f"{bar.now:.0f} (last time {bar.then:.0f})"


class _Pen:
    """Draws in pixels of the finished picture."""

    def __init__(self, draw_on: ImageDraw.ImageDraw) -> None:
        self._draw = draw_on

    def box(self, corners: tuple[float, float, float, float], radius: int, fill: str) -> None:
        left, top, right, bottom = (side * SCALE for side in corners)
        self._draw.rounded_rectangle((left, top, right, bottom), radius * SCALE, fill=fill)

    def text(
        self, at: tuple[float, float], text: str, size: int, fill: str, anchor: str = "la"
    ) -> float:
        """Write text and give the place of its left edge."""
        font, place = _font(size), (at[0] * SCALE, at[1] * SCALE)
        self._draw.text(place, text, font=font, fill=fill, anchor=anchor)
        return float(self._draw.textbbox(place, text, font=font, anchor=anchor)[0]) / SCALE

    def fitting(self, text: str, size: int, width: int, after: str = "") -> str:
        """Cut text so that it and what comes after it fit, with a mark where some is left out."""
        kept, mark = text, ""
        while kept and self._draw.textlength(kept + mark + after, _font(size)) > width * SCALE:
            kept, mark = kept[:-1].rstrip(), "…"
        return kept + mark + after


@lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size * SCALE)
