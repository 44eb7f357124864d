"""What the bot hears and speaks with, and an ear made of it."""

import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.errors import GreenroomError
from bot.settings import Settings
from bot.speech.attention import Ears
from bot.speech.decisions import Decision
from bot.speech.ear import Ear
from bot.speech.hearing import Hearing, open_hearing
from bot.speech.hotwords import Names
from bot.speech.ports import Voice
from bot.speech.said_before import SaidBefore
from bot.speech.saying import Saying
from bot.speech.tape import Tape
from bot.speech.turns import Manners
from bot.speech.voice.chain import VoiceChain
from bot.speech.voice.opening import edition, open_voice

LONGEST = 7
"""Days that members are told at most; the database refuses more."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Equipment:
    """A recogniser and a voice for all rooms, and how patiently they listen.

    `said_before` keeps the sound of bank questions, `spoken` has the forms in which terms are said.
    `clip_days` is for how long members may have the sound of their own answers kept.
    """

    hearing: Hearing
    voice: Voice
    said_before: SaidBefore | None = None
    spoken: Mapping[str, str] = field(default_factory=dict)
    manners: Manners = Manners()  # noqa: RUF009 - a value
    clip_days: int = LONGEST

    def ears(
        self, room: str, manners: Manners, names: Names | None = None, *, taping: bool = False
    ) -> Ears:
        """Give what makes the ears of one room; `names` may occur in what they hear.

        When `taping`, each holds its sound for as long as it is open.
        """
        transcriber = self.hearing.turns.room(room)

        def ear(
            start: float,
            decided: Callable[[Decision], None],
            sounded: Callable[[float, float], None],
        ) -> Ear:
            return Ear(
                transcriber,
                cutting=self.hearing.cutting,
                manners=manners,
                start=start,
                decided=decided,
                sounded=sounded,
                hotwords=names.open if names else (),
                tape=Tape() if taping else None,
            )

        return ear

    def saying(self) -> Saying:
        """Give what says one sitting's texts."""
        return Saying(self.voice, self.said_before, self.spoken)

    async def close(self) -> None:
        """Close both."""
        await self.hearing.close()
        await self.voice.close()


@asynccontextmanager
async def opened_equipment(settings: Settings) -> AsyncIterator[Equipment | None]:
    """Open what the settings ask for, and close it afterwards; see `open_equipment`."""
    equipment = await open_equipment(settings)
    try:
        yield equipment
    finally:
        if equipment is not None:
            await equipment.close()


async def open_equipment(settings: Settings) -> Equipment | None:
    """Open what the settings ask for; None, with the reason in the log, where the bot can't hear.

    Without a voice, or when the one chosen can't be had, questions stand in the thread alone.
    """
    try:
        hearing = await open_hearing(settings)
    except GreenroomError as error:
        _log.warning("interviews are in writing only: %s", error.advice)
        return None
    try:
        voice = await open_voice(settings)
    except GreenroomError as error:
        _log.warning("the bot can't speak: %s", error.advice)
        voice = None
    return Equipment(
        hearing,
        voice or VoiceChain(()),
        SaidBefore(settings.data / "said", edition()),
        clip_days=settings.clip_days,
    )
