"""History, trend and comparison as JSON objects (docs/automation.md)."""

from datetime import UTC, datetime
from typing import Any

from bot.automation import report_json
from bot.interview.compare import Comparison, Pair
from bot.interview.rewording import Rewording
from bot.interview.trends import Trend
from bot.standing import Past


def sitting_json(past: Past) -> dict[str, Any]:
    """Make the object of one interview; scores are null while they are held back."""
    report, seen = past.report, past.hidden_until is None
    scored = seen and any(e.assessment for e in report.exchanges)
    return {
        "type": "sitting",
        "id": past.id,
        "started_at": _time(past.started_at),
        "ended_at": _time(past.ended_at),
        "track": past.track,
        "format": past.format,
        "mode": report.mode,
        "ending": report.ending,
        "tier": report.tier,
        "overall": report.overall if scored else None,
        "band": report.band if scored else None,
        "rubric": report.rubric,
        "standing": past.standing.state,
        "current_until": _time(past.standing.until),
        "hidden_until": _time(past.hidden_until),
        "words_kept": past.words_kept,
    }


def past_report_json(past: Past) -> dict[str, Any]:
    """Make the report object of an ended interview, as it was written at its end."""
    about = sitting_json(past)
    if past.hidden_until is not None:
        return about | {"type": "report"}
    return about | report_json(past.report)


def trend_json(trend: Trend, track: str) -> dict[str, Any]:
    """Make the object of a trend; values are in the order of `sittings`, the oldest first."""
    return {
        "type": "trend",
        "track": track,
        "rubric": trend.rubric,
        "sittings": list(trend.sittings),
        "left_out": list(trend.left_out),
        "dimensions": {
            course.dimension.value: {"values": list(course.values), "direction": course.direction}
            for course in trend.courses
        },
        "lengths": [
            {"sitting": one.sitting, "seconds": one.seconds, "target": one.target}
            for one in trend.lengths
        ],
    }


def comparison_json(then: Past, now: Past, found: Comparison) -> dict[str, Any]:
    """Make the object of a comparison; every pair of values is [then, now]."""
    overall = found.overall
    return {
        "type": "comparison",
        "then": then.id,
        "now": now.id,
        "rubrics": list(found.rubrics),
        "overall": overall
        and {
            "values": [overall.then, overall.now],
            "bands": [overall.band_then, overall.band_now],
            "difference": overall.difference,
            "exceeds_bands": overall.exceeds,
        },
        "pairs": [_pair_json(pair) for pair in found.pairs],
        "only_then": [e.main.prompt.id for e in found.only_then],
        "only_now": [e.main.prompt.id for e in found.only_now],
    }


def _pair_json(pair: Pair) -> dict[str, Any]:
    prompts = (pair.then.main.prompt, pair.now.main.prompt)
    return {
        "likeness": pair.likeness,
        "ids": [prompt.id for prompt in prompts],
        "texts": [prompt.text for prompt in prompts],
        "overall": pair.overall and list(pair.overall),
        "dimensions": {d.value: list(values) for d, values in pair.scores.items()},
        "words": pair.words and _words_json(pair.words),
        "probes": [
            {
                "pattern": probe.pattern,
                "ids": [probe.then.prompt.id, probe.now.prompt.id],
                "words": _words_json(probe.words),
            }
            for probe in pair.probes
        ],
        "flags_gone": list(pair.flags_gone),
        "flags_new": list(pair.flags_new),
        "mended": list(pair.mended),
        "still_missing": list(pair.still_missing),
    }


def _words_json(words: Rewording) -> dict[str, Any]:
    return {
        "seconds": [round(seconds, 1) for seconds in words.seconds],
        "first_sentences": list(words.openings),
        "numbers_added": list(words.added),
        "numbers_dropped": list(words.dropped),
        "hedges_gone": list(words.hedges_gone),
        "hedges_new": list(words.hedges_new),
        "verbatim": words.verbatim,
    }


def _time(when: int | None) -> str | None:
    return (
        None if when is None else datetime.fromtimestamp(when, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    )
