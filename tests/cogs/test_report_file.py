from dataclasses import replace

from bot.report_page import NOTE, WORDS_GONE
from cogs.report_file import report_file
from tests.cogs.house import House
from tests.cogs.reports import REDIS, held, long, plain
from tests.discord_standin import Member, Outcome


def text_of_file(data: bytes) -> str:
    """Read the file as a phone does: the mark at its beginning says that it is UTF-8."""
    assert data.startswith(b"\xef\xbb\xbf")
    return data.decode("utf-8-sig")


def test_the_file_has_every_word_and_point() -> None:
    """Answers stand in full and as they were written, each with all that was found in it."""
    text = text_of_file(report_file(plain()))
    assert f"You: {REDIS}" in text
    assert "You: We looked at Memcached and turned it down." in text
    assert "Skipped: counts 0" in text
    assert "Tier: Qualified" in text
    assert "-2 ownership" in text.replace("−", "-")
    assert "! too short to score" in text
    assert "✗ what a cold start costs" in text
    assert text.rstrip().endswith(NOTE)
    assert "**" not in text
    assert "\\" not in text


def test_the_longest_interview_is_not_cut() -> None:
    """Twelve questions with three follow-ups of 4,000 characters each are all in it, whole."""
    words = "I moved the *session* store. " * 137
    text = text_of_file(report_file(long(words)))
    assert text.count(f"You: {words}") == 48
    assert "…" not in text


def test_what_is_held_back_or_gone_is_not_in_the_file() -> None:
    """A realism interview shows its tier alone; after retention only the scores are left."""
    hidden = text_of_file(report_file(replace(plain(), hidden_until=1_800_000_000)))
    assert "Tier: Qualified" in hidden
    assert "Redis" not in hidden
    assert "of 100" not in hidden
    gone = text_of_file(report_file(replace(plain(), words_kept=False)))
    assert WORDS_GONE in gone
    assert "of 100" in gone
    assert "Redis" not in gone


async def test_the_file_is_the_members_alone_and_outlives_a_restart(house: House) -> None:
    """The button works after the bot came back; somebody else who has its id gets no file."""
    number = await held(house, house.ada)
    await _opened(house.ada)
    await house.restart()
    sent = await (await house.ada.press(f"feedback:{number}:file")).finished()
    (file,) = sent.message.attachments
    assert sent.ephemeral
    assert file.filename == f"interview-{number}.txt"
    assert f"You: {REDIS}" in text_of_file(file.data)
    await held(house, house.bob)
    theirs = await _opened(house.bob)
    for part in theirs.message.components:
        for button in part.get("components", ()):
            if button.get("custom_id", "").endswith(":file"):
                button["custom_id"] = f"feedback:{number}:file"
    refused = await (await house.bob.press("Full report as a file", on=theirs.message)).finished()
    assert "belongs to the member" in refused.text
    assert not refused.message.attachments


async def _opened(member: Member) -> Outcome:
    await (await member.slash("results last")).finished()
    return await (await member.press("Show my feedback")).finished()
