"""The limited process that opens a stranger's recording: `python -I -m bot.speech.recording_child`.

The file comes on stdin; the reply is one line, a reason or "sound", and then 16-bit samples.
"""

import io
import logging
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.limited_child import limit

if TYPE_CHECKING:
    from av.container import InputContainer

MOST_SECONDS = 600
_MEMORY = 640 << 20
_CPU_SECONDS = 40
_RATE = 16_000
_FORMATS = "ogg,matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,mp3,wav,w64,flac,aac,amr,avi,asf,aiff,caf,au"
"""Plain containers only: playlists (hls, dash, concat) would open other files and addresses."""


def main() -> int:
    """Read the file from stdin, write the reply to stdout; never a library's own words."""
    limit(memory=_MEMORY, cpu_seconds=_CPU_SECONDS)
    logging.disable(logging.CRITICAL)
    try:
        reply = _decoded(sys.stdin.buffer.read())
    except BaseException:  # noqa: BLE001 - MemoryError and all else end as one word
        reply = b"not audio\n"
    sys.stdout.buffer.write(reply)
    sys.stdout.buffer.flush()
    return 0


def _decoded(data: bytes) -> bytes:
    import av  # noqa: PLC0415 - loaded under the limits

    av.logging.set_level(None)
    options = {"format_whitelist": _FORMATS, "protocol_whitelist": "pipe"}
    with av.open(io.BytesIO(data), "r", options=options, metadata_errors="replace") as container:
        if not container.streams.audio:
            return b"no sound\n"
        if container.duration is not None and container.duration > MOST_SECONDS * av.time_base:
            return b"too long\n"
        sound = bytearray()
        for chunk in _chunks(container):
            sound += chunk
            if len(sound) > MOST_SECONDS * _RATE * 2:
                return b"too long\n"
    return b"sound\n" + bytes(sound) if sound else b"no sound\n"


def _chunks(container: "InputContainer") -> Iterator[bytes]:
    """Decode the first audio stream; a file that is broken off gives what it still holds."""
    import av  # noqa: PLC0415 - as above

    worker = av.AudioResampler(format="s16", layout="mono", rate=_RATE)
    try:
        for frame in container.decode(audio=0):
            for part in worker.resample(frame):
                yield part.to_ndarray().tobytes()
    except av.FFmpegError:
        pass
    for part in worker.resample(None):
        yield part.to_ndarray().tobytes()


if __name__ == "__main__":
    sys.exit(main())
