import re
from dataclasses import replace

import pytest

from cogs.preferences import Audience, audience, captions, language, patience, settings_view
from cogs.starting import first_format, languages
from tests.cogs.house import House
from tests.cogs.snapshots import shown
from tests.cogs.talking import ANSWER, begin, labels, press_start, question, to_the_end
from tests.discord_standin import ClientRefuses, Member, Permission, text_of
from tests.discord_standin.records.channel import Channel, ChannelKind
from tests.fakes import QUICK


def texts(member: Member, room: Channel) -> str:
    """Give all that a member sees in a room."""
    return "\n".join(text_of(message) for message in member.messages(room))


def test_what_nobody_chose_is_as_it_is_by_default() -> None:
    """Captions are on, patience is 1, nobody watches, the language is English."""
    for kept in ({}, {"patience": "glacial", "audience": "moon", "language": "xx"}):
        assert captions(kept)
        assert patience(kept) == 1.0
        assert audience(kept) is Audience.ALONE
        assert language(kept, ("de", "en")) == "en"


def test_choices_are_read_as_values() -> None:
    """Each stored word has its meaning for those who read it."""
    assert not captions({"captions": "off"})
    factors = [patience({"patience": word}) for word in ("brisk", "normal", "unhurried")]
    assert factors == [0.8, 1.0, 1.5]
    assert audience({"audience": "server"}) is Audience.SERVER
    assert language({"language": "de"}, ("de", "en")) == "de"
    assert language({}, ("de",)) == "de"


def test_formats_are_offered_in_the_members_language() -> None:
    """The usual format is taken while it speaks the language, else the first that does."""
    formats = {"quick15": QUICK, "kurz": replace(QUICK, id="kurz", language="de")}
    assert languages(formats) == ("de", "en")
    assert first_format(formats, "en") == "quick15"
    assert first_format(formats, "de") == "kurz"
    assert first_format(formats, "fr") == "quick15"


def test_every_choice_is_explained_and_voice_is_named() -> None:
    """Captions and patience say that they are for voice interviews; one language says so too."""
    text = shown(settings_view({}, ("en",)))
    assert re.search(r"Captions: on\*\*\nIn voice interviews", text)
    assert re.search(r"Patience: Normal\*\*\nIn voice interviews", text)
    assert "There is one today" in text
    assert "There is one today" not in shown(settings_view({}, ("de", "en")))


async def test_settings_are_kept_when_chosen(house: House) -> None:
    """Each select and each switch shows its new state, and it is stored."""
    await (await house.ada.slash("settings")).finished()
    await house.ada.choose("Patience", "Unhurried: half as long again")
    await house.ada.sees("Patience: Unhurried")
    await house.ada.press("Turn off: captions")
    await house.ada.sees("Captions: off")
    await house.ada.choose("Who may watch", "My server may watch")
    await house.ada.sees("Who may watch: My server may watch")
    await house.ada.choose("Language of interviews", "English")
    await house.played.until(lambda: True)
    kept = await house.archive.preferences.of(str(house.ada.id))
    assert (patience(kept), captions(kept), audience(kept)) == (1.5, False, Audience.SERVER)


async def watching(house: House, member: Member) -> None:
    """Let the member's server watch."""
    await house.archive.preferences.choose(str(member.id), "audience", "server")


async def test_a_watched_interview_is_public_and_its_report_is_not(house: House) -> None:
    """Others see the questions; of the report they see a button that opens nothing for them."""
    await watching(house, house.ada)
    page = await house.ada.slash(
        "interview start", track="software-engineering", format="short", mode="warm-up"
    )
    assert "your server may watch" in (await page.finished()).text
    assert "`/settings`" in page.text
    room = await press_start(house, house.ada, page)
    assert room.kind is ChannelKind.PUBLIC_THREAD
    assert "Everybody in this channel can watch" in texts(house.bob, room)
    await to_the_end(house, house.ada, room)
    seen = texts(house.bob, room)
    assert "### Question 1" in seen
    assert ANSWER not in seen
    last = house.bob.messages(room)[-1]
    assert labels(last) == ["Show my feedback"]
    assert "isn't posted here" in text_of(last)
    assert "specificity" not in seen.lower()
    other = await (await house.bob.press("Show my feedback", on=last)).finished()
    assert "belongs to the member" in other.text
    mine = await (await house.ada.press("Show my feedback", on=last)).finished()
    assert mine.ephemeral


async def test_a_watched_room_stays_watched_after_a_restart(house: House) -> None:
    """The thread's nature is kept, so the report isn't posted after a crash either."""
    await watching(house, house.ada)
    room = await begin(house, house.ada)
    await house.kill()
    await house.open()
    going_on = await house.ada.sees("I was interrupted", channel=room)
    await house.ada.press("Go on", on=going_on)
    await to_the_end(house, house.ada, room)
    assert labels(house.bob.messages(room)[-1]) == ["Show my feedback"]
    assert "specificity" not in texts(house.bob, room).lower()


async def test_watching_needs_public_threads_and_consent_to_them(house: House) -> None:
    """The permission is named; a change of mind shows a new page before anything starts."""
    house.stage.overwrite(house.stage.general, deny=Permission.CREATE_PUBLIC_THREADS)
    page = await (await house.ada.slash("interview start", track="law", format="short")).finished()
    assert "private thread with you and me" in page.text
    await watching(house, house.ada)
    await house.ada.press("Check again", on=page.message)
    await house.played.until(lambda: "Create Public Threads" in text_of(page.message))
    with pytest.raises(ClientRefuses, match="disabled"):
        await house.ada.press("Start", on=page.message)


async def test_what_was_agreed_to_is_what_starts(house: House) -> None:
    """A page that promised a private thread opens one, whatever was chosen since."""
    page = await (await house.ada.slash("interview start", track="law", format="short")).finished()
    await watching(house, house.ada)
    room = await press_start(house, house.ada, page)
    assert room.kind is ChannelKind.PRIVATE_THREAD


async def test_interviews_are_held_in_the_channel_of_the_setup(house: House) -> None:
    """A channel set by the server is used from everywhere, and its permissions are checked."""
    stage_door = house.stage.text_channel("stage-door")
    await house.archive.guilds.change(
        house.scope, channel=stage_door.id, actor="1", now=int(house.now())
    )
    room = await begin(house, house.ada)
    assert room.parent_id == stage_door.id
    await house.ada.press("Stop", on=await question(house, house.ada, room))
    house.stage.overwrite(stage_door, deny=Permission.CREATE_PRIVATE_THREADS)
    page = await (await house.bob.slash("interview start", track="law")).finished()
    assert f"I lack a permission in <#{stage_door.id}>: **Create Private Threads**" in page.text
    house.stage.overwrite(stage_door, house.bob, deny=Permission.VIEW_CHANNEL)
    await house.bob.press("Check again", on=page.message)
    await house.played.until(lambda: f"<#{house.stage.general.id}>" in text_of(page.message))


async def test_the_countdown_is_seen_and_kept_to(house: House) -> None:
    """The greeting counts down to a time that Discord shows; nothing is asked before it."""
    house.pace = replace(house.pace, countdown=1.0)
    await house.restart()
    page = await house.ada.slash("interview start", track="law", format="short", mode="warm-up")
    await house.ada.press("Start", on=(await page.finished()).message)
    greeting = await house.ada.sees("we begin <t:")
    (begins,) = re.findall(r"<t:(\d+):R>", greeting.content)
    assert house.now() < int(begins) <= house.now() + 2
    await house.ada.sees("### Question 1")
    assert house.now() >= int(begins)
    assert "<t:" not in greeting.content
