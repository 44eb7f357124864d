"""Where an owner's model server sits in: as interviewer's aid, as judge, or nowhere."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.interview.interviewer import RuleInterviewer
from bot.interview.judge import ModelJudge
from bot.interview.model_interviewer import ModelInterviewer
from bot.interview.ports import Interviewer
from bot.model_server.client import ModelServer


@dataclass(frozen=True, slots=True)
class ModelAccess:
    """A model on an OpenAI-compatible server; `judges` asks it for votes after each sitting."""

    url: str
    model: str
    key: str = ""
    judges: bool = False


@dataclass(frozen=True, slots=True)
class Seats:
    """Who asks, and who judges afterwards, if anybody."""

    interviewer: Interviewer
    judge: ModelJudge | None


@asynccontextmanager
async def seated(rules: RuleInterviewer, access: ModelAccess | None) -> AsyncIterator[Seats]:
    """Give a sitting's interviewer and judge; the server's connections are given back after.

    Raises:
        SettingsInvalid: the server's address or key can't be one.
    """
    if access is None:
        yield Seats(rules, None)
        return
    server = ModelServer(access.url, access.key)
    try:
        interviewer = ModelInterviewer(rules, server, access.model, clock=time.monotonic)
        yield Seats(interviewer, ModelJudge(server, access.model) if access.judges else None)
    finally:
        await server.close()
