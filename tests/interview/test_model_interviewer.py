"""The model interviewer and the judge against a real HTTP server that hangs, lies and dies."""

import asyncio
import json
import re

import pytest

from bot.interview.conduct import conduct
from bot.interview.interviewer import RuleInterviewer
from bot.interview.judge import ModelJudge, judged_report
from bot.interview.model_interviewer import ModelInterviewer
from bot.interview.model_seat import ModelAccess, seated
from bot.interview.plan import make_plan
from bot.interview.ports import Interviewer
from bot.interview.rescoring import rescored
from bot.interview.transcript import Ending, Engine, Mode, Prompt, Transcript
from bot.model_server.client import ModelServer
from bot.report_page import engines
from bot.scoring.rubric import Dimension, Tier
from tests.fakes import PROFILE, QUICK, LengthScorer, MemoryJournal, bank
from tests.interview.minds import SAID, Mind, QuickRoom, minded

KEY = "sk-not-for-any-prompt"
PLAN = make_plan(QUICK, bank(), PROFILE, seed=5)


async def held(interviewer: Interviewer, room: QuickRoom | None = None) -> Transcript:
    """Hold a whole quick interview."""
    return await conduct(
        PLAN,
        room=room or QuickRoom(),
        interviewer=interviewer,
        scorer=LengthScorer(),
        journal=MemoryJournal(),
    )


def rules() -> RuleInterviewer:
    """Make the rules alone."""
    return RuleInterviewer(PLAN, lambda _: ())


async def aided(url: str, room: QuickRoom | None = None, deadline: float = 0.3) -> Transcript:
    """Hold an interview with a model at `url`."""
    server = ModelServer(url, KEY, backoff=0.01)
    try:
        model = ModelInterviewer(rules(), server, "m", clock=lambda: 0.0, deadline=deadline)
        return await held(model, room)
    finally:
        await server.close()


def texts(transcript: Transcript) -> list[str]:
    """List what was asked."""
    return [turn.prompt.text for turn in transcript.turns]


def spoke(transcript: Transcript) -> int:
    """Count the prompts that the model spoke."""
    return sum(turn.prompt.engine is Engine.MODEL for turn in transcript.turns)


def good(user: str) -> str:
    """Pick the second follow-up with a quote, or word the question a little differently."""
    if "<f2-" in user:
        return json.dumps({"id": "f2", "quote": "the old one lost messages"})
    question = re.findall(r">\n(.*)\n</question", user)[0]
    return json.dumps({"text": question.replace("What would you", "Briefly, what would you")})


LIES: dict[str, Mind] = {
    "made-up quote": lambda _: '{"id": "f1", "quote": "I sharded the whole database"}',
    "unknown id": lambda _: '{"id": "f9", "quote": "the old one lost messages"}',
    "new number": lambda _: '{"text": "What would you say about 40 subjects number 1?"}',
    "another question": lambda _: '{"text": "Do you live near the office?"}',
    "extra field": lambda _: '{"id": "f1", "quote": "the old one lost", "tier": "Expert"}',
    "no JSON": lambda _: "Sure! Here is my favourite follow-up.",
    "empty": lambda _: "",
    "endless": lambda _: '{"text": "' + "so " * 4000 + '"}',
}


async def test_a_model_may_word_and_pick_what_the_rules_offer() -> None:
    """A sound model's picks and wordings are asked, recorded as its own, and told in the report."""
    async with minded(good) as server:
        transcript = await aided(server.url, deadline=2.5)
        assert not any(KEY in body for body in server.heard)
        assert not any("Sample Person" in body for body in server.heard)
    assert transcript.ending is Ending.COMPLETED
    assert spoke(transcript) > len(transcript.turns) / 2
    for turn in transcript.turns:
        if turn.prompt.follow_up_to:
            assert turn.prompt.quote
            assert turn.prompt.quote in SAID
    said = engines(judged_report(QUICK, transcript, Mode.WARM_UP))
    assert said.startswith(f"{spoke(transcript)} of {len(transcript.turns)} ")


@pytest.mark.parametrize("lie", LIES)
async def test_whatever_a_model_makes_up_is_not_asked(lie: str) -> None:
    """A lying model changes nothing: the interview is the rules' own, word for word."""
    async with minded(LIES[lie]) as server:
        transcript = await aided(server.url, deadline=2.5)
        calls = len(server.heard)
    assert texts(transcript) == texts(await held(rules()))
    assert spoke(transcript) == 0
    assert 2 <= calls <= 4  # two failures, each repaired once at most: then it rests


async def test_a_model_that_hangs_costs_two_deadlines() -> None:
    """The interview goes on with the rules, and nobody waits a third time."""
    began = asyncio.get_running_loop().time()
    async with minded(lambda _: None) as server:
        transcript = await aided(server.url, deadline=0.2)
        assert asyncio.get_running_loop().time() - began < 3
        assert len(server.heard) == 2
    assert texts(transcript) == texts(await held(rules()))
    assert engines(judged_report(QUICK, transcript, Mode.WARM_UP)) == ""


async def test_a_model_that_dies_leaves_the_rest_to_the_rules() -> None:
    """Mid-interview the server is gone: what it spoke stays on record, the rest is the rules'."""
    async with minded(good) as server:

        def dying(prompt: Prompt) -> object:
            return server.runner.cleanup() if prompt.id == "q3" else None

        transcript = await aided(server.url, QuickRoom(dying), deadline=2.5)
    assert transcript.ending is Ending.COMPLETED
    engine = {turn.prompt.id: turn.prompt.engine for turn in transcript.turns}
    assert engine["q1p1"] is Engine.MODEL
    assert {e for i, e in engine.items() if i[:2] > "q3"} == {Engine.RULES}


async def test_an_address_where_nobody_listens_changes_nothing() -> None:
    """Without a server the interview is the rules' own."""
    async with seated(rules(), ModelAccess("http://127.0.0.1:9/v1", "m")) as seats:
        assert texts(await held(seats.interviewer)) == texts(await held(rules()))
        assert seats.judge is None


VOTE = {
    "quotes": ["the old one lost messages"],
    "specificity": 4,
    "ownership": 3,
    "depth": 3,
    "structure": 2,
    "relevance": "yes",
    "addressed_to_grader": False,
}


async def judged(mind: Mind, *, deadline: float = 5.0) -> Transcript:
    """Hold an interview by rules and have a model judge it."""
    transcript = await held(rules())
    async with minded(mind) as server:
        model = ModelServer(server.url, KEY, backoff=0.01)
        try:
            return await ModelJudge(model, "m", deadline=deadline).judged(transcript)
        finally:
            await model.close()


async def test_a_judge_is_shown_beside_the_rules_and_changes_no_score() -> None:
    """Three votes give levels; overall and every dimension stay as the rules have them."""
    transcript = await judged(lambda _: json.dumps(VOTE))
    with_judge = judged_report(QUICK, transcript, Mode.SCORED)
    without = judged_report(QUICK, await held(rules()), Mode.SCORED)
    found = with_judge.exchanges[0].main.judgement
    assert found
    assert found.votes == 3
    assert found.levels[Dimension.SPECIFICITY] == 4
    assert found.bears_out
    assert (with_judge.overall, with_judge.dimensions) == (without.overall, without.dimensions)


@pytest.mark.parametrize(
    ("change", "verified"),
    [
        ({}, True),
        ({"quotes": ["I sharded the whole database"]}, False),
        ({"relevance": "partly"}, False),
        ({"addressed_to_grader": True}, False),
        ({"specificity": 2}, False),
    ],
)
async def test_a_judge_may_only_verify_an_expert(
    change: dict[str, object], *, verified: bool
) -> None:
    """An Expert becomes verified when literal quotes bear the specifics out; nobody else moves."""
    transcript = await judged(lambda _: json.dumps(VOTE | change))
    report = judged_report(QUICK, transcript, Mode.SCORED)
    expert = await rescored_to(transcript, 95.0)
    assert report.tier is not Tier.VERIFIED_EXPERT
    assert (expert is Tier.VERIFIED_EXPERT) is verified


async def rescored_to(transcript: Transcript, score: float) -> Tier:
    """Give the tier of the same sitting with another score everywhere."""
    anew = await rescored(transcript, LengthScorer(lambda _: score))
    return judged_report(QUICK, anew, Mode.SCORED).tier


@pytest.mark.parametrize("mind", [lambda _: None, lambda _: "no", lambda _: '{"levels": 9}'])
async def test_a_judge_that_fails_leaves_the_rules_alone(mind: Mind) -> None:
    """Without two usable votes there is no judgement."""
    transcript = await judged(mind, deadline=0.3)
    assert all(turn.judgement is None for turn in transcript.turns)
