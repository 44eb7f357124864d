"""`greenroom rehearse --simulate NAME`: one of the sample candidates sits for an interview."""

from rich.console import Console

from bot.candidates.answering import Candidate
from bot.candidates.cast import character, person_for
from bot.candidates.loading import load_fact_sheet, shipped_people
from bot.interview.conduct import conduct
from bot.interview.formats import Format
from bot.interview.interviewer import RuleInterviewer
from bot.interview.plan import make_plan
from bot.interview.report import make_report
from bot.interview.transcript import Mode, Prompt, Turn
from bot.resume.reader import read_resume
from bot.shelf import Shelf
from bot.simulated_page import simulated_page
from bot.terminal import Player, TerminalRoom


class _Nowhere:
    """A journal that keeps nothing: nobody real has spoken."""

    async def keep(self, turn: Turn) -> None:
        """Forget the turn."""


async def simulate(shelf: Shelf, name: str, *, track: str, shape: Format, seed: int) -> None:
    """Hold an interview of a sample candidate at once and print it with the reasons for each line.

    Raises:
        InputInvalid: there is no candidate or track of that name; the sentence lists them.
    """
    who = character(name)
    bank = shelf.bank(track)
    person = shipped_people()[person_for(track)]
    sheet = load_fact_sheet(person)
    profile = await read_resume(person.with_suffix(".pdf").read_bytes(), terms=shelf.terms)
    plan = make_plan(shape, bank, profile, seed=seed)
    candidate = Candidate(sheet, who.style, seed)

    def reply(prompt: Prompt) -> str:
        follow_up = prompt.follow_up_to is not None
        return candidate.answer(prompt.text, about=prompt.about, follow_up=follow_up)

    silent = Console(quiet=True)
    transcript = await conduct(
        plan,
        room=TerminalRoom(silent, Player(reply, silent), shape, spent=0.0),
        interviewer=RuleInterviewer(plan, shelf.finder),
        scorer=shelf.scorer(track),
        journal=_Nowhere(),
    )
    report = make_report(shape, transcript, Mode.SCORED)
    told = f"{sheet.name}, {name} ({who.about}), on {track}, {shape.id}, seed {seed}"
    Console(highlight=False).print(simulated_page(report, told))
