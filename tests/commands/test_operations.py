import base64
from pathlib import Path

import pytest

from tests.commands.house import House

APPLICATION = "123456789012345678"
SHAPE = ".".join((base64.b64encode(APPLICATION.encode()).decode(), "G" * 6, "x" * 38))


@pytest.fixture
def house(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> House:
    """Give a command line with a data directory of its own, and no token."""
    monkeypatch.setenv("GREENROOM_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)
    return House(tmp_path / "data", capsys)


def test_the_doctor_finds_nothing_wrong_in_a_new_place(house: House) -> None:
    """Without a token and a database nothing is bad, and nothing is made."""
    status, out, _ = house.run("doctor")
    assert status == 0
    for part in ("libraries: ok · discord.py 2.7.1", "token: warning", "intents: ok", "none at"):
        assert part in out
    assert not house.data.exists()


def test_the_doctor_reads_a_tokens_shape_and_never_shows_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A token gives the invitation of its application."""
    monkeypatch.setenv("DISCORD_TOKEN", SHAPE)
    status, out, err = house.run("doctor")
    assert status == 0
    assert f"client_id={APPLICATION}&scope=bot+applications.commands" in out
    assert "permissions=343600647168" in out
    assert SHAPE not in out + err


@pytest.mark.parametrize("token", ["123456789012345678", "a.b.c", "x" * 59, f"Bot {SHAPE}"])
def test_what_is_no_token_is_said_without_showing_it(
    house: House, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    """An application's id, or a token with something before it, is a fault."""
    monkeypatch.setenv("DISCORD_TOKEN", token)
    status, out, err = house.run("doctor")
    assert status == 1
    assert "doesn't look like a bot's token" in out
    assert token not in out + err


def test_the_doctor_tells_of_a_damaged_database(house: House) -> None:
    """The finding says what to do about it, and the status is 1."""
    house.data.mkdir()
    (house.data / "greenroom.db").write_bytes(b"no database" * 999)
    status, out, _ = house.run("doctor")
    assert status == 1
    assert "is not a database" in out


def test_a_backup_is_restored(house: House) -> None:
    """What was held after the copy is gone, and kept beside it."""
    first = house.hold()
    status, out, _ = house.run("backup")
    assert status == 0
    copy = out.splitlines()[0]
    house.hold()
    status, out, _ = house.run("restore", copy)
    assert status == 0
    assert "What was there before is" in out
    assert [one["id"] for one in house.objects("history") if one["type"] == "sitting"] == [first]
    assert "sound" in house.run("doctor")[1]


def test_a_backup_goes_where_it_is_told(house: House, tmp_path: Path) -> None:
    """It is readable by its owner alone, and no file is overwritten."""
    house.hold()
    to = tmp_path / "mine.db"
    assert house.run("backup", str(to))[0] == 0
    assert to.stat().st_mode & 0o777 == 0o600
    assert list((house.data / "backups").iterdir()) == []
    status, _, err = house.run("backup", str(to))
    assert status == 1
    assert "is there already" in err
    assert house.run("restore", str(to))[0] == 0


def test_without_a_database_there_is_nothing_to_copy(house: House) -> None:
    """Neither a database nor a copy is made."""
    status, _, err = house.run("backup")
    assert status == 1
    assert "nothing to copy" in err
    assert not house.data.exists()


def test_restoring_what_is_no_copy_is_refused(house: House, tmp_path: Path) -> None:
    """A missing file and one of another program are said, and nothing changes."""
    house.hold()
    other = tmp_path / "other.db"
    other.write_bytes(b"x" * 4096)
    for path, said in ((tmp_path / "none.db", "can't be read"), (other, "not a database")):
        status, _, err = house.run("restore", str(path))
        assert status == 1
        assert said in err
    assert len([one for one in house.objects("history") if one["type"] == "sitting"]) == 1
