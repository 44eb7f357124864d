from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.bank import Kind
from bot.interview.transcript import Ending, Mode, Phase, Turn
from bot.standing import day
from tests.commands.house import DAY, NOW, House
from tests.interview.sittings import main

THEN_SAID = "I think we moved the ledger, maybe over nine hours. It went well in the end."
NOW_SAID = "I moved the ledger in 40 minutes because the work splits well."


@pytest.fixture
def house(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> House:
    """An empty data directory and a wide terminal."""
    monkeypatch.setenv("GREENROOM_DATA", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    return House(tmp_path, capsys)


def answers(said: str, *scores: float) -> Sequence[Turn]:
    """Answer one main question for each score."""
    return [main(number, said, score) for number, score in enumerate(scores, 1)]


def test_a_history_lists_what_is_over_the_newest_first(house: House) -> None:
    """Other members' interviews and the one under way are not in it."""
    first = house.hold(*answers(THEN_SAID, 30, 40), ago=30)
    house.hold(*answers(THEN_SAID, 99), member="automation-1")
    second = house.hold(*answers(NOW_SAID, 60, 70), ago=2)
    house.hold(ending=None)
    *rows, trend = house.objects("history")
    assert [row["id"] for row in rows] == [second, first]
    assert rows[0]["overall"] == pytest.approx(65)
    assert rows[0]["band"] > 0
    assert (trend["type"], trend["sittings"]) == ("trend", [first, second])
    assert trend["dimensions"]["depth"] == {"values": [35, 65], "direction": "higher"}


def test_a_scored_result_is_current_for_180_days(house: House) -> None:
    """After that it has expired; warm-ups and interviews left early never stand."""
    four = answers(NOW_SAID, 60, 60, 60, 60)
    house.hold(*four, ago=181, mode=Mode.SCORED)
    house.hold(*four, ago=179, mode=Mode.SCORED)
    house.hold(*four[:2], ago=3, mode=Mode.SCORED, ending=Ending.LEFT)
    house.hold(*four, ago=2)
    rows = house.objects("history")[:4]
    assert [r["standing"] for r in rows] == ["warm-up", "no_score", "current", "expired"]
    _, page, _ = house.run("history")
    assert f"current until {day(NOW + DAY)}" in page
    assert f"expired on {day(NOW - DAY)}" in page


def test_a_trend_leaves_out_other_tracks_and_other_rubrics_and_says_so(house: House) -> None:
    """What can't be set side by side isn't, and the page names what was left out."""
    old = house.hold(*answers(THEN_SAID, 10), ago=50, rubric_version="0")
    house.hold(*answers(THEN_SAID, 90), ago=40, track="finance")
    house.hold(*answers(THEN_SAID, 30, 30), ago=30)
    house.hold(*answers(NOW_SAID, 70, 70), ago=2)
    assert house.objects("history")[-1]["left_out"] == [old]
    _, page, _ = house.run("history")
    assert f"Left out: #{old}" in page
    assert "Trend on law: 2 interviews" in page
    assert "Other tracks, with --track: finance" in page
    assert [row["track"] for row in house.objects("history", "--track", "finance")] == ["finance"]


def test_no_history_is_no_error(house: House) -> None:
    """A new member is told how to begin, and JSON stays empty; a misspelt track is an error."""
    assert house.run("history")[0] == 0
    status, out, err = house.run("history", "--json")
    assert (status, out) == (0, "")
    assert "greenroom rehearse" in err
    status, _, err = house.run("history", "--track", "alchemy")
    assert status == 1
    assert "Choose one of" in err


def test_a_report_is_shown_again_as_it_was(house: House) -> None:
    """The object is the one kept at the end, and the page has answers, proofs and standing."""
    number = house.hold(*answers(NOW_SAID, 60, 70, 80), mode=Mode.SCORED)
    (again,) = house.objects("report", str(number))
    assert {key: again[key] for key in house.stored(number)} == house.stored(number)
    _, page, _ = house.run("report", str(number))
    assert NOW_SAID in page
    assert "What a good interview proves" in page
    assert f"current until {day(NOW + 179 * DAY)}" in page


def test_a_report_survives_a_format_that_is_gone(house: House) -> None:
    """Quotas are those the interview was planned by, whatever became of its profile."""
    number = house.hold(*answers(NOW_SAID, 60), format="of-my-own")
    (again,) = house.objects("report", str(number))
    assert again["quotas"] == house.stored(number)["quotas"]


def test_scores_stay_when_the_words_are_gone(house: House) -> None:
    """Retention leaves the scores and one sentence; no word of the member is shown."""
    number = house.hold(*answers(NOW_SAID, 60, 70))
    house.forget_words()
    (again,) = house.objects("report", str(number))
    assert again["overall"] == pytest.approx(65)
    assert again["words_kept"] is False
    assert all(proof["quote"] is None for proof in again["proofs"])
    status, page, _ = house.run("report", str(number))
    assert status == 0
    assert "no longer kept" in page
    assert "ledger" not in page


def test_the_tier_alone_is_shown_while_a_format_holds_the_rest_back(house: House) -> None:
    """A screen's details come a day later; until then no command gives them away."""
    number = house.hold(*answers(NOW_SAID, 60, 70), ago=0, format="screen20")
    other = house.hold(*answers(NOW_SAID, 60, 70), ago=2, format="screen20")
    (held,) = house.objects("report", str(number))
    assert held["tier"]
    assert held["overall"] is None
    assert "turns" not in held
    assert "turns" in house.objects("report", str(other))[0]
    _, page, _ = house.run("report", str(number))
    assert "ledger" not in page
    status, _, err = house.run("compare", str(other), str(number))
    assert status == 1
    assert "held back" in err


@pytest.mark.parametrize("arguments", [["report", "7"], ["compare", "1", "7"], ["report", "0"]])
def test_an_unknown_number_is_one_sentence(house: House, arguments: list[str]) -> None:
    """Nothing is said about whose an interview is, or whether there is one."""
    house.hold(*answers(NOW_SAID, 60))
    status, out, err = house.run(*arguments)
    assert (status, out) == (1, "")
    assert "You have no interview of that number" in err


def test_other_members_and_unfinished_interviews_have_no_report(house: House) -> None:
    """Neither someone else's, nor one too large for a row, nor one under way."""
    other = house.hold(*answers(NOW_SAID, 60), member="automation-1")
    mine = house.hold(ending=None)
    assert "no interview of that number" in house.run("report", str(other))[2]
    assert "no interview of that number" in house.run("report", "9" * 30)[2]
    assert "isn't over" in house.run("report", str(mine))[2]


def test_wrong_usage_is_status_two(house: House) -> None:
    """A number that is none, or one of two missing, is wrong usage."""
    assert house.run("report", "first")[0] == 2
    assert house.run("compare", "1")[0] == 2


def test_a_comparison_reads_from_the_earlier_to_the_later(house: House) -> None:
    """Whatever the order given; the page shows words, scores and what is still missing."""
    first = house.hold(*answers(THEN_SAID, 30, 35, 30, 35), ago=40)
    second = house.hold(*answers(NOW_SAID, 70, 75, 70, 75), ago=1)
    (found,) = house.objects("compare", str(second), str(first))
    assert (found["then"], found["now"]) == (first, second)
    assert found["overall"]["exceeds_bands"] is True
    pair = found["pairs"][0]
    assert pair["likeness"] == "the same question"
    assert pair["words"]["numbers_added"] == ["40 minutes"]
    assert pair["words"]["hedges_gone"] == ["I think", "maybe"]
    _, page, _ = house.run("compare", str(first), str(second))
    assert "Numbers you no longer give: nine hours" in page
    assert "30 → 70 (+40)" in page
    assert "Numbers you added: 40 minutes" in page


def test_a_small_difference_is_said_to_be_within_the_bands(house: House) -> None:
    """The page doesn't praise what chance can do, nor compare across rubrics."""
    first = house.hold(*answers(THEN_SAID, 50, 50), ago=40)
    second = house.hold(*answers(NOW_SAID, 53, 53), ago=20)
    third = house.hold(*answers(NOW_SAID, 53, 53), rubric_version="2")
    assert "The bands touch" in house.run("compare", str(first), str(second))[1]
    _, page, _ = house.run("compare", str(second), str(third))
    assert "scores can't be compared" in page
    assert "The same words as then" in page
    assert "±" not in page


def test_comparing_one_interview_with_itself_is_refused(house: House) -> None:
    """Two different numbers are needed."""
    number = house.hold(*answers(NOW_SAID, 50))
    status, _, err = house.run("compare", str(number), str(number))
    assert status == 1
    assert "two different" in err


def test_skips_and_lone_questions_are_shown_in_a_comparison(house: House) -> None:
    """A question skipped then, and one without a counterpart, each have their line."""
    domain = replace(main(2, NOW_SAID).prompt, kind=Kind.DOMAIN, phase=Phase.DOMAIN)
    first = house.hold(main(1, None), ago=40)
    second = house.hold(main(1, NOW_SAID), replace(main(2, NOW_SAID), prompt=domain))
    _, page, _ = house.run("compare", str(first), str(second))
    assert "Skipped then, answered now." in page
    assert "Asked only now: q2" in page


def test_words_that_are_gone_are_not_compared(house: House) -> None:
    """After retention a comparison has scores alone, and says why."""
    first = house.hold(*answers(THEN_SAID, 30, 35), ago=40)
    house.forget_words()
    second = house.hold(*answers(NOW_SAID, 70, 75))
    _, page, _ = house.run("compare", str(first), str(second))
    assert f"The words of #{first} are no longer kept" in page
    assert "First sentence" not in page
