"""How far back a board looks (pure)."""

from datetime import UTC, datetime
from enum import StrEnum


class Season(StrEnum):
    """The stretches of time that boards rank, all by the calendar in UTC."""

    MONTH = "month"
    QUARTER = "quarter"
    ALL_TIME = "all time"


def began(season: Season, now: int) -> int:
    """Give the unix second at which the season around `now` began; 0 for all time."""
    today = datetime.fromtimestamp(now, UTC)
    match season:
        case Season.MONTH:
            month = today.month
        case Season.QUARTER:
            month = today.month - (today.month - 1) % 3
        case Season.ALL_TIME:
            return 0
    return int(datetime(today.year, month, 1, tzinfo=UTC).timestamp())
