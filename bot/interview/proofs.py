"""The five things that a good interview proves, as a checklist (document 000:7; pure).

Each is decided from the assessments that the report rests on, by a rule that its `why` says aloud;
nothing is scored a second time. An answer counts from the points at which the ladder calls it
strong, and comes near from those below which the ladder calls it weak.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.bank import Kind
from bot.interview.quoting import around
from bot.interview.report import RED, Report
from bot.interview.transcript import Ending, Exchange, Phase
from bot.prose import clipped, sentences
from bot.scoring.rubric import CONTENT, Assessment, Coverage, Dimension, Finding, Flag

QUOTE_WORDS = 25

STRONG, WEAK = 60.0, 35.0
"""Where a dimension's score counts as shown, and as near it; the house's choice."""


class Claim(StrEnum):
    """What is to be proven."""

    ROLE = "understands the role"
    EXPERIENCE = "has relevant experience"
    REASONING = "explains the reasoning"
    INSTRUCTIONS = "follows instructions"
    COMMUNICATION = "communicates usefully"


class Verdict(StrEnum):
    """How far something was proven; NOT_ASKED says nothing about the member."""

    SHOWN = "shown"
    PARTLY = "partly"
    NOT_SHOWN = "not_shown"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Proof:
    """One line of the checklist.

    `quote` is literal text of the member's answer to the prompt `prompt_id`; both are None where
    nothing was shown and when the words are no longer kept.
    """

    name: Claim
    verdict: Verdict
    why: str
    quote: str | None = None
    prompt_id: str | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    """Which questions ask for a proof, what of their score counts, and what its quote shows."""

    name: Claim
    asks: Callable[[Exchange], bool]
    measure: Callable[[Assessment], float]
    says: str
    quoted: tuple[Dimension, ...]


_ABOUT_ROLE = frozenset({Kind.BACKGROUND, Kind.MOTIVATION, Kind.DOMAIN, Kind.SCENARIO})
_HOLLOW = frozenset(
    {Flag.SHORT, Flag.PARROTED, Flag.STUFFED, Flag.STOCK, Flag.ADDRESSES_GRADER, Flag.OFF_TOPIC}
)
"""Answers with one of these prove nothing, however they read."""
_SLIPS = {
    Flag.SHORT: "answered in a few words",
    Flag.PARROTED: "answered with the question's own words",
    Flag.OFF_TOPIC: "perhaps answered beside the question",
    Flag.ADDRESSES_GRADER: "spoken to the grader",
}
FEW_SLIPS = 1 / 3
"""Share of questions with a slip up to which instructions were followed in part."""


def _on_own_work(exchange: Exchange) -> bool:
    prompt = exchange.main.prompt
    own = prompt.about is not None or prompt.phase is Phase.VERIFICATION
    return own or prompt.kind is Kind.BEHAVIOURAL


_RULES = (
    _Rule(
        Claim.ROLE,
        lambda e: e.main.prompt.phase is Phase.DOMAIN or e.main.prompt.kind in _ABOUT_ROLE,
        lambda a: a.overall,
        "Answers on the job, its field or a case from it",
        CONTENT,
    ),
    _Rule(
        Claim.EXPERIENCE,
        _on_own_work,
        lambda a: (a.specificity + a.ownership) / 2,
        "Answers on your own work, scored for specifics and your own part",
        (Dimension.OWNERSHIP, Dimension.SPECIFICITY),
    ),
    _Rule(
        Claim.REASONING,
        lambda _: True,
        lambda a: a.depth,
        "Answers scored for reasons, other ways weighed and how things work",
        (Dimension.DEPTH,),
    ),
    _Rule(
        Claim.COMMUNICATION,
        lambda _: True,
        lambda a: min(a.structure, a.compression),
        "Answers scored for a clear thread and no more words than needed",
        (Dimension.STRUCTURE,),
    ),
)


def proofs(report: Report) -> tuple[Proof, ...]:
    """Decide the five proofs of one sitting, in the order of their source."""
    found = {rule.name: _decided(rule, report.exchanges) for rule in _RULES}
    found[Claim.INSTRUCTIONS] = _instructions(report)
    return tuple(found[name] for name in Claim)


def _decided(rule: _Rule, exchanges: Sequence[Exchange]) -> Proof:
    """Half of the answers that were asked for it must be strong; a skipped one is none."""
    asked = [e for e in exchanges if rule.asks(e)]
    if not asked:
        return Proof(rule.name, Verdict.NOT_ASKED, "No question of this interview asked for it.")
    worth = [_worth(rule, e) for e in asked]
    strong = sum(w >= STRONG for w in worth)
    near = sum(w >= WEAK for w in worth)
    if 2 * strong >= len(asked):
        verdict = Verdict.SHOWN
    elif strong or 2 * near >= len(asked):
        verdict = Verdict.PARTLY
    else:
        verdict = Verdict.NOT_SHOWN
    why = f"{rule.says}: {strong} of {len(asked)} reached {STRONG:.0f} points"
    why += f", {near} reached {WEAK:.0f}." if near > strong else "."
    if verdict is Verdict.NOT_SHOWN:
        return Proof(rule.name, verdict, why)
    best = asked[worth.index(max(worth))]
    return Proof(rule.name, verdict, why, *_quote(best, rule))


def _worth(rule: _Rule, exchange: Exchange) -> float:
    assessment = exchange.assessment
    if exchange.main.answer is None or assessment is None or assessment.flags & _HOLLOW:
        return 0.0
    return rule.measure(assessment)


def _quote(exchange: Exchange, rule: _Rule) -> tuple[str | None, str | None]:
    """Give the words that earned most, else those that hit a key point, else the first ones."""
    assessment = exchange.assessment
    findings = assessment.findings if assessment else ()
    earned = [f for f in findings if f.dimension in rule.quoted and f.points > 0 and f.quote]
    if earned:
        return _sentence(exchange, max(earned, key=lambda f: f.points))
    points = assessment.key_points if assessment else ()
    hit = next((p.quote for p in points if p.coverage is Coverage.COVERED and p.quote), None)
    if hit and rule.name is Claim.ROLE:
        return clipped(hit, QUOTE_WORDS), exchange.main.prompt.id
    return _first_words(exchange)


def _sentence(exchange: Exchange, finding: Finding) -> tuple[str, str]:
    """Give the sentence that a finding stands in, or the phrases of it around the finding."""
    answered = [(t.prompt.id, t.answer) for t in exchange.turns if t.answer]
    prompt_id, answer = answered[min(finding.part, len(answered) - 1)]
    whole = around(answer.text, finding.quote, QUOTE_WORDS)
    return whole or clipped(finding.quote, QUOTE_WORDS), prompt_id


def _first_words(exchange: Exchange) -> tuple[str | None, str | None]:
    answer = exchange.main.answer
    first = next(iter(sentences(answer.text)), None) if answer else None
    if first is None:
        return None, None
    return clipped(first.text, QUOTE_WORDS), exchange.main.prompt.id


def _instructions(report: Report) -> Proof:
    """Count the questions that were skipped, missed or answered far beyond the time asked for."""
    name, asked = Claim.INSTRUCTIONS, report.exchanges
    if not asked:
        return Proof(name, Verdict.NOT_ASKED, "No question was put.")
    slips = [(e, slip) for e in asked if (slip := next(_slips(e), None))]
    told = ", ".join(f"{e.main.prompt.id} {slip}" for e, slip in slips)
    walked = report.ending in {Ending.STOPPED, Ending.LEFT}
    if walked:
        told = "; ".join(part for part in (told, "you ended the interview early") if part)
    if not slips and not walked:
        why = "Every question was answered, to the point as far as rules can tell, and in time."
        return Proof(name, Verdict.SHOWN, why, *_best_opening(asked))
    if len(slips) > FEW_SLIPS * len(asked):
        return Proof(name, Verdict.NOT_SHOWN, f"{told}.")
    clean = [e for e in asked if next(_slips(e), None) is None]
    return Proof(name, Verdict.PARTLY, f"{told}.", *_best_opening(clean))


def _slips(exchange: Exchange) -> Iterator[str]:
    if any(turn.answer is None for turn in exchange.turns):
        yield "skipped" if exchange.main.answer is None else "with a follow-up skipped"
    flags = exchange.assessment.flags if exchange.assessment else frozenset()
    yield from (said for flag, said in _SLIPS.items() if flag in flags)
    answer = exchange.main.answer
    if answer and answer.spoken_seconds > RED:
        yield f"about {answer.spoken_seconds:.0f} s long"


def _best_opening(exchanges: Sequence[Exchange]) -> tuple[str | None, str | None]:
    """Quote how the best-built answer begins: it turns to the question at once."""

    def built(exchange: Exchange) -> float:
        return exchange.assessment.structure if exchange.assessment else 0.0

    return _first_words(max(exchanges, key=built)) if exchanges else (None, None)
