"""The form in which a member puts misheard words of their answers right, once for each answer."""

from collections.abc import Awaitable, Callable, Mapping

import discord
from discord import ui

from bot.interview.correcting import correctable
from bot.interview.transcript import Exchange, Turn
from bot.standing import Past
from cogs.controls import SafeModal
from cogs.role_form import FORM_SECONDS
from cogs.said import cut

MOST = 4000
"""Characters of a text field in a form: as many as Discord allows."""
FIELDS = 5
"""Parts of a form: as many as Discord allows."""
NONE_LEFT = (
    "There is nothing to correct here: these answers were typed, were corrected before, or are too "
    "long for a form."
)
CORRECT = "feedback:{sitting}:{page}:correct"
RULE = "Misheard words only, once for each answer; it is scored again."

Send = Callable[[discord.Interaction, Mapping[str, str]], Awaitable[None]]


def to_correct(past: Past, page: int) -> tuple[Turn, ...]:
    """List the turns on a page of details whose answers may still be corrected."""
    if not past.words_kept or not 1 <= page <= len(past.report.exchanges):
        return ()
    exchange: Exchange = past.report.exchanges[page - 1]
    fitting = [t for t in exchange.turns if t.answer and len(t.answer.text) <= MOST]
    return tuple([turn for turn in fitting if correctable(turn)][:FIELDS])


def correct_button(past: Past, page: int) -> ui.Button[ui.LayoutView]:
    """Make the button that opens the form for a page's answers."""
    return ui.Button(
        label="Correct a misheard word",
        custom_id=CORRECT.format(sitting=past.id, page=page),
        disabled=past.hidden_until is not None,
    )


class CorrectionForm(SafeModal):
    """Shows what was heard in each answer, to be changed; `send` gets the texts by prompt id."""

    def __init__(self, turns: tuple[Turn, ...], send: Send) -> None:
        super().__init__(title="Correct misheard words", timeout=FORM_SECONDS)
        self._send = send
        self._texts = {
            turn.prompt.id: ui.TextInput[CorrectionForm](
                style=discord.TextStyle.paragraph,
                max_length=MOST,
                default=turn.answer.text if turn.answer else "",
            )
            for turn in turns
        }
        for turn in turns:
            name = cut(f"{turn.prompt.id}: {turn.prompt.text}", 45)
            box = self._texts[turn.prompt.id]
            self.add_item(ui.Label(text=name, description=RULE, component=box))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        """Hand the texts on."""
        await self._send(interaction, {key: box.value for key, box in self._texts.items()})
