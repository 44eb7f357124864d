import time

import pytest

from bot.bank import Term
from bot.bank_files import load_terms, shipped_folder
from bot.term_index import TermIndex, build_index, find_terms


@pytest.fixture(scope="module")
def index() -> TermIndex:
    """Index the terms that ship, once for all tests."""
    return build_index(load_terms(shipped_folder() / "skills.toml"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I wrote C++17, C# and C.", ["C++", "C#", "C"]),
        ("C/C++ and .NET, then ASP.NET.", ["C", "C++", ".NET", "ASP.NET"]),
        ("node.js, NodeJS and node-js behind Nginx", ["Node.js", "Node.js", "Node.js", "Nginx"]),
        ("our CI/CD, said as CI CD", ["CI/CD", "CI/CD"]),
        ("We measured precision@k, then recall at k.", ["precision@k", "recall@k"]),
        ("Few-shot prompting beats chain\nof thought", ["few-shot prompting", "chain-of-thought"]),
        ("two rubrics, three LLMs", ["rubric", "large language model"]),
        ("Redis's cache (Docker), ...Kafka", ["Redis", "caching", "Docker", "Kafka"]),
        ("Python3.11 and PyTorch 2", ["Python", "PyTorch"]),
        ("W&B beats MLflow, A/B tests too", ["Weights & Biases", "MLflow", "A/B testing"]),
    ],
)
def test_names_are_found_as_people_write_them(
    index: TermIndex, text: str, names: list[str]
) -> None:
    """Signs, dots, hyphens, plurals and versions don't hide a name or split it."""
    assert [term.name for term, _, _ in find_terms(text, index)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We rewrote it in Go and Rust.", ["Go", "Rust"]),
        ("Go to the office. Make sure. Excel at it. Access was denied.", []),
        ("Skills\nGo, Excel, Access\n- Word; Spring", ["Go", "Excel", "Access", "Word", "Spring"]),
        ("we used go and react with redis and r", ["Redis"]),
        ("I excel at words, and I rest. Spring 2021 was busy.", []),
        ("The REST interface used Spring Boot.", ["REST", "Spring"]),
        ("Vitamin C, hepatitis C, series C, a C-suite and R&D", []),
        ("The analysis in R, not in SAS", ["R", "SAS"]),
        ("John C. Smith", []),
        ("Python\nR\nSQL", ["Python", "R", "SQL"]),
        ("a Go-to person", []),
    ],
)
def test_everyday_words_are_not_taken_for_tools(
    index: TermIndex, text: str, names: list[str]
) -> None:
    """Common words count only as the file writes them, and at a sentence's start only in lists."""
    assert [term.name for term, _, _ in find_terms(text, index)] == names


@pytest.mark.parametrize(
    "text",
    [
        "ada@redis.com",
        "https://github.com/ada/docker",
        "www.python.org",
        "github.com/ada",
        "(see docker.io/library/redis),",
        "@docker",
        "my_redis_cache",
        "dockerized2x",
        "predisposed",
    ],
)
def test_addresses_and_parts_of_words_name_no_skill(index: TermIndex, text: str) -> None:
    """Mail and web addresses, handles and pieces of longer words are passed over."""
    assert find_terms(text, index) == ()


def test_the_longest_name_wins_and_spans_are_exact() -> None:
    """Of two names at one place the longer is meant, and the span is the text's own."""
    short, long = Term("few-shot", "llm"), Term("few-shot prompting", "llm")
    text = "We tried few shot prompting, then few-shot."
    found = find_terms(text, build_index([short, long]))
    assert [(term, text[start:end]) for term, start, end in found] == [
        (long, "few shot prompting"),
        (short, "few-shot"),
    ]


@pytest.mark.parametrize(
    "piece", ["x", "a.", " ", "- ", "\n", "Go ", "few ", "C\n", "@", "://", "(", "..x"]
)
def test_odd_texts_take_no_time(index: TermIndex, piece: str) -> None:
    """A hundred thousand characters of one thing are read in time that grows with their length."""
    began = time.perf_counter()
    find_terms(piece * (100_000 // len(piece)), index)
    assert time.perf_counter() - began < 5


def test_every_shipped_term_is_found_by_its_name(index: TermIndex) -> None:
    """Each name and alias that ships finds its own term in the middle of a sentence."""
    missed = []
    for term in load_terms(shipped_folder() / "skills.toml"):
        for spelling in (term.name, *term.aliases):
            text = f"At work we used {spelling}, mostly."
            if [found.name for found, _, _ in find_terms(text, index)] != [term.name]:
                missed.append((term.name, spelling))
    assert missed == []
