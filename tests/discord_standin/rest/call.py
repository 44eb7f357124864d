"""A request on its way to the function that plays its operation, and the reply."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiohttp import web

from tests.discord_standin.openapi.description import path_pattern
from tests.discord_standin.refusals import FormError, InvalidForm
from tests.discord_standin.world.files import Upload
from tests.discord_standin.world.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """A request: `template` is its path as Discord documents it, `body` its JSON or None."""

    method: str
    template: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    content_type: str = ""
    body: Any = None
    uploads: tuple[Upload, ...] = ()

    @property
    def operation(self) -> str:
        """Method and template: the name under which it is counted, limited and made to fail."""
        return f"{self.method} {self.template}"

    def wants(self, name: str) -> bool:
        """Whether a query parameter is on."""
        return self.query.get(name, "").lower() in {"1", "true"}


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back; 204 has no body."""

    status: int = 204
    body: Any = None

    def web_response(self, headers: Mapping[str, str]) -> web.Response:
        """Write it out. discord.py reads JSON only when the type is exactly `application/json`."""
        if self.status == 204:
            return web.Response(status=204, headers=headers)
        return web.Response(
            body=json.dumps(self.body).encode(),
            status=self.status,
            headers=headers,
            content_type="application/json",
        )


Play: TypeAlias = Callable[[World, Call], Reply]


class Route:
    """An operation that is played."""

    def __init__(self, method: str, template: str, play: Play) -> None:
        self.method = method
        self.template = template
        self.play = play
        self._pattern: re.Pattern[str] = path_pattern(template)

    def params(self, method: str, path: str) -> dict[str, str] | None:
        """Give the path's parameters if this is the route for it."""
        found = self._pattern.fullmatch(path) if method == self.method else None
        return found.groupdict() if found else None


async def read_body(request: web.Request) -> tuple[Any, tuple[Upload, ...]]:
    """Read JSON, or a form of `payload_json` and `files[n]` (Reference, "Uploading Files").

    Raises:
        InvalidForm: the body isn't JSON.
    """
    try:
        if request.content_type == "multipart/form-data":
            return await _read_form(request)
        raw = await request.read()
        return (json.loads(raw) if raw else None), ()
    except ValueError:
        message = "The request body contains invalid JSON."
        raise InvalidForm((FormError("_", "INVALID_JSON", message),)) from None


async def _read_form(request: web.Request) -> tuple[Any, tuple[Upload, ...]]:
    body: Any = {}
    uploads: list[Upload] = []
    form = await request.post()
    for name, part in form.items():
        if name == "payload_json" and isinstance(part, str):
            body = json.loads(part)
        elif isinstance(part, web.FileField):
            uploads.append(Upload(part.filename, part.file.read(), part.content_type))
            part.file.close()
    return body, tuple(uploads)
