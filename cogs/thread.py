"""A room's thread: lines are posted in it, and one question at a time is open and edited."""

from contextlib import suppress

import discord

from cogs.errors import UNDELIVERED
from cogs.room_words import is_room_message

CLOSED = {10003, 50001, 50013, 50083, 160005}
"""Discord's codes for a channel that is unknown, out of reach or forbidden, and for a thread that
is archived or locked (developers/topics/opcodes-and-status-codes)."""
UNKNOWN_MESSAGE = 10008
LOOKED_AT = 10
"""Messages among which an open question of before an interruption is looked for."""


def custom_ids(message: discord.Message) -> set[str]:
    """Give the custom ids of a message's buttons, in either style of components."""
    found, waiting = set[str](), list[object](message.components)
    while waiting:
        part = waiting.pop()
        waiting += getattr(part, "children", ())
        if isinstance(part, discord.Button) and part.custom_id:
            found.add(part.custom_id)
    return found


class RoomGone(Exception):
    """The thread can't be written in: deleted, archived, locked, or the bot lost a permission."""


class Thread:
    """What is written in a place. With `untidy`, buttons of before an interruption go first."""

    def __init__(self, place: discord.abc.Messageable, *, untidy: bool) -> None:
        self._place = place
        self._untidy = untidy
        self._open: discord.Message | None = None

    @property
    def is_open(self) -> bool:
        """Whether a question is open."""
        return self._open is not None

    async def post(
        self, text: str, view: discord.ui.View = discord.utils.MISSING
    ) -> discord.Message:
        """Post a message.

        Raises:
            RoomGone: the thread can't be written in.
        """
        try:
            return await self._place.send(text, view=view)
        except discord.HTTPException as error:
            if error.code in CLOSED:
                raise RoomGone from error
            raise

    async def show(self, file: discord.File) -> None:
        """Post a picture; nothing depends on it."""
        with suppress(*UNDELIVERED):
            await self._place.send(file=file)

    async def open(self, text: str, view: discord.ui.View) -> None:
        """Post a question that is open from now on.

        Raises:
            RoomGone: the thread can't be written in.
        """
        if self._untidy:
            self._untidy = False
            await self._tidy()
        self._open = await self.post(text, view)

    async def rewrite(self, text: str, view: discord.ui.View = discord.utils.MISSING) -> bool:
        """Edit the open question, with other buttons if there are; False when it was deleted.

        Raises:
            RoomGone: the thread can't be written in.
        """
        return await self._edit(text, view)

    async def close(self, text: str) -> None:
        """Take the buttons off the open question and write what came of it.

        Raises:
            RoomGone: the thread can't be written in.
        """
        await self._edit(text, None)
        self._open = None

    async def _edit(self, text: str, view: discord.ui.View | None) -> bool:
        if self._open is None:
            return False
        try:
            await self._open.edit(content=text, view=view)
        except UNDELIVERED as error:
            code = getattr(error, "code", 0)
            if code in CLOSED:
                raise RoomGone from error
            if code == UNKNOWN_MESSAGE:
                self._open = None
                return False
        return True  # another failure can wait for the next edit

    async def _tidy(self) -> None:
        with suppress(*UNDELIVERED):
            async for message in self._place.history(limit=LOOKED_AT):
                if is_room_message(message):
                    await message.edit(view=None)
