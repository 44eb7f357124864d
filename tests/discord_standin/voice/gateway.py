"""The voice gateway, version 8 (Voice Connections; DAVE whitepaper for opcodes 21 to 31)."""

from collections.abc import Callable
from typing import Any, TypeAlias

from aiohttp import web

from tests.discord_standin.gateway.connection import CloseWith
from tests.discord_standin.openapi.referee import Referee
from tests.discord_standin.openapi.tally import Side
from tests.discord_standin.voice.call import Call
from tests.discord_standin.voice.calls import Calls
from tests.discord_standin.voice.client import Client
from tests.discord_standin.voice.group import VERSION, Group
from tests.discord_standin.voice.link import Garbled, Link
from tests.discord_standin.voice.media import Media
from tests.discord_standin.voice.mls import Unreadable
from tests.discord_standin.voice.ops import RESUMABLE, Close, Op
from tests.discord_standin.voice.transport import MODES, Transport
from tests.discord_standin.wire import Json

Handler: TypeAlias = Callable[[Client, Any], None]
FIRST = frozenset({Op.IDENTIFY, Op.RESUME, Op.HEARTBEAT})
"""What may be sent before a session has begun."""


class VoiceGateway:
    """Serves the sockets of all voice servers."""

    def __init__(self, calls: Calls, media: Media, referee: Referee) -> None:
        self._calls = calls
        self._media = media
        self._referee = referee
        self.heartbeat_ms = 13_750.0
        self.clients: list[Client] = []
        self.closes: list[int] = []
        self._handlers: dict[int, Handler] = {
            Op.SELECT_PROTOCOL: self._select,
            Op.SPEAKING: self._speaking,
            Op.TRANSITION_READY: self._ready,
            Op.KEY_PACKAGE: self._key_package,
            Op.COMMIT_WELCOME: self._commit,
            Op.INVALID_COMMIT: self._cannot_follow,
        }

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one connection from HELLO to its end."""
        link = Link(request)
        await link.open()
        client: Client | None = None
        try:
            call = self._reached(request)
            link.send(Op.HELLO, {"v": 8, "heartbeat_interval": self.heartbeat_ms})
            async for message in link.messages():
                if message is not None:
                    client = self._took(client, link, call, *message)
                self._calls.changes.happened()
        except Garbled:
            await self._close(link, self._fault(Close.UNDECODABLE, "Failed to decode payload."))
        except CloseWith as ending:
            await self._close(link, ending)
        finally:
            await link.done()
            if client is not None and client.link is link:
                self._lost(client, link)
        return link.response

    async def _close(self, link: Link, ending: CloseWith) -> None:
        self.closes.append(ending.code)
        await link.response.close(code=ending.code, message=ending.reason.encode())

    def _reached(self, request: web.Request) -> Call:
        if request.query.get("v") != "8":
            raise self._fault(Close.UNKNOWN_PROTOCOL, "the gateway's version must be 8: ?v=8")
        call = self._calls.at(request.host)
        if call is None:
            raise self._fault(Close.SERVER_NOT_FOUND, "Server not found.")
        return call

    def _fault(self, code: int, reason: str) -> CloseWith:
        """Make the close for what a correct client doesn't do; the referee hears of it."""
        self._referee.report(Side.BOT, "voice gateway", f"closed with {code} {reason}")
        return CloseWith(code, reason)

    def _lost(self, client: Client, link: Link) -> None:
        client.link = None
        code = link.closed_by_client
        if code is not None and code != 1006 and code not in RESUMABLE:
            self._end(client)

    def _end(self, client: Client) -> None:
        client.ticket.call.leave(client)
        self._media.forget(client)

    def _took(
        self, client: Client | None, link: Link, call: Call, op: int, body: Any
    ) -> Client | None:
        if op == Op.HEARTBEAT:
            beat = body.get("t") if isinstance(body, dict) else None
            if beat is None or "seq_ack" not in body:
                raise self._fault(Close.UNDECODABLE, "a heartbeat needs t and seq_ack")
            link.send(Op.HEARTBEAT_ACK, {"t": beat})
        elif op == Op.IDENTIFY:
            if client is not None:
                raise self._fault(Close.ALREADY_AUTHENTICATED, "Already authenticated.")
            client = self._identify(link, call, body)
        elif op == Op.RESUME:
            client = self._resume(link, body)
        elif op not in self._handlers:
            raise self._fault(Close.UNKNOWN_OPCODE, f"Unknown opcode {op}.")
        elif client is None:
            raise self._fault(Close.NOT_AUTHENTICATED, "Not authenticated.")
        elif not isinstance(body, (dict, bytes)):
            raise self._fault(Close.UNDECODABLE, f"opcode {op} needs a body")
        else:
            self._handlers[op](client, body)
        if client is not None:
            client.got.append(op)
        return client

    def _identify(self, link: Link, call: Call, body: Any) -> Client:
        needed = {"server_id", "user_id", "session_id", "token"}
        if not isinstance(body, dict) or not needed <= body.keys():
            raise self._fault(Close.UNDECODABLE, f"IDENTIFY needs {sorted(needed)}")
        if self._calls.refusals:
            raise CloseWith(self._calls.refusals.pop(0), "as the test asked")
        ticket = self._calls.ticket(str(body["server_id"]), str(body["user_id"]))
        if ticket is None or ticket.call is not call:
            raise CloseWith(Close.SESSION_INVALID, "Session is no longer valid.")
        if body["token"] != ticket.token:
            raise self._fault(Close.AUTHENTICATION_FAILED, "Authentication failed.")
        if body["session_id"] != ticket.state.session_id:
            raise CloseWith(Close.SESSION_INVALID, "Session is no longer valid.")
        if call.group is not None and not body.get("max_dave_protocol_version"):
            raise CloseWith(Close.DAVE_REQUIRED, "E2EE/DAVE protocol required.")
        client = Client(ticket, link, self._calls, self._media)
        self.clients.append(client)
        self._calls.identifies += 1
        call.join(client)
        return client

    def _resume(self, link: Link, body: Any) -> Client:
        needed = {"server_id", "session_id", "token", "seq_ack"}
        if not isinstance(body, dict) or not needed <= body.keys():
            raise self._fault(Close.UNDECODABLE, f"RESUME needs {sorted(needed)}")
        for client in reversed(self.clients):
            there = client.user_id in client.ticket.call.people
            held = there and self._calls.holds(client.ticket)
            known = (client.ticket.token, client.ticket.state.session_id)
            if held and known == (body["token"], body["session_id"]):
                self._calls.resumes += 1
                client.resume(link, int(body["seq_ack"]))
                return client
        raise CloseWith(Close.SESSION_INVALID, "Session is no longer valid.")

    def _select(self, client: Client, body: Json) -> None:
        data = body.get("data")
        if body.get("protocol") != "udp":
            raise self._fault(Close.UNKNOWN_PROTOCOL, "Unknown protocol.")
        if not isinstance(data, dict) or not {"address", "port", "mode"} <= data.keys():
            raise self._fault(Close.BAD_REQUEST, "data needs address, port and mode")
        if data["mode"] not in MODES:
            raise self._fault(Close.UNKNOWN_MODE, "Unknown encryption mode.")
        client.transport = Transport(data["mode"])
        group = client.ticket.call.group
        description: Json = {
            "mode": data["mode"],
            "secret_key": list(client.transport.key),
            "audio_codec": "opus",
            "video_codec": "H264",
            "media_session_id": "standin",
            "dave_protocol_version": 0 if group is None else VERSION,
        }
        client.tell(Op.SESSION_DESCRIPTION, description)
        client.ticket.call.secure(client)

    def _speaking(self, client: Client, body: Json) -> None:
        if client.transport is None:
            raise self._fault(Close.BAD_REQUEST, "op 5 before the session description")
        if not {"speaking", "delay", "ssrc"} <= body.keys():
            raise self._fault(Close.BAD_REQUEST, "op 5 needs speaking, delay and ssrc")
        if body["ssrc"] != client.ssrc:
            raise self._fault(Close.BAD_REQUEST, "Invalid SSRC.")
        client.ticket.call.speaking(client, int(body["speaking"]))
        client.may_speak()

    def _group(self, client: Client) -> Group:
        group = client.ticket.call.group
        if group is None or client.transport is None:
            raise self._fault(Close.BAD_REQUEST, "DAVE before the session description")
        return group

    def _ready(self, client: Client, body: Json) -> None:
        self._group(client).ready(int(body["transition_id"]), client.user_id)

    def _key_package(self, client: Client, body: bytes) -> None:
        self._read(client, body, self._group(client).key_package)

    def _commit(self, client: Client, body: bytes) -> None:
        self._read(client, body, self._group(client).commit)

    def _read(self, client: Client, body: bytes, take: Callable[[Client, bytes], None]) -> None:
        try:
            take(client, body)
        except Unreadable as fault:
            raise self._fault(Close.BAD_REQUEST, str(fault)) from None

    def _cannot_follow(self, client: Client, body: Json) -> None:
        self._group(client).cannot_follow(client)
