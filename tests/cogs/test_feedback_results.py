from dataclasses import replace

import pytest

from bot.answer import Answer, Medium, Segment
from bot.interview.transcript import Mode
from cogs.feedback import NOT_YOURS, Feedback
from cogs.looking_back import LookingBack
from storage.audit import Action
from storage.memory import Memory
from storage.rescoring import Corrections
from storage.retention import without_words
from tests.cogs.house import House
from tests.cogs.reports import asked, held, turn
from tests.discord_standin import Member, Outcome, text_of


def feedback(house: House) -> Feedback:
    """Make the feedback of what the running bot keeps."""
    memory = Memory(house.archive, house.app.shelf.formats, house.now)
    corrections = Corrections(house.archive.rescoring, house.app.shelf, house.now)
    looking_back = LookingBack(house.archive, memory, house.now)
    return Feedback(memory, house.archive.preferences, corrections, looking_back)


async def post(house: House, member: Member, number: int) -> None:
    """Post a report where everybody may read, to see who may press its button."""
    posting = await feedback(house).report(str(member.id), number)
    channel = await house.app.client.fetch_channel(int(house.stage.general.id))
    await channel.send(view=posting.view, files=posting.files)  # type: ignore[union-attr] # text


async def test_the_last_report_comes_with_its_picture_to_the_member_alone(house: House) -> None:
    """The newest interview is shown with a score card that has words for those who can't see it."""
    await held(house, house.ada, asked(30.0))
    number = await held(house, house.ada)
    shown = await (await house.ada.slash("results last")).finished()
    assert shown.ephemeral
    assert "**62 of 100**" in shown.text
    assert f"Up 32 since your last one (#{number - 1}" in shown.text
    (picture,) = shown.message.attachments
    assert picture.filename == "score-card.png"
    assert picture.description
    assert "specificity 71 (last time 39)" in picture.description
    assert all("Results" not in m.content for m in house.bob.messages())


async def test_results_without_an_interview_say_how_to_get_one(house: House) -> None:
    """A newcomer is told which command to begin with, and another server's results don't show."""
    for command in ("results last", "results history"):
        assert "/interview start" in (await (await house.ada.slash(command)).finished()).text
    await held(house, house.bob)
    assert (
        "no finished interview" in (await (await house.ada.slash("results last")).finished()).text
    )


async def test_the_button_shows_feedback_to_its_member_after_a_restart(house: House) -> None:
    """Pressed after the bot came back, it opens an ephemeral overview that leads to each answer."""
    await post(house, house.ada, await held(house, house.ada))
    await house.restart()
    opened = await (await house.ada.press("Show my feedback")).finished()
    assert opened.ephemeral
    assert "What a good interview proves" in opened.text
    await house.ada.press("Next")
    await house.ada.sees(r"> We moved the \*session\* store to Redis")
    await house.ada.choose("Go to a question", "q3 · technical")
    last = await house.ada.sees("> I cut the nightly build")
    assert "Next" not in text_of(last)
    await house.ada.press("Back")
    await house.ada.sees("> I led the move")


async def test_nobody_else_opens_a_members_feedback(house: House) -> None:
    """Another member who sees the button is told kindly whose it is, and sees no answer."""
    await post(house, house.ada, await held(house, house.ada))
    refused = await (await house.bob.press("Show my feedback")).finished()
    assert refused.ephemeral
    assert refused.text == NOT_YOURS


async def test_a_forged_or_deleted_interviews_button_is_refused(house: House) -> None:
    """A number that no interview of the member has leads to the same kind words."""
    number = await held(house, house.ada)
    await post(house, house.ada, number)
    message = await house.ada.sees("Show my feedback")
    for row in message.components:
        for control in row.get("components", []):
            if control.get("custom_id"):
                control["custom_id"] = "feedback:9223372036854775999"
    refused = await (await house.ada.press("Show my feedback")).finished()
    assert refused.text == NOT_YOURS


async def test_feedback_whose_words_are_gone_shows_scores_alone(house: House) -> None:
    """After retention the pages say that the answers are no longer kept."""
    number = await held(house, house.ada)
    await post(house, house.ada, number)
    await house.archive.sittings.drop_transcripts_before(int(house.now()) + 9, int(house.now()))
    opened = await (await house.ada.press("Show my feedback")).finished()
    assert "no longer kept" in opened.text
    assert "**62 of 100**" in opened.text


async def test_history_has_pages_and_a_trend(house: House) -> None:
    """Ten interviews take two pages that the buttons turn, with the course of the scores."""
    for overall in range(20, 70, 5):
        await held(house, house.ada, asked(float(overall)), mode=Mode.WARM_UP)
    first = await (await house.ada.slash("results history")).finished()
    assert "page 1 of 2" in first.text
    assert "Trend on backend" in first.text
    assert "specificity 29 → 74: higher" in first.text
    await house.ada.press("Older")
    await house.ada.sees("page 2 of 2")
    await house.ada.press("Newer")
    await house.ada.sees("page 1 of 2")


async def test_two_interviews_are_compared_the_earlier_one_first(house: House) -> None:
    """Both are offered while typing, and the change of the same question is shown."""
    then = await held(house, house.ada, asked(40.0))
    now = await held(house, house.ada, asked(70.0))
    offered = await house.ada.complete("results compare", "one", "backend")
    assert [name.split(" ")[0] for name in offered] == [f"#{now}", f"#{then}"]
    shown = await (await house.ada.slash("results compare", one=now, other=then)).finished()
    assert shown.ephemeral
    assert f"#{then} and #{now}" in shown.text
    assert "40 → 70 (+30)" in shown.text


async def test_comparing_what_isnt_there_is_refused_with_the_way_out(house: House) -> None:
    """The same one twice, or somebody else's, gets a sentence that says what to choose."""
    mine, other = await held(house, house.ada), await held(house, house.bob)
    same = await (await house.ada.slash("results compare", one=mine, other=mine)).finished()
    assert "two different interviews" in same.text
    foreign = await (await house.ada.slash("results compare", one=mine, other=other)).finished()
    assert "your finished interviews" in foreign.text


@pytest.mark.parametrize("gone", [False, True])
async def test_a_skip_and_dropped_words_survive_the_way_through_the_archive(
    house: House,
    gone: bool,  # noqa: FBT001 - a case of the test
) -> None:
    """A report read back has a card however little is left of it."""
    turns = (turn(1, None), *asked()[2:])
    kept = tuple(without_words(t) for t in turns) if gone else turns
    await held(house, house.ada, kept)
    shown = await (await house.ada.slash("results last")).finished()
    assert "skipped: counts 0" in shown.text


async def test_a_member_keeps_their_words_and_the_picture_off_the_posted_report(
    house: House,
) -> None:
    """Turned off, neither stands in the thread; the details for the member alone keep the words."""
    number = await held(house, house.ada)
    await (await house.ada.slash("settings")).finished()
    await house.ada.press("Turn off: quotes in the posted report")
    await house.ada.sees("Quotes in the posted report: off")
    await house.ada.press("Turn off: score card picture")
    await house.ada.sees("Score card picture: off")
    await post(house, house.ada, number)
    posted = await house.bob.sees("names a measured result")
    assert "Redis" not in text_of(posted)
    assert posted.attachments == []
    private = await (await house.ada.slash("results last")).finished()
    assert "Redis" in private.text
    await house.ada.press("Turn on: quotes in the posted report")
    await house.ada.sees("Quotes in the posted report: on")
    await post(house, house.ada, number)
    assert "Redis" in text_of(await house.bob.sees("Redis"))


HEARD = "We moved the session store to read this, and I wrote the pooling."


async def to_form(house: House) -> Outcome:
    """Open the form for an interview whose first answer was spoken and badly heard."""
    said = Answer(HEARD, 30.0, Medium.SPOKEN, segments=(Segment(HEARD, 0.0, 30.0, 0.4),))
    first, *others = asked()
    turns = (replace(first, answer=said), *others)
    number = await held(house, house.ada, turns, track="software-engineering")
    await post(house, house.ada, number)
    await (await house.ada.press("Show my feedback")).finished()
    await (await house.ada.press("Next")).finished()
    await house.ada.sees("probably misheard")
    return await house.ada.press("Correct a misheard word")


def field(form: Outcome) -> str:
    """Name the one field of the form."""
    modal = form.interaction.modal
    assert modal
    (label,) = [part["label"] for part in modal["components"]]
    return str(label)


async def test_a_misheard_word_is_corrected_once_below_its_feedback(house: House) -> None:
    """The form shows what was heard; what comes back is scored, shown as corrected, and noted."""
    form = await to_form(house)
    modal = form.interaction.modal
    assert modal
    assert HEARD in str(modal)
    fixed = HEARD.replace("read this", "Redis")
    page = await (await house.ada.submit(form, {field(form): fixed})).finished()
    assert page.ephemeral
    assert fixed in page.text
    assert "corrected by you" in page.text
    assert "Correct a misheard word" not in page.text
    deeds = await house.archive.audit.latest(house.scope)
    assert [deed.action for deed in deeds] == [Action.CORRECTED]


async def test_a_new_answer_is_no_correction(house: House) -> None:
    """Too many other words are refused with the way out, and the form can be opened again."""
    form = await to_form(house)
    new = "I designed every service alone and saved half of the budget in one week."
    said = await (await house.ada.submit(form, {field(form): new})).finished()
    assert "misheard words only" in said.text
    await house.ada.press("Correct a misheard word")
