import asyncio
import logging
import socket
import time

import pytest

from bot.errors import GreenroomError, SettingsInvalid
from bot.model_server.breaker import Breaker
from bot.model_server.client import ModelServer
from bot.model_server.connection import ModelServerFailed, base_of
from tests.model_server.asking import GOOD, KEY, Clock, Move, asked
from tests.model_server.stub import Step, StubServer, chat, error


async def test_errors_and_busy_servers_are_asked_again(stub: StubServer) -> None:
    """A 500 and a 429 with Retry-After are waited out, as long as the server says."""
    stub.script = [error(500), error(429, Retry_After="0.2"), chat(GOOD)]
    began = time.monotonic()
    await asked(stub)
    assert 0.2 <= time.monotonic() - began < 1.5


@pytest.mark.parametrize("after", ["30", "Wed, 21 Oct 2099 07:28:00 GMT"])
async def test_a_retry_after_beyond_the_deadline_is_not_waited_for(
    stub: StubServer, after: str
) -> None:
    """When the server wants more time than there is, the caller hears so at once."""
    stub.script = [error(429, Retry_After=after)]
    began = time.monotonic()
    with pytest.raises(ModelServerFailed, match="429"):
        await asked(stub)
    assert time.monotonic() - began < 1
    assert len(stub.seen) == 1


@pytest.mark.parametrize(
    "step", [Step(hangs_first=True), Step(b'{"choices"', hangs_after=True), error(503)]
)
async def test_one_deadline_ends_everything(stub: StubServer, step: Step) -> None:
    """Hanging before or inside a reply, or failing for ever, never outlasts the deadline."""
    stub.script = [step]
    began = time.monotonic()
    with pytest.raises(ModelServerFailed):
        await asked(stub, within=0.3)
    assert time.monotonic() - began < 0.8


@pytest.mark.parametrize("status", [301, 401, 403, 404])
async def test_what_asking_again_cannot_mend_fails_at_once(stub: StubServer, status: int) -> None:
    """A wrong key, address or model is one request, and the message says what to check."""
    stub.script = [error(status, Location="http://127.0.0.1:1/")]
    with pytest.raises(ModelServerFailed, match="check"):
        await asked(stub)
    assert len(stub.seen) == 1


async def test_two_failures_rest_a_minute_and_one_probe_ends_it(stub: StubServer) -> None:
    """After two failures nothing is sent for 60 s, then one request decides."""
    clock = Clock()
    server = ModelServer(stub.url, clock=clock, backoff=0.001)
    stub.script = [error(401)]
    for _ in range(5):
        with pytest.raises(ModelServerFailed):
            await server.chat(Move, model="m", system="s", user="u", deadline=1)
    assert len(stub.seen) == 2
    clock.seconds = 60
    stub.script = [chat(GOOD)]
    await server.chat(Move, model="m", system="s", user="u", deadline=1)
    await server.chat(Move, model="m", system="s", user="u", deadline=1)
    await server.close()
    assert len(stub.seen) == 4


def test_only_one_probe_goes_out_and_a_given_up_one_frees_the_place() -> None:
    """While a probe is under way others are refused; cancelling it lets another one try."""
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed()
    assert breaker.admits()
    breaker.failed()
    assert not breaker.admits()
    clock.seconds = 60
    assert [breaker.admits(), breaker.admits()] == [True, False]
    breaker.let_go()
    assert [breaker.admits(), breaker.admits()] == [True, False]
    breaker.failed()
    clock.seconds = 119
    assert not breaker.admits()
    clock.seconds = 120
    assert breaker.admits()
    breaker.succeeded()
    assert breaker.admits()


async def test_a_cancelled_call_counts_as_nothing(stub: StubServer) -> None:
    """A caller who gives up doesn't send the server to rest."""
    stub.script = [Step(hangs_first=True)]
    server = ModelServer(stub.url)
    for _ in range(3):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await server.chat(Move, model="m", system="s", user="u", deadline=5)
    stub.script = [chat(GOOD)]
    await asked(stub, server=server)


async def test_a_refused_connection_is_told_at_once() -> None:
    """With nobody listening the error comes in a fraction of the deadline."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
        server = ModelServer(url)
        began = time.monotonic()
        with pytest.raises(ModelServerFailed, match="can't be reached"):
            await server.chat(Move, model="m", system="s", user="u", deadline=5)
        await server.close()
    assert time.monotonic() - began < 1


async def test_no_error_or_log_line_holds_the_key_or_what_was_said(
    stub: StubServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Servers echo what they were sent; neither the error nor the log passes it on."""
    caplog.set_level(logging.DEBUG, "bot")
    echo = f"bad: {KEY} words of a member"
    for step in (error(401, echo), error(400, echo), error(500, echo), chat(echo)):
        stub.script = [step]
        with pytest.raises(GreenroomError) as caught:
            await asked(stub)
        assert KEY not in str(caught.value)
        assert "member" not in str(caught.value)
        assert caught.value.__cause__ is None
    assert caplog.records
    assert KEY not in caplog.text
    assert "member" not in caplog.text


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("http://localhost:8000", "http://localhost:8000/v1"),
        ("http://localhost:8000/v1/", "http://localhost:8000/v1"),
        ("https://x.example/v1beta/openai/", "https://x.example/v1beta/openai"),
        ("http://h:1/v1/audio/speech", "http://h:1/v1"),
        ("http://h:1/v1/chat/completions ", "http://h:1/v1"),
    ],
)
def test_addresses_are_taken_as_owners_paste_them(given: str, base: str) -> None:
    """A missing /v1, a trailing slash and a whole endpoint all lead to the same base."""
    assert str(base_of(given)) == base


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("localhost:8000", ""),
        ("", ""),
        ("http://me:pass@h/v1", ""),
        ("http://h", "a\nb"),
        ("x://h", ""),
    ],
)
def test_settings_that_cannot_be_an_address_or_key_are_refused(url: str, key: str) -> None:
    """A wrong address or key is a settings error before anything is sent."""
    with pytest.raises(SettingsInvalid) as caught:
        ModelServer(url, key)
    assert "pass" not in str(caught.value)
