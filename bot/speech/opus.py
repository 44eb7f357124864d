"""Sound to packets: 48 kHz stereo Opus of 20 ms, as Discord takes them, by PyAV's libopus."""

from collections.abc import Iterable

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame

from bot.speech.audio import RATE, Pcm, Samples

SILENCE = (b"\xf8\xff\xfe",) * 5
"""Ends every utterance, so that a receiver doesn't fill in what comes next (Discord's guide)."""

_RATE = 48_000
_FRAME = 960
_BITS = 64_000


class Encoder:
    """Makes packets of one utterance. Slow work (17 ms a second of sound): call it in a thread."""

    def __init__(self) -> None:
        self._codec: AudioCodecContext | None = None
        self._stereo: av.AudioResampler | None = None
        self._rate = 0
        self._at = 0

    def feed(self, pcm: Pcm) -> tuple[bytes, ...]:
        """Give the packets that are complete; the rest waits for more sound."""
        if not len(pcm.samples):
            return ()
        packets = self.finish() if pcm.rate != self._rate else ()
        if self._stereo is None:
            self._stereo = av.AudioResampler("s16", "stereo", _RATE, frame_size=_FRAME)
            self._codec, self._rate, self._at = _encoder(), pcm.rate, 0
        frame = AudioFrame.from_ndarray(pcm.samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = pcm.rate
        return packets + self._coded(self._stereo.resample(frame))

    def finish(self) -> tuple[bytes, ...]:
        """Give the last packets, the last frame filled up with silence."""
        if self._stereo is None or self._codec is None:
            return ()
        packets = self._coded(self._stereo.resample(None))
        packets += tuple(bytes(packet) for packet in self._codec.encode(None))
        self._stereo, self._codec, self._rate = None, None, 0
        return packets

    def _coded(self, frames: Iterable[AudioFrame]) -> tuple[bytes, ...]:
        packets: list[bytes] = []
        for frame in frames:
            frame.pts = self._at
            self._at += frame.samples
            packets += (
                [bytes(packet) for packet in self._codec.encode(frame)] if self._codec else []
            )
        return tuple(packets)


def _encoder() -> AudioCodecContext:
    codec = av.CodecContext.create("libopus", "w")
    if not isinstance(codec, AudioCodecContext):
        raise TypeError("libopus isn't an audio codec")
    codec.sample_rate, codec.layout, codec.format = _RATE, "stereo", "s16"
    codec.bit_rate = _BITS
    codec.options = {"application": "voip", "frame_duration": "20"}
    return codec


def encoded(sounds: Iterable[Pcm]) -> tuple[bytes, ...]:
    """Make the packets of a whole utterance, with the silence that ends it; () without sound."""
    encoder = Encoder()
    packets = [packet for pcm in sounds for packet in encoder.feed(pcm)]
    packets += encoder.finish()
    return (*packets, *SILENCE) if packets else ()


def decoded(packets: Iterable[bytes]) -> Samples:
    """Decode packets in order, none lost, to what `RATE` and one channel keep of them."""
    codec = av.CodecContext.create("libopus", "r")
    if not isinstance(codec, AudioCodecContext):
        raise TypeError("libopus isn't an audio codec")
    codec.sample_rate, codec.layout = _RATE, "stereo"
    mono = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    pieces = [
        out.to_ndarray()[0]
        for packet in packets
        for frame in codec.decode(av.Packet(packet))
        for out in mono.resample(frame)
    ]
    pieces += [out.to_ndarray()[0] for out in mono.resample(None)]
    return np.concatenate([np.zeros(0, np.float32), *pieces]).astype(np.float32)
