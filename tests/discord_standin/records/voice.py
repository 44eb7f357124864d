"""Where somebody is in a guild's voice channels (Voice Resource, "Voice State Object")."""

from dataclasses import dataclass

from tests.discord_standin.wire import Json


@dataclass(slots=True)
class VoiceState:
    """Somebody's connection to a voice or stage channel.

    Attributes:
        session_id: of the gateway session that asked for it.
        suppress: not allowed to speak there.
    """

    user_id: str
    guild_id: str
    channel_id: str
    session_id: str
    deaf: bool = False
    mute: bool = False
    self_deaf: bool = False
    self_mute: bool = False
    suppress: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether the voice server passes on nothing of what they say."""
        return self.mute or self.self_mute or self.suppress

    @property
    def is_deaf(self) -> bool:
        """Whether the voice server sends them nothing of what others say."""
        return self.deaf or self.self_deaf

    def payload(self) -> Json:
        """Give the voice state object without the guild's id, as GUILD_CREATE has it."""
        return {
            "channel_id": self.channel_id,
            "user_id": self.user_id,
            "session_id": self.session_id,
            "deaf": self.deaf,
            "mute": self.mute,
            "self_deaf": self.self_deaf,
            "self_mute": self.self_mute,
            "self_video": False,
            "suppress": self.suppress,
            "request_to_speak_timestamp": None,
        }
