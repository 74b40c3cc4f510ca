"""What a text says beyond what every text of its kind and language says."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


def normed(vectors: Vectors) -> Vectors:
    """Rows of length 1; a row of zeros stays."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-9), np.float32)


def language_means(
    vectors: Vectors, languages: Sequence[str], background: Mapping[str, Vectors], prior: float
) -> dict[str, Vectors]:
    """A mean (d,) for each language: (sum of own + prior x background) / (n own + prior).

    ``background`` has a mean (d,) a language; where it lacks one, the mean of all of them serves.
    Raises ValueError where it holds none at all.
    """
    if not background:
        raise ValueError("a background needs the mean of at least one language")
    middle = np.mean([background[known] for known in sorted(background)], axis=0)
    told = np.linalg.norm(vectors, axis=1) > 0
    means = {}
    for language in sorted(set(languages)):
        rows = vectors[told & (np.array(languages) == language)]
        total = rows.sum(axis=0) + prior * background.get(language, middle)
        means[language] = np.asarray(total / (len(rows) + prior), np.float32)
    return means


def centred(vectors: Vectors, languages: Sequence[str], means: Mapping[str, Vectors]) -> Vectors:
    """``vectors`` (n, d) without the mean of their language, each of length 1.

    A vector of zeros, which stands for an empty text, stays as it is.
    """
    if not len(vectors):
        return vectors
    told = np.linalg.norm(vectors, axis=1, keepdims=True) > 0
    taken = np.stack([means[language] for language in languages])
    return normed(np.where(told, vectors - taken, 0).astype(np.float32))
