"""Who sits where in an MLS group's tree (RFC 9420 section 7.7)."""

from collections.abc import Collection, Iterable


def replanted(
    leaves: Iterable[int | None], added: Iterable[int], removed: Collection[int]
) -> list[int | None]:
    """Give the leaves after a commit: removed ones go blank, new ones fill the leftmost blanks."""
    after = [None if user_id in removed else user_id for user_id in leaves]
    while after and after[-1] is None:
        after.pop()
    for user_id in added:
        if None in after:
            after[after.index(None)] = user_id
        else:
            after.append(user_id)
    return after
