import asyncio
from pathlib import Path

import pytest
from PIL import Image

from bot.speech.timeline import Timeline, Who
from storage.archive import open_archive
from tests.commands.house import House
from tests.interview.sittings import main


@pytest.fixture
def house(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> House:
    """An empty data directory."""
    monkeypatch.setenv("GREENROOM_DATA", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return House(tmp_path, capsys)


def test_whoever_runs_the_bot_sees_who_spoke_when_in_any_interview(house: House) -> None:
    """A member's interview is drawn by its number, and described; nothing they said is shown."""
    number = house.hold(main(1, "At Zanzibarquitt we chose Redis.", 50), member="ada", scope="1")
    _spoken(house.data / "greenroom.db", number)
    picture = house.data / "line.png"
    status, out, err = house.run("report", str(number), "--timeline", str(picture))
    assert (status, err) == (0, "")
    assert "q1: 3 s of speech" in out
    assert "Zanzibarquitt" not in out
    with Image.open(picture) as drawn:
        assert drawn.format == "PNG"


def test_what_is_not_there_or_can_not_be_written_is_said(house: House) -> None:
    """An interview in writing has no timeline, no more has an unknown number."""
    number = house.hold(main(1, "We chose Redis.", 50))
    for asked in (str(number), "99", "99999999999999999999"):
        status, _, err = house.run("report", asked, "--timeline", "line.png")
        assert (status, "Nothing is kept of who spoke when" in err) == (1, True)
    _spoken(house.data / "greenroom.db", number)
    status, _, err = house.run("report", str(number), "--timeline", "nowhere/line.png")
    assert (status, "can't be written" in err) == (1, True)


def _spoken(database: Path, number: int) -> None:
    async def kept() -> None:
        async with open_archive(database) as archive:
            line = Timeline().asked("q1").heard(Who.BOT, 0, 2).heard(Who.MEMBER, 3, 6)
            await archive.spoken.keep(number, line)

    asyncio.run(kept())
