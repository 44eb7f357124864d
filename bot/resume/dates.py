"""Dates and date ranges as resumes write them, in six languages."""

import re
from dataclasses import dataclass

_MONTHS = {
    1: "january|jan|janvier|janv|januar|enero|ene|gennaio|janeiro|januari",
    2: "february|feb|f\u00e9vrier|fevrier|f\u00e9vr|fevr|februar|febrero|febbraio|"
    "fevereiro|fev|februari",
    3: "march|mar|mars|m\u00e4rz|maerz|mrz|marzo|mar\u00e7o|maart|mrt",
    4: "april|apr|avril|avr|abril|abr|aprile",
    5: "may|mai|mayo|maggio|maio|mei",
    6: "june|jun|juin|juni|junio|giugno|giu|junho",
    7: "july|jul|juillet|juil|juli|julio|luglio|julho",
    8: "august|aug|ao\u00fbt|aout|agosto|ago|augustus",
    9: "september|sept|sep|septembre|septiembre|setiembre|settembre|setembro",
    10: "october|oct|octobre|oktober|okt|octubre|ottobre|ott|outubro|out",
    11: "november|nov|novembre|noviembre|novembro",
    12: "december|dec|d\u00e9cembre|decembre|d\u00e9c|dezember|dez|diciembre|dic|dicembre|dezembro",
}
_MONTH_OF = {name: month for month, names in _MONTHS.items() for name in names.split("|")}
_MONTH_OF.update({"genn": 1, "gen": 1, "febbr": 2, "febb": 2, "mag": 5, "magg": 5, "lug": 7})
_MONTH_OF.update({"lugl": 7, "set": 9, "sett": 9})
_NAMED = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_SEASON = (
    r"spring|summer|fall|autumn|winter|printemps|\u00e9t\u00e9|automne|hiver|q[1-4]|h[12]|"
    r"verano|invierno|oto\u00f1o|primavera|estate|autunno|fr\u00fchjahr|sommer|herbst|ws|ss|early|mid|late"
)
_YEAR = r"(?:19[5-9]|20[0-4])\d"
_POINT = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|er)?\.?\s+)?\b(?:{_NAMED})\b\.?(?:\s+\d{{1,2}}(?:st|nd|rd|"
    rf"th)?,)?,?"
    rf"(?:\s*(?:de|del|of)\s+|\s*)(?:{_YEAR}\b|['\u2019\u2018`]\s?\d\d\b)"
    rf"|\b(?:{_SEASON})\b[\s-]*(?:of\s+)?{_YEAR}\b"
    rf"|\b\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}\b"
    rf"|\b(?:0?[1-9]|1[0-2])\s?[/.\-\u2013]\s?{_YEAR}\b"
    rf"|\b(?:0?[1-9]|1[0-2])/\d\d\b"
    rf"|\b{_YEAR}\s?[/.-]\s?(?:1[0-2]|0?[1-9])\b(?:[./-]\d\d\b)?"
    rf"|\b{_YEAR}\b)"
)
_NOW = (
    r"(?:at\s+)?present(?:\s+day)?|(?:un)?til+\s+(?:now|date|today|present)|currently|current|now|today|ongoing|to\s+date|till\s+date|heute|aktuell|"
    r"jetzt|laufend|aujourd['\u2019]hui|pr\u00e9sent|actuellement|en\s+cours|ce\s+jour|"
    r"(?:la\s+)?actualidad|presente|actualmente|actual|hoy|oggi|attuale|in\s+corso|atualmente|"
    r"atual|o\s+momento|heden|(?<=to )date|(?<=till )date|(?<=until )date"
)
_TO = (
    r"(?:\s*(?:-{1,3}|[\u2010-\u2015\u2212~\u2192])\s*|\s+/\s+|\s+(?:to|until|till|through|thru|bis|\u00e0|"
    r"au|jusqu['\u2019](?:\u00e0|en|au)|hasta|al|a|at\u00e9|fino\s+a|tot)\s+)(?:l['\u2019]|"
    r"la\s+|the\s+)?"
)
_LOOSE = rf"(?:(?:{_NAMED})\b\.?|{_SEASON})"
_RANGE = re.compile(
    rf"(?<![\w$\u20ac\u00a3.,/'-])(?:(?:from|between|von|desde|dal|del|du|de)\s+|d['\u2019]\s?)?"
    rf"(?P<start>{_POINT}|{_LOOSE}){_TO}"
    rf"(?P<end>{_POINT}|\b(?:{_NOW})\b|\b\d\d\b(?![%\d]))",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"\b(?:since|from|depuis|seit|ab|desde|dal|vanaf|started)\s+(?P<since>{_POINT})"
    rf"|(?<![\w$\u20ac\u00a3.,/-])(?P<left>{_POINT})\s*[-\u2010-\u2015]\s*(?=$|[)|,\u00b7\u2022])",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?<![\w$\u20ac\u00a3.,/'+-]){_POINT}(?![\d%+]|[.,]\d)", re.IGNORECASE)
_LENGTH = re.compile(
    r"\(?\b\d+\+?\s*(?:years?|yrs?|ans?|jahre?n?|a\u00f1os?)\b\.?"
    r"(?:,?\s*(?:and\s+)?\d+\s*(?:months?|mos?|mois|monate?n?|meses)\b\.?)?\)?"
    r"|\(?\b\d+\s*(?:months?|mos?|mois|monate?n?|meses)\b\.?\)?",
    re.IGNORECASE,
)
_EDGES = " \t,|-\u2013\u2014\u00b7\u2022/:;"


@dataclass(frozen=True, slots=True)
class Span:
    """A date or range in a text: "2019-04", "2019" or "present", and where it stands."""

    start: str
    end: str
    at: int
    until: int
    is_range: bool


def find_dates(text: str) -> tuple[Span, ...]:
    """Find ranges first, then open ranges ("since 2019"), then single dates, left to right."""
    found: list[Span] = []
    for match in _RANGE.finditer(text):
        span = _ranged(match)
        if span is not None:
            found.append(span)
    for match in _OPEN.finditer(text):
        if not _taken(match, found):
            start = _value(match["since"] or match["left"])
            found.append(Span(start, "present", match.start(), match.end(), is_range=True))
    for match in _SINGLE.finditer(text):
        if not _taken(match, found):
            point = _value(match.group())
            found.append(Span(point, point, match.start(), match.end(), is_range=False))
    return tuple(sorted(found, key=lambda span: span.at))


def without_dates(text: str) -> str:
    """Give the text without dates, lengths of time ("2 years 3 months") and stray separators."""
    left = text
    for span in reversed(find_dates(text)):
        left = left[: span.at] + "  " + left[span.until :]
    left = _LENGTH.sub(" ", left)
    left = re.sub(r"[(\[]\s*[)\]]", " ", left)
    left = re.sub(r"([,|\u00b7\u2022])\s*(?=[,|\u00b7\u2022])", " ", left)
    left = re.sub(r"\s+", " ", left).strip(_EDGES)
    whole = re.fullmatch(r"\(([^()]*)\)", left)
    if whole:
        return whole[1].strip(_EDGES)
    return left if left.count("(") == left.count(")") else left.strip(" ()")


def only_dates(text: str) -> bool:
    """Tell whether a text is a date, a range or a length of time and nothing else."""
    left = without_dates(text)
    return not re.search(r"\w", left) and bool(re.search(r"\d", text))


def date_fragment(text: str) -> bool:
    """Tell whether a text may be a broken-off part of a range: "Jan 2019 -", "to", "present"."""
    left = re.sub(
        rf"\b(?:{_NOW}|{_NAMED}|to|until)\b", " ", without_dates(text), flags=re.IGNORECASE
    )
    return not re.search(r"\w", left)


def _taken(match: re.Match[str], found: list[Span]) -> bool:
    return any(match.start() < span.until and span.at < match.end() for span in found)


def _ranged(match: re.Match[str]) -> Span | None:
    raw_end = match["end"]
    if re.fullmatch(rf"{_NOW}|date", raw_end, re.IGNORECASE):
        end = "present"
    elif re.fullmatch(r"\d\d", raw_end):
        if "/" in match.string[match.end("start") : match.start("end")]:
            return None
        end = _value(match["start"])[:2] + raw_end
        if not re.search(r"\d{4}", match["start"]) or end < _value(match["start"])[:4]:
            return None
    else:
        end = _value(raw_end)
    start = _value(match["start"])
    if not start:
        year = end[:4] if end != "present" else ""
        start = _value(f"{match['start']} {year}") if year else ""
    if not start or not end or (end != "present" and int(end[:4]) < int(start[:4]) - 1):
        return None  # a year too early is a slip to ask about; more of it was no range
    return Span(start, end, match.start(), match.end(), is_range=True)


def _value(point: str) -> str:
    """Give "2019-04" or "2019" for one written date; "" when there is no year in it."""
    text = point.strip().casefold()
    year = re.search(_YEAR, text)
    short = re.search(r"['\u2019\u2018`]\s?(\d\d)|^\d{1,2}/(\d\d)$", text)
    if year is None and short is None:
        return ""
    if short is not None and year is None:
        two = short[1] or short[2]
        full = ("19" if int(two) > 50 else "20") + two
    else:
        full = year.group() if year else ""
    month = _month(text, full if year else "")
    return f"{full}-{month:02d}" if month else full


def _month(text: str, year: str) -> int:
    for word in re.findall(r"[^\W\d_]+", text):
        if word in _MONTH_OF:
            return _MONTH_OF[word]
    if re.search(rf"\b(?:{_SEASON})", text):
        return 0
    day_first = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./]\d{4}", text)
    if day_first:
        first, second = int(day_first[1]), int(day_first[2])
        return first if "/" in text and first <= 12 else second if second <= 12 else 0
    rest = re.findall(
        r"\d+", text.replace(year, " ", 1) if year else text.split("/", maxsplit=1)[0]
    )
    return int(rest[0]) if rest and 1 <= int(rest[0]) <= 12 else 0
