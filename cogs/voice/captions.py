"""What a voice room writes in its thread beside the questions: captions, and what became of it."""

import asyncio
import io

import discord

from bot.answer import Answer
from bot.speech.soundcheck import MOST_LOST
from bot.speech.timeline import Timeline
from cogs.controls import sent
from cogs.room_words import going_on_buttons
from cogs.said import cut, said
from cogs.thread import Thread
from cogs.timeline_card import described_timeline, draw_timeline
from cogs.voice.habits import Habits

TAKEN_BACK = "-# Taken back: you were not finished."
MOST_CAPTION = 1500
"""Characters of an answer's caption; escapes may add a few, up to Discord's 2,000."""
HEARD = "-# What I heard:"
NOT_KEPT = "-# What I heard last, in case it could not be kept:"
SO_FAR = "-# What I had heard of your answer so far:"
PARTLY = "-# Part of it I could not make out; it is left out."
AWAY = (
    "We are no longer in the same voice channel, so the clock stands still. Come back within two "
    "minutes, and the open question is asked again; what you said is kept."
)
BROKEN_OFF = (
    "The call is over, so I hold your interview here. Everything that you answered is kept, and "
    "the clock stands still. Join a voice channel and press **Go on**, or use `/interview resume`, "
    "within 24 hours; the open question is asked again."
)
LISTENING = "-# I am listening: answer aloud, and take your time."
PAUSED = "**Paused.** The clock stands still. Press Go on when you are ready."
LOSSY = (
    "-# On the way to me {lost:.0%} of your sound was lost in this interview, so words may be "
    "missing or misheard. A cable, or a place closer to your router, helps."
)
SOUND_KEPT = (
    "-# The sound of your own answers is kept for some days, as you chose. **Show my feedback** "
    "tells until when, plays it to you alone, and deletes it."
)
PICTURE = "timeline.png"
"""Name of the file with who spoke when."""


class Captions:
    """Writes what was heard in a room's thread, unless the member turned that off."""

    def __init__(self, thread: Thread, habits: Habits) -> None:
        self._thread, self._habits = thread, habits
        self._answer = Answer("")

    def hold(self, answer: Answer) -> None:
        """Have an answer written before the room's next words, once it is kept."""
        self._answer = answer

    async def post(self, above: str = HEARD) -> None:
        """Write what is held.

        Raises:
            RoomGone: the thread can't be written in.
        """
        answer, self._answer = self._answer, Answer("")
        if answer.text and self._habits.captions:
            await self._thread.post(f"{above}\n> {said(cut(answer.text, MOST_CAPTION))}")
        if answer.missed:
            await self._thread.post(PARTLY)

    async def look_back(self, timeline: Timeline, lost: float) -> None:
        """Post who spoke when, and how much of the sound (0-1) was lost if it was much.

        Raises:
            RoomGone: the thread can't be written in.
        """
        if lost > MOST_LOST:
            await self._thread.post(LOSSY.format(lost=lost))
        if self._habits.clip_days:
            await self._thread.post(SOUND_KEPT)
        if self._habits.picture and timeline.rows:
            drawn = await asyncio.to_thread(draw_timeline, timeline)
            alt = described_timeline(timeline)
            await self._thread.show(discord.File(io.BytesIO(drawn), PICTURE, description=alt))

    async def broken_off(self, sitting: int, so_far: Answer) -> None:
        """Write how to go on after the call, and what was heard of an answer.

        Raises:
            RoomGone: the thread can't be written in.
        """
        self.hold(so_far)
        await self.post(SO_FAR)
        await self._thread.post(BROKEN_OFF, sent(*going_on_buttons(sitting)))
