"""Guilds, with their roles and members (Guild Resource)."""

from dataclasses import dataclass, field

from tests.discord_standin.permissions import EVERYDAY, Permission, in_guild
from tests.discord_standin.records.people import Membership, Role
from tests.discord_standin.records.voice import VoiceState
from tests.discord_standin.wire import Json


@dataclass(slots=True)
class Guild:
    """A server. Its channels are kept by the world, because threads and DMs are channels too."""

    id: str
    name: str
    owner_id: str
    roles: dict[str, Role] = field(default_factory=dict)
    memberships: dict[str, Membership] = field(default_factory=dict)
    boost_tier: int = 0
    voice_states: dict[str, VoiceState] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Every guild has @everyone's role, under the guild's own id."""
        if self.id not in self.roles:
            self.roles[self.id] = Role(self.id, "@everyone", EVERYDAY)

    def permissions_of(self, user_id: str) -> Permission:
        """Give what a member may do across the guild, before any channel's overwrites."""
        membership = self.memberships[user_id]
        roles = tuple(self.roles[role_id].permissions for role_id in membership.role_ids)
        return in_guild(
            is_owner=user_id == self.owner_id,
            everyone=self.roles[self.id].permissions,
            roles=roles,
        )

    @property
    def most_bytes(self) -> int | None:
        """Bytes of one file that boosts allow (Guild, "Premium Tier"); None for the usual limit."""
        return {2: 50 * 1024 * 1024, 3: 100 * 1024 * 1024}.get(self.boost_tier)

    def top_role(self, user_id: str) -> int:
        """Give the position of a member's highest role; nobody manages at or above their own."""
        role_ids = self.memberships[user_id].role_ids
        return max((self.roles[role_id].position for role_id in role_ids), default=0)

    def payload(self) -> Json:
        """Give the guild object that REST returns."""
        return {
            **self._nothing_set(),
            "id": self.id,
            "name": self.name,
            "premium_tier": self.boost_tier,
            "owner_id": self.owner_id,
            "roles": [role.payload() for role in self.roles.values()],
            "region": "deprecated",
            "afk_timeout": 300,
            "preferred_locale": "en-US",
            "max_members": 500_000,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
        }

    @staticmethod
    def _nothing_set() -> Json:
        absent = (
            "icon description home_header splash discovery_splash banner application_id "
            "afk_channel_id system_channel_id widget_channel_id max_presences vanity_url_code "
            "rules_channel_id safety_alerts_channel_id public_updates_channel_id incidents_data"
        )
        zero = (
            "system_channel_flags verification_level default_message_notifications mfa_level "
            "explicit_content_filter premium_tier premium_subscription_count nsfw_level"
        )
        return {
            **dict.fromkeys(absent.split()),
            **dict.fromkeys(zero.split(), 0),
            **dict.fromkeys(("widget_enabled", "premium_progress_bar_enabled", "nsfw"), False),
            "features": [],
            "emojis": [],
            "stickers": [],
        }

    def arrival(self, *, joined: Membership, channels: list[Json], threads: list[Json]) -> Json:
        """Give the body of GUILD_CREATE; of the members the bot and who is in voice.

        It is so without the intent for presences.
        """
        voiced = [
            self.memberships[user_id]
            for user_id in self.voice_states
            if user_id != joined.user.id and user_id in self.memberships
        ]
        return {
            **self.payload(),
            "joined_at": joined.payload()["joined_at"],
            "large": False,
            "unavailable": False,
            "member_count": len(self.memberships),
            "members": [membership.payload() for membership in (joined, *voiced)],
            "channels": channels,
            "threads": threads,
            "presences": [],
            "voice_states": [state.payload() for state in self.voice_states.values()],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }
