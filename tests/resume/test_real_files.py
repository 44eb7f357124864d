import json
import os
from pathlib import Path
from typing import Any

import pytest

from bot.resume.reader import read_resume_file

FOLDER = os.environ.get("GREENROOM_TEST_RESUMES", "")
LABELS = Path(__file__).parent.parent / "data" / "resumes_truth"

SHIPPED = LABELS.with_name("resumes")
ELSEWHERE = [
    path for path in sorted(LABELS.glob("*.json")) if not [*SHIPPED.glob(f"{path.stem}.*")]
]

pytestmark = pytest.mark.slow


@pytest.fixture
def truth(label: Path) -> dict[str, Any]:
    """What a person read in the file."""
    found: dict[str, Any] = json.loads(label.read_text("utf-8"))
    return found


@pytest.mark.skipif(not FOLDER, reason="GREENROOM_TEST_RESUMES names no folder of resumes")
@pytest.mark.parametrize("label", ELSEWHERE, ids=lambda path: path.stem)
async def test_a_sure_employer_is_a_right_one(label: Path, truth: dict[str, Any]) -> None:
    """An employer that the reader is sure of stands in the label, and the name is right."""
    profile = await read_resume_file(Path(FOLDER) / f"{label.stem}.pdf", terms=())
    employers = " / ".join(role["employer"] or "" for role in truth["roles"])
    assert profile.name == truth["name"]
    for role in profile.roles:
        assert role.confidence < 0.9 or (role.employer or "") in employers
    assert len(profile.roles) == len(truth["roles"])


async def test_no_shipped_resume_is_refused() -> None:
    """Every honest file is read: none is taken for a hostile one."""
    files = [path for path in sorted(SHIPPED.iterdir()) if path.suffix != ".md"]
    for path in files:
        profile = await read_resume_file(path, terms=())
        assert profile.bullets or profile.roles
    assert len(files) > 20


async def test_most_roles_of_the_tuned_half_are_read_whole() -> None:
    """Of the roles labelled in it, seven in ten have their dates and title as labelled."""
    labels = [json.loads(path.read_text("utf-8")) for path in sorted(LABELS.glob("*.json"))]
    right = wanted = 0
    for truth in labels:
        files = [*SHIPPED.glob(f"{truth['id']}.*")]
        if not files or truth.get("held_out"):
            continue
        profile = await read_resume_file(files[0], terms=())
        found = {(role.title, role.start, role.end) for role in profile.roles}
        right += sum((r["title"], r["start"], r["end"]) in found for r in truth["roles"])
        wanted += len(truth["roles"])
    assert wanted > 40
    assert right >= 0.7 * wanted
