"""The cogs of a community, put together: boards, retakes, privacy, organisers, upkeep."""

from collections.abc import Callable, Sequence

from discord.ext import commands

from bot.settings import Settings
from bot.shelf import Shelf
from cogs.admin import AdminCog
from cogs.building import Building
from cogs.client import GreenroomClient
from cogs.floor import Floor
from cogs.leaderboard import LeaderboardCog
from cogs.presence import Presence
from cogs.privacy import PrivacyCog
from cogs.privacy_words import terms_of
from cogs.publishing import ended
from cogs.retakes import RetakesCog
from cogs.tier_roles import RoleGiving
from cogs.upkeep import UpkeepCog
from storage.archive import Archive


def community(
    client: GreenroomClient,
    archive: Archive,
    shelf: Shelf,
    *,
    building: Building,
    floor: Floor,
    roles: RoleGiving,
    settings: Settings,
    now: Callable[[], float],
) -> Sequence[commands.Cog]:
    """Make the cogs and register their buttons."""
    boards = LeaderboardCog(archive, shelf, Presence(building, now), roles, now)
    privacy = PrivacyCog(
        archive.erasure,
        archive.backups,
        archive.clips,
        suspend=lambda member: ended([live.task for live in floor.of_member(member)]),
        roles=roles,
        now=now,
        terms=terms_of(settings),
    )
    admin = AdminCog(archive, shelf, now, settings)
    client.add_dynamic_items(*boards.buttons, *privacy.buttons, *admin.buttons)
    upkeep = UpkeepCog(archive, now, hours=settings.backup_hours, most=settings.backups_kept)
    return boards, privacy, admin, RetakesCog(archive, shelf, now), upkeep
