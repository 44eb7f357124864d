from storage.archive import Archive


async def test_a_choice_replaces_the_earlier_one_and_is_the_members_alone(archive: Archive) -> None:
    """What one member chose is kept by name and shows for nobody else."""
    await archive.preferences.choose("ada", "quotes", "off")
    await archive.preferences.choose("ada", "quotes", "on")
    await archive.preferences.choose("ada", "picture", "off")
    assert await archive.preferences.of("ada") == {"quotes": "on", "picture": "off"}
    assert await archive.preferences.of("bob") == {}


async def test_choices_go_with_all_else_that_is_deleted(archive: Archive) -> None:
    """A member who deletes their data leaves no choice behind."""
    await archive.preferences.choose("ada", "quotes", "off")
    assert "preferences" in await archive.erasure.copy("ada")
    await archive.erasure.erase("ada", 1_790_000_000)
    assert await archive.preferences.of("ada") == {}
