"""A gateway session outlives its socket, so that RESUME can bring what was missed."""

import json
import secrets
from collections import deque

from tests.discord_standin.gateway.connection import Connection
from tests.discord_standin.intents import Intent
from tests.discord_standin.records.people import User
from tests.discord_standin.wire import Json

REMEMBERED = 1000
"""Events that are kept for RESUME."""


class Session:
    """What one IDENTIFY began: numbered events, and the connection that carries them now."""

    def __init__(self, intents: Intent, connection: Connection, user: User) -> None:
        self.user = user
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.connection: Connection | None = connection
        self.sequence = 0
        self._sent: deque[tuple[int, str]] = deque(maxlen=REMEMBERED)

    def dispatch(self, name: str, body: Json) -> None:
        """Send an event, or keep it until the session is resumed."""
        self.sequence += 1
        text = json.dumps({"op": 0, "t": name, "s": self.sequence, "d": body})
        self._sent.append((self.sequence, text))
        if self.connection is not None:
            self.connection.send_text(text)

    def resume(self, connection: Connection, sequence: int) -> None:
        """Go on over a new connection: replay what came after `sequence`, then say RESUMED."""
        self.connection = connection
        for number, text in self._sent:
            if number > sequence:
                connection.send_text(text)
        self.dispatch("RESUMED", {"_trace": []})
