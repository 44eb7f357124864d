"""Discord says things twice or in another order, and members press twice."""

import asyncio
from collections.abc import Callable

from cogs.submissions import MOVED_ON
from tests.cogs.talking import FIELD, labels
from tests.discord_standin import DidNotRespond, text_of
from tests.discord_standin.world.world import Event
from tests.faults.network_scene import GO_ON, OPEN, Scene, happening
from tests.faults.table import Fault

Emit = Callable[[Event], None]
TWICE = ("INTERACTION_CREATE", "MESSAGE_CREATE", "THREAD_UPDATE", "VOICE_STATE_UPDATE")


async def told_twice(scene: Scene) -> None:
    """Send every event twice from now on."""
    emit: Emit = scene.played.world.emit

    def twice(event: Event) -> None:
        emit(event)
        if event.name in TWICE:
            emit(event)

    scene.played.world.emit = twice
    await scene.answer()
    await _not_told_of_it(scene)


async def written_twice(scene: Scene) -> None:
    """Bring one direct message twice; it must not answer the next question, too."""
    await told_twice(scene)
    words = scene.words()
    scene.ada.dm(words)
    await scene.ada.sees("✓ Kept", channel=scene.ada.direct)
    scene.said.append(words)
    await scene.answer()


async def told_in_another_order(scene: Scene) -> None:
    """Bring two answers to one question in the wrong order: one counts, one comes back."""
    emit: Emit = scene.played.world.emit
    forms, held = [await scene.form() for _ in range(2)], list[Event]()

    def swapped(event: Event) -> None:
        if event.name == "INTERACTION_CREATE" and not held:
            held.append(event)
            return
        emit(event)
        if held and event.name == "INTERACTION_CREATE":
            emit(held[0])
            scene.played.world.emit = emit

    scene.played.world.emit = swapped
    await asyncio.gather(*(scene.send(form, scene.words()) for form in forms))
    if len(scene.said) == 0:
        scene.trouble.append("neither answer was taken")


async def sent_twice(scene: Scene) -> None:
    """Send two forms for one question at the same moment."""
    forms = [await scene.form() for _ in range(2)]
    await asyncio.gather(*(scene.send(form, scene.words()) for form in forms))


async def pressed_twice(scene: Scene) -> None:
    """Press a button twice at the same moment; what it does is done once."""
    button = scene.rng.choice(("Repeat", "Pause", "Skip"))
    step = await scene.next_step()
    await asyncio.gather(
        *(scene.ada.press(button, on=step) for _ in range(2)), return_exceptions=True
    )
    if button == "Pause":
        await scene.played.until(lambda: GO_ON in labels(step), "it was not paused")


async def pressed_too_late(scene: Scene) -> None:
    """Fill in the form of a question that was answered, skipped or stopped meanwhile."""
    form, words = await scene.form(), scene.words()
    await scene.answer()
    late = await scene.ada.submit(form, {FIELD: words})
    await scene.played.until(
        lambda: late.interaction.followups or late.interaction.message, "no word came back"
    )
    back = [m for m in scene.ada.messages() if MOVED_ON in text_of(m)]
    if not any(words in _files(m.attachments) for m in back):
        scene.trouble.append("the words did not come back")


async def pressed_while_silent(scene: Scene) -> None:
    """Skip while the bot can't be reached: the client says so, and nothing is done twice."""
    step = await scene.next_step()
    scene.played.gateway.drop()
    try:
        await scene.ada.press("Skip", on=step)
    except DidNotRespond:
        scene.trouble.append("a press was lost")
    await scene.played.until(lambda: OPEN not in labels(step), "it was not skipped")


async def _not_told_of_it(scene: Scene) -> None:
    """Look that a repeated event brought nobody a word."""
    if any(MOVED_ON in text_of(m) for m in scene.ada.messages()):
        scene.trouble.append("a repeated event was taken for a second answer")


def _files(attachments: object) -> str:
    files = attachments if isinstance(attachments, list | tuple) else []
    return "".join(file.data.decode("utf-8-sig", "replace") for file in files)


FAULTS = (
    Fault("every event twice", happening(told_twice), sample=0),
    Fault("a direct message twice", happening(written_twice)),
    Fault("two answers in the wrong order", happening(told_in_another_order), sample=0),
    Fault("two forms at once", happening(sent_twice), sample=0),
    Fault("a double press", happening(pressed_twice), times=12, sample=0),
    Fault("a form for an answered question", happening(pressed_too_late), sample=0),
    Fault("a press while the gateway is down", happening(pressed_while_silent)),
)
