from pathlib import Path

import pytest

from bot.bank import Kind
from bot.bank_files import NOT_TRACKS, load_banks, load_terms, shipped_folder
from bot.errors import BankInvalid


def test_shipped_files_have_no_problems() -> None:
    """Every bank and the skill terms that come with the program load, all mistakes told at once."""
    banks = load_banks(shipped_folder())
    files = {path.stem for path in shipped_folder().glob("*.toml") if path.name not in NOT_TRACKS}
    assert {bank.track for bank in banks.tracks} == files
    for bank in banks.tracks:
        assert banks.track(bank.track) is bank
        assert banks.question(bank.questions[0].id) is bank.questions[0]


def test_shipped_tracks_cover_kinds_and_levels() -> None:
    """A shipped track has 24 questions or more, at each level, of five kinds, and 40 words."""
    thin = []
    for bank in load_banks(shipped_folder()).tracks:
        kinds = {question.kind for question in bank.questions} - {Kind.RESUME}
        levels = {question.level for question in bank.questions}
        prefixes = {question.id.split("-")[0] for question in bank.questions}
        if len(bank.questions) < 24 or len(kinds) < 5 or levels != {1, 2, 3, 4, 5}:
            thin.append((bank.track, len(bank.questions), sorted(map(str, kinds)), sorted(levels)))
        if len(bank.vocabulary) < 40 or len(prefixes) != 1:
            thin.append((bank.track, len(bank.vocabulary), sorted(prefixes), []))
    assert thin == []


def test_shipped_terms_cover_every_field_of_work() -> None:
    """There are a thousand terms over 25 categories, and the likely ones have three follow-ups."""
    terms = load_terms(shipped_folder() / "skills.toml")
    full = [term for term in terms if term.definition and term.application and term.trade_off]
    assert len(terms) >= 1000
    assert len(full) >= 600
    assert len({term.category for term in terms}) == 25


def test_mistakes_in_terms_are_listed(tmp_path: Path) -> None:
    """Two terms can't share a spelling, and a name that can't be read aloud needs a spoken form."""
    path = tmp_path / "skills.toml"
    path.write_text(
        """
        format = 1
        term = [
          {name = "C++", category = "language", alternatives = ["Rust"]},
          {name = "few-shot", category = "llm", aliases = ["Few shot"], alternatives = ["C#"]},
          {name = "Rest", category = "sleep", alternatives = []},
          {name = "Redis", category = "data", alternatives = ["Redis"], definition = "Nice, so?"},
        ]
        """,
        "utf-8",
    )
    with pytest.raises(BankInvalid) as caught:
        load_terms(path)
    assert {(problem.entry, problem.field) for problem in caught.value.problems} == {
        ("C++", "spoken"),
        ("few-shot", "aliases"),
        ("few-shot", "alternatives"),
        ("Rest", "category"),
        ("Rest", "alternatives"),
        ("Redis", "alternatives"),
        ("Redis", "definition"),
    }
