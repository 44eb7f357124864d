"""The proper names that a recogniser is told may occur: of the question and the resume (pure).

Whisper writes names it was told of as they are spelled, and others as they sound. Few are better
than many (SYSTRAN/faster-whisper#438), so those nearest to the question come first.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from bot.bank import Term
from bot.interview.transcript import Prompt
from bot.resume.profile import Profile

MOST = 40
_LONGEST, _MOST_WORDS = 40, 5
"""Letters and words of one name; what is longer is a sentence that was read as a name."""
_STRANGE = re.compile(r"[^\w .+#/&'’-]+")
_SHAPED = re.compile(r"\b[A-Za-z]*[A-Z][\w.+#/-]*[A-Z0-9][\w+#]*|\b[a-z]+[A-Z]\w*")
"""A word with a capital and another, or a digit: PostgreSQL, AWS, K8s, iOS."""
_NAMED = re.compile(r"(?<=[a-z,;] )[A-Z][\w&'’-]+(?: (?:[A-Z][\w&'’-]+|&)){0,2}")
"""Words with a capital inside a sentence, where only names have one."""
_NO_NAMES = frozenset(
    "i i'm i've i'd january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday english present".split()
)


class Names:
    """The names that may occur in one sitting's answers, those of the open question first.

    `named` finds the terms in a text, as `Shelf.finder` does.
    """

    def __init__(
        self, named: Callable[[str], Sequence[Term]], profile: Profile | None = None
    ) -> None:
        self._named, self._profile = named, profile
        self.open: tuple[str, ...] = hotwords("", (), profile)

    def asked(self, prompt: Prompt) -> tuple[str, ...]:
        """Take a question for the open one, and give its names."""
        text = f"{prompt.text}\n{prompt.about or ''}"
        self.open = hotwords(text, self._named(text), self._profile)
        return self.open


def hotwords(question: str, asked: Iterable[Term], profile: Profile | None) -> tuple[str, ...]:
    """Give at most 40 names, the likeliest first, each once.

    `question` is its text and the resume line beside it, `asked` the terms in them. Then come
    employers, the skills that the resume speaks of most, and other names in its lines.
    """
    found = [*(term.name for term in asked), *proper_names((question,))]
    if profile is not None:
        found += _of_resume(profile)
    named: dict[str, str] = {}
    for name in map(_plain, found):
        if name and name.casefold() not in _NO_NAMES:
            named.setdefault(name.casefold(), name)
    return tuple(named.values())[:MOST]


def proper_names(lines: Iterable[str]) -> tuple[str, ...]:
    """Give the words that look like names, the most frequent first."""
    counted = Counter[str]()
    for line in lines:
        counted.update(match.group() for match in _SHAPED.finditer(line))
        counted.update(match.group() for match in _NAMED.finditer(line))
    return tuple(name for name, _ in counted.most_common())


def _of_resume(profile: Profile) -> Sequence[str]:
    lines = [bullet.text for bullet in profile.bullets]
    text = "\n".join(lines).casefold()
    skills = dict.fromkeys(skill.name for skill in profile.skills)
    often = sorted(skills, key=lambda name: -text.count(name.casefold()))
    employers = [role.employer for role in profile.roles if role.employer]
    return [*employers, *often, *proper_names(lines)]


def _plain(name: str) -> str:
    """Take out what would break the list; nothing is left of what can't be a name."""
    tidy = " ".join(_STRANGE.sub(" ", name).split()).strip(" .-/&'’")
    fits = len(tidy) <= _LONGEST and len(tidy.split()) <= _MOST_WORDS
    return tidy if fits and any(c.isalpha() for c in tidy) and len(tidy) > 1 else ""
