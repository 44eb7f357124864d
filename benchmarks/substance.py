"""Trains how far an answer's words say something (bot/scoring/substance.py), and tries it.

Run from the repository root: `python -m benchmarks.substance VECTORS [--write]`. VECTORS is GloVe's
glove.6B.100d.txt (public domain; https://nlp.stanford.edu/projects/glove): words like each other
have vectors alike, which is how words that were in no trained answer get their leaning.

Trained on the halves that may be looked at: rows in even places, odd persons of the pool. Of the
others only figures are printed. Beside them: the same without being trained to give the same for
the same in other wording.
"""

import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.acceptance import DATA, SETS, Row
from benchmarks.logistic import Fitted, Numbers, Rows, fit
from bot.bank_files import load_terms, shipped_folder
from bot.scoring.pool import read_pool
from bot.scoring.roots import root
from bot.scoring.signals import Signals, asked_roots, signals
from bot.scoring.substance import KNOWN, leaners, leaning, rates
from bot.term_index import build_index
from tests.scoring.variants import bare, misheard

COUNTED = {("scoring_unseen", "pairs"), ("scoring_unseen", "middling")}
"""What is kept for trying alone, both halves of it."""
TRAINING = "scoring_training"
LEVELS = {"excellent": 1.0, "good": 0.95, "average": 0.6, "below average": 0.3, "weak": 0.08}
FIELDS = {
    "strong": 1.0, "weak": 0.05, "native": 1.0, "non_native": 1.0, "honest": 0.9, "dodging": 0.1,
    "excellent": 1.0, "good": 0.95, "second_language": 0.95, "middling": 0.6, "vague": 0.05,
    "jargon": 0.05,
}  # fmt: skip
"""How likely an answer that was to be such is one that says something."""
KNOWN_WORDS = 60_000
ALIKE = 3.0
"""What it costs that the same in two wordings differs by a point of the sum."""
RARE = 3.0
"""How often the few vague, gaming and middling answers count in training."""
SECOND_LANGUAGE = 3
"""How often a pair in a second language's wording counts, beside the two made by rule."""
CUT, STEPS = 0.5, 20
"""A root's leaning ends at half the spread of all, so that no word decides by itself, and is kept
in twenty steps either way."""


class Sample(NamedTuple):
    """One answer of known quality, and what it is one of."""

    group: str
    question: str
    text: str
    wanted: float
    half: str


class Space:
    """Where roots lie: the mean direction of the words of each root, by frequency the first."""

    def __init__(self, path: Path) -> None:
        found: defaultdict[str, list[Numbers]] = defaultdict(list)
        with path.open(encoding="utf-8") as lines:
            for _, line in zip(range(KNOWN_WORDS), lines, strict=False):
                word, *numbers = line.split()
                if word.replace("'", "").replace("-", "").isalpha():
                    vector = np.array(numbers, dtype=np.float64)
                    found[root(word)].append(vector / np.linalg.norm(vector))
        self.roots = {name: np.mean(vectors, axis=0) for name, vectors in found.items()}
        self.width = len(next(iter(self.roots.values())))

    def mean(self, read: Signals) -> Numbers:
        """Give where an answer's different words lie in the middle, as `leaning` counts them."""
        said = [self.roots[name] for name in leaners(read) if name in self.roots]
        return np.asarray(sum(said, np.zeros(self.width)) / max(KNOWN, len(said)))


def samples() -> Iterator[Sample]:
    """Give all answers whose quality was asked for, with their half."""
    for folder in (*SETS, TRAINING):
        for path in sorted((DATA / folder).glob("*.jsonl")):
            rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            for at, row in enumerate(rows):
                tries = at % 2 == 1 and folder != TRAINING
                half = "odd" if tries or (folder, path.stem) in COUNTED else "even"
                for field, wanted in _texts(path.stem, row):
                    yield Sample(f"{folder} {field}", row["question"], row[field], wanted, half)
    for one in read_pool():
        half = "even" if int(one.person[1:]) % 2 else "odd"
        yield Sample(f"pool {one.wanted}", one.question, one.answer, LEVELS[one.wanted], half)


def _texts(stem: str, row: Row) -> Iterable[tuple[str, float]]:
    if stem in {"middling", "vague", "gaming"}:
        if "unrelated" not in row.get("trick", ""):
            yield "answer", 0.6 if stem == "middling" else 0.05
    elif stem != "graded":
        yield from ((field, wanted) for field, wanted in FIELDS.items() if field in row)


RATES = tuple(rates(signals("It is one.")))


class Desk:
    """Reads texts, and measures what was read."""

    def __init__(self, space: Space) -> None:
        self._terms = build_index(load_terms(shipped_folder() / "skills.toml"))
        self._space = space

    def read(self, question: str, text: str) -> Signals:
        """Read an answer as the scorer does."""
        return signals(text, asked=asked_roots(question), terms=self._terms)

    def pairs(self, found: Sequence[Sample]) -> Iterator[tuple[Signals, Signals]]:
        """Give answers in two wordings: a second language's, misheard, and as bare words."""
        for at, one in enumerate(found):
            read = self.read(one.question, one.text)
            for form in (misheard(one.text, 0.1, at), bare(one.text)):
                yield read, self.read(one.question, form)
            if one.group.endswith(("non_native", "second_language")):
                native = self.read(one.question, found[at - 1].text)
                yield from [(native, read)] * SECOND_LANGUAGE

    def places(self, read: Sequence[Signals]) -> Numbers:
        """Give each answer's rates and where its words lie."""
        return np.hstack([measured(read), [self._space.mean(one) for one in read]])


def measured(read: Sequence[Signals]) -> Numbers:
    """Give each answer's rates."""
    found = [rates(one) for one in read]
    return np.array([[one[name] for name in RATES] for one in found])


def leant(read: Sequence[Signals], roots: Mapping[str, int]) -> Numbers:
    """Give each answer's rates and its words' leaning."""
    return np.hstack([measured(read), [[leaning(one, roots)] for one in read]])


def leanings(fitted: Fitted, space: Space) -> dict[str, int]:
    """Turn directions into a leaning for each root, cut so that no word decides by itself."""
    unscaled = (fitted.weights / fitted.spread)[len(RATES) :]
    raw = {name: float(unscaled @ vector) for name, vector in space.roots.items()}
    most = CUT * statistics.pstdev(raw.values())
    return {name: round(STEPS * max(-1.0, min(1.0, value / most))) for name, value in raw.items()}


class Trained(NamedTuple):
    """The two fits: where words lean, then what rates and leaning say together."""

    roots: Mapping[str, int]
    fitted: Fitted

    def sums(self, read: Sequence[Signals]) -> Numbers:
        """Give the model's sum for each answer."""
        return self.fitted.sums(leant(read, self.roots))


def train(desk: Desk, space: Space, found: Sequence[Sample], alike: float) -> Trained:
    """Fit the words' leanings, then the whole."""
    read = [desk.read(one.question, one.text) for one in found]
    wanted = np.array([one.wanted for one in found])
    weighs = np.array([RARE if one.group.endswith(" answer") else 1.0 for one in found])
    ones, others = zip(*desk.pairs(found), strict=True)
    apart = desk.places(ones), desk.places(others)
    roots = leanings(fit(Rows(desk.places(read), wanted, weighs, apart, len(RATES)), alike), space)
    pairs = leant(ones, roots), leant(others, roots)
    return Trained(roots, fit(Rows(leant(read, roots), wanted, weighs, pairs, len(RATES)), alike))


def auc(good: Numbers, poor: Numbers) -> float:
    """Give how often a good answer has the larger sum."""
    return float(np.mean(good[:, None] > poor[None, :]))


def report(name: str, found: Sequence[Sample], sums: Numbers) -> None:
    """Print how well sums tell answers of known quality apart, and one wording from another."""
    by: defaultdict[str, list[float]] = defaultdict(list)
    for sample, value in zip(found, sums, strict=True):
        by[sample.group].append(float(value))
    wanted = np.array([sample.wanted for sample in found])
    tell = auc(sums[wanted > 0.8], sums[wanted < 0.2])
    print(f"{name}: {tell:.3f} of good answers above poor ones")
    for group in sorted(by):
        tenth, median, nine = np.percentile(by[group], (10, 50, 90))
        print(f"    {group:32} {tenth:5.1f} {median:5.1f} {nine:5.1f}")
    for folder in SETS:
        native, other = by[f"{folder} native"], by[f"{folder} non_native"]
        lost = [a - b for a, b in zip(native, other, strict=True)]
        print(f"    {folder}: second language loses {statistics.mean(lost):.2f}, {max(lost):.2f}")


def stored(trained: Trained) -> Mapping[str, object]:
    """Give the model as it is kept: weights of unscaled rates, and the roots of each leaning."""
    fitted = trained.fitted
    unscaled = fitted.weights / fitted.spread
    by: defaultdict[int, list[str]] = defaultdict(list)
    for name in sorted(trained.roots):
        by[trained.roots[name]].append(name)
    return {
        "offset": round(fitted.offset - float(unscaled @ fitted.middle), 3),
        "rates": {n: round(float(w), 4) for n, w in zip(RATES, unscaled, strict=False)},
        "most": {n: round(float(m), 2) for n, m in zip(RATES, fitted.most, strict=False)},
        "leaning": round(float(unscaled[-1]), 4),
        "roots": {str(step): " ".join(by[step]) for step in sorted(by)},
    }


def main(vectors: str, *wishes: str) -> None:
    """Print the figures; write the model if that was asked for."""
    space = Space(Path(vectors))
    desk = Desk(space)
    found = list(samples())
    looked_at = [one for one in found if one.half == "even"]
    tried = [one for one in found if one.half == "odd"]
    unseen = [desk.read(one.question, one.text) for one in tried]
    shipped = train(desk, space, looked_at, ALIKE)
    report("shipped", tried, shipped.sums(unseen))
    report("not trained to be alike", tried, train(desk, space, looked_at, 0.0).sums(unseen))
    if "--write" in wishes:
        text = json.dumps(stored(shipped), ensure_ascii=False, indent=1)
        path = shipped_folder() / "lexicon" / "substance.json"
        path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
