from dataclasses import replace

from bot.resume.job import Match, Wish
from cogs.controls import laid_out
from cogs.resume_cards import job_card
from tests.cogs.house import House
from tests.cogs.snapshots import shown, texts
from tests.discord_standin import Outcome
from tests.fakes import PROFILE

JOB = "The job description"
POSTING = (
    "What we offer: coffee.\nRequirements:\n- 5+ years of experience with Redis\n"
    "- Strong knowledge of underwater basket weaving\n- <@1> *bold* claims\n"
)


async def pasted(house: House, text: str) -> Outcome:
    """Open the form below the check, and send a text."""
    page = await (await house.ada.slash("resume check")).finished()
    form = await house.ada.press("Compare with a job", on=page.message)
    return await (await house.ada.submit(form, {JOB: text})).finished()


async def test_a_resume_is_set_beside_a_pasted_job(house: House) -> None:
    """What is wanted stands with the resume's line, or as not found, for the member alone."""
    await house.keep_resume(house.ada)
    answer = await pasted(house, POSTING)
    assert answer.ephemeral
    found, missing = answer.text.split("Wanted, and not found in it")
    assert "**Redis**: “" in found
    assert "underwater basket weaving" in missing
    assert r"\<@1> \*bold\* claims" in missing
    assert "coffee" not in answer.text


async def test_a_text_that_asks_for_nothing_is_said(house: House) -> None:
    """Blanks and small talk get a sentence on what to paste."""
    await house.keep_resume(house.ada)
    assert "That was empty" in (await pasted(house, "   ")).text
    assert "no line of requirements" in (await pasted(house, "We are nice people.")).text


async def test_names_of_the_lexicon_are_wanted_by_any_of_their_names(house: House) -> None:
    """A job wants Microsoft Project, a resume has MS Project: the two are one."""
    bullet = replace(PROFILE.bullets[0], text="Planned the fit-out of 3 shops in MS Project.")
    await house.keep_resume(house.ada, replace(PROFILE, bullets=(bullet,)))
    answer = await pasted(house, "Requirements:\n- Microsoft Project\n- Bluebeam Revu\n")
    found, missing = answer.text.split("Wanted, and not found in it")
    assert "**Microsoft Project**: " in found
    assert "Bluebeam Revu" in missing


def test_the_longest_comparison_fits_a_message() -> None:
    """However much is wanted, the card stays within Discord's 4,000 characters."""
    wishes = tuple(Wish(f"{n} " + "*" * 200, "_" * 900) for n in range(60))
    lacking = tuple(Wish(f"{n} " + "#_" * 100, None) for n in range(90))
    view = laid_out(job_card(Match(wishes, lacking)))
    assert texts(view) <= 4000
    assert "and 40 more" in shown(view)
