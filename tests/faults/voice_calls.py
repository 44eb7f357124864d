"""The call closes with a code, changes its place, or loses somebody."""

import asyncio

from cogs.voice.captions import AWAY, BROKEN_OFF
from tests.discord_standin import text_of
from tests.discord_standin.world.world import Event
from tests.faults.table import Fault
from tests.faults.voice_scene import GRACE, Aloud, Deed, happening
from tests.speech.sounding import KNOWN

GONE = AWAY.split(",")[0]
OVER = BROKEN_OFF.split(",")[0]
DAY = 25 * 3600.0


async def _goes_on(scene: Aloud) -> None:
    """Be heard in the same question, and end the interview."""
    await scene.answer(KNOWN[4])
    await scene.stop()


async def _is_over(scene: Aloud) -> None:
    """Read that the call is over; go on by the command, or leave it, which costs nothing."""
    await scene.until(lambda: scene.count(OVER), "nobody said that the call is over")
    await scene.until(lambda: not scene.house.stage.bot_in_voice(), "the bot stayed", 15.0)
    if scene.rng.random() < 0.5:
        if scene.house.ada.voice_state is None:
            await scene.house.ada.join_voice(scene.room)
        await scene.resume()
        await _goes_on(scene)
    else:
        await _given_back(scene)


async def _given_back(scene: Aloud) -> None:
    """Let a day pass: the interview ends as a fault, and the member reads what it cost."""
    await scene.until(lambda: not scene.held(), "it is still held")
    scene.house.ahead = DAY
    before = scene.count("Show my feedback")
    await scene.floor.catch_up()  # the round of every two minutes
    told = scene.count("Show my feedback") > before or _in_private(scene, "feedback is ready")
    if not told:
        scene.trouble.append("nobody told the member how it ended")


def _in_private(scene: Aloud, text: str) -> bool:
    ada = scene.house.ada
    return any(text in text_of(m) for m in ada.messages(ada.direct))


def closed(code: int) -> Deed:
    """Make a deed: the voice server closes with a code from which the bot comes back."""

    async def deed(scene: Aloud) -> None:
        sessions = scene.call.counts.sessions
        scene.house.played.voice.end(scene.room, code)
        await _back(scene, sessions)
        await _goes_on(scene)

    return deed


async def _back(scene: Aloud, sessions: int) -> None:
    call = scene.call
    await scene.until(
        lambda: call.counts.sessions > sessions and call.private, "the call didn't come back"
    )


async def dropped(scene: Aloud) -> None:
    """Lose the voice socket without a word (1006)."""
    sessions = scene.call.counts.sessions
    scene.house.played.voice.drop(scene.room)
    await _back(scene, sessions)
    await _goes_on(scene)


async def region_changed(scene: Aloud) -> None:
    """Hold the call on another server, with new keys under way or not."""
    sessions, rekeying = scene.call.counts.sessions, scene.rng.random() < 0.5
    scene.house.played.voice.change_region(scene.room, rekeying=rekeying)
    await _back(scene, sessions)
    await _goes_on(scene)


async def moved_together(scene: Aloud) -> None:
    """Move both to another channel, in either order."""
    sessions, other = scene.call.counts.sessions, scene.house.stage.voice_channel("Other")
    everybody = [None, scene.house.ada]
    scene.rng.shuffle(everybody)
    for one in everybody:
        scene.house.stage.move(one, other)
    await _back(scene, sessions)
    await asyncio.sleep(0.3)
    if scene.count(GONE):  # one of them was there first
        await scene.asked()
    await _goes_on(scene)


async def moved_apart(scene: Aloud) -> None:
    """Move the member or the bot alone; the other follows within the grace."""
    other = scene.house.stage.voice_channel("Other")
    first, second = (None, scene.house.ada)[:: scene.rng.choice((1, -1))]
    before = scene.open_question()
    scene.house.stage.move(first, other)
    await scene.until(lambda: scene.count(GONE), "nobody was missed")
    scene.house.stage.move(second, other)
    await scene.asked(but=before)
    await _goes_on(scene)


def ended(code: int) -> Deed:
    """Make a deed: the voice server closes with a code after which the bot must not return."""

    async def deed(scene: Aloud) -> None:
        scene.house.played.voice.end(scene.room, code)
        await _is_over(scene)

    return deed


def refused(code: int) -> Deed:
    """Make a deed: the bot comes back from 4006, and the voice server refuses it for good."""

    async def deed(scene: Aloud) -> None:
        scene.house.played.voice.refuse(code, times=2)
        scene.house.played.voice.end(scene.room, 4006)
        await scene.until(lambda: scene.count(OVER), "nobody said that the call is over")
        scene.house.played.voice.calls.refusals.clear()
        await _is_over(scene)

    return deed


async def kicked_from_voice(scene: Aloud) -> None:
    """Throw the bot out of the channel."""
    scene.house.stage.disconnect(None)
    await _is_over(scene)


async def kicked_from_guild(scene: Aloud) -> None:
    """Throw the bot out of the server; a day later the attempt is back."""
    scene.house.stage.kick_bot()
    await scene.until(lambda: _in_private(scene, "is kept"), "nobody told the member")
    await _given_back(scene)


async def away_for_a_moment(scene: Aloud) -> None:
    """Leave the channel and come back within the grace."""
    before = scene.open_question()
    await scene.house.ada.leave_voice()
    await scene.until(lambda: scene.count(GONE), "nobody was missed")
    await scene.house.ada.join_voice(scene.room)
    await scene.asked(but=before)
    await _goes_on(scene)


async def away_for_too_long(scene: Aloud) -> None:
    """Leave the channel for longer than the grace."""
    await scene.house.ada.leave_voice()
    await asyncio.sleep(GRACE)
    await _is_over(scene)


async def states_twice_and_swapped(scene: Aloud) -> None:
    """Leave and come back; the two events arrive in the wrong order, each of them twice."""
    emit, held = scene.house.played.world.emit, list[Event]()

    def swapped(event: Event) -> None:
        if event.name != "VOICE_STATE_UPDATE":
            emit(event)
            return
        held.append(event)
        if len(held) == 2:
            scene.house.played.world.emit = emit
            for one in (*reversed(held), *reversed(held)):
                emit(one)

    scene.house.played.world.emit = swapped
    before = scene.open_question()
    await scene.house.ada.leave_voice()
    await scene.house.ada.join_voice(scene.room)
    await scene.until(lambda: scene.count(GONE), "nobody was told anything")
    await scene.house.ada.leave_voice()
    await scene.house.ada.join_voice(scene.room)
    await scene.asked(but=before)
    await _goes_on(scene)


def _fault(name: str, deed: Deed) -> Fault:
    return Fault(name, happening(deed), times=TIMES, sample=0, aloud=True)


TIMES = 3
FAULTS = (
    *(_fault(f"voice close {code}", closed(code)) for code in (4006, 4009, 4015)),
    _fault("voice connection lost (1006)", dropped),
    *(_fault(f"voice close {code}, over", ended(code)) for code in (4014, 4021, 4022)),
    _fault("voice close 4017 while coming back", refused(4017)),
    _fault("voice close 4021 while coming back", refused(4021)),
    _fault("voice region changed", region_changed),
    _fault("moved to another voice channel together", moved_together),
    _fault("moved to another voice channel alone", moved_apart),
    _fault("bot kicked from voice", kicked_from_voice),
    _fault("bot kicked from the server amid voice", kicked_from_guild),
    _fault("member leaves voice and returns", away_for_a_moment),
    _fault("member leaves voice for too long", away_for_too_long),
    _fault("voice states swapped and doubled", states_twice_and_swapped),
)
