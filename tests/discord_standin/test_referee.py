import logging

import discord
import pytest
from discord.http import Route

from tests.discord_standin import Permission, RuleBroken, Tally, Upload, standin
from tests.discord_standin.demo_bot import DemoBot
from tests.discord_standin.limits import Limit
from tests.discord_standin.openapi.description import VARIABLE, description
from tests.discord_standin.openapi.referee import Referee
from tests.discord_standin.openapi.tally import Side
from tests.discord_standin.payloads import PLANTED, Caught, Planted
from tests.discord_standin.planting import refusals
from tests.discord_standin.rules.commands import choice_errors
from tests.discord_standin.scene import Scene, set_scene


def catchable(caught: Caught | None) -> list[Planted]:
    """Give the planted payloads that this kind of check finds."""
    return [planted for planted in PLANTED if planted.caught is caught]


async def test_cross_field_rules_hold_without_the_description(lenient: Scene) -> None:
    """Each payload that breaks a rule between fields is refused with 50035 and counted."""
    planted = catchable(Caught.RULES)
    assert await refusals(lenient, planted) == dict.fromkeys((p.name for p in planted), 50035)


async def test_the_description_catches_the_rest(lenient: Scene, description_path: str) -> None:
    """Each payload that breaks Discord's description is refused with 50035 and counted."""
    planted = catchable(Caught.SCHEMA)
    assert await refusals(lenient, planted) == dict.fromkeys((p.name for p in planted), 50035)


async def test_good_payloads_are_taken(lenient: Scene) -> None:
    """Payloads at the edge of what is allowed raise no alarm."""
    planted = catchable(None)
    assert await refusals(lenient, planted) == dict.fromkeys((p.name for p in planted), 0)
    assert lenient.played.referee.violations == []


async def test_a_broken_rule_is_named() -> None:
    """The referee says who broke a rule, with which request, and how."""
    async with standin(strict=False) as played:
        scene = await set_scene(played, DemoBot(connector=played.connector()))
        channel = scene.bot.get_channel(int(scene.stage.general.id))
        assert isinstance(channel, discord.TextChannel)
        long = [discord.Embed(description="x" * size) for size in (4000, 2001)]
        with pytest.raises(discord.HTTPException):
            await channel.send(embeds=long)
    with pytest.raises(RuleBroken, match=r"bot · POST /channels/.*6001 characters"):
        played.referee.require_clean()


async def break_a_rule() -> None:
    """Play without a fault but one."""
    async with standin() as played:
        played.referee.report(Side.BOT, "GET /nothing", "isn't there")


async def test_a_test_that_breaks_a_rule_fails() -> None:
    """Leaving the `with` block raises when a rule was broken within."""
    with pytest.raises(RuleBroken, match="bot · GET /nothing · isn't there"):
        await break_a_rule()


async def test_operations_that_do_not_exist_are_reported(
    lenient: Scene, description_path: str
) -> None:
    """A path that Discord doesn't have is the bot's fault; one not played here is ours."""
    for path in ("/channels/1/nothing", "/stickers/1"):
        with pytest.raises(discord.NotFound):
            await lenient.bot.http.request(Route("GET", path))
    sides = [violation.side for violation in lenient.played.referee.violations]
    assert sides == [Side.BOT, Side.STANDIN]


def test_the_stand_in_is_judged_too(description_path: str) -> None:
    """A reply, an error and an event that differ from the description are the stand-in's faults."""
    referee = Referee(Tally())
    referee.reply("GET", "/users/@me", 200, {"id": "1"})
    referee.reply("GET", "/users/@me", 404, {"message": "no code"})
    referee.event("MESSAGE_CREATE", {"id": "1"})
    assert {violation.side for violation in referee.violations} == {Side.STANDIN}
    operations = {violation.operation for violation in referee.violations}
    assert operations == {"GET /users/@me", "MESSAGE_CREATE"}


def test_without_the_description_it_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Without the environment variable nothing is loaded, and one line names the variable."""
    monkeypatch.delenv(VARIABLE, raising=False)
    with caplog.at_level(logging.WARNING):
        assert description.__wrapped__() is None
    assert VARIABLE in caplog.text


@pytest.mark.parametrize(
    ("value", "option_type", "suits"),
    [
        ("x", 3, True),
        (5, 3, False),
        (5, 4, True),
        ("5", 4, False),
        (5.5, 10, True),
        (True, 4, False),
    ],
)
def test_suggestions_must_suit_their_option(
    value: object, option_type: int, *, suits: bool
) -> None:
    """Autocomplete may offer only values of the option's own type."""
    assert (choice_errors([{"name": "n", "value": value}], option_type) == []) is suits


async def test_a_long_walk_breaks_no_rule(description_path: str) -> None:
    """A bot that does most of what bots do is without fault in both directions, and counted."""
    tally = Tally()
    async with standin(tally=tally) as played:
        played.limits.over_all = Limit(1000, 1.0)
        bot = DemoBot(connector=played.connector())
        scene = await set_scene(played, bot, Permission((1 << 49) - 1) & ~Permission.ADMINISTRATOR)
        await _talk(scene)
        await _manage(scene)
    assert tally.violations == []
    assert len(tally.requests) >= 40
    assert len(tally.kinds) >= 25
    assert len(tally.events) >= 12


async def _talk(scene: Scene) -> None:
    ada = scene.ada
    await ada.slash("interview lobby")
    form = await ada.press("Form")
    answers = {"Resume": Upload("cv.pdf", b"x"), "Level": "Junior"}
    await (await ada.submit(form, answers)).finished()
    await ada.choose("Peer", scene.bob)
    await ada.press("Begin")
    await ada.sees("Question 1")
    await (await ada.slash("interview report")).finished()
    await ada.complete("interview start", "track", "l")
    ada.dm("Hello")
    await ada.sees("Heard 'Hello'")


async def _manage(scene: Scene) -> None:
    guild = await scene.bot.fetch_guild(scene.stage.id)
    channel = await scene.bot.fetch_channel(int(scene.stage.general.id))
    assert isinstance(channel, discord.TextChannel)
    await _messages_and_threads(scene, channel)
    member = await guild.fetch_member(scene.ada.id)
    role = await guild.create_role(name="Helpers")
    await member.add_roles(role)
    await member.remove_roles(role)
    await role.edit(name="Hosts")
    await role.delete()
    await member.edit(nick="Countess")
    await guild.fetch_channels()
    await guild.fetch_roles()
    made = await guild.create_text_channel("desk", topic="Ask here")
    await made.edit(topic="Ask there")
    await made.set_permissions(member, send_messages=False)
    await made.set_permissions(member, overwrite=None)
    await made.delete()
    await member.kick()
    await scene.bot.tree.sync(guild=guild)
    await scene.bot.tree.fetch_commands()
    await scene.bot.application_info()
    async for _ in scene.bot.fetch_guilds():
        pass
    await guild.leave()


async def _messages_and_threads(scene: Scene, channel: discord.TextChannel) -> None:
    message = await channel.send("First", nonce="7")
    await message.reply("Second", file=discord.File(__file__, "self.py"))
    await message.edit(content="Changed")
    await channel.fetch_message(message.id)
    assert [m.content async for m in channel.history()][:2] == ["Second", "Changed"]
    async with channel.typing():
        public = await message.create_thread(name="Aside")
    await public.join()
    await public.leave()
    private = await channel.create_thread(name="Room", invitable=False)
    user = await scene.bot.fetch_user(scene.bob.id)
    await private.add_user(user)
    await private.fetch_member(user.id)
    await private.remove_user(user)
    await private.edit(name="Chamber", archived=True)
    assert [thread.id async for thread in channel.archived_threads(private=True)] == [private.id]
    assert public in await channel.guild.active_threads()
    await public.delete()
    await channel.delete_messages([await channel.send("a"), await channel.send("b")])
    await message.delete()
