"""Sound into words on another machine: any server with OpenAI's `/audio/transcriptions`."""

from collections.abc import Sequence

from bot.answer import Segment
from bot.model_server.client import ModelServer
from bot.model_server.transcription import Recognised
from bot.speech.audio import RATE, Clip
from bot.speech.believing import Decoded, confidence, plausible

_UNSTATED = -0.5
"""The log probability taken where a server gives none: neither sure nor doubted."""


class UrlTranscriber:
    """Sends each clip, as a WAV file, to one server and nowhere else."""

    def __init__(self, server: ModelServer, *, model: str, seconds: float) -> None:
        self.name = f"{server.host} {model}"
        self._server, self._model, self._seconds = server, model, seconds

    async def transcribe(self, clip: Clip, *, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """Transcribe a clip; see `Transcriber`.

        Raises:
            SpeechFailed: the server isn't there, refuses, or took longer than it may.
        """
        found = await self._server.transcribe(
            clip.samples,
            model=self._model,
            deadline=self._seconds,
            rate=RATE,
            hotwords=tuple(hotwords)[:40],
        )
        told = [_decoded(one, clip.seconds) for one in found]
        return tuple(
            Segment(d.text, clip.start + d.start, clip.start + d.end, confidence(d))
            for d in told
            if d.text and plausible(d)
        )

    async def close(self) -> None:
        """Give the connections back."""
        await self._server.close()


def _decoded(one: Recognised, seconds: float) -> Decoded:
    """Servers without segments give no times: the text then spans the clip."""
    end = min(one.end, seconds) if one.end > one.start else seconds
    return Decoded(
        one.text.strip(),
        min(one.start, end),
        end,
        _UNSTATED if one.log_probability is None else one.log_probability,
        one.no_speech or 0.0,
    )
