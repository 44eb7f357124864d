"""Numbers in the lines of a resume, as written, and the claims that they make."""

import re

from bot.resume.dates import find_dates

_UNIT = (
    r"%|percent\b|per\s?cent\b|pour\s?cent\b|prozent\b|x\b|\u00d7|[kmb]{1,2}\b\+?|bn\b|"
    r"million\b|billion\b|thousand\b|"
    r"[tgmk]i?b\b|ms\b|\u00b5s\b|s\b|sec(?:ond)?s?\b|min(?:ute)?s?\b|h(?:ou)?rs?\b|hours?\b|"
    r"days?\b|weeks?\b|"
    r"months?\b|years?\b|qps\b|rps\b|tps\b|fps\b|km\b|kg\b|mw\b|kwh\b|[\u20ac$\u00a3]|usd\b|eur\b|"
    r"mois\b|ans\b|meses\b|a\u00f1os\b|d\u00edas\b|horas\b|semanas\b|m\u20ac|k\u20ac|jours?\b|heures?\b|minutes\b|semaines?\b|millions?\b|monate?\b|jahre?\b|"
    r"tage\b|stunden\b"
)
_NUMBER = re.compile(
    rf"(?<![\w.\-/#])(?:[~><\u2248]\s?)?(?:US)?[$\u20ac\u00a3]?(?:\d{{1,3}}(?:\s\d{{3}})+(?!\d)|\d+(?:[,.\u202f\u00a0']\d+)*)(?:\s?[kmb]\b)?\+?"
    rf"(?:\s?(?:{_UNIT})|-(?!\w\b)(?:{_UNIT}))?\+?(?![\w])(?!-[A-Z]\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:python|java|html|css|windows|ios|android|version|route|web|http/?|es|oauth|icd|v|top|p|"
    r"sev|"
    r"patent|no\.?|nr\.?|iso|grade|level|phase|tier|type|layer|angular|rails|office|section|"
    r"series|room|"
    r"team|chapter|#)[\s-]?$",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|doubled|"
    r"tripled|quadrupled|halved|deux|trois|quatre|cinq|dix|vingt|cent|mille|zwei|drei|vier)\b",
    re.IGNORECASE,
)


def numbers_in(text: str) -> tuple[str, ...]:
    """Give the quantities of a text as written ("4.2 s", "2M+"); no years, names or versions."""
    dates = find_dates(text)
    found: list[str] = []
    for match in _NUMBER.finditer(text):
        quoted = match.group().strip()
        if any(span.at < match.end() and match.start() < span.until for span in dates):
            continue
        bare = re.sub(r"\D", "", quoted)
        if _NAMED.search(text[: match.start()]) and not re.search(r"[%$\u20ac\u00a3x]", quoted):
            continue
        if (len(bare) >= 7 and "," not in quoted) or re.fullmatch(r"0\d+", quoted):
            continue
        if re.match(r"/\d|-\d|:\d", text[match.end() :]):
            continue
        found.append(quoted.strip(" ,."))
    return tuple(found)


def has_number(text: str) -> bool:
    """Tell whether a text says how much, in digits or in words."""
    return bool(numbers_in(text)) or bool(_WORDS.search(text))
