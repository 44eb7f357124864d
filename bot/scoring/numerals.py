"""Numbers as they are said: "four hundred and twelve", "nine point four", "40 thousand"."""

from collections.abc import Iterator, Sequence

from bot.scoring.tokens import Token

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_BEGINS = SMALL.keys() | TENS.keys()


def is_number(word: str) -> bool:
    """Say whether a word is a number, in digits or as it is said."""
    return word[0].isdigit() or word in _BEGINS or word in SCALES


def numbered(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """Write each number in digits: "four hundred and twelve" and "412" are one word."""
    words = [token.text for token in tokens]
    at = 0
    while at < len(tokens):
        number = spoken(words, at)
        if number is None:
            yield tokens[at]
            at += 1
            continue
        value, after = number
        text = str(int(value)) if value == int(value) else f"{value:.6g}"
        last = tokens[after - 1]
        yield Token(
            text, text, tokens[at].start, last.end, opening=tokens[at].opening, acronym=True
        )
        at = after


def spoken(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """Read the number that begins at a word: its value, and where it ends. None for none.

    "Thirty, twenty-two" and "five, two" are two numbers each; a bare "one" is none, since it
    mostly stands for something else.
    """
    word = words[at]
    begins = word in _BEGINS or (word == "a" and at + 1 < len(words) and words[at + 1] in SCALES)
    if not begins:
        return None
    value, after = _read(words, at)
    return None if word == "one" and after == at + 1 else (value, after)


def _read(words: Sequence[str], start: int) -> tuple[float, int]:
    total, part, place = 0.0, 0.0, 0.0
    at = start
    while at < len(words):
        word = words[at]
        if place and word in SMALL and SMALL[word] < 10:
            part, place = part + SMALL[word] * place, place / 10
        elif not place and word in _BEGINS and _fits(word, part, fresh=at == start):
            part += SMALL.get(word, 0) + TENS.get(word, 0)
        elif word == "a" and at == start:
            part = 0.0
        elif word in SCALES:
            part = max(part, 1.0) * SCALES[word]
            if part >= 1000:
                total, part = total + part, 0.0
        elif word == "point" and not place and words[at + 1 : at + 2] and words[at + 1] in SMALL:
            place = 0.1
        elif not (word == "and" and at > start and _joins(words, at)):
            break
        at += 1
    return total + part, at


def _fits(word: str, part: float, *, fresh: bool) -> bool:
    if fresh or not part:
        return True
    room = 100 if part % 100 == 0 else 10 if part % 10 == 0 and part % 100 >= 20 else 1
    return SMALL.get(word, TENS.get(word, 0)) < room


def _joins(words: Sequence[str], at: int) -> bool:
    return words[at - 1] in SCALES and at + 1 < len(words) and words[at + 1] in _BEGINS
