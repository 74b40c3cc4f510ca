"""How a bench prints its figures, writes them as JSON and says whether they have fallen."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from figures import Row

NO_DATA = (
    "Set RESMAL_DATA to the folder of public data sets; without it there is nothing to measure."
)


def run(title: str, rows: Callable[[bool], list[Row]], floors: Path | None = None) -> int:
    """Measure, print a table, write JSON where asked; 1 where ``--check`` finds a fall.

    ``rows`` is called with whether the quick, sampled form is wanted. ``floors`` names a JSON file
    of figures that the quick form has reached, each with the slack that sampling needs.
    """
    parser = argparse.ArgumentParser(description=title)
    parser.add_argument("--quick", action="store_true", help="a sampled form, for every change")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--check", action="store_true", help="end with 1 if a figure has fallen")
    arguments = parser.parse_args()
    if "RESMAL_DATA" not in os.environ:
        print(NO_DATA, file=sys.stderr)
        return 2
    measured = rows(arguments.quick)
    print(f"{title}\n\n{table(measured)}")
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(row) for row in measured], indent=1))
    fallen = falls(measured, floors) if arguments.check and floors else []
    print("\n".join(fallen))
    return 1 if fallen else 0


def falls(rows: Sequence[Row], floors: Path) -> list[str]:
    """One line for each figure that is worse than its floor, or is no longer measured."""
    held = json.loads(floors.read_text(encoding="utf-8"))
    measured = {row.name: row for row in rows}
    lines = [f"no longer measured: {name}" for name in held if name not in measured]
    for name, floor in held.items():
        row = measured.get(name)
        if row and (row.figure < floor if row.better == "higher" else row.figure > floor):
            lines.append(f"fallen: {name} is {row.figure:.4g}, was at least as good as {floor:.4g}")
    return lines


def table(rows: Sequence[Row]) -> str:
    """The figures as a Markdown table, rivals beside them."""
    lines = [
        "| what | figure | goal | reached | rivals in the same run | note |",
        "|---|--:|--:|---|---|---|",
    ]
    for row in rows:
        rivals = ", ".join(f"{name} {value:.4g}" for name, value in row.rivals.items())
        sign = "≥" if row.better == "higher" else "≤"
        reached = "yes" if row.is_reached else "no"
        lines.append(
            f"| {row.name} | {row.figure:.4g} | {sign} {row.goal:.4g} | {reached} | {rivals} "
            f"| {row.note} |"
        )
    return "\n".join(lines)
