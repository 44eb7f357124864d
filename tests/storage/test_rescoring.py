import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer import Answer, Medium, Segment
from bot.bank_files import shipped_folder
from bot.errors import InputInvalid
from bot.interview.transcript import Ending, Mode, Turn
from bot.scoring.rubric import RUBRIC_VERSION, Flag, Tier
from bot.shelf import Shelf
from storage.archive import Archive
from storage.audit import Action
from storage.rescoring import Change, Corrections
from tests.storage.files import content
from tests.storage.samples import NOW, prompt, start

SHELF = Shelf((shipped_folder(),))
SAID = (
    "I moved our session store to Redis because the old cash lost its keys at every restart, "
    "and p95 fell from for seconds to one after I wrote the pooling myself."
)
FIXED = SAID.replace("cash", "cache").replace("for seconds", "4.2 seconds").replace("one", "1.1")


def spoken(number: int, text: str = SAID) -> Turn:
    """Give an answer that was heard so and so."""
    stretch = (Segment(text, 0.0, 30.0, 0.4),)
    asked = replace(prompt(number), text="Which store did you move, and what came of it?")
    return Turn(asked, Answer(text, 30.0, Medium.SPOKEN, segments=stretch), 32.0)


async def held(
    archive: Archive, *, rubric: str = "0", track: str = "software-engineering", scope: str = "1"
) -> int:
    """Keep a scored interview of two answers, one spoken, with another version's score."""
    began = replace(start(scope=scope, mode=Mode.SCORED, track=track), rubric_version=rubric)
    number = await archive.sittings.begin(replace(began, format="quick15"))
    for turn in (spoken(1), Turn(prompt(2), Answer("It went well."), 9.0)):
        await archive.sittings.keep_turn(number, turn, NOW)
    await archive.sittings.finish(
        number, Ending.COMPLETED, overall=99.0, tier=Tier.EXPERT, report_json=None, now=NOW + 60
    )
    return number


def corrections(archive: Archive) -> Corrections:
    """Correct a day later."""
    return Corrections(archive.rescoring, SHELF, lambda: NOW + 86_400)


async def test_an_outdated_interview_is_scored_by_the_rules_as_they_are(archive: Archive) -> None:
    """Score, tier, report and version change together; words and ending stay."""
    number = await held(archive)
    before = await archive.sittings.transcript(number)
    (record,) = await archive.rescoring.outdated()
    change = await archive.rescoring.again(record.id, SHELF)
    after = await archive.sittings.get(number)
    assert isinstance(change, Change)
    assert after
    assert (change.rubric, change.then, change.now) == ("0", 99.0, after.overall)
    assert (after.tier, after.rubric_version) == (change.tier_now, RUBRIC_VERSION)
    assert json.loads(after.report or "{}")["overall"] == after.overall
    turns = (await archive.sittings.transcript(number)).turns
    assert all(turn.assessment for turn in turns)
    assert [t.answer for t in turns] == [t.answer for t in before.turns]
    assert await archive.rescoring.outdated() == ()


async def test_a_dry_run_changes_nothing(archive: Archive) -> None:
    """What would change is told, and every row is as it was."""
    number = await held(archive)
    before = await archive.erasure.copy("ada")
    assert await archive.rescoring.again(number, SHELF, keep=False)
    assert await archive.erasure.copy("ada") == before


async def test_what_cannot_be_scored_again_keeps_its_score(archive: Archive) -> None:
    """Words that are no longer kept, and tracks that are gone, give nothing to score."""
    gone = await held(archive, track="alchemy")
    assert await archive.rescoring.again(gone, SHELF) is None
    with pytest.raises(InputInvalid, match="no longer here"):
        await corrections(archive).correct("ada", gone, {"q1": FIXED})
    wordless = await held(archive, scope="2")
    await archive.sittings.drop_transcripts_before(NOW + 999, NOW + 999)
    assert await archive.rescoring.again(wordless, SHELF) is None
    assert [r.overall for r in await archive.rescoring.outdated()] == [99.0, 99.0]


async def test_scoring_again_twice_gives_the_same(archive: Archive) -> None:
    """The rules alone decide."""
    number = await held(archive)
    first = await archive.rescoring.again(number, SHELF)
    second = await archive.rescoring.again(number, SHELF)
    assert first
    assert second
    assert (second.then, second.now) == (first.now, first.now)


async def test_a_correction_is_scored_kept_and_noted_without_its_words(archive: Archive) -> None:
    """The answer says that it was corrected; organisers see that and how many words, not which."""
    number = await held(archive, rubric=RUBRIC_VERSION)
    plain = await archive.rescoring.again(number, SHELF, keep=False)
    change = await corrections(archive).correct("ada", number, {"q1": FIXED, "q2": "It went well."})
    turn = (await archive.sittings.transcript(number)).turns[0]
    assert turn.answer
    assert (turn.answer.text, turn.answer.heard) == (FIXED, SAID)
    assert plain
    assert change.now > plain.now
    (deed,) = await archive.audit.latest("1")
    assert (deed.action, deed.actor, deed.amount) == (Action.CORRECTED, "ada", 3)
    assert "Redis" not in repr(deed)


async def test_a_refused_correction_leaves_everything_as_it_was(archive: Archive) -> None:
    """Another's interview, a second time, and a new answer change no row."""
    number = await held(archive)
    fix = corrections(archive).correct
    for member, text in (("bob", FIXED), ("ada", "I built everything, alone, in a day, at once.")):
        before = await archive.erasure.copy("ada")
        with pytest.raises(InputInvalid):
            await fix(member, number, {"q1": text})
        assert await archive.erasure.copy("ada") == before
    await fix("ada", number, {"q1": FIXED})
    with pytest.raises(InputInvalid, match="once"):
        await fix("ada", number, {"q1": SAID})


async def test_dropped_words_take_what_was_heard_with_them(archive: Archive, path: Path) -> None:
    """Neither the transcript, its corrections nor its stretches outlive the words' time."""
    number = await held(archive)
    await corrections(archive).correct("ada", number, {"q1": FIXED})
    await archive.sittings.drop_transcripts_before(NOW + 999, NOW + 999)
    assert not any(word in content(path) for word in (b"pooling", b"session store"))
    with pytest.raises(InputInvalid, match="no longer kept"):
        await corrections(archive).correct("ada", number, {"q1": SAID})


async def test_what_was_said_before_is_remembered_when_scored_again(archive: Archive) -> None:
    """An answer recited from an earlier interview is still known for one."""
    first, again = await held(archive), await held(archive)
    fresh = await archive.rescoring.again(first, SHELF)
    recited = await archive.rescoring.again(again, SHELF)
    assert fresh
    assert recited
    flags = [
        (await archive.sittings.transcript(number)).turns[0].assessment for number in (first, again)
    ]
    assert [Flag.REHEARSED in one.flags for one in flags if one] == [False, True]
    assert recited.now <= fresh.now


async def test_who_waits_for_a_correction_is_told_which_interview(archive: Archive) -> None:
    """The tier may be another one after it, so the roles are looked at anew."""
    number = await held(archive, rubric=RUBRIC_VERSION)
    told: list[int] = []

    async def after(sitting: int) -> None:
        told.append(sitting)

    await Corrections(archive.rescoring, SHELF, lambda: NOW + 86_400, after).correct(
        "ada", number, {"q1": FIXED}
    )
    assert told == [number]
