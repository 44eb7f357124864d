"""Checks a JSON value against a schema of Discord's description.

`jsonschema` judges the leaves. Objects, lists and unions are walked here, because a union is
decided by its member's `type` and the message should name that member's fault, not all members'.
"""

import functools
import re
from dataclasses import dataclass, field
from typing import Any

from jsonschema import Draft202012Validator

from tests.discord_standin.openapi.description import Description, description
from tests.discord_standin.wire import Json

PLAIN = frozenset({"type", "format", "minLength", "maxLength", "pattern", "title", "description"})
"""Keywords of texts; `format` is a remark here, as for jsonschema by default."""

WHOLE_NUMBER = re.compile(r"-?\d+")


@dataclass(slots=True)
class Findings:
    """What a check found: faults, and keys that the description doesn't know."""

    faults: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


class Checker:
    """Checks values; keeps the leaf validators, whose making costs more than their use."""

    def __init__(self, description: Description) -> None:
        self.description = description
        self._leaves: dict[int, Draft202012Validator] = {}
        self._taken: set[tuple[int, type, int | None]] = set()

    def check(self, schema: Json, value: Any) -> Findings:
        """Compare a value with a schema."""
        findings = Findings()
        self._check(schema, value, "body", findings)
        return findings

    def _check(self, schema: Json, value: Any, where: str, found: Findings) -> None:
        schema = self.description.resolve(schema)
        members = self._members(schema)
        if members:
            self._union(members, value, where, found)
        elif "allOf" in schema and isinstance(value, dict):
            self._together(schema["allOf"], value, where, found)
        elif isinstance(value, dict) and "properties" in schema:
            self._object(schema, value, where, found)
        elif isinstance(value, list) and "items" in schema:
            self._list(schema, value, where, found)
        else:
            self._leaf(schema, value, where, found)

    def _members(self, schema: Json) -> list[Json]:
        """Give a union's members; a list of named numbers is a leaf, though written as oneOf."""
        members = [
            self.description.resolve(m) for m in schema.get("oneOf") or schema.get("anyOf") or []
        ]
        plain = all("const" in m or m.get("type") in {"integer", "string"} for m in members)
        return [] if plain else members

    def _together(self, parts: list[Json], value: Json, where: str, found: Findings) -> None:
        """Check a multipart form: its JSON part, and `files[n]`, which never reach the JSON."""
        for part in parts:
            known = self.description.resolve(part).get("properties", {})
            if not any(key.startswith("files[") for key in known):
                self._check(part, value, where, found)

    def _union(self, members: list[Json], value: Any, where: str, found: Findings) -> None:
        if value is None and any(_is_null(member) for member in members):
            return
        candidates = [member for member in members if _may_be(member, value)]
        if not candidates:
            kind = value.get("type") if isinstance(value, dict) else type(value).__name__
            found.faults.append(f"{where}: no member of the union has type {kind}")
            return
        attempts = []
        for member in candidates:
            attempt = Findings()
            self._check(member, value, where, attempt)
            attempts.append(attempt)
            if not attempt.faults and not attempt.unknown:
                break
        best = min(attempts, key=lambda each: (len(each.faults), len(each.unknown)))
        found.faults += best.faults
        found.unknown += best.unknown

    def _object(self, schema: Json, value: Json, where: str, found: Findings) -> None:
        absent = [key for key in schema.get("required", ()) if key not in value]
        found.faults += [f"{where}: {key!r} is missing" for key in absent]
        for key, inner in value.items():
            known = schema["properties"].get(key)
            if known is not None:
                self._check(known, inner, f"{where}.{key}", found)
            elif not schema.get("additionalProperties"):
                found.unknown.append(f"{where}.{key}")

    def _list(self, schema: Json, value: list[Any], where: str, found: Findings) -> None:
        least, most = schema.get("minItems", 0), schema.get("maxItems", len(value))
        if not least <= len(value) <= most:
            found.faults.append(f"{where}: {len(value)} items, {least} to {most} are allowed")
        for at, item in enumerate(value):
            self._check(schema["items"], item, f"{where}[{at}]", found)

    def _leaf(self, schema: Json, value: Any, where: str, found: Findings) -> None:
        # numbers and booleans repeat, so each is judged once; plain texts need no judge
        repeats = value is None or isinstance(value, int)
        key = (id(schema), type(value), value if repeats else None)
        if (repeats and key in self._taken) or _is_plain_text(schema, value):
            return
        before = len(found.faults)
        self._judge_leaf(schema, value, where, found)
        if repeats and len(found.faults) == before:
            self._taken.add(key)

    def _judge_leaf(self, schema: Json, value: Any, where: str, found: Findings) -> None:
        for error in self._validator(schema).iter_errors(value):
            if not _is_read_leniently(error.schema, value):
                found.faults.append(f"{where}: {error.message[:160]}")

    def _validator(self, schema: Json) -> Draft202012Validator:
        validator = self._leaves.get(id(schema))
        if validator is None:
            components = self.description.document["components"]
            validator = Draft202012Validator({**schema, "components": components})
            self._leaves[id(schema)] = validator
        return validator


def _is_plain_text(schema: Json, value: Any) -> bool:
    """Whether it is a text and nothing is asked of it but its length and pattern."""
    if not isinstance(value, str) or not schema.keys() <= PLAIN:
        return False
    kind = schema.get("type")
    if kind != "string" and not (isinstance(kind, list) and "string" in kind):
        return False
    least, most = schema.get("minLength", 0), schema.get("maxLength", len(value))
    return least <= len(value) <= most and bool(re.search(schema.get("pattern", ""), value))


@functools.cache
def shared_checker() -> Checker | None:
    """Give this process's checker, None when the environment names no description."""
    known = description()
    return None if known is None else Checker(known)


def _is_null(member: Json) -> bool:
    kind = member.get("type")
    return kind == "null" or (isinstance(kind, list) and "null" in kind)


def _may_be(member: Json, value: Any) -> bool:
    """Whether the member's `type`, where it has one, is the value's."""
    if member.get("type") == "null":
        return False
    kinds = member.get("properties", {}).get("type", {}).get("enum")
    return not (isinstance(value, dict) and kinds and "type" in value) or value["type"] in kinds


def _is_read_leniently(schema: Any, value: Any) -> bool:
    """Whether Discord takes it all the same: a number for an id, digits for a number.

    Its description says so of digits; discord.py sends numbers as ids of new attachments.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return bool(schema.get("format") == "snowflake")
    if isinstance(value, str) and WHOLE_NUMBER.fullmatch(value):
        return "integer" in str(schema.get("type"))
    return False
