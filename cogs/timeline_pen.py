"""Draws the parts of a timeline: boxes, texts, and marks that differ in shape."""

from functools import lru_cache

from PIL import ImageDraw, ImageFont

from bot.speech.timeline import Event
from cogs.score_card import FONT, SCALE

Place = tuple[float, float]


class Pen:
    """Draws on a picture that is `SCALE` times as large as its pixels say."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw = draw

    def box(self, place: tuple[float, float, float, float], colour: str) -> None:
        """Fill a rectangle: left, top, right, bottom."""
        left, top, right, bottom = (value * SCALE for value in place)
        self._draw.rectangle((left, top, max(left, right), bottom), fill=colour)

    def text(self, place: Place, text: str, size: int, colour: str) -> None:
        """Write from the left."""
        self._draw.text((place[0] * SCALE, place[1] * SCALE), text, font=_font(size), fill=colour)

    def right_text(self, place: Place, text: str, size: int, colour: str) -> None:
        """Write up to the right."""
        self.text((place[0] - self.width(text, size), place[1]), text, size, colour)

    def middle_text(
        self, place: Place, text: str, size: int, colour: str, *, back: str | None = None
    ) -> None:
        """Write around a middle, on a ground of its own if there is one."""
        half = self.width(text, size) / 2
        if back is not None:
            self.box(
                (place[0] - half - 3, place[1], place[0] + half + 3, place[1] + size + 3), back
            )
        self.text((place[0] - half, place[1]), text, size, colour)

    def width(self, text: str, size: int) -> float:
        """Measure a text, in pixels."""
        return _font(size).getlength(text) / SCALE

    def cut(self, at: float, top: float, bottom: float, colours: tuple[str, str]) -> None:
        """Cut lanes through, slantwise: in the ground's colour, with an edge on both sides."""
        ground, edge = colours
        self._shape(
            [(at - 14, bottom), (at - 2, top), (at + 14, top), (at + 2, bottom)], ground, ground
        )
        for shift in (-8, 8):
            line = (
                (at + shift - 6) * SCALE,
                (bottom + 3) * SCALE,
                (at + shift + 6) * SCALE,
                (top - 3) * SCALE,
            )
            self._draw.line(line, fill=edge, width=2 * SCALE)

    def mark(self, event: Event, at: float, span: tuple[float, float], colour: str) -> None:
        """Draw a moment between the top and the bottom of `span`, in the shape of its kind."""
        top, bottom = span
        middle = (top + bottom) / 2
        match event:
            case Event.ENDPOINT:
                self.box((at - 1.5, top - 6, at + 1.5, bottom + 6), colour)
                self._shape([(at, top - 6), (at + 13, top), (at, top + 6)], colour)
            case Event.PIECE:
                self._shape([(at, bottom), (at - 6, bottom + 9), (at + 6, bottom + 9)], colour)
            case Event.FLOOR_BACK:
                self._shape(
                    [(at - 11, middle), (at + 6, middle - 11), (at + 6, middle + 11)], colour
                )
            case Event.NUDGE:
                box = (
                    (at - 8) * SCALE,
                    (middle - 8) * SCALE,
                    (at + 8) * SCALE,
                    (middle + 8) * SCALE,
                )
                self._draw.ellipse(box, fill=colour, outline="#000000", width=SCALE)
            case Event.CUT_IN:
                corners = [(at, middle - 12), (at + 9, middle), (at, middle + 12), (at - 9, middle)]
                self._shape(corners, colour)

    def _shape(self, corners: list[Place], colour: str, outline: str = "#000000") -> None:
        points = [(x * SCALE, y * SCALE) for x, y in corners]
        self._draw.polygon(points, fill=colour, outline=outline)


@lru_cache(maxsize=6)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size * SCALE)
