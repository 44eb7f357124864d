"""Fills in a modal as the client does, and refuses what it refuses (Component Reference)."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.discord_standin.acting.refusing import ClientRefuses
from tests.discord_standin.acting.resolving import Resolved
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.wire import Json
from tests.discord_standin.world.files import Upload
from tests.discord_standin.world.world import World

TEXT_DISPLAY, LABEL = 10, 18
STRING_SELECT, TEXT_INPUT, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 3, 4, 19, 21, 22, 23


def fill_modal(world: World, channel: Channel, modal: Json, answers: Mapping[str, Any]) -> Json:
    """Give an interaction's data for a submitted modal.

    Answers go by the fields' labels or custom ids: text, a list of options' labels or values, a
    list of `Upload`, members, roles or channels, or True for a checkbox.

    Raises:
        ClientRefuses: a field is unknown, required, or filled in wrongly.
    """
    resolved, left, rows = Resolved(world, channel), dict(answers), []
    for number, (row, label, field) in enumerate(_fields(modal["components"]), start=1):
        if field is None:
            rows.append({"type": TEXT_DISPLAY, "id": number})
            continue
        name = next((key for key in (label, field["custom_id"]) if key in left), None)
        value = _answered(field, label, left.pop(name) if name else None, resolved)
        filled = {"type": field["type"], "id": 100 + number, "custom_id": field["custom_id"]}
        filled |= value
        slot: Json = {"component": filled} if row["type"] == LABEL else {"components": [filled]}
        rows.append({"type": row["type"], "id": number, **slot})
    if left:
        message = f"the modal has no field {', '.join(left)}"
        raise ClientRefuses(message)
    data: Json = {"custom_id": modal["custom_id"], "components": rows}
    return {**data, "resolved": resolved.found} if resolved.found else data


def _fields(rows: list[Json]) -> Iterator[tuple[Json, str, Json | None]]:
    for row in rows:
        if row["type"] == TEXT_DISPLAY:
            yield row, "", None
        elif row["type"] == LABEL:
            yield row, row["label"], row["component"]
        else:
            field = row["components"][0]
            yield row, field.get("label") or "", field


def _answered(field: Json, label: str, value: Any, resolved: Resolved) -> Json:
    kind = field["type"]
    if kind == CHECKBOX:
        return {"value": bool(value)}
    if kind == TEXT_INPUT:
        return {"value": _text(field, label, value)}
    if kind == RADIO_GROUP:
        picked = _picked(field, label, _listed(value), most=1)
        return {"value": picked[0] if picked else None}
    return {"values": _many(field, label, _listed(value), resolved)}


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _is_required(field: Json) -> bool:
    return field.get("required") is not False


def _text(field: Json, label: str, value: Any) -> str:
    text = value if value is not None else field.get("value") or ""
    if not text and not _is_required(field):
        return ""
    least, most = (
        field.get("min_length") or int(_is_required(field)),
        field.get("max_length") or 4000,
    )
    if not least <= len(text) <= most:
        message = f"{label}: {len(text)} characters; {least} to {most} are allowed"
        raise ClientRefuses(message)
    return str(text)


def _many(field: Json, label: str, values: list[Any], resolved: Resolved) -> list[str]:
    most = field.get("max_values")
    if field["type"] in {STRING_SELECT, CHECKBOX_GROUP}:
        most = len(field["options"]) if field["type"] == CHECKBOX_GROUP and most is None else most
        return _picked(field, label, values, most=1 if most is None else most)
    _require_count(field, label, len(values), 1 if most is None else most)
    if field["type"] != FILE_UPLOAD:
        return [resolved.thing(value) for value in values]
    if not all(isinstance(value, Upload) for value in values):
        message = f"{label} takes files"
        raise ClientRefuses(message)
    return [resolved.upload(value) for value in values]


def _picked(field: Json, label: str, values: list[Any], *, most: int) -> list[str]:
    options = field["options"]
    if not values:
        values = [option["value"] for option in options if option.get("default")]
    _require_count(field, label, len(values), most)
    picked = []
    for value in values:
        hits = [o["value"] for o in options if value in {o["label"], o["value"]}]
        if not hits:
            message = f"{label} offers no {value!r}"
            raise ClientRefuses(message)
        picked.append(str(hits[0]))
    return picked


def _require_count(field: Json, label: str, count: int, most: int) -> None:
    least = field.get("min_values")
    least = int(_is_required(field)) if least is None else least
    if count == 0 and not _is_required(field):
        return
    if not least <= count <= most:
        message = f"{label}: {count} chosen; {least} to {most} are allowed"
        raise ClientRefuses(message)
