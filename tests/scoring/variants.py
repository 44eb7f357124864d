"""Other forms of one answer: they say the same, so they must score (nearly) the same."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FILLERS = ("um,", "uh,", "you know,")
_WORDS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "fourteen": "14",
    "eighteen": "18",
    "thirty two": "32",
    "thirty four": "34",
    "twenty six": "26",
    "twenty two": "22",
    "fifty two": "52",
    "fifty five": "55",
    "seventy nine": "79",
    "ninety eight": "98",
    "twenty three": "23",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "eighty": "80",
    "nine point four": "9.4",
    "seventy percent": "70%",
    "fourteen percent": "14%",
    "one percent": "1%",
    "five hundred euros": "\u20ac500",
    "forty thousand": "40,000",
    "eighteen thousand pounds": "\u00a318,000",
    "six million": "6M",
    "three hundred": "300",
    "a hundred and forty": "140",
    "two hundred and ten thousand": "210k",
    "a million": "1M",
    "six hundred pounds": "\u00a3600",
    "ten past eight": "10 past 8",
    "forty pound": "40 pound",
    "two thousand": "2000",
    "a hundred": "100",
}


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Read one of the sets beside this file."""
    with (FOLDER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def in_digits(text: str) -> str:
    """Write number words as digits."""
    for words in sorted(_WORDS, key=len, reverse=True):
        text = re.sub(rf"\b{words}\b", _WORDS[words], text, flags=re.IGNORECASE)
    return text


def bare(text: str) -> str:
    """Take capitals and punctuation away, but for what stands inside words and numbers."""
    return re.sub(
        r"\s+", " ", re.sub(r"[^\w\s'%.\u20ac\u00a3-]|\.(?!\d)", " ", text.lower())
    ).strip()


def filled(text: str, seed: int) -> str:
    """Put three fillers between words."""
    rng = random.Random(seed)
    words = text.split()
    for filler in FILLERS:
        words.insert(rng.randrange(1, len(words)), filler)
    return " ".join(words)


def misheard(text: str, rate: float, seed: int) -> str:
    """Drop, double or swap words as a recogniser does: a `rate` of them, evenly by kind."""
    rng = random.Random(seed)
    words = text.split()
    heard: list[str] = []
    for word in words:
        if rng.random() >= rate:
            heard.append(word)
            continue
        swapped, doubled = [rng.choice(words)], [word, rng.choice(words)]
        heard += rng.choice(([], swapped, doubled))
    return " ".join(heard)


def renamed(text: str, name: str) -> str:
    """Put another person's name where {name} stands."""
    return text.replace("{name}", name)
