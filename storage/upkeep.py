"""What is done once a day so that nothing is kept longer than members were told."""

from storage.appeals import KEPT as APPEALS_KEPT
from storage.archive import Archive
from storage.audit import KEPT as DEEDS_KEPT
from storage.backups import KEPT as BACKUPS_KEPT
from storage.departures import KEPT as SERVERS_KEPT
from storage.guilds import TRANSCRIPT_DAYS

_DAY = 86_400


async def sweep(archive: Archive, now: int) -> None:
    """Wipe what is over its time: words, sound, appeals, deeds, attempts, left servers, backups.

    All of it goes from the disk at the end, at once, with what could not be cleaned before.

    Raises:
        DatabaseUnusable: it can't be written.
    """
    for scope, days in (await archive.guilds.shortened()).items():
        await archive.sittings.drop_transcripts_before(now - days * _DAY, now, scope)
    await archive.sittings.drop_transcripts_before(now - TRANSCRIPT_DAYS * _DAY, now)
    await archive.appeals.drop_before(now - APPEALS_KEPT)
    await archive.audit.drop_before(now - DEEDS_KEPT)
    await archive.departures.forget_before(now - SERVERS_KEPT)
    await archive.erasure.forget_old(now)
    await archive.erasure.clean()
    await archive.backups.drop_before(now - BACKUPS_KEPT)
    await archive.backups.drop_leftovers(now)
    await archive.clips.drop_expired(now)
