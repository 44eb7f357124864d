"""What happens to threads and channels, and who hears of it (Threads; Gateway Events)."""

from dataclasses import dataclass

from tests.discord_standin.records.channel import Channel, ChannelKind, ThreadState
from tests.discord_standin.records.people import User
from tests.discord_standin.voice.entrance import clear
from tests.discord_standin.wire import Json
from tests.discord_standin.world.world import Event, World


@dataclass(frozen=True, slots=True)
class NewThread:
    """A thread to be opened; `starter_id` is the message that it grows from, if any."""

    kind: ChannelKind
    name: str
    invitable: bool = True
    auto_archive: int = 4320
    starter_id: str | None = None


def open_thread(world: World, parent: Channel, owner: User, new: NewThread) -> Channel:
    """Open a thread with its creator in it."""
    now = world.clock.now()
    thread = Channel(
        id=new.starter_id or world.snowflakes.new(),
        kind=new.kind,
        name=new.name,
        guild_id=parent.guild_id,
        parent_id=parent.id,
        thread=ThreadState(
            owner_id=owner.id,
            created=now,
            archived_at=now,
            invitable=new.invitable,
            auto_archive=new.auto_archive,
            members={owner.id: now},
        ),
    )
    world.channels[thread.id] = thread
    body = {**thread.payload(world.bot.id), "newly_created": True}
    world.record(Event("THREAD_CREATE", body, thread))
    return thread


def add_to_thread(world: World, thread: Channel, user: User) -> None:
    """Put somebody into a thread; who comes into a private one hears that it exists."""
    state = thread.thread
    if state is None or user.id in state.members:
        return
    state.members[user.id] = world.clock.now()
    is_bot = user.id == world.bot.id
    if is_bot:
        world.record(Event("THREAD_CREATE", thread.payload(user.id), thread))
    added = {"added_members": [{**thread.thread_member(user.id), "presence": None}]}
    world.record(_members_event(thread, added, about_bot=is_bot))


def remove_from_thread(world: World, thread: Channel, user: User) -> None:
    """Take somebody out of a thread."""
    state = thread.thread
    if state is None or user.id not in state.members:
        return
    is_bot = user.id == world.bot.id
    event = _members_event(thread, {"removed_member_ids": [user.id]}, about_bot=is_bot)
    if is_bot:
        world.record(event)
    del state.members[user.id]
    if not is_bot:
        world.record(event)


def _members_event(thread: Channel, change: Json, *, about_bot: bool) -> Event:
    count = len(thread.thread.members) if thread.thread else 0
    body = {"id": thread.id, "guild_id": thread.guild_id, "member_count": min(count, 50), **change}
    return Event("THREAD_MEMBERS_UPDATE", body, thread, about_bot=about_bot)


def wake_thread(world: World, channel: Channel) -> None:
    """Unarchive a thread that somebody writes in."""
    if channel.thread is not None and channel.thread.archived:
        change_thread(world, channel, {"archived": False})


def change_thread(world: World, thread: Channel, change: Json) -> None:
    """Apply a thread's new name, archive state, lock and so on."""
    state = thread.thread
    if state is None:
        message = f"{thread.name} is no thread"
        raise TypeError(message)
    if change.get("archived", state.archived) != state.archived:
        state.archived_at = world.clock.now()
    state.archived = change.get("archived", state.archived)
    state.locked = change.get("locked", state.locked)
    state.invitable = change.get("invitable", state.invitable)
    state.auto_archive = change.get("auto_archive_duration", state.auto_archive)
    thread.name = change.get("name", thread.name)
    thread.slowmode = change.get("rate_limit_per_user", thread.slowmode)
    world.record(Event("THREAD_UPDATE", thread.payload(world.bot.id), thread))


def delete_channel(world: World, channel: Channel) -> None:
    """Delete a channel with its threads and messages, or one thread."""
    clear(world, channel)
    for thread in [child for child in world.channels.values() if child.parent_id == channel.id]:
        delete_channel(world, thread)
    if channel.thread is None:
        event = Event("CHANNEL_DELETE", channel.payload(), channel)
    else:
        keys = ("id", "guild_id", "parent_id", "type")
        body = channel.payload()
        event = Event("THREAD_DELETE", {key: body[key] for key in keys}, channel)
    world.record(event)
    del world.channels[channel.id]
    world.messages.pop(channel.id, None)
    world.changes.happened()
