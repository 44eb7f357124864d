"""Precision, recall and F1 of the resume reader on labelled PDFs, beside a naive baseline.

Usage: python benchmarks/resume.py [FOLDER] [--truth FOLDER] [--each]

FOLDER (or GREENROOM_TEST_RESUMES) holds PDFs and truth/*.json; labels in tests/data/resumes_truth
are added. The baseline is pdfplumber's own text with regular expressions. Times are per file, the
reader's with its child process, beside plain pdfplumber extraction.
"""

import argparse
import asyncio
import io
import json
import os
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import pdfplumber

from benchmarks.resume_figures import Counts, Label, compare
from bot.bank_files import load_terms, shipped_folder
from bot.errors import ResumeUnreadable
from bot.resume.columns import find_gutter
from bot.resume.dates import find_dates, without_dates
from bot.resume.layout import rows
from bot.resume.pdf import read_pdf
from bot.resume.profile import Profile
from bot.resume.reader import read_resume
from bot.resume.titles import title_score

_OWN_LABELS = Path(__file__).parent.parent / "tests" / "data" / "resumes_truth"


def baseline(data: bytes) -> Label:
    """Read with pdfplumber's text and regular expressions only: a line with a range is a role."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        lines = "\n".join(page.extract_text() or "" for page in document.pages).splitlines()
    roles = []
    for line in lines:
        ranges = [span for span in find_dates(line) if span.is_range]
        if ranges:
            pieces = [
                p.strip() for p in re.split(r"[,|\u2013\u2014-]", without_dates(line)) if p.strip()
            ]
            titles = [piece for piece in pieces if title_score(piece) == 1.0]
            others = [piece for piece in pieces if piece not in titles]
            roles.append(
                {
                    "employer": others[0] if others else None,
                    "title": titles[0] if titles else None,
                    "start": ranges[0].start,
                    "end": ranges[0].end,
                    "confidence": 0.0,
                }
            )
    skills = [item.strip() for line in lines if line.count(",") > 2 for item in line.split(",")]
    numbers = re.findall(r"[$]?\d[\d,.]*[%KMBx+]*", "\n".join(lines))
    return {
        "name": lines[0] if lines else None,
        "roles": roles,
        "skills": skills,
        "numbers": numbers,
        "sections": [line for line in lines if line.isupper()],
    }


def as_label(profile: Profile) -> Label:
    """Give a profile in the labels' shape."""
    return {
        "name": profile.name,
        "roles": [asdict(role) for role in profile.roles],
        "skills": [skill.name for skill in profile.skills],
        "numbers": [number for claim in profile.claims for number in claim.numbers],
        "sections": list(profile.sections),
    }


def columns(label: Label, data: bytes) -> int:
    """Give the label's number of columns, or what the layout shows when it says nothing."""
    if "columns" in label:
        return int(label["columns"])
    page = read_pdf(data)[0]
    return 2 if find_gutter(rows(page.words), page.width) else 1


def show(title: str, counts: Mapping[str, list[int]], files: int) -> None:
    """Print one table."""
    print(f"\n{title} ({files} files)")
    for name, (right, found, labelled) in counts.items():
        p = right / found if found else 0.0
        r = right / labelled if labelled else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        print(f"  {name:20s} P {p:.2f}  R {r:.2f}  F1 {f1:.2f}   {right}/{found}/{labelled}")


def load_labels(folders: Sequence[Path]) -> dict[str, Label]:
    """Read all labels, by the name of their PDF."""
    return {
        path.stem: json.loads(path.read_text("utf-8"))
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.glob("*.json"))
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default=os.environ.get("GREENROOM_TEST_RESUMES"))
    parser.add_argument("--each", action="store_true", help="name what is wrong in each file")
    arguments = parser.parse_args()
    if not arguments.folder:
        sys.exit("Give the folder of labelled PDFs, or set GREENROOM_TEST_RESUMES.")
    folder = Path(arguments.folder)
    skills = shipped_folder() / "skills.toml"
    terms = load_terms(skills) if skills.exists() else ()
    tables: dict[str, Counts] = defaultdict(dict)
    sizes: dict[str, int] = defaultdict(int)
    seconds: dict[str, list[float]] = defaultdict(list)
    for name, label in load_labels([folder / "truth", _OWN_LABELS]).items():
        path = folder / f"{name}.pdf"
        if not path.exists():
            continue
        data = path.read_bytes()
        begun = time.perf_counter()
        naive = baseline(data)
        between = time.perf_counter()
        try:
            profile = asyncio.run(read_resume(data, terms=terms))
        except ResumeUnreadable as refusal:
            print(f"{name}: {refusal.reason}")
            profile = Profile()
        seconds["baseline"].append(between - begun)
        seconds["reader"].append(time.perf_counter() - between)
        found = as_label(profile)
        kind = "two columns" if columns(label, data) == 2 else "single column"
        held = "held out" if label.get("held_out") else "tuned on"
        for table in (f"reader, {kind}, {held}", f"reader, {kind}, all"):
            compare(found, label, tables[table], terms)
            sizes[table] += 1
        compare(naive, label, tables[f"baseline, {kind}"], terms)
        sizes[f"baseline, {kind}"] += 1
        if arguments.each:
            one: Counts = {}
            compare(found, label, one, terms)
            wrong = {k: v for k, v in one.items() if not v[0] == v[1] == v[2]}
            print(f"{name}: {wrong}")
    for table in sorted(tables):
        show(table, tables[table], sizes[table])
    for who, times in seconds.items():
        worst = sorted(times)[int(0.95 * (len(times) - 1))]
        print(f"{who}: median {statistics.median(times):.2f} s, p95 {worst:.2f} s a file")


if __name__ == "__main__":
    main()
