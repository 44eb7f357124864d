"""Discord's REST API refuses, makes the bot wait, breaks the line, or is away for a while."""

import asyncio

from cogs.room_clock import Pace
from tests.cogs.house import House
from tests.cogs.talking import FIELD
from tests.discord_standin import DidNotRespond, text_of
from tests.discord_standin.faults import CALLBACK
from tests.faults.network_scene import Deed, Scene, beginning, happening
from tests.faults.network_time import hurried
from tests.faults.table import Fault

POST = "POST /channels/{channel_id}/messages"
PATCH = "PATCH /channels/{channel_id}/messages/{message_id}"
FOLLOW_UP = "POST /webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"
THREADS = "POST /channels/{channel_id}/threads"
ADD = "PUT /channels/{channel_id}/thread-members/{user_id}"
WHERE = (POST, PATCH, CALLBACK, FOLLOW_UP)
"""What a room needs: to post, to edit, to reply."""
ROUNDS = 125.0
"""Seconds after which the bot has looked again at what it could not say."""


def made_to_wait(*, times: int, seconds: float, is_global: bool = False) -> Deed:
    """Make a deed: 429 on each of a room's operations, so often and so long."""

    async def deed(scene: Scene) -> None:
        form = await scene.form()
        for operation in WHERE:
            scene.played.faults.rate_limit(
                operation, retry_after=seconds, is_global=is_global, times=times
            )
        with hurried(scene.hurry):
            await scene.answer(form)
            await _quiet(scene, times * seconds)

    return deed


async def closed_while_all_wait(scene: Scene) -> None:
    """File the thread away while the bot waits out a global limit to edit the clock in it."""
    await scene.form()
    faults, refused = scene.played.faults, scene.played.limits.invalid_requests
    faults.rate_limit(PATCH, retry_after=1.0, is_global=True)
    await scene.played.until(lambda: refused[429], "the clock was not edited")
    scene.house.stage.archive(scene.rooms()[-1])
    await scene.ada.sees("/interview resume", channel=scene.ada.direct)
    await scene.resume()


def failing(status: int, times: int) -> Deed:
    """Make a deed: a server's error on each of a room's operations."""

    async def deed(scene: Scene) -> None:
        form = await scene.form()
        for operation in WHERE:
            scene.played.faults.fail(operation, status=status, times=times)
        with hurried(scene.hurry):
            await scene.answer(form)
            await _quiet(scene, 30.0)

    return deed


async def away(scene: Scene) -> None:
    """Let all requests fail until the bot has given up saying anything, and be back then."""
    form, words = await scene.form(), scene.words()
    scene.played.faults.fail("*", status=503, times=10_000)
    with hurried(scene.hurry):
        await scene.send(form, words)
        await _quiet(scene, 10.0)
    scene.played.faults.over()
    with hurried(scene.hurry, 60.0):
        await _quiet(scene, ROUNDS)


async def lost(scene: Scene) -> None:
    """Break the line of one request or another, before it is done or amid its body."""
    form = await scene.form()
    operation, read = scene.rng.choice(WHERE), scene.rng.choice((0, 64))
    scene.played.faults.lose(operation, times=scene.rng.choice((1, 2)), read=read)
    with hurried(scene.hurry):
        await scene.answer(form)


async def reply_lost(scene: Scene) -> None:
    """Break the line of one request or another after it is done."""
    form = await scene.form()
    scene.played.faults.lose_reply(scene.rng.choice(WHERE))
    with hurried(scene.hurry):
        await scene.answer(form)


async def upload_lost(scene: Scene) -> None:
    """Break the line amid the report's picture, and let the bot's next round post it."""
    scene.played.faults.lose(POST, read=8_000)
    while not any("Your feedback is ready" in text_of(m) for m in scene.messages()):
        await scene.answer()
        await scene.played.until(scene.is_asked_or_told, "neither asked nor ended")
    with hurried(scene.hurry, 60.0):
        await _quiet(scene, ROUNDS)


async def too_late(scene: Scene) -> None:
    """Hold the bot's first reply until Discord no longer waits for it."""
    form, words = await scene.form(), scene.words()
    door = scene.played.faults.hold(CALLBACK)
    sending = asyncio.create_task(scene.ada.submit(form, {FIELD: words}))
    await door.arrived.wait()
    scene.played.clock.advance(3.1)
    door.release()
    try:
        await sending
    except DidNotRespond:
        await scene.send(form, words)


async def token_over(scene: Scene) -> None:
    """Send a second answer to a question whose token is over when the words should come back."""
    forms, words = [await scene.form() for _ in range(2)], scene.words()
    await scene.answer(forms[0])
    door = scene.played.faults.hold(CALLBACK)
    late = asyncio.create_task(scene.ada.submit(forms[1], {FIELD: words}))
    await door.arrived.wait()
    scene.played.faults.fail(FOLLOW_UP, status=404)
    scene.played.clock.advance(3.1)
    door.release()
    await asyncio.gather(late, return_exceptions=True)
    await scene.ada.sees("here is your answer", channel=scene.ada.direct)


async def no_thread(scene: Scene) -> None:
    """Break the line while the room is being opened: nothing is started, and it is said."""
    page = await scene.page()
    scene.played.faults.lose(scene.rng.choice((THREADS, ADD)), times=3)
    await scene.ada.press("Start", on=page.message)
    await scene.ada.sees("nothing was started and no attempt is used")


async def page_over(scene: Scene) -> None:
    """Let the page's token be over when the room is ready: the interview goes on all the same."""
    page = await scene.page()
    scene.played.faults.fail(ORIGINAL, status=404)
    await scene.ada.press("Start", on=page.message)
    await scene.to_the_end()


async def _quiet(scene: Scene, seconds: float) -> None:
    """Let time pass."""
    await asyncio.sleep(seconds)
    scene.played.world.changes.happened()


def _ticking(house: House) -> None:
    """Have the clock of a question edited all the time."""
    house.pace = Pace(countdown=0.0, tick=0.1)


FAULTS = (
    Fault(
        "429 storm, each route three times", happening(made_to_wait(times=3, seconds=0.5)), sample=0
    ),
    Fault(
        "429 storm, global",
        happening(made_to_wait(times=3, seconds=0.5, is_global=True)),
        sample=0,
    ),
    Fault(
        "429, more than discord.py waits for",
        happening(made_to_wait(times=6, seconds=0.5)),
        sample=0,
    ),
    Fault("429, Retry-After 61", happening(made_to_wait(times=1, seconds=61.0)), times=4, sample=0),
    Fault("429 global, room closed meanwhile", happening(closed_while_all_wait, prepare=_ticking)),
    Fault("502, twice each", happening(failing(502, 2)), times=4, sample=0),
    Fault("500, until discord.py gives up", happening(failing(500, 5)), times=4, sample=0),
    Fault("503 once each", happening(failing(503, 1)), sample=0),
    Fault("503 everywhere, then back", happening(away)),
    Fault("connection lost", happening(lost), times=20),
    Fault("reply lost on the way", happening(reply_lost), times=20),
    Fault("connection lost amid an upload", happening(upload_lost), sample=0),
    Fault("first reply after 3 s", happening(too_late), sample=0),
    Fault("connection lost while a room is opened", beginning(no_thread)),
    Fault("page's token over when the room is open", beginning(page_over), sample=0),
    Fault("interaction's token over", happening(token_over)),
)
