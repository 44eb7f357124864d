"""Rules for embeds that OpenAPI can't express (Message Resource, "Embed Limits")."""

from collections.abc import Sequence

from tests.discord_standin.refusals import FormError
from tests.discord_standin.wire import Json

MOST_CHARACTERS = 6000
"""Over all embeds of a message together."""


def embed_errors(embeds: Sequence[Json]) -> list[FormError]:
    """Find empty field names and values, and more than 6000 characters in all."""
    errors = [
        FormError(f"embeds[{at}].fields[{row}].{key}", "BASE_TYPE_REQUIRED", "may not be empty")
        for at, embed in enumerate(embeds)
        for row, field in enumerate(embed.get("fields") or [])
        for key in ("name", "value")
        if not str(field.get(key) or "").strip()
    ]
    total = sum(_characters(embed) for embed in embeds)
    if total > MOST_CHARACTERS:
        message = f"{total} characters in all embeds; {MOST_CHARACTERS} are allowed"
        errors.append(FormError("embeds", "MAX_EMBED_SIZE_EXCEEDED", message))
    return errors


def _characters(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        texts += [field.get("name"), field.get("value")]
    return sum(len(text or "") for text in texts)
