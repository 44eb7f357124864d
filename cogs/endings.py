"""How an interview ended and what that cost, in the member's words."""

from bot.errors import InputInvalid
from bot.interview.transcript import Ending, Mode
from bot.retakes import Allowed, Exhausted, WaitUntil
from bot.shelf import Shelf
from storage.archive import Archive
from storage.records import SittingRecord

_ENDED = {
    Ending.COMPLETED: "That was the whole interview. Well done for going through with it.",
    Ending.OUT_OF_TIME: "Time is up, so the interview ends here. What you answered is scored.",
    Ending.STOPPED: "You ended the interview. Here is your feedback on what you answered.",
    Ending.LEFT: "The interview ended because you were away. What you answered is kept.",
    Ending.FAULT: "I am sorry: the interview broke off through a fault of ours, not of yours.",
}


async def how_it_ended(archive: Archive, shelf: Shelf, record: SittingRecord, now: float) -> str:
    """Say how a sitting ended and, for a scored one, what became of the attempt."""
    ended = _ENDED[record.ending or Ending.FAULT]
    if record.mode is Mode.WARM_UP:
        return f"{ended} This was a warm-up: it costs nothing."
    attempts = await archive.attempts.history(record.member, record.scope, record.track)
    mine = [attempt for attempt in attempts if attempt.started_at == record.started_at]
    if not mine or not mine[-1].spent:
        return f"{ended} Your attempt was given back: this one doesn't count."
    cost = "It used one attempt."
    if record.ending is Ending.FAULT:
        cost = (
            "It used one attempt, because two faults were given back in the last 30 days already. "
            "Ask an organiser for a new one: `/retakes appeal`."
        )
    return f"{ended} {cost} {await _what_is_left(archive, shelf, record, int(now))}"


async def _what_is_left(archive: Archive, shelf: Shelf, record: SittingRecord, now: int) -> str:
    try:
        shape = shelf.format(record.format)
    except InputInvalid:  # the owner has removed the format meanwhile
        return ""
    policy = await archive.guilds.policy(record.scope, shape)
    match await archive.attempts.allowance(
        record.member, record.scope, record.track, policy, now=now
    ):
        case Allowed(left):
            return f"You have {left} more on this track."
        case WaitUntil(when, left):
            return f"You have {left} more on this track; the next may begin on <t:{when}:D>."
        case Exhausted(when):
            return f"The next one on this track may begin on <t:{when}:D>. Warm-ups are free."
