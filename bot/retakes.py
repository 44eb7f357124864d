"""Retakes."""

from enum import StrEnum


class Mode(StrEnum):
    """What a sitting counts for: nothing, or an attempt and perhaps a place on a board."""

    WARM_UP = "warm-up"
    SCORED = "scored"
