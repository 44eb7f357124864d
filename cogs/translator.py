"""Names and descriptions of commands in the languages of `locales/`: one file a language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from discord import Locale
from discord.app_commands import (
    TranslationContextLocation,
    TranslationContextTypes,
    Translator,
    locale_str,
)

FOLDER = Path(__file__).parent / "locales"
_NAMES = {
    TranslationContextLocation.command_name,
    TranslationContextLocation.group_name,
    TranslationContextLocation.parameter_name,
}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is translated into one language: names of commands and options, and all other texts."""

    names: Mapping[str, str]
    texts: Mapping[str, str]


def load_catalogues(folder: Path = FOLDER) -> Mapping[str, Catalogue]:
    """Read the catalogues by Discord's name of the language ("es-ES").

    Each `.toml` file has two tables, `names` and `texts`, from the English to its translation. A
    name that means two things stands there with its command: "interview resume".
    """
    found = {}
    for path in sorted(folder.glob("*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = Catalogue(read.get("names", {}), read.get("texts", {}))
    return found


class CatalogueTranslator(Translator):
    """Looks a text up; one that isn't translated is shown in English."""

    def __init__(self, catalogues: Mapping[str, Catalogue]) -> None:
        self._catalogues = catalogues

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """Give the translation, None when there is none."""
        catalogue = self._catalogues.get(locale.value)
        if catalogue is None:
            return None
        if context.location not in _NAMES:
            return catalogue.texts.get(string.message)
        whole = str(getattr(context.data, "qualified_name", string.message))
        return catalogue.names.get(whole) or catalogue.names.get(string.message)
