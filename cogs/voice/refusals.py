"""Why a voice channel can't be used, each with the sentence that people read."""

from bot.errors import GreenroomError


class VoiceRefused(GreenroomError):
    """A voice channel can't be joined, or was left by force; interviews in text still work."""
