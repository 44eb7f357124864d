"""Lines about the work: bullets that can be quoted, and the claims that their figures make."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.resume.check import weigh
from bot.resume.claims import numbers_in
from bot.resume.items import Item, to_items
from bot.resume.page import Line
from bot.resume.profile import Bullet, Claim
from bot.resume.skills import Terms

_MOST_TEXT = 600
_MOST_BULLETS = 250
URL = re.compile(
    r"(?:https?://|www\.)[^\s,;|)>]+|\b(?:linkedin|github|gitlab|behance|dribbble|medium|orcid)"
    r"\.(?:com|org|net)/[^\s,;|)>]+",
    re.IGNORECASE,
)


def bullets_of(work: list[tuple[str, list[Item]]], index: Terms) -> tuple[Bullet, ...]:
    """Give the lines of work that are fit to be quoted, weighed; `work` is items by heading."""
    found: list[Bullet] = []
    for heading, items in work:
        for item in items:
            text = _sentence(item.text)
            if item.is_text and _whole(text):
                line = item.lines[0]
                weakness, lacks = weigh(text, tools=bool(index.find(text)))
                found.append(Bullet(text, line.page, line.number, heading, weakness, lacks))
    return tuple(found[:_MOST_BULLETS])


def _sentence(text: str) -> str:
    return re.sub(r"\s+([,.;:%)])(?=\s|$)", r"\1", text).strip()[:_MOST_TEXT]


def _whole(text: str) -> bool:
    """A line fit to be quoted: three words, or two and a figure; no address and no bare date."""
    words = [word for word in text.split() if re.search(r"[^\W\d_]", word)]
    few = 2 if numbers_in(text) else 3
    return len(words) >= few and not URL.match(text) and not text.endswith(":")


def claims_of(bullets: Sequence[Bullet]) -> tuple[Claim, ...]:
    """Give the bullets that hold figures."""
    return tuple(
        Claim(bullet.text, numbers, bullet.page, bullet.line)
        for bullet in bullets
        if (numbers := numbers_in(bullet.text))
    )


def told(sections: Iterable[Sequence[Line]]) -> Iterator[Claim]:
    """Give figures in the sentences of a summary, and of strengths told instead of listed."""
    for lines in sections:
        for item in to_items(lines):
            text = _sentence(item.text)
            numbers = numbers_in(text) if item.is_text and len(text.split()) >= 5 else ()
            if numbers and _whole(text):
                yield Claim(text, numbers, item.lines[0].page, item.lines[0].number)
