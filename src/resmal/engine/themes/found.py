"""The themes of a list: a drawing, not a fact, with how far other drawings agree with it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from resmal.engine.coherence.overlaps import Layout
from resmal.engine.portfolio import Initiative
from resmal.engine.review import Theme
from resmal.engine.themes.clusters import cluster
from resmal.engine.themes.naming import name_themes


def find_themes(
    initiatives: Sequence[Initiative],
    texts: Sequence[str],
    languages: Sequence[str],
    layout: Layout,
) -> tuple[Theme, ...]:
    """What the initiatives are about, the largest theme first; one that stands alone is in none.

    ``texts`` are the initiatives' own texts that ``layout`` was made from.
    """
    labels, runs = cluster(layout.neighbours)
    groups = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    themes = sorted((rows for rows in groups if len(rows) > 1), key=lambda g: (-len(g), g[0]))
    ordered = [_most_typical_first(rows, layout.points) for rows in themes]
    names = name_themes([one.title for one in initiatives], texts, languages, ordered)
    return tuple(
        Theme(
            id=at,
            words=words,
            members=tuple(initiatives[row].id for row in rows),
            agreement=_agreement(runs[:, rows]),
        )
        for at, (rows, words) in enumerate(zip(ordered, names, strict=True))
    )


def _most_typical_first(rows: NDArray[np.intp], points: NDArray[np.float32]) -> list[int]:
    typical = points[rows] @ points[rows].mean(0)
    return [int(row) for row in rows[np.lexsort((rows, -typical))]]


def _agreement(runs: NDArray[np.intp]) -> float:
    """The share of a theme's pairs that one more run keeps together, averaged; (seeds, members)."""
    pairs = runs.shape[1] * (runs.shape[1] - 1) / 2
    kept = [(sizes * (sizes - 1) / 2).sum() for sizes in (_sizes(run) for run in runs)]
    return float(np.mean(kept) / pairs)


def _sizes(labels: NDArray[np.intp]) -> NDArray[np.intp]:
    return np.unique(labels, return_counts=True)[1]
