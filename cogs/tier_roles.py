"""Roles for tiers: off until organisers set them, given to members on the boards, taken back."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence

import discord

from bot.doctor import Finding, State
from bot.errors import InputInvalid
from bot.interview.transcript import Ending, Mode
from bot.scoring.rubric import Tier
from cogs.errors import UNDELIVERED, note
from storage.archive import Archive
from storage.records import SittingRecord

TIERS = (Tier.QUALIFIED, Tier.EXPERT, Tier.VERIFIED_EXPERT)
"""Tiers that can have a role: nobody wears a role for having been declined."""

LONGEST = 15.0
"""Seconds that giving a role may take; the report comes after it."""

POWERFUL = (
    "That role can do more than members can. Choose one without powers: a tier of a practice "
    "interview must not decide who moderates."
)
NOT_OURS = "Discord gives that role out itself. Choose an ordinary role, or make one for the tier."
_REASON = "Tier of the latest scored practice interview"


class RoleGiving:
    """Gives and takes roles of tiers: `RoleGiving(client, archive)`. No failure leaves it."""

    def __init__(self, client: discord.Client, archive: Archive) -> None:
        self._client, self._archive = client, archive

    async def give(self, sitting: int) -> None:
        """Give the role of the tier that an interview reached, in place of those of others.

        Only for the latest scored interview of a member who stands on the server's boards: one
        that was scored again after a correction may not be the latest.
        """
        try:
            async with asyncio.timeout(LONGEST):
                record = await self._archive.sittings.get(sitting)
                if record is not None and await self._counts(record):
                    await self._give(record, int(record.member), record.scope)
        except Exception as error:  # noqa: BLE001 - the report comes all the same
            note(error)

    async def take(self, member: str, scope: str | None = None) -> int:
        """Take every role that the member was given, in one server or all; give how many stay."""
        left = 0
        for where, role in await self._archive.tier_roles.worn(member):
            if scope is None or where == scope:
                left += not await self._take(member, where, role)
        return left

    async def _counts(self, record: SittingRecord) -> bool:
        if not _scored(record) or record.tier is None:
            return False
        past = await self._archive.sittings.history(record.member, record.scope)
        if next(other.id for other in past if _scored(other)) != record.id:
            return False
        settings = await self._archive.guilds.settings(record.scope)
        joined = await self._archive.standings.joined(record.member, record.scope)
        return settings.boards and joined

    async def _give(self, record: SittingRecord, member: int, scope: str) -> None:
        roles = await self._archive.tier_roles.of(scope)
        worn = await self._archive.tier_roles.worn(record.member)
        managed = {*roles.values(), *(role for where, role in worn if where == scope)}
        guild = self._client.get_guild(int(scope))
        if not managed or guild is None:
            return
        person = await guild.fetch_member(member)
        has = {str(role.id) for role in person.roles}
        wanted = roles.get(record.tier) if record.tier else None
        for role in managed & has - {wanted}:
            await self._take(record.member, scope, role)
        if wanted is None or wanted in has:
            return
        if await self._archive.tier_roles.wear(record.member, scope, wanted):
            await person.add_roles(discord.Object(int(wanted)), reason=_REASON)

    async def _take(self, member: str, scope: str, role: str) -> bool:
        """Take one role; say whether the member no longer has it."""
        guild = self._client.get_guild(int(scope))
        try:
            if guild is not None:
                person = await guild.fetch_member(int(member))
                await person.remove_roles(discord.Object(int(role)), reason=_REASON)
        except discord.NotFound:
            pass  # the member left, or the role was deleted
        except UNDELIVERED as error:
            note(error)
            return False
        await self._archive.tier_roles.doff(member, scope, role)
        return True


def _scored(record: SittingRecord) -> bool:
    return record.mode is Mode.SCORED and record.ending not in {None, Ending.FAULT}


def require_harmless(role: discord.Role) -> None:
    """Refuse a role that does more than decorate.

    Raises:
        InputInvalid: it has powers, or Discord gives it out itself.
    """
    if role.is_default() or role.managed:
        raise InputInvalid(NOT_OURS)
    if role.permissions.value & discord.Permissions.elevated().value:
        raise InputInvalid(POWERFUL)


def role_findings(guild: discord.Guild, roles: Mapping[Tier, str]) -> Sequence[Finding]:
    """Look at whether the roles of tiers can be given; none are set, nothing is found."""
    if not roles:
        return ()
    wrong = list(_wrong(guild, roles))
    said = "; ".join(wrong) if wrong else f"{len(roles)} set, and I may give them"
    return (Finding("tier roles", State.WARNING if wrong else State.GOOD, said),)


def _wrong(guild: discord.Guild, roles: Mapping[Tier, str]) -> Iterable[str]:
    if not guild.me.guild_permissions.manage_roles:
        yield "I lack Manage Roles, so none is given; allow it for my role"
    for tier, number in roles.items():
        role = guild.get_role(int(number))
        if role is None:
            yield f"the role of {tier} was deleted; set another with `/admin roles`"
        elif role >= guild.me.top_role:
            yield f"{role.mention} of {tier} stands above my role; drag mine above it"
