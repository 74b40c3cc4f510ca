"""What any text looks like to the encoder: the ground that a nearness is judged against.

Unrelated texts already lie near each other (their cosine is about .8), and texts in one language
lie nearer than in two. Made by ``bench/background.py``; ``data/background.json`` says of what.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from resmal.engine.meaning.encoder import MODEL

DATA = Path(__file__).parent / "data" / "background.npz"
ORIGIN = DATA.with_suffix(".json")


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """Vectors of texts about other things, by language (``sv`` and ``en``)."""

    mean: Mapping[str, NDArray[np.float32]]  # (dim,), the plain mean: not of length 1
    vectors: Mapping[str, NDArray[np.float32]]  # (texts, dim), each of length 1


def background(encoder_id: str) -> Background:
    """The background as the encoder sees it.

    Raises LookupError where there is none for the encoder's model. Both engines of one model share
    it: their vectors differ by less than the background's own rounding.
    """
    if encoder_id.partition("/")[0] != MODEL:
        raise LookupError(f"no background was made for the encoder {encoder_id!r}")
    return _read()


@cache
def _read() -> Background:
    with np.load(DATA) as stored:
        rounded = {language: stored[language].astype(np.float32) for language in stored.files}
    vectors = {language: _unit(rows) for language, rows in rounded.items()}
    means = {language: _frozen(rows.mean(axis=0)) for language, rows in vectors.items()}
    return Background(MappingProxyType(means), MappingProxyType(vectors))


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return _frozen(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def _frozen(array: NDArray[np.float32]) -> NDArray[np.float32]:
    array.setflags(write=False)  # one copy is shared by all who ask
    return array
