import pytest

from tests.discord_standin.permissions import (
    EVERYDAY,
    EVERYTHING,
    NOTHING,
    Overwrite,
    Permission,
    Target,
    in_channel,
    in_guild,
    without_speech,
)

GUILD, ROLE, OTHER, MEMBER = "1", "2", "3", "4"
SEND, VIEW, FILES = Permission.SEND_MESSAGES, Permission.VIEW_CHANNEL, Permission.ATTACH_FILES


def computed(base: Permission, overwrites: dict[str, Overwrite]) -> Permission:
    """Compute for a member with two roles."""
    return in_channel(
        base, guild_id=GUILD, role_ids={ROLE, OTHER}, user_id=MEMBER, overwrites=overwrites
    )


def test_owners_and_administrators_may_do_everything() -> None:
    """Neither roles nor overwrites take anything from an owner or an administrator."""
    assert in_guild(is_owner=True, everyone=NOTHING, roles=()) == EVERYTHING
    admin = in_guild(is_owner=False, everyone=NOTHING, roles=(Permission.ADMINISTRATOR,))
    assert admin == EVERYTHING
    assert computed(admin, {MEMBER: Overwrite(Target.MEMBER, deny=VIEW)}) == EVERYTHING


def test_roles_add_up() -> None:
    """A member has what any of their roles has."""
    assert in_guild(is_owner=False, everyone=VIEW, roles=(SEND, FILES)) == VIEW | SEND | FILES


@pytest.mark.parametrize(
    ("overwrites", "may_send"),
    [
        ({GUILD: Overwrite(Target.ROLE, deny=SEND)}, False),
        (
            {
                GUILD: Overwrite(Target.ROLE, deny=SEND),
                ROLE: Overwrite(Target.ROLE, allow=SEND),
            },
            True,
        ),
        (
            {
                ROLE: Overwrite(Target.ROLE, deny=SEND),
                OTHER: Overwrite(Target.ROLE, allow=SEND),
            },
            True,
        ),
        (
            {
                ROLE: Overwrite(Target.ROLE, allow=SEND),
                MEMBER: Overwrite(Target.MEMBER, deny=SEND),
            },
            False,
        ),
        ({GUILD: Overwrite(Target.ROLE, deny=VIEW)}, False),
    ],
)
def test_overwrites_apply_in_discords_order(
    overwrites: dict[str, Overwrite], *, may_send: bool
) -> None:
    """Everyone's come first, all roles' together next, the member's last; no view, no anything."""
    assert (SEND in computed(EVERYDAY, overwrites)) is may_send


def test_files_need_speech() -> None:
    """Who can't write can't attach; in a thread the right to write in threads counts."""
    threads = Permission.SEND_MESSAGES_IN_THREADS
    assert FILES not in without_speech(FILES | threads, in_thread=False)
    assert FILES in without_speech(FILES | threads, in_thread=True)
