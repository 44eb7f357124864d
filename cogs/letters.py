"""Answers by direct message: what a member writes or records answers their open question."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import discord
from discord.ext import commands

from bot.answer import Answer
from bot.errors import InputInvalid
from bot.interview.transcript import Prompt
from bot.speech.recording import Unusable, refusal
from cogs.errors import UNDELIVERED, note, sentence
from cogs.floor import Floor, Live
from cogs.once import Once
from cogs.recordings import DEAF, STILL_LISTENING, Recordings, is_sound, remarks, with_typed
from cogs.room_words import question_text
from storage.records import SittingRecord

NONE_OPEN = "You have no interview open. Begin one with `/interview start`, in a server where I am."
NO_WORDS = "There were no words in that. Please write your answer, or send a voice message."
TOO_SOON = (
    "That came before I had asked the next question, so it isn't kept. If it belongs to your last "
    "answer, begin the next one with “I wasn’t finished”."
)
CLOSED = "That question was closed before your message came, so it isn't kept."
CLOSED_MEANWHILE = "That question was closed while I was listening, so your answer isn't kept."
OVER = "That was the last question. Your feedback is in {room}."
ELSEWHERE = "The next question is in {room}."
SEVERAL = (
    "-# You have interviews in several servers: this went to the one that asked last, in {room}."
)
OUT_OF_REACH = (
    "I can't reach the room of your interview just now. `/interview resume`, in its server, opens "
    "a new one; what was kept is kept."
)
HERE = "-# Write your answer here, or use the buttons in {room}."
HERE_ALOUD = "-# Write your answer here, send a voice message, or use the buttons in {room}."
PATIENCE = 30.0
"""Seconds to wait for the next question before its place is named instead."""
MOST = 2000
"""Characters of one message."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """What a message holds of an answer: words, recordings, or both."""

    text: str
    files: tuple[discord.Attachment, ...]
    channel: discord.abc.Messageable


class Letters(commands.Cog):
    """Takes direct messages for the interviews of a floor: `Letters(floor, recordings)`."""

    def __init__(self, floor: Floor, recordings: Recordings) -> None:
        self._floor, self._recordings = floor, recordings
        self._once = Once()
        self._reading: dict[int, str] = {}
        """Members whose message is in hand, with what the next one is told meanwhile."""

    @commands.Cog.listener("on_message")
    async def read(self, message: discord.Message) -> None:
        """Answer every message of a person to the bot; its words are never logged."""
        if message.guild is not None or message.author.bot or not self._once.is_new(message.id):
            return
        try:
            said = await self._answered(message)
        except Exception as error:  # noqa: BLE001 - the last door before the member's silence
            said = [sentence(error)]
        whole = "\n".join(said)
        try:
            for text in [whole] if len(whole) <= MOST else said:
                await message.channel.send(text)
        except UNDELIVERED as error:
            note(error)

    async def _answered(self, message: discord.Message) -> list[str]:
        member = message.author.id
        if (busy := self._reading.get(member)) is not None:
            return [busy]
        self._reading[member] = STILL_LISTENING if message.attachments else TOO_SOON
        try:
            lives = self._floor.of_member(member)
            resting = [] if lives else await self._resting(str(member))
            if not lives and not resting:
                return [NONE_OPEN]
            letter = _read(message)
            if letter.files and not self._recordings.ready:
                return [DEAF]
            if not lives:
                return await self._gone_on_with(resting, letter)
            live = max(lives, key=lambda one: one.room.asked_at)
            return await self._hand_in(live, letter, several=len(lives) > 1)
        finally:
            del self._reading[member]

    async def _gone_on_with(
        self, resting: Sequence[tuple[SittingRecord, int]], letter: _Letter
    ) -> list[str]:
        """Go on with the interview that was last heard from, as after a restart."""
        live = await self._floor.go_on(*resting[0])
        if await _asked(live) is None:
            return [OUT_OF_REACH]
        return await self._hand_in(live, letter, several=len(resting) > 1)

    async def _resting(self, member: str) -> Sequence[tuple[SittingRecord, int]]:
        archive, found = self._floor.archive, []
        for record in await archive.sittings.unfinished_anywhere(member):
            thread = await archive.rooms.thread(record.id)
            if thread is not None and await self._floor.unfinished(member, record.scope):
                found.append((record, thread))
        return found

    async def _hand_in(self, live: Live, letter: _Letter, *, several: bool) -> list[str]:
        room, place = live.room, f"<#{live.thread}>"
        answered = room.open_id
        if not answered:
            return [TOO_SOON]
        answer, heard = Answer(letter.text), tuple[str, ...]()
        if letter.files:
            answer, heard = await self._heard(live, letter)
        taken = await room.hand_in(answered, answer)
        following = await _asked(live)
        kept = taken and await self._is_kept(room.sitter.sitting, answered)
        said = [*heard, _kept(answered) if kept else ""]
        if not taken:
            said = [*heard, CLOSED_MEANWHILE if heard else CLOSED]
        if following is not None:
            planned = sum(count for _, count in room.sitter.shape.planned)
            how = HERE_ALOUD if self._recordings.ready else HERE
            said += [question_text(following, planned), how.format(room=place)]
        else:
            said.append(await self._what_now(live, place))
        if several:
            said.append(SEVERAL.format(room=place))
        return [part for part in said if part]

    async def _heard(self, live: Live, letter: _Letter) -> tuple[Answer, tuple[str, ...]]:
        """Hear a recording; give the answer and what to tell the member of it."""
        with suppress(*UNDELIVERED):
            await letter.channel.typing()
        room = live.room
        heard = await self._recordings.hear(
            room.sitter.member, room.sitter.sitting, room.prompt, letter.files
        )
        return with_typed(heard.answer, letter.text), remarks(heard)

    async def _is_kept(self, sitting: int, prompt: str) -> bool:
        transcript = await self._floor.archive.sittings.transcript(sitting)
        return any(turn.prompt.id == prompt and turn.answer for turn in transcript.turns)

    async def _what_now(self, live: Live, place: str) -> str:
        record = await self._floor.archive.sittings.get(live.room.sitter.sitting)
        if record is not None and record.ended_at is not None:
            return OVER.format(room=place)
        return OUT_OF_REACH if live.task.done() else ELSEWHERE.format(room=place)


async def _asked(live: Live) -> Prompt | None:
    """Wait for the next question; None when the sitting is over first, or after a while."""
    asking = asyncio.ensure_future(live.room.asked())
    try:
        await asyncio.wait(
            {asking, live.task}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED
        )
        return asking.result() if asking.done() else None
    finally:
        asking.cancel()


def _read(message: discord.Message) -> _Letter:
    """Read a message.

    Raises:
        InputInvalid, RecordingUnreadable: there are neither words nor a recording in it.
    """
    files = tuple(file for file in message.attachments if is_sound(file))
    if not message.content.strip() and not files:
        raise refusal(Unusable.NOT_AUDIO) if message.attachments else InputInvalid(NO_WORDS)
    return _Letter(message.content, files, message.channel)


def _kept(prompt: str) -> str:
    """Say what an answer was kept as: "q3" is question 3, "q3p1" the follow-up to it."""
    number, _, probe = prompt.removeprefix("q").partition("p")
    named = f"the follow-up to question {number}" if probe else f"question {number}"
    return f"✓ Kept as your answer to {named}."
