"""On a first start: the speech model comes while the bot runs, and recordings are heard then."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.errors import GreenroomError
from bot.settings import Settings
from bot.speech.fetching import fetch_model, must_fetch
from bot.speech.hearing import open_hearing
from cogs.recordings import Recordings

READY = (
    "the speech model is here: recorded answers are heard from now on; restart the bot to offer "
    "interviews aloud"
)

_log = logging.getLogger(__name__)


@asynccontextmanager
async def late_hearing(settings: Settings, recordings: Recordings) -> AsyncIterator[None]:
    """Fetch the model in the background if it is missing; interviews in text go on meanwhile."""
    if recordings.ready or not must_fetch(settings):
        yield
        return
    fetching = asyncio.create_task(_fetched(settings, recordings))
    try:
        yield
    finally:
        fetching.cancel()
        await asyncio.gather(fetching, return_exceptions=True)
        await recordings.close()


async def _fetched(settings: Settings, recordings: Recordings) -> None:
    try:
        await fetch_model(settings, _log.info)
        recordings.equip(await open_hearing(settings))
    except GreenroomError as error:
        _log.warning("recordings can't be heard: %s", error.advice)
        return
    _log.info(READY)
