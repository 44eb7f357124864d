"""What came of something that a person did: what the bot answered, as that person sees it."""

from collections.abc import Iterator

from tests.discord_standin.records.interaction import Interaction
from tests.discord_standin.records.message import Message
from tests.discord_standin.wire import Json, walk
from tests.discord_standin.world.world import World


def text_of(message: Message) -> str:
    """Give all that can be read in a message: content, embeds and text displays, by line."""
    return "\n".join(_texts(message))


def _texts(message: Message) -> Iterator[str]:
    if message.content:
        yield message.content
    for embed in message.embeds:
        yield from (embed[key] for key in ("title", "description") if embed.get(key))
        for field in embed.get("fields", []):
            yield f"{field['name']}: {field['value']}"
        if embed.get("footer"):
            yield embed["footer"]["text"]
    for component in walk(message.components):
        yield from (component[key] for key in ("content", "label") if component.get(key))


class Outcome:
    """The answer to a command, control or modal."""

    def __init__(self, world: World, interaction: Interaction) -> None:
        self._world = world
        self.interaction = interaction

    @property
    def message(self) -> Message:
        """The message that answers: a new one, or the one that was updated."""
        if self.interaction.message is None:
            message = f"answered with {self.interaction.answered_with!r}, not with a message"
            raise AssertionError(message)
        return self.interaction.message

    @property
    def text(self) -> str:
        """All that can be read in the answer."""
        return text_of(self.message)

    @property
    def ephemeral(self) -> bool:
        """Whether only the person sees the answer."""
        return self.message.reader_id is not None

    @property
    def modal(self) -> Json:
        """The modal that opened."""
        if self.interaction.modal is None:
            message = f"answered with {self.interaction.answered_with!r}, not with a modal"
            raise AssertionError(message)
        return self.interaction.modal

    @property
    def choices(self) -> list[str]:
        """The names that autocomplete offers."""
        return [choice["name"] for choice in self.interaction.choices]

    async def finished(self) -> "Outcome":
        """Wait until the answer no longer says "… is thinking"."""
        await self._world.changes.until(
            lambda: not self.message.is_loading, lambda: "the bot is still thinking"
        )
        return self

    async def followup(self, number: int = 1) -> Message:
        """Wait for the bot's next message to this; the first is number 1."""
        sent = self.interaction.followups
        await self._world.changes.until(
            lambda: len(sent) >= number, lambda: f"{len(sent)} follow-ups came, not {number}"
        )
        return sent[number - 1]

    def expire(self) -> None:
        """Let the token run out before its 15 minutes."""
        self.interaction.expired = True
