"""Who lies nearest to whom, language by language, without ever holding all pairs at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NEAREST = 20  # kept an item and language: an overlap is always among the nearest few of one side
_BLOCK = 1024  # rows a product: 40 MB at 10,000 items
_NOBODY = -2.0  # below any cosine


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest items of each item in each language, nearest first.

    ``index`` and ``cosine`` have the shape (items, languages, at most 20); where a language has
    fewer items, ``index`` is -1 and ``cosine`` is -2.
    """

    languages: tuple[str, ...]
    language_of: NDArray[np.intp]  # (items,): which of ``languages``
    index: NDArray[np.int32]
    cosine: NDArray[np.float32]


def find_neighbours(points: NDArray[np.float32], languages: Sequence[str]) -> Neighbours:
    """The nearest items of each of ``points`` (items, dim), which must be of length 1 or 0."""
    names = tuple(sorted(set(languages)))
    of = np.array([names.index(language) for language in languages], np.intp)
    columns = [np.flatnonzero(of == at) for at in range(len(names))]
    shape = (len(points), len(names), NEAREST)
    index, cosine = np.full(shape, -1, np.int32), np.full(shape, _NOBODY, np.float32)
    for at, others in enumerate(columns):
        theirs = points[others].T
        for start in range(0, len(points), _BLOCK):
            rows = slice(start, min(start + _BLOCK, len(points)))
            near = points[rows] @ theirs
            own = np.flatnonzero((others >= rows.start) & (others < rows.stop))
            near[others[own] - rows.start, own] = _NOBODY  # nothing is its own neighbour
            chosen = _largest(near)
            index[rows, at, : chosen.shape[1]] = others[chosen]
            cosine[rows, at, : chosen.shape[1]] = np.take_along_axis(near, chosen, 1)
    index[cosine == _NOBODY] = -1
    return Neighbours(names, of, index, cosine)


def _largest(near: NDArray[np.float32]) -> NDArray[np.intp]:
    """The columns of the largest values of each row, the largest first, ties by column."""
    if near.shape[1] > NEAREST:
        found = np.sort(np.argpartition(near, -NEAREST, axis=1)[:, -NEAREST:], axis=1)
    else:
        found = np.broadcast_to(np.arange(near.shape[1]), near.shape)
    order = np.argsort(-np.take_along_axis(near, found, 1), axis=1, kind="stable")
    return np.take_along_axis(found, order, 1)
