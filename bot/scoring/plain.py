"""Plain words in other forms: a comparison, an ordinal, an "un-": no trade's own word.

A list has each word once; speech bends it ("longer", "unsure", "the twelfth", "himself"). What is
only bent counts as the plain word that it comes from, so that nobody is specific by grammar.
"""

from bot.kept_texts import kept
from bot.scoring.everyday import EVERYDAY
from bot.scoring.roots import roots
from bot.scoring.vocabulary import FUNCTION, GENERIC

_MORE = roots(
    """
aloud additional alongside annoy arrogant awkward become beneath beyond bother clumsy continue
crowded deliberate difference disappoint downside embarrass encourage exhaust fierce fine forth
forward frighten frustrate furious gentle grumble handful harmless hopeless hug impatient
inconvenience jealous lad lately lonely maximum medium mess minimum moan mood negative nervous
nightmare oclock outright overnight pessimistic pity pregnant proud provide random regret restless
risky ruin scare scheme selfish shame shock shout shy sideways silent sneak spare stubborn
suspicious swear temper thrill tidy toss unless upside visible weird whereas wherever whichever
wicked worthless wow yell unit nearby online offline alongside thereby abroad aside backward
backwards somewhat sooner twofold halfway sake awhile anyhow elsewhere everywhere anywhere nowhere
vary pitch disadvantage advantage normal effort busy honest luck habit rumour gossip chaos hurry
itself himself herself themselves yourself yourselves ourselves oneself theirs hers
"""
)
_VERBS = roots("be come do get go have let say can will may")
"""Function words in every tense: "comes" says no more than "come"."""

BENT = frozenset(
    "angry big blunt bold brave bright broad busy calm cheap clean clear clever close cold "
    "cool dark dear deep dense dirty dry dull early easy fair fast few firm fresh full funny "
    "gentle grand great happy hard harsh heavy high humble kind large late lazy light long "
    "loose loud low lucky mean messy mild narrow near neat new nice noisy odd old pale plain "
    "poor pretty proud pure quick quiet rare rich risky rough rude sad safe scary sharp short "
    "shy sick silly simple sleepy slow small smart smooth soft sour steady steep stiff strict "
    "strong sweet tall thick thin tidy tight tiny tough true ugly vague warm weak weird wet "
    "wide wild wise worthy young".split()
)
"""What has degrees."""

_ORDINALS = frozenset(
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth thirtieth "
    "fortieth fiftieth hundredth thousandth".split()
)


@kept(16_384)
def functional(word: str, root: str) -> bool:
    """Say whether a word in small letters has no content, in any tense."""
    return word in FUNCTION or root in _VERBS


@kept(16_384)
def plain(word: str, root: str) -> bool:
    """Say whether a word in small letters is everyday speech."""
    if root in EVERYDAY or root in _MORE or len(root) < 3 or word.endswith("ly"):
        return True
    if word in _ORDINALS or word.endswith(("teenth", "teens")):
        return True
    if word.startswith("un") and (root[2:] in EVERYDAY or root[2:] in GENERIC):
        return True
    return any(base in BENT for base in _bases(word))


def _bases(word: str) -> tuple[str, ...]:
    for ending in ("est", "er"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            return stem, f"{stem}e", stem[:-1], f"{stem[:-1]}y" if stem.endswith("i") else stem
    return ()
