from bot.scoring.rubric import Tier
from storage.archive import Archive
from storage.audit import Action
from tests.storage.people import SERVER, scored
from tests.storage.samples import NOW, start


async def test_a_server_has_the_roles_that_it_set(archive: Archive) -> None:
    """A role is set, changed and taken out in one server alone, and each deed is noted."""
    roles = archive.tier_roles
    assert await roles.of(SERVER) == {}
    await roles.choose(SERVER, Tier.EXPERT, "7", actor="mod", now=NOW)
    await roles.choose(SERVER, Tier.EXPERT, "8", actor="mod", now=NOW)
    assert await roles.of(SERVER) == {Tier.EXPERT: "8"}
    assert await roles.of("5678") == {}
    await roles.choose(SERVER, Tier.EXPERT, None, actor="mod", now=NOW)
    assert await roles.of(SERVER) == {}
    deeds = await archive.audit.latest(SERVER)
    assert [(deed.action, deed.track) for deed in deeds] == [(Action.TIER_ROLE, "Expert")] * 3


async def test_what_a_member_wears_is_known_by_server(archive: Archive) -> None:
    """A role is remembered once and forgotten when it was taken."""
    roles = archive.tier_roles
    for scope in (SERVER, "5678"):
        await archive.standings.join("ada", scope, NOW)
    for scope in (SERVER, SERVER, "5678"):
        assert await roles.wear("ada", scope, "7")
    assert await roles.worn("ada") == ((SERVER, "7"), ("5678", "7"))
    await roles.doff("ada", SERVER, "7")
    assert await roles.worn("ada") == (("5678", "7"),)
    assert await roles.worn("bob") == ()


async def test_who_left_the_boards_meanwhile_is_given_none(archive: Archive) -> None:
    """A role that was decided on before is not remembered, and so not given."""
    assert not await archive.tier_roles.wear("ada", SERVER, "7")
    assert await archive.tier_roles.worn("ada") == ()


async def test_a_room_is_watched_as_long_as_it_is_that_thread(archive: Archive) -> None:
    """Keeping the same thread again changes nothing; a new one is private unless said."""
    sitting = await scored(archive, "ada", 60)
    assert not await archive.rooms.watched(sitting)
    await archive.rooms.keep(sitting, 1, watched=True)
    await archive.rooms.keep(sitting, 1)
    assert await archive.rooms.watched(sitting)
    await archive.rooms.keep(sitting, 2)
    assert not await archive.rooms.watched(sitting)


async def test_unfinished_sittings_are_found_in_all_servers(archive: Archive) -> None:
    """The one that was heard from last comes first, and ended ones are left out."""
    await scored(archive, "ada", 60)
    early = await archive.sittings.begin(start("ada", scope=SERVER, started_at=NOW))
    late = await archive.sittings.begin(start("ada", scope="5678", started_at=NOW + 9))
    await archive.sittings.begin(start("bob", scope=SERVER, started_at=NOW + 99))
    found = await archive.sittings.unfinished_anywhere("ada")
    assert [record.id for record in found] == [late, early]


async def test_a_servers_channel_is_kept_with_its_other_settings(archive: Archive) -> None:
    """Another change leaves it; an empty one takes it out."""
    await archive.guilds.change(SERVER, channel="42", actor="mod", now=NOW)
    changed = await archive.guilds.change(SERVER, boards=False, actor="mod", now=NOW)
    assert (changed.channel, changed.boards) == ("42", False)
    changed = await archive.guilds.change(SERVER, channel="", actor="mod", now=NOW)
    assert (changed.channel, changed.boards) == (None, False)
