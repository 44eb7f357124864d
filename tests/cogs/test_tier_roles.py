import pytest

from bot.interview.transcript import Ending, Mode
from bot.scoring.rubric import Tier
from cogs.tier_roles import RoleGiving
from storage.audit import Action
from tests.cogs.community import held, organise, shown
from tests.cogs.house import House
from tests.cogs.talking import begin, to_the_end
from tests.discord_standin import Member, Permission
from tests.discord_standin.permissions import NOTHING
from tests.discord_standin.records.people import Role
from tests.discord_standin.world.guilds import change_role, delete_role
from tests.storage.people import scored


def below(house: House, name: str, permissions: Permission = NOTHING) -> Role:
    """Make a role that stands below the bot's own."""
    role = house.stage.role(name, permissions)
    role.position = 0
    change_role(house.played.world, house.stage.guild, role, permissions)
    return role


def wears(house: House, member: Member, role: Role) -> bool:
    """Say whether a member has a role."""
    return role.id in house.stage.guild.memberships[member.user.id].role_ids


async def setup(house: House, *tiers: Tier) -> list[Role]:
    """Let Ada organise, the bot manage roles, Bob stand on the boards; set a role a tier."""
    organise(house, house.ada)
    house.stage.bot_may(Permission.MANAGE_ROLES)
    await house.archive.standings.join(str(house.bob.id), house.scope, int(house.now()))
    roles = [below(house, tier) for tier in tiers]
    for tier, role in zip(tiers, roles, strict=True):
        await shown(house.ada, "admin roles", tier=tier.value, role=role)
    return roles


def giving(house: House) -> RoleGiving:
    """Give what gives roles."""
    return RoleGiving(house.app.client, house.archive)


async def test_roles_are_off_until_an_organiser_sets_them(house: House) -> None:
    """Nothing is asked of Discord without a role; setting one is listed and noted."""
    organise(house, house.ada)
    assert "None is set" in (await shown(house.ada, "admin roles")).text
    await house.archive.standings.join(str(house.bob.id), house.scope, int(house.now()))
    before = house.played.referee.tally.requests.total()
    await giving(house).give(await held(house, house.bob, 60))
    assert house.played.referee.tally.requests.total() == before
    role = below(house, "Qualified")
    listed = await shown(house.ada, "admin roles", tier="Qualified", role=role)
    assert f"Qualified: <@&{role.id}>" in listed.text
    assert "I lack Manage Roles" in listed.text
    (deed,) = await house.archive.audit.latest(house.scope)
    assert (deed.action, deed.track) == (Action.TIER_ROLE, "Qualified")
    assert "None is set" in (await shown(house.ada, "admin roles", tier="Qualified")).text


async def test_the_role_of_the_reached_tier_replaces_the_others(house: House) -> None:
    """A member on the boards gets the role of their tier and loses those of other tiers."""
    qualified, expert = await setup(house, Tier.QUALIFIED, Tier.EXPERT)
    house.stage.give(house.bob, expert)
    await giving(house).give(await held(house, house.bob, 60))
    assert (wears(house, house.bob, qualified), wears(house, house.bob, expert)) == (True, False)


@pytest.mark.parametrize(
    ("mode", "ending"), [(Mode.WARM_UP, Ending.COMPLETED), (Mode.SCORED, Ending.FAULT)]
)
async def test_warm_ups_and_faults_give_no_role(house: House, mode: Mode, ending: Ending) -> None:
    """Only a scored interview that counts gives a role."""
    (role,) = await setup(house, Tier.QUALIFIED)
    sitting = await scored(
        house.archive, str(house.bob.id), 60, mode=mode, ending=ending, scope=house.scope
    )
    await giving(house).give(sitting)
    assert not wears(house, house.bob, role)


async def test_who_isnt_on_the_boards_gets_none(house: House) -> None:
    """A member who never asked to be seen wears nothing."""
    (role,) = await setup(house, Tier.QUALIFIED)
    await giving(house).give(await held(house, house.ada, 60))
    assert not wears(house, house.ada, role)


async def test_leaving_the_boards_takes_the_role(house: House) -> None:
    """Opting out removes it at once."""
    (role,) = await setup(house, Tier.QUALIFIED)
    await giving(house).give(await held(house, house.bob, 60))
    await shown(house.bob, "leaderboard", track="law")
    await house.bob.press("Take me off the boards")
    await house.bob.sees("You are off this server's boards")
    assert not wears(house, house.bob, role)
    assert await house.archive.tier_roles.worn(str(house.bob.id)) == ()


async def test_deleting_ones_data_takes_the_role(house: House) -> None:
    """The deletion removes the role; one that may not be removed is said."""
    (role,) = await setup(house, Tier.QUALIFIED)
    await giving(house).give(await held(house, house.bob, 60))
    counted = await shown(house.bob, "privacy show")
    assert "Roles for tiers that you wear: **1**" in counted.text
    await shown(house.bob, "privacy delete")
    await house.bob.press("Delete everything")
    await house.bob.sees("Everything is deleted")
    assert not wears(house, house.bob, role)


async def test_a_role_that_cant_be_taken_is_said(house: House) -> None:
    """Without Manage Roles the data goes all the same, and the member knows whom to ask."""
    await setup(house, Tier.QUALIFIED)
    await giving(house).give(await held(house, house.bob, 60))
    house.stage.bot_may(NOTHING)
    await shown(house.bob, "privacy delete")
    await house.bob.press("Delete everything")
    await house.bob.sees("I wasn't allowed to take 1 of your roles")


async def test_a_report_comes_whatever_becomes_of_the_role(house: House) -> None:
    """Without Manage Roles a scored interview ends as ever; the doctor names what is wrong."""
    roles = await setup(house, *(Tier.QUALIFIED, Tier.EXPERT, Tier.VERIFIED_EXPERT))
    for role in roles:
        house.stage.give(house.bob, role)
    house.stage.bot_may(NOTHING)
    room = await begin(house, house.bob, mode="scored")
    await to_the_end(house, house.bob, room)
    found = await shown(house.ada, "admin doctor")
    assert "I lack Manage Roles, so none is given" in found.text


async def test_a_scored_interview_gives_its_role(house: House) -> None:
    """At the end of a real interview the member wears exactly the role of its tier."""
    roles = await setup(house, Tier.QUALIFIED, Tier.EXPERT, Tier.VERIFIED_EXPERT)
    for role in roles:
        house.stage.give(house.bob, role)
    await to_the_end(house, house.bob, await begin(house, house.bob, mode="scored"))
    (record,) = await house.archive.sittings.history(str(house.bob.id), house.scope)
    worn = [role.name for role in roles if wears(house, house.bob, role)]
    assert worn == [tier for tier in Tier if tier == record.tier and tier is not Tier.DECLINED]


async def test_the_doctor_names_roles_that_cant_be_given(house: House) -> None:
    """A role above the bot's own and a deleted one are each said."""
    (gone,) = await setup(house, Tier.QUALIFIED)
    high = house.stage.role("High")
    await shown(house.ada, "admin roles", tier="Expert", role=high)
    delete_role(house.played.world, house.stage.guild, gone)
    await house.played.until(lambda: True)
    found = await shown(house.ada, "admin doctor")
    assert f"<@&{high.id}> of Expert stands above my role" in found.text
    assert "the role of Qualified was deleted" in found.text


async def test_roles_with_powers_are_refused(house: House) -> None:
    """A tier can't make anybody a moderator."""
    await setup(house)
    strong = below(house, "Mods", Permission.MANAGE_MESSAGES | Permission.BAN_MEMBERS)
    refused = await shown(house.ada, "admin roles", tier="Expert", role=strong)
    assert "without powers" in refused.text
    assert await house.archive.tier_roles.of(house.scope) == {}
    lone = await shown(house.ada, "admin roles", role=strong)
    assert "Say which tier" in lone.text
