"""What a text room says, and its buttons: pure."""

import re
from typing import Any

import discord
from discord import ui

from bot.interview.formats import Format
from bot.interview.report import AMBER, RED
from bot.interview.transcript import Mode, Prompt
from cogs.said import cut, said

PRESSED = r"room:(?P<action>[a-z]+):(?P<sitting>\d{1,19}):(?P<prompt>[a-z0-9]{1,8})"
"""Custom ids of everything in a room, form included: action, sitting and prompt ("q2p1")."""
UNKNOWN_PROMPT = "x"
"""Stands for a prompt in the custom ids of buttons that belong to a whole sitting."""

OVER = "This interview is over. `/results last` shows your feedback."
MOST_ABOUT, MOST_QUESTION = 230, 680
"""Characters of the resume line and of the question; escapes may double them, up to 2,000."""

HELP = (
    "**How this works**\n"
    "Press **Answer** and type what you would say aloud: what happened, what you did yourself, "
    "what came of it. You can see your text before you send it, and nobody grades your English.\n"
    "• **Repeat** shows the question again and costs nothing.\n"
    "• **Skip** moves on to the next question.\n"
    "• **Pause** holds the clock.\n"
    "• **Stop** ends the interview; you are asked once more before it does.\n"
    "Or send your answer to me in a direct message, in writing or as a voice message, if I can "
    "hear: it goes to the open question.\n"
    "Forgot something? Begin your next answer with “I wasn’t finished”, and it is added to the "
    "answer before.\n"
    "You can go away at any time: `/interview status` tells where you stand, and "
    "`/interview resume` brings you back within 24 hours."
)

_ALONE = "Only you, I, and members who may manage threads can see it."
_WATCHED = (
    "Everybody in this channel can watch, as you chose. What you write in the form comes to me "
    "alone, and so does your report."
)
INTERRUPTED = (
    "I was interrupted, and everything that you answered is kept. The clock stands still. Press "
    "**Go on** when you are ready, within 24 hours; the open question is asked again."
)
NOT_OPENED = (
    "I was interrupted while I opened your interview room, so the interview didn't begin and no "
    "attempt is used. Please use `/interview start` once more."
)
ROOM_CLOSED = (
    "I can't write in your interview room any longer: it was archived or deleted, or I lost a "
    "permission there. Everything that you answered is kept, and the clock stands still. Use "
    "`/interview resume` in the server within 24 hours, and you go on with the open question."
)
CLOSING = "I am about to restart, so nothing new can begin just now. Please try again in a minute."
NUDGE = (
    "-# Take your time. If you would like to hear the question again, leave it out or have a "
    "break, press Repeat, Skip or Pause."
)
CLOCK_RUNS = "-# The pause of a scored interview is over, so the clock runs again."
READY = "Your feedback is ready: `/results last` shows it to you alone."
RESTARTING = (
    "I have to restart for a moment. Everything that you answered is kept, and the clock stands "
    "still. I write here when I am back."
)


def custom_id(action: str, sitting: int, prompt: str) -> str:
    """Name a button or form, so that it is understood after a restart."""
    return f"room:{action}:{sitting}:{prompt}"


def greeting(mention: str, begins: int | None, *, watched: bool) -> str:
    """Welcome a member to their room; `begins` is when, in unix seconds, None when it has begun.

    Discord shows that time as a countdown, and goes on counting once it has passed.
    """
    room = f"{mention} This is your room. {_WATCHED if watched else _ALONE}"
    if begins is None:
        return f"{room} We begin."
    return f"{room} Put away what you don't need and take a breath: we begin <t:{begins}:R>."


def is_room_message(message: discord.Message) -> bool:
    """Say whether a message has buttons of a room."""
    return any(
        isinstance(item, discord.Button) and re.fullmatch(PRESSED, item.custom_id or "")
        for row in message.components
        if isinstance(row, discord.ActionRow)
        for item in row.children
    )


def question_text(prompt: Prompt, planned: int) -> str:
    """Write a question, with the resume line that it is about and why a follow-up is asked."""
    lines = [f"### {title(prompt, planned)}"]
    if prompt.about and prompt.follow_up_to is None and prompt.about not in prompt.text:
        lines.append(f"> Your resume: {said(cut(prompt.about, MOST_ABOUT))}")
    lines.append(f"**{said(cut(prompt.text, MOST_QUESTION))}**")
    return "\n".join(lines)


def title(prompt: Prompt, planned: int) -> str:
    """Name a question by its number."""
    if prompt.follow_up_to:
        return "Follow-up"
    number = int(prompt.id.removeprefix("q"))
    return f"Question {number} of about {max(number, planned)}"


def clock_text(*, spent: float, answering: float, shape: Format, target: int) -> str:
    """Write the small line below a question: this answer's time and the interview's."""
    mark = "🔴 " if answering > RED else "🟠 " if answering > AMBER else ""
    over = " · time is up, please finish" if spent > shape.seconds else ""
    return (
        f"-# {mark}this answer {minutes(answering)}, aim for {target} seconds when spoken · "
        f"interview {minutes(spent)} of {minutes(shape.seconds)}{over}"
    )


def answered_text(words: int, seconds: float) -> str:
    """Write the small line below a question that was answered."""
    counted = "1 word" if words == 1 else f"{words} words"
    return f"-# ✓ Answered: {counted}, {minutes(seconds)}"


def minutes(seconds: float) -> str:
    """Write seconds as a clock does: 4:05."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def question_buttons(sitting: int, prompt: str, *, spoken: bool = False) -> list[ui.Button[Any]]:
    """Make what is below an open question; one that is `spoken` is answered aloud."""
    primary, plain, red = (
        discord.ButtonStyle.primary,
        discord.ButtonStyle.secondary,
        discord.ButtonStyle.danger,
    )
    answering = (
        (("Done", "done", primary, 0), ("Type instead", "answer", plain, 1))
        if spoken
        else (("Answer", "answer", primary, 0),)
    )
    wanted = (
        *answering,
        ("Repeat", "repeat", plain, 0),
        ("Skip", "skip", plain, 0),
        ("Pause", "pause", plain, 0),
        ("Stop", "stop", red, 0),
        ("Help", "help", plain, 1),
    )
    return [
        ui.Button(label=label, style=style, row=row, custom_id=custom_id(action, sitting, prompt))
        for label, action, style, row in wanted
    ]


def going_on_buttons(sitting: int, prompt: str = UNKNOWN_PROMPT) -> list[ui.Button[Any]]:
    """Make what is below a pause or an interruption."""
    return [
        ui.Button(
            label="Go on",
            style=discord.ButtonStyle.success,
            custom_id=custom_id("resume", sitting, prompt),
        ),
        ui.Button(
            label="Stop",
            style=discord.ButtonStyle.danger,
            custom_id=custom_id("stop", sitting, prompt),
        ),
    ]


def stop_button(sitting: int, prompt: str) -> ui.Button[Any]:
    """Make the button that confirms a stop."""
    return ui.Button(
        label="Yes, end it now",
        style=discord.ButtonStyle.danger,
        custom_id=custom_id("end", sitting, prompt),
    )


def stop_warning(mode: Mode, main_answers: int) -> str:
    """Say what stopping now costs, before it does (contract: endings)."""
    if mode is Mode.WARM_UP:
        return "End this warm-up now? You get feedback on what you answered. It costs nothing."
    if main_answers >= 3:
        return (
            "End this scored interview now? The attempt is used, and planned questions that you "
            "didn't answer count 0. You get feedback on what you answered. A pause costs nothing."
        )
    return (
        "End this scored interview now? You have answered fewer than three questions, so there is "
        "no score. The attempt is used, unless this is your first early stop in 30 days. "
        "A pause costs nothing."
    )
