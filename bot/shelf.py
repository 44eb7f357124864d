"""What every command reads before it begins: tracks, terms and formats, shipped and the owner's."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from bot.bank import Bank, Term
from bot.bank_files import NOT_TRACKS, load_bank, load_terms, shipped_folder
from bot.errors import BankInvalid, InputInvalid
from bot.interview.formats import Format, find_format, load_formats
from bot.interview.model_seat import ModelAccess
from bot.interview.track_scorer import TrackScorer
from bot.scoring.assess import RuleScorer
from bot.scoring.substance import shipped_model
from bot.settings import Settings
from bot.term_index import TermIndex, build_index, find_terms


class TermFinder:
    """Finds known terms in what a member says."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._index: TermIndex = build_index(terms)

    def __call__(self, text: str) -> tuple[Term, ...]:
        """Give the terms of a text, each once, in order."""
        return tuple(dict.fromkeys(term for term, _, _ in find_terms(text, self._index)))


class Shelf:
    """The bank folders, the shipped one first. A file is read when first asked for, then kept.

    `model` is the owner's model server, None where the rules interview alone.
    """

    def __init__(self, folders: Sequence[Path], *, model: ModelAccess | None = None) -> None:
        self.folders = tuple(folders)
        self.model = model
        self._banks: dict[str, Bank] = {}
        self._scorers: dict[str, TrackScorer] = {}
        self._turnstile = asyncio.Lock()

    def tracks(self) -> tuple[str, ...]:
        """List the tracks there are, by name."""
        names = {p.stem for f in self.folders for p in f.glob("*.toml") if p.name not in NOT_TRACKS}
        return tuple(sorted(names))

    def bank(self, track: str) -> Bank:
        """Read one track.

        Raises:
            InputInvalid: there is no such track; the sentence lists those there are.
            BankInvalid: its file has problems.
        """
        if track not in self._banks:
            self._banks[track] = load_bank(self._path(track))
        return self._banks[track]

    def scorer(self, track: str) -> TrackScorer:
        """Give the scorer of a track."""
        if track not in self._scorers:
            self._scorers[track] = TrackScorer(self.bank(track), self._rules, self._turnstile)
        return self._scorers[track]

    def warm(self) -> None:
        """Read everything now, so that no member waits for it; a bank with problems waits."""
        for track in self.tracks():
            with suppress(BankInvalid):
                self.scorer(track)
        with suppress(BankInvalid):
            _ = (self.finder, self.formats)
        shipped_model()

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The skill terms of every folder that has a skills file."""
        paths = [f / "skills.toml" for f in self.folders if (f / "skills.toml").is_file()]
        return tuple(term for path in paths for term in load_terms(path))

    @cached_property
    def _rules(self) -> RuleScorer:
        return RuleScorer(self.terms)

    @cached_property
    def finder(self) -> TermFinder:
        """Finds these terms in what a member says."""
        return TermFinder(self.terms)

    @cached_property
    def formats(self) -> Mapping[str, Format]:
        """The format profiles; an owner's profile wins over a shipped one of its id."""
        paths = [f / "formats.toml" for f in self.folders if (f / "formats.toml").is_file()]
        return {key: shape for path in paths for key, shape in load_formats(path).items()}

    def format(self, name: str) -> Format:
        """Find one format profile.

        Raises:
            InputInvalid: there is no such format; the sentence lists those there are.
        """
        if found := find_format(self.formats, name):
            return found
        raise InputInvalid(
            f"There is no format of that name. Choose one of: {', '.join(self.formats)}, "
            "drill-KIND (drill-behavioural) or custom-MINUTESm-QUESTIONSq (custom-25m-9q)."
        )

    def _path(self, track: str) -> Path:
        if track in self.tracks():
            for folder in self.folders:
                if (path := folder / f"{track}.toml").is_file():
                    return path
        raise InputInvalid(
            f"There is no track of that name. Choose one of: {', '.join(self.tracks())}."
        )


def open_shelf(settings: Settings) -> Shelf:
    """Find the bank folders.

    Raises:
        InputInvalid: GREENROOM_BANKS is no folder.
    """
    model = None
    if settings.llm_url:
        key = settings.llm_key.get_secret_value() if settings.llm_key else ""
        model = ModelAccess(settings.llm_url, settings.llm_model, key, judges=settings.llm_judge)
    if settings.banks is None:
        return Shelf((shipped_folder(),), model=model)
    if not settings.banks.is_dir():
        raise InputInvalid("GREENROOM_BANKS is not a folder. Set it to the folder of your banks.")
    return Shelf((shipped_folder(), settings.banks), model=model)
