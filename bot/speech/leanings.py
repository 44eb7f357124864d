"""Whether the words so far sound finished: read at each pause, never in the middle of speech.

The tail of the text decides, as in turn-taking research on syntax and pauses (notes on speech: end
of turn); a recogniser's full stop alone is weak evidence, a trailing "because" is strong evidence.
"""

import re
from enum import StrEnum


class Leaning(StrEnum):
    """What the words say about the pause after them."""

    DONE = "done"
    FINISHED = "finished"
    NEUTRAL = "neutral"
    UNFINISHED = "unfinished"
    THINKING = "thinking"


_DONE = re.compile(
    r"(?:(?:so|and|yeah|yes|well|okay|ok|um|uh|i think|i guess|i suppose|basically|really|for me)"
    r"[\s,]+)*"
    r"(?:that(?:'s|’s| is| was| would be| will be) (?:all|it|everything|about it|my answer|"
    r"the answer|all i (?:have|had|can say|(?:have|had|wanted) to (?:say|add)))|that'll be all|"
    r"i(?:'m|’m| am) (?:done|finished)|(?:i have |i've |i’ve )?nothing (?:else|more|to add)"
    r"(?: to (?:add|say))?|end of (?:answer|story)|that concludes (?:it|my answer))"
    r"(?:[\s,]+(?:really|basically|i think|i guess|thanks|thank you|for now|from me))*",
    re.IGNORECASE,
)
_THINKING = re.compile(
    r"\b(?:let me (?:just )?(?:think|see|remember|recall|try to remember|collect my thoughts)|"
    r"(?:give|grant|allow) me (?:just )?(?:a|one|another|some|two)? ?"
    r"(?:quick |few )?(?:second|sec|moment|minute|time|seconds|moments|minutes)|"
    r"(?:just )?(?:a|one) (?:second|sec|moment|minute)(?: please)?$|"
    r"i (?:need|have|want|would like|'d like) (?:a (?:moment|second|minute) )?to think|"
    r"i(?:'m|’m| am) (?:just )?thinking|hold on|bear with me|hang on|"
    r"how (?:do|can|should|shall) i (?:put|say|explain|describe) (?:this|that|it))\b",
    re.IGNORECASE,
)
_OPEN_ENDS = frozenset(
    """
    a about after also although an and are as at basically because been before being but by can
    could did do does each either even every except for from gave had has have he her his how i if
    in instead into is it's its just let's like may maybe might more my nor of on once or our over
    own per plus rather she should since so some such than that's the their then these they they're
    this those though through to under unless until upon us very was we we're were what when where
    whereas whether which while who whose will with without would you your i'm i'd i've we'd we've
    um uh uhm er erm hmm mm ah eh well actually anyway meaning
    """.split()
)
_MAY_END = frozenset(
    """
    about after as before by can could did do does had has have in like on over this those though
    through under us was were will with without would you is are been so well anyway actually then
    more very
    """.split()
)
"""Of those, words that do end sentences: a full stop after them is believed."""
_VERY_SHORT = 8
"""Words; fewer is a very short answer (notes on speech: end of turn)."""
_ASIDE = 12
"""Words in the last sentence up to which "let me think" asks for time rather than tells a story."""
_WORD = re.compile(r"[\w'’+#]+")


def leaning(text: str) -> Leaning:
    """Say how finished the text of a pause sounds; no text at all is neutral."""
    said = text.strip()
    words = _WORD.findall(said.lower().replace("’", "'"))
    if not words:
        return Leaning.NEUTRAL
    last = _last_sentence(said)
    if _DONE.fullmatch(last):
        return Leaning.DONE
    if len(_WORD.findall(last)) <= _ASIDE and _THINKING.search(last):
        return Leaning.THINKING
    if len(words) < _VERY_SHORT or _is_open(said, words[-1]):
        return Leaning.UNFINISHED
    return Leaning.FINISHED if _closed(said) else Leaning.NEUTRAL


def _last_sentence(said: str) -> str:
    parts = [part for part in re.split(r"[.!?…]+(?:\s+|$)", said) if part.strip()]
    return parts[-1].strip(" ,;:-–—") if parts else ""


def _is_open(said: str, last: str) -> bool:
    if said.endswith((",", "-", "–", "—", "…", "...", ":", ";")):
        return True
    return last in _OPEN_ENDS and not (_closed(said) and last in _MAY_END)


def _closed(said: str) -> bool:
    return said.rstrip("\"')”’").endswith((".", "!", "?")) and not said.endswith("...")
