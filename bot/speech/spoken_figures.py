"""Figures as they are said: money, percent, units, ranges, dates, times and versions (pure).

Plain numbers stay digits: every engine reads "40" and "3.5". What engines get wrong is everything
around them.
"""

import re

_N = r"\d+(?:\.\d+)?"
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_MONTH_OF = {name[:3].lower(): name for name in _MONTHS} | {"sept": "September"}
_MONEY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_CODES = {
    "USD": "US dollar", "EUR": "euro", "GBP": "pound", "JPY": "yen", "INR": "rupee",
    "CHF": "Swiss franc", "CAD": "Canadian dollar", "AUD": "Australian dollar",
}  # fmt: skip
_SCALES = {
    "k": "thousand", "m": "million", "mm": "million", "mn": "million", "b": "billion",
    "bn": "billion", "t": "trillion", "tn": "trillion",
}  # fmt: skip
_SCALE_WORDS = r"hundred|thousand|million|billion|trillion"
_UNITS = {
    "ns": "nanosecond", "us": "microsecond", "μs": "microsecond", "ms": "millisecond",
    "s": "second", "sec": "second", "secs": "second", "min": "minute", "mins": "minute",
    "h": "hour", "hr": "hour", "hrs": "hour", "d": "day", "wk": "week", "wks": "week",
    "mo": "month", "mos": "month", "yr": "year", "yrs": "year", "B": "byte",
    "kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte",
    "PB": "petabyte", "KiB": "kibibyte", "MiB": "mebibyte", "GiB": "gibibyte", "TiB": "tebibyte",
    "kbps": "kilobit per second", "Kbps": "kilobit per second", "Mbps": "megabit per second",
    "Gbps": "gigabit per second", "kbit": "kilobit", "Mbit": "megabit", "Gbit": "gigabit",
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz",
    "km": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "μm": "micrometre",
    "mi": "mile", "ft": "foot", "kg": "kilogram", "g": "gram", "mg": "milligram",
    "μg": "microgram", "mcg": "microgram", "lb": "pound", "lbs": "pound", "oz": "ounce",
    "l": "litre", "L": "litre", "ml": "millilitre", "mL": "millilitre", "V": "volt",
    "W": "watt", "kW": "kilowatt", "MW": "megawatt", "kWh": "kilowatt hour", "mA": "milliamp",
    "mmHg": "millimetre of mercury", "bpm": "beat per minute", "dB": "decibel", "px": "pixel",
    "req": "request", "rps": "request per second", "qps": "query per second",
    "tps": "transaction per second",
    "fps": "frame per second", "rpm": "revolution per minute", "pp": "percentage point",
    "pts": "point", "ppm": "part per million", "FTE": "full-time position",
}  # fmt: skip
_ODD_PLURALS = {"foot": "feet", "hertz": "hertz", "query per second": "queries per second"}
_PER = {
    "s": "second", "sec": "second", "min": "minute", "m": "metre", "h": "hour", "hr": "hour",
    "d": "day", "wk": "week", "mo": "month", "yr": "year", "req": "request", "kg": "kilogram",
}  # fmt: skip
_PER_WORDS = (
    "second|minute|hour|day|night|week|month|quarter|year|request|user|person|call|node|core"
)
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_ATTACHED = re.compile(rf"(?<![\w.])({_N})({_UNIT})(?![\w+#])(?!/\d)")
_SPACED = re.compile(rf"(?<![\w.])({_N}) ({_UNIT})(?![\w+#'])")
_DECADE = re.compile(r"\b(the|early|late|mid|my|her|his|their)([ -])(\d{2,4})s\b", re.IGNORECASE)
_PER_UNIT = re.compile(rf"(?<=[A-Za-z€$£%])\s?/\s?({'|'.join(_PER)}|{_PER_WORDS})\b(?!/)")
_AMOUNT = re.compile(
    rf"(?:\bUS|\bA|\bC)?([$€£¥₹])\s?({_N})(?:\s?[-–]\s?[$€£¥₹]?({_N}))?"
    rf"(?:\s?({'|'.join(_SCALES)})\b|[ -]({_SCALE_WORDS})\b)?(\+?)",
    re.IGNORECASE,
)
_CODED = re.compile(
    rf"\b({'|'.join(_CODES)}) ?({_N})(?: ?({'|'.join(_SCALES)})\b| ({_SCALE_WORDS})\b)?|"
    rf"({_N}) ?(?:({'|'.join(_SCALES)})|({_SCALE_WORDS}))? ?\b({'|'.join(_CODES)})\b"
)
_SCALED = re.compile(rf"(?<![\w.])({_N})\s?(k|K|M|mn|bn|B|T|tn)(?![\w+#])(?!-)")
_RANGE = re.compile(rf"(?<![\w.:/-])({_N}%?)\s?(?:–|—|-)\s?(?=[$€£]?\d)(?!\d+-\d)")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?\b")
_MONTH_YEAR = re.compile(r"\b(0?[1-9]|1[0-2])/((?:19|20)\d\d)\b")
_UNTIL = re.compile(
    rf"(?<=\w)\s*[–—-]\s*(?=(?:{'|'.join(_MONTHS)}) |(?:present|today|now|current)\b)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?(?=[\s–/-]*\d)", re.IGNORECASE
)
_YEAR = re.compile(
    r"\b((?:in|since|until|till|during|year|spring|summer|autumn|fall|winter|to|"
    rf"{'|'.join(_MONTHS)})(?: of)? |to )((?:19|20)[1-9]\d)\b(?!\s+(?:[a-z]+s|percent)\b|[.,]\d|%)"
)
_CLOCK = re.compile(
    r"\b([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?:\s?([ap])\.?m\b\.?)?", re.IGNORECASE
)
_HOUR = re.compile(r"\b(1[0-2]|[1-9])\s?([ap])\.?m\b\.?", re.IGNORECASE)
_VERSION = re.compile(r"\bv\.?\s?(?=\d)", re.IGNORECASE)
_DOTTED = re.compile(r"(?<![\w.])\d+(?:\.\d+){2,}\b")


def with_figures(text: str) -> str:
    """Write out what stands around numbers."""
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    text = _dates(text)
    text = _VERSION.sub("version ", text)
    text = _DOTTED.sub(lambda m: m.group().replace(".", " point "), text)
    text = _AMOUNT.sub(_money, text)
    text = _CODED.sub(_coded, text)
    text = _RANGE.sub(r"\1 to ", text)
    text = _YEAR.sub(lambda m: f"{m.group(1)}{_year(m.group(2))}", text)
    text = re.sub(rf"\b((?:19|20)[1-9]\d)(?= to (?:{'|'.join(_YEAR_WORDS)})\b)", _year_of, text)
    text = _units(text)
    text = re.sub(rf"({_N})\s?%", r"\1 percent", text)
    return text.replace("%", " percent ")


def _units(text: str) -> str:
    text = _DECADE.sub(r"\1\2\3's", text)
    text = _SCALED.sub(lambda m: f"{m.group(1)} {_SCALES[m.group(2).lower()]}", text)
    text = re.sub(rf"(?<![\w.])({_N})m(?= [a-z]+s\b)", r"\1 million", text)
    text = re.sub(rf"(?<![\w.])({_N})\s?[xX](?![\w-])", r"\1 times", text)
    for pattern in (_ATTACHED, _SPACED):
        text = pattern.sub(lambda m: f"{m.group(1)} {_unit(m.group(2), m.group(1))}", text)
    return _PER_UNIT.sub(lambda m: f" per {_PER.get(m.group(1), m.group(1))}", text)


def _dates(text: str) -> str:
    def iso(found: re.Match[str]) -> str:
        year, month, day = found.groups()
        name = _MONTHS[int(month) - 1]
        return f"{name} {int(day)}, {_year(year)}" if day else f"{name} {_year(year)}"

    text = _ISO.sub(iso, text)
    text = _MONTH_YEAR.sub(lambda m: f"{_MONTHS[int(m.group(1)) - 1]} {_year(m.group(2))}", text)
    text = _MONTH.sub(lambda m: _MONTH_OF[m.group(1).lower()[:3]], text)
    text = _UNTIL.sub(" to ", text)
    text = _CLOCK.sub(_clock, text)
    return _HOUR.sub(lambda m: f"{m.group(1)} {m.group(2).upper()} M", text)


def _clock(found: re.Match[str]) -> str:
    hour, minute, half = found.groups()
    past = f"oh {minute[1]}" if minute[0] == "0" else minute
    said = str(int(hour)) if minute == "00" else f"{int(hour)} {past}"
    return f"{said} {half.upper()} M" if half else (f"{said} o'clock" if minute == "00" else said)


_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TEENS = ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split()
_ONES = "zero one two three four five six seven eight nine".split()
_YEAR_WORDS = ("nineteen", "twenty")


def _year(digits: str) -> str:
    """Say a year in two halves, but those that are said as one number."""
    first, last = divmod(int(digits), 100)
    if last < 10:
        return digits
    tail = _TEENS[last - 10] if last < 20 else f"{_TENS[last // 10 - 2]} {_ONES[last % 10]}"
    return f"{_YEAR_WORDS[first - 19]} {tail.removesuffix(' zero')}"


def _year_of(found: re.Match[str]) -> str:
    return _year(found.group(1))


def _money(found: re.Match[str]) -> str:
    sign, low, high, letter, word, more = found.groups()
    amount = f"{low} to {high}" if high else low
    scale = _SCALES[letter.lower()] if letter else word or ""
    name = _plural(_MONEY[sign], "2" if scale or high else low)
    said = " ".join(part for part in (amount, scale, name) if part)
    return f"{said} or more" if more else said


def _coded(found: re.Match[str]) -> str:
    before, number, letter, word, number2, letter2, word2, after = found.groups()
    scale = _SCALES.get((letter or letter2 or "").lower(), word or word2 or "")
    name = _plural(_CODES[before or after], "2" if scale else number or number2)
    return " ".join(part for part in (number or number2, scale, name) if part)


def _unit(short: str, number: str) -> str:
    return _plural(_UNITS[short], number)


def _plural(name: str, number: str) -> str:
    if float(number) == 1.0 or name == "yen":
        return name
    if name in _ODD_PLURALS:
        return _ODD_PLURALS[name]
    head, _, rest = name.partition(" per ")
    head, of, what = head.partition(" of ")
    return f"{head}s{of}{what}" + (f" per {rest}" if rest else "")
