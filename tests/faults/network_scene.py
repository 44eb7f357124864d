"""A scored interview in text over the stand-in, to which something is done; what it came to."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.errors import trail
from bot.interview.transcript import Ending
from cogs.submissions import KEPT_LATE
from tests.cogs.house import House
from tests.cogs.talking import ANSWER, FIELD, labels
from tests.discord_standin import ClientRefuses, DidNotRespond, Outcome, standin, text_of
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.interaction import Callback
from tests.discord_standin.records.message import Message
from tests.discord_standin.world.changes import NothingHappened
from tests.faults.network_time import Along, Hurry
from tests.faults.table import Outcome as Came
from tests.faults.table import Try

PATIENT = 30.0
"""Seconds of the loop in which the member must have read how it goes on."""
OPEN, GO_ON, REPORT = "Answer", "Go on", "Show my feedback"
RESUME = "/interview resume"


class Scene:
    """Ada's interview. `rng` chooses moments; `said` are answers that were acknowledged."""

    def __init__(self, house: House, rng: random.Random, hurry: Hurry) -> None:
        self.house, self.rng, self.hurry = house, rng, hurry
        self.played, self.ada = house.played, house.ada
        self.said: list[str] = []
        self.silent, self.patience = 0, PATIENT
        self.trouble: list[str] = []
        self._count = 0

    async def page(self) -> Outcome:
        """Ask for a scored interview of two questions, and give the page with Start."""
        wish: dict[str, Any] = {"track": "software-engineering", "format": "short"}
        wish["mode"] = "scored"
        return await (await self.ada.slash("interview start", **wish)).finished()

    async def start(self) -> None:
        """Agree to it."""
        await self.ada.press("Start", on=(await self.page()).message)
        await self.next_step()

    async def next_step(self, but: tuple[str, str] = ("", "")) -> Message:
        """Wait for the newest message with a button that leads on, other than one that was used."""

        def newest() -> Message | None:
            leads = [m for m in self.messages() if _lead(m)]
            return leads[-1] if leads and (leads[-1].id, _lead(leads[-1])) != but else None

        found = await self.played.until(newest, "nothing leads on", self.patience)
        assert found is not None
        return found

    def is_asked_or_told(self) -> bool:
        """Say whether a question is open, or the bot has said that it is over."""
        return any(
            OPEN in labels(m) or "Your feedback is ready" in text_of(m) for m in self.messages()
        )

    def messages(self) -> list[Message]:
        """List what stands in Ada's rooms."""
        return [m for room in self.rooms() for m in self.ada.messages(room)]

    def rooms(self) -> list[Channel]:
        """List Ada's threads."""
        return self.ada.threads()

    async def form(self) -> Outcome:
        """Open the form of the question that is open."""
        return await self.ada.press(OPEN, on=await self._open_question())

    async def _open_question(self) -> Message:
        while OPEN not in labels(step := await self.next_step()):
            await self.lead_on(step)
        return step

    def words(self) -> str:
        """Make an answer that nobody gave before."""
        self._count += 1
        return f"{ANSWER} My mark is number {self._count}."

    async def send(self, form: Outcome, words: str) -> bool:
        """Send an answer; False when Discord says that the bot is silent, and the form stays."""
        try:
            outcome = await self.ada.submit(form, {FIELD: words})
        except DidNotRespond:
            return False
        with suppress(NothingHappened):
            await self.played.until(lambda: _settled(outcome), "", PATIENT)
        if _receipt(outcome):
            self.said.append(words)
        return True

    async def answer(self, form: Outcome | None = None) -> None:
        """Answer as a member does: who is told that nothing happened sends it once more."""
        opened, words = form or await self.form(), self.words()
        for _ in range(5):
            if await self.send(opened, words):
                break
        asked = opened.interaction.source
        if self.said[-1:] == [words] and asked is not None:
            with suppress(NothingHappened):
                await self.played.until(lambda: OPEN not in labels(asked), "", 5.0)

    async def lead_on(self, step: Message) -> None:
        """Press what leads on; a press that Discord's client says was lost is pressed again."""
        for _ in range(5):
            with suppress(DidNotRespond, ClientRefuses):
                await self.ada.press(GO_ON, on=step)
                return

    async def to_the_end(self) -> None:
        """Go on until the report, by whatever the member reads; silence is counted."""
        used = ("", "")
        while True:
            try:
                step = await self.next_step(but=used)
            except NothingHappened:
                if not await self.resume():
                    self.silent += 1
                    return
                continue
            used = (step.id, _lead(step))
            if REPORT in labels(step):
                return
            if OPEN in labels(step):
                known = len(self.said)
                await self.answer(await self.ada.press(OPEN, on=step))
                used = used if len(self.said) > known else ("", "")
            else:
                await self.lead_on(step)

    async def resume(self) -> bool:
        """Use the command, if the member was told of it in private."""
        told = [m for m in self.ada.messages(self.ada.direct) if RESUME in text_of(m)]
        if not told:
            return False
        await (await self.ada.slash("interview resume")).finished()
        return True

    def _given_back(self) -> str:
        """Give all words that came back to Ada in a file."""
        files = [file.data for m in self.ada.messages() for file in m.attachments]
        return "\n".join(data.decode("utf-8-sig", "replace") for data in files)

    async def came_to(self) -> Came:
        """Compare what is kept with what was acknowledged, and count the attempts."""
        archive = self.house.archive
        record = await archive.sittings.get(1)
        assert record is not None
        turns = (await archive.sittings.transcript(record.id)).turns
        texts = [turn.answer.text for turn in turns if turn.answer]
        back = self._given_back()
        lost = sum(texts.count(words) != 1 for words in self.said if words not in back)
        attempts = await archive.attempts.history(record.member, record.scope, record.track)
        spent = [attempt.spent for attempt in attempts]
        right = [record.ending is not None and record.ending is not Ending.FAULT]
        if record.ending is None:
            self.trouble.append("it neither ended nor went on")
        return Came(
            lost=lost,
            wrongly_spent=int(spent != right),
            silent=self.silent,
            trouble=tuple(self.trouble),
        )


Deed = Callable[[Scene], Awaitable[None]]


def happening(deed: Deed, *, prepare: Callable[[House], None] = lambda _: None) -> Try:
    """Make a try: begin, answer none or one, do it, and go on to the end."""

    async def begun(scene: Scene) -> None:
        await scene.start()
        for _ in range(scene.rng.randrange(2)):
            await scene.answer()
        await deed(scene)
        scene.played.faults.over()
        await scene.to_the_end()

    return beginning(begun, prepare=prepare)


def beginning(deed: Deed, *, prepare: Callable[[House], None] = lambda _: None) -> Try:
    """Make a try that does everything itself."""

    async def attempt(folder: Path, seed: int) -> Came:
        faults: list[str] = []
        asyncio.get_running_loop().set_exception_handler(
            lambda _, context: faults.append(_told(context))
        )
        hurry = Hurry(asyncio.get_running_loop())
        async with standin(clock=Along(hurry)) as played:
            house = House(played, folder)
            prepare(house)
            await house.open()
            try:
                scene = Scene(house, random.Random(seed), hurry)
                await deed(scene)
                came = await scene.came_to()
            finally:
                await house.close()
        return replace(came, trouble=(*came.trouble, *faults))

    return attempt


def _lead(message: Message) -> str:
    """Give the button of a message that leads on, if there is one."""
    return next((one for one in (OPEN, GO_ON, REPORT) if one in labels(message)), "")


def _settled(outcome: Outcome) -> bool:
    """Say whether a form is closed, and no longer says that the bot is thinking."""
    message = outcome.interaction.message
    return message is None or not message.is_loading


def _receipt(outcome: Outcome) -> bool:
    """Say whether a form was taken: it closes without a word, or with one that says so."""
    deed = outcome.interaction
    return deed.answered_with is Callback.DEFERRED_UPDATE or outcome.text == KEPT_LATE


def _told(context: dict[str, Any]) -> str:
    error = context.get("exception")
    where = trail(error) if isinstance(error, BaseException) else ""
    return f"{context.get('message')}: {where}"
