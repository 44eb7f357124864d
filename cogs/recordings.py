"""Recorded answers: a voice message, a sound file or a video that comes in place of typed words."""

import asyncio
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

import aiohttp
import discord

from bot.answer import Answer, joined
from bot.bank import Term
from bot.errors import InputInvalid, RecordingUnreadable, SpeechFailed
from bot.interview.transcript import Prompt
from bot.speech.hearing import Hearing
from bot.speech.hotwords import Names
from bot.speech.levels import SAID, Trouble
from bot.speech.recording import MOST_BYTES, Heard, Unusable, refusal
from cogs.said import cut, said
from storage.archive import Archive

DEAF = (
    "I can't take a recording just now: no speech model is installed here. Please write your "
    "answer as text; nothing was kept of what you sent."
)
STILL_LISTENING = (
    "I am still listening to the recording that you sent before, so this isn't kept. Wait for "
    "my reply, then go on."
)
CROWDED = (
    "Many recordings are being heard just now, so yours isn't kept. Please send it again in a "
    "minute, or write your answer."
)
ONE_AT_A_TIME = "Please send one recording for one answer. Nothing was kept of these."
NOT_UNDERSTOOD = (
    "I heard you speak but could make out no words, so nothing is kept. Speak closer to the "
    "microphone and send it again, or write your answer."
)
FAILED = (
    "Your recording could not be put into words just now, so it isn't kept. Please send it again "
    "in a minute, or write your answer."
)
LOST = "Discord didn't give me your recording. Please send it again."
LISTENING = "I am listening to your recording …"
PARTLY = "⚠ {seconds} of it could not be put into words."
MOST_WAITING = 6
"""Recordings in hand at once: each may take 25 MB, and 40 MB once it is opened."""
MOST_CAPTION = 1200
"""Characters of what was heard that are shown; escapes may double a few of them."""
FETCH_SECONDS = 60.0

_CDN = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
_SOUND = ("audio/", "video/", "application/octet-stream", "application/ogg")


class Recordings:
    """Hears recordings for answers: `Recordings(archive, shelf.finder, hearing)`.

    `named` finds the skills in a text, as `Shelf.finder` does. Nothing is kept of any sound.
    """

    def __init__(
        self, archive: Archive, named: Callable[[str], Sequence[Term]], hearing: Hearing | None
    ) -> None:
        self._archive, self._named, self._hearing = archive, named, hearing
        self._late: Hearing | None = None
        self._members: set[int] = set()

    @property
    def ready(self) -> bool:
        """Whether there is anything to hear with."""
        return self._hearing is not None

    @property
    def sends_away(self) -> bool:
        """Whether recordings leave this machine to be put into words."""
        return self._hearing is not None and self._hearing.sends_away

    def equip(self, hearing: Hearing) -> None:
        """Hear with this from now on; it is closed with `close`."""
        self._hearing = self._late = hearing

    async def close(self) -> None:
        """Close what came after the start; what was there before belongs to others."""
        late, self._late = self._late, None
        if late is not None:
            self._hearing = None
            await late.close()

    async def hear(
        self, member: int, sitting: int, prompt: Prompt | None, files: Sequence[discord.Attachment]
    ) -> Heard:
        """Put a member's recording for the open question into words; there is always one at least.

        Raises:
            InputInvalid: several files, a second one meanwhile, too many waiting, or no words in
                it; SpeechFailed when nothing can hear it, RecordingUnreadable when it is none.
        """
        hearing, file = self._admitted(member, files)
        self._members.add(member)
        try:
            names = await self._names(sitting, prompt)
            data = await _fetched(file)
            heard = await hearing.recording(f"recording-{member}", data, hotwords=names)
        finally:
            self._members.discard(member)
        _require_words(heard)
        return heard

    def _admitted(
        self, member: int, files: Sequence[discord.Attachment]
    ) -> tuple[Hearing, discord.Attachment]:
        if self._hearing is None:
            raise SpeechFailed(DEAF)
        if member in self._members:
            raise InputInvalid(STILL_LISTENING)
        if len(files) != 1:
            raise InputInvalid(ONE_AT_A_TIME)
        if len(self._members) >= MOST_WAITING:
            raise InputInvalid(CROWDED)
        refuse_at_sight(files[0])
        return self._hearing, files[0]

    async def _names(self, sitting: int, prompt: Prompt | None) -> Sequence[str]:
        record = await self._archive.sittings.get(sitting)
        kept = None
        if record is not None and record.profile_id is not None:
            kept = await self._archive.resumes.load(record.profile_id)
        names = Names(self._named, kept.profile if kept else None)
        return names.asked(prompt) if prompt else names.open


def refuse_at_sight(file: discord.Attachment) -> None:
    """Refuse what can't be a recording before it is fetched; the rest is told by what it holds.

    Raises:
        RecordingUnreadable: empty, larger than 25 MB, a picture or a document, or not Discord's.
    """
    if file.size == 0:
        raise refusal(Unusable.EMPTY)
    if file.size > MOST_BYTES:
        raise refusal(Unusable.TOO_BIG)
    place = urlsplit(file.url)
    if place.scheme != "https" or place.hostname not in _CDN or not is_sound(file):
        raise refusal(Unusable.NOT_AUDIO)


def is_sound(file: discord.Attachment) -> bool:
    """Say whether a file may be a recording, as far as its sender says what it is."""
    return file.content_type is None or file.content_type.lower().startswith(_SOUND)


def with_typed(heard: Answer, typed: str) -> Answer:
    """Give the answer that was spoken, and what was typed beside it after that."""
    return joined(heard, Answer(typed.strip())) if typed.strip() else heard


def remarks(heard: Heard) -> tuple[str, ...]:
    """Tell the member what was heard, and what was wrong with the sound."""
    lines = [f"-# What I heard:\n> {said(cut(heard.answer.text, MOST_CAPTION))}"]
    if missed := sum(end - start for start, end in heard.answer.missed):
        lines.append(PARTLY.format(seconds=f"{max(1, round(missed))} s"))
    if trouble := heard.levels.trouble:
        lines.append(f"⚠ {SAID[trouble]}")
    return tuple(lines)


def _require_words(heard: Heard) -> None:
    if heard.answer.text:
        return
    if heard.answer.missed:
        raise SpeechFailed(FAILED)
    trouble = heard.levels.trouble
    silent = trouble is Trouble.SILENT or trouble is Trouble.NO_SPEECH
    raise RecordingUnreadable(SAID[trouble] if trouble and silent else NOT_UNDERSTOOD)


async def _fetched(file: discord.Attachment) -> bytes:
    try:
        async with asyncio.timeout(FETCH_SECONDS):
            return await file.read()
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError):
        raise RecordingUnreadable(LOST) from None
