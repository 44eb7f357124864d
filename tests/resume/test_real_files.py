import json
import os
from pathlib import Path
from typing import Any

import pytest

from bot.resume.reader import read_resume_file

FOLDER = os.environ.get("GREENROOM_TEST_RESUMES", "")
LABELS = Path(__file__).parent.parent / "data" / "resumes_truth"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDER, reason="GREENROOM_TEST_RESUMES names no folder of resumes"),
]


@pytest.fixture
def truth(label: Path) -> dict[str, Any]:
    """What a person read in the file."""
    found: dict[str, Any] = json.loads(label.read_text("utf-8"))
    return found


@pytest.mark.parametrize("label", sorted(LABELS.glob("*.json")), ids=lambda path: path.stem)
async def test_a_sure_employer_is_a_right_one(label: Path, truth: dict[str, Any]) -> None:
    """An employer that the reader is sure of stands in the label, and the name is right."""
    profile = await read_resume_file(Path(FOLDER) / f"{label.stem}.pdf", terms=())
    employers = " / ".join(role["employer"] for role in truth["roles"])
    assert profile.name == truth["name"]
    for role in profile.roles:
        assert role.confidence < 0.9 or (role.employer or "") in employers
    assert len(profile.roles) == len(truth["roles"])
