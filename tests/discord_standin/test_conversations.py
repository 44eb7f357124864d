from typing import Any

import discord
import pytest

from tests.discord_standin import ClientRefuses, Permission, Upload
from tests.discord_standin.scene import Scene

CV = Upload("cv.pdf", b"%PDF" + b"x" * 96)


async def test_only_the_person_sees_an_ephemeral_answer(scene: Scene) -> None:
    """An ephemeral answer is shown to whoever asked and to nobody else."""
    outcome = await scene.ada.slash("interview start", track="law", length="Short", minutes=5)
    assert outcome.ephemeral
    assert outcome.message.content == "law, short, 5 minutes"
    assert outcome.message in scene.ada.messages()
    assert scene.bob.messages() == []


async def test_autocomplete_offers_what_the_bot_suggests(scene: Scene) -> None:
    """Typing into an option gives the bot's suggestions for what was typed."""
    assert await scene.ada.complete("interview start", "track", "n") == ["nursing", "navigation"]


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("nothing", {}),
        ("interview", {}),
        ("interview stop", {}),
        ("interview start", {}),
        ("interview start", {"track": 7}),
        ("interview start", {"track": "law", "length": "Huge"}),
        ("interview start", {"track": "law", "minutes": 31}),
        ("interview start", {"track": "law", "room": "blue"}),
        ("admin", {}),
    ],
)
async def test_the_client_refuses_before_the_bot_is_asked(
    scene: Scene, path: str, options: dict[str, Any]
) -> None:
    """A command that the client wouldn't send never becomes an interaction."""
    with pytest.raises(ClientRefuses):
        await scene.ada.slash(path, **options)
    assert not scene.played.world.interactions


async def test_organisers_see_the_commands_hidden_from_others(scene: Scene) -> None:
    """A command with default permissions is offered to those who have them."""
    scene.stage.give(scene.ada, scene.stage.role("Organisers", Permission.MANAGE_GUILD))
    assert (await scene.ada.slash("admin")).text == "Organised"


async def test_guild_commands_are_not_offered_in_private(scene: Scene) -> None:
    """A guild-only command can't be run in DMs, another can."""
    with pytest.raises(ClientRefuses, match="isn't offered"):
        await scene.ada.slash("interview report", channel=scene.ada.direct)
    outcome = await scene.ada.slash("read", channel=scene.ada.direct, file=CV)
    assert outcome.text == "cv.pdf: 100 bytes"


async def test_a_button_updates_its_message(scene: Scene) -> None:
    """Pressing a button can change the message that holds it."""
    shown = await scene.ada.slash("interview lobby")
    assert "Seats: 3" in shown.text
    outcome = await scene.bob.press("Begin")
    assert outcome.message is shown.message
    assert shown.message.content == "Opening…"
    assert shown.message.components == []
    await scene.bob.sees("Question 1")


@pytest.mark.parametrize("label", ["Later", "Elsewhere", "Track"])
async def test_what_cannot_be_pressed_is_refused(scene: Scene, label: str) -> None:
    """A disabled button, one that isn't there, and a select can't be pressed."""
    await scene.ada.slash("interview lobby")
    with pytest.raises(ClientRefuses):
        await scene.ada.press(label)


async def test_nobody_presses_what_others_alone_see(scene: Scene) -> None:
    """A button on somebody else's ephemeral message isn't there for others."""
    await scene.ada.slash("interview start", track="law")
    with pytest.raises(ClientRefuses, match="no controls"):
        await scene.bob.press("Begin")


async def test_selects_take_options_and_people(scene: Scene) -> None:
    """A choice reaches the bot as an option's value, or as a resolved member."""
    await scene.ada.slash("interview lobby")
    assert (await scene.ada.choose("Track", "Nursing")).text == "Chose Nursing"
    assert (await scene.ada.choose("Peer", scene.bob)).text == "Chose bob"
    with pytest.raises(ClientRefuses, match="isn't offered"):
        await scene.ada.choose("Track", "Alchemy")
    with pytest.raises(ClientRefuses, match="2 chosen"):
        await scene.ada.choose("Track", "Law", "Nursing")


async def test_a_modal_carries_files_and_choices(scene: Scene) -> None:
    """A submitted modal brings an uploaded file that the bot reads back, and all other fields."""
    await scene.ada.slash("interview start", track="law")
    form = await scene.ada.press("Form")
    assert form.modal["title"] == "Your resume"
    answers = {"Resume": CV, "Level": "Senior", "Goal": "To learn", "Sure": True}
    outcome = await (await scene.ada.submit(form, answers)).finished()
    assert outcome.text == "cv.pdf: 100 bytes, senior, goal To learn, True"
    assert outcome.ephemeral
    with pytest.raises(ClientRefuses, match="no such modal"):
        await scene.ada.submit(form, answers)


@pytest.mark.parametrize(
    "answers",
    [
        {"Level": "junior"},
        {"Resume": CV},
        {"Resume": "a path", "Level": "junior"},
        {"Resume": [CV, CV], "Level": "junior"},
        {"Resume": CV, "Level": "wizard"},
        {"Resume": CV, "Level": "junior", "Goal": "x" * 51},
        {"Resume": CV, "Level": "junior", "Age": "9"},
        {"Resume": Upload("big.pdf", bytes(10 * 1024 * 1024 + 1)), "Level": "junior"},
    ],
)
async def test_a_badly_filled_modal_is_not_sent(scene: Scene, answers: dict[str, Any]) -> None:
    """The client keeps back a modal with a field that is missing, unknown or wrong."""
    await scene.ada.slash("interview lobby")
    form = await scene.ada.press("Form")
    with pytest.raises(ClientRefuses):
        await scene.ada.submit(form, answers)
    assert not form.interaction.submitted


async def test_a_modal_belongs_to_whom_it_opened_for(scene: Scene) -> None:
    """Nobody submits a modal that was opened for another, or none at all."""
    shown = await scene.ada.slash("interview lobby")
    form = await scene.ada.press("Form")
    with pytest.raises(ClientRefuses):
        await scene.bob.submit(form, {"Resume": CV, "Level": "junior"})
    with pytest.raises(ClientRefuses):
        await scene.ada.submit(shown, {})


async def test_a_card_of_new_components_points_at_its_files(scene: Scene) -> None:
    """A deferred answer becomes a card whose pictures and files link to the uploads."""
    outcome = await (await scene.ada.slash("interview report")).finished()
    assert "## Score 81" in outcome.text
    container, file = outcome.message.components
    radar, notes = outcome.message.attachments
    assert container["components"][0]["accessory"]["media"]["url"] == radar.url
    assert (file["name"], file["file"]["attachment_id"]) == ("notes.txt", notes.id)


async def test_a_dynamic_button_outlives_its_process(scene: Scene) -> None:
    """A button made from a template works after the bot was started anew."""
    await (await scene.ada.slash("interview report")).finished()
    await scene.restart()
    assert (await scene.ada.press("Again")).text == "Again number 7"


async def test_links_to_files_expire_and_cannot_be_forged(scene: Scene) -> None:
    """A signed link gives its file for a day, and nothing once expired or altered."""
    outcome = await (await scene.ada.slash("interview report")).finished()
    url = outcome.message.attachments[1].url
    assert await scene.bot.http.get_from_cdn(url) == b"n"
    with pytest.raises(discord.NotFound):
        await scene.bot.http.get_from_cdn(url.replace("ex=", "ex=f"))
    scene.played.clock.advance(25 * 3600)
    with pytest.raises(discord.NotFound):
        await scene.bot.http.get_from_cdn(url)
