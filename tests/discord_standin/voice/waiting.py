"""Waiting until a call is at rest: all keys exchanged, and every client knows."""

from collections.abc import Callable, Sequence

from tests.discord_standin.voice.call import Call
from tests.discord_standin.world.changes import Changes


async def at_rest(call: Call, changes: Changes, what: str) -> None:
    """Wait until everybody can decrypt everybody and has read what they were sent.

    Without the second part a client that was just sent the winning commit might still speak with
    an older key, or with none.

    Raises:
        NothingHappened: that didn't come about; says `what`.
    """
    while True:
        await changes.until(call.settled, lambda: what)
        await changes.until(
            _all_of([person.probe() for person in call.people.values()]), lambda: what
        )
        if call.settled():
            return


def _all_of(probes: Sequence[Callable[[], bool]]) -> Callable[[], bool]:
    return lambda: all(probe() for probe in probes)
