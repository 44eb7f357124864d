"""What a member told before: for the scorer of today's sitting, and for one that broke off."""

import logging

from bot.errors import GreenroomError, trail
from bot.interview.ports import Journal, Scorer
from bot.interview.rescoring import caught_up
from bot.interview.track_scorer import REMEMBERED
from bot.interview.transcript import Prompt, Transcript
from storage.sittings import Sittings

_log = logging.getLogger(__name__)


async def told_before(
    sittings: Sittings, member: str, scope: str, track: str
) -> list[tuple[Prompt, str]]:
    """Give the main questions and answers of the member's last sittings on a track."""
    before = (await sittings.history(member, scope, track))[:REMEMBERED]
    transcripts = [await sittings.transcript(record.id) for record in before]
    mains = [exchange.main for past in transcripts for exchange in past.exchanges()]
    return [(turn.prompt, turn.answer.text) for turn in mains if turn.answer]


async def scored_if_possible(
    transcript: Transcript, scorer: Scorer, journal: Journal
) -> Transcript:
    """Score what was kept unscored; a scorer that fails keeps no sitting from its end.

    Raises:
        DatabaseUnusable: the scores can't be written.
    """
    try:
        return await caught_up(transcript, scorer, journal)
    except GreenroomError:
        raise
    except Exception as error:  # noqa: BLE001 - it may be what broke the sitting off
        _log.error("answers stay without a score: %s", trail(error))
        return transcript
