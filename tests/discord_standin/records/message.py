"""Messages and their attachments (Message Resource)."""

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag

from tests.discord_standin.records.people import User
from tests.discord_standin.wire import Json, timestamp


class MessageFlag(IntFlag):
    """Flags that change how a message behaves."""

    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    IS_VOICE_MESSAGE = 1 << 13
    IS_COMPONENTS_V2 = 1 << 15


class MessageKind(IntEnum):
    """Message types that are played."""

    DEFAULT = 0
    REPLY = 19
    COMMAND = 20


@dataclass(frozen=True, slots=True)
class Attachment:
    """A stored file. `url` is signed and expires; `seconds` and `waveform` make it a recording."""

    id: str
    filename: str
    data: bytes
    content_type: str
    url: str
    ephemeral: bool = False
    description: str | None = None
    seconds: float | None = None
    waveform: str | None = None

    def payload(self) -> Json:
        """Give the attachment object."""
        attachment: Json = {
            "id": self.id,
            "filename": self.filename,
            "size": len(self.data),
            "url": self.url,
            "proxy_url": self.url.replace("cdn.discordapp.com", "media.discordapp.net"),
            "content_type": self.content_type,
        }
        extra = {
            "ephemeral": self.ephemeral or None,
            "description": self.description,
            "duration_secs": self.seconds,
            "waveform": self.waveform,
        }
        return attachment | {key: value for key, value in extra.items() if value is not None}


@dataclass(slots=True)
class Message:
    """A message. `reader_id` is set when it is ephemeral: the only one who sees it."""

    id: str
    channel_id: str
    author: User
    sent: float
    kind: MessageKind = MessageKind.DEFAULT
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    edited: float | None = None
    mentions: list[User] = field(default_factory=list)
    mentions_everyone: bool = False
    mentioned_role_ids: list[str] = field(default_factory=list)
    replies_to: "Message | None" = None
    nonce: str | None = None
    reader_id: str | None = None
    guild_id: str | None = None
    interaction: Json | None = None
    """The interaction's metadata, on messages that answer one."""

    @property
    def is_loading(self) -> bool:
        """Whether it still says "… is thinking"."""
        return bool(self.flags & MessageFlag.LOADING)

    def payload(self) -> Json:
        """Give the message object."""
        message: Json = {
            "id": self.id,
            "channel_id": self.channel_id,
            "type": int(self.kind),
            "author": self.author.payload(),
            "content": self.content,
            "timestamp": timestamp(self.sent),
            "edited_timestamp": timestamp(self.edited) if self.edited else None,
            "tts": False,
            "mention_everyone": self.mentions_everyone,
            "mentions": [user.payload() for user in self.mentions],
            "mention_roles": list(self.mentioned_role_ids),
            "attachments": [attachment.payload() for attachment in self.attachments],
            "embeds": self.embeds,
            "components": self.components,
            "pinned": False,
            "flags": int(self.flags),
        }
        if self.nonce is not None:
            message["nonce"] = self.nonce
        if self.author.bot:
            message["application_id"] = self.author.id
        return message | self._links()

    def _links(self) -> Json:
        links: Json = {}
        if self.interaction is not None:
            links |= {"webhook_id": self.author.id, "interaction_metadata": self.interaction}
        if self.replies_to is not None:
            reference = {
                "type": 0,
                "channel_id": self.channel_id,
                "message_id": self.replies_to.id,
            }
            if self.guild_id is not None:
                reference["guild_id"] = self.guild_id
            quoted = self.replies_to.payload()
            quoted.pop("referenced_message", None)
            links |= {"message_reference": reference, "referenced_message": quoted}
        return links
