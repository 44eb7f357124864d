"""The REST API: finds the operation, checks the token, limits, rules and faults, and replies."""

from aiohttp import web

from tests.discord_standin.faults import Faults
from tests.discord_standin.limits import INVALID, Limits
from tests.discord_standin.openapi.referee import Referee
from tests.discord_standin.openapi.tally import Side
from tests.discord_standin.refusals import ApiError, FormError, InvalidForm
from tests.discord_standin.rest import (
    application,
    channels,
    guilds,
    interactions,
    messages,
    roles,
    threads,
    webhooks,
)
from tests.discord_standin.rest.call import Call, Reply, Route, read_body
from tests.discord_standin.world.world import World

PLAYED: tuple[Route, ...] = tuple(
    sorted(
        (
            *application.ROUTES,
            *channels.ROUTES,
            *guilds.ROUTES,
            *interactions.ROUTES,
            *messages.ROUTES,
            *roles.ROUTES,
            *threads.ROUTES,
            *webhooks.ROUTES,
        ),
        key=lambda route: route.template.count("{"),
    )
)
"""All operations; those with fewer parameters first, so that `@me` isn't taken for an id."""

BY_TOKEN_IN_PATH = ("/interactions/", "/webhooks/")
"""Need no Authorization, and don't count towards the global limit."""


class Api:
    """Serves `https://discord.com/api/v10`."""

    def __init__(self, world: World, referee: Referee, limits: Limits, faults: Faults) -> None:
        self._world = world
        self._referee = referee
        self._limits = limits
        self._faults = faults

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        path = "/" + request.match_info["path"]
        for route in PLAYED:
            params = route.params(request.method, path)
            if params is not None:
                return await self._serve(request, route, params)
        return self._not_played(request.method, path)

    def _not_played(self, method: str, path: str) -> web.Response:
        if self._referee.knows(method, path):
            self._referee.report(Side.STANDIN, f"{method} {path}", "isn't played yet")
        else:
            self._referee.report(Side.BOT, f"{method} {path}", "Discord has no such operation")
        return Reply(404, {"message": "404: Not Found", "code": 0}).web_response({})

    async def _serve(
        self, request: web.Request, route: Route, params: dict[str, str]
    ) -> web.StreamResponse:
        operation = f"{route.method} {route.template}"
        by_token = route.template.startswith(BY_TOKEN_IN_PATH)
        fault = await self._faults.meet(request, operation)
        if fault is not None:
            self._count_invalid(fault.status)
            return fault
        headers, refused = self._limits.spend(operation, params, counts_over_all=not by_token)
        if refused is not None:
            self._count_invalid(429)
            return Reply(429, refused.body()).web_response(headers)
        reply = await self._answer(request, route, params, by_token=by_token)
        self._count_invalid(reply.status)
        self._referee.reply(route.method, route.template, reply.status, reply.body)
        self._world.changes.happened()
        self._faults.after(request, operation)
        return reply.web_response(headers)

    def _count_invalid(self, status: int) -> None:
        if status in INVALID:
            self._limits.invalid_requests[status] += 1

    async def _answer(
        self, request: web.Request, route: Route, params: dict[str, str], *, by_token: bool
    ) -> Reply:
        try:
            if not by_token:
                self._require_token(request)
            body, uploads = await read_body(request)
            call = Call(
                method=route.method,
                template=route.template,
                params=params,
                query=dict(request.query),
                content_type=request.content_type,
                body=body,
                uploads=uploads,
            )
            return self._play(route, call)
        except ApiError as error:
            return Reply(error.status, error.body())

    def _require_token(self, request: web.Request) -> None:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        account = self._world.account(token) if kind == "Bot" else None
        guests = account is not self._world.bot and request.path.endswith("/gateway/bot")
        if account is not self._world.bot and not (account and guests):
            raise ApiError(401, 0, "401: Unauthorized")

    def _play(self, route: Route, call: Call) -> Reply:
        faults = self._referee.request(call.method, call.template, call.content_type, call.body)
        if faults:
            raise InvalidForm(faults)
        try:
            return route.play(self._world, call)
        except InvalidForm as invalid:
            self._referee.report_form(call.operation, invalid.errors)
            raise
        except (AttributeError, KeyError, TypeError, ValueError) as failure:
            # a 500 would make discord.py try again for half a minute
            fault = f"couldn't be played: {failure!r}"
            self._referee.report(Side.STANDIN, call.operation, fault)
            raise InvalidForm((FormError("_", "NOT_PLAYED", fault),)) from failure
