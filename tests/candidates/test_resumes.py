import importlib.util
import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pdfplumber
import pytest

from bot.candidates.loading import load_fact_sheet, shipped_people
from bot.candidates.sheet import FactSheet

PEOPLE = shipped_people()


@pytest.fixture(scope="module")
def making() -> ModuleType:
    """The script that draws the resumes."""
    path = Path(__file__).parents[1] / "make_resumes.py"
    spec = importlib.util.spec_from_file_location("make_resumes", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\s|()\u2022-]+", text.replace("\u2019", "'").lower()))


def _printed(data: bytes) -> str:
    with pdfplumber.open(BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def _sheet_words(sheet: FactSheet) -> str:
    parts = [sheet.name, sheet.headline, sheet.summary, *sheet.contact]
    for school in sheet.education:
        parts += [school.award, school.school, school.years]
    for job in sheet.jobs:
        parts += [job.title, job.employer, job.place, job.start, job.end]
        parts += [line.text for line in job.lines]
    for heading, skills in sheet.skills.items():
        parts += [heading, *skills]
    return " ".join(parts)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_resume_says_what_the_sheet_says(person: str) -> None:
    """Every word of the sheet's resume part stands in the committed PDF, and little else does."""
    printed = _words(
        re.sub(r"[,:]", " ", _printed(PEOPLE[person].with_suffix(".pdf").read_bytes()))
    )
    wanted = _words(re.sub(r"[,:]", " ", _sheet_words(load_fact_sheet(PEOPLE[person]))))
    headings = {"summary", "profile", "experience", "professional", "education", "skills"}
    assert wanted - printed == Counter()
    assert set(printed - wanted) <= headings | {"core", "contact"}


@pytest.mark.parametrize("person", PEOPLE)
def test_a_resume_is_drawn_the_same_each_time(person: str, making: ModuleType) -> None:
    """Drawing a sheet twice gives the same bytes, with the same words as the committed file."""
    sheet = load_fact_sheet(PEOPLE[person])
    drawn: bytes = making.draw(sheet)
    assert drawn == making.draw(sheet)
    assert _printed(drawn) == _printed(PEOPLE[person].with_suffix(".pdf").read_bytes())
