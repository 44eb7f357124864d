"""What moderators do in voice; `Stage` inherits it. `None` stands for the bot."""

from tests.discord_standin.records.channel import Channel, ChannelKind
from tests.discord_standin.records.guild import Guild
from tests.discord_standin.records.people import User
from tests.discord_standin.records.voice import VoiceState
from tests.discord_standin.voice.acting import Voice
from tests.discord_standin.voice.entrance import change, go, move
from tests.discord_standin.world.guilds import add_channel, join
from tests.discord_standin.world.world import World


class VoiceStage:
    """A guild's voice channels, and its moderators' part in them."""

    _world: World
    guild: Guild

    def guest(self, name: str) -> tuple[User, str]:
        """Let another bot join; gives it and its token. It may log in, be in voice, and no more."""
        user, token = self._world.new_user(name, bot=True), f"a.guest.{name}"
        self._world.guests[token] = user
        join(self._world, self.guild, user)
        return user, token

    def voice_channel(self, name: str, user_limit: int = 0) -> Channel:
        """Create a voice channel; a limit of 0 is none."""
        return add_channel(self._world, self.guild, name, ChannelKind.VOICE, user_limit)

    def stage_channel(self, name: str) -> Channel:
        """Create a stage channel, where DAVE isn't used and newcomers can't speak."""
        return add_channel(self._world, self.guild, name, ChannelKind.STAGE)

    def move(self, who: Voice | None, channel: Channel) -> None:
        """Move somebody who is in voice to another channel."""
        move(self._world, self.guild, self._id(who), channel)

    def disconnect(self, who: Voice | None) -> None:
        """Take somebody out of voice; the bot's voice socket is closed with 4014."""
        go(self._world, self.guild, self._id(who))

    def server_mute(self, who: Voice | None, *, on: bool = True) -> None:
        """Mute somebody for everybody, or let them speak again."""
        change(self._world, self.voice_state(who), mute=on)

    def server_deafen(self, who: Voice | None, *, on: bool = True) -> None:
        """Let somebody hear nothing, or hear again."""
        change(self._world, self.voice_state(who), deaf=on)

    def voice_state(self, who: Voice | None = None) -> VoiceState:
        """Give where somebody is in voice.

        Raises:
            KeyError: nowhere.
        """
        return self.guild.voice_states[self._id(who)]

    def bot_in_voice(self) -> bool:
        """Whether the bot is in a voice channel, as members see it."""
        return self._world.bot.id in self.guild.voice_states

    def _id(self, who: Voice | None) -> str:
        return self._world.bot.id if who is None else who.user.id
