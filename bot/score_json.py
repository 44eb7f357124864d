"""A score as JSON, the same in `score --jsonl` and in a report's turns (docs/automation.md)."""

from collections.abc import Mapping
from typing import Any

from bot.scoring.rubric import CONTENT, Assessment


def assessment_json(found: Assessment, *, part: int = 0) -> dict[str, Any]:
    """Make the fields of one score; its findings are those in the words of one answer.

    `part` counts the answers of the exchange from the main one, 0. `start` and `end` of a finding
    are characters of that answer.
    """
    return {
        "overall": found.overall,
        "content": {dimension.value: getattr(found, dimension.value) for dimension in CONTENT},
        "accuracy": found.accuracy,
        "delivery": {"compression": found.compression, "fluency": found.fluency},
        "flags": sorted(flag.value for flag in found.flags),
        "findings": [
            {
                "dimension": finding.dimension.value,
                "points": finding.points,
                "reason": finding.reason,
                "quote": finding.quote,
                "start": finding.start,
                "end": finding.end,
            }
            for finding in found.findings
            if finding.part == part
        ],
        "would_add": [
            {"missing": gain.missing.value, "points": gain.points} for gain in found.would_add
        ],
    }


def key_points_json(found: Assessment) -> dict[str, Any]:
    """Make the field that says which key points of a bank's question were said."""
    points = [
        {"key_point": point.key_point, "coverage": point.coverage, "quote": point.quote}
        for point in found.key_points
    ]
    return {"key_points": points}


NOTHING_SCORED: Mapping[str, Any] = {
    "overall": None,
    "content": None,
    "accuracy": None,
    "delivery": None,
    "flags": [],
    "findings": [],
    "would_add": [],
    "key_points": [],
}
"""The fields of a skipped question's score."""
