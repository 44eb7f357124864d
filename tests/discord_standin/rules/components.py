"""Rules for a message's components as a whole (Component Reference)."""

from collections.abc import Iterator, Sequence

from tests.discord_standin.refusals import FormError
from tests.discord_standin.rules.controls import BUTTON, SELECTS, control_errors
from tests.discord_standin.wire import Json, walk

ACTION_ROW, TEXT_DISPLAY = 1, 10
NEW_STYLE = frozenset({9, TEXT_DISPLAY, 11, 12, 13, 14, 17})
"""Only with the flag IS_COMPONENTS_V2."""

MOST_ROWS = 5
MOST_COMPONENTS = 40
MOST_TEXT = 4000
"""Characters over all text displays of a message."""


def component_errors(components: Sequence[Json], *, new_style: bool) -> list[FormError]:
    """Find what is wrong between and within a message's components."""
    errors = list(_new_style(components)) if new_style else list(_old_style(components))
    errors += _twice(components, "custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED")
    errors += _twice(components, "id", "COMPONENT_ID_DUPLICATED")
    for where, component in located(components):
        if component["type"] == ACTION_ROW:
            errors += _row(component, where)
        errors += control_errors(component, where)
    return errors


def located(components: Sequence[Json], prefix: str = "components") -> Iterator[tuple[str, Json]]:
    """Yield each component with its place in the body, outermost first."""
    for at, component in enumerate(components):
        where = f"{prefix}[{at}]"
        yield where, component
        yield from located(component.get("components") or [], f"{where}.components")
        for slot in ("accessory", "component"):
            if isinstance(component.get(slot), dict):
                yield f"{where}.{slot}", component[slot]


def _old_style(components: Sequence[Json]) -> Iterator[FormError]:
    if len(components) > MOST_ROWS:
        message = f"{len(components)} rows; {MOST_ROWS} are allowed"
        yield FormError("components", "BASE_TYPE_MAX_LENGTH", message)
    for at, component in enumerate(components):
        if component["type"] != ACTION_ROW:
            message = f"type {component['type']} needs the flag IS_COMPONENTS_V2"
            code = "UNION_TYPE_CHOICES" if component["type"] not in NEW_STYLE else "NEEDS_V2"
            yield FormError(f"components[{at}].type", code, message)


def _new_style(components: Sequence[Json]) -> Iterator[FormError]:
    everything = list(walk(components))
    if len(everything) > MOST_COMPONENTS:
        message = f"{len(everything)} components; {MOST_COMPONENTS} are allowed"
        yield FormError("components", "BASE_TYPE_MAX_LENGTH", message)
    text = sum(
        len(part.get("content") or "") for part in everything if part["type"] == TEXT_DISPLAY
    )
    if text > MOST_TEXT:
        message = f"{text} characters in all text displays; {MOST_TEXT} are allowed"
        yield FormError("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message)


def _twice(components: Sequence[Json], key: str, code: str) -> Iterator[FormError]:
    seen = set()
    for where, component in located(components):
        value = component.get(key)
        if value and value in seen:
            yield FormError(f"{where}.{key}", code, "is there twice")
        seen.add(value)


def _row(row: Json, where: str) -> Iterator[FormError]:
    kinds = [child["type"] for child in row.get("components") or []]
    selects = [kind for kind in kinds if kind in SELECTS]
    if selects and len(kinds) > 1:
        message = "a select fills its row"
        yield FormError(f"{where}.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)
    if kinds.count(BUTTON) > 5:
        message = "a row holds 5 buttons"
        yield FormError(f"{where}.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)
