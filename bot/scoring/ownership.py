"""Ownership: what the speaker did (002:7), with "we" as good as "I" where the own part is clear."""

import re
from collections.abc import Iterator

from bot.scoring.cues import Sign
from bot.scoring.evidence import Evidence, first_end, trimmed
from bot.scoring.lexicon import BLAME, FAKE_FAILURE
from bot.scoring.roots import BASES, PAST, roots
from bot.scoring.signals import Signals, Weight
from bot.scoring.vocabulary import FUNCTION

_STATES = roots(
    "be have do think feel believe know like love want try care understand enjoy hope need "
    "guess suppose wish mean seem look work help deal get go come always say remember worry "
    "agree tend consider live prefer expect appreciate hear listen manage handle learn pride "
    "strive stay use make take keep become let"
)
"""Verbs that say what one is like, or nothing yet."""
_LIGHT = roots("use make take keep get go manage handle say hear listen let")
_BETWEEN = frozenset(
    "would have had am was will did do also then first always usually never not only just quickly "
    "immediately personally still even now later finally be been to could should can so started "
    "start began begin ended up went".split()
)
_OTHER_SUBJECTS = frozenset("they he she it you who which that this nobody someone".split())
_OWN_PART = re.compile(r" my (?:part|role|share|piece|job) (?:was|is)\b| i (?:did|led|ran) the\b")
_REACH = 16
_DONE = roots(
    "add admit adjust agree analyse answer apply argue arrange ask assemble audit automate "
    "bake bin book calculate call carry change check clamp clean clear close code collect "
    "compare complete configure contact copy correct count create cross debug define deploy "
    "describe design diagnose discuss document download drain draft drop edit email escalate "
    "estimate evaluate examine explain extend fill filter fix flag follow format gather hand "
    "hire identify implement inform inspect install interview introduce investigate invite "
    "label launch link list load lock log mark mask mask match measure merge migrate mock "
    "monitor move negotiate note open order organise pack paste pause phone pick pilot plan "
    "plot post prepare present press price print profile propose pull push query question "
    "raise rank rate record recount reduce refactor refund refuse reject release remove "
    "rename reorder repair replace reply report rerun research reset resolve restart restore "
    "retrain return review revise roll rollback sample save scan schedule score screen sear "
    "search seat separate serve sign sketch skip slice sort spend split stage start stop "
    "store submit suggest survey swap switch tag test time trace track train transfer "
    "translate tune turn type update upload validate verify visit wait warn watch weigh wire "
    "work wrap"
) | (roots(" ".join(BASES)) - roots("be have do good bad child person man woman foot tooth"))
"""Verbs that go on a list of own steps without their ending: "and move him out"."""


def evidence(signals: Signals) -> Iterator[Evidence]:
    """Find own actions, and what speaks against ownership."""
    yield from own_actions(signals)
    for sign, pattern in ((Sign.BLAME, BLAME), (Sign.FAKE, FAKE_FAILURE)):
        for match in pattern.finditer(signals.joined):
            first = signals.position(match.start())
            last = signals.position(match.end() - 1)
            start, end = signals.quote(first, last)
            yield Evidence(sign, 1.0, start, end, frozenset({match.group()}))


def own_actions(signals: Signals) -> Iterator[Evidence]:
    """Verbs whose subject is I or we; each verb counts once.

    Any verb may follow "I": an open class serves every trade. Later verbs of the sentence ("and
    added a check") count when their form shows that they are verbs. "We" counts nearly in full
    once an own part is marked off in the answer, and less than half without one (002:7).
    """
    found = list(_verbs(signals))
    own_part = _OWN_PART.search(signals.joined) or sum(who == "i" for who, _ in found) >= 3
    for subject, at in found:
        token = signals.tokens[at]
        light = token.root in _LIGHT
        credit = signals.grounding(at + light, at + 8) * (0.7 if light else 1.0)
        if subject == "we":
            credit *= 0.9 if own_part else 0.4
        start, end = signals.quote(max(0, at - 1) if subject == "i" else at, at + 6)
        key = frozenset({token.root})
        said = first_end(signals, at)
        yield Evidence(
            Sign.OWN_ACTION, credit, start, trimmed(signals.text, said, max(said, end)), key
        )


def _verbs(signals: Signals) -> Iterator[tuple[str, int]]:
    subject, since = _opening_subject(signals), 0
    direct = True
    hypothetical = False
    for at, token in enumerate(signals.tokens):
        if at == 0 and subject and token.text not in {"i", "we"}:
            yield from [(subject, 0)] if _is_verb(token.root, token.text) else []
        elif token.text in {"i", "we"}:
            subject, since, direct = token.text, at, True
        elif token.text in _OTHER_SUBJECTS or token.name or token.opening:
            subject, since, direct = "", at, False
        elif token.text == "would":
            hypothetical = subject in {"i", "we"} or hypothetical
        elif subject and direct and token.text not in _BETWEEN:
            direct = False
            if signals.weights[at] != Weight.NUMBER and _is_verb(token.root, token.text):
                yield subject, at
        elif subject and at - since <= _REACH and _follows(signals, at, hypothetical=hypothetical):
            since = at
            if _is_verb(token.root, token.text):
                yield subject, at


def _opening_subject(signals: Signals) -> str:
    """Take an answer that opens with a past verb as one about its speaker ("Evaluated 2,400 …")."""
    first = signals.tokens[0].text if signals.tokens else ""
    return "i" if first.endswith("ed") or first in PAST else ""


def _is_verb(root: str, text: str) -> bool:
    if root in _LIGHT:
        return True
    return root not in _STATES and text not in FUNCTION and not text[0].isdigit()


def _follows(signals: Signals, at: int, *, hypothetical: bool) -> bool:
    token = signals.tokens[at]
    before = signals.tokens[at - 1].text if at else ""
    if before in {"the", "a", "an", "was", "were", "is", "are", "been", "be", "by", "of", "had"}:
        return False
    if (token.text.endswith("ed") and len(token.text) > 4) or token.text in PAST:
        return True
    joined = (
        before in {"and", "then", "to", "or", "also"} if hypothetical else before in {"and", "then"}
    )
    return joined and token.root in _DONE
