"""Whether what is begun changes with the years more than chance would have it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_FEWEST = 4  # initiatives a period
_FEWEST_IN_ALL = 15
_SHUFFLES = 999
_TOGETHER = 100  # shuffles a product


@dataclass(frozen=True, slots=True)
class Drift:
    """How far the periods of a list lie apart.

    ``strength`` is in standard deviations of the same list with its years shuffled; ``p_value`` is
    the share of shuffles that lie as far apart. ``periods`` are the first years of each.
    """

    strength: float
    p_value: float
    periods: tuple[int, ...]


def drift(points: NDArray[np.float32], years: Sequence[int]) -> Drift | None:
    """How far apart the years of a list lie, against shuffled years; None for fewer than 15 items.

    ``points`` (items, dim) are centred, of length 1; ``years`` says when each began. Years are
    joined until a period has four; None also where there is one period. Unbiased squared maximum
    mean discrepancy with the dot product as kernel (Gretton and others 2012), over pairs of items.
    """
    firsts = _periods(years)
    if len(firsts) < 2 or len(years) < _FEWEST_IN_ALL:  # noqa: PLR2004
        return None
    member = np.eye(len(firsts))[np.searchsorted(firsts, years, side="right") - 1]
    found = _discrepancy(points, member[None])[0]
    rng = np.random.default_rng(0)
    shuffled = np.concatenate(
        [
            _discrepancy(points, np.stack([rng.permutation(member) for _ in range(some)]))
            for some in _portions(len(points))
        ]
    )
    spread = float(shuffled.std())
    return Drift(
        strength=float((found - shuffled.mean()) / spread) if spread else 0.0,
        p_value=float((1 + (shuffled >= found).sum()) / (1 + len(shuffled))),
        periods=tuple(firsts),
    )


def _portions(items: int) -> list[int]:
    """How many shuffles are held at a time: fewer of a long list."""
    size = max(1, min(_TOGETHER, 1_000_000 // max(items, 1)))
    return [min(size, _SHUFFLES - start) for start in range(0, _SHUFFLES, size)]


def _periods(years: Sequence[int]) -> list[int]:
    """The first years of periods with four items each; what is left over joins the last."""
    counts = {year: years.count(year) for year in sorted(set(years))}
    firsts, held = [], _FEWEST
    for year, count in counts.items():
        if held >= _FEWEST:
            firsts.append(year)
            held = 0
        held += count
    return firsts[:-1] if held < _FEWEST and firsts else firsts


def _discrepancy(points: NDArray[np.float32], member: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean similarity of pairs within a period less that of pairs across, for each (shuffle,).

    ``member`` (shuffles, items, periods) says with a 1 which period an item is in. Only sums over
    periods are needed, never all pairs.
    """
    sums = np.swapaxes(member, 1, 2) @ points  # (shuffles, periods, dim)
    own = (points.astype(np.float64) ** 2).sum(1)  # 1, or 0 for a text that says nothing
    sizes = member.sum(1)
    within = ((sums**2).sum(2) - np.einsum("sip,i->sp", member, own)).sum(1)
    across = (sums.sum(1) ** 2).sum(1) - (sums**2).sum((1, 2))
    pairs_within = (sizes * (sizes - 1)).sum(1)
    pairs_across = sizes.sum(1) ** 2 - (sizes**2).sum(1)
    return np.asarray(within / pairs_within - across / pairs_across)
