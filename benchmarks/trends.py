"""Samples of a long run: lines fitted through them, and a picture (pure but for the file)."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WARM_UP = 0.2
"""The part of a run that is not fitted: caches fill, and words come before the first ones go."""

_WIDE, _HIGH, _LEFT, _RIGHT, _TOP = 1100, 150, 90, 20, 34
_BACK, _INK, _FAINT, _LINE, _FIT = "#ffffff", "#202124", "#d0d4da", "#2f6fde", "#d9480f"


@dataclass(frozen=True, slots=True)
class Sample:
    """What was there after so many interviews; memory (resident) and database in MiB."""

    done: int
    memory: float
    handles: int
    threads: int
    tasks: int
    database: float

    def line(self) -> str:
        """Write it down."""
        return (
            f"{self.done:6}  memory {self.memory:6.1f} MiB  handles {self.handles:3}  "
            f"threads {self.threads:2}  tasks {self.tasks:3}  database {self.database:6.1f} MiB"
        )


FIGURES = (
    ("memory", "resident memory, MiB"),
    ("handles", "open file handles"),
    ("threads", "threads"),
    ("tasks", "asyncio tasks"),
    ("database", "database with its log, MiB"),
)


def slopes(samples: Sequence[Sample]) -> list[str]:
    """Say how each figure changes in a thousand interviews, after the warm-up."""
    found = []
    for name, about in FIGURES:
        xs, ys = _fitted(samples, name)
        slope, _ = statistics.linear_regression(xs, ys)
        mean = statistics.mean(ys)
        found.append(
            f"{about:28} mean {mean:8.1f}  least {min(ys):8.1f}  most {max(ys):8.1f}  "
            f"{1000 * slope:+8.3f} in 1,000 interviews ({100_000 * slope / mean:+.2f} %)"
        )
    return found


def _fitted(samples: Sequence[Sample], name: str) -> tuple[list[float], list[float]]:
    later = [one for one in samples if one.done >= WARM_UP * samples[-1].done]
    return [float(one.done) for one in later], [float(getattr(one, name)) for one in later]


def draw(samples: Sequence[Sample], path: Path) -> None:
    """Draw a panel for each figure, with the fitted line, and write a PNG."""
    image = Image.new("RGB", (_WIDE, len(FIGURES) * (_HIGH + _TOP) + 30), _BACK)
    pen = ImageDraw.Draw(image)
    for row, (name, about) in enumerate(FIGURES):
        _panel(pen, row * (_HIGH + _TOP) + _TOP, samples, name, about)
    image.save(path)


def _panel(
    pen: ImageDraw.ImageDraw, top: int, samples: Sequence[Sample], name: str, about: str
) -> None:
    font = ImageFont.load_default(14)
    values = [float(getattr(one, name)) for one in samples]
    most = max(values) * 1.1 or 1.0
    last = samples[-1].done

    def place(done: float, value: float) -> tuple[float, float]:
        across = _LEFT + done / last * (_WIDE - _LEFT - _RIGHT)
        return across, top + _HIGH - value / most * _HIGH

    pen.text((_LEFT, top - 22), about, _INK, font)
    for part in (0.0, 0.5, 1.0):
        _, down = place(0, part * most)
        pen.line([(_LEFT, down), (_WIDE - _RIGHT, down)], _FAINT)
        pen.text((8, down - 8), f"{part * most:.1f}", _INK, font)
    pen.line([place(one.done, value) for one, value in zip(samples, values, strict=True)], _LINE, 2)
    xs, ys = _fitted(samples, name)
    slope, base = statistics.linear_regression(xs, ys)
    pen.line([place(xs[0], base + slope * xs[0]), place(xs[-1], base + slope * xs[-1])], _FIT, 1)
    pen.text((_WIDE - _RIGHT - 90, top + _HIGH + 2), f"{last} held", _INK, font)
