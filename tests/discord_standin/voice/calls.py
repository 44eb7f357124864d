"""All voice servers of one stand-in: which call is where, and who was let in to which."""

import asyncio
import itertools
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tests.discord_standin.records.voice import VoiceState
from tests.discord_standin.voice.call import Call
from tests.discord_standin.voice.ops import Close
from tests.discord_standin.voice.weather import Weather
from tests.discord_standin.world.changes import Changes

FIRST_SSRC = 1001


@dataclass(frozen=True, slots=True)
class Ticket:
    """What VOICE_SERVER_UPDATE lets a bot do: connect to this call, with this token."""

    token: str
    state: VoiceState
    call: Call


class Calls:
    """The calls, by channel and by voice server.

    Attributes:
        weather: what happens to packets on their way to sockets.
        deaf_after: seconds without a packet from a client after which none reach it any more, as
            happens behind a real router (about 60); None for never.
        refusals: close codes that the next IDENTIFYs get.
        identifies: how many voice sessions began; `resumes`: how many were gone on with.
    """

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self.weather = Weather()
        self.deaf_after: float | None = None
        self.refusals: list[int] = []
        self.identifies = 0
        self.resumes = 0
        self.past: list[Call] = []
        self.by_channel: dict[int, Call] = {}
        self._by_host: dict[str, Call] = {}
        self._tickets: dict[tuple[str, str], Ticket] = {}
        self._ssrcs = itertools.count(FIRST_SSRC)
        self._names = itertools.count(1)
        self._timers: set[asyncio.TimerHandle] = set()

    def of(self, channel_id: str, *, dave: bool = True) -> Call:
        """Give the call in a channel; it begins when somebody first asks for it."""
        number = int(channel_id)
        if number not in self.by_channel:
            self._begin(number, dave=dave)
        return self.by_channel[number]

    def _begin(self, channel_id: int, *, dave: bool) -> Call:
        host = f"c-standin{next(self._names):02}.discord.media"
        call = Call(channel_id, host, self._ssrcs, self.changes, dave=dave)
        self.by_channel[channel_id] = self._by_host[host] = call
        return call

    def elsewhere(self, channel_id: str) -> Call:
        """Begin the call of a channel anew on another voice server."""
        old = self.of(channel_id)
        self.past.append(old)
        return self._begin(old.channel_id, dave=old.group is not None)

    def at(self, host: str) -> Call | None:
        """Find the call that a voice server of this name holds."""
        return self._by_host.get(host.partition(":")[0])

    def admit(self, state: VoiceState, call: Call) -> Ticket:
        """Make a ticket; an earlier one for the same guild is void."""
        ticket = Ticket(secrets.token_hex(8), state, call)
        self._tickets[state.guild_id, state.user_id] = ticket
        return ticket

    def ticket(self, guild_id: str, user_id: str) -> Ticket | None:
        """Give the ticket that a bot holds in a guild."""
        return self._tickets.get((guild_id, user_id))

    def holds(self, ticket: Ticket) -> bool:
        """Whether a ticket hasn't been replaced or made void."""
        return self.ticket(ticket.state.guild_id, ticket.state.user_id) is ticket

    def void(self, guild_id: str, user_id: str) -> None:
        """Let no ticket of a bot in a guild hold."""
        self._tickets.pop((guild_id, user_id), None)

    def throw_out(self, channel_id: str, user_id: str, code: int = Close.DISCONNECTED) -> None:
        """Disconnect somebody from every call of a channel, earlier regions' too."""
        for call in [*self.past, self.of(channel_id)]:
            if call.channel_id == int(channel_id):
                call.throw_out(int(user_id), code)

    def sent(self) -> Counter[int]:
        """Count the packets of each user that reached a voice server, before any fault."""
        total: Counter[int] = Counter()
        for call in [*self.past, *self.by_channel.values()]:
            total += call.sent
        return total

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        """Do something a moment later, unless the stand-in has closed by then."""

        def do() -> None:
            self._timers.discard(handle)
            act()

        handle = asyncio.get_running_loop().call_later(seconds, do)
        self._timers.add(handle)

    def close(self) -> None:
        """Do nothing more later."""
        for handle in self._timers:
            handle.cancel()
