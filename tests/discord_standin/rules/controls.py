"""Rules for buttons, selects and inputs, each on its own (Component Reference)."""

from collections.abc import Iterator

from tests.discord_standin.refusals import FormError
from tests.discord_standin.wire import Json

BUTTON, STRING_SELECT, TEXT_INPUT, FILE_UPLOAD = 2, 3, 4, 19
RADIO_GROUP, CHECKBOX_GROUP = 21, 22
SELECTS = frozenset({3, 5, 6, 7, 8})
CHOOSING = SELECTS | {FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP}
LINK, PREMIUM = 5, 6


def control_errors(control: Json, where: str) -> list[FormError]:
    """Find what contradicts itself within one control."""
    kind = control["type"]
    if kind == BUTTON:
        return list(_button(control, where))
    if kind == TEXT_INPUT:
        return list(_text_input(control, where))
    if kind in CHOOSING:
        return list(_choosing(control, where))
    return []


def _button(button: Json, where: str) -> Iterator[FormError]:
    style = button.get("style")
    filled = {key for key in ("custom_id", "url", "sku_id") if button.get(key)}
    needed = {LINK: "url", PREMIUM: "sku_id"}.get(style or 0, "custom_id")
    if needed not in filled:
        yield FormError(f"{where}.{needed}", "BASE_TYPE_REQUIRED", f"style {style} needs {needed}")
    for extra in sorted(filled - {needed}):
        message = f"a button with {needed} can't have {extra} too"
        yield FormError(
            f"{where}.{extra}", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message
        )
    if style != PREMIUM and not (button.get("label") or button.get("emoji")):
        yield FormError(f"{where}.label", "BASE_TYPE_REQUIRED", "needs a label or an emoji")


def _text_input(field: Json, where: str) -> Iterator[FormError]:
    least, most = field.get("min_length") or 0, field.get("max_length") or 4000
    if least > most:
        yield FormError(f"{where}.min_length", "TEXT_INPUT_MIN_OVER_MAX", "is above max_length")
    value = field.get("value")
    if value and not least <= len(value) <= most:
        yield FormError(f"{where}.value", "BASE_TYPE_BAD_LENGTH", f"is not {least}-{most} long")


def _choosing(control: Json, where: str) -> Iterator[FormError]:
    least, most = control.get("min_values"), control.get("max_values")
    least, most = (1 if least is None else least), (1 if most is None else most)
    if least > most:
        yield FormError(f"{where}.min_values", "SELECT_MIN_OVER_MAX", "is above max_values")
    options = control.get("options")
    if control["type"] == STRING_SELECT and not options:
        yield FormError(f"{where}.options", "BASE_TYPE_REQUIRED", "a select needs options")
    if options:
        yield from _options(control, options, most, where)


def _options(control: Json, options: list[Json], most: int, where: str) -> Iterator[FormError]:
    if control["type"] != RADIO_GROUP and most > len(options):
        message = f"{most} can't be chosen from {len(options)} options"
        yield FormError(f"{where}.max_values", "SELECT_COMPONENT_MAX_OVER_OPTIONS", message)
    values = [option.get("value") for option in options]
    for at, value in enumerate(values):
        if value in values[:at]:
            code = "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"
            yield FormError(f"{where}.options[{at}].value", code, "is there twice")
    defaults = sum(bool(option.get("default")) for option in options)
    if defaults > most:
        message = f"{defaults} defaults, {most} can be chosen"
        yield FormError(f"{where}.options", "SELECT_COMPONENT_TOO_MANY_DEFAULTS", message)
