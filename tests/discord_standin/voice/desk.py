"""What a test holds of voice: faults, counts, and waiting."""

from collections import Counter

from aiohttp import web

from tests.discord_standin.openapi.referee import Referee
from tests.discord_standin.openapi.tally import Side
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.voice.call import Call
from tests.discord_standin.voice.calls import Calls
from tests.discord_standin.voice.client import Client
from tests.discord_standin.voice.entrance import call_in, change_region
from tests.discord_standin.voice.gateway import VoiceGateway
from tests.discord_standin.voice.media import Media
from tests.discord_standin.voice.waiting import at_rest
from tests.discord_standin.voice.weather import Weather
from tests.discord_standin.world.world import World


class VoiceDesk:
    """All voice servers, as `discord.voice`."""

    def __init__(self, world: World, referee: Referee) -> None:
        self._world = world
        self._referee = referee
        self._media = Media()
        self.gateway = VoiceGateway(world.calls, self._media, referee)

    async def open(self) -> None:
        """Start to listen for datagrams."""
        await self._media.open()

    def close(self) -> None:
        """Stop; what clients did wrong over UDP goes to the referee."""
        for complaint in self._media.complaints:
            self._referee.report(Side.BOT, "voice UDP", complaint)
        self._world.calls.close()
        self._media.close()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection to a voice server."""
        return await self.gateway.serve(request)

    @property
    def calls(self) -> Calls:
        """The calls; `calls.identifies`, `calls.resumes` count sessions."""
        return self._world.calls

    @property
    def weather(self) -> Weather:
        """What happens to packets on their way to the bot; change its parts."""
        return self._world.calls.weather

    @property
    def sent(self) -> Counter[int]:
        """Packets that each user sent, by user id, before any fault and any mute."""
        return self._world.calls.sent()

    def call(self, channel: Channel) -> Call:
        """Give the call in a channel: `people`, `group`, `sent`, `passed`."""
        return call_in(self._world, channel)

    def bot(self, channel: Channel) -> Client | None:
        """Give the bot's voice session in a channel, if it has one."""
        found = self.call(channel).people.get(int(self._world.bot.id))
        return found if isinstance(found, Client) else None

    async def secured(self, channel: Channel) -> None:
        """Wait until the bot is in a channel and everybody there can decrypt everybody.

        Raises:
            NothingHappened: that didn't come about; says who is there.
        """

        def look() -> bool:
            bot = self.bot(channel)
            there = bot is not None and bot.link is not None and bot.transport is not None
            return there and self.call(channel).settled()

        def missing() -> str:
            people = sorted(self.call(channel).people)
            return f"not secured: {people} are connected, the bot is {self._world.bot.id}"

        await self._world.changes.until(look, missing)
        await at_rest(self.call(channel), self._world.changes, "the keys weren't exchanged")

    def end(self, channel: Channel, code: int) -> None:
        """Close the bot's voice socket with a code. Its voice state stays: it may come back."""
        client = self._require_bot(channel)
        if client.link is not None:
            client.link.close(code)

    def drop(self, channel: Channel) -> None:
        """Lose the bot's voice socket without a word; the client sees 1006."""
        client = self._require_bot(channel)
        if client.link is not None:
            client.link.cut()

    def _require_bot(self, channel: Channel) -> Client:
        client = self.bot(channel)
        if client is None:
            message = f"the bot isn't connected in {channel.name}"
            raise LookupError(message)
        return client

    def lose_discoveries(self, times: int) -> None:
        """Lose the next datagrams that ask for IP discovery."""
        self._media.unheard = times

    def refuse(self, code: int, times: int = 1) -> None:
        """Close the next IDENTIFYs with a code: such as 4006, 4017 or 4021."""
        self._world.calls.refusals += [code] * times

    def change_region(self, channel: Channel, *, rekeying: bool = False) -> Call:
        """Move a channel's call to another voice server.

        With `rekeying` the bot gets proposals and a commit (ops 27, 29) from the old server while
        it leaves it: plain discord.py answers on a closing socket then, and never comes back.
        """
        return change_region(self._world, channel, rekeying=rekeying)

    def favour(self, channel: Channel, user_id: int | None) -> None:
        """Let somebody win every race of commits in a channel; None for the first to come."""
        group = self.call(channel).group
        if group is not None:
            group.favourite = user_id

    def start_anew(self, channel: Channel) -> None:
        """Begin a new DAVE group in a channel, as when one is left alone."""
        group = self.call(channel).group
        if group is not None:
            group.reset()
