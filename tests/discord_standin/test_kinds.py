import pytest

from tests.discord_standin.kinds import WRONG
from tests.discord_standin.openapi.tally import Side, payload_kinds
from tests.discord_standin.payloads import Planted
from tests.discord_standin.planting import refusals
from tests.discord_standin.scene import Scene


@pytest.mark.parametrize("planted", WRONG.values(), ids=WRONG)
async def test_a_wrong_payload_of_each_kind_fails(
    lenient: Scene, planted: Planted, description_path: str
) -> None:
    """It holds the kind it stands for, is refused with 50035, and counted against the bot."""
    assert planted.name in payload_kinds(planted.body)
    assert await refusals(lenient, [planted]) == {planted.name: 50035}
    assert {violation.side for violation in lenient.played.referee.violations} == {Side.BOT}
