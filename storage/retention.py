"""What stays of a turn when the time for keeping a member's words is over (pure)."""

from dataclasses import replace

from bot.answer import NOT_UNDERSTOOD, Answer
from bot.interview.transcript import Prompt, Turn
from bot.scoring.rubric import Assessment

_FROM_RESUME = "resume:"


def without_words(turn: Turn) -> Turn:
    """Give the turn without anything the member said or their resume says; scores stay."""
    answer = turn.answer and _unspoken(turn.answer)
    assessment = turn.assessment and _scores_only(turn.assessment)
    judgement = turn.judgement and replace(turn.judgement, quotes=())
    return replace(
        turn,
        prompt=_unquoting(turn.prompt),
        answer=answer,
        assessment=assessment,
        judgement=judgement,
    )


def _unspoken(answer: Answer) -> Answer:
    # How surely each stretch was heard stays, for the score's band; not what was heard.
    stretches = tuple(
        s if s.text == NOT_UNDERSTOOD else replace(s, text="") for s in answer.segments
    )
    heard = None if answer.heard is None else ""
    return replace(answer, text="", words=(), segments=stretches, heard=heard)


def _unquoting(prompt: Prompt) -> Prompt:
    # Follow-ups quote the answer before them; questions from the resume quote the resume.
    bare = replace(prompt, text="", spoken="", about=None, reason=None, quote=None)
    if prompt.source.startswith(_FROM_RESUME):
        return replace(bare, source=_FROM_RESUME, topic="")
    return bare


def _scores_only(assessment: Assessment) -> Assessment:
    # A finding is about words; without them it says nothing, and takes nine tenths of the room.
    return replace(
        assessment,
        findings=(),
        key_points=tuple(replace(point, quote=None) for point in assessment.key_points),
    )
