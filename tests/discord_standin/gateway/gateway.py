"""The gateway: HELLO, IDENTIFY, heartbeats, events, RESUME, and the ways to lose it (Gateway)."""

import time
from collections import deque
from collections.abc import Callable
from typing import Any, TypeAlias

from aiohttp import web

from tests.discord_standin.gateway.audience import arrival_for, body_for, hears
from tests.discord_standin.gateway.connection import CloseWith, Connection
from tests.discord_standin.gateway.session import Session
from tests.discord_standin.intents import PRIVILEGED, Intent
from tests.discord_standin.openapi.referee import Referee
from tests.discord_standin.openapi.tally import Side
from tests.discord_standin.voice.entrance import asked
from tests.discord_standin.wire import Json
from tests.discord_standin.world.guilds import guild_create
from tests.discord_standin.world.world import Event, World

HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE, RESUME, RECONNECT, REQUEST_MEMBERS = (
    *(1, 2, 3, 4),
    *(6, 7, 8),
)
INVALID_SESSION, HELLO, HEARTBEAT_ACK = 9, 10, 11

SENDS_A_MINUTE = 120
"""More close the connection with 4008 (Gateway, "Rate Limiting")."""

Handler: TypeAlias = Callable[[Connection, Any], None]


class Gateway:
    """Serves gateway sockets. `handlers` maps opcodes to what they do."""

    def __init__(self, world: World, referee: Referee) -> None:
        self._world = world
        self._referee = referee
        self._by_connection: dict[Connection, Session] = {}
        self.sessions: dict[str, Session] = {}
        self.heartbeat_ms = 41_250
        self.heartbeats = 0
        self.identifies = 0
        self.resumes = 0
        self.closes: list[int] = []
        self.handlers: dict[int, Handler] = {
            HEARTBEAT: self._heartbeat,
            IDENTIFY: self._identify,
            PRESENCE: lambda connection, body: None,
            VOICE_STATE: self._voice_state,
            RESUME: self._resume,
            REQUEST_MEMBERS: self._request_members,
        }

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection from HELLO to its end."""
        connection = Connection(request)
        writing = await connection.open()
        connection.send(HELLO, {"heartbeat_interval": self.heartbeat_ms, "_trace": []})
        try:
            await self._listen(connection)
        except CloseWith as ending:
            self.closes.append(ending.code)
            self._referee.report(Side.BOT, "gateway", f"closed with {ending}")
            await connection.close(ending.code, ending.reason)
        finally:
            writing.cancel()
            self._forget(connection)
        return connection.response

    async def _listen(self, connection: Connection) -> None:
        recent: deque[float] = deque(maxlen=SENDS_A_MINUTE)
        async for payload in connection.messages():
            op, now = payload["op"], time.monotonic()
            if len(recent) == SENDS_A_MINUTE and now - recent[0] < 60:
                raise CloseWith(4008, "Rate limited.")
            recent.append(now)
            handler = self.handlers.get(op)
            if handler is None:
                raise CloseWith(4001, f"Unknown opcode {op}.")
            if op not in {HEARTBEAT, IDENTIFY, RESUME} and connection not in self._by_connection:
                raise CloseWith(4003, "Not authenticated.")
            handler(connection, payload.get("d"))
            self._world.changes.happened()

    def _forget(self, connection: Connection) -> None:
        session = self._by_connection.pop(connection, None)
        if session is not None and session.connection is connection:
            session.connection = None
            if connection.ended_by_client:
                self.sessions.pop(session.id, None)
        self._world.changes.happened()

    def _heartbeat(self, connection: Connection, body: object) -> None:
        self.heartbeats += 1
        connection.send(HEARTBEAT_ACK)

    def _identify(self, connection: Connection, body: Json) -> None:
        if connection in self._by_connection:
            raise CloseWith(4005, "Already authenticated.")
        intents = self._allowed_intents(body)
        user = self._world.account(body["token"]) or self._world.bot
        session = Session(intents, connection, user)
        self.sessions[session.id] = session
        self._by_connection[connection] = session
        self.identifies += 1
        session.dispatch("READY", self._ready(session, body.get("shard") or [0, 1]))
        self._referee.event("READY", {})
        if Intent.GUILDS in intents:
            for guild in self._world.guilds.values():
                if user.id in guild.memberships:
                    arrival = arrival_for(intents, guild_create(self._world, guild, user.id))
                    session.dispatch("GUILD_CREATE", arrival)

    def _allowed_intents(self, body: Json) -> Intent:
        if self._world.account(body.get("token")) is None:
            raise CloseWith(4004, "Authentication failed.")
        if not isinstance(body.get("properties"), dict):
            raise CloseWith(4002, "IDENTIFY needs properties.")
        asked = body.get("intents")
        if not isinstance(asked, int) or not 0 <= asked < 1 << 27:
            raise CloseWith(4013, "Invalid intent(s).")
        intents = Intent(asked)
        if intents & PRIVILEGED & ~self._world.application.privileged:
            raise CloseWith(4014, "Disallowed intent(s).")
        return intents

    def _ready(self, session: Session, shard: list[int]) -> Json:
        bot = session.user
        guilds = [
            {"id": guild.id, "unavailable": True}
            for guild in self._world.guilds.values()
            if bot.id in guild.memberships
        ]
        return {
            "v": 10,
            "user": {**bot.payload(), "verified": True, "mfa_enabled": False, "email": None},
            "guilds": guilds,
            "session_id": session.id,
            "resume_gateway_url": "wss://gateway-resumes.discord.gg",
            "session_type": "normal",
            "private_channels": [],
            "shard": shard,
            "application": {"id": self._world.application.id, "flags": 0},
        }

    def _resume(self, connection: Connection, body: Json) -> None:
        if self._world.account(body.get("token")) is None:
            raise CloseWith(4004, "Authentication failed.")
        session = self.sessions.get(str(body.get("session_id")))
        if session is None:
            connection.send(INVALID_SESSION, body=False)
            return
        if not 0 <= body.get("seq", -1) <= session.sequence:
            raise CloseWith(4007, "Invalid seq.")
        self._by_connection[connection] = session
        self.resumes += 1
        session.resume(connection, body["seq"])

    def _request_members(self, connection: Connection, body: Json) -> None:
        session = self._by_connection[connection]
        guild = self._world.guild(str(body["guild_id"]))
        wanted = body.get("user_ids")
        if wanted is None and Intent.GUILD_MEMBERS not in session.intents:
            raise CloseWith(4014, "All members need the intent GUILD_MEMBERS.")
        ids = list(guild.memberships) if wanted is None else [str(user_id) for user_id in wanted]
        members = [guild.memberships[i].payload() for i in ids if i in guild.memberships]
        chunk: Json = {
            "guild_id": guild.id,
            "members": members,
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": [user_id for user_id in ids if user_id not in guild.memberships],
            "nonce": body.get("nonce"),
        }
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    def _voice_state(self, connection: Connection, body: Json) -> None:
        needed = {"guild_id", "channel_id", "self_mute", "self_deaf"}
        if not needed <= body.keys():
            raise CloseWith(4002, f"op 4 needs {sorted(needed)}")
        session = self._by_connection[connection]
        asked(self._world, session.user.id, session.id, body)

    def deliver(self, event: Event) -> None:
        """Send an event to every session that may hear it."""
        for session in self.sessions.values():
            if hears(self._world, session.user, session.intents, event):
                session.dispatch(event.name, body_for(self._world, session.intents, event))
                self._referee.event(event.name, event.data)

    def _live(self) -> list[Connection]:
        return list(self._by_connection)

    def drop(self) -> None:
        """Cut every connection without a word; the sessions can be resumed."""
        for connection in self._live():
            connection.cut()

    async def close(self, code: int) -> None:
        """Close every connection with a code."""
        for connection in self._live():
            await connection.close(code)

    def ask_to_reconnect(self) -> None:
        """Send RECONNECT: the client should leave and resume."""
        for connection in self._live():
            connection.send(RECONNECT)

    def invalidate(self, *, resumable: bool = False) -> None:
        """Send INVALID_SESSION; when not resumable the sessions are gone."""
        for connection in self._live():
            connection.send(INVALID_SESSION, resumable)
        if not resumable:
            self.sessions.clear()
