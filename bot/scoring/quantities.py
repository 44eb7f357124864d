"""Numbers in an answer, in digits or in words, each with what it counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.scoring.reading import Token
from bot.scoring.roots import roots

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mm": 1e6, "bn": 1e9, "b": 1e9}
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


def is_number(word: str) -> bool:
    """Say whether a word is a number, in digits or as it is said."""
    return word[0].isdigit() or word in _SMALL or word in _TENS or word in _SCALES


def quantities(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """Find the numbers; years, versions ("GPT-4") and a bare "one" are none."""
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
    text = tokens[at].text
    if text[0].isdigit():
        return _digits(tokens, at)
    if text in _SMALL or text in _TENS or (text == "a" and _scale_at(tokens, at + 1)):
        return _words(tokens, at)
    return None, at + 1


def _digits(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    raw = tokens[at].text.rstrip(".,")
    try:
        value = float(raw.replace(",", ""))
    except ValueError:
        return None, at + 1
    after = at + 1
    if after < len(tokens):
        scale = _SCALES.get(tokens[after].text)
        touching = tokens[after].start == tokens[at].end
        if scale is None and touching:
            scale = _SHORT_SCALES.get(tokens[after].text)
        if scale is not None:
            return value * scale, after + 1
    return value, after


def _words(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    total, part, place = 0.0, 0.0, 0.0
    start = at
    while at < len(tokens):
        text = tokens[at].text
        if place and text in _SMALL:
            part, place = part + _SMALL[text] * place, place / 10
        elif text in _SMALL or text in _TENS:
            part += _SMALL.get(text, 0) + _TENS.get(text, 0)
        elif text == "a" and at == start:
            part = 0.0
        elif text in _SCALES:
            part = max(part, 1.0) * _SCALES[text]
            if part >= 1000:
                total, part = total + part, 0.0
        elif text == "point" and _is(tokens, at + 1, _SMALL):
            place = 0.1
        elif not (text == "and" and at > start and _joins(tokens, at)):
            break
        at += 1
    return total + part, at


def _joins(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].text in _SCALES and (
        _is(tokens, at + 1, _SMALL) or _is(tokens, at + 1, _TENS)
    )


def _is(tokens: Sequence[Token], at: int, words: dict[str, int]) -> bool:
    return at < len(tokens) and tokens[at].text in words


def _scale_at(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text in _SCALES


def _with_unit(tokens: Sequence[Token], first: int, after: int, value: float) -> Quantity | None:
    before = tokens[first - 1] if first else None
    touching = before is not None and before.end + 1 >= tokens[first].start
    if before and touching and before.acronym and tokens[first].text[0].isdigit():
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
