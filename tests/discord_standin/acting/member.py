"""A member: does what a person does with Discord's client, and sees what a person sees."""

from collections.abc import Mapping
from typing import Any

from tests.discord_standin.acting.command_form import Typed, fill_command
from tests.discord_standin.acting.controls import chosen, find_control, pressed
from tests.discord_standin.acting.interacting import Deed, interact
from tests.discord_standin.acting.modal_form import fill_modal
from tests.discord_standin.acting.outcome import Outcome, text_of
from tests.discord_standin.acting.refusing import ClientRefuses
from tests.discord_standin.permissions import Permission
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.guild import Guild
from tests.discord_standin.records.interaction import InteractionKind
from tests.discord_standin.records.message import Message, MessageFlag
from tests.discord_standin.records.people import User
from tests.discord_standin.rest.channels import direct_channel
from tests.discord_standin.voice.acting import Voice
from tests.discord_standin.world.files import MOST_BYTES, Upload
from tests.discord_standin.world.guilds import leave
from tests.discord_standin.world.posting import Draft, delete, post
from tests.discord_standin.world.threads import remove_from_thread
from tests.discord_standin.world.world import World


class Member(Voice):
    """A person in a guild. `home` is the channel where commands go unless told otherwise."""

    def __init__(self, world: World, guild: Guild, user: User, home: Channel) -> None:
        self._world = world
        self._guild = guild
        self.user = user
        self.home = home
        self.locale = "en-US"
        self._prepare_voice()

    @property
    def id(self) -> int:
        """The account's id, as discord.py has it."""
        return int(self.user.id)

    @property
    def mention(self) -> str:
        """What mentions this person."""
        return f"<@{self.user.id}>"

    async def slash(self, path: str, *, channel: Channel | None = None, **options: Any) -> Outcome:
        """Run a command, like `slash("interview start", track="law")`.

        Raises:
            ClientRefuses: the client doesn't offer this here, or an option is wrong.
            DidNotRespond: the bot didn't acknowledge it in time.
        """
        place = self._place_for_commands(channel)
        data = fill_command(self._world, self.user, place, Typed(path, options))
        return await self._do(InteractionKind.COMMAND, place, data, f"/{path}")

    async def complete(
        self, path: str, option: str, typed: str, *, channel: Channel | None = None, **others: Any
    ) -> list[str]:
        """Type into an option that completes itself; gives the names that are offered."""
        place = self._place_for_commands(channel)
        filled = Typed(path, {**others, option: typed}, focused=option)
        data = fill_command(self._world, self.user, place, filled)
        outcome = await self._do(InteractionKind.AUTOCOMPLETE, place, data, f"/{path} {option}")
        return outcome.choices

    def _place_for_commands(self, channel: Channel | None) -> Channel:
        place = channel or self.home
        self._require_there(place, Permission.USE_APPLICATION_COMMANDS | self._speech(place))
        if place.thread is not None and place.thread.archived:
            message = "commands can't be used in an archived thread"
            raise ClientRefuses(message)
        return place

    @staticmethod
    def _speech(place: Channel) -> Permission:
        if place.thread is not None:
            return Permission.SEND_MESSAGES_IN_THREADS
        return Permission.SEND_MESSAGES

    def _require_there(self, place: Channel, needed: Permission) -> None:
        gone = place.id not in self._world.channels
        allowed = Permission(0) if gone else self._world.permissions(self.user.id, place)
        if Permission.VIEW_CHANNEL not in allowed:
            message = f"{self.user.name} doesn't see {place.name or 'that conversation'}"
            raise ClientRefuses(message)
        if needed not in allowed:
            message = f"{self.user.name} may not do that in {place.name}"
            raise ClientRefuses(message)

    async def press(self, name: str, *, on: Message | None = None) -> Outcome:
        """Press a button, by label or custom id, in the newest message that has it.

        Raises:
            ClientRefuses: this person sees no such button, or it is disabled.
            DidNotRespond: the bot didn't acknowledge it in time.
        """
        message, button = find_control(self._looked_at(on), name, button=True)
        place = self._world.channels[message.channel_id]
        data = pressed(button)
        return await self._do(InteractionKind.COMPONENT, place, data, name, source=message)

    async def choose(self, name: str, *values: Any, on: Message | None = None) -> Outcome:
        """Choose in a select, by placeholder or custom id: options, members, roles, channels."""
        message, select = find_control(self._looked_at(on), name, button=False)
        place = self._world.channels[message.channel_id]
        data = chosen(self._world, place, select, values)
        return await self._do(InteractionKind.COMPONENT, place, data, name, source=message)

    def _looked_at(self, on: Message | None) -> list[Message]:
        messages = self.messages()
        return messages if on is None else [message for message in messages if message is on]

    async def submit(self, opened: Outcome, answers: Mapping[str, Any]) -> Outcome:
        """Fill in and send the modal that something opened; see `fill_modal` for the answers.

        Raises:
            ClientRefuses: no modal was opened, it isn't this person's, it was sent already, or a
                field is wrong.
        """
        first = opened.interaction
        if first.modal is None or first.user is not self.user or first.submitted:
            message = f"{self.user.name} has no such modal open"
            raise ClientRefuses(message)
        data = fill_modal(self._world, first.channel, first.modal, answers)
        label = str(first.modal["title"])
        deed = Deed(
            InteractionKind.MODAL, self.user, first.channel, data, label, first.source, first
        )
        outcome = Outcome(self._world, await interact(self._world, deed))
        first.submitted = True
        return outcome

    async def _do(
        self,
        kind: InteractionKind,
        place: Channel,
        data: dict[str, Any],
        label: str,
        source: Message | None = None,
    ) -> Outcome:
        deed = Deed(kind, self.user, place, data, label, source, locale=self.locale)
        return Outcome(self._world, await interact(self._world, deed))

    def say(self, text: str, *uploads: Upload, channel: Channel | None = None) -> Message:
        """Write a message; one upload with `seconds` and no text is a voice message.

        Raises:
            ClientRefuses: this person may not write there, or a file is too large.
        """
        place = channel or self.home
        files = Permission.ATTACH_FILES if uploads else Permission(0)
        self._require_there(place, self._speech(place) | files)
        state = place.thread
        moderates = Permission.MANAGE_THREADS in self._world.permissions(self.user.id, place)
        if state is not None and state.locked and not moderates:
            message = f"{place.name} is locked"
            raise ClientRefuses(message)
        if any(len(upload.data) > MOST_BYTES for upload in uploads):
            message = "a file is too large: the client says so before it uploads"
            raise ClientRefuses(message)
        spoken = not text and len(uploads) == 1 and uploads[0].seconds is not None
        flags = int(MessageFlag.IS_VOICE_MESSAGE) if spoken else 0
        return post(self._world, place, self.user, Draft({"content": text}, uploads, flags=flags))

    def dm(self, text: str, *uploads: Upload) -> Message:
        """Write to the bot in private."""
        return self.say(text, *uploads, channel=self.direct)

    @property
    def direct(self) -> Channel:
        """The direct messages with the bot."""
        return direct_channel(self._world, self.user)

    def messages(self, channel: Channel | None = None) -> list[Message]:
        """Give what this person sees, oldest first: their own ephemerals, nobody else's."""
        seen = self._world.messages_seen_by(self.user.id)
        return [m for m in seen if channel is None or m.channel_id == channel.id]

    async def sees(self, text: str, *, channel: Channel | None = None) -> Message:
        """Wait until a message with this text can be seen; gives the newest such message."""

        def found() -> Message | None:
            messages = reversed(self.messages(channel))
            return next((message for message in messages if text in text_of(message)), None)

        def missing() -> str:
            seen = [text_of(message) for message in self.messages(channel)]
            return f"{self.user.name} sees no {text!r}, but: {seen}"

        message = await self._world.changes.until(found, missing)
        assert message is not None
        return message

    def threads(self) -> list[Channel]:
        """Give the active threads that this person sees, oldest first."""
        return [
            channel
            for channel in self._world.channels.values()
            if channel.thread
            and not channel.thread.archived
            and self._world.can_view(self.user.id, channel)
        ]

    def unsay(self, message: Message) -> None:
        """Delete one's own message."""
        delete(self._world, message)

    def leave_thread(self, thread: Channel) -> None:
        """Leave a thread."""
        remove_from_thread(self._world, thread, self.user)

    def leave(self) -> None:
        """Leave the guild."""
        leave(self._world, self._guild, self.user)

    def refuse_direct_messages(self) -> None:
        """Take no more DMs from bots; they get 50007."""
        self.user.accepts_direct_messages = False
