"""Choosing how much of each part is shown, so that a message keeps to Discord's limit (pure)."""

from collections.abc import Sequence

MOST_TEXT = 3_900
"""Characters for all texts of one message. Discord takes 4,000; a hundred are left for what the
sender adds and for scripts that are counted otherwise than here."""


def most_urgent(lines: Sequence[str], most: int) -> tuple[str, ...]:
    """Give the lines that fit into `most` characters, in their order; crosses go before ticks."""
    shown, room = set[int](), most
    for at in sorted(range(len(lines)), key=lambda at: (not lines[at].startswith("❌"), at)):
        if len(lines[at]) < room:
            shown.add(at)
            room -= len(lines[at]) + 1
    return tuple(line for at, line in enumerate(lines) if at in shown)


def fitted(parts: Sequence[Sequence[str]], most: int) -> tuple[tuple[str, ...], bool]:
    """Pick one wording of each part, together at most `most` characters; say if any was shortened.

    Each part lists its wordings from the fullest to the briefest. The longest part is shortened
    first, so that no question's feedback is cut for the sake of another's.

    Raises:
        ValueError: not even the briefest wordings fit.
    """
    at = [0] * len(parts)
    while sum(len(part[i]) for part, i in zip(parts, at, strict=True)) > most:
        open_ones = [n for n, part in enumerate(parts) if at[n] + 1 < len(part)]
        if not open_ones:
            raise ValueError("the briefest wordings don't fit into one message")
        longest = max(open_ones, key=lambda n: (len(parts[n][at[n]]), n))
        at[longest] += 1
    return tuple(part[i] for part, i in zip(parts, at, strict=True)), any(at)
