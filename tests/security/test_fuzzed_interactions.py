"""Payloads that no client of Discord's sends, thrown at every command, control and form."""

import random
import re
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from tests.cogs.house import House
from tests.discord_standin import DidNotRespond
from tests.discord_standin.acting.interacting import Deed, interact
from tests.discord_standin.records.interaction import InteractionKind
from tests.discord_standin.records.message import MessageFlag
from tests.discord_standin.wire import Json
from tests.discord_standin.world.posting import Draft, post
from tests.security.cells import COMMANDS, CONTROLS
from tests.security.forging import Actor, finished, opening
from tests.security.premises import CANARY, Premises, furnished

KIND_OF_ERROR = re.compile(r"\b[A-Z]\w*(Error|Exception|Invalid|Mismatch|NotFound)\b|Traceback|0x")
ALPHABETS = ("ab ", "@<>#&!:`*_|", "\u202e\u0000\u200b", "速い😀éß", "{}%s")
LOCALES = ("en-US", "de", "xx-YY", "", "tlh", "zh-CN")
HERS = ("attempts", "board_members", "resumes", "sittings", "turns")
"""Tables that nobody else may change; organisers may decide her appeal, and grant attempts."""
BRANCHES = {1, 2}
BUTTON, TEXTS, USERS, CHANNELS = 2, 3, 5, 8


@dataclass(slots=True)
class Fuzz:
    """Throws payloads by a seed; what came back is looked at at once."""

    house: House
    there: Premises
    chance: random.Random
    silent: list[str] = field(default_factory=list)
    telling: list[str] = field(default_factory=list)

    async def throw(self) -> None:
        """Send one of them, from anybody but the member whose words nobody may read."""
        actors = [who for name, who in self.there.actors.items() if name != "the member"]
        actor = self.chance.choice(actors)
        deed = self.chance.choice((self._command, self._control, self._form))(actor)
        label = f"{deed.kind.name} {deed.label}"
        try:
            interaction = await interact(self.house.played.world, deed)
            said = await finished(self.house, interaction)
        except DidNotRespond:
            self.silent.append(label)
            return
        if not said.strip():
            self.silent.append(label)
        if CANARY in said or KIND_OF_ERROR.search(said):
            self.telling.append(f"{label}: {said[:300]}")

    def _command(self, actor: Actor) -> Deed:
        path = self.chance.choice(sorted(COMMANDS))
        top, *branches = path.split()
        known = self.house.played.world.commands[None].values()
        registered = next(command for command in known if command["name"] == top)
        names = _options(registered, branches)
        chosen = [name for name in names if self.chance.random() < 0.7]
        options: list[Json] = [self._option(name, names[name]) for name in chosen]
        for branch in reversed(branches):
            options = [{"type": 1, "name": branch, "options": options}]
        data = {"id": registered["id"], "name": top, "type": 1, "options": options}
        return self._deed(InteractionKind.COMMAND, actor, data, f"/{path} {chosen}")

    def _option(self, name: str, kind: int) -> Json:
        if kind == 4:
            return {"type": 4, "name": name, "value": self.chance.choice((-1, 0, 7, 2**53))}
        if kind == 3:
            return {"type": 3, "name": name, "value": self._text(6000)}
        return {"type": 3, "name": name, "value": self._text(30)}

    def _control(self, actor: Actor) -> Deed:
        custom_id = self._custom_id()
        kind = self.chance.choice((BUTTON, BUTTON, TEXTS, USERS, CHANNELS))
        control: Json = {"type": kind, "custom_id": custom_id}
        data: Json = {"component_type": kind, "custom_id": custom_id}
        if kind == BUTTON:
            control |= {"style": 2, "label": "x"}
        else:
            data["values"] = [self._text(100) for _ in range(self.chance.randrange(3))]
            control |= {"min_values": 0, "max_values": 1}
        if kind == TEXTS:
            control["options"] = [{"label": "x", "value": "x"}]
        if kind in {USERS, CHANNELS}:
            data["values"], data["resolved"] = [], {}
        row: Json = {"type": 1, "components": [control]}
        old_style = custom_id.startswith(("room:", "start:"))
        flags = 0 if old_style else int(MessageFlag.IS_COMPONENTS_V2)
        draft = Draft({"components": [row]}, flags=flags)
        world = self.house.played.world
        message = post(world, actor.place, world.bot, draft)
        data["id"] = 2
        return self._deed(InteractionKind.COMPONENT, actor, data, custom_id, message)

    def _form(self, actor: Actor) -> Deed:
        custom_id, chance = self._custom_id(), self.chance
        inner: Json = {"type": 4, "id": 2, "custom_id": "answer", "value": self._text(4000)}
        none: Json = {"id": 2, "custom_id": "answer", "values": []}
        field_kinds: tuple[Json, ...] = (
            {"type": 18, "id": 1, "component": inner},
            {"type": 18, "id": 1, "component": inner | {"custom_id": self._text(20)}},
            {"type": 1, "id": 1, "components": [inner]},
            {"type": 10, "id": 1},
            {"type": 18, "id": 1, "component": none | {"type": 19, "custom_id": "recording"}},
            {"type": 18, "id": 1, "component": none | {"type": 3}},
        )
        fields = chance.sample(field_kinds, chance.randrange(3))
        data: Json = {"custom_id": custom_id, "components": fields}
        opened = opening(self.house, actor)
        return self._deed(InteractionKind.MODAL, actor, data, custom_id, *opened)

    def _deed(
        self, kind: InteractionKind, actor: Actor, data: Json, label: str, *more: Any
    ) -> Deed:
        deed = Deed(kind, actor.who.user, actor.place, data, label, *more)
        return replace(deed, locale=self.chance.choice(LOCALES))

    def _custom_id(self) -> str:
        there, chance = self.there, self.chance
        known = {"f": there.finished, "l": there.live, "r": there.resume, "a": there.appeal}
        wild = {name: chance.choice((there.live, 0, 9 * 10**18, 10**30)) for name in known}
        made = chance.choice(sorted(CONTROLS)).format(**chance.choice((known, known, wild)))
        how = chance.randrange(5)
        if how == 0:
            made += chance.choice((":", ":9", " ", "\n", "é"))
        elif how == 1:
            made = self._text(100) or "x"
        elif how == 2:
            at = chance.randrange(len(made))
            made = made[:at] + chance.choice("09:xé\u202e") + made[at + 1 :]
        return made[:100]

    def _text(self, most: int) -> str:
        alphabet = self.chance.choice(ALPHABETS)
        count = self.chance.choice((0, 1, 7, most))
        return "".join(self.chance.choice(alphabet) for _ in range(count))


def _options(command: Json, branches: list[str]) -> dict[str, int]:
    found: Json = command
    for branch in branches:
        found = next(o for o in found["options"] if o["name"] == branch)
    return {o["name"]: o["type"] for o in found.get("options", ()) if o["type"] not in BRANCHES}


@pytest.mark.parametrize(
    "times", [pytest.param(60, id="some"), pytest.param(3000, id="many", marks=pytest.mark.slow)]
)
async def test_whatever_is_thrown_is_answered_and_tells_nothing(house: House, times: int) -> None:
    """No error's name, no silence, no word of another member's, and nothing of theirs changed."""
    there = await furnished(house)
    before = await house.archive.erasure.copy(str(house.ada.id))
    fuzz = Fuzz(house, there, random.Random(times))
    for _ in range(times):
        await fuzz.throw()
    assert fuzz.silent == []
    assert fuzz.telling == []
    after = await house.archive.erasure.copy(str(house.ada.id))
    assert {table: after.get(table) for table in HERS} == {table: before[table] for table in HERS}
