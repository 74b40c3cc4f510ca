"""What a landmark learns from the list itself: its likeliest initiatives serve as examples."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from resmal.engine.coherence.centring import Vectors
from resmal.engine.coherence.fit.texts import Texts
from resmal.engine.coherence.lexical import chance_similarity, similarity

_FEWEST, _MOST = 2, 10  # initiatives a landmark that serve as examples, weighed by probability
_SHARE = 0.5  # of what each landmark would have if the list were dealt out evenly
_LEAST = 0.1  # less likely ones are no examples at all
_DOUBT = 1.0  # squared length of a sum of examples that is doubted by half


@dataclass(frozen=True, slots=True)
class Examples:
    """A list's texts as examples of landmarks (Rocchio 1971), none of them to itself."""

    weights: NDArray[np.float32]  # (n, L)
    points: Vectors  # (n, d), centred
    words: csr_array  # (n, pieces)
    sum_of_points: Vectors  # (L, d)
    sum_of_words: csr_array  # (L, pieces)

    def score(self, texts: Texts) -> NDArray[np.float32]:
        """Likeness (m, L) to each landmark's examples, in meaning and in words beyond chance."""
        points, words = texts.points, texts.words
        at = np.flatnonzero((texts.rows >= 0) & self.weights[texts.rows].any(axis=1))
        rows = texts.rows[at]
        own, themselves, their_words = self.weights[rows], self.points[rows], self.words[rows]
        meaning = _likeness(
            points @ self.sum_of_points.T,
            (self.sum_of_points**2).sum(axis=1),
            at,
            own * np.einsum("md,md->m", points[at], themselves)[:, None],
            2 * own * (themselves @ self.sum_of_points.T) - own**2,
        )
        shared = _likeness(
            similarity(words, self.sum_of_words),
            self.sum_of_words.power(2).sum(axis=1),
            at,
            own * words[at].multiply(their_words).sum(axis=1)[:, None],
            2 * own * similarity(their_words, self.sum_of_words) - own**2,
        )
        by_chance = chance_similarity(words, self.sum_of_words)
        return np.asarray(meaning + shared - np.where(shared > 0, by_chance, 0), np.float32)


def _likeness(
    dots: NDArray[np.float32],
    squares: NDArray[np.float32],
    at: NDArray[np.intp],
    own_dots: NDArray[np.float32],
    own_squares: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Cosines (m, L) of texts with sums of examples.

    From the few texts ``at`` (k,) that are examples themselves their own part (k, L) is taken.
    Sums of little weight are doubted: few or unlikely examples say little.
    """
    likeness = dots / np.sqrt(squares + _DOUBT)
    left = np.maximum(squares - own_squares, 0)
    likeness[at] = (dots[at] - own_dots) / np.sqrt(left + _DOUBT)
    return np.asarray(likeness, np.float32)


def likely_examples(
    points: Vectors, words: csr_array, likely: NDArray[np.float32], said: NDArray[np.int8]
) -> Examples:
    """The likeliest initiatives of each landmark by first probabilities ``likely`` (n, L).

    ``said`` (n, L) as in ``Confirmations.matrix`` goes before them.
    """
    weights = np.where(said > 0, 1, np.where(said < 0, 0, likely))
    weights = np.where(weights >= _LEAST, weights, 0)
    count = int(np.clip(_SHARE * len(weights) / weights.shape[1], _FEWEST, _MOST))
    if len(weights) > count:
        bar = np.partition(weights, -count, axis=0)[-count]
        weights = np.where(weights >= bar, weights, 0)
    weights = weights.astype(np.float32)
    return Examples(weights, points, words, weights.T @ points, csr_array(weights.T @ words))
