"""Channels, threads and direct messages (Channel Resource; Threads)."""

from dataclasses import dataclass, field
from enum import IntEnum

from tests.discord_standin.permissions import Overwrite
from tests.discord_standin.records.people import User
from tests.discord_standin.wire import Json, timestamp


class ChannelKind(IntEnum):
    """Channel types that are played."""

    TEXT = 0
    DIRECT = 1
    VOICE = 2
    CATEGORY = 4
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    STAGE = 13


THREADS = frozenset({ChannelKind.PUBLIC_THREAD, ChannelKind.PRIVATE_THREAD})


@dataclass(slots=True)
class ThreadState:
    """What only threads have; `members` maps user ids to the second they joined."""

    owner_id: str
    created: float
    archived_at: float
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    auto_archive: int = 4320
    sent: int = 0
    members: dict[str, float] = field(default_factory=dict)

    def metadata(self, *, private: bool) -> Json:
        """Give the thread metadata object; only private threads say who may invite."""
        metadata: Json = {
            "archived": self.archived,
            "archive_timestamp": timestamp(self.archived_at),
            "auto_archive_duration": self.auto_archive,
            "locked": self.locked,
            "create_timestamp": timestamp(self.created),
        }
        return {**metadata, "invitable": self.invitable} if private else metadata


@dataclass(slots=True)
class Channel:
    """Any place where messages are written, or a category."""

    id: str
    kind: ChannelKind
    name: str = ""
    guild_id: str | None = None
    parent_id: str | None = None
    position: int = 0
    topic: str | None = None
    slowmode: int = 0
    overwrites: dict[str, Overwrite] = field(default_factory=dict)
    recipients: tuple[User, ...] = ()
    thread: ThreadState | None = None
    last_message_id: str | None = None
    user_limit: int = 0

    @property
    def is_private_thread(self) -> bool:
        """Whether only its members and moderators see it."""
        return self.kind is ChannelKind.PRIVATE_THREAD

    def payload(self, viewer_id: str = "") -> Json:
        """Give the channel object as `viewer_id` gets it (their own thread member is in it)."""
        common: Json = {
            "id": self.id,
            "type": int(self.kind),
            "last_message_id": self.last_message_id,
            "flags": 0,
        }
        if self.kind is ChannelKind.DIRECT:
            return {**common, "recipients": [user.payload() for user in self.recipients]}
        common |= {
            "guild_id": self.guild_id,
            "name": self.name,
            "parent_id": self.parent_id,
            "rate_limit_per_user": self.slowmode,
        }
        if self.thread is not None:
            return {**common, **self._thread_fields(self.thread, viewer_id)}
        return {**common, **self._guild_fields()}

    def _guild_fields(self) -> Json:
        fields: Json = {
            "position": self.position,
            "nsfw": False,
            "permission_overwrites": [
                {
                    "id": target_id,
                    "type": int(overwrite.target),
                    "allow": str(int(overwrite.allow)),
                    "deny": str(int(overwrite.deny)),
                }
                for target_id, overwrite in self.overwrites.items()
            ],
        }
        if self.kind is ChannelKind.TEXT:
            fields["topic"] = self.topic
        if self.kind in {ChannelKind.VOICE, ChannelKind.STAGE}:
            fields |= {
                "bitrate": 64_000,
                "user_limit": self.user_limit,
                "rtc_region": None,
            }
        return fields

    def _thread_fields(self, thread: ThreadState, viewer_id: str) -> Json:
        fields: Json = {
            "owner_id": thread.owner_id,
            "thread_metadata": thread.metadata(private=self.is_private_thread),
            "message_count": thread.sent,
            "total_message_sent": thread.sent,
            "member_count": min(len(thread.members), 50),
        }
        if viewer_id in thread.members:
            fields["member"] = self.thread_member(viewer_id)
        return fields

    def thread_member(self, user_id: str) -> Json:
        """Give the thread member object of somebody who is in this thread."""
        joined = self.thread.members[user_id] if self.thread else 0.0
        return {
            "id": self.id,
            "user_id": user_id,
            "join_timestamp": timestamp(joined),
            "flags": 0,
        }
