"""Requests that Discord refuses, one for each rule, and some that it takes."""

from dataclasses import dataclass
from enum import StrEnum

from tests.discord_standin.wire import Json

V2 = 1 << 15


class Caught(StrEnum):
    """Which of the two finds it."""

    SCHEMA = "the OpenAPI description"
    RULES = "the cross-field rules"


class Where(StrEnum):
    """Where a payload is sent to."""

    MESSAGE = "a message in a channel"
    CALLBACK = "the first answer to a command"
    COMMANDS = "the application's commands"
    THREADS = "a channel's threads"


@dataclass(frozen=True, slots=True)
class Planted:
    """A payload that must be refused, or taken when nobody catches it."""

    name: str
    where: Where
    body: Json | list[Json]
    caught: Caught | None


def button(**more: object) -> Json:
    """Make a button; keywords replace its parts."""
    return {"type": 2, "style": 1, "label": "Press", "custom_id": "a", **more}


def row(*components: Json) -> Json:
    """Make an action row."""
    return {"type": 1, "components": list(components)}


def select(count: int, **more: object) -> Json:
    """Make a select with so many options."""
    options = [{"label": str(number), "value": str(number)} for number in range(count)]
    return {"type": 3, "custom_id": "s", "options": options, **more}


def label(component: Json, **more: object) -> Json:
    """Make a label of a modal."""
    return {"type": 18, "label": "Resume", "component": component, **more}


def text_input(custom_id: str = "t", **more: object) -> Json:
    """Make a text input for a label."""
    return {"type": 4, "custom_id": custom_id, "style": 1, **more}


def embeds(*parts: Json) -> Json:
    """Make a message of embeds."""
    return {"embeds": list(parts)}


def text(characters: int) -> Json:
    """Make a text display."""
    return {"type": 10, "content": "x" * characters}


def rows(*components: Json) -> Json:
    """Make a message with components in the old style."""
    return {"content": "x", "components": list(components)}


def layout(*components: Json) -> Json:
    """Make a message of components in the new style."""
    return {"flags": V2, "components": list(components)}


def modal(*components: Json, title: str = "Form") -> Json:
    """Make a callback that opens a modal."""
    data = {"custom_id": "m", "title": title, "components": list(components)}
    return {"type": 9, "data": data}


def command(**more: object) -> list[Json]:
    """Make a bulk overwrite with one command."""
    return [{"name": "interview", "description": "Practise", "type": 1, **more}]


def option(name: str, **more: object) -> Json:
    """Make a text option."""
    return {"type": 3, "name": name, "description": "About", **more}


FIELD = {"name": "a", "value": "b"}
THUMBNAIL = {"type": 11, "media": {"url": "https://example.org/a.png"}}
UNKNOWN_THUMBNAIL = {"type": 11, "media": {"url": "attachment://none.png"}}
GALLERY_ITEM = {"media": {"url": "https://example.org/a.png"}}

MESSAGES: dict[str, tuple[Json, Caught | None]] = {
    "text": ({"content": "x" * 2000}, None),
    "text too long": ({"content": "x" * 2001}, Caught.RULES),
    "embed": (embeds({"title": "x" * 256, "fields": [FIELD] * 25}), None),
    "11 embeds": (embeds(*[{"title": "x"}] * 11), Caught.SCHEMA),
    "embed title": (embeds({"title": "x" * 257}), Caught.SCHEMA),
    "embed description": (embeds({"description": "x" * 4097}), Caught.SCHEMA),
    "26 fields": (embeds({"fields": [FIELD] * 26}), Caught.SCHEMA),
    "field value": (embeds({"fields": [{**FIELD, "value": "x" * 1025}]}), Caught.SCHEMA),
    "empty field": (embeds({"fields": [{**FIELD, "value": ""}]}), Caught.RULES),
    "embeds in all": (
        embeds({"description": "x" * 4000}, {"description": "x" * 2001}),
        Caught.RULES,
    ),
    "embed's missing file": (
        embeds({"title": "x", "image": {"url": "attachment://none.png"}}),
        Caught.RULES,
    ),
    "buttons": (rows(row(button(), button(custom_id="b"))), None),
    "6 buttons in a row": (
        rows(row(*[button(custom_id=str(n)) for n in range(6)])),
        Caught.SCHEMA,
    ),
    "6 rows": (rows(*[row(button(custom_id=str(n))) for n in range(6)]), Caught.RULES),
    "button label": (rows(row(button(label="x" * 81))), Caught.SCHEMA),
    "button without a label": (rows(row(button(label=None))), Caught.RULES),
    "custom_id too long": (rows(row(button(custom_id="x" * 101))), Caught.SCHEMA),
    "custom_id twice": (rows(row(button(), button())), Caught.RULES),
    "custom_id missing": (rows(row(button(custom_id=None))), Caught.RULES),
    "link with custom_id": (
        rows(row(button(style=5, url="https://example.org"))),
        Caught.RULES,
    ),
    "link without url": (rows(row(button(style=5, custom_id=None))), Caught.RULES),
    "select": (rows(row(select(25, max_values=25))), None),
    "26 options": (rows(row(select(26))), Caught.SCHEMA),
    "no options": (rows(row(select(0))), Caught.RULES),
    "more than options": (rows(row(select(2, max_values=3))), Caught.RULES),
    "least above most": (rows(row(select(9, min_values=5, max_values=4))), Caught.RULES),
    "select beside a button": (rows(row(select(2), button())), Caught.RULES),
    "new component without flag": (rows(text(1)), Caught.RULES),
    "layout": (layout({"type": 9, "components": [text(9)], "accessory": THUMBNAIL}), None),
    "flag with content": ({**layout(text(1)), "content": "x"}, Caught.RULES),
    "flag with embeds": ({**layout(text(1)), **embeds({"title": "x"})}, Caught.RULES),
    "section without accessory": (
        layout({"type": 9, "components": [text(1)]}),
        Caught.SCHEMA,
    ),
    "section of 4 texts": (
        layout({"type": 9, "components": [text(1)] * 4, "accessory": button()}),
        Caught.SCHEMA,
    ),
    "layout's missing file": (
        layout({"type": 9, "components": [text(1)], "accessory": UNKNOWN_THUMBNAIL}),
        Caught.RULES,
    ),
    "gallery of 11": (layout({"type": 12, "items": [GALLERY_ITEM] * 11}), Caught.SCHEMA),
    "layout's text": (layout(text(4000), text(1)), Caught.RULES),
    "41 components": (layout(*[text(1)] * 41), Caught.RULES),
    "label in a message": (layout(label(text_input())), Caught.SCHEMA),
    "mentions both ways": (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        Caught.RULES,
    ),
    "unknown attachment": ({"content": "x", "attachments": [{"id": "0"}]}, Caught.RULES),
    "poll of 11": (
        {"poll": {"question": {"text": "q"}, "answers": [{"poll_media": {"text": "a"}}] * 11}},
        Caught.SCHEMA,
    ),
}

CALLBACKS: dict[str, tuple[Json, Caught | None]] = {
    "unknown callback": ({"type": 99}, Caught.SCHEMA),
    "callback of another kind": ({"type": 8, "data": {"choices": []}}, Caught.RULES),
    "callback's text": ({"type": 4, "data": {"content": "x" * 2001}}, Caught.SCHEMA),
    "callback's buttons": ({"type": 4, "data": rows(row(button(), button()))}, Caught.RULES),
    "modal title": (modal(label(text_input()), title="x" * 46), Caught.SCHEMA),
    "label's label": (modal(label(text_input(), label="x" * 46)), Caught.SCHEMA),
    "label's description": (modal(label(text_input(), description="x" * 101)), Caught.SCHEMA),
    "6 labels": (modal(*[label(text_input(str(n))) for n in range(6)]), Caught.RULES),
    "11 files": (
        modal(label({"type": 19, "custom_id": "f", "max_values": 11})),
        Caught.SCHEMA,
    ),
    "button in a label": (modal(label(button())), Caught.SCHEMA),
    "placeholder": (modal(label(text_input(placeholder="x" * 101))), Caught.SCHEMA),
    "modal's custom_id twice": (modal(label(text_input()), label(text_input())), Caught.RULES),
    "input's own label": (modal(label(text_input(label="Twice"))), Caught.RULES),
    "input's lengths": (modal(label(text_input(min_length=9, max_length=8))), Caught.RULES),
    "input's value": (modal(label(text_input(value="xx", max_length=1))), Caught.RULES),
}

COMMANDS: dict[str, tuple[list[Json], Caught | None]] = {
    "command": (command(options=[option("a", required=True), option("b")]), None),
    "upper case": (command(name="Interview"), Caught.RULES),
    "no description": (command(description=""), Caught.RULES),
    "description": (command(description="x" * 101), Caught.SCHEMA),
    "26 command options": (command(options=[option(f"o{n}") for n in range(26)]), Caught.SCHEMA),
    "26 choices": (
        command(
            options=[option("o", choices=[{"name": str(n), "value": str(n)} for n in range(26)])]
        ),
        Caught.SCHEMA,
    ),
    "required after optional": (
        command(options=[option("a"), option("b", required=True)]),
        Caught.RULES,
    ),
    "option twice": (command(options=[option("a"), option("a")]), Caught.RULES),
    "command twice": (command() + command(), Caught.RULES),
    "choices that complete": (
        command(options=[option("o", autocomplete=True, choices=[{"name": "n", "value": "v"}])]),
        Caught.RULES,
    ),
    "options beside subcommands": (
        command(options=[{"type": 1, "name": "s", "description": "d"}, option("o")]),
        Caught.RULES,
    ),
    "lengths": (command(options=[option("o", min_length=9, max_length=8)]), Caught.RULES),
}

NEW_THREADS: dict[str, tuple[Json, Caught | None]] = {
    "thread": ({"name": "x" * 100, "type": 12}, None),
    "thread's name": ({"name": "x" * 101, "type": 12}, Caught.SCHEMA),
    "thread's archiving": (
        {"name": "x", "type": 12, "auto_archive_duration": 999},
        Caught.SCHEMA,
    ),
}

PLANTED: tuple[Planted, ...] = (
    *(Planted(name, Where.MESSAGE, *case) for name, case in MESSAGES.items()),
    *(Planted(name, Where.CALLBACK, *case) for name, case in CALLBACKS.items()),
    *(Planted(name, Where.COMMANDS, *case) for name, case in COMMANDS.items()),
    *(Planted(name, Where.THREADS, *case) for name, case in NEW_THREADS.items()),
)
