"""The table of rules in SCORING.md, made from the rules themselves."""

from collections.abc import Iterator, Mapping

from bot.scoring.cues import Sign
from bot.scoring.reasons import REASONS
from bot.scoring.rubric import CONTENT
from bot.scoring.weights import ACCURACY_SHARE, COMPRESSION_COST, SHARES, TABLES, Ladder, Mode

MODES: Mapping[Mode, str] = {
    Mode.STORY: "story",
    Mode.PROCESS: "process",
    Mode.CONCEPT: "explanation",
    Mode.SELF: "about oneself",
    Mode.LIMIT: "a limit said",
}
SOURCES: Mapping[Sign, str] = {
    Sign.NUMBER: "002:7",
    Sign.CHANGE: "002:16",
    Sign.NAMED: "002:7",
    Sign.CONCRETE: "002:7",
    Sign.CIRCUMSTANCE: "002:42",
    Sign.OWN_ACTION: "002:7, 002:42",
    Sign.OWN_PART: "002:7",
    Sign.DECISION: "002:7",
    Sign.OTHERS: "002:7",
    Sign.ADMITS: "002:11",
    Sign.SELF: "002:7",
    Sign.REASON: "001:54",
    Sign.ALTERNATIVE: "002:16",
    Sign.TRADE_OFF: "002:16",
    Sign.MECHANISM: "001:24",
    Sign.DIAGNOSIS: "001:24",
    Sign.LIMIT: "000:25, 001:50",
    Sign.OUTCOME: "002:42",
    Sign.REFLECTION: "002:42",
    Sign.CONDITION: "000:25",
    Sign.STANDARD: "000:25",
    Sign.STEP: "000:25",
    Sign.EXAMPLE: "001:54",
    Sign.BOTTOM_LINE: "001:52",
    Sign.BLAME: "002:11",
    Sign.FAKE: "002:11",
    Sign.JOINT: "001:24",
    Sign.VOICE: "002:7",
}
"""Paragraphs of the public candidate reports that each kind of evidence is asked for in."""


def rule_table() -> str:
    """Write the rules as Markdown: shares first, then every kind of evidence with its points."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "| | " + " | ".join(MODES.values()) + " |"
    yield "|---" * (len(MODES) + 1) + "|"
    for dimension in CONTENT:
        shares = " | ".join(f"{SHARES[mode][dimension]:.0%}" for mode in MODES)
        yield f"| {dimension.value} | {shares} |"
    yield ""
    yield (
        f"Accuracy, where a question has key points, is {ACCURACY_SHARE:.0%} of the score. A "
        f"wholly uncompressed answer loses {COMPRESSION_COST:.0%}."
    )
    for dimension in CONTENT:
        signs = {sign for mode in MODES for sign in TABLES[mode].get(dimension, {})}
        yield ""
        yield f"**{dimension.value.capitalize()}**"
        yield ""
        yield "| an answer … | source | " + " | ".join(MODES.values()) + " |"
        yield "|---" * (len(MODES) + 2) + "|"
        for sign in sorted(signs, key=list(Sign).index):
            points = " | ".join(_points(TABLES[m].get(dimension, {}).get(sign)) for m in MODES)
            yield f"| {REASONS[sign]} | {SOURCES[sign]} | {points} |"


def _points(ladder: Ladder | None) -> str:
    return ", ".join(f"{points:g}" for points in ladder) if ladder else ""
