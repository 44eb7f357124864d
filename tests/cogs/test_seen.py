import re
from dataclasses import replace

import discord

from bot.interview.transcript import Turn
from cogs.controls import sent
from cogs.room_words import (
    INTERRUPTED,
    answered_text,
    clock_text,
    going_on_buttons,
    question_buttons,
    question_text,
)
from tests.cogs import community
from tests.cogs.community import organise, shown
from tests.cogs.house import House
from tests.cogs.reports import REDIS, asked, held, probe, scored, turn
from tests.cogs.snapshots import as_seen, matches_file
from tests.discord_standin import Permission
from tests.fakes import QUICK, prompt


def answered() -> tuple[Turn, ...]:
    """Give the turns of an interview of four answers."""
    return (
        turn(1, REDIS),
        probe(1, "We looked at Memcached and turned it down.", scored(REDIS, 62.0)),
        *(turn(n, "I cut the nightly build to 9 minutes.", scored=scored(REDIS)) for n in (2, 3)),
        turn(4, None),
    )


async def test_consent_reads_as_kept(house: House) -> None:
    """What a member agrees to before a first scored interview, as on file, free and refused."""
    await house.keep_resume(house.ada)
    page = await shown(house.ada, "interview start", track="law", mode="scored")
    assert matches_file("seen_consent", as_seen(page.message, house.ada))
    lacking = Permission.CREATE_PRIVATE_THREADS | Permission.EMBED_LINKS
    house.stage.overwrite(house.stage.general, deny=lacking)
    again = await shown(house.ada, "interview start", track="law")
    assert matches_file("seen_consent_refused", as_seen(again.message, house.ada))


async def test_the_setup_reads_as_kept(house: House) -> None:
    """The organisers' guided flow: as first opened, and once something lacks and was chosen."""
    organise(house, house.ada)
    page = await shown(house.ada, "admin setup")
    first = as_seen(page.message, house.ada)
    house.stage.overwrite(house.stage.general, deny=Permission.CREATE_PRIVATE_THREADS)
    await house.ada.choose("Days to keep words", "30 days")
    await house.ada.sees("Now **30** days")
    await house.ada.press("Check again", on=page.message)
    await house.ada.sees("I lack Create Private Threads")
    both = f"{first}\n=====\n{as_seen(page.message, house.ada)}"
    machine = re.compile(
        r"^. (\*\*(database|backups|disk|python|libraries|hearing|speaking)\*\*): .*$", re.MULTILINE
    )
    assert matches_file("seen_setup", machine.sub(r"\1: …", both))


async def test_a_board_reads_as_kept(house: House) -> None:
    """Places, ties and one's own place below, and the question that is asked before one joins."""
    cleo = house.stage.member("Cleo")
    for member, overall in ((house.ada, 71.0), (house.bob, 64.5), (cleo, 64.5)):
        await community.held(house, member, overall)
        await house.archive.standings.join(str(member.id), house.scope, int(house.now()))
    board = await shown(house.bob, "leaderboard", track="law", season="all time")
    seen = as_seen(board.message, house.ada, house.bob, cleo)
    dora = house.stage.member("Dora")
    await shown(dora, "leaderboard", track="law", season="all time")
    asked = await dora.press("Stand on boards")
    assert matches_file("seen_board", f"{seen}\n=====\n{as_seen(asked.message)}")


async def test_a_report_reads_as_kept(house: House) -> None:
    """The latest report and the first page of its details, with picture, file and buttons."""
    await held(house, house.ada, asked(30.0))
    await held(house, house.ada, answered())
    report = await shown(house.ada, "results last")
    details = await (await house.ada.press("Show my feedback")).finished()
    both = (as_seen(report.message, house.ada), as_seen(details.message, house.ada))
    assert matches_file("seen_report", "\n=====\n".join(both))


async def test_a_question_reads_as_kept(house: House) -> None:
    """An open question on a line of the resume, a follow-up, and the notice after a restart."""
    main = replace(prompt("q2"), about="Cut *checkout* latency from 4.2 s to 1.1 s with Redis")
    followed = probe(2, "").prompt
    clock = clock_text(spent=125.0, answering=95.0, shape=QUICK, target=70)
    place = await house.app.client.fetch_channel(int(house.stage.general.id))
    assert isinstance(place, discord.TextChannel)
    seen = []
    for text, buttons in (
        (f"{question_text(main, 6)}\n{clock}", question_buttons(1, "q2")),
        (f"{question_text(followed, 6)}\n{answered_text(48, 75.0)}", []),
        (INTERRUPTED, going_on_buttons(1, "x")),
    ):
        await place.send(text, view=sent(*buttons))
        seen.append(as_seen(house.ada.messages()[-1]))
    assert matches_file("seen_question", "\n=====\n".join(seen))
