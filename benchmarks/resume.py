"""Precision, recall and F1 of the resume reader on labelled files, beside a naive baseline.

Usage: python benchmarks/resume.py [FOLDER] [--each] [--held]

FOLDER (or GREENROOM_TEST_RESUMES) holds resumes and truth/*.json; those in tests/data/resumes are
added. A label's "half" (or "held_out") says whether its template family was tuned on or held out,
"family" which family that is (else its name up to the first underscore). --each names what is
wrong in each file of the tuned half; --held prints only the other half. The baseline is
pdfplumber's own text with regular expressions. Times are per file, the reader's with its child
process, beside plain pdfplumber extraction.
"""

import argparse
import asyncio
import io
import json
import logging
import os
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pdfplumber

from benchmarks.resume_figures import Counts, Label, compare, family_line, table_lines
from bot.bank import Term
from bot.bank_files import load_terms, shipped_folder
from bot.errors import ResumeUnreadable
from bot.resume.columns import find_gutter
from bot.resume.dates import find_dates, without_dates
from bot.resume.layout import rows
from bot.resume.pdf import read_pdf
from bot.resume.profile import Profile
from bot.resume.reader import ResumeReader
from bot.resume.titles import title_score

_OWN_FILES = Path(__file__).parent.parent / "tests" / "data" / "resumes"
_OWN_LABELS = _OWN_FILES.with_name("resumes_truth")


def baseline(data: bytes) -> Label:
    """Read with pdfplumber's text and regular expressions only: a line with a range is a role."""
    lines = plain_lines(data)
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


def plain_lines(data: bytes) -> list[str]:
    """Give the lines of a file as the simplest reader gives them; none where it has none."""
    if not data.startswith(b"%PDF"):
        return []
    with pdfplumber.open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages).splitlines()


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
    if not data.startswith(b"%PDF"):
        return 1
    page = read_pdf(data)[0]
    return 2 if find_gutter(rows(page.words), page.width) else 1


def load_labels(folders: Sequence[Path]) -> dict[str, Label]:
    """Read all labels, by the name of their file."""
    return {
        path.stem: json.loads(path.read_text("utf-8"))
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.glob("*.json"))
    }


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled file: which half of the families it is in, which family, one or two columns."""

    name: str
    data: bytes
    label: Label
    half: str
    family: str
    layout: str

    @classmethod
    def of(cls, path: Path, label: Label) -> "Sample":
        """Sort a file by what its label says."""
        data = path.read_bytes()
        half = label.get("half") or ("held" if label.get("held_out") else "tune")
        family = label.get("family") or path.stem.split("_")[0]
        layout = "two columns" if columns(label, data) == 2 else "single column"
        return cls(path.stem, data, label, half, family, layout)


def load_samples(folder: Path | None) -> list[Sample]:
    """Find the labelled files of a folder of one's own and of those that ship."""
    labels = load_labels([*([folder / "truth"] if folder else []), _OWN_LABELS])
    places = [*([folder] if folder else []), _OWN_FILES]
    return [
        Sample.of(path, label)
        for name, label in labels.items()
        for path in [p for place in places for p in sorted(place.glob(f"{name}.*"))][:1]
    ]


@dataclass(slots=True)
class Figures:
    """Counts by table, numbers of files by table, and seconds by reader."""

    tables: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(dict))
    files: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def count(self, table: str, found: Label, label: Label, terms: Sequence[Term]) -> None:
        """Add one file to a table."""
        compare(found, label, self.tables[table], terms)
        self.files[table] += 1


async def measure(samples: Sequence[Sample], terms: Sequence[Term], *, each: bool) -> Figures:
    """Read every file with both readers and count."""
    figures = Figures()
    reader = ResumeReader()
    for sample in samples:
        begun = time.perf_counter()
        naive = baseline(sample.data)
        between = time.perf_counter()
        try:
            profile = await reader.read(sample.data, terms=terms)
        except ResumeUnreadable as refusal:
            print(f"{sample.name}: {refusal.reason}")
            profile = Profile()
        if sample.data.startswith(b"%PDF"):
            figures.seconds["plain pdfplumber"].append(between - begun)
            figures.seconds["reader"].append(time.perf_counter() - between)
        found = as_label(profile)
        for table in (sample.layout, f"family {sample.family}"):
            figures.count(f"{sample.half}: {table}", found, sample.label, terms)
        figures.count(f"baseline: {sample.layout}", naive, sample.label, terms)
        if each and sample.half == "tune":
            print(f"{sample.name}: {wrong(found, sample.label, terms)}")
    return figures


def wrong(found: Label, label: Label, terms: Sequence[Term]) -> Counts:
    """Give the counts of one file that aren't all right."""
    one: Counts = {}
    compare(found, label, one, terms)
    return {name: n for name, n in one.items() if len(set(n)) > 1}


def show_all(figures: Figures) -> None:
    """Print the tables with their targets, a line for each family, and the times."""
    for table in sorted(figures.tables):
        if "family" in table:
            print(family_line(table, figures.tables[table], figures.files[table]))
        else:
            print("\n" + "\n".join(table_lines(table, figures.tables[table], figures.files[table])))
    for who, times in figures.seconds.items():
        worst = sorted(times)[int(0.95 * (len(times) - 1))]
        print(f"{who}: median {statistics.median(times):.2f} s, p95 {worst:.2f} s a PDF")


def known_terms() -> tuple[Term, ...]:
    """Give the terms that the labels' skills are compared under."""
    return load_terms(shipped_folder() / "skills.toml")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default=os.environ.get("GREENROOM_TEST_RESUMES"))
    parser.add_argument("--each", action="store_true", help="what is wrong in each tuned file")
    parser.add_argument("--held", action="store_true", help="only the families held out")
    parser.add_argument("--tune", action="store_true", help="only the families tuned on")
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    samples = load_samples(Path(arguments.folder) if arguments.folder else None)
    if arguments.held or arguments.tune:
        samples = [s for s in samples if s.half == ("held" if arguments.held else "tune")]
    if not samples:
        sys.exit("No labelled resumes: give their folder, or set GREENROOM_TEST_RESUMES.")
    show_all(asyncio.run(measure(samples, known_terms(), each=arguments.each)))


if __name__ == "__main__":
    main()
