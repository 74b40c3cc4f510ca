"""Labels with the room that they take, so that no two of them touch."""

from dataclasses import dataclass
from typing import Literal

from resmal.pictures import svg
from resmal.pictures.text import Face, width

Anchor = Literal["start", "middle", "end"]
_ASCENT, _DESCENT, _LEADING = 0.76, 0.24, 1.22  # shares of the type size


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the unit of the drawing; ``top`` is less than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_within(self, other: "Box") -> bool:
        """Whether all of it lies inside ``other``."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> "Box":
        """The rectangle with ``by`` more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def depth(self, x: float, y: float, radius: float) -> float:
        """How deep a disc reaches into the rectangle: 0 where they do not meet."""
        near_x = min(max(x, self.left), self.right)
        near_y = min(max(y, self.top), self.bottom)
        apart = ((x - near_x) ** 2 + (y - near_y) ** 2) ** 0.5
        return float(max(0.0, radius - apart))


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text set at a place; ``y`` is the baseline of the first line."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    face: Face = Face.SANS
    anchor: Anchor = "start"
    colour: str = "ink"

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return self.size * _LEADING

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return self.size + (len(self.lines) - 1) * self.leading

    @property
    def box(self) -> Box:
        """The room it takes."""
        wide = max((width(line, self.size, self.face) for line in self.lines), default=0.0)
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * wide
        top = self.y - _ASCENT * self.size
        return Box(self.x - before, top, self.x - before + wide, top + self.height)

    def below(self, top: float) -> "Label":
        """The same label with its top at ``top``."""
        return Label(
            self.lines,
            self.x,
            top + _ASCENT * self.size,
            self.size,
            self.face,
            self.anchor,
            self.colour,
        )

    def svg(self) -> str:
        """The label as SVG."""
        return "".join(
            svg.element(
                "text",
                svg.clean(line),
                x=self.x,
                y=self.y + place * self.leading,
                class_=f"{self.face} fill-{self.colour}",
                font_size=self.size,
                text_anchor=None if self.anchor == "start" else self.anchor,
            )
            for place, line in enumerate(self.lines)
        )
