from storage.records import RoomName
from tests.cogs.community import held, shown
from tests.cogs.house import House
from tests.discord_standin import Member, Permission
from tests.discord_standin.acting.outcome import text_of


async def test_only_who_asked_stands_on_a_board(house: House) -> None:
    """A member reads what others will see, agrees, and only then has a place."""
    await held(house, house.ada, 71)
    await held(house, house.bob, 80)
    before = await shown(house.ada, "leaderboard", track="law")
    assert "Nobody stands here yet" in before.text
    asked = await house.ada.press("Stand on boards")
    assert "Everybody in this server can then see your name" in asked.text
    await house.ada.press("Yes, show my scores")
    await house.ada.sees("You are on this server's boards")
    after = await shown(house.bob, "leaderboard", track="law")
    assert f"**1.** {house.ada.mention} · **71** · Qualified · 1 attempt" in after.text
    assert house.bob.mention not in after.text
    assert "You aren't on the boards" in after.text
    assert after.ephemeral


async def test_who_leaves_the_board_is_off_at_once(house: House) -> None:
    """The button takes the member's scores off every page."""
    await _join(house, house.ada)
    await held(house, house.ada, 71)
    mine = await shown(house.ada, "leaderboard", track="law")
    assert "You: place **1** of 1, with 71." in mine.text
    await house.ada.press("Take me off the boards")
    await house.ada.sees("You are off this server's boards")
    assert house.ada.mention not in (await shown(house.bob, "leaderboard", track="law")).text


async def test_who_left_the_server_is_taken_off_its_boards(house: House) -> None:
    """The board is asked for, finds who is gone, and closes the gap."""
    await _join(house, house.ada, house.bob)
    await held(house, house.ada, 60)
    await held(house, house.bob, 80)
    house.bob.leave()
    found = await shown(house.ada, "leaderboard", track="law")
    assert house.bob.mention not in found.text
    assert f"**1.** {house.ada.mention}" in found.text
    assert not await house.archive.standings.joined(str(house.bob.id), house.scope)


async def test_boards_turn_pages_and_sides(house: House) -> None:
    """Pages of ten follow each other, also after a restart, and the other side is improvement."""
    people = [house.stage.member(f"M{number}") for number in range(12)]
    await _join(house, *people)
    for number, member in enumerate(people):
        await held(house, member, 90 - number)
    await held(house, people[3], 95, ago=1)
    first = await shown(house.ada, "leaderboard", track="law", season="all time")
    assert people[9].mention in first.text
    assert people[11].mention not in first.text
    await house.restart()
    await house.ada.press("Lower")
    await house.ada.sees(f"**12.** {people[11].mention} · **79**")
    await house.ada.press("Improvement")
    gains = await house.ada.sees(f"**1.** {people[3].mention} · **8**")
    assert people[4].mention not in text_of(gains)


async def test_written_and_spoken_interviews_are_ranked_apart(house: House) -> None:
    """A place in one room is none in the other."""
    await _join(house, house.ada)
    await held(house, house.ada, 70, room=RoomName.VOICE)
    assert house.ada.mention not in (await shown(house.bob, "leaderboard", track="law")).text
    spoken = await shown(house.bob, "leaderboard", track="law", room="voice")
    assert house.ada.mention in spoken.text


async def test_a_server_can_do_without_boards(house: House) -> None:
    """Where organisers switched them off nobody is shown."""
    await _join(house, house.ada)
    await held(house, house.ada, 70)
    house.stage.give(house.bob, house.stage.role("Organisers", Permission.MANAGE_GUILD))
    await shown(house.bob, "admin settings", boards=False)
    found = await shown(house.ada, "leaderboard", track="law")
    assert "switched its boards off" in found.text
    assert house.ada.mention not in found.text


async def test_an_unknown_track_is_said_with_those_there_are(house: House) -> None:
    """The sentence lists the tracks."""
    found = await shown(house.ada, "leaderboard", track="alchemy")
    assert "Choose one of" in found.text
    assert "law" in await house.ada.complete("leaderboard", "track", "la")


async def _join(house: House, *members: Member) -> None:
    for member in members:
        await house.archive.standings.join(str(member.id), house.scope, int(house.now()))
