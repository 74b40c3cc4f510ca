"""How many different things a list is about, however it is cut into themes."""

import numpy as np
from numpy.typing import NDArray

_SAMPLE = 15  # initiatives: lists of different length are compared at this size


def effective_themes(points: NDArray[np.float32]) -> float | None:
    """The number of equally different things that 15 initiatives drawn from the list stand for.

    The similarity-sensitive Hill number of order 2 (Leinster and Cobbold 2012), its reciprocal
    rarefied to 15: 1 / (1/15 + 14/15 mean similarity), which needs no drawing. Similarity is the
    cosine of ``points`` (items, dim), which are centred and of length 1, and not below 0; each of a
    million items would count the same. None below 15 items.
    """
    n = len(points)
    if n < _SAMPLE:
        return None
    total = sum(
        float(np.maximum(points[start : start + 1024] @ points.T, 0).sum(dtype=np.float64))
        for start in range(0, n, 1024)
    )
    own = float((points**2).sum(dtype=np.float64))
    mean = (total - own) / (n * (n - 1))
    return 1 / (1 / _SAMPLE + (1 - 1 / _SAMPLE) * mean)
