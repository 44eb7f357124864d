import json
from pathlib import Path

import pytest
import typer
from jsonschema import validate
from typer.testing import CliRunner

from bot.bank import Term
from bot.commands import resume
from bot.errors import InputInvalid, ResumeUnreadable
from tests.resume import sheets

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "resume.json"
TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
WHOLE = {"type": "integer"}


def shape(**fields: object) -> dict[str, object]:
    """Give the schema of an object with exactly these fields."""
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def listed(items: object) -> dict[str, object]:
    """Give the schema of a list."""
    return {"type": "array", "items": items}


SHARE = {"type": "number", "minimum": 0, "maximum": 1}
STATED = shape(text=TEXT, confidence=SHARE, page=WHOLE, line=WHOLE)
RESUME = shape(
    name=MAYBE,
    roles=listed(
        shape(
            employer=MAYBE,
            title=MAYBE,
            start=MAYBE,
            end=MAYBE,
            place=MAYBE,
            confidence=SHARE,
            page=WHOLE,
            line=WHOLE,
        )
    ),
    projects=listed(
        shape(
            name=MAYBE,
            lines=listed(TEXT),
            start=MAYBE,
            end=MAYBE,
            confidence=SHARE,
            page=WHOLE,
            line=WHOLE,
        )
    ),
    education=listed(STATED),
    certifications=listed(STATED),
    links=listed(STATED),
    sections=listed(TEXT),
    skills=listed(shape(name=TEXT, category=TEXT)),
    claims=listed(shape(text=TEXT, numbers=listed(TEXT), page=WHOLE)),
    bullets=listed(
        shape(text=TEXT, page=WHOLE, line=WHOLE, weakness={"type": "number"}, lacks=listed(TEXT))
    ),
)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> typer.Typer:
    """The command line with two skill terms."""
    terms = (Term("Redis", "database"), Term("Terraform", "devops"))
    monkeypatch.setattr(resume, "_terms", lambda: terms)
    program = typer.Typer()
    program.callback()(lambda: None)
    resume.register(program)
    return program


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A readable resume."""
    path = tmp_path / "resume.pdf"
    path.write_bytes(sheets.one_page())
    return path


def test_json_is_one_object_on_one_line(app: typer.Typer, file: Path) -> None:
    """With --json stdout holds the documented object and nothing else."""
    result = CliRunner().invoke(app, ["resume", str(file), "--json"])
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    found = json.loads(result.stdout)
    validate(found, RESUME)
    assert found["roles"][0]["employer"] == "Acme Corp"
    assert found["claims"][0]["numbers"] == ["9", "4 minutes"]


def test_json_compares_with_a_job(app: typer.Typer, file: Path, tmp_path: Path) -> None:
    """With --json, --job adds what is wanted, each with the resume's line or null."""
    job = tmp_path / "job.txt"
    job.write_text("Requirements:\n- Terraform\n- cut the build\n")
    result = CliRunner().invoke(app, ["resume", str(file), "--json", "--job", str(job)])
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["job"] == {
        "skills": [{"text": "Terraform", "shown": None}],
        "phrases": [{"text": "cut the build", "shown": "Cut the build from 9 to 4 minutes."}],
    }
    validate(found, json.loads(SCHEMA.read_text("utf-8")))


def test_the_page_shows_roles_and_the_job(app: typer.Typer, file: Path, tmp_path: Path) -> None:
    """Without --json the page names the roles, and what the job wants that is not shown."""
    job = tmp_path / "job.txt"
    job.write_text("You know Terraform.")
    result = CliRunner().invoke(app, ["resume", str(file), "--check", "--job", str(job)])
    assert result.exit_code == 0
    assert "Acme Corp" in result.stdout
    assert "not found in it: Terraform" in result.stdout


def test_the_page_lists_projects_and_what_else_was_read(app: typer.Typer, tmp_path: Path) -> None:
    """Projects with their dates, education, certificates and links stand on the page."""
    pasted = tmp_path / "resume.txt"
    pasted.write_text(
        "Ada Example\nhttps://example.org/ada\n\nExperience\n\nEngineer, Acme Corp, Leeds\n"
        "2019 - 2022\n- Cut the build from 9 to 4 minutes\n\nProjects\n\nTide Clock (2021)\n"
        "- Shows high water for 40 harbours\n\nCertifications\n- CKA, 2020\n\n"
        "Education\nBSc Physics, Ashgrove University, 2014\n"
    )
    result = CliRunner().invoke(app, ["resume", str(pasted)])
    assert result.exit_code == 0
    for shown in ("Leeds", "- Tide Clock (2021)", "- CKA, 2020", "- https://example.org/ada"):
        assert shown in result.stdout
    assert "- BSc Physics, Ashgrove University, 2014" in result.stdout


def test_faults_reach_the_front_door(app: typer.Typer, file: Path, tmp_path: Path) -> None:
    """A missing file and an unreadable job description keep their own errors and advice."""
    missing = CliRunner().invoke(app, ["resume", str(tmp_path / "none.pdf"), "--json"])
    assert isinstance(missing.exception, ResumeUnreadable)
    assert missing.stdout == ""
    no_job = CliRunner().invoke(app, ["resume", str(file), "--job", str(tmp_path / "none.txt")])
    assert isinstance(no_job.exception, InputInvalid)
