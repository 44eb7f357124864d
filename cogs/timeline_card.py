"""The timeline of a voice sitting as a picture: who spoke when, pauses, endpoints. No words.

It is laid out for a phone, which shows it about 360 points wide: half the size it has here. The
two voices have lanes of their own and marks have shapes of their own, so no colour has to be told
from another; the colours are Okabe and Ito's, which most colour-blind people can tell apart.
"""

import io
import re
from itertools import pairwise

from PIL import Image, ImageDraw

from bot.speech.timeline import Event, Row, Timeline, Who
from cogs.score_card import BACK, BRIGHT, MUTED, PANEL, SCALE, TRACK
from cogs.timeline_pen import Pen
from cogs.timeline_scale import Scale, scale_of

WIDTH, MARGIN, TITLE, LEGEND_ROW, FOOT = 720, 24, 66, 36, 70
"""Pixels: of the picture, around it, of the headline, of a line of the key, and of the scale."""
ROW, LANE, GAP = 116, 24, 6
"""Pixels: of a question, of a voice's lane, and between the two lanes."""
LABEL, SMALL = 21, 18
"""Sizes of text, which a phone shows at about half."""
MOST_ROWS = 40
TOLD_PAUSE = 1.0
"""Seconds from which a pause in an answer is marked; shorter ones are breath."""
VOICES = {Who.BOT: "#56b4e9", Who.MEMBER: "#e69f00"}
MARKS = {
    Event.PIECE: "#b5bac1",
    Event.ENDPOINT: "#f2f3f5",
    Event.FLOOR_BACK: "#cc79a7",
    Event.NUDGE: "#f0e442",
    Event.CUT_IN: "#d55e00",
}
_STEPS = (2, 5, 10, 15, 30, 60, 120, 300)
_PROMPT = re.compile(r"q(\d+)(?:p(\d+))?")


def draw_timeline(timeline: Timeline) -> bytes:
    """Draw a PNG with one row a question; takes some hundred milliseconds, so call in a thread."""
    rows = timeline.rows[:MOST_ROWS]
    happened = [event for event in Event if any(m.event is event for r in rows for m in r.marks)]
    paused = any(max(row.pauses, default=0.0) >= TOLD_PAUSE for row in rows)
    head = TITLE + LEGEND_ROW * (1 + paused + -(-len(happened) // 2)) + MARGIN
    height = head + max(1, len(rows)) * ROW + FOOT
    image = Image.new("RGB", (WIDTH * SCALE, height * SCALE), BACK)
    pen = Pen(ImageDraw.Draw(image))
    _key(pen, timeline, happened, head, paused=paused)
    scales = [scale_of(row) for row in rows]
    longest = max((scale.seconds for scale in scales), default=1.0) or 1.0
    wide = (WIDTH - 2 * MARGIN) / longest
    _axis(pen, (head, head + max(1, len(rows)) * ROW), longest, wide)
    begun = rows[0].start if rows else 0.0
    for number, (row, scale) in enumerate(zip(rows, scales, strict=True)):
        _row(pen, row, scale, head + number * ROW, wide=wide, begun=begun)
    out = io.BytesIO()
    image.resize((WIDTH, height), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def described_timeline(timeline: Timeline) -> str:
    """Say in words what the picture shows, at most 1,024 characters."""
    parts = []
    for row in timeline.rows[:MOST_ROWS]:
        longest = max(row.pauses, default=0.0)
        parts.append(f"{row.prompt}: {row.spoken:.0f} s of speech, longest pause {longest:.1f} s")
    return f"Timeline of who spoke when. {'; '.join(parts) or 'Nobody spoke'}."[:1024]


def _row(pen: Pen, row: Row, scale: Scale, top: float, *, wide: float, begun: float) -> None:
    name, probe = _named(row.prompt)
    pen.text((MARGIN, top + 6), name, LABEL, MUTED if probe else BRIGHT)
    pen.right_text((WIDTH - MARGIN, top + 8), _told(row, begun), SMALL, MUTED)
    upper = top + 40
    lower = upper + LANE + GAP
    lanes = {Who.BOT: upper, Who.MEMBER: lower}
    for lane in lanes.values():
        pen.box((MARGIN, lane, MARGIN + scale.seconds * wide, lane + LANE), PANEL)
    for span in row.spans:
        lane = lanes[span.who]
        left, right = MARGIN + scale.at(span.start) * wide, MARGIN + scale.at(span.end) * wide
        pen.box((left, lane, max(left + 2, right), lane + LANE), VOICES[span.who])
    _pauses(pen, row, scale, lower, wide)
    for cut in scale.breaks:
        at = MARGIN + cut.at * wide
        pen.cut(at, upper, lower + LANE, (BACK, MUTED))
        pen.middle_text((at, upper + LANE - 6), _long(cut.seconds), SMALL, BRIGHT, back=BACK)
    for mark in row.marks:
        at = MARGIN + scale.at(mark.at) * wide
        pen.mark(mark.event, at, (upper, lower + LANE), MARKS[mark.event])


def _pauses(pen: Pen, row: Row, scale: Scale, lane: float, wide: float) -> None:
    own = sorted((s.start, s.end) for s in row.spans if s.who is Who.MEMBER)
    for (_, silent), (again, _) in pairwise(own):
        drawn = (scale.at(again) - scale.at(silent)) * wide
        bot = any(s.start < again and s.end > silent for s in row.spans if s.who is Who.BOT)
        if again - silent < TOLD_PAUSE or bot:
            continue
        left = MARGIN + scale.at(silent) * wide
        pen.box((left, lane + LANE // 2 - 1, left + drawn, lane + LANE // 2 + 1), MUTED)
        said = f"{again - silent:.1f} s"
        if pen.width(said, SMALL) + 6 < drawn:
            pen.middle_text((left + drawn / 2, lane + 2), said, SMALL, BRIGHT, back=PANEL)


def _axis(pen: Pen, span: tuple[float, float], longest: float, wide: float) -> None:
    top, bottom = span
    step = next((s for s in _STEPS if longest / s <= 8), _STEPS[-1])
    for second in range(0, int(longest) + 1, step):
        at = MARGIN + second * wide
        pen.box((at, top, at + 1, bottom + 6), TRACK)
        place = (min(at, WIDTH - MARGIN - 20), bottom + 10)
        pen.middle_text(place, f"{second} s", SMALL, MUTED)
    said = "Seconds from each question's first sound. Long silences are cut."
    pen.text((MARGIN, bottom + 36), said, SMALL, MUTED)


def _key(pen: Pen, timeline: Timeline, happened: list[Event], height: int, *, paused: bool) -> None:
    spoken = sum(row.spoken for row in timeline.rows)
    pen.box((0, 0, WIDTH, height - 12), PANEL)
    pen.text((MARGIN, 18), "Who spoke when", 28, BRIGHT)
    pen.right_text((WIDTH - MARGIN, 26), f"you spoke for {_long(spoken)}", SMALL, MUTED)
    for column, (who, colour) in enumerate(VOICES.items()):
        left = MARGIN + column * (WIDTH // 2 - MARGIN)
        pen.box((left, TITLE + 2, left + 30, TITLE + 22), colour)
        pen.text((left + 42, TITLE), f"{who.value}: {_LANES[who]}", LABEL, BRIGHT)
    for number, event in enumerate(happened):
        left = MARGIN + number % 2 * (WIDTH // 2 - MARGIN)
        top = TITLE + LEGEND_ROW * (1 + number // 2) + 6
        low = top + 10 if event is Event.PIECE else top + 22
        pen.mark(event, left + 15, (top + 4, low), MARKS[event])
        pen.text((left + 42, top), event.value, LABEL, BRIGHT)
    if not paused:
        return
    left, top = MARGIN, TITLE + LEGEND_ROW * (1 + -(-len(happened) // 2)) + 6
    pen.box((left, top + 11, left + 30, top + 13), MUTED)
    pen.text((left + 42, top), "pause of a second or more in an answer", LABEL, BRIGHT)


_LANES = {Who.BOT: "upper lane", Who.MEMBER: "lower lane"}


def _named(prompt: str) -> tuple[str, bool]:
    """Name a row, and say whether it is a follow-up's."""
    match = _PROMPT.fullmatch(prompt)
    if match is None:
        return "Before the first question", True
    question, probe = match.groups()
    return (f"↳ Follow-up {probe}", True) if probe else (f"Question {question}", False)


def _told(row: Row, begun: float) -> str:
    """Write when a row began, how long the member spoke in it, and their longest pause."""
    since = max(0, round(row.start - begun))
    parts = [f"at {since // 60}:{since % 60:02d}"]
    parts += [f"{row.spoken:.0f} s spoken"] if row.spoken else []
    if (longest := max(row.pauses, default=0.0)) >= TOLD_PAUSE:
        parts.append(f"longest pause {longest:.1f} s")
    return " · ".join(parts)


def _long(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60} s"
