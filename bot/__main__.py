"""The front door: `greenroom …` and `python -m bot`."""

import logging
import os
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

import typer
from typer.exceptions import TyperException

from bot.commands import (
    banks,
    history,
    listen,
    models,
    operations,
    rehearse,
    resume,
    score,
    scoring,
    serve,
)
from bot.errors import GreenroomError, trail

DONE, FAULT, INTERRUPTED = 0, 1, 130


def build() -> typer.Typer:
    """Put the command line together."""
    app = typer.Typer(
        name="greenroom",
        help="Practice interviews that listen, dig deeper, and show what each point stands on.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for group in (
        rehearse,
        serve,
        resume,
        banks,
        score,
        scoring,
        history,
        listen,
        models,
        operations,
    ):
        group.register(app)
    return app


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give the exit status.

    Known errors are said in one sentence. Unknown ones go to the log under an id that is shown:
    the log has the traceback's places, never the values a member typed.
    """
    try:
        result = build()(arguments, standalone_mode=False)
    except GreenroomError as error:
        return _said(error.advice, FAULT)
    except TyperException as error:
        return _misused(error)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last door: nobody meets a traceback
        return _said(_unexpected(error), FAULT)
    return result if isinstance(result, int) else DONE


def _misused(error: TyperException) -> int:
    if message := error.format_message().rstrip("."):  # without a command the help was shown
        typer.echo(f"{message}. Add --help to see what there is.", err=True)
    return error.exit_code


def _unexpected(error: Exception) -> str:
    reference = secrets.token_hex(4)
    logging.getLogger(__name__).critical("%s: %s", reference, trail(error))
    return (
        f"Something went wrong on our side (reference {reference}). Everything answered so far "
        "is kept; run the same command again to go on."
    )


def main() -> None:
    """Run the command of this process."""
    _open_what_is_closed()
    sys.exit(run())


def _open_what_is_closed() -> None:
    """Stand in for streams that were closed when the process began (`greenroom … >&-`)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - lives as long as we do
            setattr(sys, name, stream)


def _said(advice: str, status: int) -> int:
    typer.echo(advice, err=True)
    return status


if __name__ == "__main__":
    main()
