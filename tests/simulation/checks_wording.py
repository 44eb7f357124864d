"""Whether every line asked sounds like a person's English and gives nothing away."""

import re
from collections.abc import Iterator

from bot.interview.transcript import Prompt
from tests.simulation.checks_course import mains
from tests.simulation.sittings import Held

MOST_WORDS = 30
_QUOTED = re.compile(r'"[^"]*"')
_PRAISED = r"(?:great|good|nice|excellent|perfect|impressive|wonderful|brilliant|interesting)"
_PRAISE = re.compile(
    rf"(?:^|[.!?] +)(?:(?:very |really |a )*{_PRAISED}(?:[,.!]| (?:answer|point|example|job|one)\b)"
    r"|(?:well done|thank you|congratulations)[,.!])"
    rf"|(?:that|this)(?:'s| is| was| sounds) (?:(?:very|really|quite|a|an) )*{_PRAISED}\b",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"(?:^|[.!?] +)(?:correct|exactly right|right|wrong|not quite)[,.!]"
    r"|(?:that|this)(?:'s| is| was| sounds) (?:(?:very|quite) )?(?:right|correct|wrong|true)\b"
    r"|\byou(?:'re| are| were) (?:right|wrong)\b",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\b(?:you should have|here'?s a hint|as a hint|don'?t forget|remember to mention|"
    r"the (?:right|correct|best) answer (?:is|was))\b",
    re.IGNORECASE,
)
_TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"that", "had"})
_HOLE = re.compile(r"[{}<>\[\]]|\b(?:None|nan|null|TODO)\b|\"\s*\"|\(\s*\)|\bfigure [.,?]")
_PUNCTUATION = re.compile(r"[.,;:!?]{2,}|\s[.,;:!?]|,\s*[.?!]|[.?!]\"[.?!]")
_AN_BEFORE_CONSONANT = re.compile(r"\ban (?![aeiouhxfmnrsl8]|1[18]\b)\w", re.IGNORECASE)
_A_BEFORE_VOWEL = re.compile(r"\ba (?!u[nst]|eu|one|on-ce|once|ubi|uti)[aeiou]\w", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:^|[.:!?]\"? |, )(?:walk me|tell|give|describe|explain|name|take|talk|show|say|sketch|"
    r"define|compare|think|pick|choose|present|outline|design|imagine|write|introduce|teach|convince|"
    r"persuade|defend|argue|suppose|summari[sz]e|rank|rate|draft|plan|list|make|put|start|ask|"
    r"answer|help|respond|propose|state|read|i )",
    re.IGNORECASE,
)
_SPEECHLESS = re.compile(r"https?:|www\.|[*_`#@|\\]{1,}|\n|\t")
_PROMISE = re.compile(r"\b(?:hire you|hired|job offer|you (?:have )?passed|you failed)\b")


def _prompts(held: Held) -> list[Prompt]:
    return [turn.prompt for turn in held.transcript.turns]


def _found(held: Held, pattern: re.Pattern[str], *, quotes: bool = False) -> Iterator[str]:
    for prompt in _prompts(held):
        text = prompt.text if quotes else _QUOTED.sub('"quoted"', prompt.text)
        if found := pattern.search(text):
            yield f"{prompt.id} says {found.group()!r}: {prompt.text}"


def short_enough(held: Held) -> Iterator[str]:
    """No question has more than thirty words, written or spoken."""
    for prompt in _prompts(held):
        for text in {prompt.text, prompt.spoken}:
            if len(text.split()) > MOST_WORDS:
                yield f"{prompt.id} has {len(text.split())} words: {text}"


def no_praise(held: Held) -> Iterator[str]:
    """Nothing asked praises."""
    yield from _found(held, _PRAISE)


def no_verdict(held: Held) -> Iterator[str]:
    """Nothing asked says that an answer was right or wrong."""
    yield from _found(held, _VERDICT)


def no_hint(held: Held) -> Iterator[str]:
    """Nothing asked gives an answer away."""
    yield from _found(held, _HINT)


def no_promise(held: Held) -> Iterator[str]:
    """Nothing asked promises a job or says how it went."""
    yield from _found(held, _PROMISE)


def no_word_twice(held: Held) -> Iterator[str]:
    """No word stands twice in a row."""
    for prompt in _prompts(held):
        for found in _TWICE.finditer(_QUOTED.sub('"q"', prompt.text)):
            if found[1].lower() not in _MAY_DOUBLE:
                yield f"{prompt.id} says {found.group()!r}: {prompt.text}"


def quotes_are_closed(held: Held) -> Iterator[str]:
    """Quotation marks and brackets come in pairs, none inside another."""
    for prompt in _prompts(held):
        pairs = prompt.text.count("(") == prompt.text.count(")")
        if prompt.text.count('"') % 2 or not pairs:
            yield f"{prompt.id} leaves something open: {prompt.text}"


def articles_fit(held: Held) -> Iterator[str]:
    """The article "a" stands before consonants, "an" before vowels."""
    yield from _found(held, _AN_BEFORE_CONSONANT)
    yield from _found(held, _A_BEFORE_VOWEL)


def punctuation_is_single(held: Held) -> Iterator[str]:
    """No punctuation is doubled or has a space before it."""
    yield from _found(held, _PUNCTUATION)


def asks_or_tells(held: Held) -> Iterator[str]:
    """Each prompt has a question mark, or asks in the imperative and ends with a full stop."""
    for prompt in _prompts(held):
        bare = _QUOTED.sub('"quoted"', prompt.text)
        if not bare.endswith(("?", ".")) or ("?" not in bare and not _ASKS.search(bare)):
            yield f"{prompt.id} asks nothing: {prompt.text}"


def starts_with_a_capital(held: Held) -> Iterator[str]:
    """Each prompt begins with a capital letter or a quotation."""
    for prompt in _prompts(held):
        if not (prompt.text[0].isupper() or prompt.text[0] in '"0123456789'):
            yield f"{prompt.id} begins small: {prompt.text}"


def no_hole(held: Held) -> Iterator[str]:
    """No template shows its holes."""
    yield from _found(held, _HOLE, quotes=False)
    yield from (f"{p.id} quotes nothing" for p in _prompts(held) if re.search(r'"\s*"', p.text))


def no_double_space(held: Held) -> Iterator[str]:
    """No two spaces stand together, none at an end."""
    for prompt in _prompts(held):
        if "  " in _QUOTED.sub('"q"', prompt.text) or prompt.text != prompt.text.strip():
            yield f"{prompt.id} has loose spaces: {prompt.text!r}"


def can_be_said(held: Held) -> Iterator[str]:
    """What a voice is given holds no address, no markup and no quotation mark."""
    for prompt in _prompts(held):
        if _SPEECHLESS.search(prompt.spoken) or ('"' in prompt.spoken and prompt.about):
            yield f"{prompt.id} can't be said: {prompt.spoken}"


def few_questions_at_once(held: Held) -> Iterator[str]:
    """At most two questions are put in one breath."""
    for prompt in _prompts(held):
        if _QUOTED.sub('"q"', prompt.text).count("?") > 2:
            yield f"{prompt.id} asks too much: {prompt.text}"


def resume_is_quoted(held: Held) -> Iterator[str]:
    """What a question says of the resume is literal text of the line it shows."""
    for prompt in mains(held):
        for quoted in _QUOTED.findall(prompt.text) if prompt.about else ():
            said, about = quoted.strip('"'), prompt.about or ""
            if said not in about or re.match(r"[,.:]?\w", about.partition(said)[2]):
                yield f"{prompt.id} misquotes: {quoted}"


def no_employer_is_asserted(held: Held) -> Iterator[str]:
    """An employer is named only inside the member's own words."""
    for prompt in _prompts(held):
        bare = _QUOTED.sub(" ", prompt.text)
        for name in held.employers:
            if name and re.search(rf"\b{re.escape(name)}\b", bare):
                yield f"{prompt.id} asserts {name}: {prompt.text}"


WORDING = (
    short_enough,
    no_praise,
    no_verdict,
    no_hint,
    no_promise,
    no_word_twice,
    quotes_are_closed,
    articles_fit,
    punctuation_is_single,
    asks_or_tells,
    starts_with_a_capital,
    no_hole,
    no_double_space,
    can_be_said,
    few_questions_at_once,
    resume_is_quoted,
    no_employer_is_asserted,
)
