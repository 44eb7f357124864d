"""Stored files and the signed links to them (Reference, "Signed Attachment CDN URLs")."""

import hmac
import mimetypes
import secrets
from dataclasses import dataclass
from urllib.parse import quote

from tests.discord_standin.clock import Clock
from tests.discord_standin.records.message import Attachment
from tests.discord_standin.snowflakes import Snowflakes

LINK_SECONDS = 24 * 3600
MOST_BYTES = 10 * 1024 * 1024
"""Default limit of one file (Reference, "Uploading Files"): 10 MiB."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in; `seconds` and `waveform` make it a voice message's recording."""

    filename: str
    data: bytes
    content_type: str = "application/octet-stream"
    description: str | None = None
    seconds: float | None = None
    waveform: str | None = None

    def kind(self) -> str:
        """Give the content type; for a nameless kind, the one that the file name suggests."""
        if self.content_type != "application/octet-stream":
            return self.content_type
        return mimetypes.guess_type(self.filename)[0] or self.content_type


class Files:
    """The CDN's store."""

    def __init__(self, clock: Clock, snowflakes: Snowflakes) -> None:
        self._clock = clock
        self._snowflakes = snowflakes
        self._key = secrets.token_bytes(16)
        self.attachments: dict[str, Attachment] = {}

    def store(self, channel_id: str, upload: Upload, *, ephemeral: bool = False) -> Attachment:
        """Keep a file and sign a link to it that holds for a day."""
        file_id = self._snowflakes.new()
        path = f"/attachments/{channel_id}/{file_id}/{quote(upload.filename)}"
        attachment = Attachment(
            id=file_id,
            filename=upload.filename,
            data=upload.data,
            content_type=upload.kind(),
            url=f"https://cdn.discordapp.com{path}?{self._signed_query(path)}",
            ephemeral=ephemeral,
            description=upload.description,
            seconds=upload.seconds,
            waveform=upload.waveform,
        )
        self.attachments[file_id] = attachment
        return attachment

    def _signed_query(self, path: str) -> str:
        issued = int(self._clock.now())
        expires = issued + LINK_SECONDS
        return f"ex={expires:x}&is={issued:x}&hm={self._signature(path, expires, issued)}&"

    def _signature(self, path: str, expires: int, issued: int) -> str:
        return hmac.new(self._key, f"{path}{expires:x}{issued:x}".encode(), "sha256").hexdigest()

    def fetch(self, path: str, *, expires: str, issued: str, signature: str) -> Attachment | None:
        """Give the file of a link, None when the link was altered or has expired."""
        try:
            until, since = int(expires, 16), int(issued, 16)
        except ValueError:
            return None
        right = hmac.compare_digest(signature, self._signature(path, until, since))
        if not right or until < self._clock.now():
            return None
        return self.attachments.get(path.split("/")[3])
