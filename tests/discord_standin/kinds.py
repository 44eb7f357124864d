"""For each kind of payload that bots send, one that is wrong in that very part."""

from tests.discord_standin.payloads import (
    CALLBACKS,
    COMMANDS,
    MESSAGES,
    V2,
    Caught,
    Planted,
    Where,
    button,
    command,
    layout,
    option,
    row,
    rows,
)
from tests.discord_standin.wire import Json

EPHEMERAL = 1 << 6
CHANNEL_SELECT: Json = {"type": 8, "custom_id": "c", "min_values": 26}


def _message(kind: str, name: str) -> Planted:
    return Planted(kind, Where.MESSAGE, *MESSAGES[name])


def _callback(kind: str, name: str) -> Planted:
    return Planted(kind, Where.CALLBACK, *CALLBACKS[name])


def _command(kind: str, name: str) -> Planted:
    return Planted(kind, Where.COMMANDS, *COMMANDS[name])


def _wrong(kind: str, where: Where, body: Json | list[Json]) -> Planted:
    return Planted(kind, where, body, Caught.SCHEMA)


def _answer(flags: int, **data: object) -> Json:
    return {"type": 4, "data": {"flags": flags, **data}}


_KNOWN = (
    _message("allowed_mentions", "mentions both ways"),
    _message("attachments", "unknown attachment"),
    _message("content", "text too long"),
    _message("embeds", "embeds in all"),
    _message("poll", "poll of 11"),
    _message("component 1", "6 buttons in a row"),
    _message("component 2", "button without a label"),
    _message("component 3", "26 options"),
    _message("component 9", "section without accessory"),
    _message("component 10", "layout's text"),
    _message("component 11", "layout's missing file"),
    _message("component 12", "gallery of 11"),
    _message("button style 1", "custom_id missing"),
    _message("button style 5", "link without url"),
    _message("flags 32768", "flag with content"),
    _callback("callback 4", "callback's text"),
    _callback("callback 8", "callback of another kind"),
    _callback("callback 9", "modal title"),
    _callback("component 4", "input's lengths"),
    _callback("component 18", "label's label"),
    _callback("component 19", "11 files"),
    _command("option 1", "options beside subcommands"),
    _command("option 3", "option twice"),
)
_FURTHER = (
    *(
        _wrong(f"button style {n}", Where.MESSAGE, rows(row(button(style=n, label="x" * 81))))
        for n in (2, 3, 4)
    ),
    *(
        _wrong(
            f"option {n}", Where.COMMANDS, command(options=[option("o", type=n, description="")])
        )
        for n in (4, 5, 6, 7, 8)
    ),
    _wrong("component 8", Where.MESSAGE, rows(row(CHANNEL_SELECT))),
    _wrong("component 14", Where.MESSAGE, layout({"type": 14, "spacing": 3})),
    _wrong(
        "component 17",
        Where.MESSAGE,
        layout({"type": 17, "accent_color": 1 << 24, "components": [{"type": 14}]}),
    ),
    _wrong("callback 5", Where.CALLBACK, {"type": 5, "data": {"flags": "ephemeral"}}),
    _wrong("callback 6", Where.CALLBACK, {"type": 6}),
    _wrong("callback 7", Where.CALLBACK, {"type": 7, "data": {"content": "x" * 2001}}),
    _wrong(
        "choices",
        Where.CALLBACK,
        {"type": 8, "data": {"choices": [{"name": str(n), "value": str(n)} for n in range(26)]}},
    ),
    _wrong("flags 64", Where.CALLBACK, _answer(EPHEMERAL, components=[{"type": 10}])),
    _wrong(
        "flags 32832",
        Where.CALLBACK,
        _answer(EPHEMERAL | V2, content="x", components=[{"type": 10, "content": "x"}]),
    ),
)

WRONG: dict[str, Planted] = {planted.name: planted for planted in (*_KNOWN, *_FURTHER)}
