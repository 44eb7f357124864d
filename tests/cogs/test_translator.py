import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from discord import Locale
from discord.app_commands import TranslationContextTypes, Translator, locale_str

from cogs.translator import Catalogue, CatalogueTranslator, load_catalogues
from tests.cogs.house import House

SHIPPED = ("es-ES", "fr")


class Asking(Translator):
    """Notes every text that would be translated, as (is it a name, text)."""

    def __init__(self) -> None:
        self.asked: set[tuple[bool, str]] = set()

    async def translate(
        self, string: locale_str, locale: Locale, context: TranslationContextTypes
    ) -> str | None:
        """Note it."""
        del locale
        name = context.location.name.endswith("_name") and context.location.name != "choice_name"
        self.asked.add((name, string.message))
        return None


async def payloads(house: House, translator: Translator) -> list[dict[str, Any]]:
    """Give the commands as Discord is told them."""
    tree = house.app.client.tree
    return [await one.get_translated_payload(tree, translator) for one in tree.get_commands()]


def parts(of: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give a command and all that is in it."""
    yield of
    for inner in (*of.get("options", ()), *of.get("choices", ())):
        yield from parts(inner)


async def test_the_catalogues_are_complete_and_hold_nothing_else(house: House) -> None:
    """Every name, description and choice is translated, and no entry is left over."""
    asking = Asking()
    await payloads(house, asking)
    names = {text for name, text in asking.asked if name}
    texts = {text for name, text in asking.asked if not name}
    for locale, catalogue in load_catalogues().items():
        assert names - set(catalogue.names) == set(), locale
        assert texts - set(catalogue.texts) == set(), locale
        assert {n for n in catalogue.names if " " not in n} == names, locale
        assert set(catalogue.texts) == texts, locale
    assert set(load_catalogues()) == set(SHIPPED)


@pytest.mark.parametrize("locale", SHIPPED)
async def test_translations_keep_discords_rules(house: House, locale: str) -> None:
    """Names are lower-case words of 1-32 characters, unique beside each other; texts fit in 100."""
    for command in await payloads(house, CatalogueTranslator(load_catalogues())):
        for part in parts(command):
            if "description" in part:
                name = part["name_localizations"][locale]
                assert 1 <= len(name) <= 32
                assert name == name.lower()
                assert all(c in "-_'" or unicodedata.category(c)[0] in "LMN" for c in name)
                assert 1 <= len(part["description_localizations"][locale]) <= 100
            else:
                assert 1 <= len(part["name_localizations"][locale]) <= 100
            siblings = [one["name_localizations"][locale] for one in part.get("options", ())]
            assert len(siblings) == len(set(siblings))


@pytest.mark.parametrize("locale", SHIPPED)
async def test_commands_have_names_of_their_own(house: House, locale: str) -> None:
    """No two commands are called the same, and going on isn't called like a resume."""
    told = await payloads(house, CatalogueTranslator(load_catalogues()))
    top = {one["name"]: one["name_localizations"][locale] for one in told}
    assert len(set(top.values())) == len(top)
    (interview,) = (one for one in told if one["name"] == "interview")
    (going_on,) = (one for one in interview["options"] if one["name"] == "resume")
    assert going_on["name_localizations"][locale] != top["resume"]


async def test_what_isnt_translated_stays_english(house: House) -> None:
    """A language without a catalogue, or without an entry, has no translation."""
    catalogue = Catalogue({"help": "aide"}, {})
    told = await payloads(house, CatalogueTranslator({"fr": catalogue}))
    (help_command,) = (one for one in told if one["name"] == "help")
    assert help_command["name_localizations"] == {"fr": "aide"}
    assert help_command["description_localizations"] == {}


async def test_discord_is_told_again_when_a_translation_changed(house: House) -> None:
    """The bot knows what it told last by translations too."""
    client = house.app.client
    assert await client.sync(only_if_changed=True) == 0
    await client.tree.set_translator(CatalogueTranslator({}))
    assert await client.sync(only_if_changed=True) > 5
    assert await client.sync(only_if_changed=True) == 0


async def test_a_command_is_short_enough_in_its_longest_language(house: House) -> None:
    """Discord takes 8,000 characters a command, of each text its longest translation."""
    for command in await payloads(house, CatalogueTranslator(load_catalogues())):
        assert sum(_longest(part) for part in parts(command)) <= 8000


def _longest(part: dict[str, Any]) -> int:
    size = len(str(part.get("value", "")))
    for field in ("name", "description"):
        translated = (part.get(f"{field}_localizations") or {}).values()
        size += max(map(len, (part.get(field) or "", *translated)))
    return size


def test_a_catalogue_may_lack_a_table(tmp_path: Path) -> None:
    """A file with names alone is read; the rest is English."""
    (tmp_path / "de.toml").write_text('[names]\nhelp = "hilfe"\n', encoding="utf-8")
    assert load_catalogues(tmp_path) == {"de": Catalogue({"help": "hilfe"}, {})}
