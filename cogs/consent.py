"""What a member agrees to before an interview, and what has to be in order: pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord import ui

from bot.interview.formats import Format
from bot.interview.transcript import Mode
from bot.retakes import Allowance, Allowed, Exhausted, WaitUntil
from cogs.fitting import most_urgent
from cogs.voice_consent import VoiceState, keeping_label, voice_consent, voice_lines

ASKED = (
    r"start:(?P<action>[a-z]+):(?P<mode>[a-z-]+):(?P<questions>[rg])(?P<watched>w?)"
    r"(?P<spoken>v?)(?P<clips>c?):"
    r"(?P<shape>[a-z0-9-]{1,31}):(?P<track>[\w-]{1,40})"
)
"""Custom ids of the buttons below the consent; they hold the whole wish."""

NEEDED = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "create_private_threads": "Create Private Threads",
    "send_messages_in_threads": "Send Messages in Threads",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}
"""Permissions that a text interview needs in its channel, with the names that Discord shows."""

MOST, AGREED = 2000, "Starting means that you agree to this."
"""Characters of a message, and the last line on the page, which is never left out."""

WATCHED = "create_public_threads"
PUBLIC_THREADS = "Create Public Threads"
"""The permission that an interview needs in place of private threads when others may watch."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a member asked for. `mode` is None while they have to choose.

    `general` is True when the questions are not to quote the resume, `watched` when the member
    lets their server look in, `spoken` when it is held in voice, `clips` when they want the sound
    of their answers kept.
    """

    track: str
    shape: str
    mode: Mode | None
    general: bool = False
    watched: bool = False
    spoken: bool = False
    clips: bool = False

    def custom_id(self, action: str) -> str:
        """Write it down in a button, so that it is understood after a restart."""
        questions = "g" if self.general else "r"
        flags = ((self.watched, "w"), (self.spoken, "v"), (self.clips, "c"))
        questions += "".join(letter for on, letter in flags if on)
        return f"start:{action}:{self.mode or 'either'}:{questions}:{self.shape}:{self.track}"


def read_asked(match: re.Match[str]) -> Asked:
    """Read a button's custom id, matched by `ASKED`."""
    mode = None if match["mode"] == "either" else Mode(match["mode"])
    return Asked(
        match["track"],
        match["shape"],
        mode,
        general=match["questions"] == "g",
        watched=bool(match["watched"]),
        spoken=bool(match["spoken"]),
        clips=bool(match["clips"]),
    )


@dataclass(frozen=True, slots=True)
class Checks:
    """What was found: permissions that lack, by name, and whether there is a resume.

    `place_ok` is False where no thread can be opened; `place` mentions the channel. `allowance` is
    that of a scored sitting; `words_days` is how long the server keeps answers. `voice` is None
    where the bot can't hear.
    """

    missing: tuple[str, ...]
    place_ok: bool
    has_resume: bool
    under_way: bool
    allowance: Allowance
    words_days: int
    place: str = "this channel"
    voice: VoiceState | None = None

    def may_start(self, mode: Mode, *, spoken: bool = False) -> bool:
        """Say whether the way is free for a sitting of this mode."""
        free = not self.missing and self.place_ok and not self.under_way
        if spoken and not (self.voice and self.voice.passed):
            return False
        return free and (mode is Mode.WARM_UP or isinstance(self.allowance, Allowed))


def missing(permissions: discord.Permissions, *, watched: bool = False) -> tuple[str, ...]:
    """Name the permissions that a text interview lacks."""
    needed = dict(NEEDED)
    if watched:
        del needed["create_private_threads"]
        needed[WATCHED] = PUBLIC_THREADS
    return tuple(name for key, name in needed.items() if not getattr(permissions, key))


def consent_text(asked: Asked, shape: Format, checks: Checks) -> str:
    """Write the page: what happens, what is kept, who can see it, and what is in order."""
    general = asked.general or not checks.has_resume
    clips = asked.clips and bool(checks.voice and checks.voice.clip_days)
    sound = "No other sound" if clips else "No audio"
    kept = (
        f"• **Kept:** your answers for {checks.words_days} days; your score until you delete it. "
        f"{sound}, nothing that you write elsewhere.\n"
        "• **Delete:** `/privacy delete` removes all of it, at any time.\n"
        f"• **Who sees it:** {_who_sees(asked, checks, general=general)} Organisers see no "
        "answers; a score goes on a board only if you put it there.\n"
        "• **Scored by rules** on this bot's own computer. It is practice: it promises no job and "
        "isn't any company's interview."
    )
    if asked.spoken and checks.voice:
        aloud = voice_consent(checks.voice, general=general, clips=clips)
        kept = f"{aloud}\n{kept}"
    about = _about(shape, spoken=asked.spoken)
    page = f"## {shape.title} · {asked.track}\n{about}\n{kept}\n### Checks"
    found = most_urgent(_check_lines(asked, checks), MOST - len(page) - len(AGREED) - 2)
    return "\n".join((page, *found, AGREED))


def _who_sees(asked: Asked, checks: Checks, *, general: bool) -> str:
    if asked.watched:
        quoting = "your answers" if general else "your answers and your resume"
        return (
            "**your server may watch**, as you chose. The interview is in a public thread of "
            f"{checks.place}: everybody there reads the questions, which quote {quoting}. What "
            "you write in the form comes to me alone, and so does your report. To be alone: "
            "`/settings`, then Check again."
        )
    quoting = "." if general else ", and questions quote your resume there."
    return (
        "the interview is in a private thread with you and me. Other members with the permission "
        f"Manage Threads can open it{quoting} With `/settings` you can let your server watch."
    )


def _about(shape: Format, *, spoken: bool) -> str:
    questions = sum(count for _, count in shape.planned)
    asked = "one question" if questions == 1 else f"about {questions} questions"
    manner = (
        "I speak and you answer aloud, in your own time; think as long as you need"
        if spoken
        else "You answer in writing, in the thread's form or in a direct message to me"
    )
    return (
        f"I ask {asked} and follow up on what you say. {manner}; have "
        f"{max(1, round(shape.seconds / 60))} minutes without interruption."
    )


def _check_lines(asked: Asked, checks: Checks) -> Sequence[str]:
    lines = []
    if not checks.place_ok:
        lines.append("❌ I can't open a thread here. Use a text channel of this server.")
    elif checks.missing:
        lines.append(
            f"❌ I lack a permission in {checks.place}: **{', '.join(checks.missing)}**. Ask an "
            "organiser to allow it, then press Check again."
        )
    else:
        kind = "public" if asked.watched else "private"
        lines.append(f"✅ I may open a {kind} thread in {checks.place}.")
    if checks.under_way:
        lines.append(
            "❌ You have an interview under way. Go on with `/interview resume`, or end it with "
            "`/interview stop`."
        )
    if asked.spoken and checks.voice:
        lines.extend(voice_lines(checks.voice))
    lines.append(_resume_line(asked, checks))
    if asked.mode is not Mode.WARM_UP:
        lines.append(_allowance_line(checks.allowance))
    return lines


def _resume_line(asked: Asked, checks: Checks) -> str:
    if not checks.has_resume:
        return "◽ No resume on file, so questions are general. Add one: `/resume upload`."
    if asked.general:
        return "✅ Questions are general and don't quote your resume."
    return "✅ Questions come from your resume. Press General questions if you don't want that."


def _allowance_line(found: Allowance) -> str:
    match found:
        case Allowed(left):
            return f"✅ Scored: allowed; {left} left, this one counted. It uses an attempt."
        case WaitUntil(when, left):
            return f"❌ Scored: the next may begin on <t:{when}:f>; {left} left."
        case Exhausted(when):
            return f"❌ Scored: none left until <t:{when}:f>. Warm-ups are free at any time."


def consent_buttons(asked: Asked, checks: Checks) -> list[ui.Button[Any]]:
    """Make the buttons; Start can't be pressed until the checks pass."""
    modes = (Mode.WARM_UP, Mode.SCORED) if asked.mode is None else (asked.mode,)
    buttons: list[ui.Button[Any]] = [
        ui.Button(
            label=f"Start {mode.value}" if asked.mode is None else "Start",
            style=discord.ButtonStyle.success,
            disabled=not checks.may_start(mode, spoken=asked.spoken),
            custom_id=replace(asked, mode=mode).custom_id(f"go{mode.value[0]}"),
        )
        for mode in modes
    ]
    if checks.has_resume:
        label = "Use my resume" if asked.general else "General questions"
        other = replace(asked, general=not asked.general)
        buttons.append(ui.Button(label=label, custom_id=other.custom_id("ask")))
    if checks.voice:
        if asked.spoken:
            check = "Sound check" if checks.voice.remarks is None else "Sound check again"
            buttons.append(ui.Button(label=check, custom_id=asked.custom_id("sound")))
        if asked.spoken and checks.voice.clip_days:
            label = keeping_label(checks.voice, clips=asked.clips)
            other = replace(asked, clips=not asked.clips)
            buttons.append(ui.Button(label=label, custom_id=other.custom_id("ask")))
        label = "In writing instead" if asked.spoken else "Aloud instead"
        other = replace(asked, spoken=not asked.spoken, clips=False)
        buttons.append(ui.Button(label=label, custom_id=other.custom_id("ask")))
    buttons.append(ui.Button(label="Check again", custom_id=asked.custom_id("check")))
    buttons.append(ui.Button(label="Not now", custom_id=asked.custom_id("cancel")))
    return buttons
