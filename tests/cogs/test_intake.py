import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.bank import Term
from bot.errors import InputInvalid, ResumeUnreadable
from bot.resume.profile import Profile
from cogs.intake import MOST_FILES, WINDOW, Intake, refuse_at_sight
from storage.archive import Archive, open_archive
from tests.fakes import PROFILE


class CountingReader:
    """Reads every file as the same profile and counts how often it had to."""

    def __init__(self) -> None:
        self.read_files = 0

    async def read(self, data: bytes, *, terms: tuple[Term, ...]) -> Profile:
        """Count the file."""
        del data, terms
        self.read_files += 1
        await asyncio.sleep(0)
        return PROFILE


class Sent:
    """An attachment as it arrives."""

    content_type = "application/pdf"

    def __init__(self, data: bytes) -> None:
        self.data, self.size = data, len(data)

    async def read(self) -> bytes:
        """Give the bytes."""
        return self.data


@pytest.fixture
async def archive(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Archive]:
    """Open an archive without a bot."""
    async with open_archive(tmp_path_factory.mktemp("kept") / "greenroom.db") as opened:
        yield opened


async def test_a_member_may_send_so_many_files_in_so_much_time(archive: Archive) -> None:
    """The sixth in ten minutes waits; another member's doesn't, and time gives it back."""
    clock = [1_790_000_000.0]
    reader = CountingReader()
    intake = Intake(archive.resumes, reader, (), lambda: clock[0])  # type: ignore[arg-type] # fake
    for number in range(MOST_FILES):
        await intake.take_in("ada", Sent(b"%d" % number))  # type: ignore[arg-type] # fake
    with pytest.raises(InputInvalid, match="in 10 minutes"):
        await intake.take_in("ada", Sent(b"one more"))  # type: ignore[arg-type] # fake
    await intake.take_in("bob", Sent(b"one more"))  # type: ignore[arg-type] # fake
    clock[0] += WINDOW + 1
    await intake.take_in("ada", Sent(b"one more"))  # type: ignore[arg-type] # fake
    assert reader.read_files == MOST_FILES + 2


async def test_the_same_file_is_not_read_twice(archive: Archive) -> None:
    """Sending a file again finds what was read from it."""
    reader = CountingReader()
    intake = Intake(archive.resumes, reader, (), lambda: 0.0)  # type: ignore[arg-type] # fake
    first = await intake.take_in("ada", Sent(b"same"))  # type: ignore[arg-type] # fake
    second = await intake.take_in("ada", Sent(b"same"))  # type: ignore[arg-type] # fake
    assert (first.id, reader.read_files) == (second.id, 1)


@pytest.mark.parametrize("content_type", ["image/png", "VIDEO/mp4", "audio/ogg; codecs=opus"])
def test_what_cant_be_a_resume_isnt_downloaded(content_type: str) -> None:
    """Pictures, sounds and films are refused by their type, unknown types are not."""
    with pytest.raises(ResumeUnreadable):
        refuse_at_sight(10, content_type)
    refuse_at_sight(10, None)
    refuse_at_sight(10, "application/octet-stream")
