"""What is hard for a scorer that reads words: the fine, the strange, the strung and the reworded.

Run from the repository root: `python -m benchmarks.scoring_traps [even|odd]`. "even" are the rows
and the odd-numbered persons of the pool that may be looked at while rules are made.
"""

import itertools
import random
import statistics
import sys
from collections.abc import Sequence
from typing import Any

from benchmarks.acceptance import DATA, Half, spearman
from bot.answer import Answer
from bot.bank_files import load_terms, shipped_folder
from bot.candidates.manner_words import BUZZ
from bot.scoring.assess import Asked, FollowUp, RuleScorer
from bot.scoring.pool import LEVELS, PoolAnswer, asked_in, read_pool
from bot.scoring.rubric import Assessment, Flag
from bot.shelf import Shelf
from tests.scoring.variants import bare

Row = dict[str, Any]
OTHER_TRADES = frozenset(
    "kitchen,construction,nursing,teaching,sales_support,farming,veterinary,library,warehouse,"
    "cabin crew,event tech".split(",")
)
STRINGS = (
    "I built it with Kubernetes, Kafka and Terraform, which scaled the pipeline through Redis.",
    "Because of OKRs and KPIs we ran Six Sigma with a RACI matrix, so the Kanban throughput rose.",
    "I used Snowflake, dbt and Airflow instead of Hadoop, since Spark was slow for the lakehouse.",
    "I deployed TensorFlow and PyTorch with Docker on AWS Lambda and watched it in Grafana.",
)
"""Terms with the grammar of a relation, and nothing said about any of them."""


def main() -> None:
    """Print one table for each half, or for the one that was named."""
    scorer = RuleScorer(load_terms(shipped_folder() / "skills.toml"))
    shelf = Shelf((shipped_folder(),))
    for name in sys.argv[1:] or ("even", "odd"):
        print(f"-- {name}")
        halves = [Half(name, DATA / folder, scorer) for folder in ("scoring", "scoring_trades")]
        pool = [p for p in read_pool() if int(p.person[1:]) % 2 == (name == "even")]
        _levels(pool, scorer, shelf)
        _finer(halves[1])
        _strange(halves, pool, scorer, shelf)
        _strung(halves)
        _bare(halves)


def _levels(pool: Sequence[PoolAnswer], scorer: RuleScorer, shelf: Shelf) -> None:
    scores = [_with_follow_up(scorer, shelf, one).overall for one in pool]
    wanted = [float(LEVELS.index(one.wanted)) for one in pool]
    words = [float(len(one.answer.split())) for one in pool]
    by = [[s for s, w in zip(scores, wanted, strict=True) if w == level] for level in range(5)]
    medians = " / ".join(f"{statistics.median(level):.0f}" for level in by)
    _line("pool, medians by quality", medians, "in order")
    rank = f"{spearman(scores, wanted):.2f}; word count {spearman(words, wanted):.2f}"
    _line("pool, rank correlation", rank, "")
    _line("pool, excellent above good", f"{_above(by[4], by[3]):.0%} of pairs", "over half")


def _finer(half: Half) -> None:
    rows = half.rows("finer")
    gaps = [half.overall(row, row["excellent"]) - half.overall(row, row["good"]) for row in rows]
    longer = sum(len(row["excellent"].split()) > len(row["good"].split()) for row in rows)
    figure = f"{sum(gap > 0 for gap in gaps)}/{len(gaps)}; word count {longer}/{len(gaps)}"
    _line("excellent above good, one length", figure, "")


def _strange(
    halves: Sequence[Half], pool: Sequence[PoolAnswer], scorer: RuleScorer, shelf: Shelf
) -> None:
    rng = random.Random(11)
    pairs = [row for half in halves for row in half.rows("pairs")]
    strange = [row["strong"] for row in pairs if row["domain"] in OTHER_TRADES]
    for past, known in itertools.product((False, True), (True, False)):
        asked = [one for one in pool if (one.kind.value == "behavioural") == past]
        honest, others = [], []
        for one in asked:
            question = _question(one, shelf, known=known)
            honest.append(scorer.assess(question, Answer(one.answer)))
            others += [scorer.assess(question, Answer(t)) for t in rng.sample(strange, 3)]
        doubted = [sum(Flag.OFF_TOPIC in a.flags for a in some) for some in (honest, others)]
        scores = sorted(a.overall for a in others)
        name = f"{'one’s past' if past else 'other kinds'}, field {'' if known else 'un'}known"
        figure = (
            f"doubted {doubted[1] / len(others):.0%} (honest {doubted[0] / len(honest):.0%}); "
            f"median {statistics.median(scores):.0f}, p90 {scores[9 * len(scores) // 10]:.0f}"
        )
        _line(f"strange: {name}", figure, "low")


def _strung(halves: Sequence[Half]) -> None:
    for name, pool in (("a list of buzzwords", BUZZ), ("buzzwords in a sentence", STRINGS)):
        gains = []
        for half in halves:
            rows = [(r, r["weak"]) for r in half.rows("pairs")]
            rows += [(r, r["answer"]) for r in half.rows("middling")]
            for at, (row, text) in enumerate(rows):
                said = f"{text} {pool[at % len(pool)]}"
                gains.append(half.overall(row, said) - half.overall(row, text))
        figure = f"mean {statistics.mean(gains):+.1f}, most {max(gains):+.1f}"
        _line(f"put in a weaker answer: {name}", figure, "need <= +10")


def _bare(halves: Sequence[Half]) -> None:
    moved = [
        abs(half.overall(row, text) - half.overall(row, bare(text)))
        for half in halves
        for row in half.rows("middling")
        for text in [row["answer"]]
    ]
    figure = f"mean {statistics.mean(moved):.1f}, most {max(moved):.1f}"
    _line("middling, no case, no punctuation", figure, "need <= 3")


def _question(one: PoolAnswer, shelf: Shelf, *, known: bool) -> Asked:
    return asked_in(one, shelf.bank(one.track)) if known else Asked(one.question, one.kind)


def _with_follow_up(scorer: RuleScorer, shelf: Shelf, one: PoolAnswer) -> Assessment:
    probe = FollowUp(one.follow_up.question, Answer(one.follow_up.answer))
    question = _question(one, shelf, known=True)
    return scorer.assess(question, Answer(one.answer), follow_ups=[probe])


def _above(better: Sequence[float], worse: Sequence[float]) -> float:
    pairs = list(itertools.product(better, worse))
    return sum((a > b) + 0.5 * (a == b) for a, b in pairs) / len(pairs)


def _line(check: str, figure: str, need: str) -> None:
    print(f"{check:44} {figure:52} {need}")


if __name__ == "__main__":
    main()
