"""The timeline of a voice sitting as a picture: who spoke when, pauses, endpoints. No words."""

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from bot.speech.timeline import Event, Row, Timeline, Who
from cogs.score_card import BACK, BAR, BRIGHT, FONT, MUTED, PANEL, SCALE, THEN, TRACK

WIDTH, LEFT, HEAD, ROW, FOOT, MARGIN = 960, 96, 76, 34, 46, 24
"""Pixels: of the picture, the labels' column, the headline, a row, the scale, and around it."""
MOST_ROWS = 40
VOICES = {Who.BOT: BAR, Who.MEMBER: "#43b581"}
MARKS = {
    Event.PIECE: MUTED,
    Event.ENDPOINT: BRIGHT,
    Event.FLOOR_BACK: "#f47b67",
    Event.NUDGE: THEN,
    Event.CUT_IN: "#eb459e",
}
_STEPS = (5, 10, 15, 30, 60, 120, 300)


def draw_timeline(timeline: Timeline) -> bytes:
    """Draw a PNG with one row a question; takes some hundred milliseconds, so call in a thread."""
    rows = timeline.rows[:MOST_ROWS]
    height = HEAD + max(1, len(rows)) * ROW + FOOT + MARGIN
    image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), BACK)
    pen = ImageDraw.Draw(image)
    _key(pen)
    longest = max((row.seconds for row in rows), default=1.0) or 1.0
    scale = (WIDTH - LEFT - 2 * MARGIN) / longest
    for number, row in enumerate(rows):
        _row(pen, row, HEAD + number * ROW, scale)
    _axis(pen, HEAD + len(rows) * ROW, longest, scale)
    out = io.BytesIO()
    image.resize((WIDTH, height), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def described_timeline(timeline: Timeline) -> str:
    """Say in words what the picture shows, at most 1,024 characters."""
    parts = []
    for row in timeline.rows[:MOST_ROWS]:
        spoken = sum(s.end - s.start for s in row.spans if s.who is Who.MEMBER)
        longest = max(row.pauses, default=0.0)
        parts.append(f"{row.prompt}: {spoken:.0f} s of speech, longest pause {longest:.1f} s")
    return f"Timeline of who spoke when. {'; '.join(parts) or 'Nobody spoke'}."[:1024]


def _row(pen: ImageDraw.ImageDraw, row: Row, top: int, scale: float) -> None:
    middle = top + ROW // 2
    _text(pen, (MARGIN, middle - 9), row.prompt, 14, MUTED if "p" in row.prompt else BRIGHT)
    _box(pen, (LEFT, middle - 1, LEFT + row.seconds * scale, middle + 1), TRACK)
    for span in row.spans:
        left = LEFT + (span.start - row.start) * scale
        right = max(left + 1.5, LEFT + (span.end - row.start) * scale)
        _box(pen, (left, middle - 8, right, middle + 8), VOICES[span.who])
    for mark in row.marks:
        at = LEFT + (mark.at - row.start) * scale
        reach = 5 if mark.event is Event.PIECE else 13
        _box(pen, (at - 1, middle - reach, at + 1, middle + reach), MARKS[mark.event])


def _axis(pen: ImageDraw.ImageDraw, top: int, longest: float, scale: float) -> None:
    step = next((s for s in _STEPS if longest / s <= 12), _STEPS[-1])
    for second in range(0, int(longest) + 1, step):
        at = LEFT + second * scale
        _box(pen, (at, top + 4, at + 1, top + 10), MUTED)
        _text(pen, (at - 4, top + 14), f"{second} s", 12, MUTED)


def _key(pen: ImageDraw.ImageDraw) -> None:
    _box(pen, (MARGIN, 14, WIDTH - MARGIN, 58), PANEL)
    at = MARGIN + 16.0
    named = [(who.value, colour) for who, colour in VOICES.items()]
    named += [(event.value, colour) for event, colour in MARKS.items()]
    for name, colour in named:
        wide = name in {who.value for who in VOICES}
        _box(pen, (at, 28, at + (18 if wide else 3), 44), colour)
        at += 26 if wide else 11
        _text(pen, (at, 28), name, 13, BRIGHT)
        at += _font(13).getlength(name) / SCALE + 20


def _box(pen: ImageDraw.ImageDraw, place: tuple[float, float, float, float], colour: str) -> None:
    left, top, right, bottom = (value * SCALE for value in place)
    pen.rectangle((left, top, max(left, right), bottom), fill=colour)


def _text(
    pen: ImageDraw.ImageDraw, place: tuple[float, float], text: str, size: int, colour: str
) -> None:
    pen.text((place[0] * SCALE, place[1] * SCALE), text, font=_font(size), fill=colour)


@lru_cache(maxsize=4)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size * SCALE)
