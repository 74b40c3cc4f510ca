"""The ground of the map: its measures in two sizes, and a sector for each landmark."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Canvas:
    """The measures of one size of the map, in the unit of the drawing."""

    width: float
    height: float
    goal: float  # radius of the destination
    ring: float  # radius of the dashed ring
    rim: float  # radius where strays end and names begin
    dot: float  # radius of a dot of usual size
    largest: float  # radius of the largest group
    text: float  # type size of the names of dots
    has_sector_names: bool  # or numbers alone, where the page is narrow

    @property
    def centre(self) -> tuple[float, float]:
        """The destination."""
        return self.width / 2, self.height / 2

    def radius_for(self, p: float) -> float:
        """Distance from the destination for a probability of serving the landmark.

        Equal areas hold equal shares of probability, so that the middle is not crowded.
        """
        inner, outer = self.goal + 12, self.ring
        return math.sqrt(inner**2 + (outer**2 - inner**2) * (1 - p))


WIDE = Canvas(
    1000, 812, goal=36, ring=268, rim=342, dot=8.5, largest=33, text=13.5, has_sector_names=True
)
NARROW = Canvas(
    328, 328, goal=19, ring=102, rim=138, dot=4.4, largest=16, text=11, has_sector_names=False
)


@dataclass(frozen=True, slots=True)
class Sector:
    """A landmark's part of the circle, in radians clockwise from the top."""

    number: int
    start: float
    end: float

    @property
    def middle(self) -> float:
        """The angle of its middle."""
        return (self.start + self.end) / 2
