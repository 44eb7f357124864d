import os
from pathlib import Path

from bot.scoring.cues import Sign
from bot.scoring.gates import REHEARSED
from bot.scoring.rubric import RUBRIC_VERSION
from bot.scoring.tiers import shipped_bands
from tests.scoring.rule_table import SOURCES, rule_table

PAGE = Path(__file__).parents[2] / "SCORING.md"
BEGIN, END = "<!-- rules: begin -->\n", "\n<!-- rules: end -->"


def test_the_page_lists_the_rules_as_they_are() -> None:
    """SCORING.md has every rule with its points; GREENROOM_UPDATE_GOLDEN=1 writes them anew."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    listed, after = rest.split(END)
    if os.environ.get("GREENROOM_UPDATE_GOLDEN") == "1":
        listed = rule_table()
        PAGE.write_text(f"{before}{BEGIN}{listed}{END}{after}", encoding="utf-8")
    assert listed == rule_table()


def test_every_kind_of_evidence_has_a_source() -> None:
    """No rule is there because somebody felt like it."""
    assert set(SOURCES) == set(Sign)


def test_the_page_names_the_version_it_describes() -> None:
    """A raised version has to be described."""
    assert f"rubric version {RUBRIC_VERSION}" in PAGE.read_text(encoding="utf-8").replace("\n", " ")


def test_a_recited_answer_stays_below_expert() -> None:
    """The cap of the gate is under the band, wherever calibration puts it."""
    assert shipped_bands().expert + min(0, *shipped_bands().offsets.values()) > REHEARSED
