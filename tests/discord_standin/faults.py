"""Faults on demand: the next request of an operation is refused, lost or held back."""

import asyncio
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from aiohttp import web

from tests.discord_standin.limits import VIA, Refused
from tests.discord_standin.refusals import ApiError
from tests.discord_standin.rest.call import Reply

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
"""The operation whose faults hurt most."""


@dataclass(slots=True)
class Hold:
    """A request that waits at the door: `arrived` is set when it is there; `release` lets it in."""

    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _may_go: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let the request go on."""
        self._may_go.set()

    async def wait(self) -> None:
        """Stand at the door until released."""
        self.arrived.set()
        await self._may_go.wait()


@dataclass(slots=True)
class _Fault:
    operation: str
    times: int
    reply: Reply | None = None
    headers: dict[str, str] = field(default_factory=dict)
    hold: Hold | None = None
    read: int = 0


@dataclass(slots=True)
class Faults:
    """What is to go wrong. Operations are named `METHOD /path/{param}`; `*` matches any part."""

    _planned: list[_Fault] = field(default_factory=list)
    _unheard: list[_Fault] = field(default_factory=list)

    def fail(self, operation: str, *, status: int = 502, times: int = 1) -> None:
        """Answer with a server's error, as Discord's proxy does: 500, 502, 503, 504."""
        body = {"message": "upstream error", "code": 0}
        self._plan(_Fault(operation, times, Reply(status, body), dict(VIA)))

    def refuse(self, operation: str, error: ApiError, *, times: int = 1) -> None:
        """Answer with one of Discord's own refusals."""
        self._plan(_Fault(operation, times, Reply(error.status, error.body()), dict(VIA)))

    def rate_limit(
        self, operation: str, *, retry_after: float, is_global: bool = False, times: int = 1
    ) -> None:
        """Answer 429; keep `retry_after` tiny, for discord.py sleeps that long."""
        refused = Refused(retry_after, is_global)
        fault = _Fault(operation, times, Reply(429, refused.body()), refused.headers())
        self._plan(fault)

    def lose(self, operation: str, *, times: int = 1, read: int = 0) -> None:
        """Cut the connection without an answer, after so many bytes of a longer body."""
        self._plan(_Fault(operation, times, read=read))

    def lose_reply(self, operation: str, *, times: int = 1) -> None:
        """Do what is asked, and cut the connection before the answer."""
        self._unheard.append(_Fault(operation, times))

    def hold(self, operation: str) -> Hold:
        """Keep the next request waiting until it is released."""
        hold = Hold()
        self._plan(_Fault(operation, 1, hold=hold))
        return hold

    def over(self) -> None:
        """Let nothing go wrong any more; what is held stays held."""
        self._planned.clear()
        self._unheard.clear()

    def after(self, request: web.Request, operation: str) -> None:
        """Play the first lost reply that is planned for an operation, if there is one."""
        if _next(self._unheard, operation) is not None and request.transport is not None:
            request.transport.abort()

    def _plan(self, fault: _Fault) -> None:
        self._planned.append(fault)

    async def meet(self, request: web.Request, operation: str) -> web.StreamResponse | None:
        """Play the first fault planned for an operation; None lets the request go on."""
        fault = _next(self._planned, operation, size=request.content_length or 0)
        return None if fault is None else await self._play(fault, request)

    @staticmethod
    async def _play(fault: _Fault, request: web.Request) -> web.StreamResponse | None:
        if fault.hold is not None:
            await fault.hold.wait()
            return None
        if fault.reply is not None:
            return fault.reply.web_response(fault.headers)
        if fault.read:
            await request.content.read(fault.read)
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=502)


def _next(planned: list[_Fault], operation: str, size: int = 0) -> _Fault | None:
    """Take one time of the first fault that is planned for an operation of this size."""
    for fault in planned:
        fits = fnmatchcase(operation, fault.operation) and fault.read <= size
        if fault.times > 0 and fits:
            fault.times -= 1
            return fault
    return None
