"""Text as a voice should say it: no sign, unit or name is left that engines stumble over (pure).

Rules, not a list: a bank's author gives a `spoken` form where a rule isn't enough, and such a form
comes through unchanged.
"""

import re
from collections.abc import Iterable, Mapping

from bot.bank import Term
from bot.speech.spoken_figures import with_figures
from bot.speech.spoken_letters import with_letters
from bot.speech.spoken_markup import without_markup

MOST_CHARACTERS = 4_000
"""Of a text to be said: five minutes of it. Nobody asks a longer question."""

_SHORT = (
    (r"e\.\s?g\.?|eg\.", "for example"), (r"i\.\s?e\.?|ie\.", "that is"), (r"etc\.?", "et cetera"),
    (r"vs\.?", "versus"), (r"approx\.?", "approximately"), (r"resp\.", "respectively"),
    (r"incl\.", "including"), (r"excl\.", "excluding"), (r"a\.k\.a\.?|aka", "also known as"),
    (r"w/o", "without"), (r"b/c", "because"), (r"w/", "with "), (r"dept\.", "department"),
    (r"govt\.?", "government"), (r"mgmt\.?", "management"), (r"avg\.?", "average"),
    (r"no\.(?=\s?\d)", "number "), (r"fig\.(?=\s?\d)", "figure "), (r"dr\.", "doctor"),
    (r"min\.", "minimum"), (r"max\.", "maximum"), (r"est\.(?=\s?\d)", "established "),
    (r"jr\.", "junior"), (r"sr\.", "senior"), (r"u\.s\.(?:a\.)?", "US"), (r"u\.k\.", "UK"),
    (r"ph\.\s?d\.?", "PhD"), (r"p\.\s?a\.", "per year"), (r"y/y|yoy", "year over year"),
)  # fmt: skip
_SHORTENED = tuple(
    (re.compile(rf"(?<![\w.])(?:{short})(?:(?<=/)|(?!\w))", re.IGNORECASE), said)
    for short, said in _SHORT
)
_FRACTIONS = {
    "1/2": "one half", "1/3": "one third", "2/3": "two thirds", "1/4": "one quarter",
    "3/4": "three quarters",
}  # fmt: skip
_FRACTION = re.compile(r"(?<![\w/.])\d{1,2}/\d{1,2}(?![\w/])")
_SIGNS = (
    (r"\s*(?:!==?|<>)\s*", " is not "), (r"\s*(?:-{1,2}>|=+>)\s*", " to "),
    (r"\s*<-+\s*", " from "),
    (r"\s*>=\s*(?=[\d$€£])", " at least "), (r"\s*<=\s*(?=[\d$€£])", " at most "),
    (r"\s*>\s*(?=[\d$€£])", " more than "), (r"\s*<\s*(?=[\d$€£])", " less than "),
    (r"\s*={1,3}\s*", " equals "), (r"~\s?(?=[\d$€£])", "about "),
    (r"\+/-\s?", "plus or minus "), (r"(?<=\d)\+(?=\W|$)", " plus"),
    (r"\s\+\s|(?<=\w)\+(?=\w)", " plus "),
    (r"(?<=[A-Za-z])\s?&\s?(?=[A-Za-z])|\s&\s", " and "), (r"#\s?(?=\d)", "number "),
    (r"\s@\s|(?<=\w)@(?=\w)", " at "), (r"(?<=[A-Za-z\d])_+(?=[A-Za-z\d])", " "),
    (r"(?<=[A-Za-z])-(?=\d)|(?<=\w)/(?=\w)", " "), (r"\s/\s", " or "),
    (r"\s[–—-]{1,3}\s|(?<=\w)—(?=\w)", ", "),
    (r"\s*[()\[\]{}]\s*(?=[.,;:!?])", ""),
    (r"\s*[(\[{]\s*(?=\w)", ", "), (r"\s*[)\]}]\s*(?=\w)", ", "),
    (r"[\"`*_|\\^~#<>{}\[\]()=@]|(?<!\w)[+/&](?!\w)", " "),
)  # fmt: skip
_REWRITES = tuple((re.compile(pattern), said) for pattern, said in _SIGNS)


def speakable(text: str, names: Mapping[str, str] | None = None) -> str:
    """Give `text` in words; `names` are terms with their spoken forms, exact in case.

    What comes after the first 4,000 characters is not said.
    """
    said = without_markup(text[:MOST_CHARACTERS])
    if names and (held := [name for name in names if name in said]):
        longest = sorted(map(re.escape, held), key=len, reverse=True)
        said = re.sub(
            rf"(?<![\w.])(?:{'|'.join(longest)})(?![\w+#])", lambda m: names[m.group()], said
        )
    for pattern, full in _SHORTENED:
        said = pattern.sub(full, said)
    said = with_figures(_FRACTION.sub(lambda m: _FRACTIONS.get(m.group(), m.group()), said))
    said = with_letters(said)
    for pattern, full in _REWRITES:
        said = pattern.sub(full, said)
    return _tidy(said)


def spoken_names(terms: Iterable[Term]) -> dict[str, str]:
    """Collect the spoken forms that the authors of skills gave."""
    return {term.name: term.spoken for term in terms if term.spoken}


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([.,;:!?])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:]\s*(?=[.!?])", "", text)
    return " ".join(text.strip(" ,;:").split())
