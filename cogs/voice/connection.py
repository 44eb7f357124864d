"""The bot in a call. This and reconnecting.py reach into private parts of discord.py 2.7."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import davey
import discord
from discord.gateway import DiscordVoiceWebSocket
from discord.voice_state import VoiceConnectionState

from bot.errors import trail
from cogs.voice.counts import Counts
from cogs.voice.owners import Owners
from cogs.voice.receive import Receiver
from cogs.voice.reconnecting import CallState
from cogs.voice.streams import OnLost, OnSound
from cogs.voice.transport import GCM, SILENCE, XCHACHA, GcmSeal

KEEPALIVE = 10.0
"""Seconds; a client that sends nothing for about 60 s gets nothing any more (hermes-agent#1418)."""

GRACE = 120.0
"""Seconds without a connection after which a call is over."""

_BEAT = 0.02


class Call(discord.VoiceClient):
    """The bot in a voice channel. `listen` says whose voice is heard; nobody's is before.

    `ended` is set when the call is over for good: left, kicked, channel gone, not to be reached.
    """

    supported_modes = (GCM, XCHACHA)  # type: ignore[assignment] # discord.py's type knows no GCM

    def __init__(self, client: discord.Client, channel: discord.abc.Connectable) -> None:
        self.ended = asyncio.Event()
        self._owners = Owners()
        self._receiver: Receiver | None = None
        self._happened: Counter[str] = Counter()
        self._transition = 0
        self._sent_at = self._connected_at = time.monotonic()
        self._cut_at: float | None = None
        self._seal: tuple[Sequence[int], GcmSeal] | None = None
        self._beating: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        super().__init__(client, channel)

    @property
    def counts(self) -> Counts:
        """What happened to the packets so far."""
        return Counts(**self._happened)

    @property
    def could_be_private(self) -> bool:
        """Whether the voice server does end-to-end encryption at all; known once connected."""
        return self._connection.dave_protocol_version > 0

    @property
    def private(self) -> bool:
        """Whether what is sent now is end-to-end encrypted; alone in the channel, it isn't."""
        return self._whole and self._connection.can_encrypt

    @property
    def unheard(self) -> bool:
        """Whether what the member says now surely doesn't come, or has just stopped coming."""
        receiver = self._receiver
        return not self._whole or (receiver is not None and receiver.broken_off())

    @property
    def _whole(self) -> bool:
        """Whether the gateway's socket is up too: without it, packets come for a while at most."""
        return self.is_connected() and not self._connection.ws.ws.closed

    def listen(
        self,
        member_id: int,
        emit: OnSound,
        lost: OnLost,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Hear one member from now on. Both are called on another thread than the loop's, too."""
        self.deafen()
        self._receiver = Receiver(
            member_id,
            keys=self,
            owners=self._owners,
            emit=emit,
            recover=self._ask_in,
            now=now,
            happened=self._happened,
            lost=lost,
        )
        self._connection.add_socket_listener(self._receiver.packet)

    def deafen(self) -> None:
        """Hear nobody."""
        receiver, self._receiver = self._receiver, None
        if receiver is not None:
            self._connection.remove_socket_listener(receiver.packet)

    async def connect(self, **how: Any) -> None:  # noqa: ANN401 - as discord.py's
        """Connect; `joining.join` calls it, through discord.py."""
        await super().connect(**how)
        self._beating = asyncio.create_task(self._beat())

    async def _beat(self) -> None:
        while True:
            try:
                self.beat(time.monotonic())
            except Exception as error:  # noqa: BLE001 - without its pulse a call goes deaf
                logging.getLogger(__name__).warning("a call's pulse failed: %s", trail(error))
            await asyncio.sleep(_BEAT)

    def beat(self, now: float) -> None:
        """Let time pass: holes close, the line is kept open, one that stays away is given up."""
        if self._receiver is not None:
            self._receiver.tick()
        receiver = self._receiver
        if self._whole:
            if self._cut_at is not None and receiver is not None:
                receiver.lost(now, now - self._cut_at)
            self._connected_at, self._cut_at = now, None
            self.keep_alive(now)
            return
        heard = now if receiver is None else receiver.heard_at
        self._cut_at = max(now if self._cut_at is None else self._cut_at, min(heard, now))
        if now - self._connected_at > GRACE:
            self._connected_at = now
            self._background(self.disconnect(force=True))

    def keep_alive(self, now: float) -> None:
        """Send a frame of silence if nothing has been sent for a while."""
        if now - self._sent_at >= KEEPALIVE and not self.is_playing():
            self.send_audio_packet(SILENCE, encode=False)

    def send_audio_packet(self, data: bytes, *, encode: bool = True) -> None:
        """Send 20 ms; only silence goes out while nobody but Discord could keep it secret."""
        self._sent_at = time.monotonic()
        super().send_audio_packet(data if self.private else SILENCE, encode=encode)

    def cleanup(self) -> None:
        """Let go of everything; discord.py calls this once a call is over for good."""
        self.deafen()
        if self._beating is not None:
            self._beating.cancel()
        super().cleanup()
        self.client.loop.call_soon_threadsafe(self.ended.set)

    # Keys, for the receiver (its thread is the socket's)

    def transport(self) -> tuple[str, Sequence[int]] | None:
        """Give mode and key of this session; None before there is one."""
        state = self._connection
        return (state.mode, state.secret_key) if state.secret_key else None

    def unlock(self, user_id: int, frame: bytes) -> bytes | None:
        """Decrypt a frame with one user's DAVE key; None when it doesn't authenticate."""
        session = self._connection.dave_session
        if session is None:
            return None
        try:
            return session.decrypt(user_id, davey.MediaType.audio, frame)
        except ValueError:
            return None

    def era(self) -> object:
        """Give what changes with the group's keys."""
        session = self._connection.dave_session
        return session and (id(session), session.epoch, session.ready)

    # What discord.py asks of a voice client

    def create_connection_state(self) -> VoiceConnectionState:
        """Give the mended connection."""
        return CallState(self, hook=self._heard)

    def _encrypt_aead_aes256_gcm_rtpsize(self, header: bytes, data: bytes) -> bytes:
        key = self.secret_key
        if self._seal is None or self._seal[0] is not key:
            self._seal = (key, GcmSeal(bytes(key)))
        packet = self._seal[1].seal(bytes(header), bytes(data), self._incr_nonce)
        self.checked_add("_incr_nonce", 1, 0xFFFF_FFFF)
        return packet

    async def _heard(self, _: DiscordVoiceWebSocket, message: dict[str, Any]) -> None:
        """Take what the voice server says: whose streams are whose."""
        op, body = message["op"], message.get("d")
        if not isinstance(body, dict):
            return
        if op == DiscordVoiceWebSocket.READY:
            self._owners.clear()
            if self._receiver:
                self._receiver.session()
        elif op == DiscordVoiceWebSocket.DAVE_EXECUTE_TRANSITION:
            self._transition = int(body["transition_id"])
        elif "user_id" in body:
            self._presence(op, int(body["user_id"]), body)

    def _presence(self, op: int, user_id: int, body: dict[str, Any]) -> None:
        ssrc = {
            DiscordVoiceWebSocket.SPEAKING: "ssrc",
            DiscordVoiceWebSocket.CLIENT_CONNECT: "audio_ssrc",
        }.get(op)
        if ssrc is not None and body.get(ssrc):
            self._owners.belongs(int(body[ssrc]), user_id)
        elif op == DiscordVoiceWebSocket.CLIENT_DISCONNECT:
            if self._receiver and user_id == self._receiver.member_id:
                self._receiver.member_left()
            self._owners.gone(user_id)
        if self._receiver:
            self._receiver.owners_changed()

    def _ask_in(self) -> None:
        """Say that we can't follow the group (op 31): we are taken out of it and in again."""
        state = self._connection
        self._background(state._recover_from_invalid_commit(self._transition))  # noqa: SLF001 - this file's purpose

    def _background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logging.getLogger(__name__).warning("in a call: %s", trail(error))
