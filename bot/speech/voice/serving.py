"""The child's side of the pipe: read requests, write sound, end with the bot."""

import json
import sys
from collections.abc import Callable
from typing import Any

from bot.speech.voice.worker import HEAD, READY

REFUSED = (0, b"")


def serve(say: Callable[[dict[str, Any]], tuple[int, bytes]]) -> int:
    """Answer each line of stdin until it ends; `say` gives a rate and 16-bit mono samples."""
    out = sys.stdout.buffer
    out.write(HEAD.pack(*READY))
    out.flush()
    for line in sys.stdin.buffer:
        rate, sound = say(json.loads(line))
        out.write(HEAD.pack(rate, len(sound)) + sound)
        out.flush()
    return 0
