"""How well wishes are told from stories, in the words of writers who weren't trained on.

Run from the repository root: `python -m benchmarks.wishes`. Each writer is left out of the training
once and read then; beside it the grammar alone. `--write` trains on all and writes
question_banks/wishes/weights.json; the tests' unseen writer is never trained on.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.bank_files import shipped_folder
from bot.interview.intents import by_grammar, intent_of, plain_words, wish_among
from bot.interview.wish_model import MOST_WORDS, STORY, Weights, features
from bot.prose import sentences

FOLDER = shipped_folder() / "wishes"
UNSEEN = Path("tests/data/wishes_unseen.jsonl")
RIDGE, STEPS, RATE, LEAST = 0.3, 300, 0.1, 0.08
NAMES = {"not_done": "unfinished"}
NO_WISHES = {"more_time", "continue"}

Said = list[tuple[str, str]]


def read(path: Path) -> Said:
    """Read utterances with the class that their writer meant."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(row["text"], NAMES.get(row["intent"], row["intent"]) or STORY) for row in rows]


def sentences_of_answers(*, odd: bool) -> Said:
    """Give the sentences of the reference pool's answers, of every other person."""
    lines = (shipped_folder() / "pool" / "answers.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if int(row["person"][1:]) % 2 == odd]
    found = dict.fromkeys(one.text for row in rows for one in sentences(row["answer"]))
    return [(text, STORY) for text in found if len(text.split()) <= MOST_WORDS]


def train(said: Said) -> Weights:
    """Fit the weights by Adam on the whole of the data; a feature must occur twice."""
    found = [features(plain_words(text)) for text, _ in said]
    counts = Counter(name for one in found for name in one)
    places = {name: at for at, name in enumerate(n for n in sorted(counts) if counts[n] > 1)}
    classes = sorted({kind for _, kind in said})
    given = np.zeros((len(said), len(places)), dtype=np.float32)
    for at, names in enumerate(found):
        given[at, [places[name] for name in names if name in places]] = 1
    meant = np.array([[kind == name for name in classes] for _, kind in said], dtype=np.float32)
    fitted = _fit(given, meant)
    kept = (name for name, at in places.items() if np.abs(fitted[at]).max() >= LEAST)
    rows = {name: [round(float(x), 2) for x in fitted[places[name]]] for name in kept}
    return Weights(tuple(classes), rows)


def _fit(given: NDArray[np.float32], meant: NDArray[np.float32]) -> NDArray[np.float32]:
    weights = np.zeros((given.shape[1], meant.shape[1]), dtype=np.float32)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        sums = given @ weights
        grown = np.exp(sums - sums.max(axis=1, keepdims=True))
        slope = given.T @ (grown / grown.sum(axis=1, keepdims=True) - meant) + RIDGE * weights
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        change = (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights -= RATE * (1 - step / (STEPS + 1)) * change
    return weights


def figures(said: Said, weights: Weights | None) -> str:
    """Read utterances, by the grammar alone or with weights; say what was right."""
    right = wrong = taken = 0
    for text, kind in said:
        wish = by_grammar(text) if weights is None else wish_among(text, weights)
        if wish is None:
            continue
        right += wish == kind
        wrong += wish != kind
        taken += kind in {STORY, *NO_WISHES}
    wishes = sum(kind not in {STORY, *NO_WISHES} for _, kind in said)
    return (
        f"precision {right / max(1, right + wrong):.3f}, recall {right / wishes:.3f}, "
        f"stories taken {taken} of {len(said) - wishes}"
    )


def main(arguments: Sequence[str]) -> None:
    """Print the figures, or write the weights."""
    writers = {path.stem: read(path) for path in sorted(FOLDER.glob("*.jsonl"))}
    answers = sentences_of_answers(odd=True)
    everything = [*answers, *(one for said in writers.values() for one in said)]
    if "--write" in arguments:
        weights = train(everything)
        stored = {"classes": weights.classes, "rows": weights.rows}
        text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
        (FOLDER / "weights.json").write_text(text.replace('],"', '],\n"') + "\n", "utf-8")
        return
    for name, said in writers.items():
        others = [one for other, texts in writers.items() if other != name for one in texts]
        others += answers
        print(f"{name:<18}left out: {figures(said, train(others))}")
        print(f"{'':<18}grammar:  {figures(said, None)}")
    unheard = sentences_of_answers(odd=False)
    taken = sum(intent_of(text) is not None for text, _ in unheard)
    print(f"{'answers':<18}sentences taken for wishes by what ships: {taken} of {len(unheard)}")
    unseen = read(UNSEEN)
    print(f"{'unseen':<18}shipped:  {figures(unseen, None)} (grammar)")
    found = Counter((kind, str(intent_of(text) or STORY)) for text, kind in unseen)
    right = sum(count for (kind, wish), count in found.items() if kind == wish != STORY)
    print(f"{'':<18}{right} of its wishes read by what ships")


if __name__ == "__main__":
    main(sys.argv[1:])
