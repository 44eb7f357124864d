import re

import pytest

from bot.interview.transcript import Mode
from bot.retakes import Exhausted, WaitUntil
from cogs.consent import ASKED, NEEDED, Asked, Checks, consent_buttons, consent_text, read_asked
from tests.fakes import QUICK

LONG = "t" * 40


@pytest.mark.parametrize("watched", [False, True])
@pytest.mark.parametrize("general", [False, True])
@pytest.mark.parametrize("mode", [None, Mode.SCORED])
def test_the_longest_page_is_whole(*, watched: bool, general: bool, mode: Mode | None) -> None:
    """However much lacks, the last line with the consent stands on the page."""
    asked = Asked(LONG, "f" * 31, mode, general=general, watched=watched)
    for allowance in (WaitUntil(1_790_000_000, 2), Exhausted(1_790_000_000)):
        checks = Checks(
            missing=tuple(NEEDED.values()),
            place_ok=True,
            has_resume=True,
            under_way=True,
            allowance=allowance,
            words_days=90,
            place="<#1234567890123456789>",
        )
        text = consent_text(asked, QUICK, checks)
        assert len(text) < 2000
        assert text.endswith("Starting means that you agree to this.")


@pytest.mark.parametrize("watched", [False, True])
@pytest.mark.parametrize("general", [False, True])
def test_a_wish_is_read_back_from_its_buttons(*, watched: bool, general: bool) -> None:
    """The longest wish fits a custom id of 100 characters and comes back as it was."""
    asked = Asked(LONG, "f" * 31, Mode.WARM_UP, general=general, watched=watched)
    checks = Checks((), True, True, False, Exhausted(0), 90)  # noqa: FBT003 - a value's fields
    ids = [str(button.custom_id) for button in consent_buttons(asked, checks)]
    assert all(len(one) <= 100 for one in ids)
    match = re.fullmatch(ASKED, asked.custom_id("cancel"))
    assert match
    assert read_asked(match) == asked
