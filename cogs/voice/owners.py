"""Whose stream is whose in a call."""

from collections import OrderedDict

_MOST = 512


class Owners:
    """What the voice server has said so far (ops 5 and 12); it doesn't repeat itself."""

    def __init__(self) -> None:
        self._users: OrderedDict[int, int] = OrderedDict()

    def belongs(self, ssrc: int, user_id: int) -> None:
        """Note whose a stream is."""
        self._users[ssrc] = user_id
        self._users.move_to_end(ssrc)
        while len(self._users) > _MOST:
            self._users.popitem(last=False)

    def of(self, ssrc: int) -> int | None:
        """Give the user whose stream it is, if that is known."""
        return self._users.get(ssrc)

    def gone(self, user_id: int) -> None:
        """Forget the streams of somebody who left."""
        for ssrc in [ssrc for ssrc, owner in self._users.items() if owner == user_id]:
            del self._users[ssrc]

    def clear(self) -> None:
        """Forget all: a new session gives new numbers."""
        self._users.clear()
