"""Texts as the scorer sees them: in the space of meanings and in that of words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from resmal.engine.coherence.centring import Vectors


@dataclass(frozen=True, slots=True)
class Items:
    """A list's texts as they come: nothing is cleaned or centred yet."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    languages: tuple[str, ...]  # "sv", "en" or "other"
    vectors: Vectors  # (n, d) as encoded; zeros for an empty text


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts to be scored: the list's own, changed ones or new ones."""

    points: Vectors  # (m, d), centred
    words: csr_array  # (m, pieces)
    languages: tuple[str, ...]
    rows: NDArray[np.intp]  # (m,): where in the list each stands, -1 for a text outside it
