"""The overlaps that a review shows: the probable pairs, and those that share pasted text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from resmal.engine.coherence.overlaps.model import Layout, Pairs, by_titles, overlap_pairs
from resmal.engine.coherence.overlaps.pasted import Runs, runs_of, with_titles
from resmal.engine.coherence.overlaps.quotes import Encode, quote_pairs, sentences_of
from resmal.engine.portfolio import Initiative
from resmal.engine.review import Level, Overlap

LIKELY_FROM = 0.8  # from here on nine in ten are right on pairs not used for fitting
LOOK_FROM = 0.15
_SHOWN = 5  # pairs an item


@dataclass(frozen=True, slots=True)
class _Pair:
    a: int
    b: int
    p: float
    is_pasted: bool


def find_overlaps(
    initiatives: Sequence[Initiative],
    languages: Sequence[str],
    layout: Layout,
    encode: Encode,
) -> tuple[Overlap, ...]:
    """Pairs of initiatives that may be doing the same thing, the most probable first.

    ``layout`` is that of the initiatives' own texts (``own_texts``), in the same order. A pair is
    shown where it is among the five most probable of one of its two. Pasted pairs are judged by
    their titles alone, since the rest says the same by hand, and shown however improbable.
    """
    runs = runs_of(initiatives)
    own = runs.own_pieces
    probable = overlap_pairs(layout, with_titles(initiatives, own))
    pairs = _few_an_item(_pasted_apart(runs, probable, layout))
    whole = [[one.description] for one in initiatives]
    quotes: dict[tuple[int, int], tuple[str, str]] = {}
    for is_pasted, pieces in ((False, own), (True, whole)):
        rows = [(pair.a, pair.b) for pair in pairs if pair.is_pasted == is_pasted]
        said = _sentences(rows, pieces, initiatives)
        quoted = quote_pairs(rows, said, languages, layout, encode)
        quotes.update(zip(rows, quoted, strict=True))
    return tuple(
        Overlap(
            a=initiatives[pair.a].id,
            b=initiatives[pair.b].id,
            p=pair.p,
            level=Level.LIKELY if pair.p >= LIKELY_FROM else Level.LOOK,
            is_pasted=pair.is_pasted,
            quote_a=quotes[pair.a, pair.b][0],
            quote_b=quotes[pair.a, pair.b][1],
        )
        for pair in pairs
    )


def _sentences(
    pairs: Sequence[tuple[int, int]],
    pieces: Sequence[Sequence[str]],
    initiatives: Sequence[Initiative],
) -> dict[int, list[str]]:
    """What each row of the pairs says, by row."""
    rows = sorted({row for pair in pairs for row in pair})
    return {row: sentences_of(pieces[row], initiatives[row].title) for row in rows}


def _pasted_apart(runs: Runs, probable: Pairs, layout: Layout) -> list[_Pair]:
    """Probable pairs and pasted pairs, the most probable first."""
    chosen = probable.p >= LOOK_FROM
    found = zip(
        probable.a[chosen].tolist(),
        probable.b[chosen].tolist(),
        probable.p[chosen].tolist(),
        strict=True,
    )
    pairs = [_Pair(a, b, p, is_pasted=False) for a, b, p in found if not runs.is_pasted(a, b)]
    rows = np.array(runs.pasted_pairs(), np.intp).reshape(-1, 2)
    by_title = by_titles(layout, rows[:, 0], rows[:, 1]).tolist()
    pairs += [
        _Pair(a, b, p, is_pasted=True) for (a, b), p in zip(rows.tolist(), by_title, strict=True)
    ]
    return sorted(pairs, key=lambda pair: (-pair.p, pair.a, pair.b))


def _few_an_item(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The pairs that are among the first five of one of their two."""
    seen: Counter[int] = Counter()
    kept = []
    for pair in pairs:
        if min(seen[pair.a], seen[pair.b]) < _SHOWN:
            kept.append(pair)
        seen.update((pair.a, pair.b))
    return kept
