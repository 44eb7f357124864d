"""A copy of all that is kept of a member: JSON for programs, and a text that reads well (pure)."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from storage.erasure import Copy

JSON_NAME, TEXT_NAME, ZIP_NAME = "greenroom-data.json", "greenroom-data.txt", "greenroom-data.zip"
_TIMES = (
    "started_at",
    "ended_at",
    "kept_at",
    "opened_at",
    "decided_at",
    "granted_at",
    "joined_at",
    "posted_at",
    "expires_at",
    "at",
)


def export_files(member: str, copy: Copy, now: int, most_bytes: int) -> dict[str, bytes]:
    """Make the two files, by name; packed into one when together they are over `most_bytes`."""
    whole = {"member": member, "exported_at": _time(now), "tables": copy}
    files = {
        JSON_NAME: json.dumps(whole, ensure_ascii=False, indent=1).encode(),
        TEXT_NAME: ("\n".join(_text(copy, now)) + "\n").encode(),
    }
    if sum(map(len, files.values())) <= most_bytes:
        return files
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files.items():
            pack.writestr(name, data)
    return {ZIP_NAME: packed.getvalue()}


def _text(copy: Copy, now: int) -> Iterator[str]:
    yield f"All that Greenroom keeps of you, {_time(now)} UTC."
    yield "The JSON file beside this one holds the same in full."
    for row in copy.get("resumes", ()):
        yield from _resume(row)
    turns: Sequence[Mapping[str, Any]] = copy.get("turns", ())
    for row in copy.get("sittings", ()):
        yield from _sitting(row)
        for turn in turns:
            if turn["sitting_id"] == row["id"]:
                yield from _turn(turn["turn"])
    for table in sorted(set(copy) - {"resumes", "sittings", "turns"}):
        yield f"\n== {table.replace('_', ' ')} =="
        for row in copy[table]:
            yield ", ".join(f"{name} {_plain(name, value)}" for name, value in row.items())


def _resume(row: Mapping[str, Any]) -> Iterator[str]:
    profile = row["profile"]
    yield f"\n== Resume, read {_time(row['kept_at'])} =="
    yield f"Name: {profile['name'] or 'not found'}"
    for role in profile["roles"]:
        parts = (role["title"], role["employer"], role["start"], role["end"])
        yield "Role: " + ", ".join(str(part) for part in parts if part)
    yield "Skills: " + ", ".join(skill["name"] for skill in profile["skills"])
    yield from (f"- {bullet['text']}" for bullet in profile["bullets"])


def _sitting(row: Mapping[str, Any]) -> Iterator[str]:
    yield f"\n== Interview {row['id']}, {_time(row['started_at'])} =="
    yield f"{row['track']}, {row['format']}, {row['mode']}, in the {row['room']} room"
    if row["ended_at"] is None:
        yield "It isn't over."
    elif row["overall"] is not None:
        yield f"{row['tier'] or 'No tier'}, {row['overall']:.1f} of 100, ended: {row['ending']}"
    else:
        yield f"No score, ended: {row['ending']}"
    if row["texts_dropped_at"] is not None:
        yield f"Its words were deleted on {_time(row['texts_dropped_at'])}: their time was over."


def _turn(turn: Mapping[str, Any]) -> Iterator[str]:
    answer = turn["answer"]
    assessment = turn["assessment"]
    yield f"\nQ ({turn['prompt']['id']}): {turn['prompt']['text']}"
    yield f"A: {answer['text'] if answer else '(skipped)'}"
    if assessment:
        yield f"   {assessment['overall']:.1f} of 100"


def _plain(name: str, value: object) -> str:
    if isinstance(value, Mapping):
        return "in the JSON file"
    return _time(value) if name in _TIMES and isinstance(value, int) else str(value)


def _time(when: int) -> str:
    return f"{datetime.fromtimestamp(when, UTC):%Y-%m-%d %H:%M}"
