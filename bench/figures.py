"""What a bench gives back: one measured figure beside its goal and its rivals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure.

    ``goal`` is the one that was set before measuring and is never lowered; ``rivals`` holds what
    others reach on the same data, by name.
    """

    area: str  # the part of the product: "coherence", "words", ...
    name: str
    figure: float
    goal: float
    better: Literal["higher", "lower"]
    rivals: Mapping[str, float] = field(default_factory=dict)
    note: str = ""

    @property
    def is_reached(self) -> bool:
        """Whether the figure is as good as its goal."""
        return self.figure >= self.goal if self.better == "higher" else self.figure <= self.goal
