"""One typed question to the stub server, as the tests of chat and of faults ask it."""

from pydantic import BaseModel, ConfigDict, Field

from bot.model_server.client import ModelServer
from tests.model_server.stub import StubServer

KEY = "sk-not-for-any-log"
GOOD = '{"move":"probe","level":3}'


class Move(BaseModel):
    """The reply that the tests ask for."""

    model_config = ConfigDict(extra="forbid")
    move: str = Field(max_length=20)
    level: int = Field(ge=1, le=5)


class Clock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        """Give the seconds."""
        return self.seconds


async def asked(stub: StubServer, *, server: ModelServer | None = None, within: float = 3) -> Move:
    """Ask for one move; the server's connections are given back."""
    server = server or ModelServer(stub.url, KEY, backoff=0.01)
    try:
        return await server.chat(
            Move, model="m", system="judge", user="words of a member", deadline=within
        )
    finally:
        await server.close()
