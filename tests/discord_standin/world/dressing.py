"""What Discord adds to components and embeds on their way back (Component Reference; Embed)."""

import copy
from collections.abc import Mapping

from tests.discord_standin.records.message import Attachment
from tests.discord_standin.snowflakes import Snowflakes
from tests.discord_standin.wire import Json, walk

SCHEME = "attachment://"

SELECTS = frozenset({3, 5, 6, 7, 8})
SEPARATOR, THUMBNAIL, GALLERY, FILE, CONTAINER = 14, 11, 12, 13, 17

DEFAULTS: Mapping[int, Json] = {
    **{kind: {"min_values": 1, "max_values": 1} for kind in SELECTS},
    THUMBNAIL: {"description": None, "spoiler": False},
    FILE: {"spoiler": False},
    SEPARATOR: {"divider": True, "spacing": 1},
    CONTAINER: {"accent_color": None, "spoiler": False},
}


class Wardrobe:
    """Dresses one message's parts, with the files that they may point to."""

    def __init__(self, snowflakes: Snowflakes, attachments: list[Attachment]) -> None:
        self._snowflakes = snowflakes
        self._files = {attachment.filename: attachment for attachment in attachments}

    def components(self, components: list[Json]) -> list[Json]:
        """Give numbers to components that have none, fill in defaults and resolve media."""
        dressed = [_without_nulls(component) for component in copy.deepcopy(components)]
        taken = {component.get("id") for component in walk(dressed)}
        free = (number for number in range(1, 10_000) if number not in taken)
        for component in walk(dressed):
            if not component.get("id"):
                component["id"] = next(free)
            for key, value in DEFAULTS.get(component["type"], {}).items():
                component.setdefault(key, value)
            component.pop("required", None)  # means something in modals only
            self._resolve_media(component)
        return dressed

    def _resolve_media(self, component: Json) -> None:
        if component["type"] == THUMBNAIL:
            component["media"] = self._unfurled(component["media"]["url"])
        elif component["type"] == FILE:
            attachment = self._files.get(component["file"]["url"].removeprefix(SCHEME))
            component["file"] = self._unfurled(component["file"]["url"])
            component["name"] = attachment.filename if attachment else None
            component["size"] = len(attachment.data) if attachment else None
        elif component["type"] == GALLERY:
            for item in component["items"]:
                item |= {
                    "media": self._unfurled(item["media"]["url"]),
                    "description": item.get("description"),
                    "spoiler": item.get("spoiler") or False,
                }

    def _unfurled(self, url: str) -> Json:
        attachment = self._files.get(url.removeprefix(SCHEME))
        media: Json = {
            "id": self._snowflakes.new(),
            "url": attachment.url if attachment else url,
            "proxy_url": attachment.payload()["proxy_url"] if attachment else url,
            "width": None,
            "height": None,
            "content_type": attachment.content_type if attachment else None,
        }
        return {**media, "attachment_id": attachment.id} if attachment else media

    def embeds(self, embeds: list[Json]) -> list[Json]:
        """Name each embed's type, complete its fields and resolve its pictures."""
        return [self._embed(_without_nulls(embed)) for embed in copy.deepcopy(embeds)]

    def _embed(self, embed: Json) -> Json:
        embed["type"] = "rich"
        for field in embed.get("fields", []):
            field.setdefault("inline", False)
        for slot in ("image", "thumbnail"):
            if slot in embed:
                media = self._unfurled(embed[slot]["url"])
                embed[slot] = {"url": media["url"], "proxy_url": media["proxy_url"]}
        return embed


def _without_nulls(part: Json) -> Json:
    return {key: _clean(value) for key, value in part.items() if value is not None}


def _clean(value: object) -> object:
    if isinstance(value, dict):
        return _without_nulls(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return value
