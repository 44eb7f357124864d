"""The reference pool: persons' spoken answers, written without any knowledge of the rules.

It comes with the program (question_banks/pool); its README says how it was written.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.answer import Answer
from bot.bank import Bank, Kind
from bot.bank_files import shipped_folder
from bot.scoring.assess import Asked, FollowUp, RuleScorer

LEVELS = ("weak", "below average", "average", "good", "excellent")
"""What the writers were asked for, in order."""


class _FollowUp(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str
    answer: str


class PoolAnswer(BaseModel):
    """One line of the pool. `person` answered six questions; `who` describes them.

    `wanted` is the quality that the writer was asked for, one of LEVELS. It sets no band: it is
    there to check the rules against.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    person: str
    who: str
    track: str
    question_id: str
    question: str
    kind: Kind
    wanted: str
    answer: str
    follow_up: _FollowUp


@dataclass(frozen=True, slots=True)
class Scored:
    """A pool answer's score: `overall`, 0-100, of the answer with its follow-up."""

    person: str
    kind: Kind
    wanted: str
    words: int
    overall: float


def pool_path() -> Path:
    """Say where the answers are."""
    return shipped_folder() / "pool" / "answers.jsonl"


def read_pool() -> tuple[PoolAnswer, ...]:
    """Read the answers that come with the program."""
    lines = pool_path().read_text(encoding="utf-8").splitlines()
    return tuple(PoolAnswer.model_validate_json(line) for line in lines)


def pool_digest() -> str:
    """Give the sha256 of the pool in hexadecimal, so that bands know what they were made with."""
    return hashlib.sha256(pool_path().read_bytes()).hexdigest()


def score_pool(bank: Callable[[str], Bank], scorer: RuleScorer) -> Iterator[Scored]:
    """Score every answer as a sitting would; `bank` gives the bank of a track."""
    for one in read_pool():
        follow_up = FollowUp(one.follow_up.question, Answer(one.follow_up.answer))
        found = scorer.assess(
            asked_in(one, bank(one.track)), Answer(one.answer), follow_ups=[follow_up]
        )
        words = len(one.answer.split())
        yield Scored(one.person, one.kind, one.wanted, words, found.overall)


def asked_in(one: PoolAnswer, bank: Bank) -> Asked:
    """Put the question as the bank has it; one that left the bank is asked without key points."""
    question = next((q for q in bank.questions if q.id == one.question_id), None)
    if question is None:
        return Asked(one.question, one.kind, vocabulary=bank.vocabulary)
    return Asked(
        text=question.text,
        kind=question.kind,
        seconds=question.seconds,
        key_points=question.key_points,
        vocabulary=bank.vocabulary,
        under_specified=question.under_specified,
    )
