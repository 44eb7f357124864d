"""What a member does in voice, as in Discord's client; `Member` inherits it."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from tests.discord_standin.acting.refusing import ClientRefuses
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.guild import Guild
from tests.discord_standin.records.people import User
from tests.discord_standin.records.voice import VoiceState
from tests.discord_standin.voice import sound
from tests.discord_standin.voice.entrance import call_in, change, enter, go, may_enter
from tests.discord_standin.voice.headset import Frame, Headset
from tests.discord_standin.voice.rtp import FRAME, SILENCE
from tests.discord_standin.voice.waiting import at_rest
from tests.discord_standin.world.world import World

REAL_PACE = 0.02
"""Seconds from packet to packet of a real client."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody's packets are sent.

    Attributes:
        pace: seconds from packet to packet; 0.02 is real, 0 as fast as the event loop turns.
        announced: whether op 5 says whose packets these are.
        ended: whether five frames of silence end them, as Discord's clients do.
        lost: which packets, counted from 0, never arrive.
        swapped: which packets arrive after the one that follows them.
    """

    pace: float = REAL_PACE
    announced: bool = True
    ended: bool = True
    lost: Collection[int] = ()
    swapped: Collection[int] = ()


AS_USUAL = Manner()


class Voice:
    """A member's part in voice."""

    _world: World
    _guild: Guild
    user: User

    def _prepare_voice(self) -> None:
        self.headset = Headset(int(self.user.id))

    @property
    def voice_state(self) -> VoiceState | None:
        """Where this person is in voice, and whether muted or deaf."""
        return self._guild.voice_states.get(self.user.id)

    async def join_voice(
        self, channel: Channel, *, self_mute: bool = False, self_deaf: bool = False
    ) -> None:
        """Join a voice channel, or change to it; returns when DAVE has let this person in.

        Raises:
            ClientRefuses: this person doesn't see it, may not connect, or it is full.
            NothingHappened: the others didn't let this person into the DAVE group.
        """
        if not may_enter(self._world, self.user.id, channel):
            message = f"{self.user.name} can't join {channel.name}"
            raise ClientRefuses(message)
        session = f"{int(self.user.id):032x}"
        enter(self._world, channel, self.user.id, session, self_mute=self_mute, self_deaf=self_deaf)
        state = self._guild.voice_states[self.user.id]
        call = call_in(self._world, channel)
        self.headset.enter(call, state)
        self._world.changes.happened()
        await at_rest(call, self._world.changes, f"{self.user.name} wasn't let into the DAVE group")

    async def _until(self, look: Callable[[], object], what: str) -> None:
        await self._world.changes.until(look, lambda: what)

    async def leave_voice(self) -> None:
        """Leave voice; returns when the others have changed keys."""
        call = self.headset.call
        self.headset.leave()
        go(self._world, self._guild, self.user.id)
        if call is not None:
            await at_rest(call, self._world.changes, "the others didn't change keys")

    def mute(self, *, on: bool = True) -> None:
        """Mute oneself, or speak again: what is said meanwhile isn't sent."""
        change(self._world, self._require_state(), self_mute=on)

    def deafen(self, *, on: bool = True) -> None:
        """Deafen oneself, or hear again."""
        change(self._world, self._require_state(), self_deaf=on)

    def _require_state(self) -> VoiceState:
        state = self.voice_state
        if state is None:
            message = f"{self.user.name} isn't in voice"
            raise ClientRefuses(message)
        return state

    async def speak_packets(
        self, packets: Sequence[bytes], manner: Manner = AS_USUAL, *, pace: float | None = None
    ) -> None:
        """Say 20 ms Opus frames; `pace` alone is the short way to `Manner(pace=...)`.

        Whoever is muted meanwhile sends nothing, but time goes on. It ends early when this person
        is taken out of voice.

        Raises:
            ClientRefuses: this person isn't in voice.
        """
        self._require_state()
        step = manner.pace if pace is None else pace
        frames = [*packets, *[SILENCE] * (5 if manner.ended else 0)]
        if manner.announced:
            self.headset.speaking(1)
        loop = asyncio.get_running_loop()
        begin, held = loop.time(), None
        for index, opus in enumerate(frames):
            state = self.voice_state
            if state is None or self.headset.call is None:
                return
            if state.self_mute:
                self.headset.skip(FRAME)
            else:
                packet = self.headset.next_packet(opus)
                if index in manner.swapped:
                    held = packet
                elif index not in manner.lost:
                    self.headset.send(packet)
                    if held is not None:
                        self.headset.send(held)
                        held = None
            await asyncio.sleep(max(0.0, begin + step * (index + 1) - loop.time()))

    async def pause(self, seconds: float, *, pace: float = REAL_PACE) -> None:
        """Say nothing for so long: RTP time goes on, without packets."""
        self.headset.skip(int(seconds * sound.RATE))
        await asyncio.sleep(seconds * pace / REAL_PACE)

    async def tone(self, hertz: float, seconds: float, *, pace: float = REAL_PACE) -> None:
        """Make a tone, as a musical bystander does."""
        await self.speak_packets(sound.tone(hertz, seconds), pace=pace)

    def heard(self, speaker: "Voice | None" = None) -> list[Frame]:
        """Give the frames that this person heard, without silence: the bot's, or a member's."""
        who = int(self._world.bot.id if speaker is None else speaker.user.id)
        frames = self.headset.frames
        return [frame for frame in frames if frame.speaker_id == who and frame.opus != SILENCE]

    async def hears(self, count: int, speaker: "Voice | None" = None) -> list[Frame]:
        """Wait until so many frames that aren't silence were heard of the bot, or of a member."""
        what = f"{self.user.name} didn't hear {count} frames"
        await self._until(lambda: len(self.heard(speaker)) >= count, what)
        return self.heard(speaker)
