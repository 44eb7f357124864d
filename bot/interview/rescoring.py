"""A turn's score from what was said up to it; a whole transcript's, by the rules as they are."""

from dataclasses import replace

from bot.interview.ports import Journal, Scorer
from bot.interview.transcript import Transcript, Turn


async def with_score(turn: Turn, before: Transcript, scorer: Scorer) -> Turn:
    """Score a turn after those before it: its question's answers up to this one, together."""
    if turn.answer is None:
        return turn
    *others, exchange = before.with_turn(turn).exchanges()
    told = [other.main.answer.text for other in others if other.main.answer]
    follow_ups = [(t.prompt, t.answer) for t in exchange.probes if t.answer]
    main = exchange.main
    assessment = await scorer.score(main.prompt, main.answer or turn.answer, follow_ups, told=told)
    return replace(turn, assessment=assessment)


async def rescored(transcript: Transcript, scorer: Scorer) -> Transcript:
    """Score every turn again, in order; words, times and the ending stay."""
    anew = replace(transcript, turns=())
    for turn in transcript.turns:
        anew = anew.with_turn(await with_score(turn, anew, scorer))
    return anew


async def caught_up(transcript: Transcript, scorer: Scorer, journal: Journal) -> Transcript:
    """Score, and keep, the answers that were kept without a score: a fault came between."""
    anew = replace(transcript, turns=())
    for turn in transcript.turns:
        if turn.answer is None or turn.assessment is not None:
            anew = anew.with_turn(turn)
            continue
        scored = await with_score(turn, anew, scorer)
        await journal.keep(scored)
        anew = anew.with_turn(scored)
    return anew
