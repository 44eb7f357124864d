"""`greenroom models pull` and `models list`: the speech models and voices on this machine."""

import asyncio
import sys
from typing import Annotated

import typer

from bot.errors import InputInvalid
from bot.settings import Settings, read_settings

Name = Annotated[
    str | None,
    typer.Argument(help="A name that `models list` gives; by default the one that is set."),
]


def register(app: typer.Typer) -> None:
    """Add the group `models` with its two commands."""
    group = typer.Typer(no_args_is_help=True, help="Speech models and voices on this machine.")
    group.command("pull")(pull)
    group.command("list")(list_models)
    app.add_typer(group, name="models")


def pull(name: Name = None) -> None:
    """Fetch a speech model or a piper voice, or what is missing of it, and try it."""
    from bot.speech.hearing import open_local  # noqa: PLC0415 - loads what others start without
    from bot.speech.model_store import SIZES, ModelStore  # noqa: PLC0415 - as above
    from bot.speech.voice.piper_voices import pull_voice  # noqa: PLC0415 - as above

    settings = read_settings()
    wanted = name or settings.whisper_model
    if _is_voice(wanted, settings):
        path = asyncio.run(pull_voice(wanted, settings.models, progress=_progress))
        typer.echo(f"\n{wanted} is ready in {path.parent}.")
        return
    store = ModelStore(settings.models)
    size = f" ({SIZES[wanted]} MB)" if wanted in SIZES else ""
    typer.echo(f"Fetching {wanted}{size} …", err=True)
    folder = store.pull(wanted)
    asyncio.run(open_local(store, wanted).close())
    typer.echo(f"{wanted} is ready in {folder}.")


def list_models() -> None:
    """List what is installed, and what could be."""
    from bot.speech.model_store import SIZES, ModelStore  # noqa: PLC0415 - as above

    settings = read_settings()
    installed = ModelStore(settings.models).installed()
    for model in installed:
        chosen = "  (used)" if model.name == settings.whisper_model else ""
        typer.echo(f"{model.name}: {model.size / 1e6:.0f} MB in {model.folder}{chosen}")
    for voice in sorted(settings.models.glob("*.onnx")) if settings.models.is_dir() else []:
        typer.echo(f"{voice.stem}: a voice, {voice.stat().st_size / 1e6:.0f} MB")
    if not installed:
        typer.echo("No speech model is installed, so only interviews in text can be held.")
    there = {model.name for model in installed}
    offered = ", ".join(f"{name} ({size} MB)" for name, size in SIZES.items() if name not in there)
    typer.echo(f"To be had with `greenroom models pull NAME`: {offered}")


def _is_voice(name: str, settings: Settings) -> bool:
    from bot.speech.voice.piper_voices import model_path  # noqa: PLC0415 - as above

    try:
        model_path(name, settings.models)
    except InputInvalid:
        return False
    return True


def _progress(file: str, there: int, whole: int) -> None:
    if sys.stderr.isatty():
        share = there / whole if whole else 0.0
        typer.echo(f"\r{file}: {share:4.0%}", nl=False, err=True)
