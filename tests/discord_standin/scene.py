"""A guild with two people and the demo bot, for the stand-in's own tests."""

from dataclasses import dataclass

from tests.discord_standin import Discord, Member, Permission, Stage
from tests.discord_standin.demo_bot import DemoBot


@dataclass(slots=True)
class Scene:
    """What most tests begin with."""

    played: Discord
    stage: Stage
    ada: Member
    bob: Member
    bot: DemoBot

    async def restart(self) -> None:
        """End the bot's process and start another."""
        await self.played.disconnect(self.bot)
        self.bot = DemoBot(connector=self.played.connector())
        await self.played.connect(self.bot)


async def set_scene(played: Discord, bot: DemoBot, permissions: Permission | None = None) -> Scene:
    """Found the guild, let the two join, and connect the bot."""
    stage = played.guild(bot_permissions=permissions or Permission(0))
    scene = Scene(played, stage, stage.member("Ada"), stage.member("Bob"), bot)
    await played.connect(bot)
    return scene
