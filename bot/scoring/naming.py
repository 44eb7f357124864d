"""Names are kept out of what phrases are looked for in: Mark, April or Will Rose are no verbs."""

from collections.abc import Sequence

from bot.scoring.tokens import Token


def hidden_names(tokens: Sequence[Token]) -> list[str]:
    """Give "name" for each name and nothing for any other word.

    A day is always a date, a month after a word like "in" or "since".
    """
    before = ["", *(token.text for token in tokens)]
    return [
        "name" if token.name and token.text not in _DAYS and not _month(token, last) else ""
        for token, last in zip(tokens, before, strict=False)
    ]


def _month(token: Token, last: str) -> bool:
    return token.text in _MONTHS and last in _BEFORE_MONTH


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_BEFORE_MONTH = frozenset(
    "in since until till by last next of from to early late mid this every each before after "
    "during around and".split()
)
