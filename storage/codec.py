"""Our values as JSON text and rows, and back; damage found on the way is never quoted."""

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.errors import DatabaseUnusable

T = TypeVar("T")


class Codec(Generic[T]):
    """Writes and reads one kind of dataclass."""

    def __init__(self, kind: type[T]) -> None:
        self._kind = kind

    def pack(self, value: T) -> str:
        """Give the value as JSON; half a surrogate pair, which no text may hold, becomes "?"."""
        plain = self._adapter.dump_python(value, mode="json")
        return storable(json.dumps(plain, ensure_ascii=False))

    def unpack(self, text: object) -> T:
        """Read what `pack` wrote.

        Raises:
            DatabaseUnusable: a program with other ideas of this value wrote it.
        """
        try:
            return self._adapter.validate_json(str(text))
        except ValidationError:
            raise DatabaseUnusable(_STRANGE) from None  # pydantic's own message quotes the member

    def record(self, row: Mapping[str, object]) -> T:
        """Read a row whose columns are named for the value's fields.

        Raises:
            DatabaseUnusable: as for `unpack`.
        """
        try:
            return self._adapter.validate_python(row)
        except ValidationError:
            raise DatabaseUnusable(_STRANGE) from None

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self._kind)


def storable(text: str) -> str:
    """Give the text as UTF-8 can hold it, each character in its old place."""
    return text.encode("utf-8", "replace").decode("utf-8")


_STRANGE = (
    "Something in the database can't be read by this version of Greenroom. Use the version that "
    "wrote it, or put a copy from the backups folder in the database's place."
)
