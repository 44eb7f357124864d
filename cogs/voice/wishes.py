"""Wishes that are spoken in a room: what the room does itself, and what it asks back."""

import re
from enum import StrEnum

from bot.interview.intents import intent_of
from bot.interview.ports import Intent
from bot.speech import room_lines as lines
from bot.speech.earlier import Said

_YES = re.compile(
    r"(?:(?:um|uh|well|oh|ok|okay|alright|all right)[\s,.!]+)*"
    r"(?:yes|yeah|yep|yup|sure|correct|exactly|definitely|absolutely|please do|do it|end it|"
    r"(?:please )?end (?:it|the interview)|go ahead|i do|i am sure|i'm sure|that is right|"
    r"that's right)\b"
    r"(?:[\s,.!]+(?:yes|yeah|please|thanks|thank you|sure|end it|end the interview|do it|"
    r"i do|i am sure|i'm sure|now|that is right|that's right|go ahead))*[\s.!]*",
    re.IGNORECASE,
)


class Deed(StrEnum):
    """What a room does about something that was said, beside passing a wish on."""

    TAKE = "take it as an answer"
    PAUSE = "pause"
    HELP = "help"
    CONFIRM = "ask whether to end"
    AGAIN = "ask for it once more"


_OWN = {Intent.PAUSE: Deed.PAUSE, Intent.HELP: Deed.HELP, Intent.STOP: Deed.CONFIRM}
_PASSED_ON = {Intent.REPEAT, Intent.REPHRASE, Intent.SKIP}


REPLIES = {
    Deed.HELP: lines.HELP,
    Deed.CONFIRM: lines.CONFIRM_STOP,
    Deed.AGAIN: lines.NOT_UNDERSTOOD,
}
"""What is said beside the question that stays open."""


def agrees(text: str) -> bool:
    """Tell whether text says yes and nothing else."""
    return _YES.fullmatch(text.strip().replace("\u2019", "'")) is not None


def is_answer(text: str, *, confirming: bool) -> bool:
    """Tell whether words are surely an answer: no wish, and not what was asked back for."""
    return bool(text) and not confirming and intent_of(text) is None


def deed(said: Said, *, confirming: bool) -> Deed | Intent:
    """Decide what to do, or which wish to pass on; `confirming` after asking whether to end.

    A wish for the floor is an answer's beginning, so it is taken as it is.
    """
    if said.went_on:
        return Deed.TAKE
    if not said.answer.text and said.answer.missed:
        return Deed.AGAIN
    wish = intent_of(said.latest.text)
    if confirming and (wish is Intent.STOP or agrees(said.latest.text)):
        return Intent.STOP
    if wish in _PASSED_ON:
        return wish
    return _OWN.get(wish, Deed.TAKE) if wish else Deed.TAKE
