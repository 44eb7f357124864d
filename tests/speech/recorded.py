"""Recordings as phones and browsers write them, made with PyAV."""

import io

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream

from bot.speech.audio import RATE, Samples
from tests.speech.sounding import resampled


def recorded(sound: Samples | None, container: str, codec: str, rate: int = 48_000) -> bytes:
    """Write a recording; an avi has a picture as well, and without sound there is only that."""
    written = io.BytesIO()
    with av.open(written, "w", format=container) as file:
        video = file.add_stream("mpeg4", rate=10) if sound is None or container == "avi" else None
        stream = None if sound is None else file.add_stream(codec, rate=rate, layout="mono")
        if isinstance(video, VideoStream):
            video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
            for _ in range(20):
                picture = av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), "rgb24")
                file.mux(video.encode(picture))
            file.mux(video.encode(None))
        if sound is not None and isinstance(stream, AudioStream):
            _write_sound(file, stream, sound, rate)
    return written.getvalue()


def _write_sound(file: OutputContainer, stream: AudioStream, sound: Samples, rate: int) -> None:
    codec = stream.codec_context
    wide = resampled(sound, RATE, rate).reshape(1, -1)
    frame = av.AudioFrame.from_ndarray(wide, format="flt", layout="mono")
    frame.sample_rate = rate
    shaper = av.AudioResampler(codec.format, "mono", rate, frame_size=codec.frame_size or 1024)
    for part in [*shaper.resample(frame), *shaper.resample(None)]:
        file.mux(stream.encode(part))
    file.mux(stream.encode(None))
