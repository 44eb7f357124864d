import re
from dataclasses import replace

import pytest

from bot.interview.transcript import Mode
from bot.retakes import Exhausted, WaitUntil
from bot.speech.levels import Levels
from bot.speech.soundcheck import SoundCheck, remarks
from cogs.consent import ASKED, NEEDED, Asked, Checks, consent_buttons, consent_text, read_asked
from cogs.voice_consent import VoiceState
from tests.fakes import QUICK

LONG = "t" * 40
VOICE = VoiceState(None, "<#1234567890123456789>", (), (), None, sends_away=False, clip_days=7)
REMARKS = remarks(SoundCheck(Levels(1.0, -20.0, -22.0), 0.5, 0.5, 1.0, "nothing of it"))
FREE = Checks((), True, True, False, Exhausted(0), 90)  # noqa: FBT003 - a value's fields


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


@pytest.mark.parametrize("clips", [False, True])
@pytest.mark.parametrize("watched", [False, True])
def test_the_longest_page_for_an_interview_aloud_is_whole(*, watched: bool, clips: bool) -> None:
    """Twelve members by name and the worst sound leave room for the last line."""
    asked = Asked(LONG, "f" * 31, None, watched=watched, spoken=True, clips=clips)
    others = tuple(1234567890123456700 + number for number in range(12))
    for voice in (
        replace(VOICE, others=others, remarks=REMARKS, sends_away=True),
        replace(VOICE, others=others, remarks=None, place=(12, 9_000.0), sends_away=True),
    ):
        checks = Checks(
            missing=tuple(NEEDED.values()),
            place_ok=True,
            has_resume=True,
            under_way=True,
            allowance=WaitUntil(1_790_000_000, 2),
            words_days=90,
            place="<#1234567890123456789>",
            voice=voice,
        )
        text = consent_text(asked, QUICK, checks)
        assert len(text) <= 2000
        assert "❌ I lack a permission" in text
        assert text.endswith("Starting means that you agree to this.")


def test_sound_is_kept_only_where_the_member_says_so() -> None:
    """It is off, and said to be; one press offers it, the page then says what it means."""
    checks = replace(FREE, voice=VOICE)
    asked = Asked("law", "drill", Mode.WARM_UP, spoken=True)
    off = consent_text(asked, QUICK, checks)
    assert "no sound is kept" in off
    assert "No audio" in off
    (press,) = [b for b in consent_buttons(asked, checks) if b.label == "Keep my sound for 7 days"]
    match = re.fullmatch(ASKED, str(press.custom_id))
    assert match
    wished = read_asked(match)
    assert wished == replace(asked, clips=True)
    on = consent_text(wished, QUICK, checks)
    for part in ("your own answers here is kept for 7 days", "in no backup", "only you can play"):
        assert part in on
    assert "no sound is kept" not in on
    assert "Keep no sound" in [button.label for button in consent_buttons(wished, checks)]


def test_sound_is_not_offered_where_it_can_not_be_kept() -> None:
    """Neither in writing nor where the owner turned it off; leaving the voice takes it back."""
    asked = Asked("law", "drill", Mode.WARM_UP, spoken=True, clips=True)
    for wish, voice in (
        (replace(asked, spoken=False), VOICE),
        (asked, replace(VOICE, clip_days=0)),
    ):
        labels = [b.label or "" for b in consent_buttons(wish, replace(FREE, voice=voice))]
        assert not [label for label in labels if "sound for" in label]
    (leave,) = [
        button
        for button in consent_buttons(asked, replace(FREE, voice=VOICE))
        if button.label == "In writing instead"
    ]
    match = re.fullmatch(ASKED, str(leave.custom_id))
    assert match
    assert not read_asked(match).clips


@pytest.mark.parametrize("watched", [False, True])
@pytest.mark.parametrize("general", [False, True])
def test_a_wish_is_read_back_from_its_buttons(*, watched: bool, general: bool) -> None:
    """The longest wish fits a custom id of 100 characters and comes back as it was."""
    asked = Asked(
        LONG, "f" * 31, Mode.WARM_UP, general=general, watched=watched, spoken=True, clips=True
    )
    checks = replace(FREE, voice=VOICE)
    ids = [str(button.custom_id) for button in consent_buttons(asked, checks)]
    assert all(len(one) <= 100 for one in ids)
    match = re.fullmatch(ASKED, asked.custom_id("cancel"))
    assert match
    assert read_asked(match) == asked
