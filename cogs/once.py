"""What Discord sends twice is done once."""

from collections import OrderedDict

_MOST = 2048


class Once:
    """Knows the ids of the latest 2,048 events: RESUME may bring again what came before it."""

    def __init__(self) -> None:
        self._seen: OrderedDict[int, None] = OrderedDict()

    def is_new(self, event: int) -> bool:
        """Note an event by its id; False when it was noted before."""
        if event in self._seen:
            return False
        self._seen[event] = None
        if len(self._seen) > _MOST:
            self._seen.popitem(last=False)
        return True
