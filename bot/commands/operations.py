"""`greenroom doctor`, `backup` and `restore`: keeping the bot and its data well."""

import asyncio
import os
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.doctor import (
    INTENTS,
    Finding,
    State,
    backup_finding,
    database_finding,
    disk_finding,
    library_findings,
    model_findings,
    token_finding,
    voice_finding,
)
from bot.errors import DatabaseUnusable, GreenroomError, InputInvalid
from bot.settings import Settings, read_settings
from storage.archive import open_archive
from storage.backups import KEPT, restore

To = Annotated[
    Path | None,
    typer.Argument(help="A new file to write the copy to; by default one in the backups folder."),
]
Copy = Annotated[Path, typer.Argument(help="A copy that `greenroom backup` made.")]

ByVoice = Annotated[
    bool, typer.Option("--voice", help="Also say a sentence and see what is understood.")
]

NOTHING_YET = (
    "There is no database at {path} yet, so there is nothing to copy. Hold an interview first."
)


def register(app: typer.Typer) -> None:
    """Add the three commands."""
    app.command("doctor")(doctor)
    app.command("backup")(backup)
    app.command("restore")(restore_copy)


def doctor(voice: ByVoice = False) -> int:  # noqa: FBT002 - typer reads options from defaults
    """Look at token, libraries, models, disk, database and copies, and say what to mend."""
    settings = read_settings()
    findings = list(asyncio.run(_findings(settings)))
    if voice:
        findings.append(asyncio.run(_heard_itself(settings)))
    for finding in findings:
        typer.echo(finding)
    return int(any(finding.state is State.BAD for finding in findings))


def backup(to: To = None) -> None:
    """Copy the whole database; the bot may go on running."""
    typer.echo(asyncio.run(_back_up(read_settings(), to)))


def restore_copy(copy: Copy) -> None:
    """Put a copy in the place of the database. Stop the bot first; what was there is kept."""
    kept = asyncio.run(restore(read_settings().database, copy))
    typer.echo(f"Restored from {copy}.")
    if kept:
        typer.echo(f"What was there before is {kept}.")


async def _findings(settings: Settings) -> Sequence[Finding]:
    token = settings.discord_token
    return (
        *library_findings(),
        token_finding(token.get_secret_value() if token else None),
        Finding("intents", State.GOOD, INTENTS),
        Finding(
            "permissions",
            State.GOOD,
            "only Discord knows them: ask /admin doctor in the channel where interviews are held",
        ),
        *await asyncio.to_thread(model_findings, settings),
        *await _about_data(settings),
    )


async def _heard_itself(settings: Settings) -> Finding:
    """Say a sentence with the built-in voice and hear it with the recognisers that are set up."""
    from bot.speech.hearing import open_hearing  # noqa: PLC0415 - others start without it
    from bot.speech.self_test import misheard  # noqa: PLC0415 - as above
    from bot.speech.voice.espeak import Espeak  # noqa: PLC0415 - as above

    voice = Espeak()
    try:
        hearing = await open_hearing(settings)
        try:
            rate, heard = await misheard(voice, hearing.turns.room("doctor"), hearing.cutting)
        finally:
            await hearing.close()
    except GreenroomError as error:
        return Finding("voice", State.BAD, error.advice)
    finally:
        await voice.close()
    return voice_finding(hearing.name, rate, heard)


async def _about_data(settings: Settings) -> Sequence[Finding]:
    path = settings.database
    if not await asyncio.to_thread(path.exists):
        said = f"none at {path} yet; the first command that needs it makes it"
        return (Finding("database", State.GOOD, said),)
    try:
        async with open_archive(path) as archive:
            health = await archive.checkup.look()
    except DatabaseUnusable as error:
        return (Finding("database", State.BAD, error.advice),)
    return (
        disk_finding(health.free),
        database_finding(health.size, health.copies, health.newest_copy, sound=health.sound),
        backup_finding(health.newest_copy, int(time.time()), hours=settings.backup_hours),
    )


async def _back_up(settings: Settings, to: Path | None) -> str:
    if not await asyncio.to_thread(settings.database.exists):
        raise InputInvalid(NOTHING_YET.format(path=settings.database))
    async with open_archive(settings.database) as archive:
        copy = await archive.backups.make()
        await archive.backups.prove(copy)
    if to is None:
        days = KEPT // 86_400
        return (
            f"{copy}\nIt was restored beside the database and is whole. It is deleted after {days} "
            "days; name a file to keep one for longer."
        )
    await asyncio.to_thread(_move, copy, to)
    return str(to)


def _move(copy: Path, to: Path) -> None:
    try:
        os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        shutil.copyfile(copy, to)
    except FileExistsError:
        raise InputInvalid(f"{to} is there already. Name a file that isn't.") from None
    except OSError as error:
        raise InputInvalid(
            f"{to} can't be written ({error.strerror}). Name a file in a folder of yours."
        ) from error
    finally:
        copy.unlink()
