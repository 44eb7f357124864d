"""Memories of what was read in texts, all emptied at once when somebody's words are deleted.

Answers are scored again and again while an interview goes on, so readings of texts and words are
kept for a while. What `/privacy delete` promises holds for them, too.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast
from weakref import WeakSet

_Given = ParamSpec("_Given")
_Read = TypeVar("_Read")

_MEMORIES: "WeakSet[Callable[..., object]]" = WeakSet()


def kept(size: int) -> Callable[[Callable[_Given, _Read]], Callable[_Given, _Read]]:
    """Make a function remember its last `size` results, until `forget_texts`."""

    def keeping(function: Callable[_Given, _Read]) -> Callable[_Given, _Read]:
        remembered = lru_cache(maxsize=size)(function)
        _MEMORIES.add(remembered)
        return cast("Callable[_Given, _Read]", remembered)

    return keeping


def forget_texts() -> None:
    """Empty all these memories; what is asked for again is read again."""
    for memory in list(_MEMORIES):
        memory.cache_clear()  # type: ignore[attr-defined] # lru_cache gives it
