import asyncio

import pytest

from bot.errors import InputInvalid
from bot.interview.transcript import Ending
from bot.retakes import Allowed, Policy, WaitUntil
from storage.appeals import Appeal, Decision, Reason
from storage.archive import Archive
from storage.audit import Action
from tests.storage.people import SERVER, scored
from tests.storage.samples import NOW


async def test_an_appeal_brings_its_evidence(archive: Archive) -> None:
    """Organisers see how the latest attempt ended and how much was answered, no answer."""
    await scored(archive, "ada", 60, words="Zanzibar")
    appeal = await _open(archive)
    assert (appeal.ending, appeal.main_answers, appeal.started_at) == (Ending.COMPLETED, 4, NOW)
    assert await archive.appeals.waiting(SERVER) == (appeal,)
    assert "Zanzibar" not in repr(appeal)


async def test_an_attempt_allows_one_appeal(archive: Archive) -> None:
    """A second one about the same attempt is refused, also after the decision."""
    await scored(archive, "ada", 60)
    appeal = await _open(archive)
    with pytest.raises(InputInvalid):
        await _open(archive)
    await _decide(archive, appeal, Decision.DECLINED)
    with pytest.raises(InputInvalid):
        await _open(archive)
    await scored(archive, "ada", 61, at=NOW + 50)
    assert (await _open(archive)).started_at == NOW + 50


async def test_without_a_spent_attempt_there_is_nothing_to_appeal(archive: Archive) -> None:
    """Neither an attempt that was given back, nor another server's, can be appealed."""
    await scored(archive, "ada", 60, ending=Ending.FAULT)
    await scored(archive, "ada", 60, scope="5678")
    with pytest.raises(InputInvalid, match="nothing to appeal"):
        await _open(archive)


async def test_granting_gives_one_attempt_once(archive: Archive) -> None:
    """However many organisers press at once, one attempt is given and one deed noted."""
    await scored(archive, "ada", 60)
    appeal = await _open(archive)
    decisions = (_decide(archive, appeal, Decision.GRANTED) for _ in range(10))
    found = await asyncio.gather(*decisions)
    assert sorted(found, key=str) == [None] * 9 + ["ada"]
    answer = await archive.attempts.allowance("ada", SERVER, "backend", Policy(), now=NOW + 1)
    assert answer == Allowed(3)
    assert [deed.action for deed in await archive.audit.latest(SERVER)] == [Action.APPEAL_GRANTED]
    assert await archive.appeals.waiting(SERVER) == ()


async def test_declining_gives_nothing_and_is_noted(archive: Archive) -> None:
    """The member still waits, and can read the decision."""
    await scored(archive, "ada", 60)
    await _decide(archive, await _open(archive), Decision.DECLINED)
    answer = await archive.attempts.allowance("ada", SERVER, "backend", Policy(), now=NOW + 1)
    assert isinstance(answer, WaitUntil)
    assert [one.decision for one in await archive.appeals.of("ada", SERVER)] == [Decision.DECLINED]
    assert [deed.action for deed in await archive.audit.latest(SERVER)] == [Action.APPEAL_DECLINED]


async def test_organisers_decide_in_their_own_server_only(archive: Archive) -> None:
    """A decision from elsewhere, or about one's own appeal, changes nothing."""
    await scored(archive, "ada", 60)
    appeal = await _open(archive)
    decided = await archive.appeals.decide(
        appeal.id, "5678", Decision.GRANTED, actor="mod", now=NOW
    )
    own = await archive.appeals.decide(appeal.id, SERVER, Decision.GRANTED, actor="ada", now=NOW)
    assert decided is None
    assert own is None
    assert await archive.appeals.waiting(SERVER) == (appeal,)
    assert await archive.appeals.waiting("5678") == ()


async def test_a_long_note_is_cut(archive: Archive) -> None:
    """300 characters of what the member writes are kept."""
    await scored(archive, "ada", 60)
    assert (await _open(archive, note=" é" * 400)).note == ("é " * 150)[:300]


async def _open(archive: Archive, note: str = "The call dropped.") -> Appeal:
    return await archive.appeals.open(
        "ada", SERVER, "backend", reason=Reason.TECHNICAL, note=note, now=NOW + 60
    )


async def _decide(archive: Archive, appeal: Appeal, decision: Decision) -> str | None:
    return await archive.appeals.decide(appeal.id, SERVER, decision, actor="mod", now=NOW + 70)
