"""How many initiatives have no clear link or a likely overlap, and how many landmarks are empty."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.special import ndtri

from resmal.engine.review import Count, Level, Overlap

_LOW, _HIGH = 0.05, 0.95  # between them the count lies nine times in ten
_EXACT_UP_TO = 3000  # trials; above it the normal distribution differs by less than one
_CLEARLY = 0.15  # many less probable fits must not add up to one
_DRAWS = 2000
_DRAWN_TOGETHER = 200


@dataclass(frozen=True, slots=True)
class SprawlCounts:
    """The three counts."""

    no_clear_link: Count
    likely_overlap: Count
    empty_landmarks: Count


def sprawl_counts(
    is_stray: Sequence[bool],
    stray_p: NDArray[np.floating],
    overlaps: Sequence[Overlap],
    fit_p: NDArray[np.floating],
    empty: int,
) -> SprawlCounts:
    """The counts that a reader sees in the lists, each with what the probabilities allow.

    ``stray_p`` (items,) and ``fit_p`` (items, landmarks) are calibrated; ``empty`` is how many
    landmarks are called empty. Strays are independent trials, and so are landmarks, each empty
    where none of its fits of .15 or more holds: Poisson-binomial, exact by convolution, normal
    above 3,000. Overlaps come in pairs, so that initiatives are not independent: pairs are drawn as
    independent trials, and the initiatives that any drawn pair touches are counted.
    """
    likely = {row for pair in overlaps if _counts_as_likely(pair) for row in (pair.a, pair.b)}
    clear = np.where(fit_p >= _CLEARLY, fit_p, 0)
    return SprawlCounts(
        no_clear_link=_count(sum(is_stray), sum_interval(stray_p), len(is_stray)),
        likely_overlap=_count(len(likely), _touched_interval(overlaps), len(is_stray)),
        empty_landmarks=_count(empty, sum_interval((1 - clear).prod(0)), fit_p.shape[1]),
    )


def sum_interval(p: NDArray[np.floating]) -> tuple[int, int]:
    """Between which counts the successes of trials ``p`` (n,) lie nine times in ten."""
    uncertain = p[(p > 0) & (p < 1)].astype(np.float64)
    certain = int((p >= 1).sum())
    if len(uncertain) > _EXACT_UP_TO:
        spread = ndtri(_HIGH) * np.sqrt((uncertain * (1 - uncertain)).sum())
        low, high = uncertain.sum() - spread, uncertain.sum() + spread
        return certain + int(np.floor(low)), certain + int(np.ceil(high))
    chances = np.ones(1)
    for each in uncertain:
        chances = np.convolve(chances, (1 - each, each))
    below = np.cumsum(chances)
    low, high = np.searchsorted(below, (_LOW, _HIGH))
    return certain + int(low), certain + int(min(high, len(uncertain)))


def _counts_as_likely(pair: Overlap) -> bool:
    return pair.level is Level.LIKELY and not pair.is_pasted


def _touched_interval(overlaps: Sequence[Overlap]) -> tuple[int, int]:
    """Between which numbers the initiatives lie that some overlap touches; pasted text is none."""
    pairs = [pair for pair in overlaps if not pair.is_pasted]
    if not pairs:
        return 0, 0
    items = {
        one: at for at, one in enumerate(sorted({i for pair in pairs for i in (pair.a, pair.b)}))
    }
    ends = np.array([(items[pair.a], items[pair.b]) for pair in pairs])
    rows = np.repeat(np.arange(len(pairs)), 2)
    touches = csr_array((np.ones(len(rows)), (rows, ends.ravel())), (len(pairs), len(items)))
    p, rng = np.array([pair.p for pair in pairs]), np.random.default_rng(0)
    touched = [
        ((rng.random((_DRAWN_TOGETHER, len(pairs))) < p).astype(float) @ touches > 0).sum(1)
        for _ in range(_DRAWS // _DRAWN_TOGETHER)
    ]
    low, high = np.quantile(np.concatenate(touched), (_LOW, _HIGH))
    return int(low), int(np.ceil(high))


def _count(value: int, interval: tuple[int, int], of: int) -> Count:
    """The count with its interval, which holds the count itself whatever the probabilities say."""
    low, high = interval
    return Count(value, max(0, min(low, value)), min(of, max(high, value)), of)
