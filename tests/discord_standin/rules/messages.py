"""Rules for a message's body as a whole, new or edited (Message Resource; Uploading Files)."""

from collections.abc import Iterator, Sequence

from tests.discord_standin.records.message import Message, MessageFlag
from tests.discord_standin.refusals import ApiError, FormError, InvalidForm
from tests.discord_standin.rules.components import component_errors, located
from tests.discord_standin.rules.embeds import embed_errors
from tests.discord_standin.wire import Json
from tests.discord_standin.world.dressing import FILE, GALLERY, SCHEME, THUMBNAIL
from tests.discord_standin.world.files import MOST_BYTES, Upload

MOST_FILES = 10
MOST_CHARACTERS = 2000
"""Of content; the description says 4000, which only subscribers may write ("Create Message")."""

NOT_WITH_NEW_STYLE = ("content", "embeds", "sticker_ids", "poll")


def check_message(body: Json, uploads: Sequence[Upload], *, edited: Message | None = None) -> None:
    """Refuse a body that Discord would refuse.

    Raises:
        ApiError: 50006 when nothing would be shown, 40005 when a file is too large.
        InvalidForm: the fields contradict each other; lists all that do.
    """
    if any(len(upload.data) > MOST_BYTES for upload in uploads):
        raise ApiError(413, 40005, "Request entity too large")
    errors = message_errors(body, uploads, edited=edited)
    if errors:
        raise InvalidForm(tuple(errors))
    shown = ("content", "embeds", "components", "sticker_ids", "poll")
    if edited is None and not uploads and not any(body.get(key) for key in shown):
        raise ApiError(400, 50006, "Cannot send an empty message")


def message_errors(
    body: Json, uploads: Sequence[Upload], *, edited: Message | None = None
) -> list[FormError]:
    """Find all that is wrong in a message's body."""
    before = edited.flags if edited else 0
    new_style = bool(((body.get("flags") or 0) | before) & MessageFlag.IS_COMPONENTS_V2)
    errors = embed_errors(body.get("embeds") or [])
    if len(body.get("content") or "") > MOST_CHARACTERS:
        message = f"{MOST_CHARACTERS} characters are allowed"
        errors.append(FormError("content", "BASE_TYPE_MAX_LENGTH", message))
    errors += component_errors(body.get("components") or [], new_style=new_style)
    if new_style:
        errors += _old_fields(body, edited)
    errors += _files(body, uploads, edited)
    errors += _mentions(body.get("allowed_mentions") or {})
    return errors


def _old_fields(body: Json, edited: Message | None) -> Iterator[FormError]:
    code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    message = "can't be used with the flag IS_COMPONENTS_V2"
    for key in NOT_WITH_NEW_STYLE:
        left = getattr(edited, key, None) if key not in body else None
        if body.get(key) or left:
            yield FormError(key, code, message)


def _files(body: Json, uploads: Sequence[Upload], edited: Message | None) -> Iterator[FormError]:
    before = (
        {attachment.id: attachment.filename for attachment in edited.attachments} if edited else {}
    )
    described = body.get("attachments")
    kept = set(before) if described is None else set()
    for at, part in enumerate(described or []):
        file_id = str(part.get("id"))
        if file_id in before:
            kept.add(file_id)
        elif not (file_id.isdigit() and int(file_id) < len(uploads)):
            message = f"there is no file {file_id}"
            yield FormError(f"attachments[{at}].id", "ATTACHMENT_NOT_FOUND", message)
    if len(kept) + len(uploads) > MOST_FILES:
        yield FormError("attachments", "BASE_TYPE_MAX_LENGTH", f"{MOST_FILES} files are allowed")
    names = {upload.filename for upload in uploads} | {before[file_id] for file_id in kept}
    for where, url in _links(body):
        if url.startswith(SCHEME) and url.removeprefix(SCHEME) not in names:
            message = f"{url} is not among the files"
            yield FormError(where, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", message)


def _links(body: Json) -> Iterator[tuple[str, str]]:
    for at, embed in enumerate(body.get("embeds") or []):
        for slot in ("image", "thumbnail"):
            yield f"embeds[{at}].{slot}.url", (embed.get(slot) or {}).get("url") or ""
    for where, component in located(body.get("components") or []):
        if component["type"] == THUMBNAIL:
            yield f"{where}.media.url", component["media"]["url"]
        elif component["type"] == FILE:
            yield f"{where}.file.url", component["file"]["url"]
        elif component["type"] == GALLERY:
            for at, item in enumerate(component.get("items") or []):
                yield f"{where}.items[{at}].media.url", item["media"]["url"]


def _mentions(allowed: Json) -> Iterator[FormError]:
    for kind in ("users", "roles"):
        if allowed.get(kind) and kind in (allowed.get("parse") or []):
            message = f"parse:[{kind}] and {kind}: [ids] exclude each other"
            yield FormError("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)
