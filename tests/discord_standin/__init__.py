"""Discord played on 127.0.0.1: start reading in README.md, then `standin.py`."""

from tests.discord_standin.acting.member import Member
from tests.discord_standin.acting.outcome import Outcome, text_of
from tests.discord_standin.acting.refusing import ClientRefuses, DidNotRespond
from tests.discord_standin.clock import Clock
from tests.discord_standin.intents import Intent
from tests.discord_standin.openapi.referee import RuleBroken
from tests.discord_standin.openapi.tally import Tally
from tests.discord_standin.permissions import Permission
from tests.discord_standin.stage import Stage
from tests.discord_standin.standin import Discord, standin
from tests.discord_standin.voice.acting import Manner
from tests.discord_standin.world.changes import NothingHappened
from tests.discord_standin.world.files import Upload

__all__ = [
    "ClientRefuses",
    "Clock",
    "DidNotRespond",
    "Discord",
    "Intent",
    "Manner",
    "Member",
    "NothingHappened",
    "Outcome",
    "Permission",
    "RuleBroken",
    "Stage",
    "Tally",
    "Upload",
    "standin",
    "text_of",
]
