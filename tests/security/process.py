"""Runs the bot as `greenroom run` does, against a stand-in that plays elsewhere.

`python -m tests.security.process PORT CERTIFICATE DATA`: the token is in DISCORD_TOKEN.
"""

import asyncio
import os
import sys
from pathlib import Path

from bot.errors import GreenroomError
from bot.logs import set_up_log
from bot.settings import LogStyle
from tests.cogs.process import run

if __name__ == "__main__":
    set_up_log(LogStyle.JSON, sys.stderr, [os.environ["DISCORD_TOKEN"]])
    try:
        asyncio.run(run(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))
    except GreenroomError as error:
        sys.exit(error.advice)
