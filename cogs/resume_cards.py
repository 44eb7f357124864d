"""What was read from a resume, and what to do about its weak lines, as messages (pure)."""

from collections.abc import Iterator, Sequence

from discord import ui

from bot.resume.check import Advice, expected_questions, weakest
from bot.resume.contradictions import open_questions
from bot.resume.job import Match, Wish
from bot.resume.profile import Profile, Role
from cogs.cards import Card
from cogs.fitting import MOST_TEXT, fitted
from cogs.said import cut, quoted, said

LIKELY = 0.7
"""Confidence from which an employer is likely, though to be checked."""
MOST_LISTED = 6
"""Projects, and certificates, that are named."""
MOST_ROLES = 25
"""Options of one select."""
CHECKED = 6
"""Weak lines that are shown."""
READ = (
    "This is what an interviewer takes from your resume. The file itself is not kept.\n"
    "**Please check the roles:** no question says an employer or a title that isn't certain, "
    "unless you confirmed it."
)
NO_ROLES = "No roles with dates were found. Questions will come from your lines and the track."
MOST_WISHES = 20
"""Things wanted and found that are shown with the line they stand in."""
JOB = "## Your resume beside a job\nWords are compared with words; nothing is judged or kept."
NOTHING_WANTED = (
    "I found no known skill and no line of requirements in that text. Paste the part of the job "
    "description that says what they look for."
)
HONEST = (
    "-# What wasn't found may stand in your resume in other words, or in a part that couldn't be "
    "read. Write only what you have done."
)
NOTHING_WEAK = "No line lacks a number, a tool, an outcome or your own part. Well kept!"


def role_name(role: Role) -> str:
    """Name a role in one line, as read."""
    return f"{role.title or 'Title?'}, {role.employer or 'employer?'}"


def dates(role: Role) -> str:
    """Give a role's dates, as read."""
    return f"{role.start or '?'} to {role.end or '?'}"


def resume_card(profile: Profile) -> Card:
    """Compose the card of what was read, at most 3,900 characters."""
    parts: list[tuple[str, ...]] = [
        (f"## {said(cut(profile.name or 'Your resume', 80))}",),
        (READ,),
    ]
    parts.append(_roles(profile))
    if skills := [said(cut(skill.name, 40)) for skill in profile.skills]:
        parts.append(tuple(_skills(skills)))
    if listed := [
        *_listed("Projects", _projects(profile)),
        *_listed("Certificates", _certified(profile)),
    ]:
        parts.append(tuple("\n".join(one[at] for one in listed) for at in range(2)))
    lines = f"{len(profile.bullets)} lines of work, {len(profile.claims)} with figures."
    parts.append((f"-# {lines} `/resume check` shows which lines to work on.",))
    return _card(parts)


def check_card(profile: Profile, today: str) -> Card:
    """Compose the advice on the weakest lines, at most 3,900 characters.

    `today` is a month as "2026-11": dates that are still to come are asked about.
    """
    advice = weakest(profile, CHECKED)
    parts: list[tuple[str, ...]] = [("## Lines to work on first\nA ranking, not a verdict.",)]
    parts += [_advice(one) for one in advice]
    if not advice:
        parts.append((NOTHING_WEAK,))
    if questions := expected_questions(profile):
        parts.append(_asked("Questions you can expect", questions))
    if unclear := open_questions(profile, today):
        parts.append(_asked("An interviewer may ask how this fits together", unclear))
    return _card(parts)


def _asked(title: str, questions: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        f"**{title}**\n" + "\n".join(f"- {said(cut(question, most))}" for question in questions)
        for most in (320, 160, 60)
    )


def job_card(found: Match) -> Card:
    """Compose what a job description asks for beside what the resume says, at most 3,900."""
    if not found.present and not found.missing:
        return _card([(f"{JOB}\n{NOTHING_WANTED}",)])
    parts: list[tuple[str, ...]] = [(JOB,)]
    parts.append(tuple(_found(found.present, *sizes) for sizes in ((60, 90), (40, 45), (25, 20))))
    parts.append(tuple(_absent(found.missing, *sizes) for sizes in ((60, 60), (30, 40), (15, 25))))
    parts.append((HONEST,))
    return _card(parts)


def _found(wishes: Sequence[Wish], most: int, of_line: int) -> str:
    shown = wishes[:MOST_WISHES]
    lines = [f"- **{said(cut(w.text, most))}**: {quoted(w.shown or '', of_line)}" for w in shown]
    if len(wishes) > len(shown):
        lines.append(f"-# and {len(wishes) - len(shown)} more")
    return "\n".join(("### Wanted, and in your resume", *(lines or ["Nothing."])))


def _absent(texts: Sequence[str], count: int, most: int) -> str:
    listed = ", ".join(said(cut(text, most)) for text in texts[:count]) or "Nothing."
    more = f" and {len(texts) - count} more" if len(texts) > count else ""
    return f"### Wanted, and not found in it\n{listed}{more}"


def _advice(advice: Advice) -> tuple[str, ...]:
    """Quote a line with what it lacks; a sentence to fill in is whole or left out."""
    line, lacks = advice.bullet.text, f"Lacks {', '.join(advice.bullet.lacks)}."
    fill_in = f" Fill in: {said(advice.rewrite)}"
    return (
        f"> {said(cut(line, 300))}\n{lacks}{fill_in}",
        f"> {said(cut(line, 120))}\n{lacks}{fill_in}",
        f"> {said(cut(line, 120))}\n{lacks}",
        f"> {said(cut(line, 50))}\n{lacks}",
    )


def _roles(profile: Profile) -> tuple[str, ...]:
    if not profile.roles:
        return (NO_ROLES,)
    shown = profile.roles[:MOST_ROLES]
    more = len(profile.roles) - len(shown)
    rest = f"\n-# and {more} more" if more else ""
    return tuple(
        "\n".join(_role(role, most) for role in shown) + rest for most in (120, 60, 30, 15)
    )


def _role(role: Role, most: int) -> str:
    name = ", ".join(
        said(cut(part, most)) for part in (role.title or "Title?", role.employer or "employer?")
    )
    place = f" · {said(cut(role.place, 40))}" if role.place and most >= 60 else ""
    return f"- **{name}**{place} · {said(cut(dates(role), 40))} · {_sure(role)}"


def _sure(role: Role) -> str:
    if role.confirmed:
        return "✓ confirmed by you"
    if role.certain:
        return "read with certainty"
    return "please check" if role.confidence >= LIKELY else "a guess: please check"


def _projects(profile: Profile) -> list[str]:
    return [project.name for project in profile.projects if project.name]


def _certified(profile: Profile) -> list[str]:
    return [one.text for one in profile.certifications]


def _listed(title: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Name a kind of entries, in full and in brief; nothing where there are none."""
    if texts:
        more = f" and {len(texts) - MOST_LISTED} more" if len(texts) > MOST_LISTED else ""
        shown = texts[:MOST_LISTED]
        full = "; ".join(said(cut(text, 80)) for text in shown) + more
        yield f"**{title}** {full}", f"-# {len(texts)} {title.lower()}"


def _skills(skills: list[str]) -> Iterator[str]:
    for most in (60, 25, 10):
        more = f" and {len(skills) - most} more" if len(skills) > most else ""
        yield f"**Skills** {', '.join(skills[:most])}{more}"


def _card(parts: list[tuple[str, ...]]) -> Card:
    texts, _ = fitted(parts, MOST_TEXT)
    card = Card()
    for text in texts:
        card.add_item(ui.TextDisplay(text))
    return card
