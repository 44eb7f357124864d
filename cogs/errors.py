"""What a member reads when something fails: known errors say what to do, others a reference."""

import logging
import secrets
from collections.abc import Mapping

import aiohttp
import discord
from discord import app_commands

from bot.errors import DatabaseUnusable, GreenroomError, trail

UNDELIVERED = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError)
"""What a request to Discord may end with: a refusal, a wait that is too long, a broken line."""
ALREADY_ACKNOWLEDGED = 40060
"""Discord's code for an interaction that has its first reply (developers/topics/opcodes): it came
although its receipt was lost on the way."""

CHANGED = (
    "This command has changed since your Discord last looked. Reload Discord (Ctrl+R, or close "
    "and open the app) and try again."
)
NOT_WRITABLE = (
    "I can't keep anything just now: something is wrong with my disk or my database. What was kept "
    "before is safe. Please try again in a few minutes; if it goes on, ask an organiser to tell "
    "the bot's owner, whose log says what to do."
)
"""Instead of the owner's advice, which names files of theirs."""
_SAID: Mapping[type[Exception], str] = {
    app_commands.MissingPermissions: (
        "Only organisers of this server (people who may manage it) can use this command."
    ),
    app_commands.NoPrivateMessage: (
        "This works inside a server only. Open a server where I am, and try again there."
    ),
    app_commands.CommandSignatureMismatch: CHANGED,
    app_commands.CommandNotFound: CHANGED,
    discord.Forbidden: (
        "Discord doesn't let me do that here: I lack a permission. Please ask an organiser to "
        "check my permissions in this channel, then try again."
    ),
}

_log = logging.getLogger(__name__)


async def apologise(interaction: discord.Interaction, error: Exception) -> None:
    """Tell the member, and only them, what went wrong; nobody is left in silence."""
    said = sentence(_original(error))
    try:
        await _reply(interaction, said)
    except (*UNDELIVERED, RuntimeError) as failed:  # the last is aiohttp's "Session is closed"
        code = f": code {failed.code}" if isinstance(failed, discord.HTTPException) else ""
        _log.warning("an apology could not be delivered: %s%s", type(failed).__name__, code)


async def _reply(interaction: discord.Interaction, said: str) -> None:
    if not interaction.response.is_done():
        try:
            await interaction.response.send_message(said, ephemeral=True)
        except discord.HTTPException as error:
            if error.code != ALREADY_ACKNOWLEDGED:
                raise
        else:
            return
    await interaction.followup.send(said, ephemeral=True)


def sentence(error: Exception) -> str:
    """Choose the sentence; what isn't known is logged under a reference that is shown."""
    if isinstance(error, DatabaseUnusable):
        _log.error("%s", error.advice)
        return NOT_WRITABLE
    if isinstance(error, GreenroomError):
        return error.advice
    if isinstance(error, app_commands.CommandOnCooldown):
        return f"One moment, please: try again in {error.retry_after:.0f} seconds."
    for kind, said in _SAID.items():
        if isinstance(error, kind):
            return said
    return (
        f"Something went wrong on our side (reference {note(error)}). Everything that you "
        "answered so far is kept. Please try again; if it happens twice, tell an organiser the "
        "reference."
    )


def note(error: BaseException) -> str:
    """Log the kind of an unknown error and its places, never its values; give the reference."""
    reference = secrets.token_hex(4)
    status = (
        f", HTTP {error.status}/{error.code}" if isinstance(error, discord.HTTPException) else ""
    )
    told = {"kind": type(error).__name__}
    _log.error("%s: %s%s", reference, trail(error), status, extra=told)
    return reference


def _original(error: Exception) -> Exception:
    wrapped = isinstance(error, app_commands.CommandInvokeError)
    return error.original if wrapped else error  # type: ignore[attr-defined] # narrowed by wrapped
