"""What a sitting begins with, so that it can be made ready while the member counts down."""

from bot.interview.conduct import WELCOME_BACK, welcome
from bot.interview.plan import next_main
from storage.desk import Prepared


def opening(prepared: Prepared) -> tuple[str, ...]:
    """Give the first words and the next main question, as they are said."""
    first = next_main(prepared.plan, prepared.so_far)
    words = WELCOME_BACK if prepared.so_far.turns else welcome(prepared.plan)
    return (words, first.spoken or first.text) if first else (words,)
