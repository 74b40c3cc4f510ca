"""How the sprawl of one list changes, measured the same way at each date."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from resmal.engine.courses import course_of
from resmal.engine.portfolio import Direction, Initiative
from resmal.engine.review import Overlap, SprawlAt, WhyNot

_LOW, _HIGH = 0.05, 0.95
_FEWEST = 15  # initiatives under way at a date
_RESAMPLES = 500
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
    the initiatives drawn anew (bootstrap). Empty, with the reason, where the list cannot bear it.
    """
    why_not = _landmarks_that_cannot_bear_it(direction)
    if why_not is None and all(one.started_on is None for one in initiatives):
        why_not = WhyNot.NO_DATES
    if why_not is not None:
        return (), why_not
    effort = _effort(initiatives)
    for months in ((12,), (6, 12)):
        seen = [
            _at(day, under_way, stray_p, overlaps, effort)
            for day in _dates(initiatives, on, months)
            if len(under_way := _under_way(initiatives, day)) >= _FEWEST
        ]
        if len(seen) >= _YEAR_ENDS_ENOUGH:
            break
    if len(seen) < 2:  # noqa: PLR2004
        return (), WhyNot.ONE_DATE if seen else WhyNot.TOO_FEW
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


def _under_way(initiatives: Sequence[Initiative], day: date) -> dict[str, int]:
    """Rows, by id, of what had begun and not ended on ``day``."""
    courses = ((one.id, row, course_of(one, day)) for row, one in enumerate(initiatives))
    return {which: row for which, row, course in courses if course and course.ended is None}


def _effort(initiatives: Sequence[Initiative]) -> NDArray[np.float64]:
    known = [one.effort for one in initiatives if one.effort is not None and one.effort > 0]
    usual = float(np.median(known)) if known else 1.0
    return np.array([one.effort if one.effort is not None else usual for one in initiatives])


def _at(
    day: date,
    under_way: dict[str, int],
    stray_p: NDArray[np.floating],
    overlaps: Sequence[Overlap],
    effort: NDArray[np.float64],
) -> SprawlAt:
    place = {which: at for at, which in enumerate(under_way)}
    shared = np.zeros(len(place))
    for pair in overlaps:
        if not pair.is_pasted and pair.a in place and pair.b in place:
            shared[[place[pair.a], place[pair.b]]] += pair.p
    rows = list(under_way.values())
    serves, weight = 1 - stray_p[rows], np.maximum(effort[rows], 0)
    sprawls = (1 - serves) + serves * (1 - 1 / (1 + shared))
    weight = weight if weight.sum() > 0 else np.ones_like(weight)
    drawn = np.random.default_rng(0).multinomial(len(rows), [1 / len(rows)] * len(rows), _RESAMPLES)
    with np.errstate(invalid="ignore"):  # a draw of nothing but weightless ones says nothing
        resampled = (drawn @ (weight * sprawls)) / (drawn @ weight)
    low, high = np.nanquantile(resampled, (_LOW, _HIGH))
    value = float(np.average(sprawls, weights=weight))
    return SprawlAt(day, value, min(float(low), value), max(float(high), value), len(rows))
