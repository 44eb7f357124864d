"""What is posted in a room when its interview is over, and the role that goes with it."""

from discord import ui

from cogs.controls import laid_out
from cogs.feedback import Feedback, Posting, show_button
from cogs.tier_roles import RoleGiving
from storage.rooms import Rooms

WATCHED = (
    "Others can watch this thread, so your report isn't posted here. Press **Show my feedback**: "
    "only you see what it opens."
)


class Reports:
    """Makes the last message of a room: `Reports(feedback, archive.rooms, roles)`."""

    def __init__(self, feedback: Feedback, rooms: Rooms, roles: RoleGiving) -> None:
        self._feedback, self._rooms, self._roles = feedback, rooms, roles

    async def post(self, member: str, sitting: int) -> Posting:
        """Make the report, or the way to it where others watch; give the role of its tier.

        Raises:
            InputInvalid: the member has no such interview, or it isn't over.
        """
        await self._roles.give(sitting)
        if await self._rooms.watched(sitting):
            return Posting(laid_out(ui.TextDisplay(WATCHED), show_button(sitting)), [])
        return await self._feedback.report(member, sitting)
