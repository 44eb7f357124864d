"""Rules for modals (Receiving and Responding, "Modal"; Component Reference, "Label")."""

from collections.abc import Iterator

from tests.discord_standin.refusals import FormError
from tests.discord_standin.rules.components import located
from tests.discord_standin.rules.controls import TEXT_INPUT, control_errors
from tests.discord_standin.wire import Json

MOST_ROWS = 5
LABEL, ACTION_ROW, TEXT_DISPLAY = 18, 1, 10


def modal_errors(data: Json) -> list[FormError]:
    """Find what is wrong in the data of a callback that opens a modal."""
    components = data.get("components") or []
    return [
        FormError(f"data.{error.where}", error.code, error.message)
        for error in [*_layout(components), *_controls(components)]
    ]


def _layout(components: list[Json]) -> Iterator[FormError]:
    if not 1 <= len(components) <= MOST_ROWS:
        message = f"{len(components)} components; 1 to {MOST_ROWS} are allowed"
        yield FormError("components", "BASE_TYPE_BAD_LENGTH", message)
    for at, row in enumerate(components):
        if row["type"] not in {LABEL, ACTION_ROW, TEXT_DISPLAY}:
            yield FormError(f"components[{at}].type", "UNION_TYPE_CHOICES", "belongs in a label")
        inside = [child.get("type") for child in row.get("components") or []]
        if row["type"] == ACTION_ROW and inside != [TEXT_INPUT]:
            message = "a modal's row holds one text input"
            yield FormError(f"components[{at}].components", "UNION_TYPE_CHOICES", message)
        if row["type"] == LABEL and (row.get("component") or {}).get("label"):
            message = "an input in a label has no label of its own"
            yield FormError(f"components[{at}].component.label", "LABEL_TWICE", message)


def _controls(components: list[Json]) -> Iterator[FormError]:
    seen: set[str] = set()
    for where, component in located(components):
        yield from control_errors(component, where)
        custom_id = component.get("custom_id")
        if custom_id and custom_id in seen:
            yield FormError(
                f"{where}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "is there twice"
            )
        seen.add(custom_id or "")
        if component.get("disabled"):
            yield FormError(f"{where}.disabled", "DISABLED_IN_MODAL", "isn't allowed in a modal")
