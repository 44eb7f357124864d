import io
import json
import logging
import re
from collections.abc import Iterator

import pytest

from bot.logs import interaction, set_up_log
from bot.settings import LogStyle

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GGGGGG.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"  # noqa: S105 - nobody's
WORD = "Zanzibarquitt"


@pytest.fixture
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Give what the log writes; the log is as it was afterwards."""
    root, stream = logging.getLogger(), io.StringIO()
    before, level = root.handlers[:], root.level
    set_up_log(getattr(request, "param", LogStyle.JSON), stream, ["key-of-a-server"])
    yield stream
    root.handlers, root.level = before, level


def test_a_record_is_one_object_with_its_interaction(written: io.StringIO) -> None:
    """JSON has time, level, logger and message, and inside an interaction its id and name."""
    with interaction(123, "interview start"):
        logging.getLogger("cogs.floor").info("sitting %s is suspended", 7)
    logging.getLogger("cogs.floor").info("nobody asked")
    first, second = map(json.loads, written.getvalue().splitlines())
    assert (first["level"], first["logger"]) == ("INFO", "cogs.floor")
    assert first["message"] == "sitting 7 is suspended"
    assert (first["interaction"], first["command"]) == ("123", "interview start")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", first["time"])
    assert "interaction" not in second


@pytest.mark.parametrize("written", list(LogStyle), indirect=True)
def test_what_an_error_says_is_never_written(written: io.StringIO) -> None:
    """A library's traceback becomes one line with the error's kind and places, without values."""
    try:
        int(WORD)
    except ValueError:
        logging.getLogger("discord.client").exception("Ignoring exception in on_message")
    loop_says = f"Task exception was never retrieved\nfuture: <Task exception=ValueError('{WORD}')>"
    logging.getLogger("asyncio").error(loop_says)
    assert len(written.getvalue().splitlines()) == 2
    assert WORD not in written.getvalue()
    assert "ValueError at test_what_an_error_says_is_never_written:" in written.getvalue()


@pytest.mark.parametrize("written", list(LogStyle), indirect=True)
def test_no_token_or_key_is_written(written: io.StringIO) -> None:
    """Neither the bot's, nor a server's, nor the one that opens an interaction's reply."""
    log = logging.getLogger("discord.http")
    log.warning("We are being rate limited. POST https://discord.com/api/v10/webhooks/1/aW50abc")
    log.warning("header %s", f"Authorization: Bot {TOKEN}")
    log.warning("refused: key-of-a-server")
    for secret in ("aW50abc", TOKEN, "key-of-a-server"):
        assert secret not in written.getvalue()
    assert "/webhooks/1/[token]" in written.getvalue()


@pytest.mark.parametrize("written", [LogStyle.TEXT], indirect=True)
def test_a_forged_line_stays_within_its_own(written: io.StringIO) -> None:
    """A name with line ends, or with marks that colour a terminal, makes no second line."""
    logging.getLogger("cogs").warning("track %s", "law\n2026 CRITICAL all is lost\x1b[31m")
    logging.getLogger("cogs").warning("track %s", "law\x1b[31m\x07")
    assert len(written.getvalue().splitlines()) == 2
    assert "\x1b" not in written.getvalue()
    assert "all is lost" not in written.getvalue()
