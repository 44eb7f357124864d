"""Whether follow-ups react to what was said, and nothing is asked twice."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from bot.bank import Pattern
from bot.interview.transcript import Prompt, Turn
from bot.prose import sentences
from tests.simulation.checks_course import mains
from tests.simulation.sittings import Held

ALIKE = 85.0
"""Likeness in percent, word order aside, from which two questions are one to a listener."""
_TOLD = {
    Pattern.NUMBER: re.compile(r"\d+(?:\.\d+)?\s?%|\bfrom \d\S* (?:\w+ )?to \d|\b\d{2,}\b"),
    Pattern.DECIDE: re.compile(
        r"\b(?:instead of|rather than|the alternative was|ruled out|turned (?:it |that )?down|"
        r"(?:could|might) have (?:used|gone|bought|built|kept|waited))\b",
        re.IGNORECASE,
    ),
    Pattern.REFLECT: re.compile(
        r"\b(?:what I learned|it taught me|lesson (?:is|was)|next time I|looking back)\b",
        re.IGNORECASE,
    ),
}
"""Plain signs that something was said: a number in the very words quoted, a way not taken …"""
_SHARED = re.compile(r"\b(?:we|our|us|team|together|everyone|(?:was|were) done)\b", re.IGNORECASE)
_DANGLING = re.compile(
    r"(?:\b(?:the|a|an|of|to|and|or|but|my|our|is|are|was|were|than|very|so|per|every|each|at|in|"
    r"on|with|for|by|from|that|which|who))$",
    re.IGNORECASE,
)


def probes(held: Held) -> list[tuple[Turn, Turn]]:
    """List each probe's turn after the turn before it."""
    return [(a, b) for a, b in pairwise(held.transcript.turns) if b.prompt.follow_up_to]


def _said(turn: Turn) -> str:
    return turn.answer.text if turn.answer else ""


def _sentence(before: Turn, prompt: Prompt) -> str:
    """Give the sentence that the probe's quote stands in."""
    quote = prompt.quote or ""
    return next((s.text for s in sentences(_said(before)) if quote in s.text), quote)


def no_source_twice(held: Held) -> Iterator[str]:
    """No bank question and no resume line comes twice."""
    yield from _doubled([prompt.source for prompt in mains(held)])


def no_topic_twice(held: Held) -> Iterator[str]:
    """No two main questions have one topic."""
    yield from _doubled([prompt.topic for prompt in mains(held)])


def no_text_twice(held: Held) -> Iterator[str]:
    """Nothing is asked twice in the same words."""
    yield from _doubled([turn.prompt.text for turn in held.transcript.turns])


def no_question_alike(held: Held) -> Iterator[str]:
    """No two main questions sound alike."""
    for one, other in combinations(mains(held), 2):
        if fuzz.token_sort_ratio(one.text, other.text) >= ALIKE:
            yield f"{one.id} and {other.id} are alike: {one.text} / {other.text}"


def no_id_twice(held: Held) -> Iterator[str]:
    """Every prompt has an id of its own."""
    yield from _doubled([turn.prompt.id for turn in held.transcript.turns])


def no_pattern_twice(held: Held) -> Iterator[str]:
    """The follow-ups of one question each dig for something else."""
    for exchange in held.transcript.exchanges():
        yield from _doubled([str(turn.prompt.pattern) for turn in exchange.probes])


def follow_ups_quote_the_answer(held: Held) -> Iterator[str]:
    """Each follow-up carries literal words of the answer before it."""
    for before, turn in probes(held):
        if not turn.prompt.quote or turn.prompt.quote not in _said(before):
            yield f"{turn.prompt.id} quotes what was not said: {turn.prompt.quote}"


def follow_ups_refer_to_the_answer(held: Held) -> Iterator[str]:
    """A follow-up says the words it reacts to, or is the author's own or a term's question."""
    written = {p.text for q in held.plan.bank.questions for p in q.probes}
    for _, turn in probes(held):
        prompt = turn.prompt
        quoted = f'"{prompt.quote}"' in prompt.text
        if not (quoted or prompt.text in written or prompt.pattern is Pattern.TERM):
            yield f"{prompt.id} refers to nothing: {prompt.text}"


def follow_ups_have_a_reason(held: Held) -> Iterator[str]:
    """Each follow-up says why it was asked."""
    for _, turn in probes(held):
        if not turn.prompt.reason or not turn.prompt.pattern:
            yield f"{turn.prompt.id} has no reason"


def questions_have_no_reason(held: Held) -> Iterator[str]:
    """A main question quotes no answer and gives no reason."""
    for prompt in mains(held):
        if prompt.reason or prompt.quote or prompt.pattern:
            yield f"{prompt.id} reacts to something"


def follow_ups_stay_with_their_question(held: Held) -> Iterator[str]:
    """A follow-up has its question's topic, level, kind and source."""
    for exchange in held.transcript.exchanges():
        main = exchange.main.prompt
        for turn in exchange.probes:
            prompt = turn.prompt
            same = (prompt.topic, prompt.level, prompt.kind, prompt.source)
            if same != (main.topic, main.level, main.kind, main.source):
                yield f"{prompt.id} left its question"


def silence_is_not_dug_into(held: Held) -> Iterator[str]:
    """After a skip or an answer without words no follow-up comes."""
    yield from (f"{turn.prompt.id} digs into silence" for a, turn in probes(held) if not _said(a))


def no_number_asked_that_was_given(held: Held) -> Iterator[str]:
    """No number is asked for of a sentence that has one."""
    yield from _told(held, Pattern.NUMBER, whole=False)


def no_alternative_asked_that_was_given(held: Held) -> Iterator[str]:
    """Nobody is told that they weighed nothing when their words say that they did."""
    for before, turn in probes(held):
        if turn.prompt.reason == "no alternative was weighed" and _TOLD[Pattern.DECIDE].search(
            _said(before)
        ):
            yield f"{turn.prompt.id} missed an alternative in: {_said(before)}"


def no_lesson_asked_that_was_given(held: Held) -> Iterator[str]:
    """Nobody is asked what they would change when they have just said it."""
    yield from _told(held, Pattern.REFLECT, whole=True)


def own_part_only_of_shared_work(held: Held) -> Iterator[str]:
    """Whose work it was is asked only where others were in it."""
    for before, turn in probes(held):
        if turn.prompt.pattern is Pattern.OWN_PART and not _SHARED.search(_said(before)):
            yield f"{turn.prompt.id} doubts lone work: {turn.prompt.text}"


def no_rival_named_that_was_named(held: Held) -> Iterator[str]:
    """A question why X and not Y names a Y that the member has not spoken of."""
    for before, turn in probes(held):
        found = re.search(r"Why .+ and not (.+)\?$", turn.prompt.text)
        if found and found[1].lower() in _said(before).lower():
            yield f"{turn.prompt.id} names {found[1]}, which was spoken of"


def quotes_have_a_size(held: Held) -> Iterator[str]:
    """A quote is neither a lone word of a longer sentence nor a speech."""
    for before, turn in probes(held):
        size, most = len((turn.prompt.quote or "").split()), len(_sentence(before, turn.prompt))
        if size > 18 or (size < 2 <= most and most > 30):
            yield f"{turn.prompt.id} quotes {size} words: {turn.prompt.quote}"


def quotes_end_where_a_phrase_ends(held: Held) -> Iterator[str]:
    """No quote ends on a word that calls for another, unless its sentence does."""
    for before, turn in probes(held):
        quote, sentence = turn.prompt.quote or "", _sentence(before, turn.prompt)
        after = sentence.partition(quote)[2].strip()
        split = re.match(r"[,.:]\d", sentence.partition(quote)[2])
        if split or (_DANGLING.search(quote) and after[:1].isalnum()):
            yield f"{turn.prompt.id} breaks off: {quote} | {sentence}"


def _told(held: Held, pattern: Pattern, *, whole: bool) -> Iterator[str]:
    for before, turn in probes(held):
        if turn.prompt.pattern is pattern and f'"{turn.prompt.quote}"' in turn.prompt.text:
            said = _said(before) if whole else turn.prompt.quote or ""
            if _TOLD[pattern].search(said):
                yield f"{turn.prompt.id} asks what was said: {turn.prompt.text}"


def _doubled(values: list[str]) -> Iterator[str]:
    yield from (f"twice: {value}" for value, count in Counter(values).items() if count > 1)


PROBING = (
    no_source_twice,
    no_topic_twice,
    no_text_twice,
    no_question_alike,
    no_id_twice,
    no_pattern_twice,
    follow_ups_quote_the_answer,
    follow_ups_refer_to_the_answer,
    follow_ups_have_a_reason,
    questions_have_no_reason,
    follow_ups_stay_with_their_question,
    silence_is_not_dug_into,
    no_number_asked_that_was_given,
    no_alternative_asked_that_was_given,
    no_lesson_asked_that_was_given,
    own_part_only_of_shared_work,
    no_rival_named_that_was_named,
    quotes_have_a_size,
    quotes_end_where_a_phrase_ends,
)
