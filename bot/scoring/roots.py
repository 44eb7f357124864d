"""Word roots: one form for cut, cuts and cutting, so that tense and number never matter."""

from bot.kept_texts import kept

_IRREGULAR = """
be am is are was were been being; have has had having; do does did done; go goes went gone; get
got gotten; make made; take took taken; give gave given; come came; see saw seen; say said; tell
told; think thought; know knew known; find found; leave left; feel felt; bring brought; buy
bought; catch caught; teach taught; keep kept; hold held; run ran; begin began begun; write
wrote written; rewrite rewrote rewritten; speak spoke spoken; break broke broken; choose chose
chosen; drive drove driven; ride rode ridden; rise rose risen; fall fell fallen; draw drew
drawn; grow grew grown; throw threw thrown; show shown; send sent; spend spent; build built;
rebuild rebuilt; lend lent; lose lost; sit sat; stand stood; understand understood; meet met;
lead led; read; sell sold; pay paid; win won; hear heard; sleep slept; deal dealt; mean meant;
learn learnt; ring rang rung; sing sang sung; drink drank drunk; swim swam swum; sink sank sunk;
shrink shrank shrunk; spin spun; stick stuck; strike struck; hang hung; dig dug; fight fought;
seek sought; light lit; slide slid; bind bound; wind wound; grind ground; feed fed; bleed bled;
speed sped; shoot shot; steal stole stolen; freeze froze frozen; wear wore worn; tear tore torn;
eat ate eaten; forget forgot forgotten; hide hid hidden; bite bit bitten; lay laid; lie lay
lain; shake shook shaken; wake woke woken; undo undid undone; use used using; redo redid redone;
oversee oversaw overseen; undertake undertook undertaken; upset; become became; child children;
person people; man men; woman women; foot feet; tooth teeth; datum data; good better best; bad
worse worst; criterion criteria; analysis analyses; index indices indexes
"""
_FORMS = {form: family.split()[0] for family in _IRREGULAR.split(";") for form in family.split()}
_NO_VERBS = frozenset(
    "child person man woman foot tooth datum good bad criterion analysis index".split()
)
PAST = frozenset(
    form
    for form, base in _FORMS.items()
    if form != base and base not in _NO_VERBS and not form.endswith(("s", "ing"))
) | frozenset("cut put set let hit shut read split reset quit bet cost spread".split())
"""Past forms that don't end in -ed."""

BASES = frozenset(family.split()[0] for family in _IRREGULAR.split(";"))
"""Base forms of the irregular words."""

_VOWELS = frozenset("aeiouy")


@kept(16384)
def root(word: str) -> str:
    """Take the endings of number and tense off a word in small letters."""
    if word in _FORMS:
        word = _FORMS[word]
    elif len(word) > 3:
        word = _unended(_singular(word))
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-2] + "is" if word.endswith("iz") else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _unended(word: str) -> str:
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if word.endswith("eed"):
            return word
        if word.endswith(ending) and len(stem) >= 2 and _VOWELS & set(stem):
            if stem.endswith("i"):
                return stem[:-1] + "y"
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
                return stem[:-1]
            return stem
    return word


def roots(words: str) -> frozenset[str]:
    """Give the roots of words that are separated by spaces."""
    return frozenset(root(word) for word in words.split())
