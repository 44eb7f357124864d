import asyncio

import pytest

from bot.errors import InputInvalid
from bot.retakes import Policy
from storage.archive import Archive
from storage.audit import Action
from storage.guilds import GuildSettings, RetakeChange
from storage.upkeep import sweep
from tests.fakes import QUICK
from tests.storage.people import SERVER, scored
from tests.storage.samples import NOW

DAY = 86_400


async def test_a_server_has_the_defaults_until_somebody_sets_it(archive: Archive) -> None:
    """Words are kept 90 days and boards are open; what is set holds in that server alone."""
    assert await archive.guilds.settings(SERVER) == GuildSettings(90, boards=True)
    quieter = GuildSettings(30, boards=False)
    await archive.guilds.change(SERVER, transcript_days=30, actor="mod", now=NOW)
    changed = await archive.guilds.change(SERVER, boards=False, actor="mod", now=NOW)
    assert await archive.guilds.settings(SERVER) == changed == quieter
    assert await archive.guilds.settings("5678") == GuildSettings()


@pytest.mark.parametrize("days", [0, 91, 10_000])
def test_words_are_never_kept_longer(days: int) -> None:
    """A server can shorten the time and can't lengthen it."""
    with pytest.raises(InputInvalid, match="shorten"):
        GuildSettings(days)


async def test_changes_at_once_lose_none_of_each_other(archive: Archive) -> None:
    """Two organisers who change different things at the same moment both get their way."""
    await asyncio.gather(
        archive.guilds.change(SERVER, transcript_days=7, actor="mod", now=NOW),
        archive.guilds.change(SERVER, boards=False, actor="other", now=NOW),
    )
    assert await archive.guilds.settings(SERVER) == GuildSettings(7, boards=False)


async def test_shorter_times_are_kept_where_they_were_set(archive: Archive) -> None:
    """After 30 days the words of that server are gone, and those of others stay until 90."""
    await archive.guilds.change(SERVER, transcript_days=30, actor="mod", now=NOW)
    short = await scored(archive, "ada", 60)
    usual = await scored(archive, "ada", 60, scope="5678")
    await sweep(archive, NOW + 30 * DAY + 1)
    assert await _texts(archive, short) == {""}
    assert await _texts(archive, usual) == {"We chose Redis."}
    await sweep(archive, NOW + 90 * DAY + 1)
    assert await _texts(archive, usual) == {""}


async def test_retakes_are_set_by_server_and_format(archive: Archive) -> None:
    """Another server, or another format, keeps the format's own rules."""
    await archive.guilds.change_retakes(SERVER, QUICK, RetakeChange(5, 60, 7), actor="mod", now=NOW)
    assert await archive.guilds.policy(SERVER, QUICK) == Policy(5, 60, 7)
    own = QUICK.retakes
    usual = Policy(own.attempts, own.window_days, own.gap_days)
    assert await archive.guilds.policy("5678", QUICK) == usual


async def test_retakes_that_allow_nothing_are_refused(archive: Archive) -> None:
    """The sentence says which numbers may be given."""
    with pytest.raises(InputInvalid, match="1 to 100"):
        await archive.guilds.change_retakes(
            SERVER, QUICK, RetakeChange(attempts=0), actor="mod", now=NOW
        )


async def test_two_organisers_do_not_undo_each_other(archive: Archive) -> None:
    """Changes made at the same moment both hold, each to its own number."""
    changes = (RetakeChange(attempts=5), RetakeChange(window_days=60), RetakeChange(gap_days=7))
    await asyncio.gather(
        *(
            archive.guilds.change_retakes(SERVER, QUICK, change, actor="mod", now=NOW)
            for change in changes
        )
    )
    assert await archive.guilds.policy(SERVER, QUICK) == Policy(5, 60, 7)


async def test_every_change_is_noted(archive: Archive) -> None:
    """Settings, grants and resets are listed for their own server, the newest first."""
    await archive.guilds.change(SERVER, transcript_days=30, actor="mod", now=NOW)
    await archive.attempts.grant("ada", SERVER, "law", granted_by="mod", now=NOW + 1, extra=2)
    await archive.attempts.grant("ada", "5678", "law", granted_by="mod", now=NOW + 2)
    deeds = await archive.audit.latest(SERVER)
    assert [(deed.action, deed.subject, deed.amount) for deed in deeds] == [
        (Action.GRANT, "ada", 2),
        (Action.SETTINGS, None, 30),
    ]


async def test_a_reset_gives_back_what_was_spent(archive: Archive) -> None:
    """All attempts are left again at once, and a second reset changes nothing."""
    policy = Policy()
    for number in range(3):
        await scored(archive, "ada", 60, at=NOW + number)
    given = [
        await archive.attempts.reset(
            "ada", SERVER, "backend", policy, granted_by="mod", now=NOW + 9
        )
        for _ in range(2)
    ]
    assert given == [3, 0]
    answer = await archive.attempts.allowance("ada", SERVER, "backend", policy, now=NOW + 9)
    assert getattr(answer, "left", 0) == 3
    assert [deed.action for deed in await archive.audit.latest(SERVER)] == [Action.RESET]


async def _texts(archive: Archive, sitting: int) -> set[str]:
    transcript = await archive.sittings.transcript(sitting)
    return {turn.answer.text for turn in transcript.turns if turn.answer}
