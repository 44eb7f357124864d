import asyncio

import discord
import pytest

from bot.errors import SettingsInvalid
from cogs.errors import apologise
from cogs.once import Once
from cogs.refused import refusals_said
from tests.cogs.community import shown
from tests.cogs.house import House
from tests.discord_standin.faults import CALLBACK


async def interaction_of(house: House) -> discord.Interaction:
    """Give what the bot was told of a command."""
    came: asyncio.Future[discord.Interaction] = asyncio.get_running_loop().create_future()

    async def take(interaction: discord.Interaction) -> None:
        came.set_result(interaction)

    house.app.client.add_listener(take, "on_interaction")
    await shown(house.ada, "interview status")
    return await came


async def test_an_apology_after_the_end_is_no_fault(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """When the session is closed already, nothing escapes, and the log says so without words."""
    interaction = await interaction_of(house)
    await house.close()
    await apologise(interaction, ValueError("secret words"))
    assert "could not be delivered: RuntimeError" in caplog.text
    assert "secret" not in caplog.text


async def test_a_reply_whose_receipt_was_lost_is_followed_by_an_apology(house: House) -> None:
    """Discord has the first reply and the bot doesn't know: the member isn't left to wait."""
    house.played.faults.lose_reply(CALLBACK)
    asked = await house.ada.slash("interview status")
    assert "Something went wrong on our side" in (await asked.finished()).text


def test_what_comes_twice_is_new_once() -> None:
    """Ids are remembered, also many of them, and the oldest are let go."""
    once = Once()
    assert [once.is_new(number) for number in (1, 2, 1, 2, 3)] == [True, True, False, False, True]
    assert all(once.is_new(number) for number in range(10, 5000))
    assert once.is_new(1)


@pytest.mark.parametrize(("code", "said"), [(4004, "DISCORD_TOKEN"), (4013, "gateway code 4013")])
def test_a_close_for_good_is_said_to_the_owner(code: int, said: str) -> None:
    """The gateway's fatal closes end the command with what to do, and no traceback."""
    closed = discord.ConnectionClosed(_Socket(), shard_id=0, code=code)  # type: ignore[arg-type] # its code alone is read
    with pytest.raises(SettingsInvalid, match=said), refusals_said():
        raise closed


class _Socket:
    close_code = None
