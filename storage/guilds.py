"""What organisers set for their server: how long words are kept, boards, and retakes by format."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from bot.errors import InputInvalid
from bot.interview.formats import Format, Retakes
from bot.retakes import Policy
from storage.audit import Action, Deed, note
from storage.codec import Codec
from storage.database import Database

TRANSCRIPT_DAYS = 90
"""Days that the words of an interview are kept; a server can only shorten them (contract)."""


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """One server's settings; `channel` is where its interviews are held, None anywhere.

    Raises:
        InputInvalid: words would be kept longer than anywhere, or for no time at all.
    """

    transcript_days: int = TRANSCRIPT_DAYS
    boards: bool = True
    channel: str | None = None

    def __post_init__(self) -> None:
        """Refuse to keep a member's words longer than members are told."""
        if not 1 <= self.transcript_days <= TRANSCRIPT_DAYS:
            raise InputInvalid(
                f"A server may keep the words of interviews for 1 to {TRANSCRIPT_DAYS} days: it "
                "can only shorten the time, never lengthen it. Give a number in between."
            )


@dataclass(frozen=True, slots=True)
class RetakeChange:
    """What is to change of retake rules; None stays as it is."""

    attempts: int | None = None
    window_days: int | None = None
    gap_days: int | None = None


_SETTINGS = Codec(GuildSettings)
_RETAKES = Codec(Retakes)

_SETTINGS_OF = "SELECT transcript_days, boards, channel FROM guilds WHERE scope = :scope"

_SAVE = """
INSERT INTO guilds (scope, transcript_days, boards, channel)
VALUES (:scope, :transcript_days, :boards, :channel)
ON CONFLICT (scope) DO UPDATE SET
  transcript_days = excluded.transcript_days, boards = excluded.boards, channel = excluded.channel
"""

_SAVE_RETAKES = """
INSERT INTO guild_retakes (scope, format, attempts, window_days, gap_days)
VALUES (:scope, :format, :attempts, :window_days, :gap_days)
ON CONFLICT (scope, format) DO UPDATE SET
  attempts = excluded.attempts, window_days = excluded.window_days, gap_days = excluded.gap_days
"""

_RETAKES_OF = """
SELECT attempts, window_days, gap_days FROM guild_retakes
WHERE scope = :scope AND format = :format
"""


class Guilds:
    """All servers' settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def settings(self, scope: str) -> GuildSettings:
        """Give a server's settings; the defaults when nobody set anything."""
        rows = await self._database.rows(_SETTINGS_OF, scope=scope)
        return _SETTINGS.record(rows[0]) if rows else GuildSettings()

    async def change(
        self,
        scope: str,
        *,
        transcript_days: int | None = None,
        boards: bool | None = None,
        channel: str | None = None,
        actor: str,
        now: int,
    ) -> GuildSettings:
        """Set what is given of a server's settings, note who did, and give all of them.

        An empty `channel` lets interviews be held anywhere again.

        Raises:
            InputInvalid: words would be kept for too long.
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            rows = await unit.rows(_SETTINGS_OF, scope=scope)
            was = _SETTINGS.record(rows[0]) if rows else GuildSettings()
            settings = GuildSettings(
                was.transcript_days if transcript_days is None else transcript_days,
                was.boards if boards is None else boards,
                was.channel if channel is None else channel or None,
            )
            await unit.rows(_SAVE, scope=scope, **asdict(settings))
            deed = Deed(scope, actor, Action.SETTINGS, now, amount=settings.transcript_days)
            await note(unit, deed)
        return settings

    async def retakes(self, scope: str, shape: Format) -> Retakes:
        """Give the retake rules of a format in a server: its own, or those of the format."""
        rows = await self._database.rows(_RETAKES_OF, scope=scope, format=shape.id)
        return _RETAKES.record(rows[0]) if rows else shape.retakes

    async def policy(self, scope: str, shape: Format) -> Policy:
        """Give the same rules as `bot.retakes` takes them."""
        rules = await self.retakes(scope, shape)
        return Policy(rules.attempts, rules.window_days, rules.gap_days)

    async def change_retakes(
        self, scope: str, shape: Format, change: RetakeChange, *, actor: str, now: int
    ) -> Retakes:
        """Set what is given of a format's retake rules in a server, note who did, and give them.

        What isn't given stays as it is at that moment: two organisers can't undo each other.

        Raises:
            InputInvalid: a number is out of its range.
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            rows = await unit.rows(_RETAKES_OF, scope=scope, format=shape.id)
            was = _RETAKES.record(rows[0]) if rows else shape.retakes
            retakes = replace(was, **{k: v for k, v in asdict(change).items() if v is not None})
            _require_in_range(retakes)
            await unit.rows(_SAVE_RETAKES, scope=scope, format=shape.id, **asdict(retakes))
            deed = Deed(scope, actor, Action.RETAKES, now, track=shape.id, amount=retakes.attempts)
            await note(unit, deed)
        return retakes

    async def shortened(self) -> Mapping[str, int]:
        """Give the days that words are kept, of each server that shortened them."""
        sql = "SELECT scope, transcript_days FROM guilds WHERE transcript_days < :usual"
        rows = await self._database.rows(sql, usual=TRANSCRIPT_DAYS)
        return {str(row["scope"]): int(row["transcript_days"] or 0) for row in rows}


def _require_in_range(retakes: Retakes) -> None:
    if not (
        1 <= retakes.attempts <= 100
        and 1 <= retakes.window_days <= 3650
        and 0 <= retakes.gap_days <= 3650
    ):
        raise InputInvalid(
            "Retakes need 1 to 100 attempts, a window of 1 to 3650 days and a gap of 0 to 3650 "
            "days. Change the number that is outside."
        )
