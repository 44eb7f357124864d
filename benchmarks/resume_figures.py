"""Compares what the resume reader found with labels made by eye."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from rapidfuzz import fuzz

from bot.bank import Term

Label = dict[str, Any]
"""A labelled or found resume: name, roles, sections, skills, quant (numbers)."""
SPOKEN = 0.9
"""Confidence from which an employer is named in a question that the member has not confirmed."""
Counts = dict[str, list[int]]
"""By field: how many were right, found and labelled."""


def plain(text: str | None) -> str:
    """Fold case, dashes and spaces, so that only words are compared."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    folded = re.sub(r"[\u2010-\u2015\u2212]", "-", folded).replace("\u2019", "'")
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s+#./&%$-]", " ", folded)).strip(" .,-|")


def same(one: str | None, other: str | None, least: float = 88) -> bool:
    """Tell whether two names are the same but for small differences."""
    a, b = plain(one), plain(other)
    return bool(a and b) and (key(a) == key(b) or fuzz.ratio(a, b) >= least)


def lenient(one: str | None, other: str | None) -> bool:
    """As `same`, or one holds the other and is not much longer; where neither is, they agree."""
    if not one and not other:
        return True
    a, b = sorted((plain(one), plain(other)), key=len)
    inside = len(a) >= 4 and fuzz.partial_ratio(a, b) >= 92 and len(b) <= 2.5 * len(a) + 8
    return bool(a) and (same(a, b, 80) or inside)


def key(text: str) -> str:
    """Give only the letters, digits, + and #."""
    return re.sub(r"[^\w+#]", "", plain(text))


def same_date(found: str | None, label: str | None) -> bool:
    """Compare at the coarser one's precision."""
    if label is None:
        return True
    if not found or "present" in {found, label}:
        return found == label
    most = min(len(found), len(label), 7)
    return found[:most] == label[:most]


def paired(found: Sequence[Label], labels: Sequence[Label]) -> list[tuple[Label, Label]]:
    """Pair found roles with labelled ones, the most alike first."""
    rated = []
    for i, role in enumerate(found):
        for j, label in enumerate(labels):
            points = fuzz.token_set_ratio(plain(role["employer"]), plain(label["employer"]))
            points += fuzz.token_set_ratio(plain(role["title"]), plain(label["title"]))
            points += 80 * bool(label["start"] and same_date(role["start"], label["start"]))
            points += 40 * bool(label["end"] and same_date(role["end"], label["end"]))
            rated.append((points, i, j))
    pairs: list[tuple[int, int]] = []
    for points, i, j in sorted(rated, reverse=True):
        if points >= 95 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return [(found[i], labels[j]) for i, j in pairs]


def count_roles(found: Sequence[Label], labels: Sequence[Label], counts: Counts) -> None:
    """Add right, found and labelled numbers for each role field."""
    pairs = paired(found, labels)

    def dates_right(role: Label, label: Label) -> bool:
        return same_date(role["start"], label["start"]) and same_date(role["end"], label["end"])

    checks: dict[str, Callable[[Label, Label], bool]] = {
        "employer": lambda role, label: (
            role["employer"] == label["employer"] or same(role["employer"], label["employer"])
        ),
        "title": lambda role, label: same(role["title"], label["title"]),
        "dates": dates_right,
        "all three": lambda role, label: (
            lenient(role["employer"], label["employer"])
            and lenient(role["title"], label["title"])
            and dates_right(role, label)
        ),
        "employer, lenient": lambda role, label: lenient(role["employer"], label["employer"]),
        "title, lenient": lambda role, label: lenient(role["title"], label["title"]),
    }
    for name, check in checks.items():
        right = sum(check(role, label) for role, label in pairs)
        add(counts, name, right, len(found), len(labels))
    spoken = [role for role in found if role["employer"] and role["confidence"] >= SPOKEN]
    right = sum(lenient(r["employer"], label["employer"]) for r, label in pairs if r in spoken)
    add(counts, "spoken employer", right, len(spoken), len(labels))


def count_skills(found: Sequence[str], label: Label, counts: Counts, terms: Sequence[Term]) -> None:
    """Count skills; a skill that the label merely allows is right but not missed when absent."""
    canonical = {key(s): key(t.name) for t in terms for s in (t.name, *t.aliases)}

    def known(text: str) -> str:
        return canonical.get(key(text), key(text))

    def alike(one: str, other: str) -> bool:
        return one == other or (min(len(one), len(other)) > 4 and fuzz.ratio(one, other) >= 90)

    got = {known(skill) for skill in found if key(skill)}
    need = {known(skill) for skill in label["skills"]}
    allowed = need | {known(skill) for skill in label["skills_ok"]}
    right = sum(any(alike(one, other) for other in allowed) for one in got)
    add(counts, "skills, precision", right, len(got), right)
    hit = sum(any(alike(one, other) for other in got) for one in need)
    add(counts, "skills, recall", hit, hit, len(need))


def count_rest(found: Label, label: Label, counts: Counts) -> None:
    """Count numbers, section headings and the name."""
    left = [digits(number) for number in found["numbers"]]
    right = 0
    for number in label["quant"]:
        if digits(number) in left:
            left.remove(digits(number))
            right += 1
    add(counts, "numbers", right, len(found["numbers"]), len(label["quant"]))
    headings = [key(heading) for heading in found["sections"]]
    right = sum(key(heading) in headings for heading in label["sections"])
    add(counts, "sections", right, len(headings), len(label["sections"]))
    if label["name"]:
        add(counts, "name", int(same(found["name"], label["name"])), int(bool(found["name"])), 1)


def digits(quoted: str) -> str:
    """Give the leading number of a quantity."""
    match = re.search(r"\d+(?:\.\d+)?", plain(quoted).replace(",", "").replace(" ", ""))
    return match.group() if match else plain(quoted)


def add(counts: Counts, name: str, right: int, found: int, labelled: int) -> None:
    """Add to one row of figures."""
    row = counts.setdefault(name, [0, 0, 0])
    for n, value in enumerate((right, found, labelled)):
        row[n] += value


def compare(found: Label, label: Label, counts: Counts, terms: Sequence[Term]) -> None:
    """Count everything of one file."""
    count_roles(found["roles"], label["roles"], counts)
    count_skills(found["skills"], label, counts, terms)
    count_rest(found, label, counts)


TARGETS = {
    "dates": (0.92, 0.85),
    "title": (0.85, 0.75),
    "employer": (0.80, 0.70),
    "all three": (0.70, 0.55),
    "numbers": (0.85, 0.80),
}
"""F1 that a single-column and a two-column file should reach."""
SKILLS = {"skills, precision": (0.90, 0.85), "skills, recall": (0.80, 0.75)}
SPOKEN_PRECISION, SPOKEN_COVERAGE = 0.95, 0.60
"""Of the employers that would be named unconfirmed, how many are right; of all, how many are."""


def table_lines(title: str, counts: Counts, files: int) -> list[str]:
    """Write one table: precision, recall, F1, right/found/labelled, and the target where missed."""
    at = 1 if "two columns" in title else 0
    lines = [f"{title} ({files} files)"]
    for name, (right, found, labelled) in counts.items():
        p, r, f1 = shares(right, found, labelled)
        missed = ""
        if name in TARGETS and f1 < TARGETS[name][at]:
            missed = f"  short of F1 {TARGETS[name][at]:.2f}"
        elif name in SKILLS and min(p, r) < SKILLS[name][at]:
            missed = f"  short of {SKILLS[name][at]:.2f}"
        elif name == "spoken employer" and (p < SPOKEN_PRECISION or r < SPOKEN_COVERAGE):
            missed = f"  short of P {SPOKEN_PRECISION:.2f}, coverage {SPOKEN_COVERAGE:.2f}"
        place = f"{right}/{found}/{labelled}"
        lines.append(f"  {name:20s} P {p:.2f}  R {r:.2f}  F1 {f1:.2f}   {place}{missed}")
    return lines


def family_line(title: str, counts: Counts, files: int) -> str:
    """Write F1 of the main fields of one template family on one line."""
    fields = ("dates", "title", "employer", "all three", "numbers")
    figures = [f"{name} {shares(*counts[name])[2]:.2f}" for name in fields if name in counts]
    skills = [f"{name} {min(shares(*counts[name])[:2]):.2f}" for name in SKILLS]
    return f"{title} ({files}): " + ", ".join([*figures, *skills])


def shares(right: int, found: int, labelled: int) -> tuple[float, float, float]:
    """Give precision, recall and F1."""
    p = right / found if found else 0.0
    r = right / labelled if labelled else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
