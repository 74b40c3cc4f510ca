"""Which initiatives may be doing the same thing, and which only share pasted text."""

from resmal.engine.coherence.overlaps.found import find_overlaps
from resmal.engine.coherence.overlaps.model import (
    Layout,
    Pairs,
    lay_out,
    overlap_pairs,
    overlaps_of_one,
)
from resmal.engine.coherence.overlaps.pasted import own_texts

__all__ = [
    "Layout",
    "Pairs",
    "find_overlaps",
    "lay_out",
    "overlap_pairs",
    "overlaps_of_one",
    "own_texts",
]
