"""A member's words in a message: on one line, without effect as markdown, cut honestly (pure)."""

import re
import unicodedata

ELLIPSIS = " …"
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})
_JOINERS = "\u200c\u200d"
"""Scripts and emoji need these to look right."""
_ACTIVE = re.compile(
    r"(?P<link>https?://[^\s<>\[\]()*`|~]+)"
    r"|(?P<mark>[\\*_~|`\[\]]|<(?=[@#:/!\w])|^[#>+-]|(?<=^\d)[.)]|(?<=^\d\d)[.)])"
)
"""Where Discord would read markdown, a mention, an emoji, a command or a time. Bare links stay as
they are, since a backslash would become part of them; those behind a text do not."""


def said(text: str) -> str:
    """Give text on one line that Discord shows as it is: no markdown, mentions or hidden marks.

    Characters that steer the direction of text would let an answer rearrange the card; control
    characters and halves of a surrogate pair would have the whole message refused.
    """
    line = " ".join(text.split())
    seen = "".join(c for c in line if c in _JOINERS or unicodedata.category(c) not in _HIDDEN)
    return _ACTIVE.sub(lambda found: found["link"] or "\\" + found["mark"], seen)


def cut(text: str, most: int) -> str:
    """Give at most `most` characters of text and a mark where the rest was left out.

    The cut is at a word's end, or anywhere in a script that has no spaces.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[: most - len(ELLIPSIS) + 1]
    kept, space, _ = head.rpartition(" ")
    whole_words = kept if space and len(kept) > most // 2 else head[:-1]
    return whole_words.rstrip(" ,;:–—") + ELLIPSIS


def quoted(text: str, most: int) -> str:
    """Give a quote of at most `most` characters of the member's words."""
    return f"“{said(cut(text, most))}”"
