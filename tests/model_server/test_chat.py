import json

import pytest

from bot.model_server.chat import parsed
from bot.model_server.client import ModelServer
from bot.model_server.connection import ModelServerFailed
from tests.model_server.asking import GOOD, KEY, Move, asked
from tests.model_server.stub import Step, StubServer, chat, error


async def test_a_good_reply_is_typed_and_the_key_goes_in_its_header_alone(stub: StubServer) -> None:
    """A valid reply comes back as a value; the request carries schema, model and key."""
    stub.script = [chat(GOOD)]
    assert await asked(stub) == Move(move="probe", level=3)
    (seen,) = stub.seen
    assert seen.path == "/v1/chat/completions"
    assert seen.authorization == f"Bearer {KEY}"
    assert KEY not in json.dumps(seen.fields)
    assert seen.fields["response_format"]["type"] == "json_schema"


async def test_modes_are_stepped_down_once_and_remembered(stub: StubServer) -> None:
    """A server that takes no response_format is asked in words, the next time at once."""
    stub.script = [error(400), error(422), chat(GOOD)]
    server = ModelServer(stub.url, backoff=0.01)
    for _ in range(2):
        assert (
            await server.chat(Move, model="m", system="s", user="u", deadline=3)
        ).move == "probe"
    await server.close()
    assert len(stub.seen) == 4
    assert "response_format" not in stub.seen[-1].fields
    assert "schema" in stub.seen[-1].fields["messages"][0]["content"]


async def test_fields_that_a_model_refuses_are_left_out(stub: StubServer) -> None:
    """Reasoning models get max_completion_tokens and no temperature, and keep their schema."""
    stub.script = [
        error(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
        error(400, "Unsupported value: 'temperature' does not support 0.2."),
        chat(GOOD),
    ]
    await asked(stub)
    last = stub.seen[-1].fields
    assert "max_completion_tokens" in last
    assert not {"max_tokens", "temperature"} & set(last)
    assert last["response_format"]["type"] == "json_schema"


async def test_a_refusal_that_no_mode_mends_is_not_remembered(stub: StubServer) -> None:
    """When every mode is refused the request was wrong, and the next one starts from the top."""
    stub.script = [error(400), error(400), error(400), chat(GOOD)]
    server = ModelServer(stub.url)
    with pytest.raises(ModelServerFailed):
        await server.chat(Move, model="m", system="s", user="u", deadline=3)
    await asked(stub, server=server)
    assert stub.seen[-1].fields["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize(
    "said",
    [
        f"<think>maybe {{}} or {{'a'}}</think>```json\n{GOOD}\n```",
        f"Sure, here it is: {GOOD} I hope it helps {{",
        f"thinking aloud </think>\n{GOOD}",
        f'{{"note": "not this one"}} {GOOD}',
        f"```\n{GOOD}\n```",
    ],
)
async def test_thoughts_fences_and_prose_are_stripped(stub: StubServer, said: str) -> None:
    """The object is found in whatever the model wraps it in."""
    stub.script = [chat(said)]
    assert await asked(stub) == Move(move="probe", level=3)
    assert len(stub.seen) == 1


@pytest.mark.parametrize("bad", ['{"move":"probe","level":9}', "no JSON", "", None, "{" * 5_000])
async def test_an_invalid_reply_is_repaired_once(stub: StubServer, bad: str | None) -> None:
    """A reply that breaks the schema it promised is sent back once with what is wrong."""
    stub.script = [chat(bad), chat(GOOD)]
    assert await asked(stub) == Move(move="probe", level=3)
    assert len(stub.seen) == 2
    stub.script = [chat(bad)]
    with pytest.raises(ModelServerFailed, match="no valid reply twice"):
        await asked(stub)
    assert len(stub.seen) == 4


@pytest.mark.parametrize(
    "body", [b"<html>", b"[]", b'{"choices":[{}]}', b"\xff\xfe", b'{"choices":']
)
async def test_replies_that_are_no_completion_end_in_a_sentence(
    stub: StubServer, body: bytes
) -> None:
    """A body that isn't a chat completion is an error of ours, not of a parser."""
    stub.script = [Step(body)]
    with pytest.raises(ModelServerFailed):
        await asked(stub)


def test_the_first_valid_object_is_taken() -> None:
    """Objects that aren't a reply are passed over; the first fault is told."""
    assert parsed(Move, '{"level":2} {"move":"a","level":2}') == Move(move="a", level=2)
    with pytest.raises(ValueError, match="move"):
        parsed(Move, '{"level":2} {"x":1}')
