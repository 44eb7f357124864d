"""Rules for commands and for what autocomplete offers (Application Commands)."""

import unicodedata
from collections.abc import Iterator, Sequence

from tests.discord_standin.refusals import FormError
from tests.discord_standin.wire import Json

CHAT_INPUT = 1
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
MOST_CHARACTERS = 8000
"""Names, descriptions and values of one command with its options ("Registering a Command")."""

MOST_COMMANDS = 100
"""CHAT_INPUT commands of one scope."""


def commands_errors(commands: Sequence[Json]) -> list[FormError]:
    """Find what is wrong in a bulk overwrite."""
    errors = list(_repeated(commands, ""))
    if sum(_kind(command) == CHAT_INPUT for command in commands) > MOST_COMMANDS:
        message = f"{MOST_COMMANDS} commands are allowed"
        errors.append(FormError("commands", "APPLICATION_COMMANDS_MAX", message))
    for at, command in enumerate(commands):
        errors += command_errors(command, f"[{at}]")
    return errors


def _kind(command: Json) -> int:
    return int(command.get("type") or CHAT_INPUT)


def command_errors(command: Json, where: str = "") -> list[FormError]:
    """Find what is wrong in one command."""
    if _kind(command) != CHAT_INPUT:
        return []
    errors = list(_name(command, where))
    if not command.get("description"):
        errors.append(FormError(f"{where}.description", "BASE_TYPE_REQUIRED", "is required"))
    size = _characters(command)
    if size > MOST_CHARACTERS:
        message = f"{size} characters; {MOST_CHARACTERS} are allowed"
        errors.append(FormError(where or "command", "APPLICATION_COMMAND_TOO_LARGE", message))
    return errors + list(_options(command, where, depth=0))


def _name(part: Json, where: str) -> Iterator[FormError]:
    name = str(part.get("name") or "")
    letters = all(char in "-_'" or unicodedata.category(char)[0] in "LMN" for char in name)
    if not (1 <= len(name) <= 32 and letters and name == name.lower()):
        code = "APPLICATION_COMMAND_INVALID_NAME"
        yield FormError(f"{where}.name", code, f"{name!r} is not a lower-case word of 1-32")


def _characters(part: Json) -> int:
    own = len(part.get("name") or "") + len(part.get("description") or "")
    choices = sum(
        len(choice["name"]) + len(str(choice["value"])) for choice in part.get("choices") or []
    )
    return own + choices + sum(_characters(option) for option in part.get("options") or [])


def _options(parent: Json, where: str, *, depth: int) -> Iterator[FormError]:
    options = parent.get("options") or []
    yield from _repeated(options, f"{where}.options")
    optional_seen = False
    for at, option in enumerate(options):
        here = f"{where}.options[{at}]"
        yield from _name(option, here)
        yield from _nesting(option, options, here, depth)
        if option.get("required") and optional_seen:
            code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"
            yield FormError(here, code, "required options go before optional ones")
        optional_seen = optional_seen or not option.get("required")
        yield from _choices(option, here)
        yield from _options(option, here, depth=depth + 1)


def _nesting(option: Json, siblings: list[Json], where: str, depth: int) -> Iterator[FormError]:
    branch = option["type"] in {SUBCOMMAND, GROUP}
    if branch and any(sibling["type"] not in {SUBCOMMAND, GROUP} for sibling in siblings):
        yield FormError(f"{where}.type", "UNION_TYPE_CHOICES", "subcommands and options don't mix")
    if (option["type"] == GROUP and depth > 0) or (option["type"] == SUBCOMMAND and depth > 1):
        yield FormError(f"{where}.type", "UNION_TYPE_CHOICES", "is nested too deeply")
    if option["type"] == GROUP and not option.get("options"):
        yield FormError(f"{where}.options", "BASE_TYPE_REQUIRED", "a group needs subcommands")


def _choices(option: Json, where: str) -> Iterator[FormError]:
    choices = option.get("choices") or []
    if choices and option.get("autocomplete"):
        message = "autocomplete and choices exclude each other"
        yield FormError(
            f"{where}.autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", message
        )
    yield from _repeated(choices, f"{where}.choices")
    for least, most in (("min_value", "max_value"), ("min_length", "max_length")):
        low, high = option.get(least), option.get(most)
        if low is not None and high is not None and low > high:
            yield FormError(f"{where}.{least}", "NUMBER_TYPE_MAX", f"is above {most}")


def _repeated(parts: Sequence[Json], where: str) -> Iterator[FormError]:
    seen: set[tuple[object, int]] = set()
    for at, part in enumerate(parts):
        key = (part.get("name"), _kind(part) if not where else 0)
        if key in seen:
            code = "APPLICATION_COMMANDS_DUPLICATE_NAME"
            yield FormError(f"{where}[{at}].name", code, f"{part.get('name')!r} is there twice")
        seen.add(key)


def choice_errors(choices: Sequence[Json], option_type: int) -> list[FormError]:
    """Find suggestions of autocomplete whose value doesn't suit the option."""
    suits: dict[int, tuple[type, ...]] = {STRING: (str,), INTEGER: (int,), NUMBER: (int, float)}
    expected = suits.get(option_type, (str,))
    return [
        FormError(
            f"data.choices[{at}].value", "BASE_TYPE_CHOICES", "doesn't suit the option's type"
        )
        for at, choice in enumerate(choices)
        if not isinstance(choice.get("value"), expected) or isinstance(choice.get("value"), bool)
    ]
