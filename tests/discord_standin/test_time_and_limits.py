import asyncio
from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest

from tests.discord_standin import Clock, DidNotRespond, standin
from tests.discord_standin.demo_bot import DemoBot
from tests.discord_standin.faults import CALLBACK
from tests.discord_standin.limits import Limit, Limits
from tests.discord_standin.refusals import unknown
from tests.discord_standin.scene import Scene, set_scene

MESSAGES = "POST /channels/{channel_id}/messages"


@pytest.fixture
async def still() -> AsyncIterator[Scene]:
    """Set the usual scene with a clock that moves only when it is advanced."""
    async with standin(clock=Clock(running=False)) as played:
        yield await set_scene(played, DemoBot(connector=played.connector()))


async def test_an_answer_after_three_seconds_is_too_late(still: Scene) -> None:
    """Three seconds after a command its person is told that the bot is silent; 10062 follows."""
    running = asyncio.create_task(still.ada.slash("wait"))
    await still.bot.waiting.wait()
    still.played.clock.advance(3.01)
    with pytest.raises(DidNotRespond, match="/wait"):
        await running
    still.bot.may_answer.set()
    error = await still.bot.errors.get()
    assert isinstance(error, discord.NotFound)
    assert error.code == 10062


async def test_an_answer_within_three_seconds_counts(still: Scene) -> None:
    """An answer after 2.9 seconds is in time."""
    running = asyncio.create_task(still.ada.slash("wait"))
    await still.bot.waiting.wait()
    still.played.clock.advance(2.9)
    still.bot.may_answer.set()
    assert (await running).text == "At last"


async def test_lateness_is_judged_by_the_clock_alone(still: Scene) -> None:
    """An interaction can be acknowledged up to its third second, even if nobody gave up on it."""
    interaction = (await still.ada.slash("interview lobby")).interaction
    assert interaction.may_be_acknowledged(interaction.born + 2.99)
    assert not interaction.may_be_acknowledged(interaction.born + 3.01)


async def test_a_token_holds_for_fifteen_minutes(still: Scene) -> None:
    """Follow-ups are taken for 15 minutes, and refused with 50027 after that."""
    await still.ada.slash("interview lobby")
    still.played.clock.advance(14 * 60)
    await still.bot.seen[0].followup.send("In time")
    still.played.clock.advance(61)
    with pytest.raises(discord.HTTPException) as late:
        await still.bot.seen[0].followup.send("Too late")
    assert (late.value.status, late.value.code) == (401, 50027)


async def test_an_interaction_is_acknowledged_once(scene: Scene) -> None:
    """A second first answer gets 40060."""
    outcome = await scene.ada.slash("interview lobby")
    route = discord.http.Route(
        "POST", f"/interactions/{outcome.interaction.id}/{outcome.interaction.token}/callback"
    )
    with pytest.raises(discord.HTTPException) as twice:
        await scene.bot.http.request(route, json={"type": 4, "data": {"content": "Again"}})
    assert twice.value.code == 40060


async def test_the_bot_keeps_to_the_buckets_it_is_told_of(scene: Scene) -> None:
    """discord.py reads the headers and waits, so that an empty bucket costs no 429."""
    scene.played.limits.of[MESSAGES] = Limit(2, 0.05)
    user = await scene.bot.fetch_user(scene.ada.id)
    for number in range(5):
        await user.send(f"Message {number}")
    assert len(scene.ada.messages()) == 5
    assert scene.played.limits.invalid_requests.total() == 0


@pytest.mark.parametrize("is_global", [False, True])
async def test_a_429_is_waited_out(scene: Scene, *, is_global: bool) -> None:
    """discord.py sleeps for as long as a 429 says and sends the message then."""
    scene.played.faults.rate_limit(MESSAGES, retry_after=0.01, is_global=is_global)
    user = await scene.bot.fetch_user(scene.ada.id)
    await user.send("Patience")
    assert [message.content for message in scene.ada.messages()] == ["Patience"]
    assert scene.played.limits.invalid_requests == {429: 1}


async def test_one_bad_gateway_costs_a_second(scene: Scene) -> None:
    """A 502 on the first answer is tried again by discord.py, within the three seconds."""
    scene.played.faults.fail(CALLBACK)
    assert (await scene.ada.slash("interview lobby")).message.embeds


async def test_requests_can_be_refused_lost_and_held(scene: Scene) -> None:
    """Faults on demand reach the bot as Discord's refusal, as a lost connection, or late."""
    fetch = "GET /users/{user_id}"
    scene.played.faults.refuse(fetch, unknown("User"))
    with pytest.raises(discord.NotFound):
        await scene.bot.fetch_user(scene.ada.id)
    user = await scene.bot.fetch_user(scene.ada.id)
    scene.played.faults.lose(MESSAGES)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await user.send("Lost on the way")
    hold = scene.played.faults.hold(fetch)
    running = asyncio.create_task(scene.bot.fetch_user(scene.ada.id))
    await hold.arrived.wait()
    assert not running.done()
    hold.release()
    assert (await running).name == "ada"


async def test_a_token_can_run_out_at_once(scene: Scene) -> None:
    """A test can expire one interaction's token without touching the clock."""
    outcome = await scene.ada.slash("interview lobby")
    outcome.expire()
    with pytest.raises(discord.HTTPException) as late:
        await scene.bot.http.request(
            discord.http.Route(
                "GET",
                f"/webhooks/{scene.bot.application_id}/{outcome.interaction.token}"
                "/messages/@original",
            )
        )
    assert late.value.code == 50027


def test_buckets_are_per_place_and_refill() -> None:
    """Two channels don't share a bucket; an empty one says when to come again, and then takes."""
    now = 100.0
    limits = Limits(of={MESSAGES: Limit(1, 5.0)}, clock=lambda: now)

    def refused(channel: str) -> float | None:
        _, answer = limits.spend(MESSAGES, {"channel_id": channel}, counts_over_all=True)
        return None if answer is None else answer.retry_after

    assert [refused("1"), refused("2"), refused("1")] == [None, None, 5.0]
    now = 105.0
    assert refused("1") is None


def test_the_global_limit_is_fifty_a_second() -> None:
    """The 51st request within a second is refused, those with an interaction's token aren't."""
    limits = Limits(usual=Limit(1000, 1.0), clock=lambda: 100.0)
    refusals = [limits.spend("GET /x", {}, counts_over_all=True)[1] for _ in range(51)]
    assert [refusal is not None for refusal in refusals] == [False] * 50 + [True]
    last = refusals[-1]
    assert last
    assert last.is_global
    assert limits.spend("GET /x", {}, counts_over_all=False)[1] is None
