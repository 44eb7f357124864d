"""Every command and every control there is, with what it is sent with."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from tests.cogs.house import House
from tests.security.forging import Actor, command, form, press
from tests.security.premises import Premises

Try: TypeAlias = Callable[[House, Actor, Premises], Awaitable[str]]


def _typed(path: str, **options: Any) -> Try:
    async def tried(house: House, actor: Actor, there: Premises) -> str:
        known = {"FINISHED": there.finished, "LIVE": there.live, "ADA": house.ada}
        given = {name: known.get(str(value), value) for name, value in options.items()}
        return await command(house, actor, path, **given)

    return tried


def _pressed(custom_id: str, *values: str) -> Try:
    async def tried(house: House, actor: Actor, there: Premises) -> str:
        return await press(
            house,
            actor,
            _filled(custom_id, there),
            *(value.format(channel=actor.place.id) for value in values),
        )

    return tried


def _answered(custom_id: str) -> Try:
    async def tried(house: House, actor: Actor, there: Premises) -> str:
        return await form(house, actor, _filled(custom_id, there), "Words of whoever sends this.")

    return tried


def _filled(custom_id: str, there: Premises) -> str:
    return custom_id.format(f=there.finished, l=there.live, r=there.resume, a=there.appeal)


_TRACK = {"track": "law"}

COMMANDS: Mapping[str, Try] = {
    "about": _typed("about"),
    "admin doctor": _typed("admin doctor"),
    "admin grant": _typed("admin grant", member="ADA", **_TRACK),
    "admin queue": _typed("admin queue"),
    "admin reset": _typed("admin reset", member="ADA", **_TRACK),
    "admin roles": _typed("admin roles", tier="Qualified"),
    "admin settings": _typed("admin settings", words_days=1),
    "admin setup": _typed("admin setup"),
    "drill": _typed("drill", kind="behavioural", **_TRACK),
    "help": _typed("help"),
    "interview resume": _typed("interview resume"),
    "interview start": _typed("interview start", **_TRACK),
    "interview status": _typed("interview status"),
    "interview stop": _typed("interview stop"),
    "leaderboard": _typed("leaderboard", **_TRACK),
    "privacy delete": _typed("privacy delete"),
    "privacy export": _typed("privacy export"),
    "privacy show": _typed("privacy show"),
    "results compare": _typed("results compare", one="FINISHED", other="LIVE"),
    "results history": _typed("results history"),
    "results last": _typed("results last"),
    "resume check": _typed("resume check"),
    "resume delete": _typed("resume delete"),
    "resume show": _typed("resume show"),
    "resume upload": _typed("resume upload"),
    "retakes appeal": _typed("retakes appeal", reason="something else", **_TRACK),
    "retakes show": _typed("retakes show", **_TRACK),
    "settings": _typed("settings"),
}
"""By the name that Discord knows; whose things are named, they are Ada's."""

_BUTTONS = (
    "room:help:{l}:q1", "room:repeat:{l}:q1", "room:pause:{l}:q1", "room:resume:{l}:q1",
    "room:answer:{l}:q1", "room:done:{l}:q9", "room:stop:{l}:q1", "room:skip:{l}:q1",
    "start:ask:warm-up:g:short:law", "start:check:warm-up:r:short:law",
    "start:sound:warm-up:rv:short:law", "start:cancel:warm-up:r:short:law",
    "start:gow:warm-up:g:short:law", "start:gos:scored:g:short:law",
    "board:0:month:best:text:law", "boards:ask", "boards:join", "boards:leave",
    "history:0:law",
    "feedback:{f}", "feedback:{f}:1", "feedback:{f}:file", "feedback:{f}:1:correct",
    "looking:{f}:line", "looking:{f}:hear:q1",
    "settings:quotes:off",
    "setup:anywhere", "setup:boards:off", "setup:check",
    "appeal:{a}:granted", "appeal:{a}:declined",
    "resume:{r}:again:0", "resume:{r}:job", "resume:{r}:confirm",
    "looking:{f}:mute", "room:end:{l}:q1", "resume:delete", "privacy:delete",
)  # fmt: skip
"""Those that end or delete something come last."""

CONTROLS: Mapping[str, Try] = {
    "feedback:{f}:go": _pressed("feedback:{f}:go", "1"),
    "resume:{r}:role": _pressed("resume:{r}:role", "0"),
    "settings:audience": _pressed("settings:audience", "server"),
    "setup:channel": _pressed("setup:channel", "{channel}"),
    "setup:days": _pressed("setup:days", "1"),
    **{custom_id: _pressed(custom_id) for custom_id in _BUTTONS[:8]},
    "room:form:{l}:q1": _answered("room:form:{l}:q1"),
    **{custom_id: _pressed(custom_id) for custom_id in _BUTTONS[8:]},
}
"""By custom id, with the places of the ids of Ada's things."""


ANYBODY, ORGANISERS_ONLY, NOT_YOURS, SERVERS_ONLY = "anybody", "organisers", "not yours", "servers"
"""What comes of a cell: it does what it does for the actor alone, or refuses for that reason."""

_ALL = (ANYBODY,) * 6
_IN_SERVERS = (*(ANYBODY,) * 5, SERVERS_ONLY)
_ORGANISERS = (ORGANISERS_ONLY, ORGANISERS_ONLY, ANYBODY, ANYBODY, ORGANISERS_ONLY)
_HERS = (ANYBODY, *(NOT_YOURS,) * 5)
_RULES = (
    (("about", "help", "privacy", "settings"), _ALL),
    (("admin",), (*_ORGANISERS, SERVERS_ONLY)),
    (("drill", "interview", "leaderboard", "results", "resume", "retakes"), _IN_SERVERS),
    (("board:", "boards:"), _IN_SERVERS),
    (("setup:", "appeal:"), (*_ORGANISERS, ORGANISERS_ONLY)),
    (("feedback:", "looking:", "resume:{r}", "room:"), _HERS),
    (("start:", "settings:", "history:", "resume:delete", "privacy:delete"), _ALL),
)
"""By the beginning of a cell's name, the longest that fits; outcomes in the order of the actors."""


def expected(cell: str, actor: int) -> str:
    """Say what has to come of a cell for the actor of that number."""
    fitting = [(start, row) for starts, row in _RULES for start in starts if cell.startswith(start)]
    return max(fitting, key=lambda found: len(found[0]))[1][actor]


_SAID = (
    ("Only organisers of this server", ORGANISERS_ONLY),
    ("This works inside a server only", SERVERS_ONLY),
    ("This feedback belongs to the member", NOT_YOURS),
    ("That belongs to the member who held the interview", NOT_YOURS),
    ("That resume was replaced or deleted", NOT_YOURS),
    ("Only the member who is being interviewed", NOT_YOURS),
)


def outcome(said: str) -> str:
    """Tell what came of a cell from the bot's words."""
    return next((kind for words, kind in _SAID if words in said), ANYBODY)
