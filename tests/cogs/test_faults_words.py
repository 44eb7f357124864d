import re

import pytest

from bot.interview.transcript import Ending
from tests.cogs.community import shown
from tests.cogs.house import House
from tests.cogs.talking import (
    FIELD,
    answer,
    answers,
    begin,
    kept,
    labels,
    question,
    to_the_end,
)
from tests.discord_standin import Outcome, text_of

WILD = (
    "I told @everyone and <@1> and <@&2> that **we** cut `costs` by 40% ~~not~~ because <#3> "
    "||Redis|| [was](https://example.org) slow, and I measured 12 tickets a day myself. "
)
OBEYED = re.compile(r"(?<!\\)(?:\*\*we|`costs|~~not|\|\|Redis|\[was\]|<@1>|<@&2>|<#3>)")
"""What Discord would act on: each mark of the answer without a backslash before it."""


async def test_wild_words_have_no_effect_wherever_they_are_shown(house: House) -> None:
    """Questions, report, details, comparison and words given back show marks and ping nobody."""
    for _ in range(2):
        room = await begin(house, house.ada, mode="warm-up")
        first = await question(house, house.ada, room)
        stale = await house.ada.press("Answer", on=first)
        await answer(house, house.ada, room, WILD)
        back = (await (await house.ada.submit(stale, {FIELD: WILD})).finished()).message
        assert back.attachments[0].data.decode("utf-8-sig") == WILD
        await to_the_end(house, house.ada, room, WILD)
    opened = await (await house.ada.press("Show my feedback")).finished()
    pages = [opened.text]
    while "Next" in labels(opened.message):
        pages.append(await _turned(house, opened))
    compared = await shown(house.ada, "results compare", one=1, other=2)
    told = [text_of(m) for m in house.ada.messages()] + pages + [compared.text]
    shown_back = [text for text in told if "costs" in text]
    assert len(shown_back) >= 5
    assert [OBEYED.findall(text) for text in shown_back] == [[]] * len(shown_back)
    assert not any(m.mentions_everyone or m.mentioned_role_ids for m in house.ada.messages())
    assert {user.id for m in house.ada.messages() for user in m.mentions} <= {house.ada.user.id}


@pytest.mark.parametrize("text", ["x" * 4000, "word " * 800, "\u200b" * 4000, "ы" * 4000])
async def test_4000_characters_are_kept_whole_and_shown_within_limits(
    house: House, text: str
) -> None:
    """The longest answer a form takes goes through to a report, whatever it is made of."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room, text)
    await to_the_end(house, house.ada, room, text)
    record, transcript = await kept(house, house.ada)
    assert record.ending is Ending.COMPLETED
    assert set(answers(transcript)) == {text}
    opened = await (await house.ada.press("Show my feedback")).finished()
    await _turned(house, opened)
    file = await (await house.ada.press("Full report as a file", on=opened.message)).finished()
    assert text in file.message.attachments[0].data.decode("utf-8-sig")


@pytest.mark.parametrize("blank", [" ", "\n\n", "\t \u3000\u00a0", "\u2003"])
async def test_blanks_are_no_answer(house: House, blank: str) -> None:
    """The question stays open, the member reads what to do, and nothing is kept."""
    room = await begin(house, house.ada)
    first = await question(house, house.ada, room)
    refused = await house.ada.submit(await house.ada.press("Answer", on=first), {FIELD: blank})
    assert "Press Answer and write a few words" in refused.text
    assert "Answer" in labels(first)
    assert answers((await kept(house, house.ada))[1]) == []


async def _turned(house: House, opened: Outcome) -> str:
    before = opened.text
    await house.ada.press("Next", on=opened.message)
    await house.played.until(lambda: opened.text != before, "the page stayed")
    return opened.text
