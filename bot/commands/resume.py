"""`greenroom resume FILE`: shows what the interviewer will read in a resume, and what is vague."""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.automation import json_line
from bot.bank import Term
from bot.bank_files import load_terms, shipped_folder
from bot.errors import InputInvalid
from bot.prose import clipped
from bot.resume.check import expected_questions, weakest
from bot.resume.contradictions import open_questions
from bot.resume.job import Match, Wish, match_job
from bot.resume.lexicon import load_lexicon
from bot.resume.profile import Profile, Project, Role
from bot.resume.reader import read_resume_file

_MOST_JOB_BYTES = 200_000

File = Annotated[Path, typer.Argument(help="A PDF, DOCX or TXT file.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on one line.")]
Check = Annotated[
    bool, typer.Option("--check", help="Every vague line, with a rewrite to fill in.")
]
Job = Annotated[Path | None, typer.Option("--job", help="A job description as plain text.")]


def register(app: typer.Typer) -> None:
    """Add the `resume` command to the program."""
    app.command("resume")(resume)


def resume(file: File, as_json: AsJson = False, check: Check = False, job: Job = None) -> None:  # noqa: FBT002 - typer reads options from defaults
    """Read a resume and show what an interviewer takes from it."""
    terms = _terms()
    wanted = _job_text(job) if job else None
    profile = asyncio.run(read_resume_file(file, terms=terms))
    if as_json:
        value = profile_json(profile)
        if wanted is not None:
            value["job"] = job_json(match_job(profile, wanted, terms))
        sys.stdout.write(json_line(value) + "\n")
        return
    console = Console(highlight=False)
    _show(console, profile)
    _show_weak(console, profile, most=20 if check else 3)
    _show_open(console, profile)
    if wanted is not None:
        _show_job(console, profile, wanted, terms)


def profile_json(profile: Profile) -> dict[str, Any]:
    """Give the resume object of the command line's JSON (docs/automation.md)."""
    return {
        "name": profile.name,
        "roles": [
            {
                "employer": role.employer,
                "title": role.title,
                "start": role.start,
                "end": role.end,
                "place": role.place,
                "confidence": role.confidence,
                "page": role.page,
                "line": role.line,
            }
            for role in profile.roles
        ],
        "projects": [asdict(project) for project in profile.projects],
        "education": [asdict(school) for school in profile.schools],
        "certifications": [asdict(one) for one in profile.certifications],
        "links": [asdict(link) for link in profile.addresses],
        "sections": list(profile.sections),
        "skills": [{"name": skill.name, "category": skill.category} for skill in profile.skills],
        "claims": [
            {"text": claim.text, "numbers": list(claim.numbers), "page": claim.page}
            for claim in profile.claims
        ],
        "bullets": [
            {
                "text": bullet.text,
                "page": bullet.page,
                "line": bullet.line,
                "weakness": bullet.weakness,
                "lacks": list(bullet.lacks),
            }
            for bullet in profile.bullets
        ],
    }


def job_json(found: Match) -> dict[str, Any]:
    """Give the `job` object: what is wanted, and the resume's line that shows it or null."""

    def listed(wishes: Sequence[Wish]) -> list[dict[str, str | None]]:
        return [{"text": wish.text, "shown": wish.shown} for wish in wishes]

    return {"skills": listed(found.skills), "phrases": listed(found.phrases)}


def _terms() -> tuple[Term, ...]:
    path = shipped_folder() / "skills.toml"
    return (load_terms(path) if path.exists() else ()) + load_lexicon().free


def _job_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_JOB_BYTES).decode("utf-8", errors="replace")
    except OSError:
        raise InputInvalid(
            f"The job description at {path} can't be read. Save it as a .txt file and try again."
        ) from None


def _show(console: Console, profile: Profile) -> None:
    console.print(f"[bold]{escape(profile.name or 'Name not found')}[/bold]")
    table = Table("role", "employer", "place", "from", "to", "sure", box=None, pad_edge=False)
    for role in profile.roles:
        table.add_row(
            escape(role.title or "?"),
            escape(role.employer or "?"),
            escape(role.place or ""),
            role.start or "?",
            role.end or "?",
            _sure(role),
        )
    if profile.roles:
        console.print(table)
    else:
        console.print("No dated roles were found; questions will come from the track instead.")
    if profile.skills:
        names = ", ".join(skill.name for skill in profile.skills)
        console.print(f"\n[bold]Skills[/bold] {escape(names)}")
    _show_listed(console, "Projects", [_project(one) for one in profile.projects])
    _show_listed(console, "Education", profile.education)
    _show_listed(console, "Certifications", [one.text for one in profile.certifications])
    _show_listed(console, "Links", profile.links)


def _show_listed(console: Console, name: str, texts: Sequence[str]) -> None:
    if texts:
        console.print(f"\n[bold]{name}[/bold]")
    for text in texts:
        console.print(f"- {escape(text)}")


def _project(project: Project) -> str:
    name = project.name or clipped(" ".join(project.lines), 8)
    dates = " - ".join(dict.fromkeys(when for when in (project.start, project.end) if when))
    return f"{name} ({dates})" if dates else name


def _sure(role: Role) -> str:
    """Employers are named in questions only when sure or confirmed by the member."""
    if role.certain:
        return "sure"
    return "please check" if role.confidence >= 0.7 else "a guess"


def _show_weak(console: Console, profile: Profile, most: int) -> None:
    advice = weakest(profile, most)
    if not advice:
        return
    console.print("\n[bold]Lines to work on first[/bold] (a ranking, not a verdict)")
    for one in advice:
        console.print(f"- {escape(one.bullet.text)}")
        console.print(f"  lacks {', '.join(one.bullet.lacks)}; fill in: {escape(one.rewrite)}")
    console.print("\n[bold]Questions you can expect[/bold]")
    for question in expected_questions(profile):
        console.print(f"- {escape(question)}")


def _show_open(console: Console, profile: Profile) -> None:
    questions = open_questions(profile, datetime.now(UTC).strftime("%Y-%m"))
    if questions:
        console.print("\n[bold]An interviewer may ask how this fits together[/bold]")
        for question in questions:
            console.print(f"- {escape(question)}")


def _show_job(console: Console, profile: Profile, text: str, terms: tuple[Term, ...]) -> None:
    found = match_job(profile, text, terms)
    console.print("\n[bold]Beside the job description[/bold] (words compared, nothing judged)")
    if not found.present and not found.missing:
        console.print("No known skill and no line of requirements was found in it.")
        return
    console.print(f"wanted, and in your resume:{'' if found.present else ' nothing'}")
    for wish in found.present:
        console.print(f"- {escape(wish.text)}: {escape(clipped(wish.shown or '', 14))}")
    console.print(f"wanted, and not found in it: {escape(', '.join(found.missing) or 'nothing')}")
    console.print("It may stand there in other words. Write only what you have done.")
