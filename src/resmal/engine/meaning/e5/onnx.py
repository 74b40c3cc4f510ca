"""The model by onnxruntime: three to four times as fast as by its own engine."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from resmal.engine.meaning.cleaning import clean
from resmal.engine.meaning.e5.graph import layers_graph
from resmal.engine.meaning.e5.model_file import ModelFile
from resmal.engine.meaning.e5.tokens import Tokeniser

PREFIX = "query: "  # what the model was trained to read before a text that is compared with others
_TOKENS_AT_ONCE = 256  # padding counted: more leaves the processor's cache
_PADDING = -1e9
_SPECIALS = 2  # begin and end
_ERRORS_ONLY = 3


@dataclass(frozen=True, slots=True)
class _Window:
    """Tokens that fit the model: a text, or a part of one that is too long."""

    text: int
    ids: tuple[int, ...]


class OnnxEncoder:
    """multilingual-e5-small in 4 bits by onnxruntime, a batch a core.

    Each batch runs on one thread: threads that share one wait for each other at every step, which
    on a busy machine costs more than it gains. None outlives ``encode``, so that a process may
    fork between two calls.
    """

    dim = 384

    def __init__(self, path: Path, name: str) -> None:
        self.id = f"{name}/onnx-1"
        self._model = ModelFile(path)
        self._words = self._model.quantised("emb.word")
        kinds = self._model.floats("emb.type").reshape(-1, self.dim)
        self._places = self._model.floats("emb.pos").reshape(-1, self.dim) + kinds[0]
        self._tokeniser = Tokeniser(self._model.vocabulary)
        self._session = _session(layers_graph(self._model))

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), 384): see ``Encoder.encode``."""
        windows = [w for at, text in enumerate(texts) for w in self._windows(at, clean(text))]
        left = np.bincount([w.text for w in windows], minlength=len(texts))
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for batch, means in self._run(list(_batches(windows))):
            for window, mean in zip(batch, means, strict=True):
                vectors[window.text] += mean * (len(window.ids) - _SPECIALS)
                left[window.text] -= 1
            if progress:
                progress(int(np.count_nonzero(left == 0)))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.where(lengths > 0, lengths, 1)
        return vectors

    def _windows(self, text: int, cleaned: str) -> Iterator[_Window]:
        """None for an empty text, one for nearly all, more for one beyond the model's length."""
        if not cleaned:
            return
        ids = self._tokeniser.ids(PREFIX + cleaned)
        vocabulary = self._model.vocabulary
        size = self._model.longest - _SPECIALS
        for start in range(0, len(ids), size):
            part = ids[start : start + size]
            yield _Window(text, (vocabulary.begin, *part, vocabulary.end))

    def _run(
        self, batches: Sequence[Sequence[_Window]]
    ) -> Iterator[tuple[Sequence[_Window], NDArray[np.float32]]]:
        """Each batch with its means, in order; an interruption drops what has not begun."""
        pool = ThreadPoolExecutor(os.cpu_count())
        try:
            yield from zip(batches, pool.map(self._means, batches), strict=True)
        finally:
            pool.shutdown(cancel_futures=True)

    def _means(self, batch: Sequence[_Window]) -> NDArray[np.float32]:
        """The mean of each window's last states: (windows, 384)."""
        longest = max(len(window.ids) for window in batch)
        ids = np.full((len(batch), longest), self._model.vocabulary.pad)
        mask = np.full((len(batch), 1, 1, longest), _PADDING, np.float32)
        for row, window in enumerate(batch):
            ids[row, : len(window.ids)] = window.ids
            mask[row, ..., : len(window.ids)] = 0
        embedded = self._words.take(ids.ravel()).reshape(*ids.shape, self.dim)
        states = embedded + self._places[:longest]
        (last,) = self._session.run(None, {"states": states, "mask": mask})
        means = [last[row, : len(window.ids)].mean(axis=0) for row, window in enumerate(batch)]
        return np.stack(means)


def _session(graph: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = _ERRORS_ONLY
    # the wider optimisations would fuse the norms again: see graph.py
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _batches(windows: Sequence[_Window]) -> Iterator[list[_Window]]:
    """Windows of like length together, up to 256 tokens with the padding."""
    batch: list[_Window] = []
    for window in sorted(windows, key=lambda window: len(window.ids)):
        if (len(batch) + 1) * len(window.ids) > _TOKENS_AT_ONCE and batch:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch
