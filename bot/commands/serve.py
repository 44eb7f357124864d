"""`greenroom run` and `greenroom sync`: the bot on Discord."""

import asyncio
import sys

import typer

from bot.logs import set_up_log
from bot.settings import read_settings


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(run)
    app.command()(sync)


def run() -> None:
    """Run the bot on Discord until it is stopped with Ctrl-C or SIGTERM."""
    from cogs.app import serve, token_of  # noqa: PLC0415 - other commands start without discord.py

    settings = read_settings()
    token_of(settings)
    keys = (settings.discord_token, settings.transcriber_key, settings.speech_key)
    set_up_log(settings.log, sys.stderr, [key.get_secret_value() for key in keys if key])
    typer.echo("Connecting to Discord. Stop with Ctrl-C.", err=True)
    asyncio.run(serve(settings))


def sync() -> None:
    """Tell Discord the bot's commands now; `run` does it by itself when they have changed."""
    from cogs.app import sync_commands  # noqa: PLC0415 - as above

    count = asyncio.run(sync_commands(read_settings()))
    typer.echo(f"Discord knows {count} commands now.")
