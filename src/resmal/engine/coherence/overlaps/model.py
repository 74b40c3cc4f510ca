"""How probable it is that two initiatives are about the same work, from where their texts lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resmal.engine.coherence.centring import Vectors, centred, language_means, normed
from resmal.engine.coherence.lexical import WordSpace
from resmal.engine.coherence.overlaps.neighbours import Neighbours, find_neighbours

_SLOPE, _CONSTANT = 11.0, -5.0  # fitted: docs/decisions/2026-11-23-overlaps-and-themes.md
_TITLE_WEIGHT = 0.25  # beside the whole text: titles are names as often as they are descriptions
_PRIOR_TEXTS = 50.0  # texts that the background counts as, beside the list's own
_FIRST, _LAST = 1, 6  # the neighbours 2-6: the nearest may be the overlap itself
_MOST_CROWDED = 0.6  # beyond this the neighbours are copies of one another, not its surroundings
_MISSING = 0.25  # where neighbours 2-6 lie in the pools; stands in where a list has fewer
_TOO_FAR = -5.0  # log odds that no name in common makes up for
_BY_CHANCE = 0.1  # what words of two languages share anyhow, as a cosine of their pieces
_TOGETHER = 4096  # pairs a product
_FLOOR = 0.01  # less probable pairs are not held


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows, ``a`` before ``b``, each at least .01 probable, the most probable first."""

    a: NDArray[np.intp]
    b: NDArray[np.intp]
    p: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Layout:
    """A list laid out so that its pairs, and one new item against it, can be judged.

    ``points`` and ``titles`` (items, dim) are centred, each of length 1: what an item says as a
    whole, and what its title alone says.
    """

    points: Vectors
    titles: Vectors
    neighbours: Neighbours
    means: tuple[Mapping[str, Vectors], Mapping[str, Vectors]]  # of texts, of titles


def lay_out(
    vectors: Vectors,
    title_vectors: Vectors,
    languages: Sequence[str],
    background: Mapping[str, Vectors],
) -> Layout:
    """The list as points that overlaps and themes are read from.

    ``vectors`` and ``title_vectors`` (items, dim) are of the whole texts and of the titles alone,
    which count a quarter beside the whole. ``background`` holds a mean (dim,) a language.
    """
    means = (
        language_means(vectors, languages, background, _PRIOR_TEXTS),
        language_means(title_vectors, languages, background, _PRIOR_TEXTS),
    )
    titles = centred(title_vectors, languages, means[1])
    points = _points(centred(vectors, languages, means[0]), titles)
    return Layout(points, titles, find_neighbours(points, languages), means)


def overlap_pairs(layout: Layout, texts: Sequence[str]) -> Pairs:
    """Every pair of the list that may be an overlap, with its probability.

    ``texts`` are those that ``layout`` was made from: words that two languages share are names and
    terms more often than chance, and speak for an overlap. Within a language they do not: the
    vectors know them already.
    """
    a, b, odds = _candidates(layout.neighbours)
    may_be = odds > _TOO_FAR
    a, b, odds = a[may_be], b[may_be], odds[may_be]
    of = layout.neighbours.language_of
    across = np.flatnonzero(of[a] != of[b])
    if len(across):
        odds[across] += _SLOPE * _shared_names(texts, a[across], b[across])
    p = _sigmoid(odds)
    order = np.lexsort((b, a, -p))
    order = order[p[order] >= _FLOOR]
    return Pairs(a[order], b[order], p[order])


def overlaps_of_one(
    layout: Layout, vector: Vectors, title_vector: Vectors, language: str
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Rows of the list that one more item, ``vector`` (dim,), may overlap, and how probably.

    The same figures as if the item stood in the list, but for the list's means, which one item
    hardly moves, and for the names that two languages share.
    Raises ValueError for a language that the list does not have.
    """
    near = layout.neighbours
    title = centred(title_vector[None], [language], layout.means[1])
    point = _points(centred(vector[None], [language], layout.means[0]), title)[0]
    cosine = layout.points @ point
    own = near.languages.index(language)
    theirs = np.sort(np.column_stack((near.cosine[:, own, :_LAST], cosine)))[:, ::-1]
    mine = np.array([_nearest(cosine[near.language_of == at]) for at in range(len(near.languages))])
    odds = _log_odds(cosine, crowding(mine)[near.language_of], crowding(theirs))
    p = _sigmoid(odds)
    order = np.argsort(-p, kind="stable")
    order = order[p[order] >= _FLOOR]
    return order, p[order]


def by_titles(layout: Layout, a: NDArray[np.intp], b: NDArray[np.intp]) -> NDArray[np.float64]:
    """How probable the pairs of rows ``a`` and ``b`` are by their titles alone."""
    cosine = (layout.titles[a] * layout.titles[b]).sum(1)
    crowd, of = crowding(layout.neighbours.cosine), layout.neighbours.language_of
    return _sigmoid(_log_odds(cosine, crowd[a, of[b]], crowd[b, of[a]]))


def _points(texts: Vectors, titles: Vectors) -> Vectors:
    return normed(texts + np.float32(_TITLE_WEIGHT) * titles)


def _candidates(
    near: Neighbours,
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """Pairs where one is among the other's nearest, once each, with their log odds."""
    n = len(near.index)
    at, _, _ = held = np.nonzero(near.index >= 0)
    other = near.index[held].astype(np.intp)
    keys, first = np.unique(np.minimum(at, other) * n + np.maximum(at, other), return_index=True)
    a, b = np.divmod(keys, max(n, 1))
    crowd, of = crowding(near.cosine), near.language_of
    odds = _log_odds(near.cosine[held][first], crowd[a, of[b]], crowd[b, of[a]])
    return a, b, odds


def _shared_names(
    texts: Sequence[str], a: NDArray[np.intp], b: NDArray[np.intp]
) -> NDArray[np.float64]:
    """How much more the words of pairs share than words of two languages do by chance, 0 to .9."""
    words = WordSpace(texts).own
    shared = [
        words[a[at : at + _TOGETHER]].multiply(words[b[at : at + _TOGETHER]]).sum(1)
        for at in range(0, len(a), _TOGETHER)
    ]
    return np.maximum(np.concatenate(shared).astype(np.float64) - _BY_CHANCE, 0)


def _nearest(cosine: Vectors) -> Vectors:
    """The six largest, the largest first, filled up with -2."""
    found = np.full(_LAST, -2, np.float32)
    largest = np.sort(cosine)[::-1][:_LAST]
    found[: len(largest)] = largest
    return found


def crowding(cosine: Vectors) -> Vectors:
    """Mean cosine of the neighbours 2-6 over the last axis, .6 at most; .25 for each missing."""
    near = cosine[..., _FIRST:_LAST]
    mean = np.where(near < -1, np.float32(_MISSING), near).mean(-1)
    return np.asarray(np.minimum(mean, np.float32(_MOST_CROWDED)))


def _log_odds(cosine: Vectors, crowd_a: Vectors, crowd_b: Vectors) -> NDArray[np.float64]:
    """Log odds of an overlap.

    csls = 2 cosine - crowd_a - crowd_b, cross-domain similarity local scaling (Conneau and others
    2018), each crowd in the language of the other, so that a pair in two languages is judged
    against its like.
    """
    csls = 2 * cosine.astype(np.float64) - crowd_a - crowd_b
    return _SLOPE * csls + _CONSTANT


def _sigmoid(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -30, 30))))
