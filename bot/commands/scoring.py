"""`greenroom calibrate` and `rescore`: what has to be done when the rules of scoring changed."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.bank_files import shipped_folder
from bot.errors import InputInvalid
from bot.scoring.assess import RuleScorer
from bot.scoring.calibration import (
    EXPERT_AT,
    QUALIFIED_AT,
    Boundary,
    Calibration,
    calibrate,
    drift,
    percentile,
    rank_correlation,
)
from bot.scoring.pool import LEVELS, Scored, pool_digest, score_pool
from bot.scoring.rubric import RUBRIC_VERSION
from bot.scoring.tiers import Bands, bands_path, shipped_bands
from bot.settings import Settings, read_settings
from bot.shelf import Shelf, open_shelf
from storage.archive import open_archive
from storage.rescoring import Change

DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change; change nothing.")]
NOT_WRITABLE = (
    "{path} can't be written. Calibrate in a checkout of the program that you may write to, or add "
    "--dry-run to see the bands alone."
)
NOTHING_OLD = "Every kept interview has a score of this version of the rubric ({version})."

OUT_OF_REACH = (
    "Not scored again: {left}, since the words are no longer kept or the track is gone. They keep "
    "the score and version they have, and stand on no board with later ones."
)


def register(app: typer.Typer) -> None:
    """Add the two commands."""
    app.command("calibrate")(calibrate_bands)
    app.command("rescore")(rescore)


def calibrate_bands(dry_run: DryRun = False) -> None:  # noqa: FBT002 - a switch
    """Score the reference pool by the rules as they are, and set the tier bands by it."""
    scored = scored_pool()
    found = calibrate(scored)
    bands = found.bands(rubric=RUBRIC_VERSION, pool=pool_digest())
    for line in (*_said(found, bands), "", *_by_level(scored)):
        typer.echo(line)
    if bands_path().is_file():
        typer.echo(f"\nThe bands moved by {drift(shipped_bands(), bands):.1f} points at most.")
    if not dry_run:
        write_bands(bands, bands_path())
        typer.echo(f"Written to {bands_path()}.")


def scored_pool() -> tuple[Scored, ...]:
    """Score the pool with the banks that come with the program, whatever an owner added."""
    shelf = Shelf((shipped_folder(),))
    return tuple(score_pool(shelf.bank, RuleScorer(shelf.terms)))


def write_bands(bands: Bands, path: Path) -> None:
    """Write a bands file.

    Raises:
        InputInvalid: it can't be written.
    """
    try:
        path.write_text(json.dumps(asdict(bands), indent=2) + "\n", encoding="utf-8")
    except OSError:
        raise InputInvalid(NOT_WRITABLE.format(path=path)) from None


def _said(found: Calibration, bands: Bands) -> Iterator[str]:
    yield f"{found.persons} persons, {found.answers} answers, rubric {bands.rubric}"
    marks = (5, 10, 25, 50, 75, 90, 95)
    shown = ", ".join(f"p{at} {percentile(found.means, at):.1f}" for at in marks)
    yield f"Persons' means: {shown}"
    yield f"One person's answers lie {bands.spread} around their mean (standard deviation)."
    yield _band("Qualified", QUALIFIED_AT, found.qualified)
    yield _band("Expert", EXPERT_AT, found.expert)
    for kind, by in sorted(found.offsets.items(), key=lambda item: item[1]):
        used = f"moves bands by {bands.offsets[kind]:+}" if kind in bands.offsets else "left out"
        yield f"{kind.value:12} {by:+5.1f} ± {found.errors[kind]:.1f} points: {used}"


def _band(name: str, at: float, found: Boundary) -> str:
    between = f"nine resampled pools in ten: {found.low:.1f} to {found.high:.1f}"
    return f"{name} from {found.at:.1f} (percentile {at:.0f}; {between})"


def _by_level(scored: Sequence[Scored]) -> Iterator[str]:
    for level in LEVELS:
        some = [one for one in scored if one.wanted == level]
        points, words = (
            sorted(values) for values in ([o.overall for o in some], [float(o.words) for o in some])
        )
        tenths = " / ".join(f"{percentile(points, at):.0f}" for at in (10, 50, 90))
        middle = percentile(words, 50)
        yield f"{level:14} {len(some):4} answers: {tenths}; median words {middle:.0f}"
    wanted = [float(LEVELS.index(one.wanted)) for one in scored]
    ours = rank_correlation([one.overall for one in scored], wanted)
    baseline = rank_correlation([float(one.words) for one in scored], wanted)
    yield f"Rank correlation with the quality asked for: {ours:.2f}; word count {baseline:.2f}"


def rescore(dry_run: DryRun = False) -> None:  # noqa: FBT002 - a switch
    """Score kept interviews again whose scores are of another version of the rubric."""
    asyncio.run(_rescore(read_settings(), dry_run=dry_run))


async def _rescore(settings: Settings, *, dry_run: bool) -> None:
    shelf = open_shelf(settings)
    async with open_archive(settings.database) as archive:
        outdated = await archive.rescoring.outdated()
        count = 0
        for record in outdated:
            if change := await archive.rescoring.again(record.id, shelf, keep=not dry_run):
                count += 1
                typer.echo(_changed(change))
    if not outdated:
        typer.echo(NOTHING_OLD.format(version=RUBRIC_VERSION))
    elif count:
        what = "would be" if dry_run else "were" if count > 1 else "was"
        typer.echo(f"{count} {what} scored by version {RUBRIC_VERSION} of the rubric.")
    if left := len(outdated) - count:
        typer.echo(OUT_OF_REACH.format(left=left))


def _changed(change: Change) -> str:
    then = "none" if change.then is None else f"{change.then:.1f}"
    tiers = " → ".join(dict.fromkeys(t.value for t in (change.tier_then, change.tier_now) if t))
    return f"#{change.sitting}: {change.rubric} {then} → {RUBRIC_VERSION} {change.now:.1f}, {tiers}"
