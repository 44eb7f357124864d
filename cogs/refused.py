"""What the owner reads when Discord won't have the bot."""

from collections.abc import Iterator
from contextlib import contextmanager

import discord

from bot.errors import SettingsInvalid

_REFUSED = (
    "Discord refuses the token. Copy it anew from the developer portal (your application, Bot, "
    "Reset Token) into DISCORD_TOKEN in .env, and start again."
)
_FOR_GOOD = (
    "Discord ended the connection for good (gateway code {code}). Update Greenroom; in more than "
    "2,000 servers set GREENROOM_SHARD_IDS and GREENROOM_SHARD_COUNT, too. Every answer is kept."
)
_UNAUTHENTICATED, _INTENTS = 4004, 4014


@contextmanager
def refusals_said() -> Iterator[None]:
    """Put a refusal of the token, and a close after which no client may return, into a sentence.

    Raises:
        SettingsInvalid: in place of discord.py's errors (Gateway Close Event Codes).
    """
    try:
        yield
    except discord.LoginFailure:
        raise SettingsInvalid(_REFUSED) from None
    except discord.PrivilegedIntentsRequired:
        raise SettingsInvalid(_FOR_GOOD.format(code=_INTENTS)) from None
    except discord.ConnectionClosed as closed:
        said = _REFUSED if closed.code == _UNAUTHENTICATED else _FOR_GOOD.format(code=closed.code)
        raise SettingsInvalid(said) from None
