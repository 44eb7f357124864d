import pytest

from bot.retakes import Allowed, Policy
from storage.appeals import Reason
from storage.audit import Action
from tests.cogs.community import held, organise, shown
from tests.cogs.house import House
from tests.discord_standin import ClientRefuses, Permission

WORD = "Zanzibarquitt"


async def test_members_are_not_offered_the_organisers_commands(house: House) -> None:
    """Discord keeps them from whoever may not manage the server."""
    with pytest.raises(ClientRefuses):
        await house.ada.slash("admin settings")


async def test_a_server_that_offers_them_to_everybody_is_checked_here_too(house: House) -> None:
    """A command that reaches the bot from a member is refused, and changes nothing."""
    for command in house.played.world.commands[None].values():
        if command["name"] == "admin":
            command["default_member_permissions"] = None
    refused = await house.ada.slash("admin grant", member=house.bob, track="law")
    assert "Only organisers of this server" in refused.text
    assert await house.archive.audit.latest(house.scope) == ()


async def test_the_setup_names_missing_permissions_and_saves_each_step(house: House) -> None:
    """What lacks is named and can be checked again; days and boards are saved when chosen."""
    organise(house, house.ada)
    first = await shown(house.ada, "admin setup")
    assert "Create Private Threads" not in first.text
    house.stage.overwrite(house.stage.general, deny=Permission.CREATE_PRIVATE_THREADS)
    await house.ada.press("Check again")
    await house.ada.sees("I lack Create Private Threads in this channel")
    await house.ada.choose("Days to keep words", "30 days")
    await house.ada.sees("Now **30** days")
    await house.ada.press("Switch boards off")
    await house.ada.sees("They are **off**")
    settings = await house.archive.guilds.settings(house.scope)
    assert (settings.transcript_days, settings.boards) == (30, False)


async def test_the_setup_takes_a_channel_for_interviews(house: House) -> None:
    """A chosen channel is kept and looked at; interviews can be held anywhere again."""
    organise(house, house.ada)
    stage_door = house.stage.text_channel("stage-door")
    house.stage.overwrite(stage_door, deny=Permission.EMBED_LINKS)
    await shown(house.ada, "admin setup")
    await house.ada.choose("Channel for interviews", stage_door)
    await house.ada.sees(f"Now in <#{stage_door.id}>")
    await house.ada.sees(f"I lack Embed Links in <#{stage_door.id}>")
    assert (await house.archive.guilds.settings(house.scope)).channel == stage_door.id
    assert f"<#{stage_door.id}>" in (await shown(house.ada, "admin settings")).text
    await house.ada.press("Hold interviews anywhere")
    await house.ada.sees("Now in the channel where a member asks for one")
    assert (await house.archive.guilds.settings(house.scope)).channel is None


async def test_settings_shorten_and_never_lengthen(house: House) -> None:
    """The client offers 1 to 90 days; what was changed is listed with who did."""
    organise(house, house.ada)
    with pytest.raises(ClientRefuses):
        await house.ada.slash("admin settings", words_days=91)
    found = await shown(
        house.ada, "admin settings", words_days=14, format="quick15", attempts=5, gap_days=7
    )
    assert "kept for **14** days" in found.text
    assert "quick15: at most **5** scored in 180 days, 7 days apart" in found.text
    assert f"settings (14), by {house.ada.mention}" in found.text
    lone = await shown(house.ada, "admin settings", attempts=5)
    assert "Say which format" in lone.text


async def test_retakes_of_the_server_hold_for_its_members(house: House) -> None:
    """A shorter gap lets the next interview begin sooner, in this server."""
    organise(house, house.ada)
    await held(house, house.bob, 60, ago=8 * 86_400)
    assert "The next one may begin" in (await shown(house.bob, "retakes show", track="law")).text
    await shown(house.ada, "admin settings", format="quick15", attempts=5, gap_days=7)
    after = await shown(house.bob, "retakes show", track="law")
    assert "You may begin one now; you have **4** left" in after.text


async def test_a_grant_is_given_and_noted(house: House) -> None:
    """The member may begin at once, and the list says who gave it."""
    organise(house, house.ada)
    await held(house, house.bob, 60)
    given = await shown(house.ada, "admin grant", member=house.bob, track="law", extra=2)
    assert "2 more scored interviews" in given.text
    answer = await house.archive.attempts.allowance(
        str(house.bob.id), house.scope, "law", Policy(), now=int(house.now())
    )
    assert answer == Allowed(4)
    listed = await shown(house.ada, "admin settings")
    assert f"grant (2) for {house.bob.mention} on law, by {house.ada.mention}" in listed.text


async def test_a_reset_gives_everything_back(house: House) -> None:
    """All three are left again; a second reset finds nothing to give back."""
    organise(house, house.ada)
    await held(house, house.bob, 60)
    first = await shown(house.ada, "admin reset", member=house.bob, track="law")
    assert "1 given back" in first.text
    second = await shown(house.ada, "admin reset", member=house.bob, track="law")
    assert "nothing counted against them" in second.text
    assert "you have **3** left" in (await shown(house.bob, "retakes show", track="law")).text


async def test_an_appeal_is_sent_seen_and_granted(house: House) -> None:
    """The organiser sees reason, note and evidence, and no answer; the member sees the decision."""
    organise(house, house.ada)
    await held(house, house.bob, 60, words=WORD)
    sent = await shown(
        house.bob, "retakes appeal", track="law", reason="technical problem", note="it *froze*"
    )
    assert "Your appeal is with the organisers" in sent.text
    queue = await shown(house.ada, "admin queue")
    for part in ("technical problem", r"it \*froze\*", "ended: completed", "4 main questions"):
        assert part in queue.text
    assert WORD not in queue.text
    await house.restart()
    await house.ada.press("Grant one attempt")
    await house.ada.sees("None.")
    mine = await shown(house.bob, "retakes show", track="law")
    assert "it was **granted**" in mine.text
    assert "You may begin one now" in mine.text
    assert [d.action for d in await house.archive.audit.latest(house.scope)] == [
        Action.APPEAL_GRANTED
    ]


async def test_an_appeal_can_be_declined_and_made_once(house: House) -> None:
    """A second appeal about the same interview is refused with what is possible."""
    organise(house, house.ada)
    await held(house, house.bob, 60)
    await shown(house.bob, "retakes appeal", track="law", reason="something else")
    await shown(house.ada, "admin queue")
    await house.ada.press("Decline")
    await house.ada.sees("None.")
    assert "it was **declined**" in (await shown(house.bob, "retakes show", track="law")).text
    again = await shown(house.bob, "retakes appeal", track="law", reason="something else")
    assert "There is nothing to appeal" in again.text


async def test_nobody_decides_about_their_own_appeal(house: House) -> None:
    """An organiser's own appeal waits for another organiser."""
    organise(house, house.ada)
    await held(house, house.ada, 60)
    await shown(house.ada, "retakes appeal", track="law", reason="something else")
    await shown(house.ada, "admin queue")
    await house.ada.press("Grant one attempt")
    await house.ada.sees("Somebody else has to decide")
    assert len(await house.archive.appeals.waiting(house.scope)) == 1


async def test_a_long_queue_fits_with_whole_notes(house: House) -> None:
    """Three appeals are shown at a time, however much of a note has to be escaped."""
    organise(house, house.ada)
    people = [house.stage.member(f"M{number}") for number in range(5)]
    for member in people:
        await held(house, member, 60)
        await house.archive.appeals.open(
            str(member.id),
            house.scope,
            "law",
            reason=Reason.INTERRUPTED,
            note="*" * 300,
            now=int(house.now()),
        )
    queue = await shown(house.ada, "admin queue")
    assert queue.text.count(r"\*" * 300) == 3
    assert "There are more" in queue.text


async def test_the_queue_lists_interviews_under_way(house: House) -> None:
    """Who is being interviewed on what, and nothing that was said."""
    organise(house, house.ada)
    await shown(house.bob, "interview start", track="law", format="short", mode="warm-up")
    await house.bob.press("Start")
    await house.bob.sees("Question 1")
    queue = await shown(house.ada, "admin queue")
    assert "Interviews under way: 1" in queue.text
    assert f"{house.bob.mention}: law, short, warm-up" in queue.text


async def test_the_doctor_looks_around(house: House) -> None:
    """Permissions here, database, disk and libraries each get a line."""
    organise(house, house.ada)
    found = await shown(house.ada, "admin doctor")
    for part in ("permissions**", "database**: sound", "disk**", "libraries**: discord.py 2.7.1"):
        assert part in found.text
