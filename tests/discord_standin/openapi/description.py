"""Discord's published OpenAPI description of its HTTP API (github.com/discord/discord-api-spec)."""

import functools
import json
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path

from tests.discord_standin.wire import Json

VARIABLE = "DISCORD_OPENAPI"
"""Names the environment variable that holds the path of openapi.json."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path; `template` is the path with its parameters in braces."""

    method: str
    template: str
    about: Json

    def request_schema(self, content_type: str) -> Json | None:
        """Give the schema of a body, None when the operation takes none."""
        content = (self.about.get("requestBody") or {}).get("content")
        if content is None:
            return None
        media: Json = content.get(content_type) or content["application/json"]
        schema: Json = media["schema"]
        return schema

    @property
    def needs_body(self) -> bool:
        """Whether a request without a body is wrong."""
        return bool((self.about.get("requestBody") or {}).get("required"))


class Description:
    """The description, looked up by method and path."""

    def __init__(self, document: Json) -> None:
        self.document = document
        self._operations = {
            (method.upper(), template): Operation(method.upper(), template, about)
            for template, methods in document["paths"].items()
            for method, about in methods.items()
            if method in {"get", "post", "put", "patch", "delete"}
        }
        templates = sorted(document["paths"], key=lambda template: template.count("{"))
        self._patterns = [(path_pattern(template), template) for template in templates]

    def operation(self, method: str, template: str) -> Operation | None:
        """Give an operation by its template."""
        return self._operations.get((method, template))

    def find(self, method: str, path: str) -> Operation | None:
        """Give the operation that a path belongs to."""
        for pattern, template in self._patterns:
            if pattern.fullmatch(path) and (method, template) in self._operations:
                return self._operations[method, template]
        return None

    def resolve(self, schema: Json) -> Json:
        """Follow references to the schema that they mean."""
        while "$ref" in schema:
            node = self.document
            for step in schema["$ref"].removeprefix("#/").split("/"):
                node = node[step]
            schema = node
        return schema

    def schema(self, name: str) -> Json:
        """Give one of the named schemas."""
        found: Json = self.document["components"]["schemas"][name]
        return found


def path_pattern(template: str) -> re.Pattern[str]:
    """Turn a template like `/users/{user_id}` into a pattern with named groups."""
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template))


@functools.cache
def description() -> Description | None:
    """Load the description that the environment names; without one, say so once and give None."""
    path = os.environ.get(VARIABLE)
    if not path:
        logger.warning("%s is not set: only cross-field rules are checked", VARIABLE)
        return None
    return Description(json.loads(Path(path).read_text("utf-8")))
