"""How one sitting is closed in the archive."""

import json
from collections.abc import Callable

from bot.automation import report_json
from bot.interview.report import Report
from storage.archive import Archive


class Register:
    """Closes one sitting in the archive."""

    def __init__(self, archive: Archive, sitting_id: int, now: Callable[[], float]) -> None:
        self._archive, self._sitting_id, self._now = archive, sitting_id, now

    async def close(self, report: Report) -> None:
        """Store ending, score, tier and the report."""
        await self._archive.sittings.finish(
            self._sitting_id,
            report.ending,
            overall=report.overall,
            tier=report.tier,
            report_json=json.dumps(report_json(report)),
            now=int(self._now()),
        )
