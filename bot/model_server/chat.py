"""A typed reply from a chat model, whatever the server can promise about its shape.

Servers differ in `response_format`: the strictest that one takes is used and remembered
(json_schema, json_object, then the schema in the prompt alone), and every reply is validated here.
"""

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.model_server.connection import Connection, ModelServerFailed, RequestRefused
from bot.model_server.transcription import read_at_most

Reply = TypeVar("Reply", bound=BaseModel)
_Messages = list[dict[str, str]]

_MODES = ("json_schema", "json_object", "prompt")
_MOST_REPLY = 1 << 20
_MOST_STARTS = 20
"""Braces at which an object is looked for; more prose than that is no reply."""


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message


class _Completion(BaseModel):
    choices: list[_Choice] = []


@dataclass(frozen=True, slots=True)
class _Manner:
    """What a model's server takes: the mode, the name of the length limit, a temperature or not."""

    mode: int = 0
    limit: str = "max_tokens"
    warm: bool = True


class Chat:
    """Asks one server; remembers per model what it takes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._manners: dict[str, _Manner] = {}

    async def ask(
        self,
        reply: type[Reply],
        *,
        model: str,
        system: str,
        user: str,
        deadline: float,
        most_tokens: int,
        temperature: float,
    ) -> Reply:
        """See `ModelServer.chat`."""
        until = asyncio.get_running_loop().time() + deadline
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        request: dict[str, Any] = {"model": model, "max_tokens": most_tokens}
        request["temperature"] = temperature
        with self._connection.guarded():
            text = await self._told(reply, request, messages, until)
            try:
                return parsed(reply, text)
            except ValidationError as error:
                wrong = json.dumps(
                    error.errors(include_url=False, include_input=False)[:3], default=str
                )
            messages += [
                {"role": "assistant", "content": text[:8_000]},
                {"role": "user", "content": f"That was not valid: {wrong}. Send only the JSON."},
            ]
            text = await self._told(reply, request, messages, until)
            try:
                return parsed(reply, text)
            except ValidationError:
                fault = f"The model at {self._connection.host} gave no valid reply twice."
                raise ModelServerFailed(fault) from None

    async def _told(
        self, reply: type[BaseModel], request: dict[str, Any], messages: _Messages, until: float
    ) -> str:
        """Give the model's words; step down while the server refuses the request's fields."""
        model = request["model"]
        manner = self._manners.get(model, _Manner())
        while True:
            body = _body(reply, request, messages, manner)
            try:
                response = await self._connection.post(
                    "chat/completions", partial(dict, json=body), until=until
                )
            except RequestRefused as refusal:
                if (lower := _lower(manner, refusal.about)) is None:
                    raise
                manner = lower
                continue
            async with response, asyncio.timeout_at(until):
                raw = await read_at_most(response, _MOST_REPLY)
            self._manners[model] = manner
            choices = _Completion.model_validate_json(raw).choices
            return (choices[0].message.content or "") if choices else ""


def parsed(reply: type[Reply], text: str) -> Reply:
    """Find the object in a model's words: thoughts, fences and prose around it are skipped.

    Raises:
        ValidationError: none of the objects in it is a `reply`.
    """
    said = text.rpartition("</think>")[2]
    said = re.sub(r"<think>.*", "", said, flags=re.DOTALL)
    problem: ValidationError | None = None
    for found in _objects(said):
        try:
            return reply.model_validate_json(json.dumps(found))
        except ValidationError as error:
            problem = problem or error
    if problem is not None:
        raise problem
    return reply.model_validate_json("no object")


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Give the outermost JSON objects of a text, in order."""
    decoder, at = json.JSONDecoder(), 0
    for _ in range(_MOST_STARTS):
        at = text.find("{", at)
        if at < 0:
            return
        try:
            found, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            at += 1
            continue
        yield found


def _body(
    reply: type[BaseModel], request: dict[str, Any], messages: _Messages, manner: _Manner
) -> dict[str, Any]:
    schema = reply.model_json_schema()
    body = dict(request)
    body[manner.limit] = body.pop("max_tokens")
    if not manner.warm:
        del body["temperature"]
    body["messages"] = messages
    mode = _MODES[manner.mode]
    if mode == "json_schema":
        shape = {"name": reply.__name__, "schema": schema}
        return body | {"response_format": {"type": mode, "json_schema": shape}}
    if mode == "json_object":
        body["response_format"] = {"type": mode}
    told = (
        f"{messages[0]['content']}\nAnswer with one JSON object of this schema and nothing else:\n"
        f"{json.dumps(schema)}"
    )
    body["messages"] = [{"role": "system", "content": told}, *messages[1:]]
    return body


def _lower(manner: _Manner, about: frozenset[str]) -> _Manner | None:
    """Ask for less after a refusal: what it complains of first (OpenAI's reasoning models)."""
    if "max_tokens" in about and manner.limit == "max_tokens":
        return replace(manner, limit="max_completion_tokens")
    if "temperature" in about and manner.warm:
        return replace(manner, warm=False)
    if manner.mode + 1 < len(_MODES):
        return replace(manner, mode=manner.mode + 1)
    return None
