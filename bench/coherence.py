"""What serves what, what strays, what repeats: every figure on public data, beside its rivals."""

import sys
from pathlib import Path

import coherence_fit
import coherence_overlap
from figures import Row
from tables import run

TITLE = "Coherence: assignment, strays, confirmations, overlaps, themes, sprawl"


def rows(quick: bool) -> list[Row]:  # noqa: FBT001 - the one question that a bench is asked
    """All figures; ``quick`` takes samples."""
    return [*coherence_fit.rows(quick), *coherence_overlap.rows(quick)]


if __name__ == "__main__":
    sys.exit(run(TITLE, rows, Path(__file__).with_name("coherence_floors.json")))
