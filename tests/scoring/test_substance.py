"""How far an answer says something of its own."""

import json

import pytest

from bot.bank_files import load_terms, shipped_folder
from bot.scoring.signals import Signals, asked_roots, signals
from bot.scoring.substance import leaning, shipped_model, substance
from bot.term_index import build_index
from tests.scoring.variants import bare, filled, rows

TERMS = build_index(load_terms(shipped_folder() / "skills.toml"))
PAIRS = [row for row in rows("pairs") if row["half"] == "held"]
QUESTION = "How do you hand over a shift?"
SAID = (
    "I walk the line with whoever comes in, station by station, and I say what is half done. The "
    "fryer was off on Tuesday, so I wrote it on the board and told her twice, because the last "
    "time nobody read it and we threw away nine kilos of chips."
)
FITS_ANYTHING = (
    "Communication is really important in every team, and a good handover is essential for "
    "success. I always make sure that everything is clear and that everybody has all the "
    "information they need, so that we can deliver the best possible quality to our customers."
)
JARGON = (
    "I'd leverage a structured handover framework with clear accountability, stakeholder alignment "
    "and continuous improvement, ensuring operational excellence, transparency and quality across "
    "the organisation through best practice communication and proactive knowledge management."
)


def _read(text: str, question: str = QUESTION) -> Signals:
    return signals(text, asked=asked_roots(question), terms=TERMS)


@pytest.mark.parametrize("empty", [FITS_ANYTHING, JARGON])
def test_what_fits_any_answer_counts_little(empty: str) -> None:
    """Of an answer that anybody could give, little counts; of one's own, nearly all."""
    assert substance(_read(SAID)) > 0.85
    assert substance(_read(empty)) < 0.4


@pytest.mark.parametrize("row", PAIRS, ids=[row["domain"] for row in PAIRS])
def test_concrete_answers_of_any_trade_have_more(row: dict[str, str]) -> None:
    """In pairs that weren't trained on, the concrete answer has at least twice the substance."""
    strong, weak = (substance(_read(row[which], row["question"])) for which in ("strong", "weak"))
    assert strong >= 2 * weak


def test_how_it_is_written_hardly_matters() -> None:
    """Case, punctuation and fillers move the share by a hundredth or two at most."""
    whole = substance(_read(SAID))
    assert substance(_read(bare(SAID))) == pytest.approx(whole, abs=0.03)
    assert substance(_read(filled(SAID, 3))) == whole


def test_names_lean_nowhere() -> None:
    """Who somebody is called changes nothing, at the opening of a sentence neither."""
    told = "{0} ran the till and I asked {0} twice. {0} wrote the numbers on the board by hand."
    known = shipped_model().roots
    leans = {leaning(_read(told.format(name)), known) for name in ("Tom", "Grace", "Will", "Priya")}
    assert len(leans) == 1


def test_a_few_known_words_say_little() -> None:
    """One word that leans one way doesn't lean a short answer by itself."""
    known = {"fryer": 20}
    assert leaning(_read("The fryer."), known) < 2 < leaning(_read("The fryer."), {"fryer": 40})


def test_no_word_decides() -> None:
    """Leanings are within twenty steps, and a step of their mean moves the sum by less than 0.3."""
    stored = json.loads((shipped_folder() / "lexicon" / "substance.json").read_text("utf-8"))
    assert max(abs(int(step)) for step in stored["roots"]) <= 20
    assert 0 < stored["leaning"] < 0.3
