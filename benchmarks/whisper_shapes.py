"""Whisper models of the real shapes with random weights: they cost the same and say nothing.

Written without torch: CTranslate2's own specification is filled with numbers and quantised by its
own converter. Sizes: openai/whisper's model cards.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ctranslate2.specs import WhisperSpec  # type: ignore[import-untyped] # it ships no types
from ctranslate2.specs.model_spec import LayerSpec  # type: ignore[import-untyped] # it ships no types
from ctranslate2.specs.whisper_spec import WhisperConfig  # type: ignore[import-untyped] # it ships no types
from numpy.typing import NDArray
from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers

VOCABULARY, PLAIN = 51_864, 50_256
END = PLAIN
"""The token of the end; suppressed, a decode runs to the number of tokens it is given."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Layers of encoder and decoder, heads, and width."""

    layers: int
    heads: int
    width: int


SHAPES = {"tiny.en": Shape(4, 6, 384), "base.en": Shape(6, 8, 512), "small.en": Shape(12, 12, 768)}


def write_model(folder: Path, shape: Shape) -> Path:
    """Write an int8 model of this shape, unless the folder has one already."""
    if (folder / "tokenizer.json").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    spec = WhisperSpec(shape.layers, shape.heads, shape.layers, shape.heads)
    _fill(spec, shape.width, np.random.default_rng(1))
    tokens = _tokens()
    spec.register_vocabulary(tokens)
    _configure(spec.config)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    _tokenizer(tokens).save(str(folder / "tokenizer.json"))
    return folder


def _configure(config: WhisperConfig) -> None:
    config.suppress_ids = []
    config.suppress_ids_begin = [220, END]
    config.alignment_heads = [[1, 0]]
    config.lang_ids = []


def _fill(spec: WhisperSpec, width: int, rng: np.random.Generator) -> None:
    def random(*shape: int) -> NDArray[np.float32]:
        return (rng.standard_normal(shape) * 0.02).astype(np.float32)

    def linear(layer: LayerSpec, out: int, into: int) -> None:
        layer.weight, layer.bias = random(out, into), random(out)

    def norm(layer: LayerSpec) -> None:
        layer.gamma, layer.beta = np.ones(width, np.float32), random(width)

    def attention(layer: LayerSpec, *, crossed: bool) -> None:
        norm(layer.layer_norm)
        sizes = [width, 2 * width, width] if crossed else [3 * width, width]
        for part, out in zip(layer.linear, sizes, strict=True):
            linear(part, out, width)

    def forward(layer: LayerSpec) -> None:
        norm(layer.layer_norm)
        linear(layer.linear_0, 4 * width, width)
        linear(layer.linear_1, width, 4 * width)

    encoder, decoder = spec.encoder, spec.decoder
    encoder.conv1.weight, encoder.conv1.bias = random(width, 80, 3), random(width)
    encoder.conv2.weight, encoder.conv2.bias = random(width, width, 3), random(width)
    encoder.position_encodings.encodings = random(1500, width)
    decoder.embeddings.weight = random(VOCABULARY, width)
    decoder.position_encodings.encodings = random(448, width)
    decoder.projection.weight = decoder.embeddings.weight
    for stack in (encoder, decoder):
        norm(stack.layer_norm)
        for layer in stack.layer:
            attention(layer.self_attention, crossed=False)
            forward(layer.ffn)
    for layer in decoder.layer:
        attention(layer.attention, crossed=True)


def _tokens() -> list[str]:
    special = ["<|endoftext|>", "<|startoftranscript|>", "<|en|>"]
    special += [f"<|language{n}|>" for n in range(98)]
    special += ["<|translate|>", "<|transcribe|>", "<|startoflm|>", "<|startofprev|>"]
    special += ["<|nospeech|>", "<|notimestamps|>"]
    special += [f"<|{n * 0.02:.2f}|>" for n in range(1501)]
    words = [f"word{n}" for n in range(PLAIN)]
    return [*words, *special[: VOCABULARY - PLAIN]]


def _tokenizer(tokens: list[str]) -> Tokenizer:
    vocabulary = {token: n for n, token in enumerate(tokens)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token=tokens[0]))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.add_special_tokens([AddedToken(t, special=True) for t in tokens[PLAIN:]])
    return tokenizer
