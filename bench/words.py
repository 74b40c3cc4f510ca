"""Plain words: speed, abbreviations and alarms on public data, beside other checkers."""

import sys
from pathlib import Path

import words_acronyms
import words_alarms
import words_speed
from figures import Row
from tables import run

TITLE = "Plain words: speed, abbreviations, alarms"


def rows(quick: bool) -> list[Row]:  # noqa: FBT001 - the one question that a bench is asked
    """All figures; ``quick`` takes samples and leaves the rivals out."""
    return [*words_speed.rows(quick), *words_acronyms.rows(quick), *words_alarms.rows(quick)]


if __name__ == "__main__":
    sys.exit(run(TITLE, rows, Path(__file__).with_name("words_floors.json")))
