"""Whether what a member wished was done. Each check lists faults."""

from collections.abc import Iterator

from tests.simulation.sittings import MORE, Held


def skip_is_honoured(held: Held) -> Iterator[str]:
    """A skipped question stays unanswered, and nobody digs into it."""
    skipped = [prompt_id for wish, prompt_id in held.wishes if wish == "skip"]
    for exchange in held.transcript.exchanges():
        if exchange.main.prompt.id in skipped and (exchange.main.answer or exchange.probes):
            yield f"{exchange.main.prompt.id} was skipped and went on"


def unfinished_is_honoured(held: Held) -> Iterator[str]:
    """What a member adds belongs to the answer before, and the early prompt is put anew."""
    for wish, prompt_id in held.wishes:
        turn = next(t for t in held.transcript.turns if t.prompt.id == prompt_id)
        said = turn.answer.text if turn.answer else ""
        if wish == "unfinished" and MORE.partition(": ")[2] not in said:
            yield f"{prompt_id} lost what was added"


def repeat_is_honoured(held: Held) -> Iterator[str]:
    """A question is put again when that is wished, and the repeat is noted."""
    for wish, prompt_id in held.wishes:
        turn = next(t for t in held.transcript.turns if t.prompt.id == prompt_id)
        if wish == "repeat" and (turn.repeats != 1 or held.asked.count(prompt_id) < 2):
            yield f"{prompt_id} was not repeated"
