"""Ids in interactions come with the things they stand for (Interaction Object, "Resolved Data")."""

from typing import Any

from tests.discord_standin.acting.refusing import ClientRefuses
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.people import Role, User
from tests.discord_standin.wire import Json
from tests.discord_standin.world.files import Upload
from tests.discord_standin.world.world import World


class Resolved:
    """Collects what one interaction's ids stand for."""

    def __init__(self, world: World, place: Channel) -> None:
        self._world = world
        self._place = place
        self.found: dict[str, Json] = {}

    def upload(self, upload: Upload) -> str:
        """Upload a file, as the client does before it sends the interaction.

        Raises:
            ClientRefuses: it is larger than `attachment_size_limit`.
        """
        if len(upload.data) > self._world.most_bytes(self._place):
            message = f"{upload.filename} is too large: the client says so before it uploads"
            raise ClientRefuses(message)
        attachment = self._world.files.store(self._place.id, upload, ephemeral=True)
        return self._add("attachments", attachment.id, attachment.payload())

    def thing(self, value: Any) -> str:
        """Give the id of a user, role or channel that was picked."""
        if isinstance(value, Role):
            return self._add("roles", value.id, value.payload())
        if isinstance(value, Channel):
            return self._add("channels", value.id, self._channel(value))
        return self._user(value.user)

    def _channel(self, channel: Channel) -> Json:
        """Give the partial channel that resolved data holds."""
        allowed = self._world.permissions(self._world.bot.id, channel)
        kept = ("id", "name", "type", "parent_id", "thread_metadata")
        partial = {key: value for key, value in channel.payload().items() if key in kept}
        return {**partial, "permissions": str(int(allowed))}

    def _user(self, user: User) -> str:
        guild = self._world.guilds.get(self._place.guild_id or "")
        if guild is not None and user.id in guild.memberships:
            membership = guild.memberships[user.id]
            allowed = self._world.permissions(user.id, self._place)
            member = membership.with_permissions(allowed)
            del member["user"]
            self._add("members", user.id, member)
        return self._add("users", user.id, user.payload())

    def _add(self, kind: str, thing_id: str, payload: Json) -> str:
        self.found.setdefault(kind, {})[thing_id] = payload
        return thing_id
