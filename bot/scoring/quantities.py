"""Numbers in an answer, each with what it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.scoring.numerals import SCALES
from bot.scoring.roots import roots
from bot.scoring.tokens import Token

_SHORT = {"k": 1e3, "m": 1e6, "mm": 1e6, "bn": 1e9, "b": 1e9}
_UNITS = frozenset(
    (
        "percent point points second seconds sec secs s ms millisecond milliseconds minute "
        "minutes min mins hour hours hr hrs day days week weeks month months quarter quarters "
        "year years yr yrs dollars dollar pounds pound euros euro quid cents rupees kg kilo "
        "kilos gram grams litre litres metre metres meters km mile miles mg mils ml gb tb mb "
        "gig gigs megs degrees watts volts x times fold bps rps qps tps k pm am grand"
    ).split()
)


_PARTS = roots(
    "thing way reason part point step kind type sort option aspect idea example question side "
    "level case area topic category choice problem issue goal factor"
)
"""What one counts to order one's own speech ("three things"): no fact is in that number."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number; `first` to `last` are positions of its tokens, the unit's included.

    `unit` is the word after it (a root) or "". `measured` numbers have a unit of measure, a
    fraction, or are large; the rest are plain counts ("two managers").
    """

    value: float
    unit: str
    first: int
    last: int
    measured: bool


def quantities(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """Find the numbers; years, versions ("GPT-4") and a bare "one" are none.

    Tokens have numbers in digits, however they were said (reading.read).
    """
    return tuple(_found(tokens))


def _found(tokens: Sequence[Token]) -> Iterator[Quantity]:
    at = 0
    while at < len(tokens):
        value, after = _value(tokens, at)
        if value is None:
            at += 1
            continue
        quantity = _with_unit(tokens, at, after, value)
        if quantity is not None:
            yield quantity
        at = quantity.last + 1 if quantity else after


def _value(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    return _digits(tokens, at) if tokens[at].text[0].isdigit() else (None, at + 1)


def _digits(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    raw = tokens[at].text.rstrip(".,")
    try:
        value = float(raw.replace(",", ""))
    except ValueError:
        return None, at + 1
    after = at + 1
    if after < len(tokens):
        scale = SCALES.get(tokens[after].text)
        touching = tokens[after].start == tokens[at].end
        if scale is None and touching:
            scale = _SHORT.get(tokens[after].text)
        if scale is not None:
            return value * scale, after + 1
    return value, after


def _with_unit(tokens: Sequence[Token], first: int, after: int, value: float) -> Quantity | None:
    before = tokens[first - 1] if first else None
    touching = before is not None and before.end + 1 >= tokens[first].start
    if before and touching and before.acronym and not before.text[0].isdigit():
        return None
    unit = tokens[after].text if after < len(tokens) else ""
    money = before is not None and before.text in {"dollars", "pounds", "euros"}
    if money and before and before.end == tokens[first].start:
        return Quantity(value, before.text, first - 1, after - 1, measured=True)
    measured = unit in _UNITS or value >= 1000 or value != int(value)
    if unit not in _UNITS and (value == 1 or 1950 <= value <= 2035):
        return None
    last = after if unit in _UNITS else after - 1
    root = tokens[after].root if after < len(tokens) else ""
    if not measured and root in _PARTS and value <= 10:
        return None
    return Quantity(value, root, first, last, measured)
