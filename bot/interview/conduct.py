"""The interview itself: a loop that can be read aloud."""

from dataclasses import replace

from bot.answer import Answer, joined
from bot.interview.intents import continuation, wish_in
from bot.interview.plan import Plan
from bot.interview.ports import Continued, Intent, Interviewer, Journal, Room, RoomLeft, Scorer
from bot.interview.rephrasing import in_other_words
from bot.interview.rescoring import caught_up, with_score
from bot.interview.transcript import Ending, Prompt, Transcript, Turn

WELCOME = (
    "Hello. This is a practice interview of up to {minutes}. Take your time before you answer. "
    'You can say "repeat", "skip", "stop", or "I wasn\'t finished" whenever you need to.'
)
WELCOME_BACK = "Welcome back. Your earlier answers are kept. We go on where you left off."
WAITING = "Take your time. I am listening, and the clock of this interview goes on."
HELP = (
    'You can say "repeat", "rephrase", "skip" or "stop". Say "I wasn\'t finished" to add to your '
    "last answer. The question is still open."
)
GOODBYE = "That was my last question. Thank you for your time. Your feedback follows."


async def conduct(
    plan: Plan,
    *,
    room: Room,
    interviewer: Interviewer,
    scorer: Scorer,
    journal: Journal,
    transcript: Transcript = Transcript(),  # noqa: B008 - a value, never changed in place
) -> Transcript:
    """Hold the interview from where `transcript` stands to its ending.

    An answer's words are in the journal before anything else is done with them, and its score
    before the next prompt is asked: so whatever ends the program loses no words, and what it left
    unscored is scored when the sitting is gone on with.
    """
    sitting = _Sitting(plan, room, scorer, journal)
    transcript = await caught_up(transcript, scorer, journal)
    try:
        await room.say(WELCOME_BACK if transcript.turns else welcome(plan))
        while after := await sitting.step(await _next(interviewer, transcript), transcript):
            if isinstance(after, Ending):
                return transcript.ended(after)
            transcript = after
        await room.say(GOODBYE)
    except RoomLeft:
        return transcript.ended(Ending.LEFT)
    in_time = transcript.seconds < plan.format.hard_stop
    return transcript.ended(Ending.COMPLETED if in_time else Ending.OUT_OF_TIME)


def welcome(plan: Plan) -> str:
    """Give the first words of a sitting, with its length."""
    minutes, seconds = divmod(plan.format.seconds, 60)
    return WELCOME.format(
        minutes=f"{minutes} minutes" if not seconds else f"{plan.format.seconds} seconds"
    )


async def _next(interviewer: Interviewer, transcript: Transcript) -> Prompt | None:
    probe = await interviewer.follow_up(transcript) if transcript.turns else None
    return probe or await interviewer.next_question(transcript)


class _Sitting:
    """One sitting's room, scorer and journal, and the exchange of one prompt for one turn."""

    def __init__(self, plan: Plan, room: Room, scorer: Scorer, journal: Journal) -> None:
        self._plan, self._room, self._scorer, self._journal = plan, room, scorer, journal

    async def step(
        self, prompt: Prompt | None, transcript: Transcript
    ) -> Transcript | Ending | None:
        """Hold one exchange; with nothing left to ask, hear what is added to the last answer."""
        if prompt is not None:
            return await self.exchange(prompt, transcript)
        last, limit = _answered(transcript), self._plan.format.hard_stop - transcript.seconds
        if last is None or limit <= 0:
            return None
        began = self._room.now()
        more = await self._room.last_words(last.prompt, limit=limit)
        spent = self._room.now() - began
        return await self._longer(transcript, last, more.answer, spent) if more else None

    async def exchange(self, prompt: Prompt, transcript: Transcript) -> Transcript | Ending:
        """Ask, listen, score, remember; an Ending when the member or the clock says so."""
        began, repeats = self._room.now(), 0
        await self._room.ask(prompt)
        while True:
            spent = self._room.now() - began
            limit = self._plan.format.hard_stop - transcript.seconds - spent
            if limit <= 0:
                return Ending.OUT_OF_TIME
            heard = await self._room.hear(prompt, limit=limit)
            if isinstance(heard, Continued):
                last = _answered(transcript)
                spent = self._room.now() - began
                return await self._longer(transcript, last, heard.answer, spent)
            wish = wish_in(heard) if isinstance(heard, Answer) else heard
            spent = self._room.now() - began
            if wish in {Intent.REPEAT, Intent.REPHRASE}:
                repeats += 1
                if wish is Intent.REPHRASE:
                    await self._room.say(in_other_words(prompt))
                await self._room.ask(prompt)
            elif wish in {Intent.PAUSE, Intent.HELP}:
                await self._room.say(WAITING if wish is Intent.PAUSE else HELP)
            elif wish is Intent.UNFINISHED:
                if (last := _answered(transcript)) is None:
                    continue
                more = await self._rest(heard, last, limit)
                return await self._extended(transcript, last, more, spent)
            elif wish is Intent.STOP:
                return Ending.STOPPED
            else:
                answer = heard if isinstance(heard, Answer) and wish is not Intent.SKIP else None
                return await self._kept(transcript, Turn(prompt, answer, spent, repeats))

    async def _rest(self, heard: Answer | Intent, last: Turn, limit: float) -> Answer:
        """Give what the member had still to say to the question before."""
        if isinstance(heard, Answer) and (more := continuation(heard.text)):
            return replace(heard, text=more)
        await self._room.say("Please go on.")
        further = await self._room.hear(last.prompt, limit=limit)
        if isinstance(further, Continued):
            return further.answer
        return further if isinstance(further, Answer) else Answer("")

    async def _extended(
        self, transcript: Transcript, last: Turn, more: Answer, spent: float
    ) -> Transcript:
        """Join `more` to the last answer; the prompt asked too early is taken back."""
        whole = joined(last.answer, more) if last.answer else more
        return await self._longer(transcript, last, whole, spent)

    async def _longer(
        self, transcript: Transcript, last: Turn | None, answer: Answer, spent: float
    ) -> Transcript:
        """Put a longer answer in the last one's place; nothing was answered, nothing changes."""
        if last is None:
            return transcript
        turn = replace(last, answer=answer, seconds=last.seconds + spent)
        return await self._kept(replace(transcript, turns=transcript.turns[:-1]), turn)

    async def _kept(self, transcript: Transcript, turn: Turn) -> Transcript:
        turn = replace(turn, assessment=None)
        await self._journal.keep(turn)
        scored = await with_score(turn, transcript, self._scorer)
        if scored is not turn:
            await self._journal.keep(scored)
        return transcript.with_turn(scored)


def _answered(transcript: Transcript) -> Turn | None:
    last = transcript.turns[-1] if transcript.turns else None
    return last if last and last.answer else None
