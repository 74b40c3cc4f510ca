"""How the sprawl of one list changes, measured the same way at each date."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from resmal.engine.courses import course_of
from resmal.engine.portfolio import Direction, Initiative
from resmal.engine.review import Overlap, SprawlAt, WhyNot

_LOW, _HIGH = 0.05, 0.95
_FEWEST = 15  # initiatives under way at a date
_RESAMPLES = 500
_DRAWN_UP_TO = 2000  # initiatives; above it drawing takes seconds and says the same
_YEAR_ENDS_ENOUGH = 4  # with fewer year ends that bear it, half-years are shown


def sprawl_over_time(
    initiatives: Sequence[Initiative],
    direction: Direction,
    stray_p: NDArray[np.floating],
    overlaps: Sequence[Overlap],
    on: date,
) -> tuple[tuple[SprawlAt, ...], WhyNot | None]:
    """Sprawl of what was under way at year ends, or half-years where those are few, and ``on``.

    S = mean of (1 - p) + p r, weighted by effort (the median where none is given): p = 1 -
    ``stray_p`` (items,), r = 1 - 1 / (1 + sum of p of overlaps with what was under way then). It is
    biased upwards, so only its change says anything. The interval, nine times in ten, is that of
    the initiatives drawn anew: bootstrap, or above 2,000 its normal approximation. Empty, with the
    reason, where the list cannot bear it.
    """
    why_not = _landmarks_that_cannot_bear_it(direction)
    if why_not is None and all(one.started_on is None for one in initiatives):
        why_not = WhyNot.NO_DATES
    if why_not is not None:
        return (), why_not
    effort, pairs = _effort(initiatives), _pairs(initiatives, overlaps)
    for months in ((12,), (6, 12)):
        days = _dates(initiatives, on, months)
        seen = [
            _at(day, under_way, stray_p, pairs, effort)
            for day in days
            if (under_way := _under_way(initiatives, day)).sum() >= _FEWEST
        ]
        if len(seen) >= _YEAR_ENDS_ENOUGH:
            break
    if len(seen) < 2:  # noqa: PLR2004
        return (), WhyNot.ONE_DATE if seen and len(days) < 2 else WhyNot.TOO_FEW  # noqa: PLR2004
    return tuple(seen), None


def _landmarks_that_cannot_bear_it(direction: Direction) -> WhyNot | None:
    if not direction.landmarks:
        return WhyNot.NO_LANDMARKS
    if any(landmark.is_thin for landmark in direction.landmarks):
        return WhyNot.THIN_LANDMARKS
    return None


def _dates(initiatives: Sequence[Initiative], on: date, months: Sequence[int]) -> list[date]:
    """The ends of the given months from the first start on, and ``on`` itself."""
    first = min(one.started_on for one in initiatives if one.started_on)
    ends = [
        date(year, month, 31 if month == 12 else 30)  # noqa: PLR2004
        for year in range(first.year, on.year + 1)
        for month in months
    ]
    return [end for end in ends if first <= end < on] + [on]


def _under_way(initiatives: Sequence[Initiative], day: date) -> NDArray[np.bool_]:
    """Which had begun and not ended on ``day``, for each (items,)."""
    courses = (course_of(one, day) for one in initiatives)
    return np.array([course is not None and course.ended is None for course in courses], bool)


def _pairs(
    initiatives: Sequence[Initiative], overlaps: Sequence[Overlap]
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Rows (pairs, 2) and probabilities (pairs,) of the overlaps that are not pasted text."""
    place = {one.id: row for row, one in enumerate(initiatives)}
    kept = [pair for pair in overlaps if not pair.is_pasted]
    rows = np.array([(place[pair.a], place[pair.b]) for pair in kept], np.intp)
    return rows.reshape(-1, 2), np.array([pair.p for pair in kept])


def _effort(initiatives: Sequence[Initiative]) -> NDArray[np.float64]:
    known = [one.effort for one in initiatives if one.effort is not None and one.effort > 0]
    usual = float(np.median(known)) if known else 1.0
    return np.array([one.effort if one.effort is not None else usual for one in initiatives])


def _at(
    day: date,
    under_way: NDArray[np.bool_],
    stray_p: NDArray[np.floating],
    pairs: tuple[NDArray[np.intp], NDArray[np.float64]],
    effort: NDArray[np.float64],
) -> SprawlAt:
    ends, p = pairs
    both = under_way[ends].all(1)
    shared = np.zeros(len(under_way))
    np.add.at(shared, ends[both], p[both, None])
    serves, weight = 1 - stray_p[under_way], np.maximum(effort[under_way], 0)
    sprawls = (1 - serves) + serves * (1 - 1 / (1 + shared[under_way]))
    weight = weight if weight.sum() > 0 else np.ones_like(weight)
    value = float(np.average(sprawls, weights=weight))
    low, high = _interval(sprawls, weight, value)
    return SprawlAt(day, value, min(low, value), max(high, value), len(weight))


def _interval(
    sprawls: NDArray[np.float64], weight: NDArray[np.float64], mean: float
) -> tuple[float, float]:
    """Where the weighted ``mean`` lies nine times in ten, were the initiatives drawn anew.

    Above 2,000 by the normal distribution, with the standard error of a ratio of two sums
    (Cochran 1977, 6.4): no farther from what is drawn than one drawing of 500 from another.
    """
    n = len(weight)
    if n > _DRAWN_UP_TO:
        error = np.sqrt((weight**2 * (sprawls - mean) ** 2).sum()) / weight.sum()
        spread = float(ndtri(_HIGH) * error)
        return mean - spread, mean + spread
    drawn = np.random.default_rng(0).multinomial(n, np.full(n, 1 / n), _RESAMPLES)
    with np.errstate(invalid="ignore"):  # a draw of nothing but weightless ones says nothing
        resampled = (drawn @ (weight * sprawls)) / (drawn @ weight)
    low, high = np.nanquantile(resampled, (_LOW, _HIGH))
    return float(low), float(high)
