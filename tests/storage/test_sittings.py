import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.errors import InputInvalid, InterviewUnderWay
from bot.interview.ports import Journal
from bot.interview.transcript import Ending, Transcript
from bot.scoring.rubric import Tier
from storage.archive import Archive, open_archive
from storage.journal import SittingJournal
from tests.storage.samples import DIGEST, NOW, profile, prompt, rich_turn, skipped, start, turn


async def test_a_transcript_comes_back_as_it_was_kept(archive: Archive) -> None:
    """Turns with every field filled, skipped ones and plain ones are equal after storing."""
    turns = (turn(1), skipped(3), rich_turn())
    sitting = await archive.sittings.begin(start())
    for kept in turns:
        await archive.sittings.keep_turn(sitting, kept, NOW)
    assert await archive.sittings.transcript(sitting) == Transcript(turns)


async def test_turns_survive_closing(path: Path) -> None:
    """What one run of the program kept, the next one reads."""
    async with open_archive(path) as first:
        sitting = await first.sittings.begin(start())
        await first.sittings.keep_turn(sitting, rich_turn(), NOW)
    async with open_archive(path) as second:
        assert (await second.sittings.transcript(sitting)).turns == (rich_turn(),)


async def test_a_turn_kept_again_replaces_the_first_in_its_place(archive: Archive) -> None:
    """A second turn with the same prompt id takes the place of the first, not the last place."""
    sitting = await archive.sittings.begin(start())
    for kept in (turn(2), turn(1), turn(2, "Kafka, after all.")):
        await archive.sittings.keep_turn(sitting, kept, NOW)
    found = await archive.sittings.transcript(sitting)
    assert found.turns == (turn(2, "Kafka, after all."), turn(1))


async def test_ten_turns_keep_their_order(archive: Archive) -> None:
    """Order is that of keeping, where sorting by id would put q10 before q2."""
    sitting = await archive.sittings.begin(start())
    for number in range(1, 12):
        await archive.sittings.keep_turn(sitting, turn(number), NOW)
    found = await archive.sittings.transcript(sitting)
    assert [kept.prompt.id for kept in found.turns] == [f"q{n}" for n in range(1, 12)]


async def test_text_that_is_not_unicode_does_not_lose_the_turn(archive: Archive) -> None:
    """Half a surrogate pair becomes a question mark, and every other character stays in place."""
    sitting = await archive.sittings.begin(start())
    await archive.sittings.keep_turn(sitting, turn(1, "caf\udce9 \0 ok"), NOW)
    found = await archive.sittings.transcript(sitting)
    assert found.turns == (turn(1, "caf? \0 ok"),)


async def test_the_journal_is_the_engines(archive: Archive) -> None:
    """A SittingJournal keeps turns under its sitting and moves its heartbeat by its clock."""
    sitting = await archive.sittings.begin(start())
    journal: Journal = SittingJournal(archive.sittings, sitting, lambda: NOW + 60.9)
    await journal.keep(turn(1))
    record = await archive.sittings.get(sitting)
    assert record is not None
    assert record.heartbeat_at == NOW + 60
    assert (await archive.sittings.transcript(sitting)).turns == (turn(1),)


async def test_a_second_sitting_in_the_same_place_is_refused(archive: Archive) -> None:
    """The refusal names the sitting that is under way."""
    first = await archive.sittings.begin(start())
    with pytest.raises(InterviewUnderWay) as refusal:
        await archive.sittings.begin(start(track="law"))
    assert refusal.value.sitting_id == first


async def test_other_members_and_places_are_free(archive: Archive) -> None:
    """One live sitting stops neither another member's nor the same member's elsewhere."""
    await archive.sittings.begin(start())
    await archive.sittings.begin(start("grace"))
    await archive.sittings.begin(start(scope="1234"))
    assert (await archive.sittings.unfinished("ada", "1234")) is not None


async def test_fifty_starts_at_once_begin_one(path: Path) -> None:
    """Of fifty concurrent starts over two programs exactly one gets through."""
    async with open_archive(path) as one, open_archive(path) as two:
        starts = (archive.sittings.begin(start()) for archive in (one, two) for _ in range(25))
        ends = await asyncio.gather(*starts, return_exceptions=True)
    assert sum(isinstance(end, int) for end in ends) == 1
    assert sum(isinstance(end, InterviewUnderWay) for end in ends) == 49


async def test_finishing_frees_the_place_and_is_remembered(archive: Archive) -> None:
    """An ended sitting is no longer unfinished, and its record tells how it went."""
    sitting = await archive.sittings.begin(start())
    assert (await archive.sittings.unfinished("ada", "local")) is not None
    await archive.sittings.finish(
        sitting, Ending.COMPLETED, overall=52.1, tier=Tier.QUALIFIED, report_json="{}", now=NOW + 9
    )
    assert await archive.sittings.unfinished("ada", "local") is None
    record = await archive.sittings.get(sitting)
    assert record is not None
    assert (record.ending, record.overall, record.tier) == (Ending.COMPLETED, 52.1, Tier.QUALIFIED)
    assert (record.report, record.ended_at) == ("{}", NOW + 9)
    assert (await archive.sittings.transcript(sitting)).ending is Ending.COMPLETED
    assert await archive.sittings.begin(start()) != sitting


async def test_the_first_ending_stands(archive: Archive) -> None:
    """Finishing twice changes nothing."""
    sitting = await archive.sittings.begin(start())
    await _end(archive, sitting, Ending.STOPPED)
    await _end(archive, sitting, Ending.FAULT)
    record = await archive.sittings.get(sitting)
    assert record is not None
    assert record.ending is Ending.STOPPED


async def test_history_is_newest_first_and_can_be_one_track(archive: Archive) -> None:
    """Only ended sittings of the member and the scope are listed."""
    made = []
    for day, track in enumerate(("law", "backend", "law")):
        made.append(await archive.sittings.begin(start(track=track, started_at=NOW + day)))
        await _end(archive, made[-1], Ending.COMPLETED)
    await archive.sittings.begin(start())
    await archive.sittings.begin(start("grace"))
    everything = await archive.sittings.history("ada", "local")
    law = await archive.sittings.history("ada", "local", "law")
    assert [record.id for record in everything] == made[::-1]
    assert [record.id for record in law] == [made[2], made[0]]


async def test_recent_sources_are_the_last_sittings_on_the_track(archive: Archive) -> None:
    """Sittings on other tracks, earlier ones and ones where nothing was asked don't count."""
    for track, source in (("law", "law-1"), ("backend", "b-1"), ("backend", "b-2"), ("law", "l-2")):
        sitting = await archive.sittings.begin(start(track=track))
        await archive.sittings.keep_turn(sitting, turn(1, source=source), NOW)
        await archive.sittings.keep_turn(sitting, turn(2, source=source + "x"), NOW)
        await _end(archive, sitting, Ending.COMPLETED)
    await archive.sittings.begin(start())
    assert await archive.sittings.recent_sources("ada", "backend") == {"b-2", "b-2x"}
    assert await archive.sittings.recent_sources("grace", "backend") == frozenset()


async def test_recent_sources_of_a_resumed_sitting_are_as_when_it_began(archive: Archive) -> None:
    """With its own id given, a sitting's own questions are not recent to it."""
    first = await archive.sittings.begin(start())
    await archive.sittings.keep_turn(first, turn(1, source="old"), NOW)
    await _end(archive, first, Ending.COMPLETED)
    live = await archive.sittings.begin(start())
    await archive.sittings.keep_turn(live, turn(1, source="new"), NOW)
    assert await archive.sittings.recent_sources("ada", "backend", before=live) == {"old"}


async def test_a_seed_that_no_row_can_hold_is_refused_with_advice() -> None:
    """Seeds beyond 63 bits end in a sentence, not in an overflow."""
    with pytest.raises(InputInvalid, match="whole number"):
        start(seed=2**63)
    assert start(seed=2**63 - 1).seed == 2**63 - 1


async def test_retention_wipes_words_and_keeps_scores(archive: Archive, path: Path) -> None:
    """After the sweep no word of answer, resume or report is in any file; scores are as before."""
    word = "zanzibar"
    said = replace(rich_turn(), answer=Answer(f"{word} " * 50))
    sitting = await archive.sittings.begin(start())
    await archive.sittings.keep_turn(sitting, replace(said, prompt=prompt(1)), NOW)
    await archive.sittings.keep_turn(sitting, said, NOW)
    report = f'{{"quote": "{word}"}}'
    await archive.sittings.finish(
        sitting, Ending.COMPLETED, overall=61.5, tier=Tier.EXPERT, report_json=report, now=NOW
    )
    assert _on_disk(path, word)
    assert await archive.sittings.drop_transcripts_before(NOW, NOW + 1) == 0
    assert await archive.sittings.drop_transcripts_before(NOW + 1, NOW + 1) == 1
    assert await archive.erasure.clean()
    assert not any(_on_disk(path, gone) for gone in (word, "ledger", "fell from"))
    record = await archive.sittings.get(sitting)
    assert record is not None
    assert (record.overall, record.tier, record.report) == (61.5, Tier.EXPERT, None)
    wiped = (await archive.sittings.transcript(sitting)).turns[1].assessment
    assert wiped is not None
    assert said.assessment is not None
    assert wiped.specificity == said.assessment.specificity
    assert wiped.overall == said.assessment.overall
    assert said.assessment.findings
    assert wiped.findings == ()
    assert await archive.sittings.drop_transcripts_before(NOW + 1, NOW + 1) == 0


async def test_retention_keeps_bank_sources_and_drops_the_resumes(archive: Archive) -> None:
    """A bank question is still known not to be asked again; a resume line is not told."""
    sitting = await archive.sittings.begin(start())
    await archive.sittings.keep_turn(sitting, turn(1, source="backend-7"), NOW)
    await archive.sittings.keep_turn(sitting, turn(2, source="resume:ledger"), NOW)
    await archive.sittings.drop_transcripts_before(NOW + 1, NOW + 1)
    assert await archive.sittings.recent_sources("ada", "backend") == {"backend-7", "resume:"}


async def test_deleting_a_resume_leaves_its_sittings(archive: Archive) -> None:
    """A sitting outlives the resume it asked about and no longer points at it."""
    resume = await archive.resumes.keep("ada", DIGEST, profile(), NOW)
    sitting = await archive.sittings.begin(start(profile_id=resume))
    await archive.resumes.delete("ada")
    record = await archive.sittings.get(sitting)
    assert record is not None
    assert record.profile_id is None


async def test_a_resume_deleted_just_before_the_start_stops_nothing(archive: Archive) -> None:
    """The sitting begins, and points at no resume."""
    record = await archive.sittings.get(await archive.sittings.begin(start(profile_id=99)))
    assert record is not None
    assert record.profile_id is None


async def _end(archive: Archive, sitting: int, ending: Ending) -> None:
    await archive.sittings.finish(
        sitting, ending, overall=None, tier=None, report_json=None, now=NOW
    )


def _on_disk(path: Path, word: str) -> bool:
    return any(word.encode() in file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
