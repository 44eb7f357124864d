"""What every command reads before it begins: tracks, terms and formats, shipped and the owner's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.bank import Bank, Term
from bot.bank_files import NOT_TRACKS, load_bank, load_terms, shipped_folder
from bot.errors import InputInvalid
from bot.interview.formats import Format, find_format, load_formats
from bot.settings import Settings
from bot.term_index import TermIndex, build_index, find_terms


@dataclass(frozen=True, slots=True)
class Shelf:
    """The bank folders, the shipped one first; files are read when they are asked for."""

    folders: tuple[Path, ...]

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
        for folder in self.folders:
            if track in self.tracks() and (path := folder / f"{track}.toml").is_file():
                return load_bank(path)
        raise InputInvalid(
            f"There is no track of that name. Choose one of: {', '.join(self.tracks())}."
        )

    def terms(self) -> tuple[Term, ...]:
        """Read the skill terms of every folder that has a skills file."""
        paths = [f / "skills.toml" for f in self.folders if (f / "skills.toml").is_file()]
        return tuple(term for path in paths for term in load_terms(path))

    def formats(self) -> Mapping[str, Format]:
        """Read the format profiles; an owner's profile wins over a shipped one of its id."""
        paths = [f / "formats.toml" for f in self.folders if (f / "formats.toml").is_file()]
        return {key: shape for path in paths for key, shape in load_formats(path).items()}

    def format(self, name: str) -> Format:
        """Find one format profile.

        Raises:
            InputInvalid: there is no such format; the sentence lists those there are.
        """
        formats = self.formats()
        if found := find_format(formats, name):
            return found
        raise InputInvalid(
            f"There is no format of that name. Choose one of: {', '.join(formats)}, "
            "drill-KIND (drill-behavioural) or custom-MINUTESm-QUESTIONSq (custom-25m-9q)."
        )


class TermFinder:
    """Finds known terms in what a member says."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._index: TermIndex = build_index(terms)

    def __call__(self, text: str) -> tuple[Term, ...]:
        """Give the terms of a text, each once, in order."""
        return tuple(dict.fromkeys(term for term, _, _ in find_terms(text, self._index)))


def open_shelf(settings: Settings) -> Shelf:
    """Find the bank folders.

    Raises:
        InputInvalid: GREENROOM_BANKS is no folder.
    """
    if settings.banks is None:
        return Shelf((shipped_folder(),))
    if not settings.banks.is_dir():
        raise InputInvalid("GREENROOM_BANKS is not a folder. Set it to the folder of your banks.")
    return Shelf((shipped_folder(), settings.banks))
