from bot.bank import Term
from bot.bank_entries import CATEGORIES
from bot.bank_files import load_terms, shipped_folder
from bot.resume.lexicon import MORE_CATEGORIES, load_lexicon, read_names
from bot.resume.skills import Terms

LEXICON = read_names("# names\n[engineering]\nSolid Edge; SolidEdge\n~Scheme\nBluebeam Revu\n")


def test_free_names_count_in_sentences_and_listed_ones_do_not() -> None:
    """A common word is a skill only as the item of a list."""
    index = Terms((), LEXICON)
    found = index.find("Drew it in SolidEdge under the Scheme of 2019")
    assert [(term.name, name) for term, name in found] == [("Solid Edge", "SolidEdge")]
    named = index.named("scheme")
    assert named is not None
    assert named[0].category == "engineering"


def test_the_callers_terms_win() -> None:
    """A term of the banks keeps its own category when the lexicon has it too."""
    index = Terms((Term("Solid Edge", "design"),), LEXICON)
    assert [t.category for t, _ in index.find("Solid Edge")] == ["design"]


def test_the_shipped_lexicon_adds_to_the_banks() -> None:
    """The shipped names are many, none is in skills.toml, and their licences lie beside them."""
    folder = shipped_folder()
    known = {
        name.casefold()
        for term in load_terms(folder / "skills.toml")
        for name in (term.name, *term.aliases)
    }
    lexicon = load_lexicon()
    names = [term.name for term in (*lexicon.free, *lexicon.listed)]
    assert len(names) > 700
    assert {term.category for term in (*lexicon.free, *lexicon.listed)} <= {
        *CATEGORIES,
        *MORE_CATEGORIES,
    }
    assert not {name.casefold() for name in names} & known
    licences = (folder / "lexicon" / "LICENCES.md").read_text("utf-8")
    assert "O*NET" in licences
    assert "MIT" in licences or "Permission is hereby granted" in licences


def test_common_words_need_case_and_company() -> None:
    """Go, R, Excel, Rest, Spring, Word and Access are skills only where they are meant."""
    index = Terms(load_terms(shipped_folder() / "skills.toml"), load_lexicon())
    plain = "Go to the rest of the team: we excel every spring, in a word, with access for all."
    assert index.find(plain) == []
    meant = "Built services in Go, Spring and REST; reports in Excel, Word and Access, models in R."
    found = {name for _, name in index.find(meant)}
    assert {"Go", "Spring", "REST", "Excel", "Word", "Access", "R"} <= found
